"""`greenroom readiness`: where you stand against an interview loop."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from greenroom.cli.judge import AsJson
from greenroom.cli.safe import safe
from greenroom.cli.serve import BankDir, DataDir
from greenroom.config import default_data_dir
from greenroom.errors import NotFound

if TYPE_CHECKING:
    from greenroom.bank.bank import Bank
    from greenroom.bank.topics import Topics
    from greenroom.coach.ready import Prospect
    from greenroom.learner.raising import Raise
    from greenroom.learner.readiness import Against, Readiness, RoundReadiness
    from greenroom.model.loop import Loop

SHOWN_RAISES = 5
SCALE = "Levels and bars are in logits; 0 is an even chance on a question of difficulty 0."


def run(
    loop: Annotated[str | None, typer.Argument(help="A loop; left out, all are listed.")] = None,
    as_json: AsJson = False,
    data: DataDir = None,
    bank: BankDir = None,
) -> None:
    """Compare your level with the bar of each round of an interview loop."""
    from greenroom.coach.ready import prospect
    from greenroom.wiring import LOCAL_LEARNER, open_greenroom

    greenroom = open_greenroom(data or default_data_dir(), bank)
    try:
        if loop is None:
            _list(greenroom.bank.loops.values(), as_json)
            return
        chosen = _find(greenroom.bank, loop)
        learner = greenroom.ports.learner(LOCAL_LEARNER)
        found = prospect(greenroom.bank, learner, chosen, greenroom.ports.now())
        topics = greenroom.bank.topics
    finally:
        greenroom.close()
    if as_json:
        sys.stdout.write(json.dumps(_table_of(found)) + "\n")
    else:
        _print(found, topics, Console(highlight=False))


def _find(bank: "Bank", name: str) -> "Loop":
    if name not in bank.loops:
        allowed = ", ".join(bank.loops) or "none, the bank has no loops"
        raise NotFound(f"no loop '{name}'; allowed: {allowed}")
    return bank.loops[name]


def _list(loops: "Iterable[Loop]", as_json: bool) -> None:
    if as_json:
        table = [{"loop": one.slug, "title": one.title, "about": one.about} for one in loops]
        sys.stdout.write(json.dumps(table) + "\n")
        return
    for one in loops:
        sys.stdout.write(f"{one.slug:<34} {len(one.rounds)} rounds, {one.minutes:.0f} minutes\n")
        sys.stdout.write(f"    {safe(one.about)}\n")


def _print(found: "Prospect", topics: "Topics", console: Console) -> None:
    from greenroom.learner.readiness import TooFew

    standing = found.standing
    console.print(f"[bold]{escape(safe(standing.loop.title))}[/]")
    if isinstance(standing, TooFew):
        console.print(
            f"{_answers(standing.answers)} so far, {standing.missing} too few to say anything. "
            "The placement has 12 questions."
        )
        return
    console.print(f"{_answers(standing.answers)} in all. {SCALE}\n")
    console.print(_rounds(standing))
    for one in standing.rounds:
        if one.unmeasured:
            names = ", ".join(topics.title(topic) for topic in one.unmeasured)
            console.print(escape(safe(f"{one.round.title}: no question is mainly about {names}.")))
    _print_raises(found, topics, console)


def _answers(count: int) -> str:
    return f"{count} answer" if count == 1 else f"{count} answers"


def _rounds(standing: "Readiness") -> Table:
    table = Table("round", "bar", "level, 90% interval", "chance that it meets the bar", "answers")
    for one in standing.rounds:
        level = one.against.level_told if one.is_measured else "-"
        bar = f"{one.round.bar:.2f}"
        table.add_row(escape(safe(one.round.title)), bar, level, one.told, str(one.answers))
    table.add_section()
    whole = standing.overall
    answers = str(standing.answers)
    table.add_row("whole loop", f"{whole.bar:.2f}", whole.level_told, whole.told, answers)
    return table


def _print_raises(found: "Prospect", topics: "Topics", console: Console) -> None:
    from greenroom.learner.raising import ASSUMPTION
    from greenroom.learner.readiness import TooFew

    if isinstance(found.standing, TooFew) or not found.raises:
        return
    console.print("\n[bold]What would raise it most an hour[/]")
    for number, one in enumerate(found.raises[:SHOWN_RAISES], 1):
        reason = one.reason(topics.title(one.standing.topic), found.standing.overall.is_wide)
        console.print(f"{number}. {escape(safe(reason))}")
    console.print(ASSUMPTION)


def _table_of(found: "Prospect") -> dict[str, object]:
    from greenroom.learner.raising import ASSUMPTION
    from greenroom.learner.readiness import TooFew

    standing = found.standing
    table: dict[str, object] = {
        "loop": standing.loop.slug,
        "title": standing.loop.title,
        "answers": standing.answers,
    }
    if isinstance(standing, TooFew):
        return {**table, "missing": standing.missing, "overall": None, "rounds": [], "raises": []}
    is_wide = standing.overall.is_wide
    return {
        **table,
        "missing": 0,
        "overall": _against(standing.overall),
        "rounds": [_round(one) for one in standing.rounds],
        "raises": [_raise(one, is_wide) for one in found.raises],
        "assumption": ASSUMPTION,
    }


def _against(of: "Against") -> dict[str, object]:
    level, chance = of.level, of.chance
    return {
        "level": round(level.mean, 3),
        "level_90": [round(level.low, 3), round(level.high, 3)],
        "bar": round(of.bar, 3),
        "bar_sd": round(of.bar_sd, 3),
        # A wide level allows no number, for programs as for people.
        "chance": None if of.is_wide else round(chance.value, 3),
        "chance_90": None if of.is_wide else [round(chance.low, 3), round(chance.high, 3)],
        "band": of.words,
    }


def _round(one: "RoundReadiness") -> dict[str, object]:
    return {
        "round": one.round.id,
        "title": one.round.title,
        "answers": one.answers,
        "unmeasured": list(one.unmeasured),
        "standing": _against(one.against) if one.is_measured else None,
        "weakest": [weak.topic for weak in one.weakest],
    }


def _raise(one: "Raise", is_wide: bool) -> dict[str, object]:
    return {
        "topic": one.standing.topic,
        "share": round(one.share, 4),
        "answers": one.standing.answers,
        "hours": round(one.hours, 2),
        "gain_per_hour": None if is_wide else round(one.per_hour, 5),
    }
