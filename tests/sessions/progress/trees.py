"""A tree of two rounds and evidence on it."""

import datetime as dt
from collections.abc import Sequence

from greenroom.bank.topics import Topics
from greenroom.learner.fold import fold
from greenroom.learner.tree import Tree
from greenroom.model.evidence import Evidence
from greenroom.model.learner import Learner
from greenroom.model.loop import Loop, LoopRound
from tests.parts import START, evidence

TOPICS = Topics.model_validate(
    {
        "rounds": {"theory": "Theory", "coding": "Coding", "talk": "Talk"},
        "roles": {"ml-engineer": "ML engineer"},
        "areas": {
            "alpha": {
                "title": "Alpha",
                "round": "theory",
                "topics": {
                    "alpha-one": {"title": "Alpha one"},
                    "alpha-two": {"title": "Alpha two", "after": ["alpha-one"]},
                },
            },
            "beta": {
                "title": "Beta",
                "round": "coding",
                "topics": {"beta-one": {"title": "Beta one"}},
            },
        },
    }
)
TREE = Tree.of(TOPICS.round_of)
LOOP = Loop(
    "ml-engineer-mid",
    "ml-engineer",
    "mid",
    "ML engineer, mid",
    "A loop.",
    (
        LoopRound("theory", "Theory", 45, 2, 0.2, 0.3, {"alpha-one": 0.5, "alpha-two": 0.5}),
        LoopRound("coding", "Coding", 45, 1, 0.0, 0.3, {"beta-one": 1.0}),
    ),
)


def answered(
    n: int,
    score: float,
    topic: str = "alpha-one",
    start: dt.datetime = START,
    every: dt.timedelta = dt.timedelta(days=2),
) -> list[Evidence]:
    """So many answers, each to another question."""
    return [
        evidence(f"{topic}-{k}", score=score, topics=(topic,), at=start + k * every)
        for k in range(n)
    ]


def learner_of(pieces: Sequence[Evidence]) -> Learner:
    return fold(Learner("me"), pieces)
