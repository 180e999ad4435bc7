"""An answer in prose, for now marked by the learner against the points."""

from collections.abc import Iterator
from typing import ClassVar

from greenroom.graders.self_marked import Rubric, RubricPoint
from greenroom.kinds.fields import ANSWER_LIMIT, read_text
from greenroom.kinds.kind import Kind, Sample, Tick
from greenroom.kinds.open.item import OpenItem
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response


class Open(Kind[OpenItem, Question[Rubric]]):
    """Answered first, then held against points, misconceptions, a weak and a strong answer."""

    name: ClassVar[str] = "open"
    label: ClassVar[str] = "Open"
    schema = OpenItem
    grader: ClassVar[str] = "self-marked"
    is_scored: ClassVar[bool] = False
    is_prose: ClassVar[bool] = True

    def vary(self, item: OpenItem, seed: int) -> Question[Rubric]:
        """An open question is the same for everyone."""
        rubric = Rubric(
            tuple(RubricPoint(p.id, p.text, p.weight) for p in item.points),
            tuple((m.id, m.text) for m in item.misconceptions),
        )
        return Question(item, seed, item.stem, item.strong, rubric)

    def read(self, question: Question[Rubric], form: Form) -> Response | Problems:
        """The text."""
        del question
        text = read_text(form, "answer", ANSWER_LIMIT, "Write your answer first.")
        return (text,) if isinstance(text, Problem) else Response({"text": text})

    def mark(
        self, question: Question[Rubric], response: Response, form: Form
    ) -> Response | Problems:
        """The points that the learner ticked as covered, and the misconceptions as held."""
        covered, held = (sorted(set(form.get(name, []))) for name in ("covered", "held"))
        points = {point.id for point in question.key.points}
        wrong = {id_ for id_, _ in question.key.misconceptions}
        if not set(covered) <= points or not set(held) <= wrong:
            return (Problem("covered", "No such point. Tick from those shown."),)
        return Response({**response.answer, "covered": covered, "held": held}, response.confidence)

    def checklist(self, question: Question[Rubric]) -> tuple[Tick, ...]:
        """The points as covered, then the misconceptions as held."""
        covered = (Tick("covered", p.id, p.text) for p in question.key.points)
        held = (Tick("held", id_, f"(wrong) {text}") for id_, text in question.key.misconceptions)
        return (*covered, *held)

    def prose(self, item: OpenItem) -> Iterator[tuple[str, str]]:
        """Also the points, misconceptions and both answers."""
        yield from super().prose(item)
        for index, point in enumerate(item.points):
            yield f"points[{index}].text", point.text
            yield f"points[{index}].probe", point.probe
            for place, wording in enumerate(point.also):
                yield f"points[{index}].also[{place}]", wording
        for index, misconception in enumerate(item.misconceptions):
            yield f"misconceptions[{index}].text", misconception.text
            yield f"misconceptions[{index}].why", misconception.why
        yield "weak", item.weak
        yield "strong", item.strong

    def samples(self, question: Question[Rubric]) -> Iterator[Sample]:
        """An answer has no score until it is marked."""
        strong = question.item.strong if isinstance(question.item, OpenItem) else ""
        yield Sample({"answer": [strong]}, None)

    def told(self, question: Question[Rubric], response: Response) -> str:
        """The whole text."""
        del question
        return str(response.answer["text"])
