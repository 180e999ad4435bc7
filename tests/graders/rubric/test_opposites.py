"""Words and denials that turn a statement round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.rubric.opposites import OPPOSITES, swapped, turned


def test_each_opposite_has_the_word_as_its_own() -> None:
    assert len(OPPOSITES) > 100
    for word, others in OPPOSITES.items():
        assert word not in others
        assert all(word in OPPOSITES[other] for other in others)


@pytest.mark.parametrize(
    ("wording", "part", "found"),
    [
        ("The bias is high.", "The bias is high.", (0, 2, 0)),
        ("The bias is high.", "The bias is low.", (1, 1, 0)),
        ("The bias is high.", "The variance is low.", (2, 0, 0)),
        ("The bias is high.", "The bias is not high.", (0, 2, 1)),
        ("The bias is not high.", "The bias is not high.", (0, 2, 0)),
        ("The bias is high.", "The weather is fine.", (0, 0, 0)),
        ("The bias is high.", "The bias is high, not low.", (0, 2, 1)),
        ("The errors increase.", "The errors increased.", (0, 1, 0)),
        ("The errors increase.", "The errors were reduced.", (1, 0, 0)),
        ("Errors grow.", "", (0, 0, 0)),
        ("", "Errors shrink.", (0, 0, 0)),
    ],
)
def test_words_turned_words_kept_and_denial_are_counted(
    wording: str, part: str, found: tuple[int, int, int]
) -> None:
    assert turned(wording, part) == found


def test_two_denials_of_a_statement_deny_nothing() -> None:
    assert turned("It is so.", "It is not that it is not so.")[2] == 0
    assert turned("It is so.", "It is not so.")[2] == 1


@given(st.text(max_size=200))
def test_a_text_is_not_the_opposite_of_itself(text: str) -> None:
    lost, _, denied = turned(text, text)
    assert (lost, denied) == (0, 0)


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (0, "A lower recall, with the same precision."),
        (1, "A higher precision, with the same precision."),
        (2, "A higher recall, without the same precision."),
        (3, "A higher recall, with the different precision."),
        (4, "A higher recall, with the same recall."),
        (5, "A lower recall, with the same precision."),
    ],
)
def test_the_seed_says_which_word_is_swapped(seed: int, expected: str) -> None:
    assert swapped("A higher recall, with the same precision.", seed) == expected


def test_what_has_no_opposite_is_not_swapped() -> None:
    assert swapped("The weather is fine.", 0) is None
    assert swapped("", 3) is None


@given(st.sampled_from(["high", "always", "without", "fewer", "lasso"]), st.integers(0, 9))
def test_a_swapped_text_is_the_opposite_of_the_old_one(word: str, seed: int) -> None:
    text = f"Here it is {word}."
    other = swapped(text, seed)
    assert other is not None
    assert turned(text, other)[0] == 1
