"""What is known of an item before anybody answered it: its author's estimate, with its doubt."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import numpy as np

from greenroom.learner.grid import Doubles
from greenroom.learner.parameters import Parameters
from greenroom.model.item import ItemHead

LOG_A_SD: Final = 0.35
"""How far discriminations differ between items."""
UNKNOWN_SD: Final = 1.2
"""Of the difficulty of an item that is no longer in the bank."""
GUESS: Final = 0.2
"""Of a choice among four or five, some of which can be seen to be wrong."""
STEPS: Final = (-0.8, 0.0, 0.8)
"""From the difficulty, where answers can be right in part: four scores are told apart."""
IN_PART: Final = frozenset({"open", "code", "sql", "review"})

ItemParameters: TypeAlias = Callable[[str, str], Parameters]
"""What is known of the item with this uid and kind."""


def prior_of(head: ItemHead) -> Parameters:
    """What its author says."""
    return _parameters(head.kind, head.difficulty, head.difficulty_sd)


def unknown(_uid: str, kind: str) -> Parameters:
    """Of an item of which nothing but its kind is known."""
    return _parameters(kind, 0.0, UNKNOWN_SD)


def known(
    find: Callable[[str], ItemHead | None], fitted: Mapping[str, Parameters] | None = None
) -> ItemParameters:
    """From what was fitted to answers, else from the author.

    Args:
        find: the item with a uid, None if the bank does not have it.
        fitted: by uid.
    """
    found = fitted or {}

    def of(uid: str, kind: str) -> Parameters:
        head = find(uid)
        if head is None or head.kind != kind:
            return unknown(uid, kind)
        return found.get(uid) or prior_of(head)

    return of


def _parameters(kind: str, difficulty: float, sd: float) -> Parameters:
    steps = tuple(difficulty + step for step in STEPS) if kind in IN_PART else (difficulty,)
    guess = GUESS if kind == "choice" else 0.0
    return Parameters(steps, sd, log_a_sd=LOG_A_SD, guess=guess)


def grader_errors(kind: str) -> Doubles | None:
    """(4, 4) chance of each grade given each true one; None for graders that do not err."""
    return _OPEN_ERRORS if kind == "open" else None


def _shares(counts: list[list[int]]) -> Doubles:
    found = np.array(counts, dtype=np.float64)
    shares: Doubles = found / found.sum(axis=1, keepdims=True)
    return shares


_OPEN_ERRORS: Final = _shares([[182, 59, 8, 0], [15, 82, 24, 2], [3, 23, 38, 8], [0, 7, 25, 52]])
"""Of the bank's 528 graded samples, each read by what was fitted on other questions; a row for
each true category."""
