"""The server with its tapes, in its own process."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.graders.rubric.model.tapes import ROOT, TapeServer


@pytest.fixture(scope="session")
def server() -> Iterator[TapeServer]:
    """One for all tests of a process."""
    command = [sys.executable, "-m", "tests.graders.rubric.model.server"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield TapeServer(f"http://127.0.0.1:{int(process.stdout.readline())}")
        process.terminate()
