"""The contract of the store: attempts, grades and evidence."""

from dataclasses import replace

import pytest
from hypothesis import given

from greenroom.errors import Conflict, NotFound, RequestError
from greenroom.model.session import Marked
from greenroom.practice.ports import Store
from tests.store.places import ANY_RECORDS, Places, kept, recorded
from tests.store.records import (
    LEARNER,
    NOW,
    UNMARKED,
    a_grade,
    a_session,
    an_attempt,
    answered,
    evidence_of,
    new_id,
    seconds_later,
)


class AttemptContract(Places):
    def test_an_attempt_is_kept_with_its_grade_and_evidence(self, store: Store) -> None:
        session = kept(store)
        store.save_draft(session.id, 1, {"answer": ["half"]}, NOW)
        attempt = an_attempt(session)
        marked = Marked(attempt, a_grade())
        assert store.record(attempt, a_grade(), evidence_of(attempt)) == marked
        assert store.find_attempt(attempt.id) == marked
        assert [piece.evidence for piece in store.evidence(LEARNER)] == [evidence_of(attempt)]
        slot = store.session(session.id).slots[0]
        assert (slot.attempt_id, slot.draft) == (attempt.id, None)

    @given(made=answered())
    @ANY_RECORDS
    def test_any_attempt_comes_back_as_it_was_kept(self, store: Store, made: tuple) -> None:  # type: ignore[type-arg]
        session, attempt, grade, evidence = made
        store.create_session(session)
        before = len(store.evidence(session.learner))
        store.record(attempt, grade, evidence)
        assert store.find_attempt(attempt.id) == Marked(attempt, grade)
        fresh = [piece.evidence for piece in store.evidence(session.learner)][before:]
        assert fresh == ([] if evidence is None else [evidence])

    def test_a_submission_sent_twice_counts_once(self, store: Store) -> None:
        session = kept(store)
        attempt = recorded(store, session)
        before = list(store.dump())
        again = replace(attempt, at=seconds_later(99), seconds=98.0)
        other = a_grade(0.0, "Wrong.")
        assert store.record(again, other, evidence_of(again, 0.0)) == Marked(attempt, a_grade())
        assert list(store.dump()) == before

    def test_the_order_of_the_fields_does_not_make_another_answer(self, store: Store) -> None:
        session = kept(store)
        attempt = an_attempt(session, form={"a": ["1"], "b": ["2"]})
        store.record(attempt, a_grade(), None)
        again = replace(attempt, form={"b": ("2",), "a": ("1",)})
        assert store.record(again, a_grade(), None).attempt == attempt

    def test_a_submission_sent_again_after_a_regrade_gets_the_latest_grade(
        self, store: Store
    ) -> None:
        session = kept(store)
        attempt = recorded(store, session)
        store.add_grade(attempt.id, new_id(), a_grade(0.5, "Partly."), None)
        assert store.record(attempt, a_grade(), None).grade == a_grade(0.5, "Partly.")

    @pytest.mark.parametrize(
        "change",
        [
            {"form": {"answer": ["b"]}},
            {"form": {}},
            {"position": 2},
            {"learner": "somebody else"},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_an_id_that_is_known_with_something_else_is_a_conflict(
        self, store: Store, change: dict[str, object]
    ) -> None:
        session = kept(store)
        attempt = recorded(store, session)
        before = list(store.dump())
        with pytest.raises(Conflict):
            store.record(replace(attempt, **change), a_grade(), None)  # type: ignore[arg-type]
        assert list(store.dump()) == before

    def test_an_id_that_is_known_in_another_session_is_a_conflict(self, store: Store) -> None:
        attempt = recorded(store, kept(store))
        with pytest.raises(Conflict):
            store.record(replace(attempt, session_id=kept(store).id), a_grade(), None)

    def test_a_slot_is_answered_once(self, store: Store) -> None:
        session = kept(store)
        recorded(store, session)
        before = list(store.dump())
        other = an_attempt(session)
        with pytest.raises(Conflict):
            store.record(other, a_grade(), evidence_of(other))
        assert list(store.dump()) == before

    def test_an_attempt_needs_its_slot(self, store: Store) -> None:
        session = kept(store, 1)
        before = list(store.dump())
        for attempt in (
            an_attempt(session, 2),
            an_attempt(a_session()),
            an_attempt(session, 2**70),
        ):
            with pytest.raises(NotFound):
                store.record(attempt, a_grade(), evidence_of(attempt))
        assert list(store.dump()) == before

    def test_a_name_that_cannot_be_kept_is_refused_whole(self, store: Store) -> None:
        session = kept(store)
        before = list(store.dump())
        attempt = an_attempt(session)
        with pytest.raises(RequestError):
            store.record(attempt, a_grade(), replace(evidence_of(attempt), area="\ud83d"))
        assert list(store.dump()) == before

    @pytest.mark.parametrize("score", [float("nan"), float("inf"), float("-inf")])
    def test_a_number_that_is_none_is_refused_whole(self, store: Store, score: float) -> None:
        session = kept(store)
        before = list(store.dump())
        attempt = an_attempt(session)
        with pytest.raises(ValueError, match="not a number"):
            store.record(attempt, a_grade(score), evidence_of(attempt))
        assert list(store.dump()) == before

    @pytest.mark.parametrize("attempt_id", ["", "nobody", "\ud83d"])
    def test_an_attempt_that_is_not_there_is_none(self, store: Store, attempt_id: str) -> None:
        recorded(store, kept(store))
        assert store.find_attempt(attempt_id) is None

    def test_attempts_come_by_position_each_with_its_latest_grade(self, store: Store) -> None:
        session = kept(store, 3)
        third = recorded(store, session, 3)
        first = recorded(store, session, 1)
        store.add_grade(third.id, new_id(), a_grade(0.5, "Partly."), None)
        recorded(store, kept(store))
        assert store.attempts(session.id) == [
            Marked(first, a_grade()),
            Marked(third, a_grade(0.5, "Partly.")),
        ]
        assert store.attempts("nobody") == []

    def test_another_grade_is_kept_beside_the_first(self, store: Store) -> None:
        session = kept(store)
        attempt = an_attempt(session)
        store.record(attempt, UNMARKED, None)
        assert store.evidence(LEARNER) == []
        marked = store.add_grade(attempt.id, new_id(), a_grade(0.5), evidence_of(attempt, 0.5))
        assert marked == store.find_attempt(attempt.id) == Marked(attempt, a_grade(0.5))
        assert [piece.evidence for piece in store.evidence(LEARNER)] == [evidence_of(attempt, 0.5)]
        states = [row["state"] for row in store.dump() if row["type"] == "grade"]
        assert states == ["unmarked", "graded"]

    def test_the_same_grade_sent_twice_counts_once(self, store: Store) -> None:
        attempt = recorded(store, kept(store))
        grade_id = new_id()
        first = store.add_grade(attempt.id, grade_id, a_grade(0.5), None)
        before = list(store.dump())
        assert store.add_grade(attempt.id, grade_id, a_grade(0.0), evidence_of(attempt)) == first
        assert list(store.dump()) == before

    def test_a_grade_with_the_id_of_its_attempt_counts(self, store: Store) -> None:
        attempt = recorded(store, kept(store))
        assert store.add_grade(attempt.id, attempt.id, a_grade(0.5), None).grade == a_grade(0.5)

    def test_an_attempt_has_one_piece_of_evidence(self, store: Store) -> None:
        attempt = recorded(store, kept(store))
        store.add_grade(attempt.id, new_id(), a_grade(0.0), evidence_of(attempt, 0.0))
        assert [piece.evidence.score for piece in store.evidence(LEARNER)] == [1.0]

    def test_a_grade_needs_its_attempt(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.add_grade("nobody", new_id(), a_grade(), None)

    def test_evidence_is_numbered_and_read_from_a_number_on(self, store: Store) -> None:
        session = kept(store, 4)
        attempts = [recorded(store, session, position) for position in (1, 2, 3)]
        numbered = store.evidence(LEARNER)
        assert [piece.evidence.attempt_id for piece in numbered] == [a.id for a in attempts]
        numbers = [piece.number for piece in numbered]
        assert numbers == sorted(set(numbers))
        assert store.evidence(LEARNER, numbers[0]) == numbered[1:]
        assert store.evidence(LEARNER, numbers[-1]) == []
        recorded(store, session, 4)
        assert [piece.number > numbers[-1] for piece in store.evidence(LEARNER, numbers[-1])] == [
            True
        ]

    def test_evidence_is_the_learners_alone(self, store: Store) -> None:
        session = a_session(1, "somebody else")
        store.create_session(session)
        recorded(store, session)
        assert store.evidence(LEARNER) == []
        assert len(store.evidence("somebody else")) == 1
