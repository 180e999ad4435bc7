"""Grades of open answers beside people's, on local copies of public sets that are not shipped.

Mohler and SAF: each question graded by what was fitted on other questions. SciEntsBank and Beetle:
fitted on their split `train`, tested on the others, as they were published. SAF again from the
other sets alone. In brackets 95% intervals over questions; baselines and people on the same rows.
"""

import math
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from common import arguments, machine, report

from greenroom.evaluation.answers import GradedAnswer, question_groups, read_answers
from greenroom.evaluation.evaluate import ALL, ALL_SPLITS, Evaluation, Part, Scorer, evaluate
from greenroom.evaluation.features import Features
from greenroom.evaluation.figures import Doubles, Figure
from greenroom.evaluation.held_out import SEED, Learner
from greenroom.evaluation.report import FIGURES, GRADER, lines
from greenroom.text.encoder import encoder
from greenroom.text.rarity import shipped

VARIABLE: Final = "GREENROOM_ANSWER_SETS"
SETS: Final = ("mohler", "saf", "scientsbank", "beetle")
BY_SPLIT: Final = ("scientsbank", "beetle")
WITHOUT_ITS_LABELS: Final = "saf"
POINTS: Final = {"mohler": 5}
"""Of the set's own scale, in which its errors are published."""
QUICK_SHARE: Final = 3
"""With --quick one question in so many."""


class Target(NamedTuple):
    """A figure and where it has to lie."""

    set: str
    part: str
    figure: str
    low: float
    high: float = math.inf


TARGETS: Final = (
    Target("mohler", ALL, "grader r", 0.66),
    Target("mohler", ALL, "grader rmse", -math.inf, 0.82),
    Target("mohler", ALL, "80% interval covers", 0.77, 0.83),
    Target("saf", ALL, "grader, none of these labels r", 0.74),
    Target("saf", ALL, "80% interval covers", 0.77, 0.83),
    Target("scientsbank", "unseen-answers", "grader macro_f1", 0.72),
    Target("scientsbank", "unseen-questions", "grader macro_f1", 0.73),
    Target("scientsbank", "unseen-domains", "grader macro_f1", 0.75),
    Target("scientsbank", ALL_SPLITS, "80% interval covers", 0.77, 0.83),
    Target("beetle", "unseen-answers", "grader macro_f1", 0.83),
    Target("beetle", "unseen-questions", "grader macro_f1", 0.71),
    Target("beetle", ALL_SPLITS, "80% interval covers", 0.77, 0.83),
)


class Set(NamedTuple):
    """Rows and their features."""

    rows: list[GradedAnswer]
    table: Doubles
    truth: Doubles


def opened(options: Namespace) -> dict[str, Set]:
    """The sets that are there; the encoder reads each once."""
    features, found = Features(encoder(), shipped()), {}
    for name in SETS:
        path = options.sets / f"{name}.jsonl.gz"
        if not path.exists():
            sys.stderr.write(f"{name}: no such file in the folder; left out\n")
            continue
        rows = read_answers(path)
        if options.quick:
            kept = question_groups(rows) % QUICK_SHARE == 0
            rows = [row for row, is_kept in zip(rows, kept, strict=True) if is_kept]
        sys.stderr.write(f"{name}: reading {len(rows):,} answers\n")
        found[name] = Set(rows, features.table(rows), np.array([row.score for row in rows]))
    return found


def from_others(name: str, sets: Mapping[str, Set]) -> Scorer | None:
    """Grades by what was fitted on as many rows of each other set; None if there is none."""
    others = [one for other, one in sets.items() if other != name]
    if not others:
        return None
    size = min(len(one.rows) for one in others)
    rng = np.random.default_rng(SEED)
    drawn = [rng.permutation(len(one.rows))[:size] for one in others]
    learner = Learner().fit(
        np.concatenate([one.table[some] for one, some in zip(others, drawn, strict=True)]),
        np.concatenate([one.truth[some] for one, some in zip(others, drawn, strict=True)]),
    )
    scores = np.clip(learner.predict(sets[name].table), 0.0, 1.0)
    known = {
        (row.question, row.references, row.answer): float(score)
        for row, score in zip(sets[name].rows, scores, strict=True)
    }
    return lambda question, references, answer: known[question, tuple(references), answer]


def figures(name: str, part: Part) -> Iterator[tuple[str, Figure]]:
    """All figures of a part by name; errors in the points of the set's scale."""
    for line in lines(part):
        for figure in FIGURES:
            value: Figure | None = getattr(line.agreement, figure)
            if value is None or math.isnan(value.value):
                continue
            points = POINTS.get(name, 1) if figure == "rmse" else 1
            yield f"{line.name} {figure}", Figure(*(end * points for end in value))
    yield "80% interval covers", part.covered
    yield "80% interval width", part.width


def print_text(found: Mapping[str, Evaluation]) -> None:
    """Each part's figures, then the targets."""
    known = {}
    for name, evaluation in found.items():
        for part in evaluation.parts:
            print(f"\n{name}, {part.name}: {part.rows:,} answers, {part.questions} questions")
            for title, figure in figures(name, part):
                known[name, part.name, title] = figure
                print(f"  {title:<40} {figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})")
    print("\ntargets")
    for target in TARGETS:
        figure = known.get(target[:3], Figure(math.nan, math.nan, math.nan))
        is_met = target.low <= figure.value <= target.high
        state = "not measured" if math.isnan(figure.value) else "met" if is_met else "missed"
        print(f"  {', '.join(target[:3]):<58} {figure.value:.3f}  {bounds(target):<16} {state}")
    print(f"\nmachine: {machine()}")


def bounds(target: Target) -> str:
    """What is asked, in words."""
    ends = (f"at least {target.low}", f"at most {target.high}")
    if math.isinf(target.low) or math.isinf(target.high):
        return ends[math.isinf(target.low)]
    return f"{target.low} to {target.high}"


def print_json(found: Mapping[str, Evaluation]) -> None:
    """One object; what is not the grader's own stands under baseline."""
    own: dict[str, float] = {}
    other: dict[str, float] = {}
    for name, evaluation in found.items():
        for part in evaluation.parts:
            for title, figure in figures(name, part):
                place = own if title.startswith((GRADER, "80%")) else other
                for end, value in figure._asdict().items():
                    suffix = "" if end == "value" else f" {end}"
                    place[f"{name}, {part.name}, {title}{suffix}"] = value
    report(
        as_json=True,
        figures=own,
        baseline=other,
        ratio={},
        n={f"{n}, {part.name}": part.rows for n, e in found.items() for part in e.parts},
    )


def main(words: Sequence[str] | None = None) -> None:
    """Measure the sets in a folder."""
    parser = arguments(__doc__.splitlines()[0])
    folder = os.environ.get(VARIABLE)
    parser.add_argument(
        "--sets",
        type=Path,
        default=folder and Path(folder),
        help=f"a folder of {', '.join(SETS)}.jsonl.gz; ${VARIABLE} if left out",
    )
    parser.add_argument("--quick", action="store_true", help="one question in three")
    options = parser.parse_args(words)
    if options.sets is None:
        parser.error(f"--sets or ${VARIABLE} is needed: a folder of graded answers")
    sets = opened(options)
    found = {}
    for name, one in sets.items():
        sys.stderr.write(f"{name}: fitting\n")
        found[name] = evaluate(
            one.rows,
            scorer=from_others(name, sets) if name == WITHOUT_ITS_LABELS else None,
            by_split=name in BY_SPLIT,
            table=one.table,
            steps=POINTS.get(name),
        )
    (print_json if options.json else print_text)(found)


if __name__ == "__main__":
    main()
