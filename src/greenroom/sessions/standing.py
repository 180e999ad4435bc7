"""Where a learner stands: counts with their intervals, of one session or of everything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from greenroom.learner.interval import Interval, wilson
from greenroom.model.item import ItemHead
from greenroom.model.learner import Tally
from greenroom.model.session import Marked, Session, Slot


@dataclass(frozen=True, slots=True)
class Standing:
    """Right answers of `n` in an area, topic or session, and the 90% Wilson interval."""

    name: str
    n: int
    score: float
    interval: Interval

    @property
    def share(self) -> float | None:
        """None before the first answer."""
        return self.score / self.n if self.n else None


def standing(name: str, scores: Iterable[float]) -> Standing:
    """The standing that these scores, each 0 to 1, give."""
    found = list(scores)
    return Standing(name, len(found), sum(found), wilson(sum(found), len(found)))


def standings(tallies: Mapping[str, Tally], names: Iterable[str]) -> list[Standing]:
    """One for each name, in their order; without answers the interval is everything."""
    found = ((name, tallies.get(name, Tally())) for name in names)
    return [Standing(name, t.n, t.score, wilson(t.score, t.n)) for name, t in found]


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a summary."""

    slot: Slot
    head: ItemHead | None
    """None when the item is no longer in the bank."""
    marked: Marked | None

    @property
    def score(self) -> float | None:
        return None if self.marked is None else self.marked.grade.score


@dataclass(frozen=True, slots=True)
class Summary:
    """A session that is over, or so far."""

    session: Session
    lines: tuple[Line, ...]
    overall: Standing
    areas: tuple[Standing, ...]

    @property
    def unanswered(self) -> int:
        return sum(line.marked is None and line.head is not None for line in self.lines)

    @property
    def ungraded(self) -> int:
        """Answers that wait for marks or that our fault left ungraded."""
        return sum(
            line.marked is not None and line.marked.grade.state != "graded" for line in self.lines
        )


def summarise(session: Session, marked: Iterable[Marked], heads: Mapping[str, ItemHead]) -> Summary:
    """Counts per area and overall; in an exam a question left open counts as not right."""
    by_position = {m.attempt.position: m for m in marked}
    lines = tuple(
        Line(slot, heads.get(slot.item_uid), by_position.get(slot.position))
        for slot in session.slots
    )
    is_exam = session.blueprint.feedback_at_end and session.is_over
    scored = [(line, _score(line, is_exam)) for line in lines]
    found = [(line.head, score) for line, score in scored if score is not None]
    areas = sorted({head.area for head, _ in found if head})
    return Summary(
        session,
        lines,
        standing("overall", (score for _, score in found)),
        tuple(standing(a, (s for head, s in found if head and head.area == a)) for a in areas),
    )


def _score(line: Line, is_exam: bool) -> float | None:
    if line.marked is None:
        # A question that was withdrawn could not be answered: it counts neither way.
        return 0.0 if is_exam and line.head is not None else None
    return line.marked.grade.score
