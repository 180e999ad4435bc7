"""SciPy's sparse matrices and arrays, written as CSR, CSC or coordinates."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from greenroom.sandbox.codec.wire import Builder, Encoder, Unfit, Writer, malformed

COMPRESSED: Final = ("csr", "csc")


def encoders() -> Mapping[type, Encoder]:
    """How SciPy's types are written; scipy.sparse must have been imported."""
    sparse = sys.modules["scipy.sparse"]
    # DOK is a dict besides, which would be found first.
    kinds = (sparse.dok_array, sparse.dok_matrix, sparse.sparray, sparse.spmatrix)
    return dict.fromkeys(kinds, _put_sparse)


def _put_sparse(writer: Writer, value: Any, depth: int) -> None:
    # Other layouts (DIA, BSR, DOK, LIL) would let a short message ask for much memory.
    matrix = value if value.format in COMPRESSED and value.ndim == 2 else value.tocoo()
    places = [matrix.indices, matrix.indptr] if matrix.format in COMPRESSED else list(matrix.coords)
    is_array = isinstance(value, sys.modules["scipy.sparse"].sparray)
    shape = [int(size) for size in matrix.shape]
    writer.record("sparse", [matrix.format, is_array, shape, matrix.data, places], depth)


def _sparse(fields: list[Any]) -> Any:
    layout, is_array, shape, data, places = fields
    try:
        sparse = import_module("scipy.sparse")
    except ImportError as fault:
        raise Unfit("a sparse matrix cannot be read where SciPy is missing") from fault
    numpy = sys.modules["numpy"]
    arrays = [data, *places]
    if not all(isinstance(part, numpy.ndarray) and part.ndim == 1 for part in arrays):
        raise malformed("parts of a sparse matrix that are no arrays")
    if data.dtype.kind not in "biufc" or any(part.dtype.kind != "i" for part in places):
        raise malformed("a sparse matrix of something else than numbers")
    if not all(type(size) is int and 0 <= size < 2**62 for size in shape):
        raise malformed("a shape that cannot be")
    suffix = "array" if is_array is True else "matrix"
    if layout in COMPRESSED:
        indices, pointers = places
        make = getattr(sparse, f"{layout}_{suffix}")
        matrix = make((data, indices, pointers), shape=tuple(shape))
        matrix.check_format(full_check=True)
        return matrix
    if layout != "coo":
        raise malformed("an unknown layout")
    return getattr(sparse, f"coo_{suffix}")((data, tuple(places)), shape=tuple(shape))


BUILDERS: Final[Mapping[bytes, Builder]] = {b"sparse": _sparse}
