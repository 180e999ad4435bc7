"""The compiled bank: always as the files are, whatever happens to the cache."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from greenroom.bank.bank import Bank
from greenroom.errors import NotFound
from greenroom.kinds import KINDS
from tests.banks import CARD, item_text, uid, write_bank, write_empty_bank
from tests.parts import TODAY

Opener = Callable[..., Bank]


def seen(bank: Bank) -> tuple[object, ...]:
    """Everything that a bank tells."""
    items = [bank.load(head.uid) for head in bank.heads()]
    versions = [item.version for item in items]
    found = sorted(head.uid for head in bank.search("precision", limit=1_000))
    return (bank.heads(), items, versions, bank.findings, bank.coverage(), found)


def test_with_and_without_a_cache_a_bank_tells_the_same(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    (bank_dir / "beta" / "card-0.toml").write_text("uid = ", "utf-8")
    cache = tmp_path / "cache.sqlite"
    plain, filling, cached = (
        open_bank(bank_dir),
        open_bank(bank_dir, cache),
        open_bank(bank_dir, cache),
    )
    assert seen(plain) == seen(filling) == seen(cached)
    assert len(plain.findings) == 1


def test_a_changed_added_and_deleted_file_is_noticed(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    bank = open_bank(bank_dir, tmp_path / "cache.sqlite")
    changed = bank_dir / "alpha" / "card-0.toml"
    uid_of_changed = bank.head("alpha/card-0").uid
    changed.write_text(
        changed.read_text("utf-8").replace("Precision?", "Zebra and precision?"), "utf-8"
    )
    (bank_dir / "beta" / "card-0.toml").unlink()
    (bank_dir / "gamma" / "new.toml").write_text(item_text(CARD, 500, "gamma-one"), "utf-8")
    gone = bank.head("beta/card-0").uid
    bank.refresh()
    assert bank.load(uid_of_changed).stem == "Zebra and precision?"
    assert [head.uid for head in bank.search("zebra")] == [uid_of_changed]
    assert bank.find_head(gone) is None
    assert bank.head("gamma/new").uid == uid(500)
    assert seen(bank) == seen(open_bank(bank_dir))


def test_an_item_that_breaks_and_is_mended_goes_and_comes(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    bank = open_bank(bank_dir, tmp_path / "cache.sqlite")
    path = bank_dir / "alpha" / "card-0.toml"
    whole = path.read_text("utf-8")
    path.write_text("uid = ", "utf-8")
    bank.refresh()
    assert (len(bank.findings), len(bank.heads())) == (1, 29)
    path.write_text(whole, "utf-8")
    bank.refresh()
    assert (len(bank.findings), len(bank.heads())) == (0, 30)


def test_a_changed_tree_of_topics_is_checked_against(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    bank = open_bank(bank_dir, tmp_path / "cache.sqlite")
    tree = bank_dir / "topics.toml"
    tree.write_text(tree.read_text("utf-8").replace("gamma-two", "gamma-deux"), "utf-8")
    bank.refresh()
    assert {finding.field for finding in bank.findings} == {"topics[0]"}
    assert all(head.topics != ("gamma-two",) for head in bank.heads())


def test_a_tree_that_breaks_leaves_the_bank_as_it_was(open_bank: Opener, bank_dir: Path) -> None:
    bank = open_bank(bank_dir)
    (bank_dir / "topics.toml").write_text("rounds = ", "utf-8")
    with pytest.raises(Exception, match="not TOML"):
        bank.refresh()
    assert len(bank.heads()) == 30


# What a cache file may be instead of a cache.
def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _no_database(path: Path) -> None:
    path.write_bytes(b"not a database" * 1_000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zeroed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4_096:] = bytes(len(content) - 4_096)
    path.write_bytes(content)


def _other_tables(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.executescript("CREATE TABLE meta (x); CREATE TABLE file (y); CREATE TABLE words (z);")
    db.close()


def _wrong_rows(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE file SET head = '{\"uid\": 1}' WHERE id = 3")
    db.execute("UPDATE file SET head = 'x' WHERE id = 4")
    db.commit()
    db.close()


DAMAGE = [_empty, _no_database, _cut, _zeroed, _other_tables, _wrong_rows]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_anew(
    open_bank: Opener, bank_dir: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache.sqlite"
    open_bank(bank_dir, cache).close()
    damage(cache)
    expected = seen(open_bank(bank_dir))
    assert seen(open_bank(bank_dir, cache)) == expected
    db = sqlite3.connect(cache)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("SELECT count(*) FROM file").fetchone() == (30,)
    db.close()


@pytest.mark.parametrize("damage", [_no_database, _zeroed])
def test_a_cache_damaged_while_it_is_open_costs_nothing(
    open_bank: Opener, bank_dir: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache.sqlite"
    bank = open_bank(bank_dir, cache)
    damage(cache)
    assert seen(bank) == seen(open_bank(bank_dir))


@given(place=st.integers(0, 2**20), byte=st.integers(0, 255), length=st.integers(1, 500))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_wrong_bytes_anywhere_in_the_cache_do_not_stop_the_bank(
    bank_dir: Path, tmp_path: Path, place: int, byte: int, length: int
) -> None:
    cache = tmp_path / "cache.sqlite"
    Bank(bank_dir, KINDS, TODAY, cache).close()
    content = bytearray(cache.read_bytes())
    start = place % len(content)
    content[start : start + length] = bytes([byte]) * min(length, len(content) - start)
    cache.write_bytes(content)
    bank = Bank(bank_dir, KINDS, TODAY, cache)
    assert [bank.load(head.uid).uid for head in bank.heads()] == [h.uid for h in bank.heads()]
    bank.search("precision")
    bank.close()


def test_a_folder_that_cannot_be_written_keeps_the_cache_in_memory(
    open_bank: Opener, guarded_dir: Path
) -> None:
    bank_dir = write_bank(guarded_dir / "bank", choice=1, numeric=1, open_=1, card=1)
    data = guarded_dir / "data"
    data.mkdir()
    data.chmod(0o500)
    assert seen(open_bank(bank_dir, data / "cache.sqlite")) == seen(open_bank(bank_dir))
    assert list(data.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_left_as_it_is(
    open_bank: Opener, guarded_dir: Path
) -> None:
    bank_dir = write_bank(guarded_dir / "bank", choice=1, numeric=1, open_=1, card=1)
    data = guarded_dir / "data"
    data.mkdir()
    cache = data / "cache.sqlite"
    open_bank(bank_dir, cache).close()
    (bank_dir / "alpha" / "card-0.toml").unlink()
    cache.chmod(0o400)
    data.chmod(0o500)
    before = cache.read_bytes()
    assert seen(open_bank(bank_dir, cache)) == seen(open_bank(bank_dir))
    assert cache.read_bytes() == before


def test_a_folder_in_place_of_the_cache_is_no_error(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache.sqlite").mkdir()
    assert len(open_bank(bank_dir, tmp_path / "cache.sqlite").heads()) == 30


_OPEN = """
import datetime as dt, sys
from pathlib import Path
from greenroom.bank.bank import Bank
from greenroom.kinds import KINDS
bank = Bank(Path(sys.argv[1]), KINDS, dt.date(2026, 11, 21), Path(sys.argv[2]))
print(len(bank.heads()), len(bank.findings), len([bank.load(h.uid) for h in bank.heads()]))
"""


def test_two_processes_fill_one_cache_at_once(bank_dir: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _OPEN, str(bank_dir), str(tmp_path / "cache.sqlite")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=60)[0] for process in both] == ["30 0 30\n"] * 2


def test_a_bank_goes_on_while_another_one_takes_its_cache(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache.sqlite"
    bank = open_bank(bank_dir, cache)
    other = open_bank(write_bank(tmp_path / "other", choice=1, numeric=0, open_=0, card=0), cache)
    assert len(other.heads()) == 3
    assert [bank.load(head.uid).uid for head in bank.heads()] == [h.uid for h in bank.heads()]


def test_an_item_whose_file_went_meanwhile_is_not_found(
    open_bank: Opener, bank_dir: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache.sqlite"
    bank = open_bank(bank_dir, cache)
    open_bank(write_empty_bank(tmp_path / "other"), cache)
    (bank_dir / "alpha" / "card-0.toml").unlink()
    with pytest.raises(NotFound, match="was just taken from the bank"):
        bank.load(bank.head("alpha/card-0").uid)


# Search.
def test_search_finds_items_that_have_all_words_or_words_that_begin_so(
    open_bank: Opener, bank_dir: Path
) -> None:
    bank = open_bank(bank_dir)
    kinds = {head.kind for head in bank.search("posit", limit=100)}
    assert kinds == {"open", "card"}
    assert bank.search("positives unicorn") == []
    assert {head.area for head in bank.search("gamma two", limit=100)} == {"gamma"}
    assert len(bank.search("precision", limit=4)) == 4


@given(text=st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_searched_for(searched: Bank, text: str) -> None:
    assert len(searched.search(text)) <= 100


@pytest.fixture
def searched(open_bank: Opener, bank_dir: Path) -> Bank:
    return open_bank(bank_dir)
