"""What a learner held against grades of open answers, as points with the learner's labels."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from greenroom.evaluation.points import CONTESTED, Rows
from greenroom.graders.rubric.embedded import prepared
from greenroom.graders.rubric.table import COLUMNS, tabulate
from greenroom.graders.rubric.validity import examine
from greenroom.kinds.open import CLAIMS, rubric_of
from greenroom.kinds.open.item import OpenItem
from greenroom.model.grade import Seen
from greenroom.model.session import Marked

SAID = CLAIMS[0]


class Contest(NamedTuple):
    """One point of one answer, as its learner sees it."""

    item_uid: str
    answer: str
    """What the grader reads of it."""
    point: int
    """Its place in the item."""
    said: bool


class Contests(NamedTuple):
    """Those that can be learnt from, and how many cannot."""

    usable: tuple[Contest, ...]
    left_out: int
    """Of a question that was edited or withdrawn, or an answer that no reader has read."""


def contests_of(kept: Iterable[Marked], items: Mapping[str, OpenItem]) -> Contests:
    """The contests in latest grades; items are given by uid."""
    usable: list[Contest] = []
    left_out = 0
    for marked in kept:
        for seen, claim in _claims(marked):
            item = items.get(marked.attempt.item_uid)
            found = None if item is None else _contest(marked, item, seen, claim)
            if found is None:
                left_out += 1
            else:
                usable.append(found)
    return Contests(tuple(sorted(usable)), left_out)


def _claims(marked: Marked) -> Iterator[tuple[Seen, str]]:
    for seen in marked.grade.seen:
        claim = seen.data.get("yours") if isinstance(seen.data, Mapping) else None
        if marked.grade.grader == "rubric" and isinstance(claim, str) and claim in CLAIMS:
            yield seen, claim


def _contest(marked: Marked, item: OpenItem, seen: Seen, claim: str) -> Contest | None:
    texts = [(point.id, point.text) for point in item.points]
    answer = marked.attempt.response.answer.get("text")
    if (seen.id, seen.label) not in texts or not isinstance(answer, str):
        return None
    examined = examine(rubric_of(item), answer)
    if examined.zero or examined.ungraded:
        return None
    place = texts.index((seen.id, seen.label))
    return Contest(item.uid, examined.kept(answer), place, claim == SAID)


def contest_rows(
    contests: Sequence[Contest],
    items: Mapping[str, OpenItem],
    progress: Callable[[int], None] = lambda done: None,
) -> Rows:
    """A row for each; covered where the learner said so, missing where not.

    Raises:
        GraderFault: the encoder failed.
    """
    tables = []
    for (uid, answer), group in groupby(contests, lambda one: (one.item_uid, one.answer)):
        values = tabulate(prepared(rubric_of(items[uid])), answer).values
        tables += [values[one.point] for one in group]
        progress(len(tables))
    weights = [items[one.item_uid].points[one.point].weight for one in contests]
    return Rows(
        question=np.array([one.item_uid for one in contests], dtype=np.str_),
        answer=np.full(len(contests), CONTESTED, dtype=np.int64),
        table=np.array(tables).reshape(len(contests), len(COLUMNS)),
        share=np.array([float(one.said) for one in contests]),
        point_weight=np.array(weights, dtype=np.float64),
    )
