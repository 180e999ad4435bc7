"""Interview loops: `loops/<role>-<level>.toml` of a bank, start-ups' with more words behind."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from greenroom.bank.files import printable
from greenroom.bank.finding import Finding
from greenroom.bank.load import read_table
from greenroom.bank.messages import schema_findings
from greenroom.bank.topics import Topics
from greenroom.model.item import LEVELS, Level, Line, Part, Slug
from greenroom.model.loop import Loop, LoopRound

LOOPS_DIR = "loops"
BAR_LIMIT = 3.0
"""In logits: beyond it lies 1 in 700 of the people for whom the scale is made."""
Weight = Annotated[float, Field(ge=0, le=1000)]


class RoundFile(Part):
    """One round. An area's weight is spread evenly over its topics that `topics` does not name."""

    id: Slug
    title: Line | None = None
    """None: what topics.toml calls the round."""
    minutes: float = Field(gt=0, le=480)
    weight: Weight
    bar: float = Field(ge=-BAR_LIMIT, le=BAR_LIMIT)
    """In logits; 0 is an even chance for a mid-level candidate on an item of difficulty 0."""
    bar_sd: float = Field(ge=0.05, le=2)
    """How unsure its author is of it, in logits."""
    topics: dict[Slug, Weight] = {}
    areas: dict[Slug, Weight] = {}
    combines: tuple[Slug, ...] = ()
    """Further rounds that are folded into this one."""


class LoopFile(Part):
    """A loop: what a role asks for at a level."""

    role: Slug
    level: Level
    title: Line
    about: Line
    rounds: tuple[RoundFile, ...] = Field(min_length=1, max_length=20)


def load_loops(bank_dir: Path, topics: Topics) -> tuple[list[Loop], list[Finding]]:
    """The loops that are right, by role and level, and what is wrong with the others."""
    loops: list[Loop] = []
    findings: list[Finding] = []
    folder = bank_dir / LOOPS_DIR
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        name = f"{bank_dir.name}/{printable(path.relative_to(bank_dir))}"
        read = _read(path, name)
        if isinstance(read, list):
            findings.extend(read)
            continue
        wrong = [Finding(name, *problem) for problem in _problems(read, path.stem, topics)]
        findings.extend(wrong)
        if not wrong:
            loops.append(_loop(read, path.stem, topics))
    roles = list(topics.roles)
    loops.sort(key=lambda loop: (roles.index(loop.role), LEVELS.index(loop.level), loop.slug))
    return loops, [*findings, *_falling(loops, bank_dir.name)]


def _read(path: Path, name: str) -> LoopFile | list[Finding]:
    table = read_table(path)
    if isinstance(table, str):
        return [Finding(name, "", table)]
    try:
        return LoopFile.model_validate(table)
    except ValidationError as error:
        return list(schema_findings(name, error, LoopFile))


def _problems(loop: LoopFile, slug: str, topics: Topics) -> Iterator[tuple[str, str]]:
    """Field and message of all that the schema cannot see."""
    wanted = f"{loop.role}-{loop.level}"
    if slug != wanted and not slug.startswith(f"{wanted}-"):
        yield (
            "",
            f"found name '{printable(Path(slug))}'; allowed: {wanted}, or {wanted}- and more words",
        )
    if loop.role not in topics.roles:
        yield "role", _no_such("role", loop.role, topics.roles)
    if math.fsum(round_.weight for round_ in loop.rounds) <= 0:
        yield "rounds", "the rounds' weights sum to 0; allowed: at least one above 0"
    yield from _round_names(loop.rounds, topics)
    for index, round_ in enumerate(loop.rounds):
        for field, message in _weights(round_, topics):
            yield f"rounds[{index}].{field}", message


def _round_names(rounds: Sequence[RoundFile], topics: Topics) -> Iterator[tuple[str, str]]:
    """Each round of a loop exists and is held once, alone or folded into another."""
    first: dict[str, str] = {}
    for index, round_ in enumerate(rounds):
        places = [(f"rounds[{index}].id", round_.id)]
        places += [(f"rounds[{index}].combines[{n}]", c) for n, c in enumerate(round_.combines)]
        for field, name in places:
            if name not in topics.rounds:
                yield field, _no_such("round", name, topics.rounds)
            elif name in first:
                yield field, f"'{name}' stands in {first[name]} already; allowed: once in a loop"
            first.setdefault(name, field)


def _weights(round_: RoundFile, topics: Topics) -> Iterator[tuple[str, str]]:
    for topic in round_.topics:
        if topics.area_of(topic) is None:
            yield f"topics.{topic}", _no_such("topic", topic, topics.topic_ids)
    for area in round_.areas:
        if area not in topics.areas:
            yield f"areas.{area}", _no_such("area", area, topics.areas)
        elif not set(topics.areas[area].topics) - set(round_.topics):
            yield (
                f"areas.{area}",
                "'topics' names all topics of this area, so its weight falls on none; leave it out",
            )
    if math.fsum([*round_.topics.values(), *round_.areas.values()]) <= 0:
        yield "topics", "the weights of topics and areas sum to 0; allowed: at least one above 0"


def _no_such(noun: str, name: str, allowed: Iterable[str]) -> str:
    return f"no {noun} '{name}'; allowed: {', '.join(allowed)}"


def _loop(read: LoopFile, slug: str, topics: Topics) -> Loop:
    return Loop(
        slug=slug,
        role=read.role,
        level=read.level,
        title=read.title,
        about=read.about,
        rounds=tuple(_round(round_, topics) for round_ in read.rounds),
    )


def _round(read: RoundFile, topics: Topics) -> LoopRound:
    return LoopRound(
        id=read.id,
        title=read.title or topics.rounds[read.id],
        minutes=read.minutes,
        weight=read.weight,
        bar=read.bar,
        bar_sd=read.bar_sd,
        topics=_shares(read, topics),
        combines=read.combines,
    )


def _shares(round_: RoundFile, topics: Topics) -> Mapping[str, float]:
    weights = dict(round_.topics)
    for area, weight in round_.areas.items():
        left = [topic for topic in topics.areas[area].topics if topic not in round_.topics]
        weights.update({topic: weight / len(left) for topic in left})
    total = math.fsum(weights.values())
    return {topic: weight / total for topic, weight in weights.items() if weight > 0}


def _falling(loops: Iterable[Loop], bank_name: str) -> Iterator[Finding]:
    """Loops of one family (a role's, a role's at start-ups) whose bar does not rise with level."""

    def family(loop: Loop) -> tuple[str, str]:
        return loop.role, loop.slug.removeprefix(f"{loop.role}-{loop.level}")

    # Sorting is stable, so that the levels stay in their order.
    for _, members in itertools.groupby(sorted(loops, key=family), key=family):
        for lower, higher in itertools.pairwise(members):
            if higher.bar <= lower.bar:
                yield Finding(
                    f"{bank_name}/{LOOPS_DIR}/{higher.slug}.toml",
                    "rounds",
                    f"the mean bar is {higher.bar:.2f}; allowed: above {lower.bar:.2f}, "
                    f"that of {lower.slug}",
                )
