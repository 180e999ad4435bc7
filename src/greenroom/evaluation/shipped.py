"""The shipped reader on answers that come with references instead of a rubric."""

from collections.abc import Sequence

from greenroom.graders.rubric.embedded import EmbeddedReader
from greenroom.graders.rubric.rubric import Rubric, RubricPoint


def reference_rubric(question: str, references: Sequence[str]) -> Rubric:
    """The references as the wordings of one point."""
    point = RubricPoint("reference", references[0], 1.0, tuple(references[1:]))
    return Rubric(question, (point,), ())


def shipped_score(question: str, references: Sequence[str], answer: str) -> float:
    """Expected share of the one point that the references word; no label is used.

    Raises:
        GraderFault: the encoder failed.
    """
    if not answer.strip():
        return 0.0
    reading = EmbeddedReader().read(reference_rubric(question, references), answer)
    return reading.points[0].expected
