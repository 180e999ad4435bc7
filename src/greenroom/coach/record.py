"""What a plan is made of, and what it is made from."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from greenroom.coach.units import OUTPUTS, Output, Subject
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.target import Target


class Load(NamedTuple):
    """Reviews that are expected on a day; both at least 0."""

    reviews: float
    minutes: float


class Meeting(NamedTuple):
    """A round of the loop, as it is rehearsed."""

    title: str
    minutes: float


@dataclass(frozen=True)
class Inputs:
    """All that a plan depends on; the same inputs always give the same plan."""

    target: Target
    today: dt.date
    """In the target's time zone."""
    heads: Sequence[ItemHead]
    learner: Learner
    subject: Subject
    titles: Mapping[str, str] = field(default_factory=dict)
    """What people call each topic."""
    answers: Mapping[str, int] = field(default_factory=dict)
    """Answers on each topic so far."""
    reviews: Mapping[dt.date, Load] = field(default_factory=dict)
    """Expected on each day from today on; what is overdue stands at today."""
    meetings: Sequence[Meeting] = ()
    spent_minutes: float = 0.0
    """Worked today already."""
    aimed_at: dt.datetime | None = None
    """Since when the target is for this loop; None: since it was set."""
    mocks_this_week: int = 0
    """Sat already since Monday."""

    def title(self, topic: str) -> str:
        """What people call the topic."""
        return self.titles.get(topic, topic)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do on one day."""

    id: str
    """The same whenever the plan is made: an item's uid, or what it is and for which day."""
    output: Output
    title: str
    minutes: float
    why: str
    """A sentence without its full stop."""
    topic: str | None = None
    count: int = 1
    """How many of its output it gives."""
    is_item: bool = False
    """It is done by answering an item of the bank."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan."""

    date: dt.date
    hours_minutes: float
    """What the target leaves on it, less what was worked already."""
    tasks: tuple[Task, ...]

    @property
    def minutes(self) -> float:
        """Of its tasks."""
        return math.fsum(task.minutes for task in self.tasks)

    @property
    def counts(self) -> Mapping[Output, int]:
        """Outputs of its tasks; those that it has none of are left out."""
        return counts_of(self.tasks)


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, as far as the plan reaches into it."""

    monday: dt.date
    days: tuple[Day, ...]

    @property
    def minutes(self) -> float:
        """Of its tasks."""
        return math.fsum(day.minutes for day in self.days)

    @property
    def counts(self) -> Mapping[Output, int]:
        """Outputs that are planned; those that are not are left out."""
        return counts_of([task for day in self.days for task in day.tasks])


def counts_of(tasks: Sequence[Task]) -> Mapping[Output, int]:
    """Outputs of the tasks; those that they have none of are left out."""
    found = {output: sum(t.count for t in tasks if t.output == output) for output in OUTPUTS}
    return {output: count for output, count in found.items() if count}


@dataclass(frozen=True, slots=True)
class Dropped:
    """Work that is not planned."""

    title: str
    count: int
    minutes: float
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """From today to the day before the interview, or as far as is planned at once."""

    target: Target
    today: dt.date
    days: tuple[Day, ...]
    """Every day, those without work included."""
    weeks: tuple[Week, ...]
    dropped: tuple[Dropped, ...]
    """The most minutes first."""
    notes: tuple[str, ...]
    """Sentences on what was done with unusual inputs, and on how it was solved."""

    @property
    def hours_minutes(self) -> float:
        """What the target leaves on all days together."""
        return math.fsum(day.hours_minutes for day in self.days)

    @property
    def minutes(self) -> float:
        """Of all tasks."""
        return math.fsum(day.minutes for day in self.days)

    @property
    def review_minutes(self) -> float:
        """Of the reviews among them."""
        return math.fsum(t.minutes for d in self.days for t in d.tasks if t.output == "review")

    @property
    def day_of(self) -> Mapping[str, dt.date]:
        """The day of each task, by its id."""
        return {task.id: day.date for day in self.days for task in day.tasks}
