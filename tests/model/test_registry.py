"""Registries."""

from typing import NamedTuple

import pytest

from greenroom.model.registry import registry


class Thing(NamedTuple):
    name: str


def test_entries_are_found_by_their_names_in_order() -> None:
    assert registry(Thing("b"), Thing("a")) == {"b": Thing("b"), "a": Thing("a")}
    assert list(registry(Thing("b"), Thing("a"))) == ["b", "a"]


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two entries are named 'a'"):
        registry(Thing("a"), Thing("a"))
