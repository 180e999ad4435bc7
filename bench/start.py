"""From the command to the first page, and idle memory.

Targets: second start under 2 s, idle memory under 120 MB. Baseline: a Starlette page that says
hello, started in the same way.
"""

import sys
import tempfile
import time
from pathlib import Path

from common import arguments, report
from served import free_port, greenroom_command, serving

HELLO = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
app = Starlette(routes=[Route("/", lambda request: PlainTextResponse("hello"))])
uvicorn.run(app, port=int(sys.argv[1]), lifespan="off", log_level="error")
"""
IDLE_SECONDS = 2
STARTS = 5


def start(data: Path) -> tuple[float, float]:
    """Seconds to the first page and megabytes when idle after it."""
    port = free_port()
    with serving(greenroom_command(data, port), port) as (server, seconds):
        time.sleep(IDLE_SECONDS)
        return seconds, server.resident_mb()


def hello() -> tuple[float, float]:
    """The same for a page that says hello."""
    port = free_port()
    command = [sys.executable, "-c", HELLO, str(port)]
    with serving(command, port) as (server, seconds):
        time.sleep(IDLE_SECONDS)
        return seconds, server.resident_mb()


def main() -> None:
    options = arguments(__doc__).parse_args()
    with tempfile.TemporaryDirectory() as data:
        first, _ = start(Path(data))
        later = [start(Path(data)) for _ in range(STARTS)]
    base = [hello() for _ in range(STARTS)]
    seconds, memory = min(s for s, _ in later), max(m for _, m in later)
    hello_seconds, hello_memory = min(s for s, _ in base), max(m for _, m in base)
    report(
        options.json,
        figures={"first_start_s": first, "second_start_s": seconds, "idle_memory_mb": memory},
        baseline={"hello_start_s": hello_seconds, "hello_memory_mb": hello_memory},
        ratio={"start_to_hello": seconds / hello_seconds, "memory_to_hello": memory / hello_memory},
        n={"starts": STARTS},
    )


if __name__ == "__main__":
    main()
