"""Everything that the page of progress shows and the API sends."""

import datetime as dt
from dataclasses import dataclass

from greenroom.bank.bank import Bank
from greenroom.learner.ability import abilities, answers, counts
from greenroom.learner.memory import minutes_from
from greenroom.model.item import ItemHead
from greenroom.model.learner import Learner
from greenroom.model.loop import Loop
from greenroom.practice.ports import Ports
from greenroom.sessions.progress.confidence import Calibration, calibration
from greenroom.sessions.progress.days import Activity, activity, day_of
from greenroom.sessions.progress.history import Histories, History
from greenroom.sessions.progress.last import Last
from greenroom.sessions.progress.levels import Levels, levels
from greenroom.sessions.progress.pace import Paces, paces
from greenroom.sessions.progress.readiness import LevelAt, OverTime, over_time, past_levels
from greenroom.sessions.progress.remembered import DueDay, Remembered, foreseen, remembered
from greenroom.sessions.progress.weakest import Weak, weakest


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a person stands and how they got there."""

    at: dt.datetime
    """For which all of it is told."""
    today: dt.date
    """In the zone whose days are meant."""
    zone: str
    """Its name."""
    answers: int
    """Of every kind, cards included."""
    graded: int
    """Those that tell of ability."""
    levels: Levels
    readiness: OverTime | None
    """None where the bank has no loops."""
    memory: Remembered
    activity: Activity
    confidence: Calibration
    pace: Paces
    weakest: tuple[Weak, ...]


class Reporter:
    """Reports of progress, over a bank and a store.

    What takes long and changes only with answers, the bank or the day is kept from the last time.
    """

    def __init__(self, bank: Bank, ports: Ports) -> None:
        self._bank = bank
        self._ports = ports
        self._histories = Histories(ports.store, ports.parameters, minutes_from(self._find_head))
        self._past: Last[tuple[tuple[LevelAt, ...], ...]] = Last(past_levels)
        self._ahead: Last[tuple[DueDay, ...]] = Last(foreseen)

    def __call__(
        self,
        learner_id: str,
        zone: dt.tzinfo,
        loop: str | None = None,
        on: dt.date | None = None,
    ) -> Progress:
        """Everything for now.

        Args:
            learner_id: whose.
            zone: whose days are meant.
            loop: against which the rounds are held; None, or one that is not there, for the first
                of the bank.
            on: day for which memory is foreseen; None for one in 30 days.
        """
        bank, ports, now = self._bank, self._ports, self._ports.now()
        learner, history = ports.learner(learner_id), self._histories(learner_id, now, zone)
        heads, today, evidence = bank.heads(), day_of(now, zone), history.evidence
        ahead = self._ahead((heads, learner.memory, zone), (today,), heads, learner, now, zone)
        found = levels(abilities(learner, ports.tree, now), counts(learner), bank.topics)
        held = bank.loops.get(loop or "", next(iter(bank.loops.values()), None))
        return Progress(
            at=now,
            today=today,
            zone=str(zone),
            answers=len(evidence),
            graded=answers(learner, ports.tree),
            levels=found,
            readiness=None if held is None else self._over_time(history, learner, held, now),
            memory=remembered(heads, learner.memory, history.recalled, ahead, now, zone, on),
            activity=activity((piece.at for piece in evidence), today, zone),
            confidence=calibration(evidence),
            pace=paces(evidence, bank.find_head),
            weakest=weakest(found, heads, learner, bank.topics, now),
        )

    def _find_head(self, uid: str) -> ItemHead | None:
        return self._bank.find_head(uid)

    def _over_time(
        self, history: History, learner: Learner, loop: Loop, now: dt.datetime
    ) -> OverTime:
        tree = self._ports.tree
        past = self._past((history.weeks, tree, loop), (), history.weeks, tree, loop)
        return over_time(past, learner, tree, loop, now)
