"""Two texts as one, word by word."""

import re
import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.web.word_diff import WORDS_LIMIT, word_diff

SAID = re.compile(r'<span class="sr">.*?</span>')
WORDS = st.lists(
    st.sampled_from(["a", "the", "model", "fits", "noise,", "bias", "<b>", "&", "it's", "0.5."]),
    max_size=25,
).map(" ".join)


def seen(old: str, new: str) -> str:
    """The marks as the eye sees them: [+added], [-removed]."""
    html = SAID.sub("", str(word_diff(old, new)))
    for tag, sign in (("ins", "+"), ("del", "-")):
        html = html.replace(f"<{tag}>", f"[{sign}").replace(f"</{tag}>", "]")
    return html


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("one two", "one two", "one two"),
        ("", "one two", "[+one two] "),
        ("one two", "", "[-one two] "),
        ("a deep tree fits", "a very deep tree fits", "a [+very] deep tree fits"),
        ("a tree fits noise. I stop.", "a tree fits noise.", "a tree fits noise. [-I stop.] "),
        # One word that stayed between two changes would only break up the reading.
        ("x b y end end", "p b q end end", "[-x b y] [+p b q] end end"),
        # Space alone is no change, and that of now is shown.
        ("one  two\nthree", "one two three", "one two three"),
        ("one two", "one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_words_that_changed_are_marked(old: str, new: str, shown: str) -> None:
    assert seen(old, new) == shown


def test_what_a_mark_means_is_said_to_those_who_do_not_see_it() -> None:
    html = str(word_diff("the old word here", "the new word here"))
    heard = re.sub(r"<[^>]+>", "", html)
    assert heard == "the [removed: old] [added: new] word here"


@given(WORDS, WORDS)
@settings(deadline=None)
def test_both_texts_can_be_read_from_it_and_markup_in_them_is_text(old: str, new: str) -> None:
    html = SAID.sub("", str(word_diff(old, new)))
    assert set(re.findall(r"<(\w+)", html)) <= {"ins", "del"}
    now = re.sub(r"</?ins>", "", re.sub(r"<del>.*?</del>", "", html))
    before = re.sub(r"</?del>", "", re.sub(r"<ins>.*?</ins>", "", html))
    assert unescape(now).split() == new.split()
    assert unescape(before).split() == old.split()


@pytest.mark.parametrize("words", ["a", "a b"])
def test_texts_of_the_largest_size_take_no_time_that_is_felt(words: str) -> None:
    count = WORDS_LIMIT // 2 // len(words.split())
    old, new = f"{words} " * count, f"{words[::-1]} " * count
    begun = time.perf_counter()
    assert word_diff(old, new) is not None
    # Without the rule for common words it takes minutes.
    assert time.perf_counter() - begun < 10


def test_longer_texts_are_not_compared() -> None:
    assert word_diff("a " * WORDS_LIMIT, "b") is None
