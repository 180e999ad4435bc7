"""Findings across items, and that one file never hides another nor stops the bank."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from greenroom.bank.bank import Bank
from greenroom.errors import BankError, NotFound
from greenroom.kinds import KINDS
from greenroom.kinds.card import Card
from greenroom.kinds.card.item import CardItem
from tests.banks import CARD, CHOICE, item_text, uid, write_bank, write_empty_bank
from tests.parts import TODAY

Opener = Callable[..., Bank]


def told(bank: Bank) -> list[str]:
    return [str(finding) for finding in bank.findings]


def add(bank_dir: Path, name: str, text: str) -> None:
    (bank_dir / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_good_bank_has_no_findings(open_bank: Opener, bank_dir: Path) -> None:
    bank = open_bank(bank_dir)
    assert told(bank) == []
    assert len(bank.heads()) == 30


def test_an_empty_bank_is_no_error(open_bank: Opener, tmp_path: Path) -> None:
    bank = open_bank(write_empty_bank(tmp_path / "bank"))
    assert (told(bank), bank.heads(), bank.search("anything")) == ([], (), [])


def test_a_broken_item_is_left_out_and_hides_no_other(open_bank: Opener, bank_dir: Path) -> None:
    add(bank_dir, "alpha/choice-0", "uid = ")
    add(bank_dir, "beta/choice-0", "kind = 'quiz'")
    bank = open_bank(bank_dir)
    assert [f.path for f in bank.findings] == [
        "bank/alpha/choice-0.toml",
        "bank/beta/choice-0.toml",
    ]
    assert len(bank.heads()) == 28


def test_of_two_items_with_one_uid_the_first_stays(open_bank: Opener, tmp_path: Path) -> None:
    bank_dir = write_empty_bank(tmp_path / "bank")
    add(bank_dir, "alpha/a", item_text(CARD, 7))
    add(bank_dir, "beta/b", item_text(CARD, 7, "beta-one"))
    bank = open_bank(bank_dir)
    assert told(bank) == [
        "bank/beta/b.toml:uid: found 'aaaaaaaaaaah', which bank/alpha/a.toml has; make a new one"
    ]
    assert [head.path for head in bank.heads()] == ["alpha/a"]


# uids.lock
@pytest.mark.parametrize(
    ("lock", "expected"),
    [
        ("aaaaaaaaaaah alpha/a\n", []),
        # Moved to another file: the uid is what counts.
        ("# recorded\n\naaaaaaaaaaah alpha/old-name\n", []),
        (
            "aaaaaaaaaaai alpha/a\n",
            [
                "bank/alpha/a.toml:uid: found 'aaaaaaaaaaah', recorded is 'aaaaaaaaaaai'; "
                "a uid never changes"
            ],
        ),
        ("", ["bank/alpha/a.toml:uid: not in uids.lock; `greenroom bank lock` records it"]),
        (
            "aaaaaaaaaaah\n",
            ["bank/uids.lock:: line 1: found 'aaaaaaaaaaah'; allowed: UID AREA/SLUG"],
        ),
    ],
)
def test_a_uid_is_held_to_the_one_recorded(
    open_bank: Opener, tmp_path: Path, lock: str, expected: list[str]
) -> None:
    bank_dir = write_empty_bank(tmp_path / "bank")
    add(bank_dir, "alpha/a", item_text(CARD, 7))
    (bank_dir / "uids.lock").write_text(lock, encoding="utf-8")
    bank = open_bank(bank_dir)
    assert told(bank) == expected
    assert len(bank.heads()) == 1


def test_a_lock_that_is_not_text_is_a_finding(open_bank: Opener, bank_dir: Path) -> None:
    (bank_dir / "uids.lock").write_bytes(b"\xff")
    bank = open_bank(bank_dir)
    (finding,) = told(bank)
    assert finding.startswith("bank/uids.lock:: cannot be read: ")
    assert len(bank.heads()) == 30


def longest(number: int, *, is_key: bool) -> str:
    """A choice whose key is the longest option, or is not."""
    text = item_text(CHOICE, number)
    return (
        text.replace('text = "75%"', 'text = "75%, which is 150 of all 200 alarms"')
        if is_key
        else text
    )


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        # 2 of 5 is 40%, which is allowed.
        ([True, True, False, False, False], []),
        (
            [True, True, True, False, False],
            [
                "bank/alpha:options: the longest option is the key in 3 of 5 items (60%); "
                "at most 40%"
            ],
        ),
        # Too few items to say anything.
        ([True, True, True, True], []),
    ],
)
def test_the_key_is_not_given_away_by_its_length(
    open_bank: Opener, tmp_path: Path, keys: list[bool], expected: list[str]
) -> None:
    bank_dir = write_empty_bank(tmp_path / "bank")
    for number, is_key in enumerate(keys, 1):
        add(bank_dir, f"alpha/item-{number}", longest(number, is_key=is_key))
    assert told(open_bank(bank_dir)) == expected


# What cannot be read.
def _loop(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _closed(path: Path) -> None:
    path.write_text("uid = 1", encoding="utf-8")
    path.chmod(0)


def _closed_folder(path: Path) -> None:
    path.mkdir()
    path.chmod(0)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "cannot be read: it is a folder"),
        (_loop, "cannot be read: Too many levels of symbolic links"),
        (_dangling, "cannot be read: No such file or directory"),
        (_closed, "cannot be read: Permission denied"),
        (_closed_folder, "cannot be read: Permission denied"),
        (os.mkfifo, "cannot be read: it is not a plain file"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(
    open_bank: Opener, guarded_dir: Path, make: Callable[[Path], None], reason: str
) -> None:
    bank_dir = write_bank(guarded_dir / "bank", choice=1, numeric=0, open_=0, card=0)
    make(bank_dir / "alpha" / "x.toml")
    bank = open_bank(bank_dir)
    assert told(bank) == [f"bank/alpha/x.toml:: {reason}"]
    assert len(bank.heads()) == 3


def test_an_area_that_cannot_be_listed_is_a_finding(open_bank: Opener, guarded_dir: Path) -> None:
    bank_dir = write_bank(guarded_dir / "bank", choice=1, numeric=0, open_=0, card=0)
    (bank_dir / "beta").chmod(0)
    bank = open_bank(bank_dir)
    assert told(bank) == ["bank/beta:: cannot be read: Permission denied"]
    assert [head.area for head in bank.heads()] == ["alpha", "gamma"]


def test_a_file_that_can_be_read_again_is_an_item_again(
    open_bank: Opener, guarded_dir: Path
) -> None:
    bank_dir = write_bank(guarded_dir / "bank", choice=1, numeric=0, open_=0, card=0)
    path = bank_dir / "alpha" / "choice-0.toml"
    path.chmod(0)
    bank = open_bank(bank_dir, guarded_dir / "cache.sqlite")
    assert len(bank.heads()) == 2
    path.chmod(stat.S_IRUSR)
    bank.refresh()
    assert (told(bank), len(bank.heads())) == ([], 3)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("My item.toml", "My item"), ("a--b.toml", "a--b"), (b"caf\xe9.toml", "caf\\udce9")],
)
def test_a_file_name_is_plain_enough_for_an_address(
    open_bank: Opener, tmp_path: Path, name: str | bytes, shown: str
) -> None:
    bank_dir = write_empty_bank(tmp_path / "bank")
    path = bank_dir / "alpha" / os.fsdecode(name)
    path.write_text(item_text(CARD, 1), encoding="utf-8")
    assert told(open_bank(bank_dir, tmp_path / "cache.sqlite")) == [
        f"bank/alpha/{shown}.toml:: found name '{shown}'; allowed: a-z, 0-9 and hyphens between"
    ]


def test_hidden_files_are_no_items(open_bank: Opener, bank_dir: Path) -> None:
    (bank_dir / "alpha" / ".#choice-0.toml").symlink_to("someone@somewhere")
    (bank_dir / ".git").mkdir()
    add(bank_dir, ".git/x", "uid = ")
    assert told(open_bank(bank_dir)) == []


def test_an_item_may_be_a_folder(open_bank: Opener, tmp_path: Path) -> None:
    bank_dir = write_empty_bank(tmp_path / "bank")
    (bank_dir / "alpha" / "with-files").mkdir()
    add(bank_dir, "alpha/with-files/item", item_text(CARD, 1))
    bank = open_bank(bank_dir)
    assert told(bank) == []
    assert [head.path for head in bank.heads()] == ["alpha/with-files"]


class Tripping(Card):
    """A kind whose check has a bug."""

    def check(self, item: CardItem) -> Iterator[tuple[str, str]]:
        raise RuntimeError("tripped")


def test_a_check_that_fails_stops_neither_the_bank_nor_other_items(bank_dir: Path) -> None:
    bank = Bank(bank_dir, {**KINDS, "card": Tripping()}, TODAY)
    assert told(bank)[0] == ("bank/alpha/card-0.toml:: cannot be checked: RuntimeError tripped")
    assert (len(bank.findings), len(bank.heads())) == (6, 24)
    bank.close()


# Finding an item.
def test_an_item_is_found_by_uid_path_and_slug(open_bank: Opener, tmp_path: Path) -> None:
    bank_dir = write_empty_bank(tmp_path / "bank")
    add(bank_dir, "alpha/one", item_text(CARD, 1))
    add(bank_dir, "alpha/two", item_text(CARD, 2))
    add(bank_dir, "beta/two", item_text(CARD, 3, "beta-one"))
    bank = open_bank(bank_dir)
    assert bank.head(uid(1)).path == "alpha/one"
    assert bank.head("one").uid == uid(1)
    assert bank.head("beta/two").uid == uid(3)
    with pytest.raises(NotFound, match="2 items are named 'two': alpha/two, beta/two"):
        bank.head("two")
    with pytest.raises(NotFound, match="0 items are named 'three'"):
        bank.head("three")
    assert bank.find_head(uid(9)) is None
    with pytest.raises(NotFound, match=f"no item '{uid(9)}' in the bank"):
        bank.load(uid(9))


@pytest.mark.parametrize("what", ["no folder", "no tree", "broken tree"])
def test_a_bank_without_its_tree_of_topics_is_refused(
    open_bank: Opener, tmp_path: Path, what: str
) -> None:
    bank_dir = tmp_path / "bank"
    expected = f"{bank_dir}: no such folder; give a folder that has topics.toml"
    if what != "no folder":
        bank_dir.mkdir()
        expected = f"{bank_dir}/topics.toml: cannot be read: No such file or directory"
    if what == "broken tree":
        add(bank_dir, "topics", "rounds = 3\nroles = {}\nareas = {}\n")
        expected = "bank/topics.toml:rounds: found 3; allowed: a table"
    with pytest.raises(BankError) as caught:
        open_bank(bank_dir)
    assert str(caught.value) == expected
