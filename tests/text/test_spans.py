"""Sentences and clauses: nothing lost, nothing twice, and no point taken for an end."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.text.spans import LEAST_CLAUSE_WORDS, Span, clauses, sentences, windows

PIECES = (
    *("bias", "The", "0.5", "5", "1.", "No.", "e.g.", "etc.", "i.i.d.", "- ", " - ", ". ", "? "),
    *("!", "...", '."', "\u3002", ", ", "; ", " but ", " and ", " ", "\t", "\n", "\r\n", "\n\n"),
)
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = st.one_of(st.text(max_size=200), WRITTEN)


def _said(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def _clauses(text: str) -> list[str]:
    return [span.of(text) for span in clauses(text, Span(0, len(text)))]


@given(TEXTS)
def test_sentences_are_inside_the_text_in_order_and_lose_only_white_space(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


@given(TEXTS)
def test_clauses_are_inside_their_sentence_in_order_and_lose_only_joints(text: str) -> None:
    for sentence in sentences(text):
        at = sentence.start
        parts = clauses(text, sentence)
        for span in parts:
            assert at <= span.start < span.end <= sentence.end
            assert re.fullmatch(r"[\s;:,\u2013\u2014-]*", text[at : span.start])
            at = span.end
        assert at == sentence.end
        assert len(parts) == 1 or all(
            len(span.of(text).split()) >= LEAST_CLAUSE_WORDS for span in parts
        )


@given(TEXTS)
def test_windows_are_inside_the_text_and_hold_each_sentence(text: str) -> None:
    found = list(windows(text))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert set(sentences(text)) <= set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ends
        ("It overfits. Why? Look!", ["It overfits.", "Why?", "Look!"]),
        ('He said "no." Then left.', ['He said "no."', "Then left."]),
        ("It works (mostly.) Then not.", ["It works (mostly.)", "Then not."]),
        ("**Bias.** It underfits.", ["**Bias.**", "It underfits."]),
        ("Well... it depends.", ["Well...", "it depends."]),
        ("no end", ["no end"]),
        (
            "\u8fc7\u62df\u5408\u3002\u65b9\u5dee\u9ad8\u3002",
            ["\u8fc7\u62df\u5408\u3002", "\u65b9\u5dee\u9ad8\u3002"],
        ),
        # numbers, names and code
        ("AUC is 0.5 at best, v2.0 too.", ["AUC is 0.5 at best, v2.0 too."]),
        ("Call np.log(p) and model.fit first.", ["Call np.log(p) and model.fit first."]),
        ("The value is 3. Next one.", ["The value is 3.", "Next one."]),
        # short forms
        ("Trees, e.g. forests, vary.", ["Trees, e.g. forests, vary."]),
        ("Models (i.e. trees) vs. Lasso.", ["Models (i.e. trees) vs. Lasso."]),
        ("See fig. 3 and no. 5 of Dr. Platt.", ["See fig. 3 and no. 5 of Dr. Platt."]),
        ("L1, L2, etc. shrink weights.", ["L1, L2, etc. shrink weights."]),
        ("I try L1, L2, etc. Then I stop.", ["I try L1, L2, etc.", "Then I stop."]),
        ("I try L1, etc.  Then I stop.", ["I try L1, etc.", "Then I stop."]),
        ("Rows are i.i.d. The test holds.", ["Rows are i.i.d.", "The test holds."]),
        ("Is it linear? No. It bends.", ["Is it linear?", "No.", "It bends."]),
        ("See Guo et al. (2017) on this.", ["See Guo et al. (2017) on this."]),
        # lines and lists
        ("First line\nsecond line", ["First line", "second line"]),
        ("one\r\n\r\n two", ["one", "two"]),
        ("Steps:\n- split\n- fit\n* test", ["Steps:", "- split", "- fit", "* test"]),
        ("1. Split by user.\n2. Fit.", ["1. Split by user.", "2. Fit."]),
        ("Plan\n  a. ask\n  b) build", ["Plan", "a. ask", "b) build"]),
        ("10. tenth\n11. eleventh", ["10. tenth", "11. eleventh"]),
        # nothing
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_a_text_falls_into_these_sentences(text: str, expected: list[str]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the bias is high because the model is small",
            ["the bias is high", "because the model is small"],
        ),
        (
            "more data lowers variance, but bias stays the same; so use trees and forests now",
            [
                "more data lowers variance",
                "but bias stays the same",
                "so use trees",
                "and forests now",
            ],
        ),
        # too short to say something of its own
        ("precision, recall, and F1", ["precision, recall, and F1"]),
        ("fast and small", ["fast and small"]),
        ("", []),
    ],
)
def test_a_sentence_falls_into_these_clauses(text: str, expected: list[str]) -> None:
    assert _clauses(text) == expected


def test_windows_are_sentences_their_neighbours_and_their_clauses() -> None:
    text = "It overfits here. The bias is low but the variance is high."
    assert [span.of(text) for span in windows(text)] == [
        "It overfits here.",
        "The bias is low but the variance is high.",
        text,
        "The bias is low",
        "but the variance is high.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("." * 200_000 + "x", ".)" * 100_000, "\n " * 100_000, "etc. " * 40_000),
        *("a, " * 70_000, "word " * 40_000, "and so " * 30_000, "x" * 200_000),
    ],
    ids=lambda text: repr(text[:7]),
)
def test_a_text_of_200000_characters_takes_no_time(text: str) -> None:
    start = time.process_time()
    found = list(windows(text))
    # Measured: 0.4 s at most; a search that looks at each pair of places takes minutes.
    assert time.process_time() - start < 5
    assert all(span.end <= len(text) for span in found)
