"""What stands before every page: who may ask, how much, and what the browser may do with it."""

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
BODY_LIMIT = 4 * 1024 * 1024
"""Bytes of a request: a megabyte of text grows to thrice that in a form."""
CSRF_COOKIE = "greenroom_csrf"
READS = ("GET", "HEAD")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses foreign hosts, foreign origins and large bodies; sets the safety headers.

    A page of another site that has this address looked up (DNS rebinding) sends its own name as
    Host, and a form of another site sends its own Origin; both end here.
    """

    def __init__(self, app: ASGIApp, port: int | None = None) -> None:
        self._app = app
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], scope["path"], headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send, scope, None))
            return
        token = _csrf_cookie(headers)
        fresh = None if token else secrets.token_hex(16)
        scope["csrf"] = token or fresh
        await self._app(scope, _limited(receive), _with_headers(send, scope, fresh))

    def _refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if not self._is_here(host):
            return _refused(path, f"This address is not served here: {host[:100]}", 421)
        origin = headers.get("origin")
        if method not in READS and not self._is_ours(origin, headers, host):
            return _refused(path, "A form of another site may not write here.", 403)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return _refused(path, "The length of the request is not a number.", 400)
        if int(length[:20]) > BODY_LIMIT:
            return _refused(path, f"At most {BODY_LIMIT:,} bytes can be sent at once.", 413)
        return None

    def _is_here(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not name:
            name, port = host, ""
        return name.lower() in LOOPBACK and (self._port is None or port in ("", str(self._port)))

    def _is_ours(self, origin: str | None, headers: Headers, host: str) -> bool:
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        # A browser too old to send Origin is still held by the token in the form.
        if origin is None:
            return True
        try:
            return urlsplit(origin).netloc.lower() == host.lower()
        except ValueError:
            return False


def _refused(path: str, sentence: str, status: int) -> Response:
    """In words for a person; for a program as JSON, in the shape of the API's errors."""
    if path.startswith("/api/"):
        return JSONResponse({"detail": sentence}, status)
    return PlainTextResponse(sentence, status)


def _csrf_cookie(headers: Headers) -> str | None:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(CSRF_COOKIE)
    except CookieError:
        return None
    value = morsel.value if morsel else ""
    return value if len(value) == 32 and value.isalnum() else None


class BodyTooLarge(Exception):
    """The body went on beyond its limit; its length was not told or not true."""


def _limited(receive: Receive) -> Receive:
    size = 0

    async def read() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > BODY_LIMIT:
            raise BodyTooLarge
        return message

    return read


def _policy(style_nonce: str | None) -> str:
    """The policy of a page; a nonce lets its own script bring styles, and no other."""
    if style_nonce is None:
        return CONTENT_SECURITY_POLICY
    own = "style-src 'self'"
    return CONTENT_SECURITY_POLICY.replace(own, f"{own} 'nonce-{style_nonce}'")


def _with_headers(send: Send, scope: Scope, fresh_token: str | None) -> Send:
    async def write(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["content-security-policy"] = _policy(scope.get("style_nonce"))
            headers.setdefault("cache-control", "no-store")
            if fresh_token is not None:
                cookie = f"{CSRF_COOKIE}={fresh_token}; Path=/; HttpOnly; SameSite=Strict"
                headers.append("set-cookie", cookie)
        await send(message)

    return write
