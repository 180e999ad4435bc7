"""What the matcher sees of an answer beside its references; nothing of it is a length."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from greenroom.evaluation.answers import GradedAnswer
from greenroom.graders.rubric.match import (
    FEATURES,
    Question,
    Weighed,
    features,
    read_question,
    weigh,
    worded,
)
from greenroom.text.encoder import Encoder
from greenroom.text.rarity import Rarity

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is going on, how much of it is done, and of how much."""

ENCODINGS_KEPT: Final = 4_000
"""Texts of 60 words take 120 kB each."""
_OVER_REFERENCES: Final = ("late", "gain", "words")
_CHOSEN_BY: Final = FEATURES.index("late")
_PLACES: Final = [FEATURES.index(name) for name in _OVER_REFERENCES]
COLUMNS: Final = (
    *FEATURES,
    *(f"{name}_mean" for name in _OVER_REFERENCES),
    *(f"{name}_max" for name in _OVER_REFERENCES),
)
COSINE: Final = COLUMNS.index("cosine")


def silent(_what: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


class Features:
    """Features of answers; texts that return are encoded once."""

    def __init__(self, encoder: Encoder, rarity: Rarity) -> None:
        self._rarity = rarity
        self._encode = lru_cache(maxsize=ENCODINGS_KEPT)(encoder.encode)
        self._questions: dict[str, Question] = {}
        self._references: dict[tuple[str, str], Weighed] = {}

    def row(self, question: str, references: Sequence[str], answer: str) -> NDArray[np.float64]:
        """(len(COLUMNS),) of the reference that is nearest by late interaction, and over all.

        Raises:
            GraderFault: the encoder failed.
        """
        asked = self._question(question)
        said = weigh(self._encode(answer), asked, self._rarity)
        wordings = [self._reference(question, reference) for reference in references]
        each = np.array([features(asked, w, said, w.states @ said.states.T) for w in wordings])
        nearest = each[each[:, _CHOSEN_BY].argmax()]
        over = each[:, _PLACES]
        return np.concatenate([nearest, over.mean(axis=0), over.max(axis=0)])

    def table(
        self, rows: Sequence[GradedAnswer], progress: Progress = silent
    ) -> NDArray[np.float64]:
        """(len(rows), len(COLUMNS)) of all rows.

        Raises:
            GraderFault: the encoder failed.
        """
        found = np.zeros((len(rows), len(COLUMNS)))
        for number, row in enumerate(rows):
            found[number] = self.row(row.question, row.references, row.answer)
            progress("reading answers", number + 1, len(rows))
        return found

    def _question(self, text: str) -> Question:
        if text not in self._questions:
            self._questions[text] = read_question(self._encode(text))
        return self._questions[text]

    def _reference(self, question: str, text: str) -> Weighed:
        key = (question, text)
        if key not in self._references:
            self._references[key] = worded(
                self._encode(text), self._question(question), self._rarity
            )
        return self._references[key]
