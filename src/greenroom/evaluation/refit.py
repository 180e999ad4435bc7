"""The reader of open answers, fitted anew, with figures on questions that it was not fitted on."""

import datetime as dt
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from greenroom.errors import RequestError
from greenroom.evaluation.contests import Contests, contest_rows
from greenroom.evaluation.features import Progress, silent
from greenroom.evaluation.held_out import LEAST_QUESTIONS
from greenroom.evaluation.points import CONTESTED, Doubles, Heard, Rows, fit, joined, rows_of
from greenroom.evaluation.reached import Reached, held_out_values, reached
from greenroom.graders.rubric.own_scale import SHIPPED
from greenroom.graders.rubric.scale import Scale
from greenroom.kinds.open.item import OpenItem


class Counts(NamedTuple):
    """What a reader was fitted on."""

    items: int
    samples: int
    points: int
    """Of samples; each has as many as its item."""
    contests: int
    left_out: int
    """Contests that cannot be learnt from."""


@dataclass(frozen=True, slots=True, eq=False)
class Refitted:
    """A reader, and how well such a reader does on unseen questions."""

    scale: Scale
    counts: Counts
    before: Reached
    """Fitted on graded samples alone."""
    after: Reached | None
    """Fitted on contests as well; None without any."""


def refit(
    items: Sequence[OpenItem], contests: Contests, on: dt.date, progress: Progress = silent
) -> Refitted:
    """Fit on the graded samples of items and on contests.

    Raises:
        RequestError: scikit-learn is not installed, or there is too little to fit on.
        GraderFault: the encoder failed.
    """
    rows, beliefs = sample_rows(items, progress)
    samples = len(np.unique(rows.answer[rows.is_sample]))
    counts = Counts(
        items=sum(bool(item.samples) for item in items),
        samples=samples,
        points=int(rows.is_sample.sum()),
        contests=len(contests.usable),
        left_out=contests.left_out,
    )
    if not contests.usable:
        raw = held_out_values(rows, progress)
        return Refitted(_fitted(rows, beliefs, raw, on), counts, reached(rows, raw), None)
    by_uid: Mapping[str, OpenItem] = {item.uid: item for item in items}
    total = len(contests.usable)
    more = contest_rows(
        contests.usable, by_uid, lambda done: progress("reading contests", done, total)
    )
    everything = joined(rows, more)
    is_of_bank = everything.answer != CONTESTED
    alone = held_out_values(everything, progress, "fitting without contests", is_of_bank)
    raw = held_out_values(everything, progress, "fitting with contests")
    return Refitted(
        _fitted(everything, beliefs, raw, on),
        counts,
        reached(everything, alone),
        reached(everything, raw),
    )


def sample_rows(items: Sequence[OpenItem], progress: Progress = silent) -> tuple[Rows, list[Heard]]:
    """What the graded samples of items show.

    Raises:
        RequestError: scikit-learn is not installed, or there is too little to fit on.
        GraderFault: the encoder failed.
    """
    check_can_fit(items)
    return rows_of(items, lambda done: progress("reading samples", done, len(items)))


def check_can_fit(items: Sequence[OpenItem]) -> None:
    """Refuse what nothing can be fitted on.

    Raises:
        RequestError: scikit-learn is not installed, or there is too little to fit on.
    """
    if importlib.util.find_spec("sklearn") is None:
        raise RequestError("needs scikit-learn: install greenroom[data]")
    graded = [item for item in items if item.samples]
    if len(graded) < LEAST_QUESTIONS:
        raise RequestError(
            f"found {len(graded)} open items with graded samples; at least {LEAST_QUESTIONS} are "
            "needed to fit the reader"
        )
    if not any(belief.corrects for item in graded for belief in item.misconceptions):
        raise RequestError(
            "found no misconception that says which point it corrects; at least one, of an item "
            "with graded samples, is needed to fit the reader"
        )


def _fitted(rows: Rows, beliefs: Sequence[Heard], held_out: Doubles, on: dt.date) -> Scale:
    on_what = " on your contests" if (rows.answer == CONTESTED).any() else " again"
    source = f"{SHIPPED}, fitted{on_what} on {on.isoformat()}"
    return replace(fit(rows, beliefs, held_out), source=source)
