"""Every item that can be asked, as tables: what selection reads, made once for a bank's version."""

import hashlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.grid import GRID, POINTS, Doubles
from greenroom.learner.parameters import LEAST_CHANCE, NODES, Parameters, category_chances
from greenroom.learner.priors import ItemParameters, grader_errors, known
from greenroom.learner.tree import Tree
from greenroom.model.item import LEVELS, ItemHead

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

BLOCK: Final = 1024
"""Items whose tables are made together: some 3 MB of doubles for each category."""
KEPT: Final = 8
"""Pools: people practise with other filters at the same time."""
SMALL_WORDS: Final = frozenset(
    ["a", "an", "and", "for", "in", "is", "of", "on", "or", "the", "to", "with"]
)


@dataclass(frozen=True, eq=False)
class Pool:
    """n items, those of a topic side by side; k topics of the tree."""

    heads: tuple[ItemHead, ...]
    topics: tuple[str, ...]
    areas: tuple[str, ...]
    information: Floats
    """(n, POINTS) Fisher's, of an answer's score on the ability; a point's column lies together."""
    topic: Places
    """(n,) place of the first topic; k where the tree does not have it."""
    area: Places
    """(n,)"""
    level: Places
    """(n,) place in LEVELS."""
    minutes: Floats
    """(n,)"""
    kin: Places
    """(n,) number of the group of which only one is asked in a session."""
    keys: NDArray[np.uint64]
    """(n,) made of the uids: what is drawn by them is the same in another version of the bank."""

    @classmethod
    def of(
        cls,
        heads: Sequence[ItemHead],
        tree: Tree,
        items: ItemParameters,
        enemies: Mapping[str, str] | None = None,
    ) -> Self:
        """The tables of these items.

        Args:
            heads: any number of items, none too.
            tree: of abilities.
            items: what is known of each.
            enemies: by uid, the name of a group of which only one is asked in a session; items
                that are not in it are kin where their first topic and their title agree.
        """
        last = len(tree.topics)
        heads = sorted(heads, key=lambda head: tree.place.get(head.topics[0], last))
        areas = tuple(sorted({head.area for head in heads}))
        groups = [(enemies or {}).get(head.uid) or _likeness(head) for head in heads]
        numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
        return cls(
            heads=tuple(heads),
            topics=tree.topics,
            areas=areas,
            information=information(
                [items(head.uid, head.kind) for head in heads],
                [grader_errors(head.kind) for head in heads],
            ),
            topic=_places(tree.place.get(head.topics[0], last) for head in heads),
            area=_places(areas.index(head.area) for head in heads),
            level=_places(LEVELS.index(head.level) for head in heads),
            minutes=np.array([head.minutes for head in heads], dtype=np.float32),
            kin=_places(numbers[group] for group in groups),
            keys=np.array([_key(head.uid) for head in heads], dtype=np.uint64),
        )

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Of each item, by its uid."""
        return {head.uid: place for place, head in enumerate(self.heads)}

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Of each topic, and of the items without one: where its items begin and end."""
        edges = np.searchsorted(self.topic, np.arange(len(self.topics) + 2)).tolist()
        return tuple(pairwise(edges))

    @cached_property
    def evenly(self) -> Mapping[str, float]:
        """By topic, weights that make every area alike, and in an area every topic with items."""
        pairs = sorted({(head.area, head.topics[0]) for head in self.heads})
        topics = Counter(area for area, _ in pairs)
        weights = dict.fromkeys([topic for _, topic in pairs], 0.0)
        for area, topic in pairs:
            weights[topic] += 1 / topics[area]
        return weights

    @cached_property
    def filled(self) -> Places:
        """Places of the topics that have items."""
        return np.flatnonzero([end > start for start, end in self.spans])

    def kin_of(self, items: Flags) -> Flags:
        """(n,) True for the kin of these items, themselves too."""
        found = np.zeros(len(self.heads), dtype=np.bool_)
        found[self.kin[items]] = True
        kin: Flags = found[self.kin]
        return kin

    def flags(self, uids: Sequence[str]) -> Flags:
        """(n,) True for these items; uids that the pool does not have are passed over."""
        found = np.zeros(len(self.heads), dtype=np.bool_)
        found[[self.place[uid] for uid in uids if uid in self.place]] = True
        return found


class Pools:
    """The pools of the latest choices of items, kept while the bank and what is known stay."""

    def __init__(
        self,
        tree: Tree | None = None,
        items: ItemParameters | None = None,
        enemies: Mapping[str, str] | None = None,
        version: Callable[[], Hashable] = lambda: None,
    ) -> None:
        """Args: see `Pool.of`.

        tree: None for one of the items' own first topics and rounds.
        items: None for what their authors say.
        version: of what `items` says; where it changes, pools are made anew.
        """
        self._tree, self._items, self._enemies, self._version = tree, items, enemies, version
        self._made: OrderedDict[Hashable, tuple[Pool, Tree]] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, heads: Sequence[ItemHead]) -> tuple[Pool, Tree]:
        """The tables of these items and the tree that they hang on."""
        # A pool keeps its items, so none of these ids is given to another one while it is here;
        # to compare the items themselves takes longer than the choice.
        key = (self._version(), tuple(map(id, heads)))
        with self._lock:
            if key not in self._made:
                self._made[key] = self._make(heads)
            self._made.move_to_end(key)
            if len(self._made) > KEPT:
                self._made.popitem(last=False)
            return self._made[key]

    def _make(self, heads: Sequence[ItemHead]) -> tuple[Pool, Tree]:
        tree = self._tree or Tree.of({head.topics[0]: head.rounds[0] for head in heads})
        items = self._items or known({head.uid: head for head in heads}.get)
        return Pool.of(heads, tree, items, self._enemies), tree


def _places(values: Iterable[int]) -> Places:
    return np.fromiter(values, dtype=np.int64)


def _likeness(head: ItemHead) -> tuple[str, tuple[str, ...]]:
    """The same for titles that differ in case, order, small words and plurals at most."""
    letters = "".join(c if c.isalnum() else " " for c in head.title.lower())
    words = {word.removesuffix("s") for word in letters.split() if word not in SMALL_WORDS}
    return head.topics[0], tuple(sorted(words))


def _key(uid: str) -> int:
    return int.from_bytes(hashlib.blake2b(uid.encode(), digest_size=8).digest(), "big")


def information(items: Sequence[Parameters], errors: Sequence[Doubles | None]) -> Floats:
    """(n, POINTS) Fisher information of an answer: the sum over scores of P'^2 / P.

    P is averaged over all that the item may be, as in `parameters.curves`, then over what its
    grader may make of the answer.

    Args:
        items: what is known of each.
        errors: by item, (categories, categories) chance that its grader gives the column where
            the row is true; None for a grader that does not err.
    """
    found = np.zeros((len(items), POINTS), dtype=np.float32, order="F")
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, item in enumerate(items):
        groups.setdefault((_offsets(item), id(errors[place])), []).append(place)
    for (offsets, _), places in groups.items():
        for start in range(0, len(places), BLOCK):
            block = places[start : start + BLOCK]
            found[block] = _of_block(np.array(offsets), [items[p] for p in block], errors[block[0]])
    return found


def _offsets(item: Parameters) -> tuple[float, ...]:
    """Steps from the item's difficulty; items that share them differ by a shift alone."""
    return tuple(round(step - item.difficulty, 9) for step in item.steps)


def _of_block(offsets: Doubles, items: Sequence[Parameters], errors: Doubles | None) -> Doubles:
    """(m, POINTS) of items that differ in difficulty, discrimination, doubt and guessing."""
    chances, slopes = _marginal(offsets, items)
    guess = np.array([item.guess for item in items])[:, None]
    if guess.any():
        # Only items with one step can be guessed.
        chances = np.stack([(1 - guess) * chances[0], guess + (1 - guess) * chances[1]])
        slopes = slopes * (1 - guess)
    if errors is not None:
        chances, slopes = (np.einsum("ts,tmq->smq", errors, given) for given in (chances, slopes))
    found: Doubles = (slopes**2 / np.maximum(chances, LEAST_CHANCE)).sum(axis=0)
    return found


def _marginal(offsets: Doubles, items: Sequence[Parameters]) -> tuple[Doubles, Doubles]:
    """(categories, m, POINTS) each: chance of each score without guessing, and its derivative."""
    shape = (len(offsets) + 1, len(items), POINTS)
    chances, slopes = np.zeros(shape), np.zeros(shape)
    scores = np.arange(shape[0])[:, None]
    b, sd = (np.array([getattr(i, name) for i in items]) for name in ("difficulty", "sd"))
    log_a = np.array([item.log_a for item in items])
    log_a_sd = np.array([item.log_a_sd for item in items])
    for shift, share in _nodes(sd):
        abilities = (GRID - (b + sd * shift)[:, None]).ravel()
        for turn, part in _nodes(log_a_sd):
            a = np.repeat(np.exp(log_a + log_a_sd * turn), POINTS)
            each = category_chances(abilities, offsets, a, 0.0)
            slope = a * each * (scores - (scores * each).sum(axis=0))
            chances += share * part * each.reshape(shape)
            slopes += share * part * slope.reshape(shape)
    return chances, slopes


def _nodes(sds: Doubles) -> list[tuple[float, float]]:
    """Points and weights of the Gauss-Hermite rule; one point where nothing is uncertain."""
    if not sds.any():
        return [(0.0, 1.0)]
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    return list(zip(points.tolist(), (weights / weights.sum()).tolist(), strict=True))
