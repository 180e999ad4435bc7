"""The item file of a choice question."""

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from greenroom.model.item import Item, Part, Text


class Option(Part):
    """One option. A wrong one says in `why` which mistake it stands for."""

    text: Text
    correct: bool = False
    why: Text


class ChoiceItem(Item):
    """One best option, or with `multiple` every option that holds."""

    kind: Literal["choice"]
    multiple: bool = False
    fixed_order: bool = False
    """Show the options as written, for options with an order of their own."""
    options: tuple[Option, ...] = Field(min_length=3, max_length=8)
    explanation: Text

    @field_validator("options")
    @classmethod
    def _has_a_key(cls, options: tuple[Option, ...], info: ValidationInfo) -> tuple[Option, ...]:
        multiple = info.data.get("multiple")
        right = sum(option.correct for option in options)
        if multiple is False and right != 1:
            raise ValueError(f"{right} options are correct; a single choice has exactly 1")
        if multiple and not 1 <= right < len(options):
            raise ValueError(
                f"{right} of {len(options)} options are correct; "
                "a multiple choice has at least 1 correct and 1 wrong"
            )
        return options
