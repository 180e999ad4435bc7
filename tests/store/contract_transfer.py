"""The contract of the store: dump and load."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from greenroom.errors import ImportFault
from greenroom.model.response import Response
from greenroom.model.session import Marked, Session
from greenroom.practice.ports import Store
from greenroom.store.tables import TABLES
from tests.store.places import ANY_RECORDS, Places, kept, recorded
from tests.store.records import (
    LEARNER,
    NOW,
    ODD_TEXTS,
    UNMARKED,
    a_grade,
    a_session,
    a_target,
    an_attempt,
    answered,
    evidence_of,
    new_id,
    seconds_later,
    sessions,
)


class TransferContract(Places):
    @pytest.fixture
    def full(self, store: Store) -> Store:
        """A store with every sort of row, in every state."""
        open_, over, limited = kept(store, 3), kept(store), a_session(0)
        store.create_session(replace(limited, ends_at=seconds_later(600)))
        recorded(store, open_)
        attempt = replace(an_attempt(open_, 2), response=Response({"text": "Because."}))
        store.record(attempt, UNMARKED, None)
        recorded(store, over)
        marked = replace(evidence_of(attempt, 0.5), kind="open")
        store.add_grade(attempt.id, new_id(), a_grade(0.5), marked)
        store.save_draft(open_.id, 3, {"answer": list(ODD_TEXTS)}, seconds_later(5))
        store.mark_asked(open_.id, 3, seconds_later(4))
        store.flag(open_.id, 3, flagged=True)
        store.end_session(over.id, seconds_later(50))
        store.set_target(LEARNER, new_id(), a_target())
        return store

    def test_a_dump_loaded_into_an_empty_store_gives_the_same_store(
        self, full: Store, other_store: Store
    ) -> None:
        rows = list(full.dump())
        assert {row["type"] for row in rows} == {table.name for table in TABLES}
        assert other_store.load(json.loads(json.dumps(rows))) == len(rows)
        assert list(other_store.dump()) == rows
        assert other_store.sessions(LEARNER) == full.sessions(LEARNER)
        assert other_store.evidence(LEARNER) == full.evidence(LEARNER)
        assert other_store.targets(LEARNER) == full.targets(LEARNER) == [a_target()]
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

    def test_evidence_keeps_a_number_that_is_above_all_and_no_other(
        self, full: Store, other_store: Store
    ) -> None:
        rows = [dict(row) for row in full.dump()]
        pieces = [row for row in rows if row["type"] == "evidence"]
        for row, number in zip(pieces, (5, 2, 9), strict=True):
            row["number"] = number
        other_store.load(rows)
        assert [piece.number for piece in other_store.evidence(LEARNER)] == [5, 6, 9]

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
