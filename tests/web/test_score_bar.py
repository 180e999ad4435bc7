"""A score as a page tells it."""

from greenroom.model.grade import Grade, Seen
from greenroom.web.score_bar import measured


def test_a_point_with_the_id_of_the_interval_is_not_taken_for_it() -> None:
    point = Seen("interval", "A point", "right", "said", {"expected": 0.9})
    interval = Seen("interval", "", "note", data={"low": 0.8, "high": 1.0})
    told = measured(Grade("rubric", 1, "graded", "said", score=0.9, seen=(point, interval)))
    assert told is not None
    assert (told.low, told.high) == (0.8, 1.0)
    assert told.words == "90%"
