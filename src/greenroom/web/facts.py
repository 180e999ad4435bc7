"""What a grade keeps for a page, read so that no stored shape can break the page."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from greenroom.model.grade import Seen

_TEXTS = (
    "state",
    "inputs",
    "expected",
    "got",
    "difference",
    "stdout",
    "traceback",
    "text",
    "reason",
    "reader",
    "why",
    "yours",
)
_POINTS_LIMIT = 100


def facts(data: object) -> Mapping[str, Any]:
    """The fields that templates read, each of its type; an imported grade may hold anything."""
    table = data if isinstance(data, Mapping) else {}
    return {
        **{name: _text(table.get(name)) for name in _TEXTS},
        "weight": _number(table.get("weight"), 1.0),
        "expected": _share(table.get("expected"), 0.0),
        "low": _share(table.get("low"), 0.0),
        "high": _share(table.get("high"), 1.0),
        "lines": _lines(table.get("lines")),
        "tests": [
            _test(entry) for entry in _list(table.get("tests")) if isinstance(entry, Mapping)
        ],
        "growth": _growth(table.get("growth")),
    }


def is_interval(seen: Seen) -> bool:
    """Whether it is the interval of the score; a point may have its id, but is never a note."""
    return seen.id == "interval" and seen.outcome == "note"


def place_of(data: object) -> tuple[int, int] | None:
    """Start and end of the part of an answer that a grade speaks of."""
    table = data if isinstance(data, Mapping) else {}
    if "start" not in table or "end" not in table:
        return None
    return int(_number(table["start"], 0)), int(_number(table["end"], 0))


def _share(value: object, usual: float) -> float:
    return min(1.0, max(0.0, _number(value, usual)))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, usual: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1e300 else usual  # type: ignore[arg-type] # a number, see above


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _lines(value: object) -> tuple[int, int]:
    found = [int(_number(line, 0)) for line in _list(value)]
    return (found[0], found[1]) if len(found) == 2 else (0, 0)


def _test(entry: Mapping[str, object]) -> Mapping[str, object]:
    texts = {name: _text(entry.get(name)) for name in ("name", "state", "message")}
    return {**texts, "visible": entry.get("visible") is True}


def _growth(value: object) -> Mapping[str, object] | None:
    if not isinstance(value, Mapping):
        return None
    points, curve = _points(value.get("points")), _points(value.get("curve"))
    if len(points) < 2 or len(curve) < 2:
        return None
    texts = {name: _text(value.get(name)) for name in ("sentence", "n", "bar", "fit")}
    return {**texts, "points": points, "curve": curve}


def _points(value: object) -> list[tuple[float, float]]:
    pairs = [_list(pair) for pair in _list(value)[:_POINTS_LIMIT]]
    found = [(_number(p[0], math.nan), _number(p[1], math.nan)) for p in pairs if len(p) == 2]
    return [(n, s) for n, s in found if n > 0 and s >= 0]
