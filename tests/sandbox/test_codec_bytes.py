"""No bytes do harm, whoever wrote them."""

import struct
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from greenroom.sandbox.codec import Unfit, decode, encode
from greenroom.sandbox.codec.wire import COUNT, MAX_CONTAINERS
from tests.sandbox.values import ARRAYS, FRAMES, PLAIN


def read(data: bytes) -> None:
    """Decode; nothing but Unfit may be raised."""
    try:
        decode(data)
    except Unfit as refused:
        assert str(refused)  # noqa: PT017  not being refused is as good


@settings(deadline=None)
@given(st.binary())
def test_random_bytes_do_no_harm(data: bytes) -> None:
    read(data)


@settings(deadline=None)
@given(st.lists(st.sampled_from(list(b"NTFiIfcsbLtSZDrmyMkPRAOnuvdqv?s\x00\x01\x02\xff"))))
def test_random_tags_do_no_harm(tags: list[int]) -> None:
    read(bytes(tags))


SAMPLES = [encode(value) for value in [*PLAIN, *ARRAYS, *FRAMES, sparse.csr_array(np.eye(3))]]


@pytest.mark.parametrize("index", range(len(SAMPLES)))
def test_a_truncated_message_is_refused(index: int) -> None:
    data = SAMPLES[index]
    for end in range(len(data)):
        with pytest.raises(Unfit):
            decode(data[:end])


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
@pytest.mark.filterwarnings("ignore")  # pandas may warn of nonsense before it refuses it
def test_a_message_with_changed_bytes_is_refused_or_read(
    sample: bytes, data: st.DataObject
) -> None:
    changed = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))

    read(bytes(changed))


def label(text: bytes) -> bytes:
    return bytes((len(text),)) + text


def shape(*sizes: int) -> bytes:
    return bytes((len(sizes),)) + struct.pack(f"={len(sizes)}q", *sizes)


def row(kind: bytes, count: int, body: bytes = b"") -> bytes:
    return kind + COUNT.pack(count) + body


@pytest.mark.parametrize(
    "data",
    [
        # nothing, or too much
        b"",
        b"NN",
        b"\x00",
        # lengths and shapes that are not there
        b"s" + COUNT.pack(2**32 - 1),
        b"L" + row(b"v", 2**32 - 1),
        b"L" + row(b"d", 2**31),
        b"A" + label(b"<f8") + shape(2**60),
        b"A" + label(b"<f8") + shape(2**31, 2**31, 2**31),
        b"A" + label(b"<f8") + shape(0, 2**62),
        b"A" + label(b"<f8") + shape(-1),
        b"A" + label(b"<f8") + b"\xff",
        b"A" + label(b"<U0") + shape(2**30),
        b"O" + shape(3) + row(b"v", 0),
        # dtypes that are not allowed
        b"A" + label(b"|O8") + shape(1) + bytes(8),
        b"A" + label(b"|V8") + shape(1) + bytes(8),
        b"A" + label(b"i4,i4") + shape(1) + bytes(8),
        b"A" + label(b"<f3") + shape(1) + bytes(8),
        b"A" + label(b"<M8[xx]") + shape(1) + bytes(8),
        # contents that would fail only when looked at
        b"A" + label(b"|b1") + shape(1) + b"\x02",
        b"A" + label(b"<U1") + shape(1) + b"\xff\xff\xff\x7f",
        # nesting
        (b"L" + row(b"v", 1)) * 65 + b"N",
        (b"L" + row(b"v", 1)) * 100_000 + b"N",
        (b"R" + label(b"stream") + row(b"v", 1)) * 100_000 + b"N",
        b"u" * 100_000,
        # numbers
        b"I" + COUNT.pack(100_000) + b"\x7f" * 100_000,
        b"m" + COUNT.pack(9) + b"1E+999999",
        b"m" + COUNT.pack(3) + b"1_0",
        b"r" + row(b"q", 3, bytes(24)),
        b"r" + row(b"d", 3, bytes(24)),
        # days that are not
        b"y" + bytes(4),
        b"M" + bytes(12) + b"-",
        b"k" + b"\xff" * 8 + b"-",
        b"P" + b"\xff\xff\xff\x7f" * 3,
        # keys
        b"D" + row(b"v", 1) + b"L" + row(b"v", 0) + row(b"v", 1) + b"N",
        b"D" + row(b"q", 1, bytes(8)) + row(b"q", 0),
        # texts
        b"s" + COUNT.pack(1) + b"\xff",
        b"L" + row(b"s", 1) + COUNT.pack(5) + COUNT.pack(1) + b"a",
        # records
        b"R" + label(b"eval") + row(b"v", 0),
        b"R" + label(b"frame") + row(b"v", 0),
        b"R" + label(b"series") + row(b"q", 3, bytes(24)),
        b"R" + label(b"range_index") + row(b"q", 4, (2**40).to_bytes(8, "little") * 4),
        b"R" + label(b"numpy_rng") + row(b"q", 1, b"\xff" * 8),
    ],
    ids=range(42),
)
def test_a_forged_message_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        decode(data)


def test_keys_that_hash_alike_are_refused_before_they_cost_time() -> None:
    keys = [step * (2**61 - 1) for step in range(2**10)]
    data = encode(dict.fromkeys(keys[:64], 0))
    forged = b"S" + encode(keys)[1:]

    assert len(decode(data)) == 64
    with pytest.raises(Unfit, match="hash alike"):
        decode(forged)


@pytest.mark.parametrize(
    "data",
    [
        b"L" + row(b"v", 60_000, (b"S" + row(b"v", 0)) * 60_000),
        b"L" + row(b"v", 60_000, (b"D" + row(b"v", 1, b"N") + row(b"v", 1, b"N")) * 60_000),
        b"L" + row(b"v", 2**17, b"N" * 2**17),
        b"L" + row(b"q", 2**17, bytes(range(1, 9)) * 2**17),
        b"L" + row(b"v", 2**15, (b"A" + label(b"<f8") + shape(0)) * 2**15),
        b"L" + row(b"s", 2**17, COUNT.pack(2) * 2**17) + COUNT.pack(2**18) + b"ab" * 2**17,
    ],
    ids=["sets", "dicts", "nones", "ints", "arrays", "texts"],
)
def test_memory_stays_a_small_multiple_of_the_message(data: bytes) -> None:
    tracemalloc.start()
    value = decode(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(value) > 1000
    assert peak < 45 * len(data)


def test_too_many_containers_are_refused_at_both_ends() -> None:
    with pytest.raises(Unfit, match="more than 500,000 lists"):
        encode([()] * MAX_CONTAINERS)
    with pytest.raises(Unfit, match="damaged"):
        decode(b"L" + row(b"v", MAX_CONTAINERS, (b"t" + row(b"v", 0)) * MAX_CONTAINERS))


def test_it_works_where_numpy_is_missing() -> None:
    program = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"numpy", "pandas", "scipy"}:
            raise ImportError(name)
sys.meta_path.insert(0, Absent())
from greenroom.sandbox.codec import Unfit, decode, encode
assert decode(encode({"a": [1, (2.5, None)]})) == {"a": [1, (2.5, None)]}
try:
    decode(bytes.fromhex(sys.argv[1]))
except Unfit as refused:
    print(refused)
"""
    array = encode(np.zeros(2)).hex()

    done = subprocess.run(
        [sys.executable, "-c", program, array], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "an array cannot be read where NumPy is missing"
