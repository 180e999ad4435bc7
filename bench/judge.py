"""Judging: submission to verdict in the full sandbox, beside a cold interpreter in the same run.

Variants are interleaved, so that whatever else the machine does hits them alike. `--prove` also
proves the whole bank, which takes minutes.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from common import arguments, percentile, report

from greenroom.bank.bank import Bank
from greenroom.config import shipped_bank
from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.graders.outputs.tables import SqlExercise
from greenroom.kinds import KINDS
from greenroom.proof.prove import can_prove, prove_all
from greenroom.sandbox import Sandbox
from greenroom.wiring import utc_now

ROUNDS, COLD_EVERY = 100, 10
SPACE_S = 0.25
"""Between two submissions: people are slower still, but the pool is full again."""
WORKERS, EACH = 2, 200
SOFTMAX = """
import numpy as np

def softmax(x):
    shifted = x - x.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    return e / e.sum(axis=1, keepdims=True)
"""
CASES = """
from cases_kit import case

def visible():
    return []

def hidden(rng):
    shapes = [(1, 3), (3, 3), (10, 10), (100, 10), (64, 64)]
    return [case(f"shape {s}", rng.normal(size=s), group=str(i)) for i, s in enumerate(shapes)]
"""
EXERCISE = Exercise(
    "bench", "softmax(x)", "data", (), Rule(), {}, CASES, SOFTMAX, growth=None, variant=0
)
COLD = """
import numpy as np, pandas, sklearn.linear_model
{source}
rng = np.random.default_rng(0)
for s in [(1, 3), (3, 3), (10, 10), (100, 10), (64, 64)]:
    x = rng.normal(size=s)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    assert np.allclose(softmax(x), e / e.sum(axis=1, keepdims=True))
"""
ROWS = 100_000
SQL = SqlExercise(
    id="bench",
    schema="CREATE TABLE event (user_id INTEGER, day DATE, shop VARCHAR, price DOUBLE, n INTEGER);",
    tables=f"""
import numpy as np

def _made(n):
    rng = np.random.default_rng(n)
    days = np.datetime64("2026-01-01") + rng.integers(0, 90, n)
    shops = np.array(["north", "south", "east", "west"])[rng.integers(0, 4, n)]
    return {{"event": {{"user_id": rng.integers(0, 5000, n), "day": days, "shop": shops,
             "price": rng.gamma(2.0, 10.0, n), "n": rng.integers(1, 5, n)}}}}

def visible():
    return _made(10)

def hidden(rng):
    return {{"small": _made(200), "large": _made({ROWS})}}
""",
    reference="""
WITH daily AS (SELECT shop, day, sum(price * n) AS spend FROM event GROUP BY shop, day)
SELECT shop, day, spend, sum(spend) OVER (PARTITION BY shop ORDER BY day) AS total FROM daily
""",
    rule=Rule(1e-6, 1e-6),
    is_ordered=False,
    order_by=(),
    names_count=False,
    variant=0,
)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--prove", action="store_true", help="also prove the whole bank")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    figures: dict[str, float] = {}
    n: dict[str, int] = {}
    with opened(2) as armed, opened(0) as demand:
        times = interleaved(armed, demand, given.rounds)
        for name, values in times.items():
            figures[f"{name}_p50_ms"] = percentile(values, 0.5) * 1000
            figures[f"{name}_p95_ms"] = percentile(values, 0.95) * 1000
            n[name] = len(values)
        figures["saturated_per_s"] = saturated(armed)
        n["saturated"] = WORKERS * EACH
        if given.prove:
            figures |= prove(armed)
    with opened(2) as idle:
        figures |= memory(idle)
    cold = figures.pop("cold_p50_ms")
    baseline = {"cold_p50_ms": cold, "cold_p95_ms": figures.pop("cold_p95_ms")}
    ratio = {
        "cold_over_armed": cold / figures["armed_p50_ms"],
        "cold_over_on_demand": cold / figures["on_demand_p50_ms"],
    }
    report(given.json, figures, baseline, ratio, n)


@contextmanager
def opened(pool_size: int) -> Iterator[OutputsGrader]:
    """A grader whose sandbox has pools of this size."""
    outputs = OutputsGrader(lambda: Sandbox(pool_size=pool_size))
    try:
        yield outputs
    finally:
        outputs.close()


def interleaved(armed: OutputsGrader, demand: OutputsGrader, rounds: int) -> dict[str, list[float]]:
    """Seconds of each variant, one after the other in every round."""
    jobs: dict[str, Callable[[], None]] = {
        "armed": lambda: judged(armed),
        "on_demand": lambda: judged(demand),
        "sql": lambda: queried(armed),
    }
    for job in jobs.values():
        job()
    times: dict[str, list[float]] = {name: [] for name in (*jobs, "cold")}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "cold.py"
        script.write_text(COLD.format(source=SOFTMAX), encoding="utf-8")
        for number in range(rounds):
            for name, job in jobs.items():
                times[name].append(timed(job))
            if number % COLD_EVERY == 0:
                times["cold"].append(timed(lambda: cold(script)))
    return times


def timed(job: Callable[[], None]) -> float:
    """Seconds, after a pause as between two submissions of people."""
    time.sleep(SPACE_S)
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def judged(outputs: OutputsGrader) -> None:
    """One submission, to its verdict."""
    assert outputs.verdict(EXERCISE, SOFTMAX).is_accepted


def queried(outputs: OutputsGrader) -> None:
    """One query, on the sample, 200 and 100,000 rows, to its verdict."""
    assert outputs.verdict(SQL, SQL.reference).is_accepted


def cold(script: Path) -> None:
    """The same answer and tests in an interpreter of their own, without a sandbox."""
    subprocess.run(
        [sys.executable, str(script)], check=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )


def saturated(outputs: OutputsGrader) -> float:
    """Verdicts a second from several threads, back to back."""

    def work() -> None:
        for _ in range(EACH):
            judged(outputs)

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return WORKERS * EACH / (time.perf_counter() - begun)


def memory(outputs: OutputsGrader) -> dict[str, float]:
    """MB: unique to each waiting child, and proportional of all processes of an idle judge."""
    for tier in ("python", "numpy", "data", "sql"):
        outputs.sandbox.warm(tier)
    time.sleep(3)
    family = descendants(os.getpid())
    # A zygote is the host's child, or its launcher's; those who wait are a zygote's children.
    table = parents()
    waiting = [pid for pid in family if table.get(table.get(pid, 0), 0) == os.getpid()]
    unique = [smaps(pid, "Private_Clean", "Private_Dirty") for pid in waiting]
    return {
        "waiting_child_unique_mb": max(unique) if unique else float("nan"),
        "idle_judge_mb": sum(smaps(pid, "Pss") for pid in family),
    }


def parents() -> dict[int, int]:
    """Parent of each process."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "stat").read_text()
            except OSError:
                continue
            found[int(entry.name)] = int(text.rpartition(")")[2].split()[1])
    return found


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    below = [p for p, parent in parents().items() if parent == pid]
    return below + [q for p in below for q in descendants(p)]


def smaps(pid: int, *names: str) -> float:
    """MB of a process by the kernel's account."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(li.split()[1]) for li in lines if li.partition(":")[0] in names) / 1024


def prove(outputs: OutputsGrader) -> dict[str, float]:
    """Seconds to prove the whole bank, and its mutation score."""
    bank = Bank(shipped_bank(), KINDS, utc_now().date())
    items = [(head.path, item) for head in bank.heads() if can_prove(item := bank.load(head.uid))]
    bank.close()
    begun = time.perf_counter()
    proofs = list(prove_all(outputs, items, os.cpu_count() or 1))
    mutants = sum(proof.mutants for proof in proofs)
    return {
        "prove_s": time.perf_counter() - begun,
        "prove_items": len(proofs),
        "mutants": mutants,
        "mutation_score": sum(proof.killed for proof in proofs) / mutants,
    }


if __name__ == "__main__":
    main()
