"""Open answers of the bank itself: agreement, gaming, paraphrases, speed and memory.

Every question is graded by a reader that was fitted on other questions. In brackets 95% intervals
over questions; baselines from the same run.
"""

import os
import time
from collections.abc import Sequence

from common import arguments
from measured import Measured, Section, plain, print_json, print_text
from open_gaming import gaming, honest
from open_gold import grader, reader
from open_paraphrases import paraphrases
from open_readers import ONE_THREAD, open_items, readers_of, tell, workers
from open_speed import speed

QUICK_SHARE = 6
"""With --quick one question in so many."""
GAMED_SHARE = 3
"""Attempts are made on one item in so many, unless --full."""


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = arguments((__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one question in six, a smaller batch")
    parser.add_argument("--full", action="store_true", help="attempts on every item, not a third")
    options = parser.parse_args(words)
    # Before any process is started, for they take it over.
    os.environ.update(ONE_THREAD)
    begun, load = time.perf_counter(), os.getloadavg()[0]
    sections = measure(options.quick, options.full)
    run = [
        Measured("load over a minute as it began", plain(load), 1),
        Measured("minutes", plain((time.perf_counter() - begun) / 60), 1),
    ]
    (print_json if options.json else print_text)([*sections, Section("the run", run)])


def measure(quick: bool, full: bool) -> list[Section]:
    """All sections."""
    every = open_items()
    names = sorted(every)[:: QUICK_SHARE if quick else 1]
    items = [every[name] for name in names]
    some = items if full else items[::GAMED_SHARE]
    tell("grading one by one")
    timed = speed(items, quick)
    with workers() as pool:
        readers = readers_of(items, pool)
        tell("grading samples")
        sections = [reader(items, readers), grader(items, readers, pool)]
        tell("grading attempts and honest answers")
        sections += [
            gaming(some, list(every.values()), readers, pool),
            honest(some, readers, pool),
        ]
        tell("reading paraphrases")
        sections.append(paraphrases({name: every[name] for name in names}, readers, pool))
    return [*sections, timed]


if __name__ == "__main__":
    main()
