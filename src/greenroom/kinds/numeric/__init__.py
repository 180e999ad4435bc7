"""A number, from parameters drawn for each person."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from greenroom.bank.formula import FormulaError, evaluate
from greenroom.graders.numeric import KnownMistake, NumericKey
from greenroom.kinds.fields import LINE_LIMIT, read_text
from greenroom.kinds.kind import NOT_KNOWN, Kind, Sample
from greenroom.kinds.numeric.draw import draw, fill
from greenroom.kinds.numeric.item import NumericItem
from greenroom.kinds.numeric.number import EXAMPLES, NumberProblem, read_number
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response

CHECKED_SEEDS = 200


@dataclass(frozen=True, slots=True)
class NumericQuestion(Question[NumericKey]):
    """What the form needs to know of units."""

    unit: str
    units: Mapping[str, float]


class Numeric(Kind[NumericItem, NumericQuestion]):
    """The answer is computed by the item's own program from what was drawn."""

    name: ClassVar[str] = "numeric"
    label: ClassVar[str] = "Numeric"
    schema = NumericItem
    grader: ClassVar[str] = "numeric"
    has_confidence: ClassVar[bool] = True

    def vary(self, item: NumericItem, seed: int) -> NumericQuestion:
        """Draw the parameters and fill the text.

        Raises:
            FormulaError: the item's formulas fail on this draw; `check` finds such items.
        """
        names = draw(item, seed)
        mistakes = tuple(
            KnownMistake(float(evaluate(m.formula, names)), fill(m.why, names))
            for m in item.mistakes
        )
        key = NumericKey(
            value=float(names["answer"]),
            relative=item.tolerance.relative,
            absolute=item.tolerance.absolute,
            unit=item.unit,
            mistakes=mistakes,
        )
        stem, explanation = fill(item.stem, names), fill(item.explanation, names)
        return NumericQuestion(item, seed, stem, explanation, key, item.unit, item.units)

    def read(self, question: NumericQuestion, form: Form) -> Response | Problems:
        """The value in the item's unit."""
        text = read_text(form, "answer", LINE_LIMIT, f"Give a number such as {EXAMPLES}.")
        if isinstance(text, Problem):
            return (text,)
        try:
            value = read_number(text, question.unit, question.units)
        except NumberProblem as problem:
            return (Problem("answer", str(problem)),)
        return Response({"value": value, "typed": text})

    def unknown(self) -> Response:
        """No value."""
        return Response({"value": None, "typed": NOT_KNOWN})

    def check(self, item: NumericItem) -> Iterator[tuple[str, str]]:
        """Over 200 seeds: finite, not constant, tolerance reachable, mistakes told apart."""
        keys: list[NumericKey] = []
        for seed in range(CHECKED_SEEDS):
            try:
                question = self.vary(item, seed)
            except KeyError:
                yield "answer", "sets no name 'answer'; one line must be `answer = ...`"
                return
            except (FormulaError, TypeError, OverflowError) as error:
                yield "answer", f"seed {seed}: {error}"
                return
            keys.append(question.key)
        yield from _findings(keys)

    def prose(self, item: NumericItem) -> Iterator[tuple[str, str]]:
        """Also the explanation and the mistakes, as filled for the first seed."""
        names = draw(item, 0)
        for field, text in super().prose(item):
            yield field, fill(text, names)
        yield "explanation", fill(item.explanation, names)
        for index, mistake in enumerate(item.mistakes):
            yield f"mistakes[{index}].why", fill(mistake.why, names)

    def samples(self, question: NumericQuestion) -> Iterator[Sample]:
        """The answer to twelve digits, both sides of the tolerance, and each mistake."""
        key = question.key
        margin = key.margin(key.value)
        yield Sample({"answer": [f"{key.value:.12g}"]}, 1.0)
        yield Sample({"answer": [repr(key.value + 0.9 * margin)]}, 1.0)
        yield Sample({"answer": [repr(key.value - 1.1 * margin)]}, 0.0)
        for mistake in key.mistakes:
            yield Sample({"answer": [repr(mistake.value)]}, 0.0)

    def told(self, question: NumericQuestion, response: Response) -> str:
        """As typed."""
        del question
        return str(response.answer["typed"])


def _findings(keys: list[NumericKey]) -> Iterator[tuple[str, str]]:
    values = [key.value for key in keys]
    bad = next((n for n, value in enumerate(values) if not math.isfinite(value)), None)
    if bad is not None:
        yield "answer", f"seed {bad}: found {values[bad]}; the answer must be finite"
        return
    if len(set(values)) == 1:
        yield "answer", f"is {values[0]:g} for every one of {len(keys)} seeds; it must vary"
    unreachable = next((n for n, key in enumerate(keys) if key.margin(key.value) <= 0), None)
    if unreachable is not None:
        yield (
            "tolerance",
            f"seed {unreachable}: the answer is {values[unreachable]:g} and only that very number "
            "would be right; give an absolute tolerance",
        )
    yield from _confused(keys)


def _confused(keys: list[NumericKey]) -> Iterator[tuple[str, str]]:
    for index in range(len(keys[0].mistakes)):
        seeds = [n for n, key in enumerate(keys) if _is_confused(key, key.mistakes[index].value)]
        if seeds:
            yield (
                f"mistakes[{index}].formula",
                f"seed {seeds[0]} and {len(seeds) - 1} more of {len(keys)}: gives "
                f"{keys[seeds[0]].mistakes[index].value:.6g}, which the tolerance takes for right "
                "or which is not finite; exclude such draws with require",
            )


def _is_confused(key: NumericKey, value: Any) -> bool:
    return not math.isfinite(value) or key.accepts(value)
