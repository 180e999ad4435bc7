"""Reading forms that a page sent."""

import hmac
import re
from urllib.parse import parse_qsl

from starlette.requests import Request

from greenroom.errors import RequestError
from greenroom.model.response import Form
from greenroom.practice.flow import VERSION_FIELD, Submission

FIELDS_LIMIT = 200
ATTEMPT_FIELD = "attempt"
CSRF_FIELD = "csrf"
_ITEM_VERSION = re.compile(r"[0-9a-f]{16}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Forbidden(RequestError):
    """The form does not come from a page that this app gave to this browser."""


async def read_form(request: Request) -> dict[str, list[str]]:
    """The fields of a form, its token checked and taken out.

    Raises:
        Forbidden: the token is not this browser's.
        RequestError: it is not a form or has too many fields.
    """
    try:
        pairs = parse_qsl(
            (await request.body()).decode("utf-8", "replace"),
            keep_blank_values=True,
            max_num_fields=FIELDS_LIMIT,
            errors="replace",
        )
    except ValueError:
        raise RequestError(f"A form has at most {FIELDS_LIMIT} fields.") from None
    form: dict[str, list[str]] = {}
    for name, value in pairs:
        form.setdefault(name, []).append(value)
    token = (form.pop(CSRF_FIELD, None) or [""])[0]
    if not hmac.compare_digest(token.encode(), str(request.scope["csrf"]).encode()):
        raise Forbidden(
            "This form was not made for this browser, or its cookie is gone. "
            "Go back, reload the page and send it again."
        )
    return form


def submission_of(form: Form) -> Submission:
    """The answer and the id that the page made for it.

    Raises:
        RequestError: there is no id of the form that pages make.
    """
    given = (form.get(ATTEMPT_FIELD) or [""])[0]
    if not _ID.fullmatch(given):
        raise RequestError("The answer came without the id that the page makes. Reload the page.")
    return Submission(given, answer_fields(form), _version(form))


def answer_fields(form: Form) -> Form:
    """What the learner typed, without what the page added."""
    added = (ATTEMPT_FIELD, VERSION_FIELD)
    return {name: list(values) for name, values in form.items() if name not in added}


def draft_fields(form: Form) -> Form:
    """What a draft keeps: what was typed, and the version of the question it answers."""
    version = _version(form)
    return {**answer_fields(form), **({} if version is None else {VERSION_FIELD: [version]})}


def _version(form: Form) -> str | None:
    """The version of the item that the page showed, if it is one."""
    given = (form.get(VERSION_FIELD) or [""])[0]
    return given if _ITEM_VERSION.fullmatch(given) else None
