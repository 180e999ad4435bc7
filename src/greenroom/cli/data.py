"""`greenroom export`, `import` and `doctor`: the user's own data."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from greenroom.cli.serve import DataDir
from greenroom.config import default_data_dir
from greenroom.errors import ImportFault


def export(
    file: Annotated[Path | None, typer.Argument(help="Where to; standard output if left out.")] = (
        None
    ),
    data: DataDir = None,
) -> None:
    """Write everything you answered as JSON lines."""
    from greenroom.store.export import export_file, write_export
    from greenroom.wiring import open_data

    with open_data(data or default_data_dir()) as store:
        if file is None:
            write_export(store, sys.stdout)
            return
        counts = export_file(store, file)
    told = ", ".join(f"{name} {count}" for name, count in counts.items())
    sys.stdout.write(f"{sum(counts.values())} rows written to {file}: {told}\n")


def import_(
    file: Annotated[Path, typer.Argument(help="What `greenroom export` wrote.")],
    data: DataDir = None,
) -> None:
    """Read an export back; what is here already is passed over."""
    from greenroom.store.export import import_file
    from greenroom.wiring import open_data

    if not file.is_file():
        raise ImportFault(f"{file}: no such file; give one that `greenroom export` wrote.")
    with open_data(data or default_data_dir()) as store:
        count = import_file(store, file)
    sys.stdout.write(f"{count} new rows read from {file}\n")


def doctor(data: DataDir = None) -> None:
    """Check the database without changing it; exit 1 if anything is wrong."""
    from greenroom.store.doctor import examine
    from greenroom.wiring import DATABASE, utc_now

    findings = examine((data or default_data_dir()) / DATABASE, utc_now())
    for finding in findings:
        sys.stdout.write(f"{finding.level:<8}{finding.check:<18}{finding.message}\n")
    raise typer.Exit(1 if any(finding.level == "error" for finding in findings) else 0)
