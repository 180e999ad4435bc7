"""A reader that was fitted on this installation, read in preference to the shipped one."""

import logging
import math
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from greenroom.errors import RequestError
from greenroom.graders.rubric.scale import Doubles, Scale, load, save, shipped
from greenroom.graders.rubric.table import COLUMNS

NAME: Final = "reader.npz"
SHIPPED: Final = "the embedded reader"
"""What people call it; one that was fitted anew says more in its `source`."""
AGAIN: Final = "fit again with `greenroom grader fit`, or remove it with --reset"
LONGEST_SOURCE: Final = 200
"""Characters."""
_LOG = logging.getLogger(__name__)


class _Stamp(NamedTuple):
    """What changes whenever a file does."""

    path: Path
    changed_ns: int
    size: int


def own_file(data_dir: Path) -> Path:
    """Where the fitted reader of a data folder lies, if there is one."""
    return data_dir / NAME


def own_or_shipped(file: Path | None) -> Scale:
    """The one in the file if it is there and fits this version, else the shipped one.

    A file that cannot be used is told once in the log. One that is fitted anew while the app runs
    is taken with the next answer.
    """
    stamp = None if file is None else _stamp(file)
    found = None if stamp is None else _kept(stamp)
    return found or shipped()


def name_of(scale: Scale) -> str:
    """Who reads, as a grade says it."""
    return scale.source or SHIPPED


def read_own(file: Path) -> Scale:
    """The one in the file.

    Raises:
        RequestError: it is damaged, or was fitted for columns that this version does not have.
    """
    try:
        scale = load(file)
    except Exception as error:  # noqa: BLE001 - damaged bytes break NumPy's reading in any way
        raise RequestError(f"{file}: cannot be read ({type(error).__name__}); {AGAIN}") from None
    if scale.columns != COLUMNS:
        raise RequestError(
            f"{file}: was fitted for another version, whose {len(scale.columns)} columns are not "
            f"the {len(COLUMNS)} of this one; {AGAIN}"
        )
    if not _is_whole(scale):
        raise RequestError(f"{file}: holds numbers that fit nothing; {AGAIN}")
    return scale


def check_can_write(file: Path) -> None:
    """Refuse a place that cannot be written to, before minutes are spent on what belongs there.

    Raises:
        RequestError: its folder is not there or closed to us, or it is a folder itself.
    """
    if file.is_dir():
        raise RequestError(f"{file}: cannot be written: it is a folder; name a file in it")
    if not file.parent.is_dir():
        raise RequestError(f"{file}: cannot be written: there is no folder {file.parent}")
    part = _part_of(file)
    try:
        part.touch()
        part.unlink()
    except OSError as error:
        raise RequestError(f"{file}: cannot be written: {error.strerror}") from None


def check_is_no_other(file: Path) -> None:
    """Refuse to write over what is no reader.

    Raises:
        RequestError: something else is there.
    """
    if not file.exists():
        return
    try:
        load(file)
    except Exception:  # noqa: BLE001 - other contents break NumPy's reading in any way
        raise RequestError(
            f"{file}: is there and is no reader; name another file, or remove this one"
        ) from None


def write_own(scale: Scale, file: Path) -> None:
    """Write it to a file, which is there whole or not at all.

    Raises:
        RequestError: it cannot be written.
    """
    part = _part_of(file)
    try:
        save(scale, part)
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise RequestError(f"{file}: cannot be written: {error.strerror}") from None


def _part_of(file: Path) -> Path:
    # Two programs may fit at once. NumPy puts this ending to whatever has another.
    return file.with_name(f".{file.name}.{os.getpid()}.part.npz")


@lru_cache(maxsize=8)
def _kept(stamp: _Stamp) -> Scale | None:
    try:
        return read_own(stamp.path)
    except RequestError as error:
        _LOG.warning("%s. The shipped reader is used.", error)
        return None


def _stamp(file: Path) -> _Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return _Stamp(file, found.st_mtime_ns, found.st_size)


def _is_whole(scale: Scale) -> bool:
    columns, vectors = len(scale.columns), len(scale.weights)
    shapes = [scale.mean.shape, scale.deviation.shape, scale.reach.shape, scale.support.shape]
    if shapes != [(columns,), (columns,), (2,), (vectors, columns)] or scale.weights.ndim != 1:
        return False
    numbers = (scale.mean, scale.deviation, scale.reach, scale.support, scale.weights)
    return (
        all(bool(np.isfinite(one).all()) for one in numbers)
        and bool((scale.deviation > 0).all() and (scale.reach >= 0).all())
        and _is_number(scale.offset)
        and _is_number(scale.gamma)
        and scale.gamma > 0
        and all(map(_are_knots, (scale.share_knots, scale.score_knots, scale.belief_knots)))
        and _is_name(scale.source)
    )


# What stands in the file may be of any type, whatever the fields of a Scale promise.
def _is_number(value: object) -> bool:
    return isinstance(value, float | int) and math.isfinite(value)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_SOURCE and value.isprintable()


def _are_knots(knots: Doubles) -> bool:
    """Whether they lead, rising, to shares from 0 to 1."""
    if knots.ndim != 2 or len(knots) != 2 or not knots.size or not np.isfinite(knots).all():
        return False
    from_, to = knots
    return bool((np.diff(from_) >= 0).all() and (to >= 0).all() and (to <= 1).all())
