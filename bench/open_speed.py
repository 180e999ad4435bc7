"""How fast open answers are graded, and what that takes."""

import json
import multiprocessing
import pickle
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final, NamedTuple

from common import percentile
from measured import Beside, Measured, Section, plain

from greenroom.evaluation.figures import Figure
from greenroom.graders.rubric.embedded import prepared
from greenroom.graders.rubric.grader import RubricGrader
from greenroom.graders.rubric.rubric import Rubric
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem
from greenroom.model.response import Response
from greenroom.text.encoder import encoder
from greenroom.text.spans import sentences

SCRIPT: Final = Path(__file__).with_name("open_fresh.py")
WORDS: Final = 60
POINTS: Final = 8
HONEST: Final = frozenset({"strong", "terse", "half"})
RUBRICS, EACH = 30, 8
"""Of single grades: rubrics, and answers to each."""
BATCH, BATCH_RUBRICS = 1_000, 10
PROCESSES: Final = 2
CHUNK: Final = 20
P50, PER_SECOND = "a grade, p50, ms", "batch on two processes, answers a second"


class Job(NamedTuple):
    """An answer to grade."""

    rubric: int
    """Its place among those that every process has."""
    text: str


def speed(items: Sequence[OpenItem], quick: bool) -> Section:
    """Single grades on one core, then a batch on two processes."""
    eight = [item for item in items if len(item.points) == POINTS]
    work = [
        (rubric_of(item), _spaced(list(_texts(item)), EACH))
        for item in eight[: RUBRICS // 3 if quick else RUBRICS]
    ]
    done = subprocess.run(
        [sys.executable, str(SCRIPT)],
        input=pickle.dumps(work),
        stdout=subprocess.PIPE,
        check=True,
    )
    figures, baselines = _single(json.loads(done.stdout))
    more, beside = _batch(eight[:BATCH_RUBRICS], BATCH // 5 if quick else BATCH)
    return Section("speed and memory", [*figures, *more], [*baselines, beside])


def _texts(item: OpenItem) -> Iterator[str]:
    """So many words of honest answers to an item, from each of their sentences on."""
    honest = (sample.answer for sample in item.samples if sample.shows in HONEST)
    text = "\n".join((item.strong, *honest))
    for span in sentences(text):
        found = text[span.start :].split()[:WORDS]
        if len(found) == WORDS:
            yield " ".join(found)


def _spaced(texts: Sequence[str], count: int) -> list[str]:
    """So many of them, as far from each other as they can be."""
    return [texts[place * len(texts) // count] for place in range(min(count, len(texts)))]


def _single(found: Mapping[str, list[float]]) -> tuple[list[Measured], list[Beside]]:
    def middle(name: str) -> Figure:
        return plain(statistics.median(found[name]))

    grades, rubrics = len(found["grade_ms"]), len(found["prepare_ms"])
    late = plain(percentile(found["grade_ms"], 0.95))
    figures = [
        Measured(P50, middle("grade_ms"), grades, high=15),
        Measured("a grade, p95, ms", late, grades),
        Measured("a grade, p50, ms of the processor", middle("grade_cpu_ms"), grades),
        Measured("a rubric encoded, p50, ms", middle("prepare_ms"), rubrics),
        Measured("imports, ms", middle("import_ms"), 1),
        Measured("first grade, cold, ms", middle("first_ms"), 1),
        Measured("20 grades: resident set grows by, MB", middle("rss_mb"), 1, high=120),
        Measured("20 grades: proportional set grows by, MB", middle("pss_mb"), 1),
        Measured("each further rubric that is kept, MB", middle("rubric_mb"), rubrics),
    ]
    alone = Measured("the encoder alone, p50, ms", middle("encode_ms"), grades)
    return figures, [Beside(alone, P50)]


def _batch(items: Sequence[OpenItem], count: int) -> tuple[list[Measured], Beside]:
    each = -(-count // len(items))
    rubrics, by_item = [rubric_of(item) for item in items], [list(_texts(item)) for item in items]
    jobs = [
        Job(rubric, texts[place % len(texts)])
        for place in range(each)
        for rubric, texts in enumerate(by_item)
    ][:count]
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(PROCESSES)
    begun = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, context, _start, (barrier, rubrics)) as pool:
        for job in [pool.submit(_meet) for _ in range(PROCESSES)]:
            job.result()
        start_s = time.perf_counter() - begun

        def per_second(work: Callable[[Job], None]) -> float:
            begun = time.perf_counter()
            list(pool.map(work, jobs, chunksize=CHUNK))
            return count / (time.perf_counter() - begun)

        alone, graded = per_second(_encode), per_second(_grade)
    figures = [
        Measured(PER_SECOND, plain(graded), count, low=100),
        Measured(f"their start, {len(items)} rubrics encoded, s", plain(start_s), PROCESSES),
    ]
    name = "batch through the encoder alone, answers a second"
    return figures, Beside(Measured(name, plain(alone), count), PER_SECOND)


_GRADER: Final = RubricGrader(environ={})
_BARRIERS: Final[list[Barrier]] = []
_RUBRICS: Final[list[Rubric]] = []


def _start(barrier: Barrier, rubrics: Sequence[Rubric]) -> None:
    """Everything that a process needs once."""
    _BARRIERS.append(barrier)
    _RUBRICS.extend(rubrics)
    for rubric in rubrics:
        prepared(rubric)
    _GRADER.grade(rubrics[0], Response({"text": rubrics[0].strong}))


def _meet() -> None:
    """Returns when every process has started."""
    _BARRIERS[0].wait()


def _grade(job: Job) -> None:
    _GRADER.grade(_RUBRICS[job.rubric], Response({"text": job.text}))


def _encode(job: Job) -> None:
    encoder().encode(job.text)
