"""NumPy's types. NumPy is imported when a message or a value needs it, never before."""

import math
import re
import sys
from collections.abc import Mapping
from importlib import import_module
from struct import Struct
from typing import TYPE_CHECKING, Any, Final

from greenroom.sandbox.codec.wire import Decoder, Encoder, Reader, Unfit, Writer, malformed, text_of

if TYPE_CHECKING:
    import numpy as np

DTYPE: Final = re.compile(r"[<>|=]([biufcSU]\d{1,9}|[mM]8(\[\d{0,6}[a-zA-Z]{1,2}\])?)", re.A)
MAX_DIMENSIONS: Final = 32
MAX_EXTENT: Final = 2**31
"""Product of the dimensions that are not zero: (0, 3) holds nothing, and (0, 2**40) is a trick."""
DIMENSION: Final = Struct("=q")


def encoders() -> Mapping[type, Encoder]:
    """How NumPy's types are written; NumPy must have been imported."""
    numpy = sys.modules["numpy"]
    return {
        numpy.str_: _put_numpy_text,
        numpy.bytes_: _put_numpy_bytes,
        numpy.generic: _put_scalar,
        numpy.ndarray: put_array,
    }


def _put_numpy_text(writer: Writer, value: "np.str_", _depth: int) -> None:
    writer.put(b"u")
    writer.put_sized(str.__str__(value).encode("utf-8", "surrogatepass"))


def _put_numpy_bytes(writer: Writer, value: "np.bytes_", _depth: int) -> None:
    writer.put(b"v")
    writer.put_sized(bytes(value))


def _put_scalar(writer: Writer, value: "np.generic", _depth: int) -> None:
    writer.put(b"n" + _dtype_label(value.dtype))
    writer.put(value.tobytes())


def put_array(writer: Writer, value: "np.ndarray[Any, Any]", depth: int) -> None:
    """Append an array of any shape; a subclass is read as a plain array.

    Raises:
        Unfit: it is masked or structured, or its dtype is not one of numbers, bool, text, bytes,
            times and objects.
    """
    numpy = sys.modules["numpy"]
    if isinstance(value, numpy.ma.MaskedArray):
        raise Unfit("a masked array cannot be returned; return its values, filled")
    array = numpy.ndarray.view(value, numpy.ndarray) if type(value) is not numpy.ndarray else value
    if array.dtype.kind == "T":  # NumPy's texts of any length
        array = array.astype(object)
    shape = bytes((array.ndim,)) + b"".join(map(DIMENSION.pack, array.shape))
    if array.dtype.kind == "O":
        writer.open(b"O" + shape, depth, "array of objects")
        writer.sequence(array.ravel().tolist(), depth)
        return
    if array.dtype.itemsize == 0:
        array = array.astype(array.dtype.kind + "1")
    label = _dtype_label(array.dtype)
    writer.room_for(array.nbytes)
    writer.open(b"A" + label + shape, depth, "array")
    writer.put(array.tobytes())


def _dtype_label(dtype: "np.dtype[Any]") -> bytes:
    text = dtype.str
    if not DTYPE.fullmatch(text):
        name = "a structured array" if dtype.names else f"an array of {dtype.name}"
        raise Unfit(f"{name} cannot be returned; return one array for each field")
    return bytes((len(text),)) + text.encode()


def _numpy() -> Any:
    try:
        return import_module("numpy")  # absent from some children
    except ImportError as fault:
        raise Unfit("an array cannot be read where NumPy is missing") from fault


def _read_dtype(reader: Reader) -> "np.dtype[Any]":
    numpy = _numpy()
    text = str(reader.take(reader.byte()), "ascii", "replace")
    if not DTYPE.fullmatch(text):
        raise malformed("a dtype that is not allowed")
    try:
        dtype: np.dtype[Any] = numpy.dtype(text)
    except (TypeError, ValueError) as fault:
        raise malformed("a dtype that is not allowed") from fault
    if dtype.itemsize == 0:
        raise malformed("a dtype of no bytes")
    return dtype


def _read_shape(reader: Reader) -> tuple[int, ...]:
    dimensions = reader.byte()
    if dimensions > MAX_DIMENSIONS:
        raise malformed("too many dimensions")
    shape = tuple(DIMENSION.unpack(reader.take(8))[0] for _ in range(dimensions))
    if min(shape, default=0) < 0 or math.prod(max(size, 1) for size in shape) > MAX_EXTENT:
        raise malformed("a shape that cannot be")
    return shape


def _read_items(reader: Reader, dtype: "np.dtype[Any]", count: int) -> "np.ndarray[Any, Any]":
    """Count items as an array of its own memory, of which every item can be looked at."""
    numpy = _numpy()
    flat: np.ndarray[Any, Any] = numpy.frombuffer(
        bytearray(reader.take(count * dtype.itemsize)), dtype
    )
    if dtype.kind == "b" and count and flat.view("u1").max() > 1:
        raise malformed("bools that are neither")
    code_points = f"{dtype.byteorder if dtype.byteorder in '<>' else '='}u4"
    if dtype.kind == "U" and count and flat.view(code_points).max() > sys.maxunicode:
        raise malformed("characters that do not exist")
    return flat


def _read_array(reader: Reader, depth: int) -> "np.ndarray[Any, Any]":
    dtype = _read_dtype(reader)
    shape = _read_shape(reader)
    reader.open(depth)
    flat = _read_items(reader, dtype, math.prod(shape))
    try:
        return flat.reshape(shape)
    except ValueError as fault:
        raise malformed("a shape that cannot be") from fault


def _read_objects(reader: Reader, depth: int) -> "np.ndarray[Any, Any]":
    shape = _read_shape(reader)
    reader.open(depth)
    items = reader.sequence(depth)
    if len(items) != math.prod(shape):
        raise malformed("a shape of another size")
    array: np.ndarray[Any, Any] = _numpy().empty(len(items), dtype=object)
    for place, item in enumerate(items):  # slice assignment would look into the items
        array[place] = item
    return array.reshape(shape)


def _read_scalar(reader: Reader, _depth: int) -> Any:
    dtype = _read_dtype(reader)
    return _read_items(reader, dtype, 1)[0]


DECODERS: Final[Mapping[int, Decoder]] = {
    ord("A"): _read_array,
    ord("O"): _read_objects,
    ord("n"): _read_scalar,
    ord("u"): lambda reader, _depth: _numpy().str_(text_of(reader.sized())),
    ord("v"): lambda reader, _depth: _numpy().bytes_(bytes(reader.sized())),
}
