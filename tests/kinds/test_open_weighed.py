"""The points of an answer as its feedback lists them."""

from typing import Any

from greenroom.kinds.open.item import OpenItem
from greenroom.kinds.open.weighed import next_probe, weighed
from greenroom.model.grade import Outcome, Seen


def item(*weights: float) -> OpenItem:
    names = ("a", "b", "c", "d", "e")
    points: list[dict[str, Any]] = [
        {"id": name, "weight": weight, "text": name, "also": ["x"], "probe": f"What of {name}?"}
        for name, weight in zip(names, weights, strict=False)
    ]
    return OpenItem.model_validate(
        {
            "uid": "aaaaaaaaaaaa",
            "kind": "open",
            "title": "T",
            "topics": ["t"],
            "rounds": ["r"],
            "level": "mid",
            "difficulty": 0,
            "minutes": 1,
            "as_of": "2026-01-31",
            "stem": "S",
            "takeaway": "T",
            "points": points,
            "misconceptions": [{"id": "belief", "text": "x", "why": "y"}],
            "weak": "w",
            "strong": "s",
        }
    )


def seen(**outcomes: Outcome) -> list[Seen]:
    return [Seen(id_, id_, outcome) for id_, outcome in outcomes.items()]


def ids(weights: tuple[float, ...], found: list[Seen]) -> str:
    return "".join(row.seen.id for row in weighed(item(*weights), found))


def test_the_heaviest_come_first_and_equal_ones_in_the_items_order() -> None:
    found = seen(d="right", c="missing", b="right", a="missing")
    assert ids((1, 2, 2, 1), found) == "bcad"


def test_a_point_that_the_item_dropped_comes_last_and_a_misconception_is_no_point() -> None:
    found = seen(gone="right", belief="wrong", a="missing", b="right", c="right")
    rows = weighed(item(1, 2, 3), found)
    assert [row.seen.id for row in rows] == ["c", "b", "a", "gone"]
    assert (rows[-1].point, rows[-1].weight) == (None, 0)


def test_the_next_probe_is_that_of_the_heaviest_point_not_fully_found() -> None:
    def probe(**outcomes: Outcome) -> str | None:
        return next_probe(weighed(item(1, 3, 2), seen(**outcomes)))

    assert probe(a="missing", b="right", c="missing") == "What of c?"
    assert probe(a="missing", b="partly", c="missing") == "What of b?"
    assert probe(a="missing", b="wrong", c="right") == "What of b?"
    assert probe(a="missing", b="right", c="right") == "What of a?"
    assert probe(a="right", b="right", c="right") is None


def test_of_equal_points_the_first_of_the_item_is_probed() -> None:
    rows = weighed(item(2, 2, 2), seen(c="missing", b="missing", a="right"))
    assert next_probe(rows) == "What of b?"


def test_a_point_that_the_item_dropped_is_not_probed() -> None:
    assert next_probe(weighed(item(1, 1, 1), seen(gone="missing"))) is None
