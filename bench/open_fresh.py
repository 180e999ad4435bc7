"""One core of a fresh process: memory, the first grade, and single grades; started by open_speed.

Reads rubrics with their answers, pickled, from the standard input and prints one JSON object.
"""

import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

# What it takes belongs to any process that computes.
import numpy as np

GRADED: Final = 20
"""Answers after which memory is measured."""


def main() -> None:
    """Measure and print."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    packed = sys.stdin.buffer.read()
    before = _memory()
    begun = time.perf_counter()
    # All below: what is imported is measured.
    from greenroom.graders.rubric.embedded import prepared  # noqa: PLC0415 - see above
    from greenroom.graders.rubric.grader import RubricGrader  # noqa: PLC0415 - see above
    from greenroom.model.response import Response  # noqa: PLC0415 - see above

    imported_s = time.perf_counter() - begun
    work: list[tuple[Any, list[str]]] = pickle.loads(packed)
    grader = RubricGrader(environ={})
    rubric, texts = work[0]
    answers = [Response({"text": text}) for text in texts]
    first_s, _ = _timed(lambda: grader.grade(rubric, answers[0]))
    for place in range(1, GRADED):
        grader.grade(rubric, answers[place % len(answers)])
    after = _memory()
    prepare_s = [_timed(lambda key=key: prepared(key))[0] for key, _ in work[1:]]
    more = _memory()
    found = {
        "import_ms": imported_s * 1000,
        "first_ms": first_s * 1000,
        "rss_mb": after["Rss"] - before["Rss"],
        "pss_mb": after["Pss"] - before["Pss"],
        "rubric_mb": (more["Rss"] - after["Rss"]) / max(1, len(work) - 1),
        "prepare_ms": [one * 1000 for one in prepare_s],
        **_latencies(lambda key, text: grader.grade(key, Response({"text": text})), work),
    }
    sys.stdout.write(json.dumps(found))


def _latencies(
    grade: Callable[[Any, str], object], work: Sequence[tuple[Any, list[str]]]
) -> dict[str, list[float]]:
    """Milliseconds of each grade, and of the encoder alone right after it."""
    from greenroom.text.encoder import encoder  # noqa: PLC0415 - late, as in main

    encode = encoder().encode
    found: dict[str, list[float]] = {"grade_ms": [], "grade_cpu_ms": [], "encode_ms": []}
    rounds = max(len(texts) for _, texts in work)
    for turn in range(rounds):
        for key, texts in work:
            if turn >= len(texts):
                continue
            text = texts[turn]
            wall, cpu = _timed(lambda key=key, text=text: grade(key, text))
            found["grade_ms"].append(wall * 1000)
            found["grade_cpu_ms"].append(cpu * 1000)
            found["encode_ms"].append(_timed(lambda text=text: encode(text))[0] * 1000)
    return found


def _timed(job: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    job()
    return time.perf_counter() - wall, time.process_time() - cpu


def _memory() -> dict[str, float]:
    """MB by the kernel's account."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    pairs = (line.split()[:2] for line in lines[1:])
    return {name.rstrip(":"): int(value) / 1024 for name, value in pairs}


if __name__ == "__main__":
    assert np.float64
    main()
