"""What cases.py of an item imports: a case, and the markers for its arguments."""

from collections.abc import Sequence
from typing import Any

from greenroom.sandbox.codec import NumpyRng, PythonRng, Stream

__all__ = ["case", "np_rng", "py_rng", "stream"]


def case(
    name: str,
    *args: Any,
    group: str | None = None,
    init: Sequence[Any] | None = None,
    calls: Sequence[Any] | None = None,
    repeat: int = 1,
    memory_mb: float | None = None,
    want_args: bool = False,
    **kwargs: Any,
) -> dict[str, Any]:
    """One call of the answer, as plain data.

    name: what is tested, in words a learner may read; group: its group of tests, the name where
    none is given; init and calls: of a class, in place of args.
    """
    return {
        "name": name,
        "group": group,
        "args": args,
        "kwargs": kwargs,
        "init": init,
        "calls": calls,
        "repeat": repeat,
        "memory_mb": memory_mb,
        "want_args": want_args,
    }


def stream(values: Any) -> Stream:
    """The answer gets an iterator over the values that can be read once."""
    return Stream(values)


def np_rng(seed: int) -> NumpyRng:
    """The answer gets numpy.random.default_rng(seed)."""
    return NumpyRng(seed)


def py_rng(seed: int) -> PythonRng:
    """The answer gets random.Random(seed)."""
    return PythonRng(seed)
