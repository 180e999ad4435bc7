"""Requests to a server that speaks OpenAI's chat completions.

Nothing but the configured address is spoken to: redirections are not followed, and proxies that the
environment names are not used.
"""

import asyncio
import datetime as dt
import email.utils
import json
from typing import Any, Final, NamedTuple

import httpx2
from pydantic import BaseModel, ValidationError

from greenroom.graders.rubric.model.settings import KEY, MODEL, URL, ModelSettings
from greenroom.graders.rubric.model.unusable import Unusable

LARGEST_REPLY: Final = 1 << 20
"""Bytes; a reading of ten points is about 4 KB, thoughts before it some tens."""
USUAL_WAIT_S: Final = 1.0
"""Before the second try, where the server does not say how long."""
CAN_BE_LEFT_OUT: Final = ("response_format", "temperature")
"""What some servers or models refuse. The schema stands in the prompt as well."""

_STRANGE: Final = "sent something that is no chat completion"


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: tuple[_Choice, ...]


class _Received(NamedTuple):
    status: int
    retry_after: str
    body: bytes


def ask(settings: ModelSettings, body: dict[str, Any]) -> list[str | Unusable]:
    """The same request once for each sample, all at the same time; waits for all of them.

    Not for a thread in which an event loop runs.
    """
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(_ask_all(settings, body))
    finally:
        # Not asyncio.run: it would wait for a name server that does not answer.
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _ask_all(settings: ModelSettings, body: dict[str, Any]) -> list[str | Unusable]:
    ends = asyncio.get_running_loop().time() + settings.timeout_s
    async with httpx2.AsyncClient(
        headers=_headers(settings), timeout=None, follow_redirects=False, trust_env=False
    ) as client:
        one = (_sample(client, settings, body, ends) for _ in range(settings.samples))
        return await asyncio.gather(*one)


def _headers(settings: ModelSettings) -> dict[str, str]:
    headers = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "User-Agent": "greenroom",
    }
    return headers | ({"Authorization": f"Bearer {settings.api_key}"} if settings.api_key else {})


async def _sample(
    client: httpx2.AsyncClient, settings: ModelSettings, body: dict[str, Any], ends: float
) -> str | Unusable:
    try:
        # The client's own limits hold for each read, so that a trickle would never end.
        async with asyncio.timeout_at(ends):
            return _content(await _post_with_patience(client, settings, body, ends), settings)
    except Unusable as fault:
        return fault
    except TimeoutError:
        return Unusable(f"did not answer within {settings.timeout_s:g} s")
    except httpx2.ConnectError:
        return Unusable(f"cannot be reached at {settings.host} ({URL})")
    except (httpx2.HTTPError, httpx2.InvalidURL):
        return Unusable("broke the connection off before its reply was complete")


async def _post_with_patience(
    client: httpx2.AsyncClient, settings: ModelSettings, body: dict[str, Any], ends: float
) -> _Received:
    """Tries once more after a 429, and without what the server says that it does not take."""
    received = await _post(client, settings, body)
    while refused := _left_out(received, body):
        body = {name: value for name, value in body.items() if name not in refused}
        received = await _post(client, settings, body)
    if received.status == 429:
        wait = wait_s(received.retry_after, dt.datetime.now(dt.UTC))
        if asyncio.get_running_loop().time() + wait < ends:
            await asyncio.sleep(wait)
            received = await _post(client, settings, body)
    return received


async def _post(
    client: httpx2.AsyncClient, settings: ModelSettings, body: dict[str, Any]
) -> _Received:
    data = bytearray()
    address = f"{settings.base_url}/chat/completions"
    async with client.stream("POST", address, content=json.dumps(body)) as response:
        async for part in response.aiter_bytes():
            data += part
            if len(data) > LARGEST_REPLY:
                raise Unusable("sent far more than it was asked for")
        return _Received(response.status_code, response.headers.get("Retry-After", ""), bytes(data))


def _left_out(received: _Received, body: dict[str, Any]) -> set[str]:
    """What the request had and the server's refusal names."""
    if received.status not in {400, 422}:
        return set()
    return {name for name in CAN_BE_LEFT_OUT if name in body and name.encode() in received.body}


def wait_s(retry_after: str, now: dt.datetime) -> float:
    """Seconds to wait by a Retry-After header, which has seconds or a date.

    Args:
        retry_after: the header; empty if there was none.
        now: with its time zone.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        # More digits than a year of seconds has only mean that it is too long.
        return float(text[:10])
    try:
        until = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return USUAL_WAIT_S
    return max(0.0, (until.replace(tzinfo=until.tzinfo or dt.UTC) - now).total_seconds())


def _content(received: _Received, settings: ModelSettings) -> str:
    if received.status != 200:
        raise Unusable(_refusal(received.status, settings))
    try:
        choices = _Completion.model_validate_json(received.body).choices
    except ValidationError:
        raise Unusable(_STRANGE) from None
    if not choices:
        raise Unusable("sent an empty reply")
    choice = choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise Unusable("refused to read the answer")
    if choice.finish_reason == "length":
        raise Unusable("stopped in the middle of its reply, at its limit of tokens")
    if not choice.message.content:
        raise Unusable("sent an empty reply")
    return choice.message.content


def _refusal(status: int, settings: ModelSettings) -> str:
    known = {
        401: f"did not accept the key ({KEY})",
        403: f"did not accept the key ({KEY})",
        404: f"was not found at {settings.host} ({MODEL}, {URL})",
        429: "takes no more requests for now (429)",
    }
    if status in known:
        return known[status]
    if 300 <= status < 400:
        return f"sent the request on to another address, which is not followed ({URL})"
    who = "had a fault of its own" if status >= 500 else "did not take the request"
    return f"{who} ({status})"
