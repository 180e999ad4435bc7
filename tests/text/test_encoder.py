"""Token vectors: the same for the same text, in their place, for every text."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.text.encoder import LONGEST_PART, WIDTH, Encoded, Encoder, encoder

ANSWER = (
    "High bias means the model is too simple, so training and validation error are both high. "
    "More data does not help; a richer model, or better features, does."
)
OTHER = "Precision falls when the threshold is lowered, e.g. from 0.9 to 0.5."


def _same(one: Encoded, other: Encoded) -> bool:
    return (
        one.tokens == other.tokens
        and np.array_equal(one.places, other.places)
        and np.array_equal(one.states, other.states)
    )


def test_a_text_has_the_same_vectors_whatever_was_encoded_before() -> None:
    fresh = Encoder()
    first = fresh.encode(ANSWER)
    for text in (OTHER, OTHER * 40, "", ANSWER[:50]):
        fresh.encode(text)
    assert _same(fresh.encode(ANSWER), first)
    assert _same(encoder().encode(ANSWER), first)


def test_a_process_has_one_encoder() -> None:
    assert encoder() is encoder()


def test_threads_that_encode_at_once_get_what_each_would_get_alone() -> None:
    texts = [ANSWER, OTHER] * 8
    alone = [encoder().encode(text) for text in texts]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(encoder().encode, texts))
    assert all(_same(a, b) for a, b in zip(alone, together, strict=True))


def test_each_vector_has_length_one() -> None:
    states = encoder().encode(ANSWER).states
    assert states.shape[1] == WIDTH
    assert np.linalg.norm(states, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_word_has_another_vector_in_another_context() -> None:
    money, river = (encoder().encode(t) for t in ("the bank lends money", "the bank of a river"))
    at = money.tokens.index("bank"), river.tokens.index("bank")
    assert 0.2 < float(money.states[at[0]] @ river.states[at[1]]) < 0.95


def test_places_point_to_the_tokens_in_the_text() -> None:
    found = encoder().encode(ANSWER + "\n\n" + OTHER)
    assert len(found.tokens) == len(found.places) == len(found.states)
    for token, (start, end) in zip(found.tokens, found.places, strict=True):
        assert found.text[start:end].lower() == token.removeprefix("##")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=200))
@settings(max_examples=50, deadline=None)
def test_places_in_any_ascii_text_are_in_order_and_point_to_the_tokens(text: str) -> None:
    found = encoder().encode(text)
    at = 0
    for token, (start, end) in zip(found.tokens, found.places, strict=True):
        assert at <= start < end <= len(text)
        assert token in {"[UNK]", text[start:end].lower(), "##" + text[start:end].lower()}
        at = end
    # Nothing but white space lies between tokens.
    kept = sum(end - start for start, end in found.places)
    assert kept == sum(not c.isspace() for c in text)


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\u200b\x07", "\ud800"])
def test_a_text_without_anything_to_read_has_no_tokens(text: str) -> None:
    found = encoder().encode(text)
    assert found.tokens == ()
    assert found.places.shape == (0, 2)
    assert found.states.shape == (0, WIDTH)


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("bias \ud83d and variance", "variance"),
        ("\U0001f680 overfits \U0001f937\U0001f3fd\u200d\u2640\ufe0f here", "here"),
        ("bias\x00 and \x1bvariance", "variance"),
        ("\u8fc7\u62df\u5408\u662f\u65b9\u5dee\u9ad8\u3002 bias", "bias"),
        (r"$\hat{\theta} = \arg\min_\theta \sum_i L(y_i, f_\theta(x_i))$ is the loss", "loss"),
        ("<p onclick='x()'>bias &amp; <b>variance</b></p>", "variance"),
        ("e\u0301tude of a na\u00efve model", "model"),
    ],
    ids=["half a character", "emoji", "controls", "Chinese", "LaTeX", "HTML", "accents"],
)
def test_odd_texts_have_finite_vectors_and_true_places(text: str, token: str) -> None:
    found = encoder().encode(text)
    assert np.isfinite(found.states).all()
    assert found.text == text
    start, end = found.places[found.tokens.index(token)]
    assert text[start:end] == token


@given(st.text(max_size=120))
@settings(max_examples=50, deadline=None)
def test_any_text_has_finite_vectors_and_places_inside_it(text: str) -> None:
    found = encoder().encode(text)
    assert np.isfinite(found.states).all()
    assert ((found.places >= 0) & (found.places <= len(text))).all()
    assert (found.places[:, 0] < found.places[:, 1]).all()


def test_marks_that_steer_the_network_are_plain_text_in_an_answer() -> None:
    found = encoder().encode("the [CLS] token [SEP] and [MASK]")
    assert not {"[CLS]", "[SEP]", "[MASK]"} & set(found.tokens)
    assert "mask" in found.tokens


def test_a_long_answer_is_read_in_parts_and_each_of_its_words_has_tokens() -> None:
    text = " ".join(f"{ANSWER} {OTHER}" for _ in range(60))
    assert len(text.split()) > 2_000
    found = encoder().encode(text)
    assert len(found.tokens) > 8 * LONGEST_PART
    _assert_all_words_are_read(found)


@pytest.mark.parametrize(
    "text",
    ["regularisation " * 2_000, ("overfitting" * 9 + " ") * 300, "x" * 5_000, "?!" * 2_000],
    ids=["one sentence", "words of 99 letters", "one word", "marks"],
)
def test_a_sentence_longer_than_a_part_is_cut_between_words(text: str) -> None:
    found = encoder().encode(text)
    _assert_all_words_are_read(found)
    assert np.isfinite(found.states).all()


def test_a_cut_leaves_the_tokens_of_a_word_as_they_are_alone() -> None:
    word = encoder().encode("hyperparameters").tokens
    assert len(word) > 1
    assert encoder().encode("hyperparameters " * 500).tokens == word * 500


def test_sentences_of_another_part_do_not_change_those_of_the_first() -> None:
    first = f"{ANSWER} " * 6
    alone = encoder().encode(first + OTHER * 5)
    longer = encoder().encode(first + OTHER * 5 + " " + OTHER * 60)
    assert np.array_equal(alone.states[:100], longer.states[:100])


def test_the_runtime_counts_nothing_and_keeps_no_number_for_the_machine(tmp_path: Path) -> None:
    code = "from greenroom.text.encoder import encoder; encoder().encode('no'); print('read')"
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "read\n"
    assert list(tmp_path.rglob("*")) == []


def _assert_all_words_are_read(found: Encoded) -> None:
    read = np.zeros(len(found.text), dtype=bool)
    for start, end in found.places:
        read[start:end] = True
    assert all(read[i] or c.isspace() for i, c in enumerate(found.text))
