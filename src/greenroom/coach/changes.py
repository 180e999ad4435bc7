"""What changed since yesterday's plan, and why; found by making that plan again."""

import datetime as dt
from dataclasses import dataclass

from greenroom.coach.days import in_minutes
from greenroom.coach.meetings import mock_id, monday_of
from greenroom.coach.plan import make_plan
from greenroom.coach.record import Inputs, Plan

_NOTICED_MINUTES = 5.0
"""Reviews that take less more or less are no reason to tell."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Tasks of two plans against each other; reviews, which each day has, are left out."""

    moved: int
    """In both, on different days."""
    added: int
    """Only in today's."""
    gone: int
    """Only in the one before, and not done."""
    reasons: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is told."""
        parts = [
            f"{count} task{'' if count == 1 else 's'} {verb}"
            for count, verb in (
                (self.moved, "moved"),
                (self.added, "came in"),
                (self.gone, "left"),
            )
            if count
        ]
        if not parts:
            return "Re-planned today: nothing moved since yesterday."
        because = f", because {' and '.join(self.reasons)}" if self.reasons else ""
        return f"Re-planned today: {', '.join(parts)}{because}."


def changes(before: Inputs, now: Inputs, plan: Plan) -> Changes:
    """Yesterday's plan against today's.

    Args:
        before: what was known as yesterday began.
        now: what is known today.
        plan: made from it.
    """
    earlier = make_plan(before)
    old, new = _days_of(earlier), _days_of(plan)
    seen_before, seen = before.learner.seen, now.learner.seen
    done = {id_ for id_ in old.keys() - new.keys() if seen.get(id_) != seen_before.get(id_)}
    if now.mocks_this_week:
        done |= {mock_id(monday_of(now.today))} & (old.keys() - new.keys())
    return Changes(
        moved=sum(new[id_] != day for id_, day in old.items() if id_ in new),
        added=len(new.keys() - old.keys()),
        gone=sum(
            day >= now.today for id_, day in old.items() if id_ not in new and id_ not in done
        ),
        reasons=tuple(_reasons(before, now, earlier, plan, done)),
    )


def _days_of(plan: Plan) -> dict[str, dt.date]:
    return {task.id: day.date for day in plan.days for task in day.tasks if task.output != "review"}


def _reasons(before: Inputs, now: Inputs, earlier: Plan, plan: Plan, done: set[str]) -> list[str]:
    old, new = _days_of(earlier), _days_of(plan)
    found: list[str] = []
    if _aim(before) != _aim(now):
        found.append("you changed the target")
    missed = sum(day < now.today and id_ in new for id_, day in old.items())
    if missed:
        found.append(f"{missed} of yesterday's {'was' if missed == 1 else 'were'} not done")
    ahead = sum(old[id_] >= now.today for id_ in done)
    if ahead:
        found.append(f"{ahead} {'was' if ahead == 1 else 'were'} done ahead of the plan")
    more = _review_minutes(plan, now.today) - _review_minutes(earlier, now.today)
    if abs(more) >= _NOTICED_MINUTES:
        than = "more" if more > 0 else "less"
        found.append(f"reviews of the next 7 days take {in_minutes(abs(more))} {than}")
    if not found and now.learner.count != before.learner.count:
        found.append("your answers changed what gains most")
    return found or ["the days ahead have changed"]


def _aim(inputs: Inputs) -> tuple[object, ...]:
    target = inputs.target
    return target.loop, target.date, target.hours, target.zone


def _review_minutes(plan: Plan, since: dt.date) -> float:
    return sum(
        task.minutes
        for day in plan.days
        for task in day.tasks
        if task.output == "review" and 0 <= (day.date - since).days < 7
    )
