"""Values that cross the wall of the sandbox: data only, never code, never pickle.

`encode` writes a value as bytes and `decode` reads them back. Whatever bytes come, `decode` gives
a value or raises Unfit, and takes no more memory than a small multiple of their length. Both work
where NumPy, pandas and SciPy are missing.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from greenroom.sandbox.codec import arrays, frames, markers, plain, sparse
from greenroom.sandbox.codec.libraries import in_memory
from greenroom.sandbox.codec.markers import NumpyRng, PythonRng, Stream
from greenroom.sandbox.codec.refuse import refusal
from greenroom.sandbox.codec.wire import (
    DEFAULT_LIMIT_BYTES,
    Builder,
    Decoder,
    Encoder,
    Reader,
    Unfit,
    Writer,
    malformed,
    too_large,
)

__all__ = ["NumpyRng", "PythonRng", "Stream", "Unfit", "decode", "encode"]

BUILT_IN: Final[Mapping[type, Encoder]] = {**plain.ENCODERS, **markers.ENCODERS}
LIBRARIES: Final = {
    "numpy": arrays.encoders,
    "pandas": frames.encoders,
    "scipy.sparse": sparse.encoders,
}
DECODERS: Final[Mapping[int, Decoder]] = {**plain.DECODERS, **arrays.DECODERS}
BUILDERS: Final[Mapping[bytes, Builder]] = {
    **markers.BUILDERS,
    **frames.BUILDERS,
    **sparse.BUILDERS,
}


def encode(value: object, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> bytes:
    """Write a value as bytes.

    Raises:
        Unfit: part of it is no data, or it is too large, too deep or refers to itself; the text
            tells the learner what to return in its place.
    """
    writer = Writer(_encoder_of, limit_bytes)
    try:
        writer.value(value, 0)
    except (Unfit, MemoryError):
        raise
    # a metaclass or a time zone of the learner's own may raise anything
    except Exception as fault:
        raise Unfit("the value cannot be read; return plain numbers, texts and lists") from fault
    return bytes(writer.out)


def decode(data: bytes | bytearray | memoryview, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> Any:
    """Read the value that the bytes hold; arrays are writable copies.

    Raises:
        Unfit: the bytes are more than limit_bytes, or were not written by encode.
    """
    if len(data) > limit_bytes:
        raise too_large(limit_bytes)
    reader = Reader(data, DECODERS, BUILDERS)
    value = reader.value(0)
    if reader.left:
        raise malformed("more follows after its end")
    return value


@lru_cache(maxsize=1024)
def _encoder_of(kind: type) -> Encoder:
    """How values of this type are written: as those of the nearest base that is data.

    Raises:
        Unfit: no base is.
    """
    loaded = tuple(name for name in LIBRARIES if in_memory(name) is not None)
    table = _encoders(loaded)
    for base in type.__dict__["__mro__"].__get__(kind):
        encoder = table.get(base)
        if encoder is not None:
            return encoder
    raise refusal(kind)


@lru_cache(maxsize=8)
def _encoders(loaded: tuple[str, ...]) -> Mapping[type, Encoder]:
    table = dict(BUILT_IN)
    for name in loaded:
        table.update(LIBRARIES[name]())
    return table
