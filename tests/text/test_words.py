"""Words, stems, and words that deny."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.text.words import NEGATIONS, STOP, stem, stems, words


def _found(text: str) -> list[str]:
    return [word.text for word in words(text)]


@given(st.text(max_size=200))
def test_words_are_inside_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for word in words(text):
        assert at <= word.start < word.end <= len(text)
        at = word.end


@given(st.text(max_size=200))
def test_every_letter_and_digit_stands_in_a_word(text: str) -> None:
    inside = {i for word in words(text) for i in range(word.start, word.end)}
    assert all(i in inside for i, c in enumerate(text) if c.isalnum())


@given(st.text(st.characters(max_codepoint=127), max_size=200))
def test_a_word_is_its_part_of_the_text_in_lower_case_without_inner_marks(text: str) -> None:
    for word in words(text):
        part = text[word.start : word.end].lower()
        assert part.replace("'", "").replace("-", "") == word.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bias, variance.", ["bias", "variance"]),
        ("learning_rate", ["learning", "rate"]),
        ("bias-variance trade-off", ["bias", "variance", "trade", "off"]),
        # numbers
        ("0.5 of 1,000 at v2.0", ["0.5", "of", "1,000", "at", "v2.0"]),
        ("after 3 epochs,10 folds", ["after", "3", "epochs", "10", "folds"]),
        ("3.", ["3"]),
        ("2.5x faster", ["2.5x", "faster"]),
        # contractions
        ("don't can\u2019t ISN'T", ["dont", "cant", "isnt"]),
        ("the model's t'other", ["the", "model", "s", "t", "other"]),
        # prefixes that turn a word round
        ("over-fitting, Under-fits; non-linear", ["overfitting", "underfits", "nonlinear"]),
        ("over - fitting", ["over", "fitting"]),
        ("", []),
        ("\u2026 --- _", []),
    ],
)
def test_a_text_has_these_words(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["it doesn't", "it does not", "it can\u2019t", "it cannot", "they haven't", "we WON'T"],
)
def test_a_contraction_denies_as_the_long_form_does(text: str) -> None:
    assert any(word in NEGATIONS for word in _found(text))


def test_no_word_both_denies_and_carries_nothing() -> None:
    assert not STOP & NEGATIONS
    assert all(_found(word) == [word] for word in STOP | NEGATIONS)


@pytest.mark.parametrize(
    "family",
    [
        "overfit overfits overfitting over-fitting",
        "regularize regularized regularizing regularization regularise regularisation regularizer",
        "bias biased biases",
        "layer layers",
        "parameter parameters",
        "cluster clusters clustered clustering",
        "classify classifies classified classifier classifiers classification classifications",
        "class classes",
        "loss losses",
        "rate rates rated",
        "size sizes",
        "node nodes",
        "query queries",
        "probability probabilities",
        "apply applies applied applying",
        "imply implies implied",
        "estimate estimates estimated estimating estimation estimator estimators",
        "validate validated validation",
        "rotate rotated rotation",
        "predict predicts predicted predicting prediction predictions",
        "train trains trained training",
        "train's train",
        "tree trees",
        "embed embeds embedded embedding embeddings",
        "speed speeds",
        "label labels labelled labeled labelling",
        "hypothesis hypotheses",
        "analyse analyze analysis",
        "anomaly anomalies",
        "treat treated treats treating",
        "array arrays",
        "delay delays delayed",
        "noise noisy noises",
    ],
)
def test_the_forms_of_a_word_share_a_stem(family: str) -> None:
    assert len({stems(form)[0] for form in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("overfitting", "underfitting"),
        ("over-fitting", "under-fitting"),
        ("linear", "non-linear"),
        ("supervised", "unsupervised"),
        ("notation", "not"),
        ("train", "test"),
        ("mean", "median"),
        ("1000", "100"),
        ("0.99", "0.9"),
        ("precision", "recall"),
        ("feature", "feat"),
    ],
)
def test_words_that_mean_another_thing_have_another_stem(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@given(st.text(max_size=40))
def test_a_stem_is_never_empty_nor_longer_than_its_word(text: str) -> None:
    for word in words(text):
        assert 0 < len(stem(word.text)) <= len(word.text)


def test_stems_are_of_the_words_that_carry_meaning_in_their_order() -> None:
    assert stems("The model is not fitting the noisy labels") == [
        "model",
        "not",
        "fit",
        "nois",
        "label",
    ]


@pytest.mark.parametrize("text", ["1,1" * 70_000, "a" * 200_000, "over-" * 40_000, "n't" * 60_000])
def test_the_words_of_200000_characters_take_no_time(text: str) -> None:
    start = time.process_time()
    stems(text)
    # Measured: 0.2 s at most; a search that looks at each pair of places takes minutes.
    assert time.process_time() - start < 5
