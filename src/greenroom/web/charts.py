"""Charts drawn on the server: SVG with a title, a description and a table of the data."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from greenroom.sessions.standing import Standing

# Names stand above their bars, so that the text is as large on a phone as on a desk.
_WIDTH, _ROW, _EDGE, _TOP = 420, 46, 22, 26
_SPAN = _WIDTH - 2 * _EDGE


def _x(share: float) -> float:
    return _EDGE + share * _SPAN


def interval_bars(
    standings: Sequence[Standing], titles: Mapping[str, str], title: str, chart_id: str
) -> Markup:
    """One row a standing: the 90% interval as a bar, the share as a dot, the count as text."""
    height = _TOP + _ROW * len(standings) + 4
    rows = Markup("").join(
        _row(s, titles.get(s.name, s.name), _TOP + _ROW * n) for n, s in enumerate(standings)
    )
    grid = Markup("").join(
        Markup(
            '<line class="grid" x1="{0:.0f}" x2="{0:.0f}" y1="{1}" y2="{2}"/>'
            '<text x="{0:.0f}" y="14" text-anchor="middle">{3:.0%}</text>'
        ).format(_x(share), _TOP - 6, height, share)
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    table = Markup("").join(_table_row(s, titles.get(s.name, s.name)) for s in standings)
    return Markup(
        '<figure class="chart"><svg viewBox="0 0 {w} {h}" role="img" '
        'aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">Share of right answers with its 90% interval; the table below has '
        "the numbers.</desc>{grid}{rows}</svg><details><summary>Data table</summary>"
        '<div class="scroll"><table><thead><tr><th scope="col">Area</th>'
        '<th scope="col">Right</th><th scope="col">Answers</th><th scope="col">Share</th>'
        '<th scope="col">90% interval</th></tr></thead><tbody>{table}</tbody></table></div>'
        "</details></figure>"
    ).format(w=_WIDTH, h=height, id=chart_id, title=title, grid=grid, rows=rows, table=table)


def _row(standing: Standing, name: str, top: float) -> Markup:
    count = f"{standing.score:.3g} of {standing.n}" if standing.n else "no answers"
    words = Markup(
        '<text class="name" x="{}" y="{:.0f}">{}</text>'
        '<text x="{}" y="{:.0f}" text-anchor="end">{}</text>'
    ).format(_EDGE, top + 16, name, _WIDTH - _EDGE, top + 16, count)
    if standing.share is None:
        return words
    bar = Markup('<rect class="ci" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="8" rx="4"/>')
    low, high = standing.interval
    dot = Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="5"/>')
    y = top + 28
    return (
        words + bar.format(_x(low), y - 4, _x(high) - _x(low)) + dot.format(_x(standing.share), y)
    )


def _table_row(standing: Standing, name: str) -> Markup:
    share = "-" if standing.share is None else f"{standing.share:.0%}"
    low, high = standing.interval
    cells = (f"{standing.score:.3g}", str(standing.n), share, f"{low:.0%} to {high:.0%}")
    return (
        Markup("<tr><th scope=row>")
        + escape(name)
        + Markup("</th>")
        + Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells)
        + Markup("</tr>")
    )
