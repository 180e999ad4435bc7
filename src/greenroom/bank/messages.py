"""What a schema's refusal says to the author: where, what was found, what is allowed."""

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from greenroom.bank.finding import Finding
from greenroom.model.item import UID_PATTERN, Part

_PATTERNS = {UID_PATTERN: "12 characters of a-z and 2-7 (`greenroom bank uid` makes one)"}
_SHOWN = 60


def schema_findings(path: str, error: ValidationError, schema: type[Part]) -> Iterator[Finding]:
    """One finding for each error that the schema gave."""
    for detail in error.errors(include_url=False):
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
    if kind == "literal_error":
        return f"found {_found(detail)}; allowed: {context['expected']}"
    requirement = detail["msg"].replace("Input should", "it should").removesuffix(".")
    requirement = requirement[:1].lower() + requirement[1:]
    return f"found {_found(detail)}; {requirement}"


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
