"""Question page and submit over HTTP: 16 connections, one worker.

Targets on two cores: page under 1.0 ms CPU, submit with its durable commit under 2.5 ms CPU,
page weight under 60 kB compressed with all assets. Baseline: the app's icon, a file from memory
through the same server and guard.
"""

import gzip
import re
import secrets
import tempfile
import uuid
from pathlib import Path

from common import arguments, percentile, report
from served import Make, Reply, Server, free_port, greenroom_command, request_maker, send, serving

CONNECTIONS = 16


def measured(server: Server, requests: list[bytes], expected: int) -> tuple[float, float]:
    """CPU milliseconds of the server per request, and the p95 in milliseconds."""
    before = server.cpu_seconds()
    replies = send(server.port, requests, CONNECTIONS)
    cpu = server.cpu_seconds() - before
    wrong = [reply for reply in replies if reply.status != expected]
    assert not wrong, wrong[0]
    return cpu / len(replies) * 1000, percentile([r.seconds for r in replies], 0.95) * 1000


def place(reply: Reply) -> str:
    """Where a reply sends the browser."""
    return re.search(rb"location: (\S+)", reply.headers)[1].decode()  # type: ignore[index] # fails if it is missing


def answer(make: Make, url: str, page: bytes) -> bytes:
    """A submission of the first option that a page shows."""
    option = re.search(rb'name="answer" value="(\w+)"', page)[1].decode()  # type: ignore[index] # fails if it is missing
    return make("POST", url, f"attempt={uuid.uuid4()}&answer={option}&confidence=80")


def weight(server: Server, page: bytes, get: Make) -> int:
    """Compressed bytes of a page and everything that it loads."""
    urls = sorted(set(re.findall(r'"(/static/[^"]+)"', page.decode())))
    files = send(server.port, [get("GET", url) for url in urls])
    return sum(len(gzip.compress(body, 9)) for body in (page, *(f.body for f in files)))


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=6_000)
    parser.add_argument("--submits", type=int, default=2_000)
    options = parser.parse_args()
    port, token = free_port(), secrets.token_hex(16)
    make = request_maker(port, token)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(greenroom_command(Path(data), port), port) as (server, _),
    ):
        start = make("POST", "/practice", "kind=choice&length=1")
        sessions = [place(r) for r in send(port, [start] * options.submits, CONNECTIONS)]
        pages = [place(r) for r in send(port, [make("GET", s) for s in sessions], CONNECTIONS)]
        # One after the other, so that each page is known by its place in the list.
        shown = [(url, send(port, [make("GET", url)])[0].body) for url in pages]
        page = shown[0][1]
        size = weight(server, page, make)
        icon = re.search(rb"/static/icon[^\"]+", page)[0].decode()  # type: ignore[index] # fails if it is missing

        again = [make("GET", pages[n % len(pages)]) for n in range(options.pages)]
        page_cpu, page_p95 = measured(server, again, 200)
        submits = [answer(make, page_url, body) for page_url, body in shown]
        submit_cpu, submit_p95 = measured(server, submits, 303)
        icon_cpu, icon_p95 = measured(server, [make("GET", icon)] * options.pages, 200)
    report(
        options.json,
        figures={
            "page_cpu_ms": page_cpu,
            "page_p95_ms": page_p95,
            "submit_cpu_ms": submit_cpu,
            "submit_p95_ms": submit_p95,
            "page_weight_gzip_kb": size / 1000,
        },
        baseline={"icon_cpu_ms": icon_cpu, "icon_p95_ms": icon_p95},
        ratio={
            "page_to_icon_cpu": page_cpu / icon_cpu,
            "submit_to_icon_cpu": submit_cpu / icon_cpu,
        },
        n={"pages": options.pages, "submits": options.submits, "connections": CONNECTIONS},
    )


if __name__ == "__main__":
    main()
