"""Markers: arguments that become something else where the answer runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from greenroom.sandbox.codec.wire import Builder, Encoder, Writer, malformed


@dataclass(frozen=True, slots=True)
class Stream:
    """The answer gets a one-pass iterator over these values."""

    values: Any


@dataclass(frozen=True, slots=True)
class NumpyRng:
    """The answer gets numpy.random.default_rng(seed)."""

    seed: int


@dataclass(frozen=True, slots=True)
class PythonRng:
    """The answer gets random.Random(seed)."""

    seed: int


def _put_stream(writer: Writer, value: Stream, depth: int) -> None:
    writer.record("stream", [value.values], depth)


def _put_numpy_rng(writer: Writer, value: NumpyRng, depth: int) -> None:
    writer.record("numpy_rng", [value.seed], depth)


def _put_python_rng(writer: Writer, value: PythonRng, depth: int) -> None:
    writer.record("python_rng", [value.seed], depth)


def _stream(fields: list[Any]) -> Stream:
    (values,) = fields
    return Stream(values)


def _numpy_rng(fields: list[Any]) -> NumpyRng:
    return NumpyRng(_seed(fields))


def _python_rng(fields: list[Any]) -> PythonRng:
    return PythonRng(_seed(fields))


def _seed(fields: list[Any]) -> int:
    (seed,) = fields
    if type(seed) is not int or seed < 0:
        raise malformed("a seed that is none")
    return seed


ENCODERS: Final[Mapping[type, Encoder]] = {
    Stream: _put_stream,
    NumpyRng: _put_numpy_rng,
    PythonRng: _put_python_rng,
}
BUILDERS: Final[Mapping[bytes, Builder]] = {
    b"stream": _stream,
    b"numpy_rng": _numpy_rng,
    b"python_rng": _python_rng,
}
