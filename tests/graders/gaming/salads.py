"""Answers made of the right words without the sentences."""

from collections.abc import Sequence
from random import Random
from typing import Final

from greenroom.kinds.open.item import OpenItem
from tests.graders.gaming.family import Family
from tests.graders.gaming.texts import (
    capital_first,
    content_words,
    key_terms,
    mistyped,
    sentences,
    shuffled,
    words,
)

_BUZZWORDS: Final = tuple(
    """machine learning, deep learning, neural network, gradient descent, overfitting,
    regularisation, cross-validation, hyperparameters, feature engineering, data leakage,
    class imbalance, precision, recall, F1 score, ROC curve, AUC, confusion matrix, calibration,
    random forest, gradient boosting, XGBoost, bagging, ensemble, decision tree,
    logistic regression, support vector machine, k-means, PCA, t-SNE, embeddings, transformer,
    attention, convolution, LSTM, batch normalisation, dropout, Adam, learning rate, fine-tuning,
    transfer learning, RAG, vector database, prompt engineering, hallucination, drift, monitoring,
    A/B test, p-value, statistical power, confidence interval, feature store, MLOps, pipeline,
    latency, throughput, trade-off, bias, variance, baseline, scalability, explainability,
    SHAP, fairness, stakeholders, business metrics, best practices, end to end""".replace(
        "\n    ", " "
    ).split(", ")
)
_STARTS: Final = (
    "The reason is that.",
    "Because of this,",
    "This means that the",
    "On the one hand,",
    "On the other hand, the",
    "For example,",
    "In this case the",
    "Therefore it",
    "If the model, then the",
    "First, one should. Second,",
    "What matters here is",
    "As a consequence, the",
    "I would therefore",
    "To check this, I",
    "Compared with that,",
    "The trade-off is between and",
)
_EMPTY_TALK: Final = (
    "Of course {a} matters a great deal here, and so does {b}.",
    "I have worked with {a} in several projects, and {b} was always a central part of it.",
    "One must never forget {a}.",
    "When people talk about {a}, they usually think of {b} as well.",
    "The role of {a} is well understood today, and {b} plays into it.",
    "I would look very closely at {a}, and then at {b}.",
    "It is a question of {a} in the end.",
    "{a} and {b} are two things that one has to consider together.",
    "Much has been written about {a}, which shows how important it is.",
    "My solution takes {a} and {b} into account in the right way.",
)
_CHUNK_WORDS: Final = 4


def buzzwords(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Names of the field, whatever was asked."""
    return capital_first(", ".join(rng.sample(_BUZZWORDS, rng.randint(15, 45)))) + "."


def misspelt_buzzwords(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Names of the field, written wrongly."""
    long = [word for word in _BUZZWORDS if len(word) > 3]
    return " ".join(mistyped(word, rng) for word in rng.sample(long, 35))


def keywords(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """The content words of the strong answer in their order."""
    return ", ".join(content_words(item.strong))


def keywords_shuffled(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The content words of the strong answer in no order."""
    return " ".join(shuffled(content_words(item.strong), rng))


def strong_shuffled(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """All words of the strong answer in no order, cut into sentences."""
    mixed = shuffled(words(item.strong), rng)
    pieces = [mixed[start : start + 14] for start in range(0, len(mixed), 14)]
    return " ".join(capital_first(" ".join(piece)) + "." for piece in pieces)


def strong_shuffled_within(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The sentences of the strong answer, the words of each in no order."""
    return " ".join(_mixed(sentence, rng) for sentence in sentences(item.strong))


def points_shuffled_within(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The points, the words of each in no order."""
    return " ".join(_mixed(point.text, rng) for point in item.points)


def _mixed(sentence: str, rng: Random) -> str:
    return capital_first(" ".join(shuffled(words(sentence), rng))) + "."


def chunks_shuffled(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """The strong answer cut into pieces of four words, in no order."""
    whole = words(item.strong)
    cut = [whole[start : start + _CHUNK_WORDS] for start in range(0, len(whole), _CHUNK_WORDS)]
    return capital_first(" ".join(shuffled((" ".join(piece) for piece in cut), rng))) + "."


def sentences_interleaved(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Each two sentences of the strong answer, a word of the one and a word of the other."""
    mixed = shuffled(sentences(item.strong), rng)
    couples = zip(mixed[::2], mixed[1::2], strict=False)
    return " ".join(
        capital_first(" ".join(word for pair in zip(*couple, strict=False) for word in pair)) + "."
        for couple in ((words(one), words(other)) for one, other in couples)
    )


def headings(item: OpenItem, _rng: Random, _others: Sequence[OpenItem]) -> str:
    """A word for each point, and nothing about it."""
    heads: list[str] = []
    for point in item.points:
        new = (word for word in content_words(point.text) if word.lower() not in heads)
        heads.append(next(new, point.id).lower())
    return " ".join(f"{capital_first(head)}." for head in heads)


def empty_talk(item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Whole sentences with the terms of the strong answer that state nothing about them."""
    terms = rng.sample(key_terms(item), 16)
    frames = rng.sample(_EMPTY_TALK, 8)
    pairs = zip(frames, terms[::2], terms[1::2], strict=True)
    return " ".join(capital_first(frame.format(a=a, b=b)) for frame, a, b in pairs)


def sentence_starts(_item: OpenItem, rng: Random, _others: Sequence[OpenItem]) -> str:
    """Beginnings of sentences that lead nowhere."""
    return " ".join(rng.sample(_STARTS, rng.randint(8, len(_STARTS))))


FAMILIES: Final = (
    Family("buzzwords", "learned", buzzwords, is_held_out=True),
    Family("misspelt-buzzwords", "learned", misspelt_buzzwords),
    Family("keywords", "rule", keywords),
    Family("keywords-shuffled", "rule", keywords_shuffled, is_held_out=True),
    Family("strong-shuffled", "learned", strong_shuffled),
    Family("strong-shuffled-within", "learned", strong_shuffled_within, is_held_out=True),
    Family("points-shuffled-within", "learned", points_shuffled_within),
    Family("chunks-shuffled", "learned", chunks_shuffled, is_held_out=True),
    Family("sentences-interleaved", "learned", sentences_interleaved),
    Family("headings", "rule", headings),
    Family("empty-talk", "learned", empty_talk, is_held_out=True),
    Family("sentence-starts", "learned", sentence_starts),
)
