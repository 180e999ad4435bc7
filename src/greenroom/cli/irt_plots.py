"""Item plots: the fitted curve beside what was observed, one SVG file an item."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from markupsafe import Markup

from greenroom.errors import RequestError
from greenroom.learner.grid import Doubles
from greenroom.learner.interval import wilson

_WIDTH, _HEIGHT = 420, 300
_LEFT, _TOP, _RIGHT, _BOTTOM = 46, 40, 404, 252
LOW: Final = -3.5
HIGH: Final = 3.5
"""Abilities that are drawn, in logits."""

_STYLE: Final = Markup(
    "<style>svg{font:13px system-ui,sans-serif;background:#fff}text{fill:#222}.grid{stroke:#ddd}"
    ".curve{fill:none;stroke:#0b5fa5;stroke-width:2}.ci{stroke:#9a4a00;stroke-width:2}"
    ".dot{fill:#9a4a00}@media(prefers-color-scheme:dark){svg{background:#16181d}text{fill:#eee}"
    ".grid{stroke:#3a3d45}.curve{stroke:#7db8ef}.ci{stroke:#f0a860}.dot{fill:#f0a860}}</style>"
)


class Dot(NamedTuple):
    """A group of persons."""

    ability: float
    """Where the curve gives the score that was expected of them."""
    share: float
    """Of the highest score, that they reached."""
    n: int


class Plot(NamedTuple):
    """One item."""

    name: str
    words: str
    """Its parameters."""
    abilities: Doubles
    """(q,)"""
    curve: Doubles
    """(q,) expected share of the highest score."""
    n: Doubles
    """(groups,) answers."""
    score: Doubles
    """(groups,) sum of shares."""
    expected: Doubles
    """(groups,) sum of shares that the persons' other answers let expect."""


def dots(plot: Plot) -> list[Dot]:
    """Where each group stands; groups without answers do not."""
    found = []
    for n, score, expected in zip(plot.n, plot.score, plot.expected, strict=True):
        if n >= 1:
            ability = float(np.interp(expected / n, plot.curve, plot.abilities))
            found.append(Dot(ability, min(float(score / n), 1.0), int(n)))
    return found


def draw(plot: Plot) -> str:
    """The plot as an SVG document."""
    inside = (plot.abilities >= LOW) & (plot.abilities <= HIGH)
    points = " ".join(
        f"{_x(ability):.1f},{_y(share):.1f}"
        for ability, share in zip(plot.abilities[inside], plot.curve[inside], strict=True)
    )
    placed = dots(plot)
    marks = Markup("").join(_mark(dot) for dot in placed)
    told = "; ".join(f"{dot.share:.0%} of {dot.n:,} at {dot.ability:+.1f}" for dot in placed)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" '
            'height="{h}" role="img" aria-labelledby="t d"><title id="t">{name}</title>'
            '<desc id="d">{words}. The curve is the expected score by ability. Each dot is a '
            "group of persons by their other answers with its 90% interval, placed where the "
            "curve gives the score that was expected of them: {told}.</desc>{style}{grid}"
            '<text x="{left}" y="18" font-weight="600">{short}</text>'
            '<text x="{left}" y="33" font-size="11">{words}</text>'
            '<polyline class="curve" points="{points}"/>{marks}</svg>\n'
        ).format(
            w=_WIDTH,
            h=_HEIGHT,
            name=_printable(plot.name),
            short=_short(_printable(plot.name)),
            words=plot.words,
            told=told or "no answers",
            style=_STYLE,
            grid=_grid(),
            left=_LEFT,
            points=points,
            marks=marks,
        )
    )


def write_plots(plots: Sequence[Plot], folder: Path) -> None:
    """One file an item, named by its number and name.

    Raises:
        RequestError: the folder cannot be made or written to.
    """
    digits = len(str(len(plots)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, plot in enumerate(plots, 1):
            slug = re.sub(r"[^a-z0-9]+", "-", plot.name.lower()).strip("-")[:60]
            name = f"{number:0{digits}}-{slug}" if slug else f"{number:0{digits}}"
            (folder / f"{name}.svg").write_text(draw(plot), encoding="utf-8")
    except OSError as error:
        raise RequestError(f"{folder}: plots cannot be written: {error.strerror}") from None


def _x(ability: float) -> float:
    return _LEFT + (min(max(ability, LOW), HIGH) - LOW) / (HIGH - LOW) * (_RIGHT - _LEFT)


def _y(share: float) -> float:
    return _BOTTOM - share * (_BOTTOM - _TOP)


def _mark(dot: Dot) -> Markup:
    low, high = wilson(dot.share * dot.n, dot.n)
    return Markup(
        '<line class="ci" x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>'
        '<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    ).format(x=_x(dot.ability), y=_y(dot.share), low=_y(low), high=_y(high))


def _grid() -> Markup:
    across = Markup("").join(
        Markup(
            '<line class="grid" x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
            '<text x="{end}" y="{base:.1f}" text-anchor="end">{share:.0%}</text>'
        ).format(
            left=_LEFT, right=_RIGHT, end=_LEFT - 6, y=_y(share), base=_y(share) + 4, share=share
        )
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    below = Markup("").join(
        Markup('<text x="{x:.1f}" y="{y}" text-anchor="middle">{ability:+d}</text>').format(
            x=_x(ability), y=_BOTTOM + 18, ability=ability
        )
        for ability in range(-3, 4)
    )
    words = Markup(
        '<text x="{}" y="{}" text-anchor="middle">ability in logits; score upwards</text>'
    ).format((_LEFT + _RIGHT) / 2, _BOTTOM + 38)
    return across + below + words


def _short(name: str) -> str:
    """What fits over the picture."""
    return name if len(name) <= 36 else f"{name[:35]}…"


def _printable(text: str) -> str:
    # XML has no place for control characters, however they are written.
    return "".join(sign if sign.isprintable() else " " for sign in text)[:60]
