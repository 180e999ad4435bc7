"""The item folder of a code question."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from greenroom.kinds.coded import ExerciseItem, Source, Sources
from greenroom.model.item import Line, Part

Sentences = Annotated[tuple[Line, ...], Field(min_length=1, max_length=4)]


class ThinkAloud(Part):
    """What a strong candidate says at each step."""

    clarify: Sentences
    brute_force: Sentences
    optimise: Sentences
    edge_cases: Sentences


class CodeItem(ExerciseItem):
    """A function or class to write."""

    FILES: ClassVar[Mapping[str, str]] = {
        "prompt.md": "stem",
        "explanation.md": "explanation",
        "starter.py": "starter",
        "solution.py": "solution",
        "cases.py": "cases",
        "wrong/*.py": "wrong",
        "alternatives/*.py": "alternatives",
    }

    kind: Literal["code"]
    think_aloud: ThinkAloud
    starter: Source
    wrong: Sources = Field(min_length=3)
    """Each with its first line `# <group>: <mistake>`."""
