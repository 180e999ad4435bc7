"""The chance of success before an answer."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from greenroom.learner.ability import abilities
from greenroom.learner.parameters import expected
from greenroom.learner.priors import ItemParameters
from greenroom.learner.tree import Tree
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner

PREDICTOR: Final = "tree-1"
"""Name and version of the rule below, kept with each piece of evidence."""


def predictor(
    tree: Tree, items: ItemParameters, now: Callable[[], dt.datetime]
) -> Callable[[Learner, ItemHead], float]:
    """Predicts the score that a learner can expect on an item, 0 to 1.

    Over all that the ability on its first topic is now and the item's parameters may be.
    """

    def predict(learner: Learner, head: ItemHead) -> float:
        found = abilities(learner, tree, now())
        place = tree.place.get(head.topics[0])
        chances = found.overall if place is None else found.topics[place]
        return float(chances @ expected(items(head.uid, head.kind)))

    return predict
