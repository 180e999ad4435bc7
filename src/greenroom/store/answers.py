"""What an answer must hold, so that its kind can show and grade it again."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from greenroom.kinds import KINDS


class AnswerRule(NamedTuple):
    """`fits` looks at an object; `allowed` says what it looks for."""

    allowed: str
    fits: Callable[[Mapping[str, Any]], bool]


def _is_choice(answer: Mapping[str, Any]) -> bool:
    picked = answer.get("picked")
    return isinstance(picked, list) and all(isinstance(option, str) for option in picked)


def _is_numeric(answer: Mapping[str, Any]) -> bool:
    if "value" not in answer or not isinstance(answer.get("typed"), str):
        return False
    return answer["value"] is None or _is_finite(answer["value"])


def _is_finite(value: object) -> bool:
    # True and False are numbers to Python, and to no one else.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _is_card(answer: Mapping[str, Any]) -> bool:
    rating = answer.get("rating")
    return type(rating) is int and 1 <= rating <= 4


def _is_open(answer: Mapping[str, Any]) -> bool:
    return isinstance(answer.get("text"), str)


ANSWERS: Mapping[str, AnswerRule] = {
    "choice": AnswerRule("an object with picked, a list of texts", _is_choice),
    "numeric": AnswerRule(
        "an object with value, a finite number or null, and typed, a text", _is_numeric
    ),
    "card": AnswerRule("an object with rating, a whole number from 1 to 4", _is_card),
    "open": AnswerRule("an object with text, a text", _is_open),
}
"""By kind. The answer of a kind that is not here may be any object."""


def kinds_of(grader: str) -> list[str]:
    """The kinds that this grader grades; none if it is not known any more, or not yet."""
    return [kind.name for kind in KINDS.values() if kind.grader == grader]


def find_wanted(kinds: Iterable[str], answer: Mapping[str, Any]) -> str | None:
    """What is allowed instead of an answer that fits none of the kinds; None if it fits one."""
    rules = [ANSWERS.get(kind) for kind in kinds]
    known = [rule for rule in rules if rule is not None]
    if len(known) < len(rules) or any(rule.fits(answer) for rule in known):
        return None
    return " or ".join(rule.allowed for rule in known) or None
