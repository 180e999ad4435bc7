"""A score on its scale, with the interval in which it most likely lies."""

from markupsafe import Markup

_WIDTH, _LEFT, _SPAN = 320, 10, 300


def score_bar(score: float, low: float, high: float) -> Markup:
    """Drawn; the sentence beside it has the same numbers."""
    return Markup(
        '<svg class="score-bar" viewBox="0 0 {w} 30" role="img" aria-label="{label}">'
        '<line class="grid" x1="{a:.1f}" x2="{b:.1f}" y1="12" y2="12"/>'
        '<rect class="range" x="{low:.1f}" y="7" width="{wide:.1f}" height="10" rx="5"/>'
        '<circle class="dot" cx="{at:.1f}" cy="12" r="6"/>'
        '<text x="{a:.1f}" y="29">0%</text><text x="{b:.1f}" y="29" text-anchor="end">100%</text>'
        "</svg>"
    ).format(
        w=_WIDTH,
        label=f"{score:.0%} of a full answer, most likely {low:.0%} to {high:.0%}",
        a=_LEFT,
        b=_LEFT + _SPAN,
        low=_LEFT + _SPAN * low,
        wide=max(1.0, _SPAN * (high - low)),
        at=_LEFT + _SPAN * score,
    )
