"""The contract of the store: threads, processes, and processes that are killed."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from greenroom.errors import Conflict
from greenroom.model.session import Attempt, Marked
from greenroom.practice.ports import Store
from tests.store.places import Place, Places, kept, recorded, start_writer
from tests.store.records import (
    LEARNER,
    NOW,
    a_grade,
    an_attempt,
    evidence_of,
    new_id,
)

KILLS = 8


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
