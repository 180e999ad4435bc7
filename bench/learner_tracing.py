"""A public log of answers, ASSISTments 2009: the next answer of users nobody has seen, foretold.

Items are calibrated on some users and the answers of others foretold one after another, each from
those before it. A row that repeats the answer before it under a second skill is left out: its label
would be known. n answers, u users.
"""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from learner_people import People, Places

from greenroom.learner.grid import Doubles
from greenroom.learner.tree import Tree

LINES: Final = 4
"""Of a user in the file: who it is, items, skills, answers."""


@dataclass(frozen=True, eq=False)
class Log:
    """Answers in their order, user by user."""

    user: Places
    """(n,) 0 to u - 1."""
    item: Places
    """(n,) as numbered in the data."""
    skill: Places
    """(n,)"""
    right: Doubles
    """(n,) 0 or 1."""

    @property
    def users(self) -> int:
        return int(self.user.max()) + 1

    def of_first(self, users: int) -> "Log":
        """The answers of the first users."""
        kept = self.user < users
        return Log(self.user[kept], self.item[kept], self.skill[kept], self.right[kept])

    def sequences(self) -> Places:
        """(u, 2) where each user's answers begin and end."""
        return np.searchsorted(self.user, np.array([range(self.users), range(1, self.users + 1)])).T


def read_log(paths: Sequence[Path]) -> Log:
    """The users of all files, one after another."""
    columns: list[list[Places]] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            columns += [answers for answers in _users(file.read().splitlines()) if len(answers)]
    users = np.repeat(np.arange(len(columns)), [len(answers[0]) for answers in columns])
    item, skill, right = (np.concatenate([c[i] for c in columns]) for i in range(3))
    return Log(users, item, skill, right.astype(np.float64))


def _users(lines: Sequence[str]) -> Iterator[list[Places]]:
    for start in range(0, len(lines) - LINES + 1, LINES):
        rows = [np.array(line.split(","), dtype=np.int64) for line in lines[start + 1 : start + 4]]
        item = rows[0]
        is_new = np.append(True, item[1:] != item[:-1])
        yield [row[is_new] for row in rows]


def foretold(log: Log, tree: Tree, topic: Places, chances: Doubles, keep: float) -> Doubles:
    """(n,) chance of a right answer, each from the user's answers before it.

    Args:
        log: the answers.
        tree: of topics.
        topic: (skills,) place of each skill in the tree.
        chances: (items, POINTS) of a right answer, as believed.
        keep: power to which what is known of a topic is raised before each answer on it.
    """
    ends = log.sequences()
    length = ends[:, 1] - ends[:, 0]
    order = np.argsort(-length, kind="stable")
    starts, length = ends[order, 0], length[order]
    people, found = People.unknown(tree, len(order)), np.zeros(len(log.user))
    for step in range(int(length[0])):
        rows = np.arange(int((length > step).sum()))
        answers = starts[rows] + step
        topics, right = topic[log.skill[answers]], chances[log.item[answers]]
        found[answers] = (people.now(rows, topics) * right).sum(axis=1)
        likely = np.where(log.right[answers, None] > 0, right, 1 - right)
        people.add(rows, topics, np.log(np.maximum(likely, 1e-9)), keep)
    return np.clip(found, 1e-6, 1 - 1e-6)
