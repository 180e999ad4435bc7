"""The graders by name. A new grader is one file and one line here."""

from typing import Any

from greenroom.graders.exact import ExactGrader
from greenroom.graders.grader import Grader
from greenroom.graders.numeric import NumericGrader
from greenroom.graders.outputs.grader import OutputsGrader
from greenroom.graders.recall import RecallGrader
from greenroom.graders.review import ReviewGrader
from greenroom.graders.self_marked import SelfMarkedGrader
from greenroom.model.registry import registry

OUTPUTS = OutputsGrader()
"""Holds the sandbox, which starts at the first need; whoever opened Greenroom closes it."""

GRADERS: dict[str, Grader[Any]] = registry(
    ExactGrader(),
    NumericGrader(),
    RecallGrader(),
    OUTPUTS,
    ReviewGrader(OUTPUTS),
    SelfMarkedGrader(),
)
