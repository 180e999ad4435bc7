"""What a proof of an item found."""

from dataclasses import dataclass, field

from greenroom.proof.mutants import Mutant


@dataclass(frozen=True, slots=True)
class Proof:
    """One item: what is wrong with it, and how many mutants of its reference its tests notice."""

    item: str
    """`area/slug`."""
    problems: tuple[str, ...]
    """`file: message` of everything that does not hold."""
    mutants: int = 0
    """Without those listed as equivalent."""
    killed: int = 0
    survivors: tuple[Mutant, ...] = field(default=())
    equivalent: int = 0
    """Mutants that the item lists as such."""
    seconds: float = 0.0

    @property
    def score(self) -> float | None:
        """Share of mutants killed; None where there is none."""
        return self.killed / self.mutants if self.mutants else None


MUTATION_BAR = 0.97
"""Share of all mutants of a bank that its tests must notice."""
