"""What the API says when a request cannot be answered: always `{"detail": "..."}`."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from greenroom.errors import NotFound, RequestError
from greenroom.web.api.said import TOO_LARGE, said
from greenroom.web.guard import BodyTooLarge

_LOG = logging.getLogger(__name__)
_SHOWN = 60
_MOST_TOLD = 10
"""Problems; a megabyte of wrong fields is not said back field by field."""
_ALLOWED = "allowed: one JSON object with item and answer, both texts"
_MESSAGES: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "no such field",
    "string_type": "not a text",
    "string_unicode": "holds half of a character (a lone surrogate)",
    "model_attributes_type": "not a JSON object",
}


class Detail(BaseModel):
    """Why there is no answer, a sentence."""

    detail: str


RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"model": Detail, "description": "The body is not JSON."},
    404: {"model": Detail, "description": "The bank has no such item."},
    413: {"model": Detail, "description": "The body is larger than is read."},
    415: {"model": Detail, "description": "The body is not said to be JSON."},
    422: {"model": Detail, "description": "The item is not open, or the answer cannot be read."},
    500: {"model": Detail, "description": "It failed on our side."},
}


async def unreadable(request: Request, error: Exception) -> Response:
    """The body is not what is asked for."""
    if not isinstance(error, RequestValidationError):
        raise error
    found = request.headers.get("content-type", "")
    kind = found.partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        shown = found[:_SHOWN] or "nothing"
        return said(415, f"content-type: found {shown}; allowed: application/json")
    problems = error.errors()
    if problems[0]["type"] == "json_invalid":
        at, what = problems[0]["loc"][-1], problems[0]["ctx"]["error"]
        return said(400, f"body: not JSON: {what} at character {int(at) + 1}; {_ALLOWED}")
    told = [
        f"{_place(one['loc'])}: {_MESSAGES.get(one['type'], one['msg'])}"
        for one in problems[:_MOST_TOLD]
    ]
    if len(problems) > _MOST_TOLD:
        told.append(f"and {len(problems) - _MOST_TOLD:,} more")
    return said(422, f"{'; '.join(told)}; {_ALLOWED}")


def _place(loc: Sequence[int | str]) -> str:
    inside = ".".join(map(str, loc[1:]))[:_SHOWN]
    return f"body.{inside}" if inside else "body"


async def refused(request: Request, error: Exception) -> Response:
    """What the framework refuses: its path, its method, its size, bytes that are no text."""
    del request
    if not isinstance(error, HTTPException):
        raise error
    # What breaks while a body is read comes as 400, with its reason as the cause.
    status = 413 if isinstance(error.__cause__, BodyTooLarge) else error.status_code
    known = {
        400: f"body: {_fault(error.__cause__)}; {_ALLOWED}",
        404: "There is no such address; see openapi.json for those that there are.",
        405: "This address cannot be used in that way; see openapi.json.",
        413: TOO_LARGE,
    }
    return said(status, known.get(status, "This request cannot be answered."), error.headers)


def _fault(cause: BaseException | None) -> str:
    if isinstance(cause, UnicodeDecodeError):
        return f"not UTF-8: byte {cause.start} is {cause.object[cause.start]:#04x}"
    if isinstance(cause, RecursionError):
        return "nested too deeply"
    # What Python reads as JSON and refuses all the same.
    return "a number with too many digits" if type(cause) is ValueError else "cannot be read"


async def explain(request: Request, error: Exception) -> Response:
    """The error's own sentence."""
    del request
    statuses = ((NotFound, 404), (RequestError, 422))
    status = next((status for kind, status in statuses if isinstance(error, kind)), 500)
    return said(status, str(error))


async def our_fault(request: Request, error: Exception) -> Response:
    """A fault that nobody foresaw."""
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return said(500, "Something broke on our side. Nothing is kept; send it again.")
