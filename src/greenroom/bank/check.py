"""Checks of one item that its schema cannot make, and of the items together."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from greenroom.bank import markdown
from greenroom.bank.finding import Finding
from greenroom.bank.formula import FormulaError, evaluate, finite
from greenroom.bank.load import ItemFile, ItemKind
from greenroom.bank.topics import Topics
from greenroom.model.item import Claim, Item

LONGEST_KEY_LIMIT = 0.4
"""Share of an area's items in which the longest option may be the key."""
LONGEST_KEY_LEAST = 5
"""Items with options that an area needs before that share says anything."""


class Listed(NamedTuple):
    """What the checks across items need of each."""

    path: str
    area: str
    slug: str
    uid: str
    is_key_longest: bool | None


def check_item(
    item: Item, file: ItemFile, kind: ItemKind, topics: Topics, today: dt.date
) -> Iterator[tuple[str, str]]:
    """Field and message of everything that is wrong with one item."""
    yield from _check_names(item, file, topics)
    if item.as_of > today:
        yield "as_of", f"found {item.as_of}, a day to come; allowed up to {today}"
    problems = list(kind.check(item))
    yield from problems
    try:
        prose = list(kind.prose(item))
    except FormulaError as error:
        if not problems:
            yield "stem", str(error)
        return
    for field, text in prose:
        for problem in markdown.problems(text):
            yield field, problem
    shown = "\n".join(text for _, text in prose)
    for index, claim in enumerate(item.claims):
        yield from _check_claim(f"claims[{index}]", claim, shown)


def _check_names(item: Item, file: ItemFile, topics: Topics) -> Iterator[tuple[str, str]]:
    for index, topic in enumerate(item.topics):
        if topics.area_of(topic) is None:
            yield f"topics[{index}]", _no_such("topic", topic, topics.topic_ids)
    first = topics.area_of(item.topics[0])
    if first is not None and first != file.area:
        yield (
            "topics[0]",
            f"found '{item.topics[0]}' of area '{first}'; the first topic is of the folder's "
            f"area, '{file.area}'",
        )
    for index, round_ in enumerate(item.rounds):
        if round_ not in topics.rounds:
            yield f"rounds[{index}]", _no_such("round", round_, topics.rounds)
    for index, role in enumerate(item.roles):
        if role not in topics.roles:
            yield f"roles[{index}]", _no_such("role", role, topics.roles)


def _no_such(noun: str, name: str, allowed: Iterable[str]) -> str:
    return f"no {noun} '{name}'; allowed: {', '.join(allowed)}"


_CLAIMED = re.compile(r"[-+\u2212]?\d[\d,]*(?:\.\d+)?")


def _check_claim(field: str, claim: Claim, shown: str) -> Iterator[tuple[str, str]]:
    match = _CLAIMED.search(claim.says)
    if match is None:
        yield f"{field}.says", f"found '{claim.says}'; it must hold a number"
        return
    if not _stands_in(claim.says, shown):
        yield f"{field}.says", f"'{claim.says}' does not stand in the item's text"
    try:
        value = finite(evaluate(claim.formula, {}))
    except FormulaError as error:
        yield f"{field}.formula", str(error)
        return
    text = match.group().replace(",", "").replace("\u2212", "-")
    percent = claim.says[match.end() :].lstrip("} \\").startswith("%")
    digits = len(text.partition(".")[2])
    scale = 100 if percent else 1
    # Half a unit of the last digit shown, and a hair more for a half that rounds either way.
    if abs(value * scale - float(text)) > 0.5 * 10**-digits * (1 + 1e-9):
        yield f"{field}.says", f"found '{claim.says}'; the formula gives {value * scale:.6g}"


def _stands_in(says: str, shown: str) -> bool:
    inside = re.escape(says)
    # 12 does not stand in 120 or 1.12.
    return re.search(rf"(?<![\d.,]){inside}(?!\d|[.,]\d)", shown) is not None or (
        not says[:1].isdigit() and says in shown
    )


def check_together(
    items: Sequence[Listed], lock: Mapping[str, str] | None, bank_name: str
) -> Iterator[Finding]:
    """Findings that only show across items. `lock` has the uid recorded for each `area/slug`."""
    yield from _check_unique(items)
    yield from _check_lengths(items, bank_name)
    if lock is not None:
        yield from _check_lock(items, lock)


def _check_unique(items: Sequence[Listed]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for item in items:
        if item.uid in first:
            yield Finding(
                item.path, "uid", f"found '{item.uid}', which {first[item.uid]} has; make a new one"
            )
        first.setdefault(item.uid, item.path)


def _check_lengths(items: Sequence[Listed], bank_name: str) -> Iterator[Finding]:
    areas: defaultdict[str, list[bool]] = defaultdict(list)
    for item in items:
        if item.is_key_longest is not None:
            areas[item.area].append(item.is_key_longest)
    for area, found in areas.items():
        share = sum(found) / len(found)
        if len(found) >= LONGEST_KEY_LEAST and share > LONGEST_KEY_LIMIT:
            yield Finding(
                f"{bank_name}/{area}",
                "options",
                f"the longest option is the key in {sum(found)} of {len(found)} items "
                f"({share:.0%}); at most {LONGEST_KEY_LIMIT:.0%}",
            )


def _check_lock(items: Sequence[Listed], lock: Mapping[str, str]) -> Iterator[Finding]:
    uids = {item.uid for item in items}
    locked = set(lock.values())
    for item in items:
        name = f"{item.area}/{item.slug}"
        recorded = lock.get(name)
        if recorded is None and item.uid not in locked:
            yield Finding(item.path, "uid", "not in uids.lock; `greenroom bank lock` records it")
        elif recorded is not None and recorded != item.uid and recorded not in uids:
            yield Finding(
                item.path,
                "uid",
                f"found '{item.uid}', recorded is '{recorded}'; a uid never changes",
            )
