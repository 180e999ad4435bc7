"""What a person works towards: a loop, a day, and the hours that each weekday leaves for it."""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS_OF_A_DAY: Final = 24.0


@dataclass(frozen=True, slots=True)
class Target:
    """As it was set at one moment; a later one takes its place.

    Raises:
        ValueError: the hours are not seven numbers from 0 to 24, or `set_at` has no zone.
    """

    loop: str
    """Id of the loop of interviews, such as `ml-engineer-mid`."""
    date: dt.date | None
    """Day of the interview where it takes place; None if it is not known yet. It may be past."""
    hours: tuple[float, ...]
    """For each weekday, Monday first; all may be 0."""
    zone: str
    """Name of the time zone in the IANA database, such as `Europe/Berlin`."""
    set_at: dt.datetime

    def __post_init__(self) -> None:
        if len(self.hours) != len(WEEKDAYS):
            raise ValueError(f"{len(self.hours)} weekdays; allowed: {len(WEEKDAYS)}")
        for hours in self.hours:
            if not (math.isfinite(hours) and 0 <= hours <= HOURS_OF_A_DAY):
                raise ValueError(f"{hours} hours; allowed: 0 to {HOURS_OF_A_DAY:g}")
        if self.set_at.tzinfo is None:
            raise ValueError(f"{self.set_at} does not say its zone")

    def minutes_on(self, day: dt.date) -> float:
        """What the weekday of this day leaves."""
        return 60 * self.hours[day.weekday()]
