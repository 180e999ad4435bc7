"""Readers of the bank's open items: each item has one that was fitted on other questions."""

import math
import multiprocessing
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from greenroom.config import shipped_bank
from greenroom.evaluation.held_out import Fold, folds
from greenroom.evaluation.points import (
    FOLDS,
    Doubles,
    Heard,
    Rows,
    calibrated,
    fit,
    joined,
    rows_of,
)
from greenroom.evaluation.reached import part
from greenroom.graders.rubric.embedded import prepared, reading_of
from greenroom.graders.rubric.grader import RubricGrader
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.scale import Scale
from greenroom.graders.rubric.table import tabulate
from greenroom.kinds.open.item import OpenItem
from greenroom.model.grade import Grade, Seen
from greenroom.model.response import JsonValue, Response
from greenroom.web.facts import is_interval

ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Threads of a process that has one core only wait for each other."""


class Graded(NamedTuple):
    """What a learner is told of an answer."""

    score: float
    """NaN if it was withheld."""
    low: float
    high: float
    doubts: tuple[str, ...]
    points: int
    turned: int
    """Points that are called turned round."""


@dataclass(frozen=True, slots=True, eq=False)
class Readers:
    """All rows, and a reader for each item that has not seen its question."""

    rows: Rows
    raw: Doubles
    """(n,) what machines of other questions give for the rows."""
    scale_of: Mapping[str, Scale]
    """By the item's uid."""


class HeldOutGrader(RubricGrader):
    """The grader as it is shipped, but with the reader that it is given."""

    def __init__(self, scale: Scale) -> None:
        super().__init__(environ={})
        self._given = scale

    def _scale(self) -> Scale:
        return self._given


def open_items() -> dict[str, OpenItem]:
    """The bank's open items that have graded samples, by the names of their files."""
    found = {}
    for path in sorted(shipped_bank().glob("*/*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if table.get("kind") == "open" and table.get("samples"):
            found[path.stem] = OpenItem.model_validate(table)
    return found


@contextmanager
def workers() -> Iterator[Executor]:
    """A process for each core."""
    with ProcessPoolExecutor(
        len(os.sched_getaffinity(0)), mp_context=multiprocessing.get_context("spawn")
    ) as pool:
        yield pool


def readers_of(items: Sequence[OpenItem], pool: Executor) -> Readers:
    """Tabulate every sample once, and fit a reader for each fold of the questions."""
    tell("reading samples and wordings")
    parts = []
    for of_item in pool.map(rows_of, [[item] for item in items]):
        parts.append(of_item)
        if len(parts) % 10 == 0:
            tell(f"  {len(parts)} of {len(items)} items")
    rows = joined(*_renumbered([one for one, _ in parts]))
    beliefs = {item.uid: found for item, (_, found) in zip(items, parts, strict=True)}
    return _fitted(rows, beliefs, pool)


def _fitted(rows: Rows, beliefs: Mapping[str, list[Heard]], pool: Executor) -> Readers:
    tell("fitting on other questions")
    plan = folds(rows.question, FOLDS)
    machines = [
        pool.submit(_machine, part(rows, fold.train), _others(beliefs, rows, fold)) for fold in plan
    ]
    raw = np.zeros(len(rows.share))
    for fold, machine in zip(plan, machines, strict=True):
        raw[fold.test] = machine.result().raw(rows.table[fold.test])
    scale_of = {}
    for fold, machine in zip(plan, machines, strict=True):
        scale = _with_maps(machine.result(), part(rows, fold.train), raw[fold.train])
        scale_of.update(dict.fromkeys(np.unique(rows.question[fold.test]).tolist(), scale))
    return Readers(rows, raw, scale_of)


def _renumbered(parts: Sequence[Rows]) -> Iterator[Rows]:
    """Answers counted through, not from 0 in each part."""
    count = 0
    for rows in parts:
        kept = rows.is_sample
        yield replace(rows, answer=np.where(kept, rows.answer + count, rows.answer))
        count += len(np.unique(rows.answer[kept]))


def _others(beliefs: Mapping[str, list[Heard]], rows: Rows, fold: Fold) -> list[Heard]:
    uids = np.unique(rows.question[fold.train]).tolist()
    return [one for uid in uids for one in beliefs[uid]]


def _machine(rows: Rows, beliefs: Sequence[Heard]) -> Scale:
    # Its maps are made when the outputs for rows that were held out are there.
    return fit(rows, beliefs, rows.share)


def _with_maps(machine: Scale, rows: Rows, raw: Doubles) -> Scale:
    return replace(calibrated(machine, rows, raw), belief_knots=machine.belief_knots)


def grade_all(scale: Scale, rubric: Rubric, texts: Sequence[str]) -> list[Graded]:
    """What each text gets."""
    grader = HeldOutGrader(scale)
    return [_told(rubric, grader.grade(rubric, Response({"text": text}))) for text in texts]


def _told(rubric: Rubric, grade: Grade) -> Graded:
    ids = {point.id for point in rubric.points}
    interval = next((one for one in grade.seen if is_interval(one)), None)
    score = math.nan if grade.score is None else grade.score
    return Graded(
        score,
        _end(interval, "low", score),
        _end(interval, "high", score),
        tuple(one.id for one in grade.seen if one.id.startswith("doubt:")),
        len(ids),
        # Only a reversal gives a reason; a suspicion does not.
        sum(one.id in ids and bool(_data(one).get("reason")) for one in grade.seen),
    )


def _end(interval: Seen | None, name: str, otherwise: float) -> float:
    value = None if interval is None else _data(interval)[name]
    return float(value) if isinstance(value, int | float) else otherwise


def _data(seen: Seen) -> Mapping[str, JsonValue]:
    return seen.data if isinstance(seen.data, Mapping) else {}


def expected(scale: Scale, rubric: Rubric, said: Sequence[tuple[str, str]]) -> list[float]:
    """The share of its point that each text is worth; said: the point's id and the text."""
    of = prepared(rubric)
    found = []
    for point, text in said:
        reading = reading_of(rubric, of, tabulate(of, text), scale)
        found.append(next(one.expected for one in reading.points if one.id == point))
    return found


def tell(what: str) -> None:
    """What is going on."""
    sys.stderr.write(f"{what}\n")
