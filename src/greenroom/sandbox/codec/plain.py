"""Python's own types: how each is written and read.

Subclasses are read through the methods of their base (`list.__iter__`, never `iter`), so that
nothing that a class overrides runs or counts.
"""

import re
from collections import Counter, OrderedDict, deque
from collections.abc import Hashable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from struct import Struct
from typing import Any, Final

from greenroom.sandbox.codec.wire import Decoder, Encoder, Reader, Unfit, Writer, malformed, text_of

MAX_INT_BITS: Final = 4096
MAX_ALIKE: Final = 64
"""Keys of one dict or set that may share a hash: more would make building it slow on purpose."""

DECIMAL: Final = re.compile(r"-?(\d{1,4096}(\.\d{0,4096})?(E[+-]?\d{1,5})?|Infinity|s?NaN)", re.A)
FLOAT: Final = Struct("=d")
COMPLEX: Final = Struct("=dd")
SMALL_INT: Final = Struct("=q")
DAY: Final = Struct("=i")
MOMENT: Final = Struct("=HBBBBBIB")
CLOCK: Final = Struct("=BBBIB")
SPAN: Final = Struct("=iii")
MINUTES: Final = Struct("=ii")


def _put_none(writer: Writer, _value: None, _depth: int) -> None:
    writer.put(b"N")


def _put_bool(writer: Writer, value: object, _depth: int) -> None:
    writer.put(b"T" if value is True else b"F")


def _put_int(writer: Writer, value: int, _depth: int) -> None:
    number = int.__int__(value)
    if number.bit_length() < 64:
        writer.put(b"i" + SMALL_INT.pack(number))
        return
    if number.bit_length() > MAX_INT_BITS:
        raise Unfit(f"an integer of more than {MAX_INT_BITS:,} bits cannot be returned")
    size = number.bit_length() // 8 + 1
    writer.put(b"I")
    writer.put_sized(number.to_bytes(size, "little", signed=True))


def _put_float(writer: Writer, value: float, _depth: int) -> None:
    writer.put(b"f" + FLOAT.pack(float.__float__(value)))


def _put_complex(writer: Writer, value: complex, _depth: int) -> None:
    number = complex.__complex__(value)
    writer.put(b"c" + COMPLEX.pack(number.real, number.imag))


def _put_text(writer: Writer, value: str, _depth: int) -> None:
    text = str.__str__(value)
    writer.room_for(len(text))
    writer.put(b"s")
    writer.put_sized(text.encode("utf-8", "surrogatepass"))


def _put_bytes(writer: Writer, value: bytes | bytearray, _depth: int) -> None:
    view = memoryview(value)
    writer.room_for(view.nbytes)
    writer.put(b"b")
    writer.put_sized(bytes(view))


def _put_list(writer: Writer, value: list[Any], depth: int) -> None:
    writer.open(b"L", depth, "list")
    writer.sequence(value if type(value) is list else list(list.__iter__(value)), depth)


def _put_tuple(writer: Writer, value: tuple[Any, ...], depth: int) -> None:
    writer.open(b"t", depth, "tuple")
    writer.sequence(list(tuple.__iter__(value)), depth)


def _put_deque(writer: Writer, value: deque[Any], depth: int) -> None:
    writer.open(b"L", depth, "deque")
    writer.sequence(list(deque.__iter__(value)), depth)


def _put_set(writer: Writer, value: set[Any], depth: int) -> None:
    writer.open(b"S", depth, "set")
    writer.sequence(list(set.__iter__(value)), depth)


def _put_frozenset(writer: Writer, value: frozenset[Any], depth: int) -> None:
    writer.open(b"Z", depth, "frozenset")
    writer.sequence(list(frozenset.__iter__(value)), depth)


def _put_dict(writer: Writer, value: dict[Any, Any], depth: int) -> None:
    _put_pairs(writer, list(dict.items(value)), depth)


def _put_ordered_dict(writer: Writer, value: OrderedDict[Any, Any], depth: int) -> None:
    # Its order is kept beside the dict's (move_to_end); looked up by identity, so no __eq__ runs.
    values = {id(key): item for key, item in dict.items(value)}
    pairs = [(key, values[id(key)]) for key in list(OrderedDict.__iter__(value))]
    _put_pairs(writer, pairs, depth)


def _put_pairs(writer: Writer, pairs: list[tuple[Any, Any]], depth: int) -> None:
    writer.open(b"D", depth, "dict")
    writer.sequence([key for key, _ in pairs], depth)
    writer.sequence([item for _, item in pairs], depth)


def _put_range(writer: Writer, value: range, depth: int) -> None:
    writer.open(b"r", depth, "range")
    writer.sequence([value.start, value.stop, value.step], depth)


def _put_decimal(writer: Writer, value: Decimal, _depth: int) -> None:
    text = Decimal.__str__(value)
    if not DECIMAL.fullmatch(text):
        raise Unfit("a Decimal of thousands of digits cannot be returned")
    writer.put(b"m")
    writer.put_sized(text.encode())


def _put_date(writer: Writer, value: date, _depth: int) -> None:
    writer.put(b"y" + DAY.pack(date.toordinal(value)))


def _put_datetime(writer: Writer, value: datetime, _depth: int) -> None:
    offset = _offset(value.tzinfo, value)
    day = MOMENT.pack(
        value.year,
        value.month,
        value.day,
        value.hour,
        value.minute,
        value.second,
        value.microsecond,
        value.fold,
    )
    writer.put(b"M" + day + offset)


def _put_time(writer: Writer, value: time, _depth: int) -> None:
    clock = CLOCK.pack(value.hour, value.minute, value.second, value.microsecond, value.fold)
    writer.put(b"k" + clock + _offset(value.tzinfo, None))


def _offset(zone: tzinfo | None, moment: datetime | None) -> bytes:
    """The offset from UTC as it travels; a zone with a history keeps only that of its moment."""
    offset = None if zone is None else zone.utcoffset(moment)
    if offset is None:
        return b"-"
    return b"+" + MINUTES.pack(offset.days * 86_400 + offset.seconds, offset.microseconds)


def _put_timedelta(writer: Writer, value: timedelta, _depth: int) -> None:
    writer.put(b"P" + SPAN.pack(value.days, value.seconds, value.microseconds))


ENCODERS: Final[Mapping[type, Encoder]] = {
    type(None): _put_none,
    bool: _put_bool,
    int: _put_int,
    float: _put_float,
    complex: _put_complex,
    str: _put_text,
    bytes: _put_bytes,
    bytearray: _put_bytes,
    list: _put_list,
    tuple: _put_tuple,
    deque: _put_deque,
    set: _put_set,
    frozenset: _put_frozenset,
    OrderedDict: _put_ordered_dict,
    dict: _put_dict,
    range: _put_range,
    Decimal: _put_decimal,
    datetime: _put_datetime,
    date: _put_date,
    time: _put_time,
    timedelta: _put_timedelta,
}


def _read_int(reader: Reader, _depth: int) -> int:
    data = reader.sized()
    if len(data) > MAX_INT_BITS // 8 + 1:
        raise malformed("an integer of too many bits")
    return int.from_bytes(data, "little", signed=True)


def _read_decimal(reader: Reader, _depth: int) -> Decimal:
    data = reader.sized()
    text = text_of(data)
    if not DECIMAL.fullmatch(text):
        raise malformed("not a decimal number")
    return Decimal(text)


def _read_range(reader: Reader, depth: int) -> range:
    reader.open(depth)
    bounds = reader.sequence(depth)
    if len(bounds) != 3 or not all(type(bound) is int for bound in bounds) or bounds[2] == 0:
        raise malformed("not a range")
    return range(*bounds)


def _read_list(reader: Reader, depth: int) -> list[Any]:
    reader.open(depth)
    return reader.sequence(depth)


def _read_keys(reader: Reader, depth: int) -> list[Hashable]:
    """The keys of a dict or the members of a set: hashable, and not chosen to collide."""
    reader.open(depth)
    keys = reader.sequence(depth)
    try:
        hashes = list(map(hash, keys))
    except TypeError as fault:
        raise malformed("a key that cannot be one") from fault
    if (
        len(keys) - len(set(hashes)) > MAX_ALIKE
        and Counter(hashes).most_common(1)[0][1] > MAX_ALIKE
    ):
        raise malformed("keys that hash alike")
    return keys


def _read_dict(reader: Reader, depth: int) -> dict[Hashable, Any]:
    keys = _read_keys(reader, depth)
    values = reader.sequence(depth)
    if len(values) != len(keys):
        raise malformed("keys without values")
    return dict(zip(keys, values, strict=True))


def _read_date(reader: Reader, _depth: int) -> date:
    try:
        return date.fromordinal(DAY.unpack(reader.take(DAY.size))[0])
    except (ValueError, OverflowError) as fault:
        raise malformed("no such day") from fault


def _read_datetime(reader: Reader, _depth: int) -> datetime:
    year, month, day, *clock, fold = MOMENT.unpack(reader.take(MOMENT.size))
    zone = _read_zone(reader)
    try:
        return datetime.combine(date(year, month, day), time(*clock, fold=fold), zone)
    except (ValueError, OverflowError) as fault:
        raise malformed("no such moment") from fault


def _read_time(reader: Reader, _depth: int) -> time:
    *clock, fold = CLOCK.unpack(reader.take(CLOCK.size))
    zone = _read_zone(reader)
    try:
        return time(*clock, fold=fold).replace(tzinfo=zone)
    except (ValueError, OverflowError) as fault:
        raise malformed("no such time") from fault


def _read_zone(reader: Reader) -> timezone | None:
    if reader.byte() == _NAIVE:
        return None
    seconds, microseconds = MINUTES.unpack(reader.take(MINUTES.size))
    try:
        offset = timedelta(seconds=seconds, microseconds=microseconds)
        return timezone(offset) if offset else UTC
    except ValueError as fault:
        raise malformed("no such offset from UTC") from fault


def _read_timedelta(reader: Reader, _depth: int) -> timedelta:
    days, seconds, microseconds = SPAN.unpack(reader.take(SPAN.size))
    try:
        return timedelta(days, seconds, microseconds)
    except OverflowError as fault:
        raise malformed("too long a time") from fault


_NAIVE = ord("-")

DECODERS: Final[Mapping[int, Decoder]] = {
    ord("N"): lambda _reader, _depth: None,
    ord("T"): lambda _reader, _depth: True,
    ord("F"): lambda _reader, _depth: False,
    ord("i"): lambda reader, _depth: SMALL_INT.unpack(reader.take(8))[0],
    ord("I"): _read_int,
    ord("f"): lambda reader, _depth: FLOAT.unpack(reader.take(8))[0],
    ord("c"): lambda reader, _depth: complex(*COMPLEX.unpack(reader.take(16))),
    ord("s"): lambda reader, _depth: text_of(reader.sized()),
    ord("b"): lambda reader, _depth: bytes(reader.sized()),
    ord("L"): _read_list,
    ord("t"): lambda reader, depth: tuple(_read_list(reader, depth)),
    ord("S"): lambda reader, depth: set(_read_keys(reader, depth)),
    ord("Z"): lambda reader, depth: frozenset(_read_keys(reader, depth)),
    ord("D"): _read_dict,
    ord("r"): _read_range,
    ord("m"): _read_decimal,
    ord("y"): _read_date,
    ord("M"): _read_datetime,
    ord("k"): _read_time,
    ord("P"): _read_timedelta,
    ord("R"): lambda reader, depth: reader.record(depth),
}
