"""Uids and the file that records them."""

import re
from collections.abc import Callable
from pathlib import Path

from greenroom.bank.bank import Bank
from greenroom.bank.uids import new_uid, read_lock, write_lock
from greenroom.model.item import UID_PATTERN
from tests.banks import uid


def test_new_uids_are_well_formed_and_differ() -> None:
    made = {new_uid() for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(re.fullmatch(UID_PATTERN, one) for one in made)


def test_a_bank_without_a_lock_has_none(tmp_path: Path) -> None:
    assert read_lock(tmp_path) is None


def test_recording_adds_new_items_and_keeps_recorded_ones(
    open_bank: Callable[..., Bank], bank_dir: Path
) -> None:
    (bank_dir / "uids.lock").write_text(f"{uid(99)} gone/item\n{uid(1)} alpha/choice-0\n", "utf-8")
    bank = open_bank(bank_dir)
    assert write_lock(bank_dir, bank.heads()) == 31
    lock = read_lock(bank_dir)
    assert lock is not None
    assert (lock["gone/item"], lock["alpha/choice-0"], len(lock)) == (uid(99), uid(1), 31)
    bank.refresh()
    assert bank.findings == ()
    before = (bank_dir / "uids.lock").read_bytes()
    write_lock(bank_dir, bank.heads())
    assert (bank_dir / "uids.lock").read_bytes() == before
