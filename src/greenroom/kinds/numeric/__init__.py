"""A number, from parameters drawn for each person."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from greenroom.bank.formula import FormulaError, evaluate, finite
from greenroom.graders.numeric import KnownMistake, NumericKey
from greenroom.kinds.fields import LINE_LIMIT, read_text
from greenroom.kinds.kind import NOT_KNOWN, Kind, Sample
from greenroom.kinds.numeric.draw import VARIANTS, draw, draw_parameters, fill
from greenroom.kinds.numeric.item import NumericItem
from greenroom.kinds.numeric.number import EXAMPLES, NumberProblem, read_number
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response


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
            FormulaError: the item's formulas fail on this draw; `check` tries every draw.
        """
        names = draw(item, seed)
        mistakes = tuple(
            KnownMistake(_value(m.formula, names), fill(m.why, names)) for m in item.mistakes
        )
        key = NumericKey(
            value=finite(names["answer"]),
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
        for seed in range(VARIANTS):
            try:
                keys.append(self.vary(item, seed).key)
            except FormulaError:
                yield from self._faults(item, seed)
                return
        yield from _findings(keys)

    def _faults(self, item: NumericItem, seed: int) -> Iterator[tuple[str, str]]:
        field = "require"
        try:
            draw_parameters(item, seed)
            field = "answer"
            names = draw(item, seed)
            finite(names["answer"])
        except FormulaError as error:
            yield field, f"seed {seed}: {error}"
            return
        for field, make in self._parts(item, names):
            try:
                make()
            except FormulaError as error:
                yield field, f"seed {seed}: {error}"

    def _parts(
        self, item: NumericItem, names: Mapping[str, Any]
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        for field, text in self._unfilled(item):
            yield field, partial(fill, text, names)
        for index, mistake in enumerate(item.mistakes):
            yield f"mistakes[{index}].formula", partial(_value, mistake.formula, names)

    def prose(self, item: NumericItem) -> Iterator[tuple[str, str]]:
        """Also the explanation and the mistakes, as filled for the first seed."""
        names = draw(item, 0)
        for field, text in self._unfilled(item):
            yield field, fill(text, names)

    def _unfilled(self, item: NumericItem) -> Iterator[tuple[str, str]]:
        yield from super().prose(item)
        yield "explanation", item.explanation
        for index, mistake in enumerate(item.mistakes):
            yield f"mistakes[{index}].why", mistake.why

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
        seeds = [n for n, key in enumerate(keys) if key.accepts(key.mistakes[index].value)]
        if seeds:
            yield (
                f"mistakes[{index}].formula",
                f"seed {seeds[0]} and {len(seeds) - 1} more of {len(keys)}: gives "
                f"{keys[seeds[0]].mistakes[index].value:.6g}, which the tolerance takes for right; "
                "exclude such draws with require",
            )


def _value(formula: str, names: Mapping[str, Any]) -> float:
    return finite(evaluate(formula, names))
