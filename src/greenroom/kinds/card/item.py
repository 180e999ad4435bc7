"""The item file of a flashcard."""

from typing import Literal

from greenroom.model.item import Item, Text


class CardItem(Item):
    """The stem is the front; the learner recalls, turns the card and rates the recall."""

    kind: Literal["card"]
    back: Text
