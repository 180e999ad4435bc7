"""What every chart has: a title, a description, the drawing, and a table of the same numbers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

WIDTH = 360
"""Units of a drawing as wide as a phone: its text is then about as large as the page's."""


class Table(NamedTuple):
    """The numbers of a chart; the first column names the rows."""

    head: Sequence[str]
    rows: Iterable[Sequence[object]]


def figure(
    chart_id: str,
    title: str,
    description: str,
    drawing: Markup,
    table: Table,
    size: tuple[int, int],
) -> Markup:
    """A chart.

    Args:
        chart_id: its id on the page.
        title: its name, for those who do not see it.
        description: what it shows, a sentence or two.
        drawing: SVG elements.
        table: the same numbers.
        size: width and height of the drawing.
    """
    return Markup(
        '<figure class="chart"><svg viewBox="0 0 {w} {h}" role="img" '
        'aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">{desc} The table below has the numbers.</desc>{drawing}</svg>'
        '<details><summary>Data table<span class="sr">: {title}</span></summary>'
        '<div class="scroll"{reach}><table>{table}</table></div></details></figure>'
    ).format(
        w=size[0],
        h=size[1],
        id=chart_id,
        title=title,
        desc=description,
        drawing=drawing,
        # What can be scrolled must be reached by keys as well.
        reach=Markup(' tabindex="0" role="region" aria-label="{}"').format(f"Table: {title}"),
        table=_table(table),
    )


def _table(table: Table) -> Markup:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    body = "".join(map(_row, table.rows))
    return _drawn(f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>")


def _row(cells: Sequence[object]) -> str:
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{rest}</tr>'


def joined(parts: Iterable[Markup]) -> Markup:
    """One after the other."""
    return _drawn("".join(parts))


def text(x: float, y: float, said: object, anchor: str = "start", kind: str = "") -> Markup:
    """Words in a drawing; `anchor` is start, middle or end."""
    mark = f' class="{kind}"' if kind else ""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return _drawn(f'<text{mark} x="{short(x)}" y="{short(y)}"{at}>{escape(said)}</text>')


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "grid") -> Markup:
    """A straight line."""
    ends = f'x1="{short(x1)}" y1="{short(y1)}" x2="{short(x2)}" y2="{short(y2)}"'
    return _drawn(f'<line class="{kind}" {ends}/>')


def bar(x: float, y: float, width: float, height: float, kind: str, said: str = "") -> Markup:
    """A rectangle with, if given, a text for who points at it."""
    size = f'width="{short(max(width, 0.0))}" height="{short(max(height, 0.0))}"'
    return _drawn(
        f'<rect class="{kind}" x="{short(x)}" y="{short(y)}" {size}{_pointed("rect", said)}'
    )


def dot(x: float, y: float, radius: float = 5, said: str = "") -> Markup:
    """A point with, if given, a text for who points at it."""
    place = f'cx="{short(x)}" cy="{short(y)}" r="{short(radius)}"'
    return _drawn(f'<circle class="dot" {place}{_pointed("circle", said)}')


def squares(places: Iterable[tuple[float, float]], side: float, kind: str) -> Markup:
    """Squares of one size and kind by their upper left corners."""
    a = short(side)
    told = "".join(f"M{short(x)} {short(y)}h{a}v{a}h-{a}z" for x, y in places)
    return _drawn(f'<path class="{kind}" d="{told}"/>')


def path(points: Iterable[tuple[float, float]], kind: str) -> Markup:
    """A line through points."""
    return _drawn(f'<polyline class="{kind}" points="{_told(points)}"/>')


def area(points: Iterable[tuple[float, float]], kind: str) -> Markup:
    """What points go round."""
    return _drawn(f'<polygon class="{kind}" points="{_told(points)}"/>')


def _drawn(element: str) -> Markup:
    """An element of numbers, of names written in the code, and of texts that were escaped.

    Not by `Markup.format`: a page has more than a thousand, and that would take half its time.
    """
    return Markup(element)  # noqa: S704 - see above


def _pointed(name: str, said: str) -> str:
    return f"><title>{escape(said)}</title></{name}>" if said else "/>"


def _told(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{short(x)},{short(y)}" for x, y in points)


def short(value: float) -> str:
    """A length to a tenth of a unit, without a point where it can be."""
    return f"{value:.1f}".removesuffix(".0")
