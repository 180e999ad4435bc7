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
import numpy  # noqa: F401 - see above

GRADED: Final = 20
"""Answers after which memory is measured."""


def main() -> None:
    """Measure and print."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    packed = sys.stdin.buffer.read()
    before, begun = _memory(), time.perf_counter()
    # Here and below: what is imported is measured.
    from greenroom.graders.rubric.embedded import prepared  # noqa: PLC0415 - see above
    from greenroom.graders.rubric.grader import RubricGrader  # noqa: PLC0415 - see above
    from greenroom.model.response import Response  # noqa: PLC0415 - see above

    import_ms = (time.perf_counter() - begun) * 1000
    work: list[tuple[Any, list[str]]] = pickle.loads(packed)
    grader = RubricGrader(environ={})

    def grade(key: Any, text: str) -> None:
        grader.grade(key, Response({"text": text}))

    rubric, texts = work[0]
    first_ms, _ = _timed(grade, rubric, texts[0])
    for place in range(1, GRADED):
        grade(rubric, texts[place % len(texts)])
    after = _memory()
    prepare_ms = [_timed(prepared, key)[0] for key, _ in work[1:]]
    more = _memory()
    found: dict[str, list[float]] = {
        "import_ms": [import_ms],
        "first_ms": [first_ms],
        "rss_mb": [after["Rss"] - before["Rss"]],
        "pss_mb": [after["Pss"] - before["Pss"]],
        "rubric_mb": [(more["Rss"] - after["Rss"]) / max(1, len(work) - 1)],
        "prepare_ms": prepare_ms,
        **_latencies(grade, work),
    }
    sys.stdout.write(json.dumps(found))


def _latencies(
    grade: Callable[[Any, str], None], work: Sequence[tuple[Any, list[str]]]
) -> dict[str, list[float]]:
    """Milliseconds of each grade, and of the encoder alone right after it."""
    from greenroom.text.encoder import encoder  # noqa: PLC0415 - late, as in main

    encode = encoder().encode
    found: dict[str, list[float]] = {"grade_ms": [], "grade_cpu_ms": [], "encode_ms": []}
    # Round by round: no answer follows another to the same question.
    for turn in range(max(len(texts) for _, texts in work)):
        for key, text in ((key, texts[turn]) for key, texts in work if turn < len(texts)):
            wall_ms, cpu_ms = _timed(grade, key, text)
            found["grade_ms"].append(wall_ms)
            found["grade_cpu_ms"].append(cpu_ms)
            found["encode_ms"].append(_timed(encode, text)[0])
    return found


def _timed(job: Callable[..., object], *given: Any) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    job(*given)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _memory() -> dict[str, float]:
    """MB by the kernel's account."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    pairs = (line.split()[:2] for line in lines[1:])
    return {name.rstrip(":"): int(value) / 1024 for name, value in pairs}


if __name__ == "__main__":
    main()
