"""A number, from parameters drawn for each person."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from greenroom.bank.formula import Budget, FormulaError, evaluate, finite
from greenroom.graders.numeric import KnownMistake, NumericKey
from greenroom.kinds.fields import LINE_LIMIT, read_text
from greenroom.kinds.kind import NOT_KNOWN, Kind, Sample
from greenroom.kinds.numeric.draw import VARIANTS, compute, draw, draw_parameters, fill
from greenroom.kinds.numeric.item import NumericItem
from greenroom.kinds.numeric.number import EXAMPLES, NumberProblem, read_number
from greenroom.kinds.numeric.tally import Tally
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
        budget = Budget()
        names = draw(item, seed, budget)
        mistakes = tuple(
            KnownMistake(_value(m.formula, names, budget), fill(m.why, names, budget))
            for m in item.mistakes
        )
        key = NumericKey(
            value=finite(names["answer"]),
            relative=item.tolerance.relative,
            absolute=item.tolerance.absolute,
            unit=item.unit,
            mistakes=mistakes,
        )
        stem = fill(item.stem, names, budget)
        explanation = fill(item.explanation, names, budget)
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
        tally = Tally()
        for seed in range(VARIANTS):
            try:
                tally.add(self.vary(item, seed).key)
            except FormulaError:
                yield from self._faults(item, seed)
                return
        yield from tally.findings()

    def _faults(self, item: NumericItem, seed: int) -> Iterator[tuple[str, str]]:
        budget, field = Budget(), "require"
        try:
            parameters = draw_parameters(item, seed, budget)
            field = "answer"
            names = compute(item, parameters, budget)
            finite(names["answer"])
        except FormulaError as error:
            yield field, f"seed {seed}: {error}"
            return
        for field, make in self._parts(item, names, budget):
            try:
                make()
            except FormulaError as error:
                yield field, f"seed {seed}: {error}"
                if budget.is_spent:
                    return

    def _parts(
        self, item: NumericItem, names: Mapping[str, Any], budget: Budget
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        for name, text in self._unfilled(item):
            yield name, partial(fill, text, names, budget)
        for index, mistake in enumerate(item.mistakes):
            yield f"mistakes[{index}].formula", partial(_value, mistake.formula, names, budget)

    def prose(self, item: NumericItem) -> Iterator[tuple[str, str]]:
        """Also the explanation and the mistakes, as filled for the first seed."""
        budget = Budget()
        names = draw(item, 0, budget)
        for name, text in self._unfilled(item):
            yield name, fill(text, names, budget)

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


def _value(formula: str, names: Mapping[str, Any], budget: Budget) -> float:
    return finite(evaluate(formula, names, budget))
