"""The contract of the store: what people work towards."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given

from greenroom.errors import Conflict, ImportFault
from greenroom.model.target import Target
from greenroom.practice.ports import Store
from tests.store.places import ANY_RECORDS, Places
from tests.store.records import LEARNER, a_target, new_id, seconds_later, targets


def row_of(store: Store) -> dict[str, object]:
    return next(dict(row) for row in store.dump() if row["type"] == "target")


class TargetContract(Places):
    @given(target=targets)
    @ANY_RECORDS
    def test_any_target_comes_back_as_it_was_kept(self, store: Store, target: Target) -> None:
        learner = new_id()
        assert store.set_target(learner, new_id(), target) == target
        assert store.targets(learner) == [target]

    def test_the_latest_target_is_the_last_one_and_the_earlier_ones_stay(
        self, store: Store
    ) -> None:
        first = a_target()
        second = replace(first, loop="data-scientist-junior", set_at=seconds_later(9))
        store.set_target(LEARNER, new_id(), first)
        store.set_target(LEARNER, new_id(), second)
        store.set_target("somebody else", new_id(), first)
        assert store.targets(LEARNER) == [first, second]
        assert store.targets("nobody") == []

    def test_a_clock_that_went_back_does_not_put_a_target_before_the_earlier_ones(
        self, store: Store
    ) -> None:
        store.set_target(LEARNER, new_id(), a_target())
        later = replace(a_target(), loop="other", set_at=seconds_later(-3600))
        assert store.set_target(LEARNER, new_id(), later) == replace(
            later, set_at=a_target().set_at
        )
        assert [target.loop for target in store.targets(LEARNER)] == [a_target().loop, "other"]

    def test_the_same_id_again_changes_nothing_and_with_something_else_in_it_is_refused(
        self, store: Store
    ) -> None:
        target_id = new_id()
        store.set_target(LEARNER, target_id, a_target())
        again = replace(a_target(), set_at=seconds_later(5))
        assert store.set_target(LEARNER, target_id, again) == a_target()
        with pytest.raises(Conflict, match="another target"):
            store.set_target(LEARNER, target_id, replace(a_target(), loop="other"))
        with pytest.raises(Conflict):
            store.set_target("somebody else", target_id, a_target())
        assert store.targets(LEARNER) == [a_target()]

    def test_targets_travel_and_an_older_one_does_not_become_the_latest(
        self, store: Store, other_store: Store
    ) -> None:
        older, newer = a_target(), replace(a_target(), date=None, set_at=seconds_later(60))
        store.set_target(LEARNER, new_id(), older)
        other_store.set_target(LEARNER, new_id(), newer)
        rows = json.loads(json.dumps(list(store.dump())))
        assert other_store.load(rows) == 1
        assert other_store.targets(LEARNER) == [older, newer]
        assert other_store.load(rows) == 0

    def test_a_target_that_differs_from_the_one_here_is_refused(self, store: Store) -> None:
        store.set_target(LEARNER, new_id(), a_target())
        changed = {**row_of(store), "loop": "other"}
        with pytest.raises(ImportFault, match=r"target\.loop: found 'other'; allowed: 'ml-eng"):
            store.load([changed])

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("hours", [1, 1, 1]),
            ("hours", [1, 1, 1, 1, 1, 1, -1]),
            ("hours", [1, 1, 1, 1, 1, 1, 25]),
            ("hours", [1, 1, 1, 1, 1, 1, "1"]),
            ("date", "2026-13-01"),
            ("date", "20261121"),
            ("date", "9999-01-01"),
            ("zone", 7),
            ("set_at", "2026-11-21T11:39:42"),
        ],
    )
    def test_a_target_that_cannot_be_one_is_refused_with_what_is_allowed(
        self, store: Store, other_store: Store, field: str, value: object
    ) -> None:
        store.set_target(LEARNER, new_id(), a_target())
        with pytest.raises(ImportFault, match=rf"target\.{field}: found .*; allowed: "):
            other_store.load([{**row_of(store), field: value}])
        assert other_store.targets(LEARNER) == []


def test_hours_that_no_day_has_and_a_moment_without_a_zone_make_no_target() -> None:
    for hours in ((1.0,) * 6, (25.0,) * 7, (-1.0,) * 7, (float("nan"),) * 7):
        with pytest.raises(ValueError, match="allowed"):
            replace(a_target(), hours=hours)
    with pytest.raises(ValueError, match="zone"):
        replace(a_target(), set_at=dt.datetime(2026, 11, 21))  # noqa: DTZ001 - what is refused
