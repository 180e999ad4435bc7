"""A choice: the item asked next and why."""

from typing import NamedTuple

from greenroom.model.item import ItemHead


class Choice(NamedTuple):
    """`reason` is a sentence that the learner can read."""

    head: ItemHead
    reason: str
