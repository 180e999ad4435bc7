"""What authors are told: one change to a right item, and every word of the findings."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from greenroom.bank.bank import Bank
from tests.banks import MULTIPLE, TEXTS, item_text, write_empty_bank

Opener = Callable[..., Bank]
ITEMS = {**TEXTS, "multiple": MULTIPLE}


def findings_of(open_bank: Opener, folder: Path, text: str | bytes) -> list[str]:
    """Of a bank with this one item."""
    bank_dir = write_empty_bank(folder / "bank")
    content = text.encode() if isinstance(text, str) else text
    (bank_dir / "alpha" / "item.toml").write_bytes(content)
    return [str(finding) for finding in open_bank(bank_dir).findings]


@pytest.mark.parametrize("text", ITEMS.values(), ids=ITEMS)
def test_a_right_item_has_no_findings(open_bank: Opener, tmp_path: Path, text: str) -> None:
    assert findings_of(open_bank, tmp_path, item_text(text, 1)) == []


# The file as a whole.
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("uid = ", ":: not TOML: Invalid value (at end of document)"),
        (b'title = "\xff"', ":: not UTF-8: byte 9 is 0xff; save it as UTF-8"),
        (b"\xff\xfeu\x00", ":: not UTF-8: byte 0 is 0xff; save it as UTF-8"),
        ("#" * 300_000, ":: found 300,000 bytes; allowed: 262,144 or fewer"),
        ("", ":kind: missing; allowed: choice, numeric, open, card"),
        ('kind = "quiz"', ":kind: found 'quiz'; allowed: choice, numeric, open, card"),
        ("kind = 3", ":kind: found 3; allowed: choice, numeric, open, card"),
        ("minutes = " + "9" * 5_000, ":: not TOML: Exceeds the limit (4300 digits)"),
        ("x = " + "[" * 9_000 + "]" * 9_000, ":: not TOML: nested too deep"),
    ],
)
def test_a_file_that_is_no_item(
    open_bank: Opener, tmp_path: Path, content: str | bytes, expected: str
) -> None:
    (finding,) = findings_of(open_bank, tmp_path, content)
    assert finding.startswith("bank/alpha/item.toml" + expected)


CHANGES = tomllib.loads((Path(__file__).parent / "findings.toml").read_text("utf-8"))["change"]


@pytest.mark.parametrize("change", CHANGES, ids=[f"{c['item']}: {c['new']:.40}" for c in CHANGES])
def test_a_finding_says_where_what_was_found_and_what_is_allowed(
    open_bank: Opener, tmp_path: Path, change: dict[str, Any]
) -> None:
    text = item_text(ITEMS[change["item"]], 1)
    assert change["old"] in text
    changed = text.replace(change["old"], change["new"], 1)
    found = findings_of(open_bank, tmp_path, changed)
    assert found == [f"bank/alpha/item.toml:{message}" for message in change["finds"]]
