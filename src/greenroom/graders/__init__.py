"""The graders by name. A new grader is one file and one line here."""

from typing import Any

from greenroom.graders.exact import ExactGrader
from greenroom.graders.grader import Grader
from greenroom.graders.numeric import NumericGrader
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.graders.recall import RecallGrader
from greenroom.graders.review import ReviewGrader
from greenroom.graders.rubric.grader import RubricGrader
from greenroom.model.registry import registry

OUTPUTS = OutputsGrader()
"""Holds the sandbox, which starts at the first need; whoever opened Greenroom closes it."""

RUBRIC = RubricGrader()
"""Loads the encoder at the first need."""

GRADERS: dict[str, Grader[Any]] = registry(
    ExactGrader(),
    NumericGrader(),
    RecallGrader(),
    OUTPUTS,
    ReviewGrader(OUTPUTS),
    RUBRIC,
)
