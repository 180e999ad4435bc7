"""The plan to the day: a pure function of the target, the learner, the bank and today.

Nothing of it is kept, so nothing of it can go stale: it is made anew from what happened. First the
reviews of each day are put in, then mocks and work that no item counts; the minutes that are left
are given to the pieces of work that gain most, and those are packed into the days from the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from greenroom.coach.choose import TIME_LIMIT_SECONDS, Chosen, choose, greedy, worthwhile
from greenroom.coach.days import Room, horizon, in_minutes, reserve_reviews
from greenroom.coach.meetings import monday_of, plain_topics, reserve_meetings
from greenroom.coach.record import Day, Dropped, Inputs, Plan, Task, Week
from greenroom.coach.units import Unit, needed_topics, ordered, units_of
from greenroom.practice.zones import zone_or_utc

NO_ROOM: Final = "other work gains more in the minutes there are"
NOT_IN_ONE_PIECE: Final = "no day has enough minutes left in one piece"
NEEDS_FIRST: Final = "what comes before it has no room"
NOT_WEIGHED: Final = "gains less a minute than what was weighed"
NO_ITEMS: Final = "the bank has no item on it"
_SLACK: Final = 1e-9


def make_plan(inputs: Inputs, time_limit_seconds: float = TIME_LIMIT_SECONDS) -> Plan:
    """The plan from today on.

    time_limit_seconds: for the solver; 0 for the greedy choice alone.
    """
    dates, note = horizon(inputs.target, inputs.today)
    room = Room(inputs, dates)
    too_many = reserve_reviews(room, inputs)
    zone, _ = zone_or_utc(inputs.target.zone)
    since = inputs.aimed_at or inputs.target.set_at
    set_on = min(inputs.today, since.astimezone(zone).date())
    dropped = list(reserve_meetings(room, inputs, set_on))
    units = units_of(inputs.heads, inputs.learner, inputs.subject)
    weighed = worthwhile(units)
    chosen = choose(weighed, sum(room.free), time_limit_seconds)
    lost = _pack(room, weighed, chosen, inputs)
    lost.update({unit.id: NOT_WEIGHED for unit in _without(units, weighed)})
    dropped += _dropped(units, lost, inputs)
    notes = (note, _hours_note(inputs, room), too_many, _bank_note(inputs, units, room, lost))
    days = _days(room, inputs)
    return Plan(
        target=inputs.target,
        today=inputs.today,
        days=days,
        weeks=_weeks(days),
        dropped=tuple(sorted(dropped, key=lambda each: (-each.minutes, each.title))),
        notes=tuple(each for each in (*notes, _solver_note(chosen, weighed)) if each),
    )


def _without(units: Sequence[Unit], others: Sequence[Unit]) -> Iterator[Unit]:
    known = {unit.id for unit in others}
    return (unit for unit in units if unit.id not in known)


def _pack(room: Room, units: Sequence[Unit], chosen: Chosen, inputs: Inputs) -> dict[str, str]:
    """Put what was chosen into the days from the first, then what else fits; why the rest is not.

    A unit comes on the day of those it needs or later.
    """
    lost: dict[str, str] = {}
    placed: dict[str, int] = {}
    topics = {unit.id: unit.topic for unit in units}
    taken = set(chosen.places)
    rest = [place for place in greedy(units, float("inf")).places if place not in taken]
    for place in (*chosen.places, *rest):
        unit = units[place]
        needs = [id_ for id_ in unit.after if id_ in topics]
        missing = [id_ for id_ in needs if id_ not in placed]
        if missing:
            own = [id_ for id_ in missing if topics[id_] == unit.topic]
            lost[unit.id] = lost[own[0]] if own else NEEDS_FIRST
            continue
        day = room.first(unit.minutes, max((placed[id_] for id_ in needs), default=0))
        if day is None:
            lost[unit.id] = NOT_IN_ONE_PIECE if place in taken else NO_ROOM
            continue
        placed[unit.id] = day
        room.put(day, _task(unit, inputs))
    return lost


def _task(unit: Unit, inputs: Inputs) -> Task:
    weight = inputs.subject.weights.get(unit.topic, 0.0)
    n = inputs.answers.get(unit.topic, 0)
    title = inputs.title(unit.topic)
    said = f"{n} answer{'' if n == 1 else 's'} so far"
    why = (
        f"{title}: {weight:.1%} of the loop, {said}"
        if weight > 0
        else f"{title} comes before topics of the loop, {said}"
    )
    return Task(unit.id, unit.output, unit.title, unit.minutes, why, unit.topic, is_item=True)


def _days(room: Room, inputs: Inputs) -> tuple[Day, ...]:
    """Work on one topic together; topics in the order in which they build on each other."""
    topics = needed_topics(inputs.subject)
    places = {topic: n for n, topic in enumerate(ordered(sorted(topics), inputs.subject.after))}

    def place(task: Task) -> tuple[bool, bool, int]:
        return task.is_item, task.output != "review", places.get(task.topic or "", -1)

    return tuple(
        # Sorting is stable: the pieces of a topic stay in their order.
        Day(date, minutes, tuple(sorted(tasks, key=place)))
        for date, minutes, tasks in zip(room.dates, room.minutes, room.tasks, strict=True)
    )


def _weeks(days: Sequence[Day]) -> tuple[Week, ...]:
    by_week = groupby(days, key=lambda day: monday_of(day.date))
    return tuple(Week(monday, tuple(group)) for monday, group in by_week)


def _dropped(units: Sequence[Unit], lost: Mapping[str, str], inputs: Inputs) -> Iterator[Dropped]:
    groups: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        if unit.id in lost:
            groups.setdefault((unit.topic, lost[unit.id]), []).append(unit)
    for (topic, why), group in groups.items():
        minutes = sum(unit.minutes for unit in group)
        yield Dropped(inputs.title(topic), len(group), minutes, why)
    has_items = {head.topics[0] for head in inputs.heads} | set(plain_topics(inputs))
    for topic, weight in inputs.subject.weights.items():
        if weight > 0 and topic not in has_items:
            yield Dropped(inputs.title(topic), 0, 0.0, NO_ITEMS)


def _hours_note(inputs: Inputs, room: Room) -> str | None:
    if not any(inputs.target.hours):
        return "No weekday has any hours, so no work is planned. Give at least one day some."
    if room.dates and not any(room.minutes):
        return "The days that are left have no hours, so no work is planned."
    return None


def _bank_note(
    inputs: Inputs, units: Sequence[Unit], room: Room, lost: Mapping[str, str]
) -> str | None:
    if not room.dates:
        return None
    if not inputs.heads:
        return "The bank is empty, so there is nothing to plan but reviews and mocks."
    if not inputs.subject.weights:
        return None
    if not units:
        return "The bank has nothing new left for this loop; what you missed comes back in reviews."
    left = sum(room.free)
    if not lost and left > 0:
        return (
            f"All that the bank has for this loop fits; {in_minutes(left)} of your hours stay free."
        )
    return None


def _solver_note(chosen: Chosen, units: Sequence[Unit]) -> str | None:
    if chosen.is_best or not units:
        return None
    return (
        "The best choice was not found within the time allowed, so a good one is shown: always the "
        "work that gains most a minute next."
    )
