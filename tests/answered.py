"""Data folders in which somebody has answered, through the same room as a person."""

from pathlib import Path

from greenroom.model.session import Blueprint
from greenroom.practice.flow import Submission
from greenroom.wiring import LOCAL_LEARNER, Greenroom, open_greenroom


def answer_many(data_dir: Path, number: int, share_right: float = 0.5) -> None:
    """A practice of choice questions over all topics; so large a share answered rightly."""
    greenroom = open_greenroom(data_dir)
    try:
        session = greenroom.room.start(
            LOCAL_LEARNER,
            Blueprint(policy="practice", title="Many", length=number, kinds=("choice",)),
        )
        while (position := greenroom.room.current(session.id)) is not None:
            # Spread evenly over the session rather than all at its start.
            is_right = int(position * share_right) > int((position - 1) * share_right)
            _answer(greenroom, session.id, position, is_right=is_right)
    finally:
        greenroom.close()


def _answer(greenroom: Greenroom, session_id: str, position: int, *, is_right: bool) -> None:
    asked = greenroom.room.view(session_id, position).asked
    assert asked is not None
    samples = asked.kind.samples(asked.question)
    form = next(s.form for s in samples if s.score == (1.0 if is_right else 0.0))
    greenroom.room.submit(session_id, position, Submission(greenroom.ports.new_id(), form))
