"""The item file of a numeric question, whose parameters are drawn for each person."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from greenroom.model.item import NAME_PATTERN, Item, Line, Part, Text

STEPS_LIMIT = 1e12
"""Values that a real parameter may take: no more than its twelve digits tell apart."""
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=40)]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class Parameter(Part):
    """How one parameter is drawn. Exactly one of `integer`, `real` and `choice` is given."""

    integer: tuple[int, int] | None = None
    """Whole number from lowest to highest, both included."""
    real: tuple[float, float] | None = None
    """From lowest to highest in steps of `step`."""
    choice: tuple[int | float, ...] | None = None
    step: float = Field(default=0.01, gt=0)
    count: int | None = Field(default=None, ge=1, le=50)
    """Draw a list of this many."""

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        given = [n for n in ("integer", "real", "choice") if getattr(self, n) is not None]
        if len(given) != 1:
            found = ", ".join(given) or "none"
            raise ValueError(f"found {found}; give exactly one of integer, real, choice")
        bounds = self.integer or self.real
        if bounds and bounds[0] > bounds[1]:
            raise ValueError(f"lowest {bounds[0]} is above highest {bounds[1]}")
        if self.real and (self.real[1] - self.real[0]) / self.step > STEPS_LIMIT:
            raise ValueError(f"step {self.step:g} is too small for a range this wide")
        if self.choice is not None and not self.choice:
            raise ValueError("choice is empty; give at least one value")
        return self


class Tolerance(Part):
    """A value is right within `relative` times the answer or within `absolute`, the wider."""

    relative: float = Field(default=0, ge=0, lt=0.5)
    absolute: float = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.relative and not self.absolute:
            raise ValueError("both are 0; a computed number needs some tolerance")
        return self


class Mistake(Part):
    """A wrong way to compute it that people take; recognised by the value it gives."""

    formula: Text
    why: Text


class NumericItem(Item):
    """A number, with its unit if it has one."""

    kind: Literal["numeric"]
    parameters: dict[Name, Parameter] = Field(min_length=1)
    require: Line | None = None
    """Draw again until this formula holds."""
    answer: Text
    """Formula program: `name = expression` lines, one of them `answer = ...`."""
    tolerance: Tolerance
    unit: Unit = ""
    """The unit of `answer`; empty for a plain number or a fraction (12% is then 0.12)."""
    units: dict[Unit, Annotated[float, Field(gt=0)]] = {}
    """Other units that are accepted, each with its size in `unit`: with GB, MB = 0.001."""
    mistakes: tuple[Mistake, ...] = Field(min_length=1)
    explanation: Text
