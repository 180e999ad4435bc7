"""How far an answer says what a wording says: late interaction of token states, and words.

Late interaction (Khattab and Zaharia 2020, ColBERT): each token of the wording looks for the most
similar token of the answer; the mean of these maxima, weighted by how rare the token is, says how
much of the wording is there. Tokens that stand in the question count a quarter: whoever repeats the
question has said nothing.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Self

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
    asked: Floats
    """(n,) how similar the question's most similar token is; 0 in an answer, where nobody looks."""
    centre: Floats
    """(384,) mean direction of all tokens, of length 1."""
    stems: Mapping[str, float]
    """Stem to weight."""
    grams: frozenset[str]
    """Of a wording those that the question does not have."""
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
    """An answer, ready."""
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
        np.zeros(len(tokens), np.float32),
        _centre(encoded.states),
        {s: rarity.of_stem(s) * (IN_QUESTION if s in question.stems else 1.0) for s in stems},
        _grams(encoded.text),
        any(w in NEGATIONS for w in found),
    )


def worded(encoded: Encoded, question: Question, rarity: Rarity) -> Weighed:
    """A wording, ready; without the states that are never compared, as rubrics are kept."""
    found = weigh(encoded, question, rarity)
    return replace(
        found,
        encoded=replace(encoded, states=encoded.states[:0].copy()),
        asked=best_of(found.states, question.states),
        grams=found.grams - question.grams,
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
        answer.asked[inside],
        _centre(whole.states[among]),
        {s: w for s, w in answer.stems.items() if s in stems},
        _grams(text),
        any(w in NEGATIONS for w in found),
    )


def features(
    question: Question, wording: Weighed, answer: Weighed, similar: Floats
) -> NDArray[np.float64]:
    """(len(FEATURES),) how one wording stands in an answer or a part of it.

    similar: (tokens of the wording, tokens of the part).
    """
    if not similar.size:
        return np.zeros(len(FEATURES))
    best, backwards = similar.max(axis=1), similar.max(axis=0)
    asked = wording.asked
    seen = [best, asked, np.maximum(0.0, best - asked), *(best > level for level in LEVELS)]
    late, of_question, gained, *found = means(seen, wording.weights)
    return np.array(
        [
            late,
            mean(best, wording.rarity),
            of_question,
            (late - of_question) / (1.05 - of_question),
            gained,
            *means([backwards, backwards > LEVELS[1]], answer.weights),
            *found,
            float(wording.centre @ answer.centre),
            float(question.centre @ answer.centre),
            _shared(wording.stems, answer.stems),
            _shared(answer.stems, wording.stems),
            _shared_grams(wording.grams, answer.grams),
            float(wording.denies != answer.denies),
        ]
    )


@dataclass(frozen=True, slots=True, eq=False)
class Similar:
    """Each token of k wordings beside each of an answer; r tokens in all, n in the answer."""

    values: Floats
    """(n, r): a part's best for each token of the wordings lies along its memory."""
    weights: Floats
    """(r,)"""
    sums: Floats
    """(k,) of the weights of each wording."""
    starts: NDArray[np.int64]
    """(k,) where each wording begins."""
    backwards: Floats
    """(k, n): the most similar token of a wording to each of the answer."""

    @classmethod
    def of(cls, wordings: Sequence[Weighed], answer: Weighed) -> Self:
        """Wordings without a token that carries meaning are like nothing."""
        width = answer.states.shape[1]
        states = [w.states if len(w.states) else np.zeros((1, width), np.float32) for w in wordings]
        weights = [w.weights if len(w.states) else np.zeros(1, np.float32) for w in wordings]
        starts = np.cumsum([0, *(len(one) for one in states[:-1])])
        values: Floats = answer.states @ np.concatenate(states).T
        backwards = np.maximum.reduceat(values, starts, axis=1).T
        together = np.concatenate(weights)
        sums = np.maximum(np.add.reduceat(together, starts), 1e-9)
        return cls(values, together, sums, starts, backwards)

    def between(self, wording: int, columns: slice) -> Floats:
        """(tokens of the wording, tokens of the part)"""
        end = self.starts[wording + 1] if wording + 1 < len(self.starts) else None
        return self.values[columns, self.starts[wording] : end].T

    def recall(self, columns: slice) -> Floats:
        """(k,) late interaction of each wording with a part of the answer."""
        part = self.values[columns]
        if not len(part):
            return np.zeros(len(self.starts), np.float32)
        found = np.add.reduceat(part.max(axis=0) * self.weights, self.starts) / self.sums
        return found.astype(np.float32)


def tokens_in(answer: Weighed, span: Span) -> slice:
    """Which of an answer's tokens lie in a part of it."""
    first = int(np.searchsorted(answer.places[:, 0], span.start))
    last = int(np.searchsorted(answer.places[:, 1], span.end, side="right"))
    return slice(first, max(first, last))


def lacking(wording: Weighed, other: Weighed) -> Floats:
    """(n,) weights of what distinguishes a wording from another."""
    apart: Floats = 1.0 - best_of(wording.states, other.states)
    return wording.weights * np.maximum(0.0, apart)


def mean(values: NDArray[np.bool_] | Floats, weights: Floats) -> float:
    """Weighted; 0.0 where nothing weighs."""
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total > 0 else 0.0


def means(values: Sequence[NDArray[np.bool_] | Floats], weights: Floats) -> list[float]:
    """Weighted, of several; 0.0 where nothing weighs."""
    total = float(weights.sum())
    sums = np.array(values, dtype=np.float32) @ weights
    return [float(one) / total if total > 0 else 0.0 for one in sums]


def best_of(rows: Floats, columns: Floats) -> Floats:
    """(len(rows),) the most similar of the columns for each row; 0 where there are none."""
    if not len(columns):
        return np.zeros(len(rows), dtype=np.float32)
    best: Floats = (rows @ columns.T).max(axis=1)
    return best


def _centre(states: Floats) -> Floats:
    if not len(states):
        return np.zeros(states.shape[1], dtype=np.float32)
    mean: Floats = states.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _shared(of: Mapping[str, float], among: Mapping[str, float]) -> float:
    total = math.fsum(of.values())
    return math.fsum(w for s, w in of.items() if s in among) / total if total else 0.0


def _grams(text: str) -> frozenset[str]:
    """Runs of four letters, which survive a typing error beside them."""
    line = " ".join(w.text for w in words(text))
    return frozenset(line[i : i + _GRAM] for i in range(len(line) - _GRAM + 1))


def _shared_grams(of: frozenset[str], among: frozenset[str]) -> float:
    return len(of & among) / len(of) if of else 0.0
