"""Taking a file out of a data folder."""

import json
import sys
from contextlib import suppress
from pathlib import Path

from greenroom.errors import RequestError


def remove(file: Path, then: str, as_json: bool) -> None:
    """Remove a file if it is there, and say so, with what holds then.

    Raises:
        RequestError: it cannot be removed.
    """
    is_there = file.is_file()
    try:
        with suppress(FileNotFoundError):
            file.unlink()
    except OSError as error:
        raise RequestError(f"{file}: cannot be removed: {error.strerror}") from None
    told = f"{file} removed; {then}" if is_there else f"{file}: not there"
    sys.stdout.write(json.dumps({"file": str(file), "removed": is_there}) if as_json else told)
    sys.stdout.write("\n")
