"""Gamed and honest answers, each graded by what was fitted on other questions."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import numpy as np
from measured import Measured, Section, share
from open_readers import Graded, Readers, grade_all

from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem

sys.path.append(str(Path(__file__).parents[1]))

from tests.graders.gaming.families import FAMILIES
from tests.graders.gaming.family import Family
from tests.graders.gaming.honest import honest_answers

MUCH: Final = 0.7
"""Of a full answer; what no attempt may get."""
LIMITS: Final = {"empty": 0.05, "rule": 0.05, "learned": 0.05, "antonym": 0.3}
"""Share of attempts that may get it, by kind."""
FLAGGED_LIMIT: Final = 0.02
SEED: Final = 1


class Attempt(NamedTuple):
    """A gamed answer and what it got."""

    question: int
    family: Family
    graded: Graded


def gaming(
    items: Sequence[OpenItem], others: Sequence[OpenItem], readers: Readers, pool: Executor
) -> Section:
    """Attempts on some items; the others lend texts."""
    texts = [
        [family.make(item, Random(f"{family.name} {item.uid} {SEED}"), others)
         for family in FAMILIES.values()]
        for item in items
    ]  # fmt: skip
    graded = _graded(items, texts, readers, pool)
    attempts = [
        Attempt(number, family, one)
        for number, of_item in enumerate(graded)
        for family, one in zip(FAMILIES.values(), of_item, strict=True)
    ]
    figures = [one for kind in LIMITS for one in _of_kind(kind, attempts)]
    return Section("gamed answers", figures, notes=list(_over(attempts)))


def _graded(
    items: Sequence[OpenItem],
    texts: Sequence[Sequence[str]],
    readers: Readers,
    pool: Executor,
) -> list[list[Graded]]:
    jobs = [
        pool.submit(grade_all, readers.scale_of[item.uid], rubric_of(item), of_item)
        for item, of_item in zip(items, texts, strict=True)
    ]
    return [job.result() for job in jobs]


def _of_kind(kind: str, attempts: Sequence[Attempt]) -> Iterator[Measured]:
    ours = [one for one in attempts if one.family.kind == kind]
    question = np.array([one.question for one in ours])
    much = np.array([one.graded.score >= MUCH for one in ours])
    withheld = np.array([np.isnan(one.graded.score) for one in ours])
    unseen = np.array([one.family.is_held_out for one in ours])
    limit, name = LIMITS[kind], f"{kind}, at least {MUCH:g}"
    yield Measured(name, share(much, question), len(ours), high=limit)
    yield Measured(
        f"{name}, held-out families",
        share(much[unseen], question[unseen]),
        int(unseen.sum()),
        high=limit,
    )
    yield Measured(f"{kind}, withheld", share(withheld, question), len(ours))


def _over(attempts: Sequence[Attempt]) -> Iterator[str]:
    """Families of which more than the share of their kind gets through."""
    for family in FAMILIES.values():
        got = [one.graded.score >= MUCH for one in attempts if one.family is family]
        if sum(got) > LIMITS[family.kind] * len(got):
            counts = f"{sum(got)} of {len(got)}"
            yield f"over the limit by itself: {family.name} ({family.kind}), {counts}"


def honest(items: Sequence[OpenItem], readers: Readers, pool: Executor) -> Section:
    """Honest answers as people type them: what is held against them without cause."""
    texts = [
        [one.text for one in honest_answers(item, Random(f"{item.uid} {SEED}"))] for item in items
    ]
    graded = _graded(items, texts, readers, pool)
    rows = [one for of_item in graded for one in of_item]
    question = np.repeat(np.arange(len(items)), [len(one) for one in texts])
    by_point = np.repeat(question, [one.points for one in rows])
    turned = np.array([place < one.turned for one in rows for place in range(one.points)])
    flagged, withheld, zero = (
        np.array(column)
        for column in zip(
            *((bool(one.doubts), np.isnan(one.score), one.score == 0) for one in rows), strict=True
        )
    )
    figures = [
        Measured("flagged with a doubt", share(flagged, question), len(rows), high=FLAGGED_LIMIT),
        Measured("withheld", share(withheld, question), len(rows)),
        Measured("given zero", share(zero, question), len(rows)),
        Measured("points called turned round", share(turned, by_point), len(turned)),
    ]
    return Section("honest answers", figures, notes=[_doubts(rows), f"turned: {turned.sum()}"])


def _doubts(rows: Sequence[Graded]) -> str:
    found = [doubt.removeprefix("doubt:") for one in rows for doubt in one.doubts]
    counts = ", ".join(f"{name} {found.count(name)}" for name in sorted(set(found)))
    return f"doubts: {counts or 'none'}"
