"""The expectation step: where persons stand, and how often each score was given from where.

Bock and Aitkin, Psychometrika 46 (1981) 443-459. With X (persons by columns, a 1 for each
response) and T (columns by quadrature points, logarithms of chances), X T is the logarithm of each
person's likelihood, and X' W the expected counts: two products of a sparse matrix a pass.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from greenroom.learner.grid import Doubles
from greenroom.learner.responses import Places, Responses

POINTS: Final = 61
"""Of the quadrature: with 21 the scale comes out biased, with twice as many nothing changes."""
LIMIT: Final = 6.0
SINGLE_FROM: Final = 1_000_000
"""Responses from which single precision is taken: half the time and memory."""
LEAST_CHUNK: Final = 1 << 18
"""Responses worked on at once."""
MOST_PERSONS: Final = 1 << 15
AT_ONCE: Final = 1 << 13
"""Responses whose abilities are in memory together."""

R = TypeVar("R")
Floats = NDArray[np.floating]


class Quadrature(NamedTuple):
    """The ability's distribution, N(0, 1), as points with weights."""

    points: Doubles
    """(q,)"""
    logs: Doubles
    """(q,) logarithms of the weights, which sum to 1."""

    @classmethod
    def of(cls, points: int = POINTS) -> "Quadrature":
        """Evenly spread from -6 to 6."""
        places = np.linspace(-LIMIT, LIMIT, points)
        weights = np.exp(-0.5 * places**2)
        return cls(places, np.log(weights / weights.sum()))


class Chunk(NamedTuple):
    """Some persons with what their responses say of them."""

    begin: int
    """Number of the first."""
    cells: sp.csc_array
    """(p, columns) their responses."""
    posterior: Floats
    """(p, q) where each stands."""
    logs: Doubles
    """(p,) logarithm of the likelihood of each one's responses."""


@dataclass(frozen=True)
class Expected:
    """What one pass finds; q quadrature points."""

    counts: Doubles
    """(columns, q) responses in each category that are expected from each ability."""
    log_likelihood: float


def precision_of(responses: Responses) -> type[np.floating]:
    """The type in which responses are worked on."""
    return np.float32 if len(responses.columns) >= SINGLE_FROM else np.float64


def read(
    responses: Responses, table: Floats, quadrature: Quadrature, begin: int, end: int
) -> Chunk:
    """Where the persons from `begin` to before `end` stand; table: (columns, q) log chances."""
    cells = responses.part(begin, end, table.dtype.type)
    weights = cells @ table
    weights += quadrature.logs.astype(table.dtype)
    peak = weights.max(axis=1, keepdims=True)
    weights -= peak
    np.exp(weights, out=weights)
    sums = weights.sum(axis=1, keepdims=True)
    weights /= sums
    return Chunk(begin, cells, weights, (peak + np.log(sums))[:, 0].astype(np.float64))


def expect(
    responses: Responses, table: Floats, quadrature: Quadrature, workers: int | None = None
) -> Expected:
    """One pass over all responses; table: (columns, q) logarithms of chances.

    workers: threads; as many as there are processors if left out. The products let go of the
    interpreter, so two are nearly twice as fast as one.
    """

    def work(share: Sequence[tuple[int, int]]) -> tuple[Doubles, float]:
        counts, logs = np.zeros(table.shape), 0.0
        for begin, end in share:
            chunk = read(responses, table, quadrature, begin, end)
            counts += chunk.cells.T @ chunk.posterior
            logs += float(chunk.logs.sum())
        return counts, logs

    found = shared(work, list(chunks(responses)), workers)
    counts, logs = found[0]
    for more, log in found[1:]:
        counts += more
        logs += log
    return Expected(counts, logs)


def chunks(responses: Responses) -> Iterator[tuple[int, int]]:
    """First person and the one after the last, of parts that fit into memory."""
    # The counts of a chunk are added over all columns, which must not cost more than the chunk.
    most = max(LEAST_CHUNK, 64 * int(responses.firsts[-1]))
    begin = 0
    while begin < responses.persons:
        limit = responses.starts[begin] + most
        fit = int(np.searchsorted(responses.starts, limit, side="right")) - 1
        end = min(max(fit, begin + 1), begin + MOST_PERSONS, responses.persons)
        yield begin, end
        begin = end


def shared(
    work: Callable[[Sequence[tuple[int, int]]], R],
    parts: Sequence[tuple[int, int]],
    workers: int | None,
) -> list[R]:
    """The parts, worked on by several threads, each with its own share."""
    count = min(workers or os.cpu_count() or 1, len(parts))
    if count <= 1:
        return [work(parts)]
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, [parts[start::count] for start in range(count)]))


def looked_up(
    tables: Floats, posterior: Floats, person: NDArray[np.int64], column: Places
) -> Doubles:
    """(w, m) the mean of each response's row of w tables over where its person stands.

    Args:
        tables: (w, columns, q)
        posterior: (p, q) where each person stands.
        person: (m,) place of each response's person.
        column: (m,) of each response.
    """
    found = np.empty((len(tables), len(column)))
    for begin in range(0, len(column), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        weights = posterior[person[part]]
        for place, table in enumerate(tables):
            found[place, part] = np.einsum("mq,mq->m", weights, table[column[part]])
    return found
