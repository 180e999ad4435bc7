"""Fits the model of word order again from the open items of the bank, and writes its file.

For maintainers. It takes a few seconds; `bank` is the folder of the items.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from greenroom.graders.rubric.fluency import FILE, fitted, written
from greenroom.kinds.open.item import OpenItem

ROOT: Final = Path(__file__).parents[1]


def texts(item: OpenItem) -> Iterator[str]:
    """What people wrote of one item; no attempt to get credit without an answer."""
    yield from (item.stem, item.strong, item.weak)
    for point in item.points:
        yield from (point.text, *point.also)
    for belief in item.misconceptions:
        yield from (belief.text, *belief.also)
    yield from (sample.answer for sample in item.samples if sample.shows != "gaming")


def items(bank: Path) -> Iterator[OpenItem]:
    """The open items in the order of their paths."""
    for path in sorted(bank.rglob("*.toml")):
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        if found.get("kind") == "open":
            yield OpenItem.model_validate(found)


def main() -> None:
    """Write the file."""
    FILE.write_text(
        written(fitted(text for item in items(ROOT / "bank") for text in texts(item))),
        encoding="utf-8",
    )
    sys.stdout.write(f"{FILE.name}: {FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
