"""The bank's items fitted to a log of evidence, from their authors' estimates on."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.calibrate import Calibration, Options, Tell, calibrate
from greenroom.learner.held_out import HeldOut, held_out
from greenroom.learner.linking import LEAST_COMMON, drifted, mean_sigma
from greenroom.learner.maximise import Priors
from greenroom.learner.own_items import OwnItem, OwnItems
from greenroom.learner.parameters import Parameters
from greenroom.learner.priors import grader_errors
from greenroom.learner.responses import Responses
from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead

LEAST_PEOPLE: Final = 10
"""Who answered an item before its author's estimate is moved. Of a few people's answers one cannot
say whether an item is hard or they are weak, and their own levels are read from the same answers.
"""


class Change(NamedTuple):
    """One item before and after."""

    head: ItemHead
    before: Parameters
    """Of the calibration before, else the author's."""
    after: OwnItem


class BankFit(NamedTuple):
    """What a log says of the bank."""

    own: OwnItems
    changes: tuple[Change, ...]
    """Items with enough answers, the most changed first."""
    waiting: int
    """Items with answers from too few people: what their authors say stands."""
    answers: int
    """First answers that were looked at."""
    people: int
    """Who gave them."""
    held_out: HeldOut | None
    calibration: Calibration | None


class _First(NamedTuple):
    """The first scored answer of one person to one item."""

    person: str
    ability: tuple[str, str]
    """Person and topic: nobody is equally good at everything, and it must not look as if a topic's
    items were hard because one person is weak in it."""
    head: ItemHead
    version: str
    score: float
    at: dt.datetime


def fit_bank(
    evidence: Iterable[Evidence],
    find: Callable[[str], ItemHead | None],
    prior: Callable[[ItemHead], Parameters],
    before: OwnItems | None,
    now: dt.datetime,
    options: Options = Options(),  # noqa: B008 - a tuple does not change
    tell: Tell | None = None,
) -> BankFit:
    """Fit every item that enough people answered.

    Only a person's first answer to an item counts, and of an item that was edited only answers to
    the version that was answered last: what came before is about another question.

    Args:
        evidence: of everybody, in the order of the log.
        find: the item with a uid, None if the bank does not have it.
        prior: what its author says of an item.
        before: what the calibration before found.
        now: when this one is made.
        options: of the search.
        tell: hears of progress.
    """
    firsts = _first_answers(evidence, find)
    number = 1 if before is None else before.calibration + 1
    people = len({one.person for one in firsts})
    enough, waiting = _enough(firsts)
    if not enough:
        nothing = OwnItems(number, now, {})
        return BankFit(nothing, (), waiting, len(firsts), people, None, None)
    heads, responses, priors = _table(enough, prior)
    found = calibrate(responses, priors, options, tell)
    told = held_out(responses, priors, np.random.default_rng(number), options, tell)
    moved = {} if before is None else _moved(enough, before, prior, options)
    versions = {one.head.uid: one.version for one in enough}
    misfit = found.checked.fit.is_misfit
    items = {
        head.uid: OwnItem(
            known,
            versions[head.uid],
            int(responses.answers[place]),
            moved.get(head.uid, False),
            bool(misfit[place]),
        )
        for place, (head, known) in enumerate(zip(heads, found.parameters(), strict=True))
    }
    own = OwnItems(number, now, items)
    changes = _changes(heads, own, before, prior)
    return BankFit(own, changes, waiting, len(firsts), people, told, found)


def _first_answers(
    evidence: Iterable[Evidence], find: Callable[[str], ItemHead | None]
) -> list[_First]:
    found: dict[tuple[str, str, str], _First] = {}
    latest: dict[str, str] = {}
    for piece in evidence:
        head = find(piece.item_uid)
        if piece.score is None or head is None:
            continue
        latest[head.uid] = piece.item_version
        ability = (piece.learner, head.topics[0])
        one = _First(piece.learner, ability, head, piece.item_version, piece.score, piece.at)
        found.setdefault((piece.learner, head.uid, piece.item_version), one)
    return [one for one in found.values() if one.version == latest[one.head.uid]]


def _enough(firsts: Sequence[_First]) -> tuple[list[_First], int]:
    """The answers to items that enough people answered, and how many items have fewer."""
    counts: dict[str, int] = {}
    for one in firsts:
        counts[one.head.uid] = counts.get(one.head.uid, 0) + 1
    few = {uid for uid, count in counts.items() if count < LEAST_PEOPLE}
    return [one for one in firsts if one.head.uid not in few], len(few)


def _table(
    firsts: Sequence[_First], prior: Callable[[ItemHead], Parameters]
) -> tuple[list[ItemHead], Responses, Priors]:
    heads = list({one.head.uid: one.head for one in firsts}.values())
    known = [prior(head) for head in heads]
    items = {head.uid: place for place, head in enumerate(heads)}
    abilities: dict[tuple[str, str], int] = {}
    rows = [
        (
            abilities.setdefault(one.ability, len(abilities)),
            items[one.head.uid],
            known[items[one.head.uid]].category(one.score),
        )
        for one in firsts
    ]
    steps = [len(one.steps) for one in known]
    errors = {
        place: found
        for place, head in enumerate(heads)
        if (found := grader_errors(head.kind)) is not None
    }
    person, item, category = np.array(rows).T
    priors = replace(Priors.of(known), errors=errors)
    return heads, Responses.of(person, item, category, steps), priors


def _moved(
    firsts: Sequence[_First],
    before: OwnItems,
    prior: Callable[[ItemHead], Parameters],
    options: Options,
) -> Mapping[str, bool]:
    """Whether answers since the calibration before say something else than it did, by uid."""
    since, _ = _enough([one for one in firsts if one.at > before.at])
    versions = {one.head.uid: one.version for one in since}
    common = {
        uid
        for uid, version in versions.items()
        if uid in before.items and before.items[uid].version == version
    }
    if len(common) < LEAST_COMMON:
        # Without a link, another item cannot be told from stronger people.
        return {}
    heads, responses, priors = _table(since, prior)
    fitted = calibrate(responses, priors, options).parameters()
    pairs = [
        (head.uid, before.items[head.uid].parameters, known)
        for head, known in zip(heads, fitted, strict=True)
        if head.uid in common
    ]
    old = [one for _, one, _ in pairs]
    link = mean_sigma(old, [one for _, _, one in pairs])
    flags = drifted(old, [link.on_old(one) for _, _, one in pairs])
    return {uid: bool(flag) for (uid, _, _), flag in zip(pairs, flags, strict=True)}


def _changes(
    heads: Sequence[ItemHead],
    own: OwnItems,
    before: OwnItems | None,
    prior: Callable[[ItemHead], Parameters],
) -> tuple[Change, ...]:
    known = {} if before is None else before.parameters
    found = [Change(head, known.get(head.uid, prior(head)), own.items[head.uid]) for head in heads]

    def moved(change: Change) -> float:
        return abs(change.after.parameters.difficulty - change.before.difficulty)

    return tuple(sorted(found, key=moved, reverse=True))
