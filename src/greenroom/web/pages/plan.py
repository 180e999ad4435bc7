"""The plan: what one works towards, and what to do on which day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.coach.calendar import to_calendar
from greenroom.coach.days import PRESETS, in_minutes, in_words
from greenroom.coach.planner import ASSUMPTION, Outlook, outlook
from greenroom.coach.record import Task, counts_of
from greenroom.coach.target_form import USUAL_HOURS, Typed, read_target, typed_of
from greenroom.coach.words import counted
from greenroom.errors import NotFound
from greenroom.model.response import Problem
from greenroom.model.target import WEEKDAYS, Target
from greenroom.practice.zones import machine_zone, zone_or_utc
from greenroom.web.forms import read_form
from greenroom.web.pages.common import greenroom_of, page, see
from greenroom.wiring import LOCAL_LEARNER


class Group(NamedTuple):
    """Tasks of a day that are told together."""

    label: str
    minutes: float
    tasks: Sequence[Task]


def show(request: Request) -> Response:
    """The form and the plan."""
    greenroom = greenroom_of(request)
    targets = greenroom.store.targets(LOCAL_LEARNER)
    return _page(request, typed_of(targets[-1]) if targets else _usual())


async def set_target(request: Request) -> Response:
    """Keep the target that was typed; if it cannot be read, the form again with the reasons."""
    form = await read_form(request)
    return await run_in_threadpool(_set, request, form)


def _set(request: Request, form: Mapping[str, list[str]]) -> Response:
    greenroom = greenroom_of(request)
    now = greenroom.ports.now()
    typed = _typed(form, now)
    found = read_target(typed, greenroom.bank.loops, now)
    if not isinstance(found, Target):
        return _page(request, typed, found)
    greenroom.store.set_target(LOCAL_LEARNER, greenroom.ports.new_id(), found)
    return see("/plan")


def download(request: Request) -> Response:
    """The plan as a calendar file."""
    greenroom = greenroom_of(request)
    found = outlook(greenroom.ports, greenroom.bank, LOCAL_LEARNER)
    if found is None:
        raise NotFound("There is no plan yet. Set a target first.")
    content = to_calendar(
        found.plan, LOCAL_LEARNER, greenroom.ports.now(), f"Interview practice: {found.title}"
    )
    headers = {"content-disposition": 'attachment; filename="greenroom-plan.ics"'}
    return Response(content, headers=headers, media_type="text/calendar; charset=utf-8")


def _typed(form: Mapping[str, list[str]], now: dt.datetime) -> Typed:
    def one(name: str) -> str:
        return (form.get(name) or [""])[0]

    preset = next((each for each in PRESETS if each.slug == one("preset")), None)
    zone, _ = zone_or_utc(one("zone").strip())
    today = now.astimezone(zone).date()
    date = one("date") if preset is None else (today + dt.timedelta(preset.days)).isoformat()
    return Typed(one("loop"), date, [one(f"hours-{n}") for n in range(len(WEEKDAYS))], one("zone"))


def _usual() -> Typed:
    return Typed("", "", USUAL_HOURS, machine_zone())


def _page(request: Request, typed: Typed, problems: Sequence[Problem] = ()) -> Response:
    greenroom = greenroom_of(request)
    found = outlook(greenroom.ports, greenroom.bank, LOCAL_LEARNER)
    context: dict[str, object] = {
        "loops": list(greenroom.bank.loops.values()),
        "roles": greenroom.bank.topics.roles,
        "typed": typed,
        "problems": {problem.field: problem.message for problem in problems},
        "weekdays": WEEKDAYS,
        "presets": PRESETS,
        "outlook": found,
        "topic_title": greenroom.bank.topics.title,
        "minutes": in_minutes,
        "in_words": in_words,
        "assumption": ASSUMPTION,
    }
    if found is not None:
        context.update(_context(found))
    return page(request, "plan.html", context, 422 if problems else 200)


def _context(found: Outlook) -> dict[str, object]:
    plan = found.plan
    return {
        "plan": plan,
        "loop_title": found.title,
        "groups": groups,
        "counted": counted,
        "checklist": found.checklist,
        "left_out": [each for each in plan.dropped if each.count],
        "without_items": [each.title for each in plan.dropped if not each.count],
    }


def groups(tasks: Sequence[Task]) -> Iterator[Group]:
    """Items that follow each other on one topic together, every other task alone."""
    for _, found in groupby(tasks, key=lambda task: task.topic if task.is_item else task.id):
        together = tuple(found)
        yield Group(counted(counts_of(together)), sum(task.minutes for task in together), together)


ROUTES = [
    Route("/plan", show),
    Route("/plan", set_target, methods=["POST"]),
    Route("/plan.ics", download),
]
