"""A level beside a bar: one row, drawn on the server."""

from typing import Final

from markupsafe import Markup

from greenroom.learner.readiness import Against

_EDGE, _HEIGHT, _MIDDLE = 20, 74, 36
LIMIT: Final = 3.0
"""Levels beyond it, in logits, are drawn at the edge; the text beside has them as they are."""
SD_90: Final = 1.645
"""Standard deviations on either side of the mean that hold 90% of a normal distribution."""


def level_row(of: Against, title: str, chart_id: str, width: int = 320) -> Markup:
    """The bar as a line with its doubt, the level's 90% interval as a strip.

    A level that is wide has no dot: nobody should read a single place off it.

    Args:
        of: what is drawn.
        title: names the row.
        chart_id: no other on the page has it.
        width: in px; shown so wide, its text is as large as the page's small print.
    """
    doubt = SD_90 * of.bar_sd
    drawn = (of.level.low, of.level.high, of.level.mean, of.bar - doubt, of.bar + doubt, of.bar)
    low, high, mean, least, most, bar = (_x(at, width) for at in drawn)
    dot = Markup('<circle class="dot" cx="{:.1f}" cy="{}" r="6"/>').format(mean, _MIDDLE)
    return Markup(
        '<svg viewBox="0 0 {w} {h}" role="img" aria-labelledby="{id}-t {id}-d">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{said}</desc>{scale}'
        '<rect x="{from_:.1f}" y="{top}" width="{doubt:.1f}" height="32" fill="currentColor" '
        'fill-opacity=".12"/><rect class="ci" x="{low:.1f}" y="{strip}" width="{wide:.1f}" '
        'height="10" rx="5"/>{dot}<line x1="{bar:.1f}" x2="{bar:.1f}" y1="{top}" y2="{end}" '
        'stroke="currentColor" stroke-width="2.5"/>'
        '<text class="name" x="{bar:.1f}" y="14" text-anchor="middle">bar</text></svg>'
    ).format(
        w=width,
        h=_HEIGHT,
        id=chart_id,
        title=title,
        said=described(of),
        scale=_scale(width),
        from_=least,
        doubt=most - least,
        top=_MIDDLE - 16,
        end=_MIDDLE + 16,
        strip=_MIDDLE - 5,
        low=low,
        wide=max(2.0, high - low),
        dot="" if of.is_wide else dot,
        bar=bar,
    )


def described(of: Against) -> str:
    """What the row shows, in a sentence."""
    return f"Level {of.level_told} with its 90% interval, against a bar of {of.bar:.2f}."


def _x(level: float, width: int) -> float:
    share = (min(LIMIT, max(-LIMIT, level)) + LIMIT) / (2 * LIMIT)
    return _EDGE + share * (width - 2 * _EDGE)


def _scale(width: int) -> Markup:
    line = Markup('<line class="grid" x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}"/>').format(
        _x(-LIMIT, width), _x(LIMIT, width), _MIDDLE, _MIDDLE
    )
    marks = Markup("").join(
        Markup(
            '<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2}"/>'
            '<text x="{0:.1f}" y="{3}" text-anchor="middle">{4}</text>'
        ).format(_x(at, width), _MIDDLE - 4, _MIDDLE + 4, _HEIGHT - 6, f"{at:+d}" if at else "0")
        for at in range(-3, 4)
    )
    return line + marks
