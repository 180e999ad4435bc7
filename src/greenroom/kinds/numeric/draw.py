"""Drawing a numeric item's parameters and filling its text with them."""

import random
import re
from collections.abc import Mapping
from typing import Any

from greenroom.bank.formula import FormulaError, evaluate, run
from greenroom.kinds.numeric.item import NumericItem, Parameter

DRAWS_LIMIT = 1_000
VARIANTS = 200
"""Draws that an item has. All of them are checked, so that none can surprise a learner."""
_SHOWN = 40
_PLACE = re.compile(r"\{\{(.+?)(?:\|([^|{}]+))?\}\}", re.DOTALL)
_SPEC = re.compile(r"[+]?,?(?:\.\d{1,2})?[defg%]?")


def draw(item: NumericItem, seed: int) -> dict[str, Any]:
    """All names of one draw: the parameters, and what the answer program sets.

    Raises:
        FormulaError: a formula has no value, no draw meets `require`, or no line sets `answer`.
    """
    names = run(item.answer, draw_parameters(item, seed))
    if "answer" not in names:
        raise FormulaError("sets no name 'answer'; one line must be `answer = ...`")
    return names


def draw_parameters(item: NumericItem, seed: int) -> dict[str, Any]:
    """The parameters alone, drawn again until `require` holds.

    Raises:
        FormulaError: `require` has no value, or no draw meets it.
    """
    rng = random.Random(seed % VARIANTS)
    for _ in range(DRAWS_LIMIT):
        names = {name: _draw_one(p, rng) for name, p in item.parameters.items()}
        if item.require is None or evaluate(item.require, names):
            return names
    raise FormulaError(f"no draw of {DRAWS_LIMIT:,} meets require: {item.require}")


def _draw_one(parameter: Parameter, rng: random.Random) -> Any:
    if parameter.count is None:
        return _draw_value(parameter, rng)
    return [_draw_value(parameter, rng) for _ in range(parameter.count)]


def _draw_value(parameter: Parameter, rng: random.Random) -> float:
    if parameter.integer is not None:
        return rng.randint(*parameter.integer)
    if parameter.real is not None:
        low, high = parameter.real
        steps = round((high - low) / parameter.step)
        # Twelve digits: 0.1 + 2 * 0.1 is shown and used as 0.3.
        return round(low + parameter.step * rng.randint(0, steps), 12)
    return rng.choice(parameter.choice or ())


def fill(text: str, names: Mapping[str, Any]) -> str:
    """The text with each `{{ expression | format }}` replaced by its value.

    Raises:
        FormulaError: an expression has no value, a format is not allowed or a place is not closed.
    """
    filled = _PLACE.sub(lambda match: _shown(match, names), text)
    if "{{" in filled:
        raise FormulaError("found '{{' without its '}}'")
    return filled


def _shown(match: re.Match[str], names: Mapping[str, Any]) -> str:
    source = match.group(1).strip()
    try:
        value = evaluate(source, names)
    except FormulaError as error:
        raise FormulaError(f"{{{{ {source} }}}}: {error}") from None
    spec = (match.group(2) or "").strip()
    if not _SPEC.fullmatch(spec):
        raise FormulaError(f"found format '{spec}'; allowed are such as .3f , .2% d g")
    if isinstance(value, list | tuple):
        return ", ".join(_format(v, spec) for v in value)
    return _format(value, spec)


def _format(value: Any, spec: str) -> str:
    if not isinstance(value, int | float):
        raise FormulaError("found a list of lists; only numbers and lists of numbers can be shown")
    try:
        return format(value, spec) if spec else f"{value:.12g}"
    except (ValueError, OverflowError):
        found = str(value)[:_SHOWN]
        raise FormulaError(f"found format '{spec}', which does not fit {found}") from None
