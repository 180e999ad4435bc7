"""The API of version 1, for programs: JSON in and out, one shape of error."""

import asyncio
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from greenroom.sessions.progress.report import Reporter
from greenroom.web.api.said import BODY_LIMIT, TOO_LARGE, said
from greenroom.wiring import Greenroom

PREFIX = "/api/v1"


class Api:
    """Put together at its first request: a start without one does not wait for the import."""

    def __init__(self, greenroom: Greenroom, reporter: Reporter) -> None:
        self._greenroom = greenroom
        self._reporter = reporter
        self._app: ASGIApp | None = None
        self._making = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app or await self._make()
        # A body that says its length is refused unread; others are counted where they are read.
        if int(Headers(scope=scope).get("content-length", "0")) > BODY_LIMIT:
            await said(413, TOO_LARGE)(scope, receive, send)
            return
        # A fault is answered and logged there, and raised again for a server that this is not.
        with suppress(Exception):
            await app(scope, receive, send)

    async def _make(self) -> ASGIApp:
        async with self._making:
            if self._app is None:
                self._app = await run_in_threadpool(_made, self._greenroom, self._reporter)
        return self._app


def _made(greenroom: Greenroom, reporter: Reporter) -> ASGIApp:
    # Late: FastAPI takes a fifth of a second, and most people never ask the API.
    from greenroom.web.api.app import create_api  # noqa: PLC0415 - see above

    return create_api(greenroom, reporter)
