"""The contract of the store: sessions, their slots and drafts."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given

from greenroom.errors import Conflict, NotFound
from greenroom.model.session import Session
from greenroom.practice.ports import Store
from tests.store.places import ANY_RECORDS, Places, kept, recorded
from tests.store.records import (
    LEARNER,
    NOW,
    ODD_TEXTS,
    a_session,
    a_slot,
    seconds_later,
    sessions,
)

HALF_PAST = dt.timezone(dt.timedelta(hours=5, minutes=30))


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
