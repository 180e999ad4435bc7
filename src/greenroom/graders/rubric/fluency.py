"""How far the order of an answer's words is that of speech.

A trigram model (Jelinek and Mercer 1980) over function words, in which every other word is the same
symbol: it knows no subject, only how sentences are built. What it says of a text is held against
what the same words would be worth in any order, so that terse answers are no worse than long ones.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

from greenroom.text.words import NEGATIONS, STOP, words

FILE: Final = Path(__file__).parent / "fluency.json"
FUNCTION_WORDS: Final = STOP | NEGATIONS
MOST_WORDS: Final = 3000
"""Of a text that are looked at."""
_CONTENT: Final = "*"
_NUMBER: Final = "#"
_PRIOR: Final = 5.0
"""Counts that the shorter history is worth."""
_LEAST_TRIPLE: Final = 3
"""Triples seen less often are left out of the file."""


@dataclass(frozen=True, slots=True)
class Fluency:
    """Counts of symbols that follow each other, divided by spaces."""

    words: Mapping[str, int]
    pairs: Mapping[str, int]
    triples: Mapping[str, int]

    def of(self, text: str) -> float:
        """Mean gain of a word from the two before it, in nats; near zero or less in a salad."""
        read = symbols(text)
        total, kinds = sum(self.words.values()), len(self.words) + 1
        gains: list[float] = []
        for before, (last, this) in zip(["", *read], pairwise(read), strict=False):
            alone = (self.words.get(this, 0) + 1) / (total + kinds)
            known = self.pairs.get(f"{last} {this}", 0) + _PRIOR * alone
            paired = known / (self.words.get(last, 0) + _PRIOR)
            known = self.triples.get(f"{before} {last} {this}", 0) + _PRIOR * paired
            tripled = known / (self.pairs.get(f"{before} {last}", 0) + _PRIOR)
            gains.append(math.log(tripled / alone))
        return math.fsum(gains) / max(1, len(gains))


def symbols(text: str) -> list[str]:
    """Function words as they are, other words and numbers as a mark each."""
    return [_symbol(word.text) for word in islice(words(text), MOST_WORDS)]


def _symbol(word: str) -> str:
    if word in FUNCTION_WORDS:
        return word
    return _NUMBER if word[0].isdigit() else _CONTENT


def fitted(texts: Iterable[str]) -> Fluency:
    """The model of texts that people wrote."""
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    triple: Counter[str] = Counter()
    for text in texts:
        read = symbols(text)
        single.update(read)
        double.update(_runs(read, 2))
        triple.update(_runs(read, 3))
    kept = {run: count for run, count in triple.items() if count >= _LEAST_TRIPLE}
    return Fluency(single, double, kept)


def _runs(read: Sequence[str], length: int) -> list[str]:
    return [" ".join(run) for run in zip(*(read[at:] for at in range(length)), strict=False)]


def written(model: Fluency) -> str:
    """The model as the file holds it."""
    parts = {"words": model.words, "pairs": model.pairs, "triples": model.triples}
    return json.dumps(parts, sort_keys=True, separators=(",", ":")) + "\n"


@cache
def shipped() -> Fluency:
    """The one that the shipped grader was fitted with."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    return Fluency(found["words"], found["pairs"], found["triples"])
