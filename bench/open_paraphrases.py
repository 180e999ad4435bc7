"""Right and wrong statements in other words: which get the point, read by readers of others."""

import json
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from measured import Beside, Measured, Section, share
from open_readers import Readers, expected

from greenroom.evaluation.figures import Doubles, over_questions
from greenroom.evaluation.held_out import Numbers
from greenroom.evaluation.reached import auc
from greenroom.graders.rubric.rubric import Rubric
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem

FILE: Final = Path(__file__).parents[1] / "tests/graders/rubric/paraphrases.jsonl"
AUC, WITHIN = "AUC, right against wrong statements", "the same within each pair, ties half"
BARE: Final = "points alone"


def paraphrases(items: Mapping[str, OpenItem], readers: Readers, pool: Executor) -> Section:
    """With what turns points round, beside the points alone."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if (pair := json.loads(line))["item"] in items]
    names = sorted({pair["item"] for pair in pairs})
    question = np.array([names.index(pair["item"]) for pair in pairs])
    jobs = []
    for pair in pairs:
        item = items[pair["item"]]
        said = [(pair["point"], pair[side]) for side in ("right", "wrong")]
        scale, rubric = readers.scale_of[item.uid], rubric_of(item)
        jobs.append([pool.submit(expected, scale, one, said) for one in (rubric, bare(rubric))])
    shares = np.array([[job.result() for job in both] for both in jobs])
    full, alone = (_figures(shares[:, column], question) for column in (0, 1))
    full[0] = full[0]._replace(low=0.75)
    ties = share(shares[:, 0, 0] == shares[:, 0, 1], question)
    return Section(
        "paraphrases",
        [*full, Measured("pairs in which both get the same", ties, len(pairs))],
        [Beside(one._replace(name=f"{one.name}, {BARE}"), one.name) for one in alone],
    )


def bare(rubric: Rubric) -> Rubric:
    """The rubric without anything that says how its points are turned round."""
    return replace(
        rubric,
        points=tuple(replace(point, turned=()) for point in rubric.points),
        misconceptions=(),
    )


def _figures(shares: Doubles, question: Numbers) -> list[Measured]:
    """Shares: (n, 2), of the right statement and of the wrong one."""
    is_right = np.tile([1.0, 0.0], (len(shares), 1))
    pooled = over_questions(
        lambda rows: auc(is_right[rows].ravel(), shares[rows].ravel()), question
    )
    more = np.sign(shares[:, 0] - shares[:, 1]) / 2 + 0.5
    within = over_questions(lambda rows: float(more[rows].mean()), question)
    return [Measured(AUC, pooled, shares.size), Measured(WITHIN, within, len(shares))]
