"""Drawing a numeric item's parameters and filling its text with them."""

import random
import re
from collections.abc import Mapping
from typing import Any

from greenroom.bank.formula import Budget, FormulaError, evaluate, run
from greenroom.bank.formula_functions import bounded, cut
from greenroom.kinds.numeric.item import NumericItem, Parameter

DRAWS_LIMIT = 1_000
VARIANTS = 200
"""Draws that an item has. All of them are checked, so that none can surprise a learner."""
LIST_LIMIT = 100
"""Numbers of one list that a text can show."""
_SHOWN = 40
_PLACE = re.compile(r"\{\{(.+?)(?:\|([^|{}]+))?\}\}", re.DOTALL)
_SPEC = re.compile(r"[+]?,?(?:\.\d{1,2})?[defg%]?")


def draw(item: NumericItem, seed: int, budget: Budget | None = None) -> dict[str, Any]:
    """All names of one draw: the parameters, and what the answer program sets.

    Raises:
        FormulaError: a formula has no value, no draw meets `require`, no line sets `answer`, or
            the budget is spent.
    """
    budget = budget or Budget()
    return compute(item, draw_parameters(item, seed, budget), budget)


def compute(item: NumericItem, parameters: Mapping[str, Any], budget: Budget) -> dict[str, Any]:
    """The parameters, and what the answer program makes of them.

    Raises:
        FormulaError: a formula has no value, no line sets `answer`, or the budget is spent.
    """
    names = run(item.answer, parameters, budget)
    if "answer" not in names:
        raise FormulaError("sets no name 'answer'; one line must be `answer = ...`")
    return names


def draw_parameters(item: NumericItem, seed: int, budget: Budget) -> dict[str, Any]:
    """The parameters alone, drawn again until `require` holds.

    Raises:
        FormulaError: `require` has no value, no draw meets it, or the budget is spent.
    """
    rng = random.Random(seed % VARIANTS)
    for _ in range(DRAWS_LIMIT):
        names = {name: _draw_one(p, rng, budget) for name, p in item.parameters.items()}
        if item.require is None or evaluate(item.require, names, budget):
            return names
    raise FormulaError(f"no draw of {DRAWS_LIMIT:,} meets require: {item.require}")


def _draw_one(parameter: Parameter, rng: random.Random, budget: Budget) -> Any:
    budget.step(parameter.count or 1)
    if parameter.count is None:
        return bounded(_draw_value(parameter, rng))
    return [bounded(_draw_value(parameter, rng)) for _ in range(parameter.count)]


def _draw_value(parameter: Parameter, rng: random.Random) -> float:
    if parameter.integer is not None:
        return rng.randint(*parameter.integer)
    if parameter.real is not None:
        low, high = parameter.real
        steps = round((high - low) / parameter.step)
        # Twelve digits: 0.1 + 2 * 0.1 is shown and used as 0.3.
        return round(low + parameter.step * rng.randint(0, steps), 12)
    return rng.choice(parameter.choice or ())


def fill(text: str, names: Mapping[str, Any], budget: Budget) -> str:
    """The text with each `{{ expression | format }}` replaced by its value.

    Raises:
        FormulaError: an expression has no value, a format is not allowed, a place is not closed,
            or the budget is spent.
    """
    # Looked for first: the pattern would read on to the end of the text from every '{{'.
    is_closed = text.rfind("{{") <= text.rfind("}}")
    filled = _PLACE.sub(lambda match: _shown(match, names, budget), text) if is_closed else ""
    if not is_closed or "{{" in filled:
        raise FormulaError("found '{{' without its '}}'")
    return filled


def _shown(match: re.Match[str], names: Mapping[str, Any], budget: Budget) -> str:
    source = match.group(1).strip()
    try:
        value = evaluate(source, names, budget)
    except FormulaError as error:
        raise FormulaError(f"{{{{ {cut(source)} }}}}: {error}") from None
    return _written(value, (match.group(2) or "").strip(), budget)


def _written(value: Any, spec: str, budget: Budget) -> str:
    if not _SPEC.fullmatch(spec):
        raise FormulaError(f"found format '{cut(spec)}'; allowed are such as .3f , .2% d g")
    if not isinstance(value, list | tuple):
        return budget.write(_format(value, spec))
    if len(value) > LIST_LIMIT:
        raise FormulaError(f"found a list of {len(value):,}; up to {LIST_LIMIT} can be shown")
    return ", ".join(budget.write(_format(v, spec)) for v in value)


def _format(value: Any, spec: str) -> str:
    if not isinstance(value, int | float):
        raise FormulaError("found a list of lists; only numbers and lists of numbers can be shown")
    try:
        return format(value, spec) if spec else f"{value:.12g}"
    except (ValueError, OverflowError):
        found = str(value)[:_SHOWN]
        raise FormulaError(f"found format '{spec}', which does not fit {found}") from None
