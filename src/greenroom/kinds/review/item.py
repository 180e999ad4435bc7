"""The item folder of a review question."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from greenroom.graders.review import Defect, ReviewKey, Sound
from greenroom.kinds.coded import ExerciseItem, Source, Sources
from greenroom.model.item import Line, Part, Slug, Text


def _ordered(lines: tuple[int, int]) -> tuple[int, int]:
    if not 1 <= lines[0] <= lines[1]:
        raise ValueError(f"found {list(lines)}; give the first and the last line, from 1")
    return lines


Lines = Annotated[tuple[int, int], AfterValidator(_ordered)]


class PlantedDefect(Part):
    """A mistake in the patch."""

    id: Slug
    lines: Lines
    title: Line
    why: Text
    group: Line
    """The group of cases that catches it."""


class SoundLines(Part):
    """Lines that look suspicious and are right."""

    lines: Lines
    why: Text


class ReviewItem(ExerciseItem):
    """An assistant's patch with planted defects."""

    FILES: ClassVar[Mapping[str, str]] = {
        "prompt.md": "stem",
        "explanation.md": "explanation",
        "before.py": "before",
        "patch.py": "patch",
        "solution.py": "solution",
        "cases.py": "cases",
        "test_reference.py": "reference_test",
        "test_weak.py": "weak_test",
        "defects/*.py": "planted",
        "alternatives/*.py": "alternatives",
    }

    kind: Literal["review"]
    before: Source
    patch: Source
    reference_test: Source
    weak_test: Source
    """Passes on the right code and catches fewer than half of the defects."""
    defects: tuple[PlantedDefect, ...] = Field(min_length=3, max_length=6)
    planted: Sources
    """The right code with one defect, by the defect's id."""
    sound: tuple[SoundLines, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_file_each(self) -> Self:
        ids = [defect.id for defect in self.defects]
        if len(set(ids)) < len(ids) or set(ids) != set(self.planted):
            found, files = ", ".join(sorted(ids)), ", ".join(sorted(self.planted))
            raise ValueError(f"found defects {found} and files {files}; each needs the other")
        return self

    def key(self, seed: int) -> ReviewKey:
        """What an answer is held against, for the variant of this seed."""
        defects = tuple(
            Defect(d.id, d.title, d.why, d.lines[0], d.lines[1], self.planted[d.id])
            for d in self.defects
        )
        sound = tuple(Sound(s.lines[0], s.lines[1], s.why) for s in self.sound)
        return ReviewKey(self.exercise(seed), defects, sound, self.patch)
