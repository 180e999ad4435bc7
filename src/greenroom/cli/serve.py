"""`greenroom serve`: the app in a browser."""

import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from greenroom.config import default_data_dir

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765

DataDir = Annotated[
    Path | None, typer.Option("--data", help="Folder for your data; the platform's if left out.")
]
BankDir = Annotated[
    Path | None, typer.Option("--bank", help="A bank's folder; the shipped one if left out.")
]


def run(
    host: Annotated[str, typer.Option(help="Address to serve on, this machine only.")] = (
        DEFAULT_HOST
    ),
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to serve on.")] = DEFAULT_PORT,
    data: DataDir = None,
    bank: BankDir = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only print the address.")
    ] = False,
) -> None:
    """Start the app and open it in the browser."""
    from greenroom.web.app import create_app
    from greenroom.web.server import address, bind, check_host, serve, show_in_browser
    from greenroom.wiring import open_greenroom

    check_host(host)
    greenroom = open_greenroom(data or default_data_dir(), bank)
    opened = bind(host, port, _say)
    url = address(opened)

    def ready() -> None:
        _say(f"Greenroom is open at {url} (Ctrl+C stops it)")
        if not no_browser:
            show_in_browser(url)

    # In the background: answers that an earlier run kept but did not live to judge.
    threading.Thread(target=greenroom.room.judge_waiting, name="judge-waiting", daemon=True).start()
    serve(create_app(greenroom, opened.getsockname()[1]), opened, ready)
    greenroom.close()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
