"""The plan of a person, from the store and the bank."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from greenroom.bank.bank import Bank
from greenroom.coach.changes import Changes, changes
from greenroom.coach.days import HORIZON_DAYS, USUAL_DAYS
from greenroom.coach.meetings import monday_of
from greenroom.coach.plan import make_plan
from greenroom.coach.record import Inputs, Load, Meeting, Plan
from greenroom.coach.units import CLOSING_MINUTES, MARGIN, OUTPUTS, Output, Subject, gaps, output_of
from greenroom.coach.words import ONE_AND_MANY
from greenroom.learner.ability import abilities, counts
from greenroom.learner.fold import fold
from greenroom.learner.forecast import load, minutes_spent
from greenroom.learner.memory import minutes_from
from greenroom.model.evidence import Evidence
from greenroom.model.learner import Learner
from greenroom.model.loop import Loop
from greenroom.model.target import Target
from greenroom.practice.ports import Ports
from greenroom.practice.zones import zone_or_utc

FORESEEN_DAYS: Final = 28
"""Reviews are foreseen day by day for so long, which takes time; each later day reserves the mean
of the last USUAL_LOAD_DAYS of these."""
USUAL_LOAD_DAYS: Final = 14
MEETING_MINUTES: Final = 60.0
"""Longest mock that is planned in one piece."""
ASSUMPTION: Final = (
    f"Assumed until it can be measured: {CLOSING_MINUTES:.0f} minutes of work on a topic close "
    "63% of what you lack there, so that each further piece gains less. What you lack is the "
    f"expected distance of your level below the bar and {MARGIN:g} logits more. Pieces take the "
    "minutes that their authors gave them. Reviews to which this work will lead are added when the "
    "plan is made again, each day."
)
_DAY: Final = dt.timedelta(days=1)


class Row(NamedTuple):
    """A line of the checklist."""

    name: str
    done: int
    planned: int


@dataclass(frozen=True)
class Outlook:
    """The plan of today, and what stands around it."""

    plan: Plan
    loop: Loop | None
    """None where the bank has no such loop (any more)."""
    changes: Changes | None
    """Since yesterday; None where no target was set then."""
    done: Mapping[Output, int]
    """Since Monday; outputs of which none were done are left out."""

    @property
    def title(self) -> str:
        """What people call the loop."""
        return self.plan.target.loop if self.loop is None else self.loop.title

    @property
    def checklist(self) -> tuple[Row, ...]:
        """This week by output: what is done and what is still planned."""
        weeks = self.plan.weeks
        planned: Mapping[Output, int] = weeks[0].counts if weeks else {}
        rows = (
            Row(ONE_AND_MANY[output][1], self.done.get(output, 0), planned.get(output, 0))
            for output in OUTPUTS
        )
        return tuple(row for row in rows if row.done or row.planned)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what was done with what could not be used, and the plan's own."""
        target = self.plan.target
        found: list[str] = []
        if self.loop is None:
            found.append(
                f"The bank has no loop '{target.loop}', so nothing but reviews is planned. "
                "Choose another loop."
            )
        if not zone_or_utc(target.zone)[1]:
            found.append(f"There is no time zone '{target.zone}' here, so days are those of UTC.")
        return (*found, *self.plan.notes)


def outlook(ports: Ports, bank: Bank, learner_id: str) -> Outlook | None:
    """What the learner is to do; None where no target is set."""
    targets = ports.store.targets(learner_id)
    if not targets:
        return None
    target, now = targets[-1], ports.now()
    desk = _Desk(ports, bank, learner_id, zone_or_utc(target.zone)[0])
    inputs = desk.inputs(targets, ports.learner(learner_id), now)
    plan = make_plan(inputs)
    return Outlook(
        plan=plan,
        loop=bank.loops.get(target.loop),
        changes=desk.changes(targets, inputs, plan),
        done=desk.done_since(monday_of(inputs.today)),
    )


def _aimed_at(targets: Sequence[Target]) -> dt.datetime:
    """When the last run of targets for one loop began."""
    run = itertools.takewhile(lambda each: each.loop == targets[-1].loop, reversed(targets))
    return min(each.set_at for each in run)


class _Desk:
    """What is looked up once for one plan."""

    def __init__(self, ports: Ports, bank: Bank, learner_id: str, zone: dt.tzinfo) -> None:
        self._ports, self._bank, self._learner_id, self._zone = ports, bank, learner_id, zone
        self._sessions = ports.store.sessions(learner_id)
        self._evidence = [piece.evidence for piece in ports.store.evidence(learner_id)]

    def inputs(self, targets: Sequence[Target], learner: Learner, now: dt.datetime) -> Inputs:
        """What the plan of that moment depends on; the last of the targets counts."""
        target = targets[-1]
        today = now.astimezone(self._zone).date()
        loop = self._bank.loops.get(target.loop)
        return Inputs(
            target=target,
            today=today,
            heads=self._bank.heads(),
            learner=learner,
            subject=self._subject(loop, learner, now),
            titles={topic: self._bank.topics.title(topic) for topic in self._bank.topics.topic_ids},
            answers=counts(learner),
            reviews=self._reviews(target, learner, now, today),
            meetings=() if loop is None else _meetings(loop),
            spent_minutes=self._gone(target, today, now),
            aimed_at=_aimed_at(targets),
            mocks_this_week=self._mocks_since(monday_of(today)),
        )

    def changes(self, targets: Sequence[Target], now: Inputs, plan: Plan) -> Changes | None:
        """Since the plan as yesterday began."""
        midnight, yesterday = self._midnight(now.today), self._midnight(now.today - _DAY)
        before = [target for target in targets if target.set_at < midnight]
        if not before:
            return None
        known = [piece for piece in self._evidence if piece.at < yesterday]
        learner = now.learner
        if len(known) < len(self._evidence):
            minutes = minutes_from(self._bank.find_head)
            learner = fold(Learner(self._learner_id), known, self._ports.parameters, minutes)
        return changes(self.inputs(before, learner, yesterday), now, plan)

    def done_since(self, day: dt.date) -> Mapping[Output, int]:
        """What was done from that day on; an item that was answered before is a review."""
        found: Counter[Output] = Counter()
        seen: set[str] = set()
        start = self._midnight(day)
        for piece in self._evidence:
            if piece.at >= start:
                found[self._output(piece, is_first=piece.item_uid not in seen)] += 1
            seen.add(piece.item_uid)
        found["mock"] += self._mocks_since(day)
        return {output: count for output, count in found.items() if count}

    def _output(self, piece: Evidence, *, is_first: bool) -> Output:
        head = self._bank.find_head(piece.item_uid)
        if not is_first:
            return "review"
        return "problem" if head is None else output_of(head, self._bank.topics.round_of)

    def _subject(self, loop: Loop | None, learner: Learner, now: dt.datetime) -> Subject:
        topics = self._bank.topics
        after = {topic: topics.topic(topic).after for topic in topics.topic_ids}
        if loop is None:
            return Subject({}, {}, after, topics.round_of)
        level = abilities(learner, self._ports.tree, now)
        return Subject(loop.topics, gaps(level, _bars(loop)), after, topics.round_of, loop.role)

    def _reviews(
        self, target: Target, learner: Learner, now: dt.datetime, today: dt.date
    ) -> Mapping[dt.date, Load]:
        ahead = USUAL_DAYS if target.date is None else (target.date - today).days
        days = min(HORIZON_DAYS, ahead if ahead > 0 else USUAL_DAYS)
        # A fixed seed: the same evidence must always give the same plan.
        rng = np.random.default_rng(0)
        first = load(
            self._bank.heads(),
            learner.memory,
            now,
            self._zone,
            min(days, FORESEEN_DAYS),
            rng,
            spent_minutes=minutes_spent(self._bank.heads(), learner.seen, now, self._zone),
        )
        found = {day.date: Load(day.reviews, day.minutes) for day in first}
        last = [found[day.date] for day in first[-USUAL_LOAD_DAYS:]]
        if days > len(first) and last:
            usual = Load(
                sum(each.reviews for each in last) / len(last),
                sum(each.minutes for each in last) / len(last),
            )
            found |= {today + n * _DAY: usual for n in range(len(first), days)}
        return found

    def _gone(self, target: Target, today: dt.date, now: dt.datetime) -> float:
        """Minutes of today's that were worked, or that midnight takes."""
        left = (self._midnight(today + _DAY) - now) / dt.timedelta(minutes=1)
        return max(self._spent(today, now), target.minutes_on(today) - left)

    def _spent(self, today: dt.date, now: dt.datetime) -> float:
        start = self._midnight(today)
        heads = (self._bank.find_head(p.item_uid) for p in self._evidence if start <= p.at <= now)
        return sum(head.minutes for head in heads if head is not None)

    def _mocks_since(self, day: dt.date) -> int:
        start = self._midnight(day)
        return sum(
            session.blueprint.policy == "exam" and session.is_over and session.started_at >= start
            for session in self._sessions
        )

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time.min, self._zone)


def _bars(loop: Loop) -> Mapping[str, float]:
    """Of each topic the highest bar of the rounds that ask about it."""
    found: dict[str, float] = {}
    for round_ in loop.rounds:
        if round_.weight > 0:
            for topic in round_.topics:
                found[topic] = max(round_.bar, found.get(topic, round_.bar))
    return found


def _meetings(loop: Loop) -> tuple[Meeting, ...]:
    """The rounds as mocks, the weightiest first."""
    rounds = sorted(loop.rounds, key=lambda round_: -round_.weight)
    return tuple(
        Meeting(round_.title, min(round_.minutes, MEETING_MINUTES))
        for round_ in rounds
        if round_.weight > 0
    )
