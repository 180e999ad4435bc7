"""All families of gamed answers.

What a family makes deserves nothing, or at most its `max_points`. The item, the other items and the
state of the random source determine it wholly.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tests.graders.gaming import (
    echoes,
    empties,
    noise,
    orders,
    salads,
    strangers,
    talk,
    untruths,
)
from tests.graders.gaming.family import Family


def _by_name(*groups: tuple[Family, ...]) -> Mapping[str, Family]:
    found: dict[str, Family] = {}
    for family in (family for group in groups for family in group):
        if family.name in found:
            raise ValueError(f"found the family '{family.name}' twice")
        found[family.name] = family
    return MappingProxyType(found)


FAMILIES: Final = _by_name(
    empties.FAMILIES,
    echoes.FAMILIES,
    salads.FAMILIES,
    strangers.FAMILIES,
    orders.FAMILIES,
    talk.FAMILIES,
    noise.FAMILIES,
    untruths.FAMILIES,
)
"""By name."""
