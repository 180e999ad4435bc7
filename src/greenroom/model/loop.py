"""An interview loop: the rounds a person goes through, and how high the bar of each is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from greenroom.model.item import Level


@dataclass(frozen=True, slots=True)
class LoopRound:
    """One meeting of a loop."""

    id: str
    """A round of the tree of topics."""
    title: str
    minutes: float
    weight: float
    """Against the other rounds of the loop."""
    bar: float
    """Level that is asked for, in logits: 0 is an even chance on an item of difficulty 0."""
    bar_sd: float
    """How uncertain it is where the bar lies, in logits; above 0."""
    topics: Mapping[str, float]
    """Share of each topic that is asked about; each above 0, together 1."""
    combines: tuple[str, ...] = ()
    """Further rounds that are folded into this one."""


@dataclass(frozen=True, slots=True)
class Loop:
    """All rounds for one role and level; some have a weight above 0."""

    slug: str
    role: str
    level: Level
    title: str
    about: str
    rounds: tuple[LoopRound, ...]

    @property
    def bar(self) -> float:
        """The weighted mean of the rounds' bars, in logits."""
        return self._mean([round_.bar for round_ in self.rounds])

    @property
    def bar_sd(self) -> float:
        """How uncertain it is, in logits: the weighted mean of the rounds' uncertainties.

        Whoever sets one bar too high most likely sets all of them too high, so that they do not
        level each other out as independent ones would.
        """
        return self._mean([round_.bar_sd for round_ in self.rounds])

    @property
    def minutes(self) -> float:
        """Of all rounds together."""
        return math.fsum(round_.minutes for round_ in self.rounds)

    @property
    def topics(self) -> Mapping[str, float]:
        """Share of each topic of the whole loop; each above 0, together 1."""
        shares: dict[str, float] = {}
        for round_, share in zip(self.rounds, self.shares, strict=True):
            for topic, part in round_.topics.items():
                shares[topic] = shares.get(topic, 0.0) + share * part
        return {topic: share for topic, share in shares.items() if share > 0}

    @property
    def shares(self) -> tuple[float, ...]:
        """Of each round, together 1."""
        total = math.fsum(round_.weight for round_ in self.rounds)
        return tuple(round_.weight / total for round_ in self.rounds)

    def _mean(self, values: list[float]) -> float:
        return math.fsum(s * v for s, v in zip(self.shares, values, strict=True))
