"""The installed command, run as a person runs it."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

GREENROOM = Path(sys.executable).parent / "greenroom"
CLEAN = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "COLUMNS": "200", "TERM": "dumb"}
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run() -> Run:
    """Runs `greenroom` with words and, if given, typed lines and variables of the environment."""

    def greenroom(
        *words: object, typed: str = "", env: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(GREENROOM), *map(str, words)],
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={**CLEAN, **(env or {})},
        )

    return greenroom
