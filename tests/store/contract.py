"""What every backend of the store must do: each sentence of practice's Store is a test.

A backend's tests subclass StoreContract and say where a store is to be made (`place`, and
`other_place` for a second one); two processes must be able to open the same place at once.
"""

import datetime as dt
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from greenroom.errors import Conflict, ImportFault, NotFound, RequestError
from greenroom.model.session import Attempt, Marked, Session
from greenroom.practice.ports import Store
from tests.store.place import OpenStore, Place
from tests.store.records import (
    LEARNER,
    NOW,
    ODD_TEXTS,
    UNMARKED,
    a_grade,
    a_session,
    a_slot,
    an_attempt,
    answered,
    evidence_of,
    new_id,
    seconds_later,
    sessions,
)

ROOT = Path(__file__).parents[2]
KILLS = 8
HALF_PAST = dt.timezone(dt.timedelta(hours=5, minutes=30))
ANY_RECORDS = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def start_writer(place: Place, task: str, argument: str) -> subprocess.Popen[str]:
    """Another process at work on the store; see writer.py for the tasks."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", *map(str, place), task, argument],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def kept(store: Store, slots: int = 2) -> Session:
    """A new session that is in the store."""
    session = a_session(slots)
    store.create_session(session)
    return session


def recorded(store: Store, session: Session, position: int = 1) -> Attempt:
    """A new attempt that is in the store, graded and with evidence."""
    attempt = an_attempt(session, position)
    store.record(attempt, a_grade(), evidence_of(attempt))
    return attempt


class Places:
    """The fixtures that the parts of the contract share."""

    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        raise NotImplementedError

    @pytest.fixture
    def other_place(self, tmp_path: Path) -> Place:
        raise NotImplementedError

    @pytest.fixture
    def store(self, place: Place) -> Iterator[OpenStore]:
        opened = place.open()
        yield opened
        opened.close()

    @pytest.fixture
    def other_store(self, other_place: Place) -> Iterator[OpenStore]:
        opened = other_place.open()
        yield opened
        opened.close()


class SessionContract(Places):
    def test_a_session_comes_back_as_it_was_kept(self, store: Store) -> None:
        session = a_session(3)
        store.create_session(session)
        assert store.session(session.id) == session

    @given(session=sessions())
    @ANY_RECORDS
    def test_any_session_comes_back_as_it_was_kept(self, store: Store, session: Session) -> None:
        store.create_session(session)
        assert store.session(session.id) == session

    def test_a_session_id_can_be_used_once(self, store: Store) -> None:
        session = kept(store)
        with pytest.raises(Conflict):
            store.create_session(replace(session, seed=1))
        assert store.session(session.id) == session

    @pytest.mark.parametrize("session_id", ["", "nobody", "\x00", "\ud83d", "' OR 1=1 --"])
    def test_a_session_that_is_not_there_is_not_found(self, store: Store, session_id: str) -> None:
        kept(store)
        with pytest.raises(NotFound):
            store.session(session_id)

    def test_sessions_are_the_learners_newest_first_without_drafts(self, store: Store) -> None:
        made = [a_session(2, started_at=seconds_later(at)) for at in (0, 3600, 60)]
        for session in (*made, a_session(1, "somebody else")):
            store.create_session(session)
        store.save_draft(made[1].id, 1, {"answer": ["half"]}, NOW)
        assert store.sessions(LEARNER) == [made[1], made[2], made[0]]
        assert store.sessions("nobody") == []

    def test_sessions_come_in_pages(self, store: Store) -> None:
        made = [a_session(1, started_at=seconds_later(-at)) for at in range(5)]
        for session in made:
            store.create_session(session)
        assert store.sessions(LEARNER, 2) == made[:2]
        assert store.sessions(LEARNER, 2, 2) == made[2:4]
        assert store.sessions(LEARNER, 2, 4) == made[4:]

    def test_open_sessions_are_those_not_over_newest_first(self, store: Store) -> None:
        made = [a_session(1, started_at=seconds_later(at)) for at in range(3)]
        for session in made:
            store.create_session(session)
        store.save_draft(made[0].id, 1, {"answer": ["half"]}, NOW)
        store.end_session(made[1].id, seconds_later(9))
        assert store.open_sessions(LEARNER) == [made[2], made[0]]

    def test_lists_show_which_slots_are_answered(self, store: Store) -> None:
        session = kept(store)
        attempt = recorded(store, session, 2)
        [listed] = store.sessions(LEARNER)
        assert [slot.attempt_id for slot in listed.slots] == [None, attempt.id]
        assert store.open_sessions(LEARNER) == [listed]

    def test_the_first_end_stands(self, store: Store) -> None:
        session = kept(store)
        store.end_session(session.id, seconds_later(60))
        store.end_session(session.id, seconds_later(90))
        assert store.session(session.id).ended_at == seconds_later(60)

    def test_times_of_any_zone_are_the_same_moment_to_the_microsecond(self, store: Store) -> None:
        session = replace(a_session(), ends_at=NOW.replace(microsecond=1).astimezone(HALF_PAST))
        store.create_session(session)
        found = store.session(session.id)
        assert found.ends_at == session.ends_at
        assert found.ends_at is not None
        assert found.ends_at.tzinfo is dt.UTC

    def test_a_time_without_a_zone_is_refused(self, store: Store) -> None:
        with pytest.raises(ValueError, match="zone"):
            store.create_session(replace(a_session(), started_at=NOW.replace(tzinfo=None)))


class SlotContract(Places):
    def test_the_next_position_is_filled(self, store: Store) -> None:
        session = kept(store, 1)
        assert store.add_slot(session.id, a_slot(2)) == a_slot(2)
        assert store.session(session.id).slots == (a_slot(1), a_slot(2))

    def test_a_filled_position_keeps_the_slot_that_stands_there(self, store: Store) -> None:
        session = kept(store, 1)
        store.save_draft(session.id, 1, {"answer": ["half"]}, NOW)
        stands = store.session(session.id).slots[0]
        assert store.add_slot(session.id, a_slot(1, "another23456")) == stands
        assert store.session(session.id).slots == (stands,)

    def test_a_slot_cannot_leave_a_gap(self, store: Store) -> None:
        session = kept(store, 1)
        with pytest.raises(Conflict, match="1"):
            store.add_slot(session.id, a_slot(3))
        assert store.session(session.id) == session

    def test_a_slot_needs_its_session(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.add_slot("nobody", a_slot(1))

    def test_two_threads_that_fill_a_position_get_the_same_slot(self, store: Store) -> None:
        session = kept(store, 0)
        uids = [f"item{number}" for number in range(8)]
        with ThreadPoolExecutor(8) as pool:
            got = list(pool.map(lambda uid: store.add_slot(session.id, a_slot(1, uid)), uids))
        assert set(map(repr, got)) == {repr(store.session(session.id).slots[0])}

    def test_an_unanswered_position_can_be_given_another_item(self, store: Store) -> None:
        session = kept(store)
        store.save_draft(session.id, 1, {"answer": ["half"]}, NOW)
        other = replace(a_slot(1, "another23456"), seed=9, reason="It was withdrawn.")
        store.replace_slot(session.id, other)
        assert store.session(session.id).slots == (other, a_slot(2))

    def test_an_answered_position_keeps_its_item(self, store: Store) -> None:
        session = kept(store)
        recorded(store, session)
        before = store.session(session.id)
        with pytest.raises(Conflict):
            store.replace_slot(session.id, a_slot(1, "another23456"))
        assert store.session(session.id) == before

    @pytest.mark.parametrize("position", [0, -1, 3, 2**70])
    def test_a_position_that_is_not_there_cannot_be_replaced(
        self, store: Store, position: int
    ) -> None:
        session = kept(store)
        with pytest.raises(NotFound):
            store.replace_slot(session.id, a_slot(position))

    def test_the_first_sight_of_a_question_stands(self, store: Store) -> None:
        session = kept(store)
        store.mark_asked(session.id, 2, seconds_later(5))
        store.mark_asked(session.id, 2, seconds_later(6))
        assert [s.asked_at for s in store.session(session.id).slots] == [None, seconds_later(5)]

    def test_a_flag_is_set_and_cleared(self, store: Store) -> None:
        session = kept(store)
        store.flag(session.id, 2, flagged=True)
        assert [s.flagged for s in store.session(session.id).slots] == [False, True]
        store.flag(session.id, 2, flagged=False)
        assert store.session(session.id) == session

    def test_a_draft_takes_the_place_of_the_one_before(self, store: Store) -> None:
        session = kept(store)
        assert store.save_draft(session.id, 1, {"answer": ["a"]}, NOW)
        assert store.save_draft(session.id, 1, {"answer": ["a", "b"]}, seconds_later(1))
        assert store.session(session.id).slots[0].draft == {"answer": ["a", "b"]}
        assert store.session(session.id).slots[1].draft is None

    @pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: ascii(text[:12]))
    def test_a_draft_may_hold_any_text(self, store: Store, text: str) -> None:
        session = kept(store)
        store.save_draft(session.id, 1, {"answer": [text], text: []}, NOW)
        assert store.session(session.id).slots[0].draft == {"answer": [text], text: []}

    def test_a_draft_of_an_answered_slot_is_not_kept(self, store: Store) -> None:
        session = kept(store)
        recorded(store, session)
        assert not store.save_draft(session.id, 1, {"answer": ["late"]}, NOW)
        assert store.session(session.id).slots[0].draft is None

    def test_a_draft_of_an_ended_session_is_not_kept(self, store: Store) -> None:
        session = kept(store)
        store.save_draft(session.id, 1, {"answer": ["in time"]}, NOW)
        store.end_session(session.id, seconds_later(1))
        assert not store.save_draft(session.id, 1, {"answer": ["late"]}, seconds_later(2))
        assert store.session(session.id).slots[0].draft == {"answer": ["in time"]}

    @pytest.mark.parametrize("position", [0, -1, 3, 2**70])
    def test_a_draft_needs_its_slot(self, store: Store, position: int) -> None:
        session = kept(store)
        assert not store.save_draft(session.id, position, {"answer": ["x"]}, NOW)
        assert not store.save_draft("nobody", 1, {"answer": ["x"]}, NOW)
        assert store.session(session.id) == session


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


class TogetherContract(Places):
    def test_two_threads_that_send_the_same_submission_count_once(self, store: Store) -> None:
        session = kept(store, 20)
        for position in range(1, 21):
            attempt = an_attempt(session, position)
            gate = threading.Barrier(4)

            def send(_: int, attempt: Attempt = attempt, gate: threading.Barrier = gate) -> Marked:
                gate.wait()
                return store.record(attempt, a_grade(), evidence_of(attempt))

            with ThreadPoolExecutor(4) as pool:
                assert list(pool.map(send, range(4))) == [Marked(attempt, a_grade())] * 4
        assert len(store.attempts(session.id)) == len(store.evidence(LEARNER)) == 20

    def test_threads_that_answer_the_same_slot_differently_have_one_winner(
        self, store: Store
    ) -> None:
        session = kept(store)
        sent = [an_attempt(session, form={"answer": [str(n)]}) for n in range(6)]

        def send(attempt: Attempt) -> bool:
            try:
                store.record(attempt, a_grade(), evidence_of(attempt))
            except Conflict:
                return False
            return True

        with ThreadPoolExecutor(6) as pool:
            won = [a for a, is_won in zip(sent, pool.map(send, sent), strict=True) if is_won]
        assert [marked.attempt for marked in store.attempts(session.id)] == won
        assert len(store.evidence(LEARNER)) == 1

    def test_readers_and_writers_do_not_disturb_each_other(self, store: Store) -> None:
        session = kept(store, 40)

        def write(position: int) -> None:
            store.save_draft(session.id, position, {"answer": ["x"]}, NOW)
            recorded(store, session, position)

        def read(_: int) -> None:
            seen = store.session(session.id)
            answered = {slot.attempt_id for slot in seen.slots} - {None}
            assert all(slot.draft is None for slot in seen.slots if slot.attempt_id)
            assert answered <= {marked.attempt.id for marked in store.attempts(session.id)}

        with ThreadPoolExecutor(8) as pool:
            written = [pool.submit(write, position) for position in range(1, 41)]
            readings = [pool.submit(read, n) for n in range(200)]
            for done in (*written, *readings):
                done.result()
        assert len(store.evidence(LEARNER)) == 40

    def test_two_processes_that_send_the_same_submission_count_once(
        self, place: Place, store: Store
    ) -> None:
        session = kept(store)
        attempt_id = new_id()
        senders = [start_writer(place, "submit_once", f"{session.id},{attempt_id}") for _ in "ab"]
        for sender in senders:
            assert sender.stdout is not None
            assert sender.stdout.readline() == "ready\n"
        for sender in senders:
            assert sender.stdin is not None
            sender.stdin.write("\n")
            sender.stdin.flush()
        assert [sender.communicate()[0] for sender in senders] == [f"{attempt_id}\n"] * 2
        assert [sender.returncode for sender in senders] == [0, 0]
        assert len(store.attempts(session.id)) == len(store.evidence(LEARNER)) == 1

    def test_what_another_process_keeps_is_seen_at_once(self, place: Place, store: Store) -> None:
        sessions = 3
        process = start_writer(place, "practise", "0")
        assert process.stdout is not None
        try:
            for line in process.stdout:
                what, session_id, *_ = line.split()
                if what != "session":
                    continue
                # It goes on meanwhile: reading here and writing there do not wait for each other.
                assert store.session(session_id).id == session_id
                recorded(store, kept(store))
                sessions -= 1
                if sessions == 0:
                    break
        finally:
            process.kill()
            process.communicate()
        assert sessions == 0


class CrashContract(Places):
    def test_what_was_acknowledged_outlives_a_killed_process(self, place: Place) -> None:
        place.open().close()
        rng = random.Random(20261121)
        said: list[list[str]] = []
        for number in range(KILLS):
            process = start_writer(place, "practise", str(number * 1_000_000))
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(rng.uniform(0.0, 0.15))
            process.kill()
            rest = process.communicate()[0]
            # Half a line is a write that nobody was told of.
            said += [
                line.split()
                for line in (first + rest).splitlines(keepends=True)
                if line[-1] == "\n"
            ]
            self.assert_sound(place)
        store = place.open()
        try:
            self._assert_kept(store, said)
        finally:
            store.close()

    @staticmethod
    def _assert_kept(store: Store, said: list[list[str]]) -> None:
        assert {what for what, *_ in said} == {"session", "slot", "draft", "attempt"}
        for what, session_id, *rest in said:
            session = store.session(session_id)
            if what == "session":
                continue
            slot = session.slot(int(rest[0]))
            assert slot is not None
            if what == "attempt":
                marked = store.find_attempt(rest[1])
                assert marked is not None
                assert slot.attempt_id == rest[1]
                assert marked.attempt.form == {"answer": [rest[2]]}
            elif what == "draft":
                # A submission takes the draft's place, also one that was kept unannounced.
                assert slot.attempt_id is not None or slot.draft == {"answer": [rest[1]]}
        evidence = [piece.evidence.attempt_id for piece in store.evidence(LEARNER)]
        assert len(evidence) == len(set(evidence))
        assert set(evidence) >= {rest[2] for what, *rest in said if what == "attempt"}

    def assert_sound(self, place: Place) -> None:
        """The backend's own check of what a crash left."""
        raise NotImplementedError


class TransferContract(Places):
    @pytest.fixture
    def full(self, store: Store) -> Store:
        """A store with every sort of row, in every state."""
        open_, over, limited = kept(store, 3), kept(store), a_session(0)
        store.create_session(replace(limited, ends_at=seconds_later(600)))
        recorded(store, open_)
        attempt = an_attempt(open_, 2)
        store.record(attempt, UNMARKED, None)
        recorded(store, over)
        store.add_grade(attempt.id, new_id(), a_grade(0.5), evidence_of(attempt, 0.5))
        store.save_draft(open_.id, 3, {"answer": list(ODD_TEXTS)}, seconds_later(5))
        store.mark_asked(open_.id, 3, seconds_later(4))
        store.flag(open_.id, 3, flagged=True)
        store.end_session(over.id, seconds_later(50))
        return store

    def test_a_dump_loaded_into_an_empty_store_gives_the_same_store(
        self, full: Store, other_store: Store
    ) -> None:
        rows = list(full.dump())
        assert {row["type"] for row in rows} == {"session", "slot", "attempt", "grade", "evidence"}
        assert other_store.load(json.loads(json.dumps(rows))) == len(rows)
        assert list(other_store.dump()) == rows
        assert other_store.sessions(LEARNER) == full.sessions(LEARNER)
        assert other_store.evidence(LEARNER) == full.evidence(LEARNER)
        for session in full.sessions(LEARNER):
            assert other_store.session(session.id) == full.session(session.id)
            assert other_store.attempts(session.id) == full.attempts(session.id)

    @given(made=answered(), session=sessions())
    @ANY_RECORDS
    def test_a_dump_of_any_records_gives_the_same_store(
        self,
        store: Store,
        other_store: Store,
        made: tuple,  # type: ignore[type-arg]
        session: Session,
    ) -> None:
        answered_session, attempt, grade, evidence = made
        store.create_session(session)
        store.create_session(answered_session)
        store.record(attempt, grade, evidence)
        rows = list(store.dump())
        other_store.load(json.loads(json.dumps(rows, allow_nan=False)))
        assert list(other_store.dump()) == rows

    def test_rows_that_are_here_are_passed_over(self, full: Store) -> None:
        rows = list(full.dump())
        assert full.load(rows) == 0
        assert list(full.dump()) == rows

    def test_a_dump_is_one_moment(self, full: Store) -> None:
        before = list(full.dump())
        rows = full.dump()
        first = next(rows)
        recorded(full, kept(full))
        assert [first, *rows] == before

    def test_two_stores_can_be_brought_together(self, full: Store, other_store: Store) -> None:
        session = kept(other_store)
        mine = recorded(other_store, session)
        before = other_store.evidence(LEARNER)
        other_store.load(list(full.dump()))
        after = other_store.evidence(LEARNER, before[-1].number)
        theirs = [piece.evidence for piece in full.evidence(LEARNER)]
        assert [piece.evidence for piece in after] == theirs
        assert other_store.evidence(LEARNER)[: len(before)] == before
        assert other_store.find_attempt(mine.id) == Marked(mine, a_grade())
        assert other_store.load(list(full.dump())) == 0

    def test_a_later_copy_adds_what_came_since(self, store: Store, other_store: Store) -> None:
        session = kept(store, 1)
        other_store.load(list(store.dump()))
        other_store.save_draft(session.id, 1, {"answer": ["half"]}, NOW)
        store.mark_asked(session.id, 1, seconds_later(1))
        recorded(store, session)
        store.end_session(session.id, seconds_later(60))
        assert other_store.load(list(store.dump())) == 3
        assert other_store.session(session.id) == store.session(session.id)

    def test_an_earlier_copy_takes_nothing_back(self, store: Store) -> None:
        session = kept(store)
        store.save_draft(session.id, 2, {"answer": ["old"]}, NOW)
        rows = list(store.dump())
        recorded(store, session)
        store.save_draft(session.id, 2, {"answer": ["new"]}, NOW)
        store.flag(session.id, 2, flagged=True)
        store.end_session(session.id, seconds_later(60))
        now = list(store.dump())
        assert store.load(rows) == 0
        assert list(store.dump()) == now

    @pytest.mark.parametrize(
        ("kind", "change", "message"),
        [
            ("session", {"seed": 1}, r"session\.seed: found 1; allowed: 4294967295"),
            ("slot", {"item_uid": "x"}, r"slot\.item_uid: found 'x'"),
            ("attempt", {"form": {}}, r"attempt\.form: found \{\}"),
            ("grade", {"score": 0.125}, r"grade\.score: found 0\.125"),
            ("evidence", {"topics": ["x"]}, r"evidence\.topics: found \['x'\]"),
        ],
    )
    def test_a_row_that_differs_from_the_one_here_is_refused(
        self, full: Store, kind: str, change: dict[str, object], message: str
    ) -> None:
        rows = list(full.dump())
        place = next(n for n, row in enumerate(rows) if row["type"] == kind)
        rows[place] = {**rows[place], **change}
        with pytest.raises(ImportFault, match=rf"row {place + 1}: {message}"):
            full.load(rows)

    @pytest.mark.parametrize("missing", ["session", "slot", "attempt"])
    def test_a_row_without_the_one_that_it_belongs_to_is_refused(
        self, full: Store, other_store: Store, missing: str
    ) -> None:
        rows = [row for row in full.dump() if row["type"] != missing]
        with pytest.raises(ImportFault, match=r"row \d+: .*allowed: one that"):
            other_store.load(rows)
        assert list(other_store.dump()) == []

    def test_an_attempt_without_a_grade_is_refused(self, full: Store, other_store: Store) -> None:
        rows = [row for row in full.dump() if row["type"] != "grade"]
        with pytest.raises(ImportFault, match=r"row \d+: attempt .* found no grade"):
            other_store.load(rows)
        assert list(other_store.dump()) == []

    def test_a_second_answer_to_a_slot_is_refused(self, full: Store) -> None:
        rows = list(full.dump())
        row = next(row for row in rows if row["type"] == "attempt")
        with pytest.raises(ImportFault, match=r"row 1: attempt: found a second one"):
            full.load([{**row, "id": new_id()}])
        assert list(full.dump()) == rows

    def test_a_slot_that_leaves_a_gap_is_refused(self, full: Store, other_store: Store) -> None:
        rows = [r for r in full.dump() if r["type"] == "session" or r.get("position") == 2]
        with pytest.raises(ImportFault, match=r"slot\.position: found 2; allowed: 1"):
            other_store.load(rows)

    def test_nothing_of_a_wrong_load_is_kept_and_the_store_goes_on(
        self, full: Store, other_store: Store
    ) -> None:
        rows = list(full.dump())
        with pytest.raises(ImportFault, match=rf"row {len(rows) + 1}: type: found 'nonsense'"):
            other_store.load([*rows, {"type": "nonsense"}])
        assert list(other_store.dump()) == []
        assert other_store.load(rows) == len(rows)


class StoreContract(
    SessionContract,
    SlotContract,
    AttemptContract,
    TogetherContract,
    CrashContract,
    TransferContract,
):
    """The whole contract."""
