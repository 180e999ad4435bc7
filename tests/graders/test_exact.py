"""Choices against their key."""

import pytest

from greenroom.graders.exact import ExactGrader, ExactKey, KeyedOption
from greenroom.model.response import Response


def key(*holds: bool) -> ExactKey:
    return ExactKey(
        tuple(
            KeyedOption(str(n), f"option {n}", right, f"why {n}") for n, right in enumerate(holds)
        )
    )


@pytest.mark.parametrize(
    ("holds", "picked", "score", "summary"),
    [
        # One holds.
        ((True, False, False), ["0"], 1.0, "You picked what holds."),
        ((True, False, False), ["1"], 0.0, "Another option holds."),
        ((True, False, False), [], 0.0, "You said that you do not know."),
        # Several hold: all or nothing.
        ((True, True, False), ["0", "1"], 1.0, "You picked what holds."),
        ((True, True, False), ["1", "0", "1"], 1.0, "You picked what holds."),
        (
            (True, True, False),
            ["0"],
            0.0,
            "You picked 1 of the 2 that hold and 0 that do not.",
        ),
        (
            (True, True, False),
            ["0", "1", "2"],
            0.0,
            "You picked 2 of the 2 that hold and 1 that do not.",
        ),
    ],
)
def test_exactly_the_options_that_hold_are_right(
    holds: tuple[bool, ...], picked: list[str], score: float, summary: str
) -> None:
    grade = ExactGrader().grade(key(*holds), Response({"picked": picked}))
    assert (grade.score, grade.summary, grade.state) == (score, summary, "graded")


def test_every_option_is_told_with_its_reason() -> None:
    grade = ExactGrader().grade(
        key(*(True, True), *(False, False)), Response({"picked": ["0", "2"]})
    )
    assert [(s.id, s.outcome, s.evidence) for s in grade.seen] == [
        ("0", "right", "why 0"),
        ("1", "missing", "why 1"),
        ("2", "wrong", "why 2"),
        ("3", "note", "why 3"),
    ]
