"""The bytes themselves: what is written and read, each length checked before memory is taken.

A value is one tag byte and what the tag asks for. Numbers are in the machine's own byte order:
both ends run on one machine. Nothing here knows NumPy or pandas.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from struct import Struct, error
from typing import Any, Final

DEFAULT_LIMIT_BYTES: Final = 64 * 2**20
MAX_DEPTH: Final = 64
MAX_CONTAINERS: Final = 500_000
"""Of a message. An empty set takes 224 bytes for the 6 that announce it; 500,000 stay bearable."""
MAX_RECORDS: Final = 10_000
"""Of a message. An empty frame takes kilobytes for the tens of bytes that announce it."""

COUNT: Final = Struct("=I")
Encoder = Callable[["Writer", Any, int], None]
Decoder = Callable[["Reader", int], Any]
Builder = Callable[[list[Any]], Any]


class Unfit(ValueError):
    """The value cannot be sent, or the bytes are not a value; the text is for the learner."""


def too_large(limit_bytes: int) -> Unfit:
    """What to raise when a value takes more than limit_bytes."""
    size = f"{limit_bytes / 2**20:.3g} MiB" if limit_bytes >= 2**20 else f"{limit_bytes:,} bytes"
    return Unfit(f"more than {size} cannot be returned; return less")


def malformed(what: str) -> Unfit:
    """What to raise for bytes that no encoder writes."""
    return Unfit(f"the result arrived damaged: {what}")


class Writer:
    """Collects the bytes of one value."""

    __slots__ = ("_containers", "_encoder_of", "_limit_bytes", "_records", "out")

    def __init__(self, encoder_of: Callable[[type], Encoder], limit_bytes: int) -> None:
        self.out = bytearray()
        self._encoder_of = encoder_of
        self._limit_bytes = limit_bytes
        self._containers = 0
        self._records = 0

    def room_for(self, size_bytes: int) -> None:
        """Raise Unfit if so many more bytes are too many; asked before they are made."""
        if len(self.out) + size_bytes > self._limit_bytes:
            raise too_large(self._limit_bytes)

    def put(self, data: bytes) -> None:
        """Append bytes."""
        if len(self.out) + len(data) > self._limit_bytes:
            raise too_large(self._limit_bytes)
        self.out += data

    def put_sized(self, data: bytes) -> None:
        """Append a length and the bytes."""
        self.room_for(len(data) + 4)
        self.out += COUNT.pack(len(data))
        self.out += data

    def value(self, value: object, depth: int) -> None:
        """Append any value."""
        self._encoder_of(type(value))(self, value, depth)

    def open(self, tag: bytes, depth: int, name: str) -> None:
        """Begin something that holds other values; name says what, for the message."""
        self._containers += 1
        if depth >= MAX_DEPTH:
            raise Unfit(f"a {name} nested deeper than {MAX_DEPTH} cannot be returned")
        if self._containers > MAX_CONTAINERS:
            raise Unfit(f"more than {MAX_CONTAINERS:,} lists in one result cannot be returned")
        self.put(tag)

    def sequence(self, items: list[Any], depth: int) -> None:
        """Append a row of values: packed if all are floats, small ints, bools or texts."""
        kinds = set(map(type, items))
        pack = PACKERS.get(kinds.pop()) if len(kinds) == 1 else None
        if pack is not None:
            self.room_for(5 + len(items))
            packed = pack(items)
            if packed is not None:
                self.put(packed)
                return
        self.put(b"v" + COUNT.pack(len(items)))
        encoder_of = self._encoder_of
        for item in items:
            encoder_of(type(item))(self, item, depth + 1)

    def record(self, name: str, fields: list[Any], depth: int) -> None:
        """Append a named record, which the other end hands to the builder of that name."""
        self._records += 1
        if self._records > MAX_RECORDS:
            raise Unfit(f"more than {MAX_RECORDS:,} frames or series cannot be returned")
        label = name.encode()
        self.open(b"R" + bytes((len(label),)) + label, depth, name)
        self.sequence(fields, depth)


def _pack_floats(items: list[float]) -> bytes | None:
    return b"d" + COUNT.pack(len(items)) + Struct(f"={len(items)}d").pack(*items)


def _pack_ints(items: list[int]) -> bytes | None:
    try:
        return b"q" + COUNT.pack(len(items)) + Struct(f"={len(items)}q").pack(*items)
    except error:  # one of them needs more than 64 bits
        return None


def _pack_bools(items: list[bool]) -> bytes | None:
    return b"?" + COUNT.pack(len(items)) + bytes(items)


def _pack_texts(items: list[str]) -> bytes | None:
    blob = "".join(items).encode("utf-8", "surrogatepass")
    lengths = Struct(f"={len(items)}I").pack(*map(len, items))
    return b"s" + COUNT.pack(len(items)) + lengths + COUNT.pack(len(blob)) + blob


PACKERS: Final[Mapping[type, Callable[[list[Any]], bytes | None]]] = {
    float: _pack_floats,
    int: _pack_ints,
    bool: _pack_bools,
    str: _pack_texts,
}


class Reader:
    """Reads one value from bytes that nobody vouches for."""

    __slots__ = ("_builders", "_containers", "_decoders", "_position", "_records", "_view")

    def __init__(
        self,
        data: bytes | bytearray | memoryview,
        decoders: Mapping[int, Decoder],
        builders: Mapping[bytes, Builder],
    ) -> None:
        self._view = memoryview(data)
        self._decoders = decoders
        self._builders = builders
        self._position = 0
        self._containers = 0
        self._records = 0

    @property
    def left(self) -> int:
        """Bytes not yet read."""
        return len(self._view) - self._position

    def take(self, size_bytes: int) -> memoryview:
        """Read so many bytes.

        Raises:
            Unfit: there are not so many left.
        """
        start = self._position
        end = start + size_bytes
        if end > len(self._view):
            raise malformed("it ends too early")
        self._position = end
        return self._view[start:end]

    def byte(self) -> int:
        """Read one byte as a number."""
        return self.take(1)[0]

    def count(self) -> int:
        """Read a length."""
        number: int = COUNT.unpack(self.take(4))[0]
        return number

    def sized(self) -> memoryview:
        """Read a length and so many bytes."""
        return self.take(self.count())

    def value(self, depth: int) -> Any:
        """Read any value."""
        tag = self.byte()
        decoder = self._decoders.get(tag)
        if decoder is None:
            raise malformed(f"unknown tag {tag}")
        return decoder(self, depth)

    def open(self, depth: int) -> None:
        """Count one more thing that holds others."""
        self._containers += 1
        if depth >= MAX_DEPTH or self._containers > MAX_CONTAINERS:
            raise malformed("nested too deep or in too many parts")

    def sequence(self, depth: int) -> list[Any]:
        """Read a row of values."""
        kind = self.byte()
        count = self.count()
        if count > self.left:  # each takes at least one byte
            raise malformed("more values than bytes")
        if kind == _VALUES:
            return [self.value(depth + 1) for _ in range(count)]
        if kind == _FLOATS:
            return self.take(8 * count).cast("d").tolist()
        if kind == _INTS:
            return self.take(8 * count).cast("q").tolist()
        if kind == _BOOLS:
            return list(map(bool, self.take(count)))
        if kind == _TEXTS:
            return self._texts(count)
        raise malformed(f"unknown row {kind}")

    def _texts(self, count: int) -> list[str]:
        lengths = self.take(4 * count).cast("I").tolist()
        text = text_of(self.sized())
        if sum(lengths) != len(text):
            raise malformed("texts of another length")
        ends = [0]
        for length in lengths:
            ends.append(ends[-1] + length)
        return [text[start:end] for start, end in pairwise(ends)]

    def record(self, depth: int) -> Any:
        """Read a named record and build what it stands for."""
        self._records += 1
        self.open(depth)
        builder = self._builders.get(bytes(self.take(self.byte())))
        if builder is None or self._records > MAX_RECORDS:
            raise malformed("unknown record")
        fields = self.sequence(depth)
        try:
            return builder(fields)
        except (Unfit, MemoryError):
            raise
        # pandas and SciPy refuse inconsistent parts with errors of many types
        except Exception as fault:
            raise malformed("parts that do not fit together") from fault


_VALUES, _FLOATS, _INTS, _BOOLS, _TEXTS = b"vdq?s"


def text_of(data: memoryview) -> str:
    """The text of UTF-8 bytes, lone surrogates included.

    Raises:
        Unfit: they are not UTF-8.
    """
    try:
        return str(data, "utf-8", "surrogatepass")
    except UnicodeDecodeError as fault:
        raise malformed("text that is not UTF-8") from fault
