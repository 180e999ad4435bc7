"""A score on its scale, with the interval in which it most likely lies."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from greenroom.graders.rubric.bands import band, is_wide
from greenroom.model.grade import Grade, Seen
from greenroom.web.facts import facts, is_interval

_WIDTH, _LEFT, _SPAN = 320, 10, 300
EMBEDDED = ("", "embedded")
"""What grades name that do not say in words who read."""
BY_MODEL = "prompt"
"""Kept with the interval where a model read."""


class Measured(NamedTuple):
    """A score as a page tells it."""

    score: float
    low: float
    high: float
    is_wide: bool
    """Then the interval is told and drawn, and no single number."""
    is_model: bool
    reader: str
    """Who read, as said in a sentence."""

    @property
    def words(self) -> str:
        """Such as "55%" or "Between little and most of it"."""
        if not self.is_wide:
            return f"{self.score:.0%}"
        said = band(self.low, self.high)
        return f"{said[0].upper()}{said[1:]} of it"


def measured(grade: Grade | None) -> Measured | None:
    """The score of a grade that has one with an interval; else None."""
    if grade is None or grade.state != "graded" or grade.score is None:
        return None
    found = next(_intervals(grade.seen), None)
    if found is None:
        return None
    told = facts(found.data)
    low, high = told["low"], max(told["low"], told["high"])
    is_model = isinstance(found.data, Mapping) and BY_MODEL in found.data
    reader = "the embedded reader" if told["reader"] in EMBEDDED else told["reader"]
    return Measured(grade.score, low, high, is_wide(low, high), is_model, reader)


def _intervals(seen: Iterable[Seen]) -> Iterator[Seen]:
    return (one for one in seen if is_interval(one))


def score_bar(of: Measured) -> Markup:
    """Drawn; the sentence beside it says the same. A wide interval has no point in it."""
    dot = Markup('<circle class="dot" cx="{:.1f}" cy="12" r="6"/>').format(_LEFT + _SPAN * of.score)
    return Markup(
        '<svg class="score-bar" viewBox="0 0 {w} 30" role="img" aria-label="{label}">'
        '<line class="grid" x1="{a:.1f}" x2="{b:.1f}" y1="12" y2="12"/>'
        '<rect class="range" x="{low:.1f}" y="7" width="{wide:.1f}" height="10" rx="5"/>{dot}'
        '<text x="{a:.1f}" y="29">0%</text><text x="{b:.1f}" y="29" text-anchor="end">100%</text>'
        "</svg>"
    ).format(
        w=_WIDTH,
        label=_label(of),
        a=_LEFT,
        b=_LEFT + _SPAN,
        low=_LEFT + _SPAN * of.low,
        wide=max(1.0, _SPAN * (of.high - of.low)),
        dot="" if of.is_wide else dot,
    )


def _label(of: Measured) -> str:
    number = "" if of.is_wide else f"{of.score:.0%} of a full answer, "
    said = f"{number}most likely {of.low:.0%} to {of.high:.0%}"
    return f"{said} of a full answer" if of.is_wide else said
