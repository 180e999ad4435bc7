"""Reviews: cards and questions by their due dates."""

import pytest

from greenroom.errors import RequestError
from greenroom.model.session import Blueprint
from greenroom.select.due import NEW_CARDS_A_DAY
from greenroom.sessions.policies import REVIEW
from tests.places import ME, Place

ONE = Blueprint(policy="practice", title="One", length=1, kinds=("choice",))


def rate_all(place: Place, rating: str) -> list[str]:
    """Take a review to its end; the items that it asked."""
    session = place.room.start(ME, REVIEW)
    asked = []
    while (position := place.room.current(session.id)) is not None:
        view = place.room.view(session.id, position)
        asked.append(view.slot.item_uid)
        assert view.asked is not None
        is_card = view.asked.kind.name == "card"
        form = {"answer": [rating]} if is_card else place.right(session, position)
        place.answer(session, position, form)
    return asked


def test_a_first_review_brings_new_cards_up_to_the_limit_of_a_day(place: Place) -> None:
    asked = rate_all(place, "3")
    assert len(asked) == len(set(asked)) == NEW_CARDS_A_DAY
    learner = place.ports.learner(ME)
    assert (learner.areas, set(learner.memory)) == ({}, set(asked))
    evidence = [numbered.evidence for numbered in place.store.evidence(ME)]
    assert {(e.score, e.rating, e.predicted) for e in evidence} == {(None, 3, None)}
    # The last of the six cards waits for tomorrow; the others are due again sooner or later.
    place.clock.forward(seconds=5)
    with pytest.raises(RequestError, match="Nothing is due for review now"):
        place.room.start(ME, REVIEW)


def test_cards_come_back_when_they_are_due(place: Place) -> None:
    first = rate_all(place, "4")
    due = [memory.due for memory in place.ports.learner(ME).memory.values()]
    assert min(due) > place.clock()
    place.clock.at = max(due)
    second = rate_all(place, "4")
    assert set(second) >= set(first)
    # And the sixth card, which is new.
    assert len(second) == 6


def test_a_missed_item_comes_back_before_a_known_one(place: Place) -> None:
    missed, known = place.room.start(ME, ONE), place.room.start(ME, ONE)
    place.answer(missed, 1, place.right(missed, 1, score=0.0))
    place.answer(known, 1, place.right(known, 1, score=1.0))
    place.clock.forward(days=1)
    asked = rate_all(place, "4")
    assert missed.slots[0].item_uid in asked
    assert known.slots[0].item_uid not in asked
    place.clock.forward(days=30)
    assert known.slots[0].item_uid in rate_all(place, "4")
