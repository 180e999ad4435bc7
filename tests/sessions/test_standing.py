"""Where a learner stands."""

from greenroom.learner.interval import wilson
from greenroom.model.learner import Tally
from greenroom.model.session import Blueprint
from greenroom.sessions.standing import standing, standings, summarise
from tests.places import ME, Place


def test_scores_become_counts_with_their_interval() -> None:
    found = standing("alpha", [1.0, 0.5, 0.0])
    assert (found.n, found.score, found.share) == (3, 1.5, 0.5)
    assert found.interval == wilson(1.5, 3)
    nothing = standing("alpha", [])
    assert (nothing.share, nothing.interval) == (None, (0.0, 1.0))


def test_names_without_answers_stand_too() -> None:
    found = standings({"beta": Tally(4, 3.0)}, ["alpha", "beta"])
    assert [(s.name, s.n, s.score) for s in found] == [("alpha", 0, 0.0), ("beta", 4, 3.0)]


def test_a_summary_counts_by_area_and_says_what_has_no_score(place: Place) -> None:
    mixed = Blueprint(policy="practice", title="Mixed", length=30)
    session = place.room.start(ME, mixed)
    for expected in (1.0, 0.0, None, 1.0, None):
        while (position := place.room.current(session.id)) is not None:
            view = place.room.view(session.id, position)
            assert view.asked is not None
            scores = {s.score for s in view.asked.kind.samples(view.asked.question)}
            score = expected if expected in scores else next(iter(scores))
            place.answer(session, position, place.right(session, position, score=score))
            if score == expected:
                break
    ended = place.room.finish(session.id)
    marked = place.store.attempts(session.id)
    summary = summarise(ended, marked, {head.uid: head for head in place.bank.heads()})
    scored = [m.grade.score for m in marked if m.grade.score is not None]
    assert (summary.overall.n, summary.overall.score) == (len(scored), sum(scored))
    assert sum(area.n for area in summary.areas) == len(scored)
    assert sum(area.score for area in summary.areas) == sum(scored)
    assert [area.name for area in summary.areas] == sorted({area.name for area in summary.areas})
    assert summary.unanswered == len(ended.slots) - len(marked)
    assert summary.ungraded == sum(m.grade.state == "unmarked" for m in marked)


def test_an_open_question_whose_item_left_the_bank_counts_as_nothing(place: Place) -> None:
    session = place.room.start(ME, Blueprint(policy="practice", title="One", length=1))
    marked = place.store.attempts(session.id)
    assert marked == []
    summary = summarise(place.room.finish(session.id), marked, {})
    assert (summary.lines[0].head, summary.overall.n, summary.unanswered) == (None, 0, 0)
