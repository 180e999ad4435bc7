"""The chance of success before an answer, until abilities are estimated."""

from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner, Tally

AREA_SHARE = "area-share-1"
"""Name and version of the rule below, kept with each piece of evidence."""


def area_share(learner: Learner, head: ItemHead) -> float:
    """Laplace's rule of succession over the area's answers: (sum of scores + 1) / (n + 2)."""
    tally = learner.areas.get(head.area, Tally())
    return (tally.score + 1) / (tally.n + 2)
