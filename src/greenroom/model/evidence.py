"""Evidence: one graded answer as the learner model reads it. Append-only."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One per attempt; the learner's state is a fold over these in their order."""

    attempt_id: str
    learner: str
    session_id: str
    item_uid: str
    item_version: str
    kind: str
    area: str
    topics: tuple[str, ...]
    score: float | None
    """0 to 1; None for a card."""
    rating: int | None
    """1 again to 4 easy; None where the answer says nothing of memory."""
    confidence: float | None
    """0.5 to 1."""
    predicted: float | None
    """Chance of success that was predicted before the answer; None for a card."""
    predictor: str
    seconds: float | None
    """From first sight to submission; None where it was not measured."""
    at: dt.datetime
    """UTC."""
