"""What the benches share: the machine in words, and printing."""

import argparse
import json
import os
import platform
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def machine() -> str:
    """Cores, processor and Python."""
    cpu = platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        cpu = names[0] if names else cpu
    except OSError:
        pass
    return f"{os.cpu_count()} cores, {cpu}, Python {platform.python_version()}"


def arguments(description: str) -> argparse.ArgumentParser:
    """A parser that knows --json."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def report(
    as_json: bool,
    figures: Mapping[str, float],
    baseline: Mapping[str, float],
    ratio: Mapping[str, float],
    n: Mapping[str, int],
) -> None:
    """Print what was measured: one JSON object, or a line a figure."""
    result: dict[str, Any] = {
        "figures": {k: round(v, 4) for k, v in figures.items()},
        "baseline": {k: round(v, 4) for k, v in baseline.items()},
        "ratio": {k: round(v, 3) for k, v in ratio.items()},
        "n": dict(n),
        "machine": machine(),
    }
    if as_json:
        sys.stdout.write(json.dumps(result) + "\n")
        return
    for part in ("figures", "baseline", "ratio", "n"):
        sys.stdout.write(f"{part}\n")
        for name, value in result[part].items():
            sys.stdout.write(f"  {name:<44} {value}\n")
    sys.stdout.write(f"machine: {result['machine']}\n")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return statistics.quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]
