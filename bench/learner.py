"""The learner: beliefs, items, the next question, memory and readiness, against simulated people.

With --data also against answers of real people, in public files that are not shipped. In brackets
95% intervals by people or users where no note says otherwise; baselines in the same run, and each
part of the model taken out in turn. Seeds are fixed.
"""

import math
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import learner_memory
from common import arguments
from learner_beliefs import ablations, coverage, wrong
from learner_items import golden, one_pass, recovery
from learner_outside import is_there, tracing
from learner_select import rows
from learner_speed import update
from learner_tables import print_tables
from measured import Measured, Section, plain, print_json

from greenroom.evaluation.figures import Figure

VARIABLE: Final = "GREENROOM_PUBLIC_DATA"


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = arguments((__doc__ or "").splitlines()[0])
    folder = os.environ.get(VARIABLE)
    parser.add_argument(
        "--data",
        type=Path,
        default=folder and Path(folder),
        help=f"a folder with irt, memory and tracing; ${VARIABLE} if left out",
    )
    parser.add_argument("--quick", action="store_true", help="fewer people, in under 40 s")
    parser.add_argument("--large", action="store_true", help="calibrate 1e8 responses as well")
    options = parser.parse_args(words)
    begun, load = time.perf_counter(), os.getloadavg()[0]
    sections = list(measure(options))
    run = [
        Measured("load over a minute as it began", plain(load), 1),
        Measured("seconds", plain(time.perf_counter() - begun), 1),
    ]
    (print_json if options.json else print_tables)([*sections, Section("the run", run)])


def measure(options: Namespace) -> Iterator[Section]:
    """All sections; times first, while nothing has filled the memory."""
    quick, folder = options.quick, options.data
    sizes = (6,) if quick else (7, 8) if options.large else (7,)
    parts: list[tuple[str, Callable[[], Section | list[Section]]]] = [
        ("one more answer", lambda: update(quick)),
        ("the next question", lambda: chosen(quick)),
        ("reviews a second", lambda: learner_memory.rate(quick)),
        ("one pass over answers", lambda: one_pass(sizes)),
        ("items recovered", lambda: recovery(quick)),
        ("beliefs", lambda: coverage(quick)),
        ("parts taken out", lambda: ablations(quick)),
        ("wrong worlds", lambda: wrong(quick)),
    ]
    if folder is None:
        _tell(f"no --data and no ${VARIABLE}: answers of real people are left out")
    else:
        parts += [("LSAT7, ECPE", lambda: golden(folder, quick)), *_of_people(folder, quick)]
    for name, part in parts:
        _tell(name)
        found = part()
        yield from found if isinstance(found, list) else [found]


def _of_people(
    folder: Path, quick: bool
) -> Iterator[tuple[str, Callable[[], Section | list[Section]]]]:
    if learner_memory.is_there(folder):
        yield "a log of reviews", lambda: learner_memory.of_person(folder, quick)
    else:
        _tell("no log of reviews in the folder; left out")
    if is_there(folder):
        yield "ASSISTments", lambda: tracing(folder, quick)
    else:
        _tell("no log of ASSISTments in the folder; left out")


def chosen(quick: bool) -> Section:
    """What the choice of questions costs and saves."""
    figures = [
        Measured(
            row.name,
            Figure(row.value, row.low, row.high),
            row.n,
            high=math.inf if row.target is None else row.target,
        )
        for row in rows(quick)
    ]
    return Section("the next question", figures, notes=["in brackets 90% intervals"])


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
