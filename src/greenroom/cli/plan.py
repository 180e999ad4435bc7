"""`greenroom plan`: what to do on which day until the interview."""

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from greenroom.cli.judge import AsJson
from greenroom.cli.safe import safe
from greenroom.cli.serve import BankDir, DataDir
from greenroom.config import default_data_dir
from greenroom.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from greenroom.coach.planner import Outlook
    from greenroom.coach.record import Day
    from greenroom.coach.units import Output
    from greenroom.model.target import Target
    from greenroom.wiring import Greenroom

NO_TARGET = (
    "No target is set. Set one, such as: "
    "greenroom plan --loop ml-engineer-mid --date 2027-01-20 --hours 1,1,1,1,1,3,3"
)


def run(
    loop: Annotated[str | None, typer.Option(help="A loop, such as ml-engineer-mid.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Day of the interview, YYYY-MM-DD; '' for not known.")
    ] = None,
    hours: Annotated[
        str | None, typer.Option(help="Hours a weekday, Monday first, such as 1,1,1,1,1,3,3.")
    ] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone, such as Europe/Berlin.")] = None,
    ics: Annotated[Path | None, typer.Option(help="Write the plan as a calendar file.")] = None,
    as_json: AsJson = False,
    data: DataDir = None,
    bank: BankDir = None,
) -> None:
    """Plan the days until an interview; what is given of the target is set first."""
    from greenroom.coach.planner import outlook
    from greenroom.wiring import LOCAL_LEARNER, open_greenroom

    greenroom = open_greenroom(data or default_data_dir(), bank)
    try:
        if any(each is not None for each in (loop, date, hours, zone)):
            _set(greenroom, loop, date, hours, zone)
        found = outlook(greenroom.ports, greenroom.bank, LOCAL_LEARNER)
        if found is None:
            raise RequestError(NO_TARGET)
        if ics is not None:
            _write(greenroom, found, ics)
    finally:
        greenroom.close()
    if as_json:
        sys.stdout.write(json.dumps(_table_of(found)) + "\n")
    else:
        _print(found, Console(highlight=False))
        if ics is not None:
            sys.stdout.write(f"Written to {safe(str(ics))}\n")


def _set(
    greenroom: "Greenroom",
    loop: str | None,
    date: str | None,
    hours: str | None,
    zone: str | None,
) -> None:
    """What is not given stays as it was, or is the usual."""
    from greenroom.coach.target_form import USUAL_HOURS, Typed, read_target, typed_of
    from greenroom.model.target import Target
    from greenroom.practice.zones import machine_zone
    from greenroom.wiring import LOCAL_LEARNER

    targets = greenroom.store.targets(LOCAL_LEARNER)
    before = typed_of(targets[-1]) if targets else Typed("", "", USUAL_HOURS, machine_zone())
    typed = Typed(
        before.loop if loop is None else loop,
        before.date if date is None else date,
        before.hours if hours is None else hours.split(","),
        before.zone if zone is None else zone,
    )
    read = read_target(typed, greenroom.bank.loops, greenroom.ports.now())
    if not isinstance(read, Target):
        raise RequestError("\n".join(f"{problem.field}: {problem.message}" for problem in read))
    greenroom.store.set_target(LOCAL_LEARNER, greenroom.ports.new_id(), read)


def _write(greenroom: "Greenroom", found: "Outlook", path: Path) -> None:
    from greenroom.coach.calendar import to_calendar
    from greenroom.wiring import LOCAL_LEARNER

    name = f"Interview practice: {found.title}"
    content = to_calendar(found.plan, LOCAL_LEARNER, greenroom.ports.now(), name)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RequestError(
            f"{path}: the calendar cannot be written ({error.strerror}). Give a file in a folder "
            "that is there and is yours."
        ) from None


def _print(found: "Outlook", console: Console) -> None:
    from greenroom.coach.days import in_minutes, in_words
    from greenroom.coach.words import counted

    plan = found.plan
    until = f", {in_words(plan.target.date)}" if plan.target.date else ""
    console.print(f"[bold]{escape(safe(found.title))}{until}[/]")
    for note in (*found.notes, *([found.changes.sentence] if found.changes else [])):
        console.print(escape(safe(note)))
    for day in plan.weeks[0].days if plan.weeks else ():
        _print_day(day, console)
    table = Table("This week", "Done since Monday", "Still planned", box=None, pad_edge=False)
    for row in found.checklist:
        table.add_row(row.name, str(row.done), str(row.planned))
    if table.rows:
        console.print()
        console.print(table)
    for week in plan.weeks[1:]:
        console.print(f"Week of {in_words(week.monday)}: {counted(week.counts)}")
    _print_dropped(found, console)
    console.print(
        f"{in_minutes(plan.minutes)} planned of {in_minutes(plan.hours_minutes)}; "
        f"{in_minutes(plan.review_minutes)} of it expected reviews."
    )


def _print_day(day: "Day", console: Console) -> None:
    from greenroom.coach.days import in_minutes, in_words

    console.print(
        f"\n[bold]{day.date:%A} {in_words(day.date)}[/] "
        f"{in_minutes(day.minutes)} of {in_minutes(day.hours_minutes)}"
    )
    for task in day.tasks:
        said = f"  {in_minutes(task.minutes):>9}  {safe(task.title)} ({safe(task.why)})"
        console.print(escape(said), soft_wrap=True)


def _print_dropped(found: "Outlook", console: Console) -> None:
    from greenroom.coach.days import in_minutes

    if found.plan.dropped:
        console.print("\n[bold]Left out[/]")
    for each in found.plan.dropped:
        pieces = f", {each.count} x {in_minutes(each.minutes)} in all" if each.count else ""
        console.print(f"  {escape(safe(each.title))}{pieces}: {each.why}", soft_wrap=True)
    if found.plan.dropped:
        console.print()


def _table_of(found: "Outlook") -> dict[str, object]:
    plan = found.plan
    return {
        "target": _target_of(plan.target),
        "today": plan.today.isoformat(),
        "minutes": round(plan.minutes, 2),
        "hours_minutes": round(plan.hours_minutes, 2),
        "review_minutes": round(plan.review_minutes, 2),
        "days": [
            {
                "date": day.date.isoformat(),
                "hours_minutes": round(day.hours_minutes, 2),
                "tasks": [dataclasses.asdict(task) for task in day.tasks],
            }
            for day in plan.days
        ],
        "weeks": [
            {"monday": week.monday.isoformat(), "counts": _named(week.counts)}
            for week in plan.weeks
        ],
        "done": _named(found.done),
        "dropped": [dataclasses.asdict(each) for each in plan.dropped],
        "notes": list(found.notes),
        "changes": None if found.changes is None else found.changes.sentence,
    }


def _named(counts: "Mapping[Output, int]") -> dict[str, int]:
    return {str(output): count for output, count in counts.items()}


def _target_of(target: "Target") -> dict[str, object]:
    return {
        "loop": target.loop,
        "date": None if target.date is None else target.date.isoformat(),
        "hours": list(target.hours),
        "zone": target.zone,
        "set_at": target.set_at.isoformat(),
    }
