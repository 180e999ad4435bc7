"""The reader that needs no network: what is mentioned, found by the encoder, in milliseconds."""

from functools import lru_cache
from typing import ClassVar, Final

import numpy as np

from greenroom.graders.rubric.reading import BeliefRead, PointRead, PointState, Reading
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.scale import Scale, shipped
from greenroom.graders.rubric.table import Prepared, Table, prepare, tabulate
from greenroom.text.spans import Span

COVERED_FROM, PARTLY_FROM = 0.55, 0.35
"""Expected shares; of those tried, these agree best with the labels of unseen questions."""
ASKED_FROM: Final = 0.5
"""Chance from which a misconception is worth a question."""
CONTRADICTED_UNDER: Final = PARTLY_FROM
"""Expected share under which a misconception that turns a point round stands for it."""


class EmbeddedReader:
    """Says what is mentioned; whether it is true it can only suspect."""

    name: ClassVar[str] = "embedded"

    def read(self, rubric: Rubric, answer: str) -> Reading:
        """What of the rubric the answer mentions, and where.

        Raises:
            GraderFault: the encoder cannot be loaded, or failed.
        """
        return reading_of(rubric, prepared(rubric), tabulate(prepared(rubric), answer))


@lru_cache(maxsize=128)
def prepared(rubric: Rubric) -> Prepared:
    """The rubric, encoded once.

    Raises:
        GraderFault: the encoder cannot be loaded, or failed.
    """
    return prepare(rubric)


def reading_of(rubric: Rubric, of: Prepared, table: Table, scale: Scale | None = None) -> Reading:
    """What a table says of each point and misconception."""
    fitted = scale or shipped()
    shares = fitted.shares(table.values)
    beliefs = _beliefs(rubric, of, table, fitted)
    by_id = {belief.id: belief for belief in beliefs}
    points = []
    for index, point in enumerate(rubric.points):
        turned = [
            by_id[rubric.misconceptions[b].id]
            for b in of.turned_by[index]
            if rubric.misconceptions[b].id in by_id
        ]
        span = table.spans[int(table.part_of_point[index])]
        points.append(_point(point.id, float(shares[index]), span, turned))
    return Reading(EmbeddedReader.name, tuple(points), tuple(beliefs))


def _point(id_: str, share: float, span: Span, turned: list[BeliefRead]) -> PointRead:
    state: PointState = "missing"
    if share >= COVERED_FROM:
        state = "covered"
    elif share >= PARTLY_FROM:
        state = "partly"
    if turned and share < CONTRADICTED_UNDER:
        worst = max(turned, key=lambda belief: belief.confidence)
        return PointRead(id_, "contradicted", 0.0, worst.confidence, worst.span)
    confidence = {"covered": share, "partly": 1 - abs(1 - 2 * share)}.get(state, 1 - share)
    return PointRead(id_, state, share, confidence, None if state == "missing" else span)


def _beliefs(rubric: Rubric, of: Prepared, table: Table, scale: Scale) -> list[BeliefRead]:
    found = []
    for index, belief in enumerate(rubric.misconceptions):
        part = int(table.part_of_belief[index])
        recall = float(table.belief_recall[index, part])
        turned = [p for p, by in enumerate(of.turned_by) if index in by]
        rival = float(np.max(table.point_recall[turned, part])) if turned else recall
        chance = scale.belief(recall, recall - rival)
        if chance >= ASKED_FROM:
            found.append(BeliefRead(belief.id, chance, table.spans[part]))
    return found
