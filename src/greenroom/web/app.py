"""The web application: routes, guard, and what is shown when something goes wrong."""

import logging
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from greenroom.errors import BankError, Conflict, GreenroomError, NotFound, RequestError, StoreError
from greenroom.sessions.progress.report import Reporter
from greenroom.web.api import PREFIX, Api
from greenroom.web.forms import Forbidden
from greenroom.web.guard import BODY_LIMIT, BodyTooLarge, Guard
from greenroom.web.pages import (
    authors,
    bank,
    history,
    home,
    plan,
    practice,
    progress,
    readiness,
    session,
    sheets,
    theme,
)
from greenroom.web.render import Pages
from greenroom.web.static_files import StaticFiles
from greenroom.wiring import Greenroom

_LOG = logging.getLogger(__name__)


class Shared(NamedTuple):
    """What every handler finds in `request.app.state.shared`."""

    greenroom: Greenroom
    pages: Pages
    reporter: Reporter


def create_app(greenroom: Greenroom, port: int | None = None) -> Starlette:
    """The application over an opened Greenroom; `port` is the only one Host may name."""
    static = StaticFiles()
    reporter = Reporter(greenroom.bank, greenroom.ports)
    app = Starlette(
        routes=[
            Route("/", home.show, name="home"),
            *session.ROUTES,
            *practice.ROUTES,
            *history.ROUTES,
            *progress.ROUTES,
            *readiness.ROUTES,
            *plan.ROUTES,
            *bank.ROUTES,
            *sheets.ROUTES,
            *authors.ROUTES,
            *theme.ROUTES,
            Route("/static/{name}", static.send, methods=["GET"]),
            Mount(PREFIX, Api(greenroom, reporter)),
        ],
        exception_handlers={
            GreenroomError: _explain,
            BodyTooLarge: _too_large,
            HTTPException: _http_error,
            Exception: _our_fault,
        },
    )
    app.state.shared = Shared(greenroom, Pages(static), reporter)
    app.add_middleware(Guard, port=port)
    return app


class Said(NamedTuple):
    """Status and headline for a kind of error."""

    status: int
    title: str


def _said(error: Exception) -> Said:
    table: tuple[tuple[type[Exception], Said], ...] = (
        (Forbidden, Said(403, "This form cannot be taken")),
        (NotFound, Said(404, "Not found")),
        (Conflict, Said(409, "This answer was not taken")),
        (RequestError, Said(422, "That cannot be done")),
        (BankError, Said(500, "The bank cannot be read")),
        (StoreError, Said(503, "Your data cannot be written now")),
    )
    found = (said for kind, said in table if isinstance(error, kind))
    return next(found, Said(500, "Something broke"))


async def _explain(request: Request, error: Exception) -> Response:
    """The error's own sentence, and what was typed, so that it can be copied out."""
    said = _said(error)
    return _page(request, said, str(error), await _typed(request))


async def _typed(request: Request) -> list[str]:
    """The longer texts of the form that failed; short fields are ids and options."""
    if request.method != "POST":
        return []
    try:
        pairs = parse_qsl((await request.body()).decode("utf-8", "replace"), errors="replace")
    except (RuntimeError, ValueError):
        return []
    return [value for name, value in pairs if _is_text(name, value)]


def _is_text(name: str, value: str) -> bool:
    return bool(value.strip()) and (name == "answer" or " " in value.strip())


def _page(request: Request, said: Said, message: str, typed: list[str]) -> Response:
    pages: Pages = request.app.state.shared.pages
    context = {"title": said.title, "message": message, "typed": typed}
    return pages(request, "error.html", context, said.status)


async def _too_large(request: Request, error: Exception) -> Response:
    del request, error
    return PlainTextResponse(f"At most {BODY_LIMIT:,} bytes can be sent at once.", 413)


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = {
        404: ("Not found", "There is no such page."),
        405: ("Not possible", "This page cannot be used in that way."),
    }
    title, message = said.get(status, ("Not possible", "This request cannot be answered."))
    return _page(request, Said(status, title), message, [])


async def _our_fault(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    said = Said(500, "Something broke on our side")
    return _page(request, said, "Nothing that was kept before is lost. Go back and try again.", [])
