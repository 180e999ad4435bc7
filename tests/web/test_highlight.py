"""Answers with the places marked that show their points."""

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.grade import Outcome, Seen
from greenroom.model.response import JsonValue
from greenroom.web.highlight import by_part, highlighted

NO_SURROGATE: Final[tuple[Literal["Cs"]]] = ("Cs",)
PRINTED: Final = st.text(
    st.characters(exclude_categories=NO_SURROGATE, exclude_characters="\0\r"), max_size=60
)


class Shown(HTMLParser):
    """What a reader sees: the answer, the notes, and which parts are marked how."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.answer = ""
        self.notes: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self._open: list[str] = []
        self._kind = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open.append(tag)
        self._kind = dict(attrs).get("class") or ""

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open == ["a"]:
            self.notes.append(data)
            return
        self.answer += data
        if self._open == ["mark"]:
            self.marks.append((self._kind.removeprefix("said "), data))


def point(start: JsonValue, end: JsonValue, outcome: Outcome = "right") -> Seen:
    return Seen("p", "label", outcome, "", {"start": start, "end": end})


def shown(text: str, *seen: Seen) -> Shown:
    return Shown(str(highlighted(text, seen)))


def test_a_place_is_marked_and_followed_by_the_number_of_its_point() -> None:
    html = str(highlighted("one two three", [Seen("a", "A", "missing"), point(4, 7)]))
    assert html == (
        'one <mark class="said right">two</mark>'
        '<a class="ref" href="#point-2" aria-label="Point 2">2✓</a> three'
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0, 31), (3, 9)])
def test_markup_in_an_answer_is_text(start: int, end: int) -> None:
    text = "<script>alert('&amp;')</script>"
    html = str(highlighted(text, [point(start, end)]))
    assert "<script" not in html
    assert Shown(html).answer == text
    assert Shown(html).tags <= {"mark", "a"}


def test_markup_in_the_outcome_of_an_imported_grade_is_text() -> None:
    outcome: Outcome = '"><script>'  # type: ignore[assignment]
    assert "<script" not in str(highlighted("one", [point(0, 3, outcome)]))


def test_places_that_overlap_are_marked_in_parts_and_noted_where_they_end() -> None:
    found = shown("abcdefgh", point(0, 5), point(3, 8, "partly"))
    assert found.answer == "abcdefgh"
    assert [part for _, part in found.marks] == ["abc", "de", "fgh"]
    assert found.notes == ["1✓", "2◐"]
    assert [kind for kind, _ in found.marks] == ["right", "right", "partly"]


def test_a_place_inside_another_leaves_the_outer_one_marked() -> None:
    found = shown("abcdefgh", point(0, 8), point(2, 4, "wrong"))
    assert found.marks == [("right", "ab"), ("wrong", "cd"), ("right", "efgh")]
    assert found.notes == ["2?", "1✓"]


def test_two_points_at_one_place_are_both_noted() -> None:
    found = shown("abc", point(0, 3), point(0, 3, "partly"))
    assert found.marks == [("right", "abc")]
    assert found.notes == ["1✓", "2◐"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (-1, 2),
        (0, 4),
        (2, 2),
        (3, 1),
        (9, 12),
        ("0", "2"),
        (None, None),
        (0, float("nan")),
        (0, float("inf")),
        ([0], {"a": 2}),
    ],
)
def test_a_place_outside_the_text_is_left_out(start: JsonValue, end: JsonValue) -> None:
    assert str(highlighted("abc", [point(start, end)])) == "abc"


@pytest.mark.parametrize("data", [None, {}, {"start": 0}, {"end": 2}, [0, 2], "0-2"])
def test_what_has_no_place_is_left_out(data: JsonValue) -> None:
    assert str(highlighted("abc", [Seen("p", "label", "right", "", data)])) == "abc"


@given(
    PRINTED,
    st.lists(
        st.tuples(
            st.integers(-3, 70),
            st.integers(-3, 70),
            st.sampled_from(["right", "partly", "wrong", "missing"]),
        ),
        max_size=8,
    ),
)
def test_what_is_shown_is_the_answer_and_one_note_for_each_place(
    text: str, places: Sequence[tuple[int, int, Outcome]]
) -> None:
    found = shown(text, *(point(*place) for place in places))
    inside = [i for i, (a, b, _) in enumerate(places, 1) if 0 <= a < b <= len(text)]
    marked = {at for i in inside for at in range(places[i - 1][0], places[i - 1][1])}
    assert found.answer == text
    assert sorted(int(note.rstrip("✓◐?")) for note in found.notes) == inside
    assert sum(len(part) for _, part in found.marks) == len(marked)


def test_what_was_seen_is_parted_by_its_id() -> None:
    ids = ("a", "belief:b", "doubt:c", "shape:d", "interval", "e", "other:f")
    parts = by_part(Seen(id_, "label", "note") for id_ in ids)
    assert {name: [one.id for one in seen] for name, seen in parts.items()} == {
        "point": ["a", "e"],
        "belief": ["belief:b"],
        "doubt": ["doubt:c"],
        "shape": ["shape:d"],
        "interval": ["interval"],
    }


def test_a_point_with_the_id_of_the_interval_is_a_point() -> None:
    seen = (Seen("interval", "A point", "right"), Seen("interval", "", "note"))
    parts = by_part(seen)
    assert parts["point"] == [seen[0]]
    assert parts["interval"] == [seen[1]]
