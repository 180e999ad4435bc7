"""What every item has."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from greenroom.kinds.card.item import CardItem

FIELDS: dict[str, Any] = {
    "uid": "abcdefghijkl",
    "kind": "card",
    "title": "Precision",
    "topics": ["precision"],
    "rounds": ["theory"],
    "level": "mid",
    "difficulty": 0,
    "minutes": 1,
    "as_of": dt.date(2026, 1, 31),
    "stem": "Precision?",
    "takeaway": "Count.",
    "back": "True positives over predicted positives.",
}


def test_the_version_follows_the_content_and_nothing_else() -> None:
    item = CardItem.model_validate(FIELDS)
    again = CardItem.model_validate_json(item.model_dump_json())
    assert again.version == item.version
    assert len(item.version) == 16
    other = CardItem.model_validate({**FIELDS, "back": "Something else."})
    assert other.version != item.version


def test_an_item_does_not_change_once_loaded() -> None:
    item = CardItem.model_validate(FIELDS)
    with pytest.raises(ValidationError, match="frozen"):
        item.back = "Something else."  # type: ignore[misc] # what must fail
