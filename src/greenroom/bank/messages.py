"""What a schema's refusal says to the author: where, what was found, what is allowed."""

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from greenroom.bank.finding import Finding
from greenroom.model.item import NAME_PATTERN, SLUG_PATTERN, UID_PATTERN, Part

_PATTERNS = {
    NAME_PATTERN: "a name of letters, digits and _",
    SLUG_PATTERN: "a-z, 0-9 and hyphens between",
    UID_PATTERN: "12 characters of a-z and 2-7 (`greenroom bank uid` makes one)",
}
_WANTED = {
    "bool": "true or false",
    "date": "a date such as 2026-01-31",
    "dict": "a table",
    "finite": "a finite number",
    "float": "a number",
    "greater_than": "above {gt}",
    "greater_than_equal": "{ge} or more",
    "int": "a whole number",
    "less_than": "below {lt}",
    "less_than_equal": "{le} or less",
    "list": "a list",
    "literal_error": "{expected}",
    "model": "a table",
    "string": "text in quotes",
    "string_too_long": "{max_length} or fewer",
    "string_too_short": "{min_length} or more characters",
    "too_long": "{max_length} or fewer",
    "too_short": "{min_length} or more",
    "tuple": "a list",
    "url": "an address such as https://example.org/page",
}
"""By the schema's own name of the error, or by its first word."""
_MEASURED = {
    "string_too_long": "{} characters",
    "too_long": "{} entries",
    "too_short": "{} entries",
}
_SHOWN = 60


def schema_findings(path: str, error: ValidationError, schema: type[Part]) -> Iterator[Finding]:
    """One finding for each error that the schema gave."""
    for detail in error.errors(include_url=False):
        # Entries that are wrong themselves are not counted; that they are too few is no news.
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue
        yield Finding(path, field_path(detail["loc"]), _message(detail, schema))


def field_path(loc: Sequence[str | int]) -> str:
    """`options[2].why` for ("options", 2, "why")."""
    path = ""
    for part in loc:
        if part == "[key]":
            continue
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def _message(detail: ErrorDetails, schema: type[Part]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "missing; this field is required"
    if kind == "extra_forbidden":
        return _unknown(str(detail["loc"][-1]), _allowed(schema, detail["loc"][:-1]))
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return f"found {_found(detail)}; allowed: {_PATTERNS.get(pattern, f'text like {pattern}')}"
    found = _MEASURED[kind].format(len(detail["input"])) if kind in _MEASURED else _found(detail)
    return f"found {found}; allowed: {_allowed_value(detail)}"


def _allowed_value(detail: ErrorDetails) -> str:
    kind = detail["type"]
    wanted = _WANTED.get(kind) or _WANTED.get(kind.partition("_")[0])
    limits = {name: _plain(value) for name, value in detail.get("ctx", {}).items()}
    return wanted.format(**limits) if wanted else detail["msg"]


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _found(detail: ErrorDetails) -> str:
    text = repr(detail["input"])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."


def _unknown(name: str, allowed: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, allowed, n=1)
    guess = f"; did you mean '{near[0]}'?" if near else ""
    return (
        f"unknown field{guess} Allowed: {', '.join(allowed)}"
        if guess
        else (f"unknown field; allowed: {', '.join(allowed)}")
    )


def _allowed(schema: type[Part], loc: Sequence[str | int]) -> list[str]:
    current = schema
    for part in loc:
        field = current.model_fields.get(str(part))
        # A list's index or a dict's key: the model was found at the field before it.
        inner = _part_in(field.annotation) if field else None
        current = inner or current
    return list(current.model_fields)


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next(filter(None, map(_part_in, get_args(annotation))), None)
