"""How rare a word is, from the texts that the grader was fitted on."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "rarity.json"
BASE: Final = 0.2
"""What a word that stands everywhere weighs."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Inverse document frequency: log((n + 1) / (d + 1)) + 0.2 for d of n texts (Sparck Jones)."""

    texts: int
    pieces: Mapping[str, int]
    """In how many texts each word piece stands."""
    stems: Mapping[str, int]

    def of_piece(self, piece: str) -> float:
        """Weight of a token of the encoder."""
        return self._weight(self.pieces.get(piece, 0))

    def of_stem(self, stem: str) -> float:
        """Weight of a stem."""
        return self._weight(self.stems.get(stem, 0))

    def _weight(self, count: int) -> float:
        return math.log((self.texts + 1) / (count + 1)) + BASE


@cache
def shipped() -> Rarity:
    """The one that the shipped grader was fitted with."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    return Rarity(found["texts"], found["pieces"], found["stems"])
