"""How far an answer says what a wording says: late interaction of token states, and words.

Late interaction (Khattab and Zaharia 2020, ColBERT): each token of the wording looks for the most
similar token of the answer; the mean of these maxima, weighted by how rare the token is, says how
much of the wording is there. Tokens that stand in the question count a quarter: whoever repeats the
question has said nothing.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.text.encoder import Encoded
from greenroom.text.rarity import Rarity
from greenroom.text.spans import Span
from greenroom.text.words import NEGATIONS, STOP, stem, words

Floats = NDArray[np.float32]

IN_QUESTION: Final = 0.25
LEVELS: Final = (0.45, 0.6, 0.75)
"""Similarities above which a token of the wording counts as found."""
FEATURES: Final = (
    "late",
    "plain",
    "of_question",
    "gain",
    "point_gain",
    "precision",
    "precise_60",
    "found_45",
    "found_60",
    "found_75",
    "cosine",
    "question_cosine",
    "words",
    "word_precision",
    "grams",
    "denies",
)
_GRAM: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A text, ready to be compared; n tokens that carry meaning."""

    encoded: Encoded
    places: NDArray[np.int64]
    """(n, 2) in the text."""
    states: Floats
    """(n, 384)"""
    weights: Floats
    """(n,) rarity, less for what the question has."""
    rarity: Floats
    """(n,)"""
    centre: Floats
    """(384,) mean direction of all tokens, of length 1."""
    stems: Mapping[str, float]
    """Stem to weight."""
    grams: frozenset[str]
    denies: bool


class Question(NamedTuple):
    """What of a question lowers the worth of words in an answer."""

    states: Floats
    tokens: frozenset[str]
    stems: frozenset[str]
    grams: frozenset[str]
    centre: Floats


def carries_meaning(encoded: Encoded) -> NDArray[np.bool_]:
    """(n,) which tokens do: no punctuation, and no function word unless it goes on."""
    tokens = encoded.tokens
    found = np.zeros(len(tokens), dtype=np.bool_)
    for index, token in enumerate(tokens):
        goes_on = index + 1 < len(tokens) and tokens[index + 1].startswith("##")
        is_stop = token in STOP and not goes_on
        found[index] = not is_stop and any(c.isalnum() for c in token)
    return found


def read_question(encoded: Encoded) -> Question:
    """The question, ready."""
    kept = carries_meaning(encoded)
    tokens = frozenset(t for t, is_kept in zip(encoded.tokens, kept, strict=True) if is_kept)
    stems = frozenset(stem(w.text) for w in words(encoded.text) if w.text not in STOP)
    return Question(encoded.states, tokens, stems, _grams(encoded.text), _centre(encoded.states))


def weigh(encoded: Encoded, question: Question, rarity: Rarity) -> Weighed:
    """Any text, ready."""
    kept = carries_meaning(encoded)
    tokens = [t for t, is_kept in zip(encoded.tokens, kept, strict=True) if is_kept]
    rare = np.array([rarity.of_piece(t) for t in tokens], dtype=np.float32)
    demoted = np.array([IN_QUESTION if t in question.tokens else 1.0 for t in tokens], np.float32)
    found = [w.text for w in words(encoded.text)]
    stems = {stem(w) for w in found if w not in STOP}
    return Weighed(
        encoded,
        encoded.places[kept],
        encoded.states[kept],
        rare * demoted,
        rare,
        _centre(encoded.states),
        {s: rarity.of_stem(s) * (IN_QUESTION if s in question.stems else 1.0) for s in stems},
        _grams(encoded.text),
        any(w in NEGATIONS for w in found),
    )


def cut(answer: Weighed, span: Span) -> Weighed:
    """A part of an answer; its tokens keep the states they have in the whole."""
    inside = (answer.places[:, 0] >= span.start) & (answer.places[:, 1] <= span.end)
    whole = answer.encoded
    among = (whole.places[:, 0] >= span.start) & (whole.places[:, 1] <= span.end)
    text = span.of(whole.text)
    found = [w.text for w in words(text)]
    stems = {stem(w) for w in found}
    return Weighed(
        whole,
        answer.places[inside],
        answer.states[inside],
        answer.weights[inside],
        answer.rarity[inside],
        _centre(whole.states[among]),
        {s: w for s, w in answer.stems.items() if s in stems},
        _grams(text),
        any(w in NEGATIONS for w in found),
    )


def features(question: Question, wording: Weighed, answer: Weighed) -> NDArray[np.float64]:
    """(len(FEATURES),) how one wording stands in an answer or a part of it."""
    if not len(wording.states) or not len(answer.states):
        return np.zeros(len(FEATURES))
    similar = wording.states @ answer.states.T
    best, backwards = similar.max(axis=1), similar.max(axis=0)
    asked = _best(wording.states, question.states)
    late, of_question = _mean(best, wording.weights), _mean(asked, wording.weights)
    return np.array(
        [
            late,
            _mean(best, wording.rarity),
            of_question,
            (late - of_question) / (1.05 - of_question),
            _mean(np.maximum(0.0, best - asked), wording.weights),
            _mean(backwards, answer.weights),
            _mean(backwards > LEVELS[1], answer.weights),
            *(_mean(best > level, wording.weights) for level in LEVELS),
            float(wording.centre @ answer.centre),
            float(question.centre @ answer.centre),
            _shared(wording.stems, answer.stems),
            _shared(answer.stems, wording.stems),
            _shared_grams(wording.grams - question.grams, answer.grams),
            float(wording.denies != answer.denies),
        ]
    )


def backwards(wording: Weighed, answer: Weighed) -> float:
    """How much of the answer's part the wording accounts for."""
    if not len(wording.states) or not len(answer.states):
        return 0.0
    return _mean(_best(answer.states, wording.states), answer.weights)


def late_recall(wordings: Sequence[Weighed], answer: Weighed, spans: Sequence[Span]) -> Floats:
    """(len(wordings), len(spans)) late interaction of each wording with each part."""
    if not wordings or not spans or not len(answer.states):
        return np.zeros((len(wordings), len(spans)), dtype=np.float32)
    rows = np.concatenate([w.states for w in wordings])
    weights = np.concatenate([w.weights for w in wordings])
    starts = np.cumsum([0, *(len(w.states) for w in wordings[:-1])])
    sums = np.maximum(np.add.reduceat(weights, starts), 1e-9)
    similar = rows @ answer.states.T
    found = np.zeros((len(wordings), len(spans)), dtype=np.float32)
    for column, span in enumerate(spans):
        first = int(np.searchsorted(answer.places[:, 0], span.start))
        last = int(np.searchsorted(answer.places[:, 1], span.end, side="right"))
        if last > first:
            best = similar[:, first:last].max(axis=1)
            found[:, column] = np.add.reduceat(best * weights, starts) / sums
    return found


def _centre(states: Floats) -> Floats:
    if not len(states):
        return np.zeros(states.shape[1], dtype=np.float32)
    mean: Floats = states.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _best(rows: Floats, columns: Floats) -> Floats:
    if not len(columns):
        return np.zeros(len(rows), dtype=np.float32)
    best: Floats = (rows @ columns.T).max(axis=1)
    return best


def _mean(values: NDArray[np.bool_] | Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total > 0 else 0.0


def _shared(of: Mapping[str, float], among: Mapping[str, float]) -> float:
    total = math.fsum(of.values())
    return math.fsum(w for s, w in of.items() if s in among) / total if total else 0.0


def _grams(text: str) -> frozenset[str]:
    """Runs of four letters, which survive a typing error beside them."""
    line = " ".join(w.text for w in words(text))
    return frozenset(line[i : i + _GRAM] for i in range(len(line) - _GRAM + 1))


def _shared_grams(of: frozenset[str], among: frozenset[str]) -> float:
    return len(of & among) / len(of) if of else 0.0
