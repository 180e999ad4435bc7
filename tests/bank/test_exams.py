"""Exam blueprints of a bank."""

from collections.abc import Callable
from pathlib import Path

import pytest

from greenroom.bank.bank import Bank

Opener = Callable[..., Bank]
EXAM = 'title = "Short"\nabout = "Two areas."\nminutes = 20\n[areas]\nalpha = 2\nbeta = 1\n'


def with_exam(bank_dir: Path, text: str) -> Path:
    (bank_dir / "exams").mkdir()
    (bank_dir / "exams" / "short.toml").write_text(text, encoding="utf-8")
    return bank_dir


def test_an_exam_becomes_a_blueprint(open_bank: Opener, bank_dir: Path) -> None:
    bank = open_bank(with_exam(bank_dir, EXAM))
    blueprint = bank.exams["short"].blueprint
    assert (blueprint.policy, blueprint.length, blueprint.minutes) == ("exam", 3, 20)
    assert blueprint.areas == {"alpha": 2, "beta": 1}
    assert blueprint.feedback_at_end


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("alpha = 2", "alpha = 90", "areas.alpha: asks for 90; the bank has 7 that fit"),
        ("alpha = 2", "delta = 2", "areas.delta: asks for 2; the bank has 0 that fit"),
        ("alpha = 2", "alpha = 0", "areas.alpha: found 0; allowed: 1 or more"),
        (
            "alpha = 2",
            "alpha = 500",
            "areas: found 501 questions in all; allowed: 200 or fewer",
        ),
        ("alpha = 2\nbeta = 1\n", "", "areas: found 0 entries; allowed: 1 or more"),
        ("minutes = 20", "minutes = 0", "minutes: found 0; allowed: above 0"),
        ("minutes = 20", "minutes = ", ": not TOML: Invalid value (at line 3, column 11)"),
    ],
)
def test_an_exam_that_cannot_be_taken_is_a_finding(
    open_bank: Opener, bank_dir: Path, old: str, new: str, expected: str
) -> None:
    bank = open_bank(with_exam(bank_dir, EXAM.replace(old, new)))
    assert [str(f) for f in bank.findings] == [f"bank/exams/short.toml:{expected}"]
    assert bank.exams == {}
    assert len(bank.heads()) == 30
