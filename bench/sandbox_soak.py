"""Thousands of submissions, a tenth hostile: nothing may stay, grow, slow down or be misjudged.

Two threads hand in answers through the grader. Hostile ones are drawn from the attack programs of
the tests that end quickly. Exits with 1 if a check fails.
"""

import os
import random
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from common import arguments, percentile, report

from greenroom.errors import SandboxFault
from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.exercise import CodeTier, Exercise
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.sandbox import Call
from tests.sandbox.attacks import (
    Attack,
    crashes,
    environment,
    files,
    forging,
    memory,
    network,
    output,
    processes,
)
from tests.sandbox.traces import (
    Traces,
    descendants,
    descriptors,
    groups,
    members,
    planted,
)

SUBMISSIONS, THREADS, HOSTILE_SHARE, SEED = 20_000, 2, 0.1, 3
QUICK_S = 0.2
"""A hostile program that takes longer with an idle machine is left out."""
MAX_GROWTH = 1.25
MAX_SLOWDOWN = 1.5
SLACK_MB = 20.0
HEAD = "import numpy as np\ndef softmax(x):\n    e = np.exp(x - x.max(axis=1, keepdims=True))\n"
RIGHT = HEAD + "    return e / e.sum(axis=1, keepdims=True)\n"
WRONG = HEAD + "    return e / e.sum(axis=0, keepdims=True)\n"
MEAN = "def softmax(x):\n    return sum(x) / len(x) if x else 0.0\n"
CASES = """
from cases_kit import case
def visible():
    return [case("small", VISIBLE)]
def hidden(rng):
    return [case(f"case {n}", DRAWN, group=str(n)) for n in range(1, 5)]
"""
ARRAYS = CASES.replace("VISIBLE", "rng_free()").replace("DRAWN", "rng.normal(size=(4 * n, 8))")
ARRAYS = "import numpy as np\ndef rng_free(): return np.arange(6.0).reshape(2, 3)\n" + ARRAYS
LISTS = CASES.replace("VISIBLE", "[1.0, 2.0]").replace("DRAWN", "[float(v) for v in rng.random(n)]")


def exercise(tier: CodeTier) -> Exercise:
    """The same small exercise in a tier."""
    cases, reference = (LISTS, MEAN) if tier == "python" else (ARRAYS, RIGHT)
    return Exercise(
        f"soak-{tier}", "softmax(x)", tier, (), Rule(), {}, cases, reference, growth=None, variant=0
    )


EXERCISES: dict[CodeTier, Exercise] = {
    "python": exercise("python"),
    "numpy": exercise("numpy"),
    "data": exercise("data"),
}


@dataclass
class Soak:
    """What happened so far."""

    outputs: OutputsGrader
    attacks: list[Attack]
    seconds: list[tuple[float, float]] = field(default_factory=list)
    """Of honest submissions: when each ended, and how long it took."""
    mistakes: list[str] = field(default_factory=list)
    hostile: int = 0
    taken: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_number(self, submissions: int) -> int | None:
        """The number of the next submission, or None when all are handed in."""
        with self.lock:
            if self.taken >= submissions:
                return None
            self.taken += 1
            return self.taken

    def run(self, submissions: int) -> None:
        """Hand in answers until there are so many."""
        while (number := self.next_number(submissions)) is not None:
            rng = random.Random(SEED * 1_000_003 + number)
            try:
                if rng.random() < HOSTILE_SHARE:
                    self.attack(rng.choice(self.attacks))
                else:
                    self.judge(rng.choice(tuple(EXERCISES.values())), is_right=rng.random() < 0.8)
            except SandboxFault as fault:
                self.mistakes.append(f"submission {number}: {fault}")

    def judge(self, item: Exercise, *, is_right: bool) -> None:
        """One honest submission, right or wrong, to its verdict."""
        wrong = WRONG if item.tier != "python" else MEAN.replace("/", "*")
        begun = time.monotonic()
        verdict = self.outputs.verdict(item, item.reference if is_right else wrong)
        ended = time.monotonic()
        self.seconds.append((ended, ended - begun))
        if verdict.is_accepted != is_right:
            self.mistakes.append(f"{item.id}: {verdict.state} {verdict.fault}")

    def attack(self, attack: Attack) -> None:
        """One hostile submission, to its verdict."""
        self.hostile += 1
        kind = ended_as(self.outputs, attack)
        if kind != attack.kind_at(self.outputs.sandbox.level):
            self.mistakes.append(f"{attack.name}: {kind}")


def ended_as(outputs: OutputsGrader, attack: Attack) -> str:
    """The kind of the last outcome of a hostile program."""
    source = attack.source.replace("HOST_PID", str(os.getpid()))
    with outputs.sandbox.child(attack.tier) as child:
        outcome = child.load("answer", source)
        for _ in range(attack.calls):
            if outcome.kind == "value":
                outcome = child.call(Call("answer", "attack"), attack.limit_s)
    return outcome.kind


def quick_attacks(outputs: OutputsGrader) -> list[Attack]:
    """Those that end as they must within QUICK_S."""
    families = (network, files, environment, processes, memory, output, crashes, forging)
    found = []
    for attack in (attack for family in families for attack in family.ATTACKS):
        if attack.lowest > outputs.sandbox.level or "SECRET_" in attack.source:
            continue
        begun = time.monotonic()
        ended_as(outputs, attack)
        if time.monotonic() - begun < QUICK_S:
            found.append(attack)
    return found


def unique_mb(pid: int) -> float:
    """Private memory of a process."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def zygotes() -> list[int]:
    """Processes that this one started itself."""
    mine = os.getpid()
    return [pid for pid in descendants(mine) if parent(pid) == mine]


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@dataclass(frozen=True)
class Snapshot:
    """What the judge holds while nothing is handed in."""

    host_mb: float
    zygotes_mb: float
    processes: int
    descriptors: int
    zygote_descriptors: int
    groups: int


def snapshot(outputs: OutputsGrader) -> Snapshot:
    """After a moment in which pools fill and the dead are buried."""
    for tier in EXERCISES:
        outputs.sandbox.warm(tier)
    time.sleep(2)
    pids = zygotes()
    return Snapshot(
        host_mb=unique_mb(os.getpid()),
        zygotes_mb=sum(map(unique_mb, pids)),
        processes=len(descendants(os.getpid())),
        descriptors=descriptors(),
        zygote_descriptors=sum(map(descriptors, pids)),
        groups=len(groups(os.getpid())),
    )


def hand_in(soak: Soak, submissions: int) -> None:
    """So many submissions in all, from several threads."""
    threads = [threading.Thread(target=soak.run, args=(submissions,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def latencies(soak: Soak) -> dict[str, float]:
    """Of the first and the last tenth, in milliseconds."""
    taken = [seconds for _, seconds in sorted(soak.seconds)]
    tenth = max(100, len(taken) // 10)
    first, last = taken[:tenth], taken[-tenth:]
    return {
        "first_tenth_p50_ms": statistics.median(first) * 1000,
        "first_tenth_p95_ms": percentile(first, 0.95) * 1000,
        "last_tenth_p50_ms": statistics.median(last) * 1000,
        "last_tenth_p95_ms": percentile(last, 0.95) * 1000,
    }


def grown(before: float, after: float) -> bool:
    """Whether memory in MB is more than noise explains."""
    return after > before * MAX_GROWTH and after > before + SLACK_MB


def failures(soak: Soak, shots: list[Snapshot], slowdown: float, left: list[str]) -> list[str]:
    """What did not hold."""
    start, _, end = shots
    checks = {
        f"{len(soak.mistakes)} wrong verdicts: {soak.mistakes[:5]}": not soak.mistakes,
        f"left behind: {left}": not left,
        f"processes: {start.processes} then {end.processes}": end.processes <= start.processes,
        f"descriptors: {start.descriptors} then {end.descriptors}": end.descriptors
        <= start.descriptors,
        "descriptors of zygotes": end.zygote_descriptors <= start.zygote_descriptors,
        f"groups: {start.groups} then {end.groups}": end.groups <= start.groups + THREADS * 2,
        "memory of the host": not grown(start.host_mb, end.host_mb),
        "memory of zygotes": not grown(start.zygotes_mb, end.zygotes_mb),
        f"latency: {slowdown:.2f} times": slowdown <= MAX_SLOWDOWN,
    }
    return [text for text, holds in checks.items() if not holds]


def main() -> int:
    """Run, print, and say whether all held."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS)
    given = parser.parse_args()
    traces = Traces.now([])
    outputs = OutputsGrader()
    attacks = quick_attacks(outputs)
    soak = Soak(outputs, attacks)
    hand_in(soak, 200)  # what is made once is made here
    soak.taken, soak.hostile = 0, 0
    soak.seconds.clear()
    begun = time.monotonic()
    shots = [snapshot(outputs)]
    for part in (given.submissions // 2, given.submissions):
        hand_in(soak, part)
        shots.append(snapshot(outputs))
    seconds = time.monotonic() - begun - 6
    outputs.close()
    left = [
        *traces.left_since(),
        *members(os.getpid()),
        *planted([]),
        *map(str, groups(os.getpid())),
    ]
    times = latencies(soak)
    slowdown = times["last_tenth_p50_ms"] / times["first_tenth_p50_ms"]
    memory_mb = {
        f"{owner}_{when}_mb": getattr(shot, f"{owner}_mb")
        for when, shot in zip(("start", "middle", "end"), shots, strict=True)
        for owner in ("host", "zygotes")
    }
    figures = {"per_s": given.submissions / seconds, **times, **memory_mb}
    n = {"submissions": given.submissions, "hostile": soak.hostile, "programs": len(attacks)}
    report(given.json, figures, {}, {"last_to_first_tenth_p50": slowdown}, n)
    wrong = failures(soak, shots, slowdown, left)
    for text in wrong:
        sys.stdout.write(f"FAILED {text}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
