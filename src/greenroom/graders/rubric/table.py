"""The table of features that the reader judges points from: one row a point of the rubric."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.graders.rubric.match import (
    FEATURES,
    Question,
    Similar,
    Weighed,
    cut,
    features,
    lacking,
    mean,
    read_question,
    tokens_in,
    weigh,
    worded,
)
from greenroom.graders.rubric.opposites import turned
from greenroom.graders.rubric.rubric import Rubric
from greenroom.text.encoder import encoder
from greenroom.text.rarity import Rarity, shipped
from greenroom.text.spans import Span, windows

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]

CONTEXT: Final = (
    "mean_whole",
    "mean_window",
    "best_window",
    "second_window",
    "best_other",
    "ahead",
    "window_length",
)
CONTRAST: Final = (
    "late_apart_best",
    "late_apart_mean",
    "precision_apart_best",
    "precision_apart_mean",
    "cosine_apart_best",
    "cosine_apart_mean",
    "both_apart_best",
    "both_apart_second",
    "tokens_apart",
    "distinct_apart",
    "best_apart",
    "whole_apart",
    "windows_apart",
)
TURNED: Final = ("turned", "kept", "denied")
"""Words of the point that stand in its best part as their opposites, or as they are; denial."""
NO_CONTRAST: Final = 0.1
"""Where nobody wrote down how the point is turned round."""
COMPARED: Final = (
    "mean_whole",
    "mean_window",
    "ahead",
    "late_apart_best",
    "windows_apart",
    "whole_apart",
    "whole_found_60",
    "whole_gain",
    "part_precise_60",
)
"""Columns that are also held against those of the other points in the same answer."""
COLUMNS: Final = (
    *(f"part_{name}" for name in FEATURES),
    *(f"whole_{name}" for name in FEATURES),
    *CONTEXT,
    *CONTRAST,
    *TURNED,
    *(f"{name}_{how}" for how in ("others", "beyond", "least", "most") for name in COMPARED),
)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A rubric with its wordings encoded; kept, since many answers are read against it."""

    question: Question
    points: tuple[tuple[Weighed, ...], ...]
    beliefs: tuple[tuple[Weighed, ...], ...]
    turned_by: tuple[tuple[int, ...], ...]
    """For each point the misconceptions that turn it round."""
    turned: tuple[tuple[Weighed, ...], ...]
    """For each point what else people say who have it the wrong way round."""
    rarity: Rarity
    lacking: dict[tuple[int, int], Floats] = field(default_factory=dict)
    """What distinguishes one wording from another, by their rows; filled as it is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What was seen of each point; p points, m misconceptions, s parts of the answer."""

    values: Doubles
    """(p, len(COLUMNS))"""
    text: str
    """Of the answer."""
    spans: tuple[Span, ...]
    """The parts of the answer; the first is the whole."""
    part_of_point: NDArray[np.int64]
    """(p,) the part that shows it best."""
    part_of_belief: NDArray[np.int64]
    """(m,)"""
    point_recall: Doubles
    """(p, s) late interaction, best wording."""
    belief_recall: Doubles
    """(m, s)"""


def prepare(rubric: Rubric, rarity: Rarity | None = None) -> Prepared:
    """Encode a rubric.

    Raises:
        GraderFault: the encoder failed.
    """
    encode, rare = encoder().encode, rarity or shipped()
    question = read_question(encode(rubric.question))

    def all_of(wordings: Sequence[str]) -> tuple[Weighed, ...]:
        made = tuple(worded(encode(text), question, rare) for text in wordings)
        return tuple(one for one in made if len(one.states)) or made[:1]

    return Prepared(
        question,
        tuple(all_of(point.wordings) for point in rubric.points),
        tuple(all_of(belief.wordings) for belief in rubric.misconceptions),
        tuple(
            tuple(i for i, m in enumerate(rubric.misconceptions) if m.corrects == point.id)
            for point in rubric.points
        ),
        tuple(all_of(point.turned) for point in rubric.points),
        rare,
    )


def tabulate(prepared: Prepared, answer: str) -> Table:
    """Everything that is seen of each point in an answer.

    Raises:
        GraderFault: the encoder failed.
    """
    read = weigh(encoder().encode(answer), prepared.question, prepared.rarity)
    return _Tabulation(prepared, read).table()


class _Side(NamedTuple):
    """Wordings of a point, or of what turns it round, in a part of an answer; k of them."""

    near: Doubles
    """(k, 3) recall, precision and cosine."""
    backwards: Floats
    """(k, n): how near each token of the part comes to one of the wording's."""
    nearest: int
    """Row of the one that is nearest."""


class _Tabulation:
    """One answer held against one rubric."""

    def __init__(self, prepared: Prepared, answer: Weighed) -> None:
        text = answer.encoded.text
        self._prepared = prepared
        self._answer = answer
        whole = Span(0, len(text))
        self._spans = (whole, *(dict.fromkeys(windows(text)) or (whole,)))
        groups = [*prepared.points, *prepared.beliefs, *prepared.turned]
        self._wordings = [wording for group in groups for wording in group]
        ends = np.cumsum([len(group) for group in groups])
        self._rows = [range(end - len(group), end) for end, group in zip(ends, groups, strict=True)]
        self._similar = Similar.of(self._wordings, answer)
        self._columns = [tokens_in(answer, span) for span in self._spans]
        self._recall = np.array([self._similar.recall(part) for part in self._columns]).T
        shown = len(prepared.points) + len(prepared.beliefs)
        self._best = np.array([self._recall[rows].max(axis=0) for rows in self._rows[:shown]])
        self._cuts: dict[int, Weighed] = {0: answer}

    def table(self) -> Table:
        count = len(self._prepared.points)
        parts = np.array([self._best_part(rows) for rows in self._rows[: len(self._best)]])
        rows = [self._row(i, int(parts[i])) for i in range(count)]
        return Table(
            _compared(np.array(rows)),
            self._answer.encoded.text,
            self._spans,
            parts[:count],
            parts[count:],
            self._best[:count],
            self._best[count:],
        )

    def _best_part(self, rows: Sequence[int]) -> int:
        """The part, shorter than the whole, in which one of these wordings is found best."""
        return 1 + int(self._recall[rows, 1:].max(axis=0).argmax())

    def _cut(self, part: int) -> Weighed:
        if part not in self._cuts:
            self._cuts[part] = cut(self._answer, self._spans[part])
        return self._cuts[part]

    def _row(self, point: int, part: int) -> list[float]:
        return [
            *self._features(point, part),
            *self._features(point, 0),
            *self._context(point, part),
            *self._contrast(point),
            *self._turned(point, part),
        ]

    def _features(self, point: int, part: int) -> list[float]:
        """Of the wording of a point that is found best in a part."""
        rows = self._rows[point]
        row = rows[int(self._recall[rows, part].argmax())]
        similar = self._similar.between(row, self._columns[part])
        question, there = self._prepared.question, self._cut(part)
        return [float(v) for v in features(question, self._wordings[row], there, similar)]

    def _turned(self, point: int, part: int) -> list[float]:
        text = self._spans[part].of(self._answer.encoded.text)
        own = self._prepared.points[point]
        found = np.array([turned(one.encoded.text, text) for one in own], dtype=np.float64)
        return [float(v) for v in found.mean(axis=0)]

    def _context(self, point: int, part: int) -> list[float]:
        own = self._recall[self._rows[point]]
        best = self._best[point, 1:]
        count = len(self._prepared.points)
        others = [self._best[i, part] for i in range(count) if i != point]
        second = float(np.sort(best)[-2]) if len(best) > 1 else 0.0
        other = float(max(others, default=0.0))
        span = self._spans[part]
        return [
            float(own[:, 0].mean()),
            float(own[:, 1:].max(axis=1).mean()),
            float(best.max()),
            second,
            other,
            float(best.max()) - other,
            float(np.log1p(span.end - span.start)),
        ]

    def _contrast(self, point: int) -> list[float]:
        own, theirs = self._rows[point], self._against(point)
        if not theirs:
            return [NO_CONTRAST] * len(CONTRAST)
        part = self._best_part([*own, *theirs])
        mine, others = self._side(own, part), self._side(theirs, part)
        at_best = mine.near.max(axis=0) - others.near.max(axis=0)
        at_mean = mine.near.mean(axis=0) - others.near.mean(axis=0)
        both = [np.sort(side.near[:, :2].mean(axis=1)) for side in (mine, others)]
        recall = [self._recall[rows] for rows in (own, theirs)]
        return [
            *(float(v) for pair in zip(at_best, at_mean, strict=True) for v in pair),
            float(both[0][-1] - both[1][-1]),
            float(both[0][-2:].mean() - both[1][-2:].mean()),
            *self._beside_each_other(mine, others, part),
            float(recall[0].max() - recall[1].max()),
            float(recall[0][:, 0].mean() - recall[1][:, 0].mean()),
            float(recall[0][:, 1:].max(axis=1).mean() - recall[1][:, 1:].max(axis=1).mean()),
        ]

    def _against(self, point: int) -> list[int]:
        """Wordings that turn a point round."""
        count, turned_by = len(self._prepared.points), self._prepared.turned_by[point]
        groups = [self._rows[count + i] for i in turned_by]
        groups.append(self._rows[count + len(self._prepared.beliefs) + point])
        return [row for rows in groups for row in rows]

    def _side(self, rows: Sequence[int], part: int) -> _Side:
        there = self._cut(part)
        centres = np.array([self._wordings[row].centre for row in rows])
        backwards: Floats = self._similar.backwards[rows][:, self._columns[part]]
        weights = there.weights / max(float(there.weights.sum()), 1e-9)
        found = [self._recall[rows, part], backwards @ weights, centres @ there.centre]
        near = np.array(found, dtype=np.float64).T
        return _Side(near, backwards, rows[int(near[:, :2].sum(axis=1).argmax())])

    def _beside_each_other(self, own: _Side, theirs: _Side, part: int) -> tuple[float, float]:
        """Which side the tokens of a part are nearer to, and what tells the nearest two apart."""
        there = self._cut(part)
        if not len(there.states):
            return 0.0, 0.0
        apart = own.backwards.max(axis=0) - theirs.backwards.max(axis=0)
        one, other = own.nearest, theirs.nearest
        distinct = self._distinct(one, other, part) - self._distinct(other, one, part)
        return mean(apart, there.rarity), distinct

    def _distinct(self, row: int, other: int, part: int) -> float:
        """How far a part has what distinguishes a wording from another, 0 to 1."""
        known = self._prepared.lacking
        if (row, other) not in known:
            known[row, other] = lacking(self._wordings[row], self._wordings[other])
        best = self._similar.between(row, self._columns[part]).max(axis=1)
        return mean(best, known[row, other])


def _compared(table: Doubles) -> Doubles:
    """With what the other points of the same answer have in some columns."""
    places = [COLUMNS.index(name) for name in COMPARED]
    chosen = table[:, places]
    others = (chosen.sum(axis=0) - chosen) / max(len(table) - 1, 1)
    spread = np.broadcast_to
    return np.concatenate(
        [
            table,
            others,
            chosen - chosen.mean(axis=0),
            spread(chosen.min(axis=0), chosen.shape),
            spread(chosen.max(axis=0), chosen.shape),
        ],
        axis=1,
    )
