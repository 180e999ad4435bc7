"""`greenroom practice`: the same sessions in a terminal."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from greenroom.bank.topics import Topics
from greenroom.cli.serve import DataDir
from greenroom.config import default_data_dir
from greenroom.errors import RequestError
from greenroom.kinds import KINDS
from greenroom.model.item import LEVELS, Level
from greenroom.model.session import Blueprint


def run(
    topic: Annotated[list[str] | None, typer.Option(help="A topic's or area's id.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="A kind of item.")] = None,
    level: Annotated[list[str] | None, typer.Option(help="fresher, junior, mid, senior.")] = None,
    number: Annotated[int, typer.Option("-n", "--number", min=1, max=100, help="Questions.")] = 5,
    weakest: Annotated[bool, typer.Option("--weakest", help="Where you stand lowest.")] = False,
    data: DataDir = None,
    bank: Annotated[Path | None, typer.Option("--bank", help="A bank's folder.")] = None,
) -> None:
    """Practise in the terminal; it counts like practice in the browser."""
    from rich.console import Console

    from greenroom.cli.terminal import Terminal
    from greenroom.wiring import open_greenroom

    greenroom = open_greenroom(data or default_data_dir(), bank)
    try:
        blueprint = Blueprint(
            policy="practice",
            title="Practice in the terminal",
            length=number,
            topics=_topics(greenroom.bank.topics, topic or []),
            kinds=_known("kind", kind or [], tuple(KINDS)),
            levels=_levels(level or []),
            weakest=weakest,
        )
        Terminal(greenroom, Console()).run(blueprint)
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\nStopped. The session is open; go on in the browser.\n")
    finally:
        greenroom.close()


def _topics(tree: Topics, names: list[str]) -> tuple[str, ...]:
    _known("topic or area", names, (*tree.topic_ids, *tree.areas))
    lists = (tree.areas[name].topics if name in tree.areas else [name] for name in names)
    return tuple(dict.fromkeys(topic for topics in lists for topic in topics))


def _levels(names: list[str]) -> tuple[Level, ...]:
    _known("level", names, LEVELS)
    return tuple(level for level in LEVELS if level in names)


def _known(noun: str, names: list[str], allowed: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in allowed:
            raise RequestError(f"no {noun} '{name}'; allowed: {', '.join(allowed)}")
    return tuple(names)
