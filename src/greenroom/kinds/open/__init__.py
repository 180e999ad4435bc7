"""An answer in prose, read against the points of a rubric."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Final

from greenroom.graders import RUBRIC
from greenroom.graders.rubric.rubric import Rubric, RubricPoint, WrongBelief
from greenroom.kinds.fields import ANSWER_LIMIT, one, read_text
from greenroom.kinds.kind import CONTEST_FIELD, Kind, Sample, Tick
from greenroom.kinds.open.check import findings
from greenroom.kinds.open.item import OpenItem
from greenroom.kinds.open.weighed import Weighed, next_probe, weighed
from greenroom.model.grade import Grade, Seen
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response

CLAIMS: Final = ("said", "not-said")
"""What a learner may hold against the grader's view of a point."""
TAKEN_BACK: Final = "none"
"""... or instead of one of these, to hold nothing against it any more."""
OTHER_LANGUAGE: Final = (
    "Das ist eine Antwort auf Deutsch, die hier niemand liest, und sie hat noch einen Satz."
)


class Open(Kind[OpenItem, Question[Rubric]]):
    """Graded by the points it mentions; where that is not clear, marked by the learner."""

    name: ClassVar[str] = "open"
    label: ClassVar[str] = "Open"
    schema = OpenItem
    grader: ClassVar[str] = "rubric"
    is_scored: ClassVar[bool] = False
    is_prose: ClassVar[bool] = True
    is_repeatable: ClassVar[bool] = True

    def vary(self, item: OpenItem, seed: int) -> Question[Rubric]:
        """An open question is the same for everyone."""
        return Question(item, seed, item.stem, item.strong, rubric_of(item))

    def read(self, question: Question[Rubric], form: Form) -> Response | Problems:
        """The text."""
        del question
        text = read_text(form, "answer", ANSWER_LIMIT, "Write your answer first.")
        return (text,) if isinstance(text, Problem) else Response({"text": text})

    def warm(self, question: Question[Rubric]) -> None:
        """Encode the rubric while the learner writes."""
        RUBRIC.warm(question.key)

    def contest(self, question: Question[Rubric], grade: Grade, form: Form) -> Grade | Problems:
        """The grade with the learner's own view of one point beside the grader's, or without it."""
        point, claim = one(form, CONTEST_FIELD), one(form, "claim")
        if point not in {p.id for p in question.key.points} or claim not in (*CLAIMS, TAKEN_BACK):
            return (Problem("point", "No such point. Choose from those shown."),)
        seen = tuple(_claimed(s, claim) if s.id == point else s for s in grade.seen)
        return replace(grade, seen=seen)

    def mark(
        self, question: Question[Rubric], response: Response, form: Form
    ) -> Response | Problems:
        """The points that the learner ticked as covered, and the misconceptions as held."""
        covered, held = (sorted(set(form.get(name, []))) for name in ("covered", "held"))
        points = {point.id for point in question.key.points}
        wrong = {belief.id for belief in question.key.misconceptions}
        if not set(covered) <= points or not set(held) <= wrong:
            return (Problem("covered", "No such point. Tick from those shown."),)
        return Response({**response.answer, "covered": covered, "held": held}, response.confidence)

    def checklist(self, question: Question[Rubric]) -> tuple[Tick, ...]:
        """The points as covered, then the misconceptions as held."""
        covered = (Tick("covered", p.id, p.text) for p in question.key.points)
        held = (Tick("held", m.id, f"(wrong) {m.text}") for m in question.key.misconceptions)
        return (*covered, *held)

    def weighed(self, item: OpenItem, seen: Iterable[Seen]) -> tuple[Weighed, ...]:
        """For the feedback: the points that were looked for, the heaviest first."""
        return weighed(item, seen)

    def next_probe(self, rows: Iterable[Weighed]) -> str | None:
        """For the feedback: what an interviewer would ask next; None when nothing is missing."""
        return next_probe(rows)

    def check(self, item: OpenItem) -> Iterator[tuple[str, str]]:
        """Ids that samples and misconceptions name, and what samples cover."""
        yield from findings(item)

    def prose(self, item: OpenItem) -> Iterator[tuple[str, str]]:
        """Also the points, misconceptions and both answers."""
        yield from super().prose(item)
        for index, point in enumerate(item.points):
            yield f"points[{index}].text", point.text
            yield f"points[{index}].probe", point.probe
            for place, wording in enumerate(point.also):
                yield f"points[{index}].also[{place}]", wording
            for place, wording in enumerate(point.turned):
                yield f"points[{index}].turned[{place}]", wording
        for index, misconception in enumerate(item.misconceptions):
            yield f"misconceptions[{index}].text", misconception.text
            yield f"misconceptions[{index}].why", misconception.why
            if misconception.asks:
                yield f"misconceptions[{index}].asks", misconception.asks
        yield "weak", item.weak
        yield "strong", item.strong

    def samples(self, question: Question[Rubric]) -> Iterator[Sample]:
        """What gets the same grade for every item; their graded samples are figures."""
        del question
        yield Sample({"answer": [OTHER_LANGUAGE]}, None)
        yield Sample({"answer": ["I do not know."]}, 0.0)

    def told(self, question: Question[Rubric], response: Response) -> str:
        """The whole text."""
        del question
        return str(response.answer["text"])


def _claimed(seen: Seen, claim: str) -> Seen:
    known = seen.data.items() if isinstance(seen.data, Mapping) else ()
    data = {name: value for name, value in known if name != "yours"}
    return replace(seen, data=data if claim == TAKEN_BACK else {**data, "yours": claim})


def rubric_of(item: OpenItem) -> Rubric:
    """What answers to an item are held against."""
    return Rubric(
        item.stem,
        tuple(RubricPoint(p.id, p.text, p.weight, p.also, p.turned, p.probe) for p in item.points),
        tuple(
            WrongBelief(m.id, m.text, m.why, m.also, m.corrects, m.asks or "")
            for m in item.misconceptions
        ),
        item.level,
        item.strong,
    )
