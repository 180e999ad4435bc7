"""The reader that needs no network: what is mentioned, found by the encoder, in milliseconds."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, Final

import numpy as np

from greenroom.graders.rubric.reading import BeliefRead, PointRead, PointState, Reading
from greenroom.graders.rubric.reversals import Reversal, reversals
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.scale import Scale, shipped
from greenroom.graders.rubric.table import Doubles, Prepared, Table, prepare, tabulate
from greenroom.text.spans import Span

COVERED_FROM, PARTLY_FROM = 0.55, 0.35
"""Expected shares; of those tried, these agree best with the labels of unseen questions."""
ASKED_FROM: Final = 0.6
"""Chance from which a misconception is worth a question."""
CONTRADICTED_UNDER: Final = PARTLY_FROM
"""Expected share under which a misconception that turns a point round stands for it."""

KEPT: Final = 40
"""Rubrics that stay encoded; each takes about 3 MB."""

NEAR: Final = 0.03
"""Recall by which a part that is shown may stay behind the best."""


class EmbeddedReader:
    """Says what is mentioned; whether it is true it can only suspect."""

    name: ClassVar[str] = "embedded"

    def __init__(self, scale: Callable[[], Scale] = shipped) -> None:
        self._scale = scale

    def read(self, rubric: Rubric, answer: str) -> Reading:
        """What of the rubric the answer mentions, and where.

        Raises:
            GraderFault: the encoder cannot be loaded, or failed.
        """
        table = tabulate(prepared(rubric), answer)
        return reading_of(rubric, prepared(rubric), table, self._scale())


@lru_cache(maxsize=KEPT)
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
    for index, (point, against) in enumerate(
        zip(rubric.points, reversals(rubric, table), strict=True)
    ):
        # A point that is not mentioned is missing, whatever was turned round beside it.
        if against is not None and (against.is_of_point or shares[index] >= PARTLY_FROM):
            points.append(_reversed(point.id, against))
            continue
        turned = [
            by_id[rubric.misconceptions[b].id]
            for b in of.turned_by[index]
            if rubric.misconceptions[b].id in by_id
        ]
        span = _shown(table.point_recall[index], table)
        points.append(_point(point.id, float(shares[index]), span, turned))
    return Reading(EmbeddedReader.name, tuple(points), tuple(beliefs))


def _reversed(id_: str, against: Reversal) -> PointRead:
    return PointRead(id_, "contradicted", 0.0, 1.0, against.span, against.reason)


def _point(id_: str, share: float, span: Span, turned: list[BeliefRead]) -> PointRead:
    state: PointState = "missing"
    if share >= COVERED_FROM:
        state = "covered"
    elif share >= PARTLY_FROM:
        state = "partly"
    if turned and share < CONTRADICTED_UNDER:
        worst = max(turned, key=lambda belief: belief.confidence)
        # A suspicion takes nothing off: the share is what it was without it.
        return PointRead(id_, "contradicted", share, worst.confidence, worst.span)
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
            span = _shown(table.belief_recall[index], table)
            found.append(BeliefRead(belief.id, chance, span))
    return found


def _shown(recall: Doubles, table: Table) -> Span:
    """The shortest part that shows it nearly as well as the best."""
    near = np.flatnonzero(recall[1:] >= recall[1:].max() - NEAR) + 1
    return min((table.spans[int(part)] for part in near), key=lambda span: span.end - span.start)
