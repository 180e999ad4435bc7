"""The graders by name. A new grader is one file and one line here."""

from typing import Any

from greenroom.graders.exact import ExactGrader
from greenroom.graders.grader import Grader
from greenroom.graders.numeric import NumericGrader
from greenroom.graders.recall import RecallGrader
from greenroom.graders.self_marked import SelfMarkedGrader
from greenroom.model.registry import registry

GRADERS: dict[str, Grader[Any]] = registry(
    ExactGrader(),
    NumericGrader(),
    RecallGrader(),
    SelfMarkedGrader(),
)
