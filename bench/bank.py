"""10,000 synthetic items: checked from scratch, started from the cache, searched.

Targets: scratch under 60 s, cached start under 1 s, search under 20 ms.
Baselines: for the start, reading without a cache; for the search, a scan of every item's words.
"""

import datetime as dt
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from common import arguments, percentile, report
from synthetic import write_bank

from greenroom.bank.bank import Bank
from greenroom.kinds import KINDS

QUERIES = ("drift", "recall threshold", "latency budget", "embed", "calib cost", "the model")
REPEATS = 30
TODAY = dt.date(2026, 11, 21)


def resident_bytes() -> int:
    """This process's resident memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def cached_start(folder: Path, cache: Path) -> tuple[float, float]:
    """Seconds and bytes that a fresh process needs for the bank from its cache."""
    code = (
        "import sys, gc; sys.path.insert(0, 'bench'); import bank, time; from pathlib import Path\n"
        "gc.collect(); before = bank.resident_bytes(); start = time.perf_counter()\n"
        f"b = bank.Bank(Path({str(folder)!r}), bank.KINDS, bank.TODAY, Path({str(cache)!r}))\n"
        "took = time.perf_counter() - start; gc.collect()\n"
        "print(took, bank.resident_bytes() - before)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    return float(out[0]), float(out[1])


def scan(texts: dict[str, str], words: list[str]) -> list[str]:
    """Items that have all words, by looking through every text."""
    return [uid for uid, text in texts.items() if all(word in text for word in words)]


def timed_ms(work: Callable[[str], object], query: str) -> float:
    start = time.perf_counter()
    work(query)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made) / "bank", Path(made) / "cache.sqlite"
        folder.mkdir()
        write_bank(folder, options.items)
        start = time.perf_counter()
        bank = Bank(folder, KINDS, TODAY, cache)
        scratch = time.perf_counter() - start
        assert len(bank.heads()) == options.items, bank.findings[:3]
        starts = [cached_start(folder, cache) for _ in range(3)]
        start_seconds = min(seconds for seconds, _ in starts)
        gc.collect()
        search = [timed_ms(bank.search, q) for _ in range(REPEATS) for q in QUERIES]
        texts = {
            h.uid: " ".join(t for _, t in KINDS[h.kind].prose(bank.load(h.uid))).lower()
            for h in bank.heads()
        }
        scans = [timed_ms(lambda q: scan(texts, q.split()), q) for _ in range(5) for q in QUERIES]
        found = len(bank.search(QUERIES[0]))
        bank.close()
    report(
        options.json,
        figures={
            "check_from_scratch_s": scratch,
            "start_from_cache_s": start_seconds,
            "search_p95_ms": percentile(search, 0.95),
            "memory_per_item_bytes": min(size for _, size in starts) / options.items,
        },
        baseline={
            "start_without_cache_s": scratch,
            "search_by_scan_p95_ms": percentile(scans, 0.95),
        },
        ratio={
            "start_without_cache_to_cached": scratch / start_seconds,
            "scan_to_search": percentile(scans, 0.95) / percentile(search, 0.95),
        },
        n={"items": options.items, "searches": len(search), "found_by_one_word_at_most_100": found},
    )


if __name__ == "__main__":
    main()
