"""An evaluation as lines of a table and as JSON."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from greenroom.evaluation.evaluate import Agreement, Evaluation, Part
from greenroom.evaluation.figures import Figure

GRADER = "grader"
UNFITTED = "grader, none of these labels"
PEOPLE = "two people"
FIGURES = ("r", "rmse", "kappa", "macro_f1")


class Line(NamedTuple):
    """One grader beside the people's grades."""

    name: str
    rows: int
    agreement: Agreement


def lines(part: Part) -> Iterator[Line]:
    """The grader, what it has to beat, and people."""
    yield Line(GRADER, part.rows, part.grader)
    if part.unfitted is not None:
        yield Line(UNFITTED, part.rows, part.unfitted)
    for name, agreement in part.baselines.items():
        yield Line(name, part.rows, agreement)
    if part.people is not None:
        yield Line(PEOPLE, part.people_rows, part.people)


def shown(figure: Figure | None) -> str:
    """`0.671 (0.619 to 0.723)`; a dash where there is none."""
    if figure is None or math.isnan(figure.value):
        return "-"
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


def as_table(evaluation: Evaluation) -> Mapping[str, object]:
    """As JSON; a figure that the data cannot give is null."""
    return {
        "rows": evaluation.rows,
        "questions": evaluation.questions,
        "kappa_steps": evaluation.steps,
        "parts": [_part(part) for part in evaluation.parts],
    }


def _part(part: Part) -> Mapping[str, object]:
    return {
        "name": part.name,
        "rows": part.rows,
        "questions": part.questions,
        "graders": [
            {"name": line.name, "rows": line.rows, **_agreement(line.agreement)}
            for line in lines(part)
        ],
        "interval_80": {"covered": figure_table(part.covered), "width": figure_table(part.width)},
    }


def _agreement(agreement: Agreement) -> Mapping[str, object]:
    return {name: figure_table(getattr(agreement, name)) for name in FIGURES}


def figure_table(figure: Figure | None) -> Mapping[str, float] | None:
    """As JSON; None where the data cannot give it."""
    if figure is None or not math.isfinite(figure.value):
        return None
    return {name: round(value, 4) for name, value in figure._asdict().items()}
