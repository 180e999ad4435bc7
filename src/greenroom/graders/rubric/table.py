"""The table of features that the reader judges points from: one row a point of the rubric."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from greenroom.graders.rubric.match import (
    FEATURES,
    Question,
    Weighed,
    backwards,
    cut,
    features,
    late_recall,
    read_question,
    weigh,
)
from greenroom.graders.rubric.opposites import turned
from greenroom.graders.rubric.rubric import Rubric
from greenroom.text.encoder import encoder
from greenroom.text.rarity import Rarity, shipped
from greenroom.text.spans import Span, windows

Doubles = NDArray[np.float64]

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
    "best_apart",
    "whole_apart",
    "windows_apart",
)
TURNED: Final = ("turned", "kept", "denied")
"""Words of the point that stand in its best part as their opposites, or as they are; denial."""
NO_CONTRAST: Final = 0.1
"""Where no misconception turns the point round."""
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
    rarity: Rarity


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What was seen of each point; p points, m misconceptions, s parts of the answer."""

    values: Doubles
    """(p, len(COLUMNS))"""
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
        made = tuple(weigh(encode(text), question, rare) for text in wordings)
        return tuple(one for one in made if len(one.states)) or made[:1]

    return Prepared(
        question,
        tuple(all_of(point.wordings) for point in rubric.points),
        tuple(all_of(belief.wordings) for belief in rubric.misconceptions),
        tuple(
            tuple(i for i, m in enumerate(rubric.misconceptions) if m.corrects == point.id)
            for point in rubric.points
        ),
        rare,
    )


def tabulate(prepared: Prepared, answer: str) -> Table:
    """Everything that is seen of each point in an answer.

    Raises:
        GraderFault: the encoder failed.
    """
    read = weigh(encoder().encode(answer), prepared.question, prepared.rarity)
    return _Tabulation(prepared, read).table()


class _Tabulation:
    """One answer held against one rubric."""

    def __init__(self, prepared: Prepared, answer: Weighed) -> None:
        text = answer.encoded.text
        self._prepared = prepared
        self._answer = answer
        whole = Span(0, len(text))
        self._spans = (whole, *(dict.fromkeys(windows(text)) or (whole,)))
        groups = [*prepared.points, *prepared.beliefs]
        self._wordings = [wording for group in groups for wording in group]
        ends = np.cumsum([len(group) for group in groups])
        self._rows = [slice(end - len(group), end) for end, group in zip(ends, groups, strict=True)]
        usable = [w for w in self._wordings if len(w.states)]
        self._recall = np.zeros((len(self._wordings), len(self._spans)))
        if usable:
            kept = [i for i, w in enumerate(self._wordings) if len(w.states)]
            self._recall[kept] = late_recall(usable, answer, self._spans)
        self._best = np.array([self._recall[rows].max(axis=0) for rows in self._rows])
        self._cuts: dict[int, Weighed] = {0: answer}

    def table(self) -> Table:
        count = len(self._prepared.points)
        parts = np.array([self._best_part([i]) for i in range(len(self._rows))], dtype=np.int64)
        rows = [self._row(i, int(parts[i])) for i in range(count)]
        return Table(
            _compared(np.array(rows)),
            self._spans,
            parts[:count],
            parts[count:],
            self._best[:count],
            self._best[count:],
        )

    def _best_part(self, groups: Sequence[int]) -> int:
        """The part, shorter than the whole, in which one of these groups is found best."""
        return 1 + int(self._best[list(groups), 1:].max(axis=0).argmax())

    def _cut(self, part: int) -> Weighed:
        if part not in self._cuts:
            self._cuts[part] = cut(self._answer, self._spans[part])
        return self._cuts[part]

    def _row(self, point: int, part: int) -> list[float]:
        question, rows = self._prepared.question, self._rows[point]
        own = self._recall[rows]
        in_part = self._wordings[rows.start + int(own[:, part].argmax())]
        in_whole = self._wordings[rows.start + int(own[:, 0].argmax())]
        return [
            *features(question, in_part, self._cut(part)),
            *features(question, in_whole, self._answer),
            *self._context(point, part),
            *self._contrast(point),
            *self._turned(point, part),
        ]

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
        count = len(self._prepared.points)
        turned = [count + i for i in self._prepared.turned_by[point]]
        if not turned:
            return [NO_CONTRAST] * len(CONTRAST)
        part = self._best_part([point, *turned])
        rows = [i for group in turned for i in range(len(self._wordings))[self._rows[group]]]
        own = list(range(len(self._wordings))[self._rows[point]])
        found = [self._near(i, part) for i in own], [self._near(i, part) for i in rows]
        apart = [np.array(side) for side in found]
        at_best = apart[0].max(axis=0) - apart[1].max(axis=0)
        at_mean = apart[0].mean(axis=0) - apart[1].mean(axis=0)
        mine, theirs = self._recall[own], self._recall[rows]
        return [
            *(float(v) for pair in zip(at_best, at_mean, strict=True) for v in pair),
            float(mine.max() - theirs.max()),
            float(mine[:, 0].mean() - theirs[:, 0].mean()),
            float(mine[:, 1:].max(axis=1).mean() - theirs[:, 1:].max(axis=1).mean()),
        ]

    def _near(self, wording: int, part: int) -> tuple[float, float, float]:
        """Recall, precision and cosine of a wording in a part."""
        one, there = self._wordings[wording], self._cut(part)
        recall = float(self._recall[wording, part])
        return recall, backwards(one, there), float(one.centre @ there.centre)


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
