"""From what was seen of points to shares, a score and its interval; all fitted, nothing guessed.

The machine is a support vector regression with a radial kernel (Drucker et al. 1996); shares and
scores are calibrated by centred isotonic regression (Oron and Flournoy 2017), intervals are
split-conformal (Lei et al. 2018): 80% of the answers to questions that were never seen in fitting
lie inside.
"""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "fitted.npz"
LEAST_SPREAD: Final = 0.05
"""An answer whose points are all clear can still be misread."""
FARTHEST: Final = 3.5
"""Deviations from the mean."""

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]


class Interval(NamedTuple):
    """Of a score, 0 to 1."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How much is left open."""
        return self.high - self.low

    def widened(self, factor: float) -> "Interval":
        """The same with more left open on both sides."""
        middle = (self.low + self.high) / 2
        half = self.width / 2 * factor
        return Interval(max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True, eq=False)
class Scale:
    """What was fitted; n columns, m support vectors, k knots."""

    columns: tuple[str, ...]
    mean: Doubles
    """(n,)"""
    deviation: Doubles
    """(n,)"""
    support: Floats
    """(m, n) standardised; by far the largest, and stored with less digits than this."""
    weights: Doubles
    """(m,)"""
    offset: float
    gamma: float
    share_knots: Doubles
    """(2, k): what the machine gives, and the share of the point that this stands for."""
    score_knots: Doubles
    """(2, k): weighted share, and the score that this stands for."""
    reach: Doubles
    """(2,) spreads that an interval reaches under and over the score."""
    belief_knots: Doubles
    """(2, k): how a misconception is heard, and the chance that it is held."""
    source: str = ""
    """Who reads with it, as a grade says it; empty for the shipped one."""

    def raw(self, table: Doubles) -> Doubles:
        """(p,) what the machine gives for a (p, n) table."""
        rows = standardised(table, self.mean, self.deviation).astype(np.float32)
        squares = (rows**2).sum(1)[:, None] + self._squares[None, :]
        distances = rows @ self.support.T
        distances *= -2
        distances += squares
        np.maximum(distances, 0.0, out=distances)
        distances *= -self.gamma
        found: Doubles = np.exp(distances, out=distances) @ self.weights
        return found + self.offset

    @cached_property
    def _squares(self) -> Floats:
        found: Floats = (self.support**2).sum(1)
        return found

    def shares(self, table: Doubles) -> Doubles:
        """(p,) expected share of each point, 0 to 1."""
        return np.interp(self.raw(table), *self.share_knots)

    def score(self, share: float) -> float:
        """The score that a weighted share of the points stands for."""
        return float(np.interp(share, *self.score_knots))

    def interval(self, score: float, spread: float) -> Interval:
        """In which 80% of such answers lie; spread: standard deviation of the weighted share."""
        below, above = (spread + LEAST_SPREAD) * self.reach
        return Interval(max(0.0, score - float(below)), min(1.0, score + float(above)))

    def belief(self, recall: float, lead: float) -> float:
        """Chance that a misconception is held.

        recall: how far the answer says it; lead: how much farther than the point it turns round.
        """
        return float(np.interp(heard(recall, lead), *self.belief_knots))


def standardised(table: Doubles, mean: Doubles, deviation: Doubles) -> Doubles:
    """The table in deviations, none of them larger than what was common in fitting.

    Far from everything that was seen the machine knows nothing and says the same of all.
    """
    return np.clip((table - mean) / deviation, -FARTHEST, FARTHEST)


def heard(recall: float, lead: float) -> float:
    """One number for how a misconception is heard."""
    return recall + lead / 2


def spread_of(shares: Doubles, weights: Doubles) -> float:
    """Standard deviation of the weighted share, were each point covered or not by itself."""
    return float(np.sqrt((weights**2 * shares * (1 - shares)).sum()) / weights.sum())


_ARRAYS: Final = (
    "mean",
    "deviation",
    "support",
    "weights",
    "share_knots",
    "score_knots",
    "reach",
    "belief_knots",
)


def save(scale: Scale, path: Path) -> None:
    """Write it to a file."""
    arrays = {name: getattr(scale, name).astype(np.float32) for name in _ARRAYS}
    arrays["support"] = arrays["support"].astype(np.float16)
    about = json.dumps(
        {
            "columns": scale.columns,
            "offset": scale.offset,
            "gamma": scale.gamma,
            "source": scale.source,
        },
        indent=1,
    )
    np.savez_compressed(path, about=np.array(about), **arrays)


def load(path: Path) -> Scale:
    """Read it from a file."""
    # Opened here: NumPy leaves a damaged file open.
    with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
        about = json.loads(str(file["about"]))
        arrays = {name: file[name].astype(np.float64) for name in _ARRAYS if name != "support"}
        support = file["support"].astype(np.float32)
    return Scale(
        tuple(about["columns"]),
        support=support,
        offset=about["offset"],
        gamma=about["gamma"],
        source=about.get("source", ""),
        **arrays,
    )


@cache
def shipped() -> Scale:
    """The one of this version."""
    return load(FILE)
