"""The progress of whoever sits at this machine, as its page draws and the API sends it."""

import zoneinfo

from greenroom.errors import NotFound
from greenroom.practice.review_day import latest_target
from greenroom.practice.zones import machine_zone, zone_or_utc
from greenroom.sessions.progress.report import Progress, Reporter
from greenroom.wiring import LOCAL_LEARNER, Greenroom

_SHOWN = 60


def progress_of(greenroom: Greenroom, reporter: Reporter, loop: str | None) -> Progress:
    """Everything for now.

    Days are those of the target's zone, without a target those of this machine's; memory is
    foreseen for the target's date.

    Args:
        greenroom: opened.
        reporter: over its bank and store.
        loop: against which the rounds are held; None for the target's, else the first of the bank.

    Raises:
        NotFound: the bank has no such loop.
    """
    loops = greenroom.bank.loops
    if loop is not None and loop not in loops:
        allowed = ", ".join(loops) or "none, for the bank has no loops"
        raise NotFound(f"There is no loop '{loop[:_SHOWN]}'. Those that there are: {allowed}.")
    target = latest_target(greenroom.store, LOCAL_LEARNER)
    if target is None:
        return reporter(LOCAL_LEARNER, zone_of(machine_zone()), loop)
    return reporter(LOCAL_LEARNER, zone_of(target.zone), loop or target.loop, target.date)


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone; UTC where there is no such one."""
    return zone_or_utc(name)[0]
