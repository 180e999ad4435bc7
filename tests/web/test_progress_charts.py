"""The charts of progress: where things are drawn, what is said, and nothing outside the frame."""

import datetime as dt
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from greenroom.sessions.progress.confidence import Bin, Calibration, calibration
from greenroom.sessions.progress.days import activity
from greenroom.sessions.progress.levels import Level, Levels, RoundLevel
from greenroom.sessions.progress.pace import Pace
from greenroom.sessions.progress.readiness import LevelAt, OverTime, RoundOverTime
from greenroom.sessions.progress.remembered import DueDay, Remembered, Share
from greenroom.web.ability_chart import ability_chart, chance, logit
from greenroom.web.ability_chart import told as level_told
from greenroom.web.calendar_chart import calendar_chart
from greenroom.web.confidence_chart import confidence_chart, sentence
from greenroom.web.memory_charts import forgetting_chart, load_chart
from greenroom.web.pace_chart import pace_chart
from greenroom.web.readiness_chart import readiness_charts, told
from tests.parts import START, TODAY, evidence

NUMBERS = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height")
FINITE = st.floats(-6, 6)


def drawings(chart: Markup) -> Iterator[ET.Element]:
    """Each SVG of a chart, which is well-formed and says what it is."""
    for svg in re.findall(r"<svg.*?</svg>", chart, re.DOTALL):
        found = ET.fromstring(svg)
        title, description = found.find("title"), found.find("desc")
        assert title is not None
        assert title.text
        assert description is not None
        assert description.text
        named = {one.get("id") for one in (title, description)}
        assert set((found.get("aria-labelledby") or "").split()) == named
        yield found


def check(chart: Markup) -> None:
    """Nothing is drawn outside the frame, and each drawing has its table."""
    found = list(drawings(chart))
    assert len(re.findall(r"<tbody><tr>.*?</tbody>", chart)) == len(found) > 0
    for svg in found:
        _, _, width, height = map(float, (svg.get("viewBox") or "").split())
        for element in svg.iter():
            inside(element, width, height)


def inside(element: ET.Element, width: float, height: float) -> None:
    values = {name: float(element.get(name) or 0) for name in NUMBERS if element.get(name)}
    assert all(map(math.isfinite, values.values()))
    right = max(values.get("x", 0) + values.get("width", 0), values.get("x2", 0))
    low = max(values.get("y", 0) + values.get("height", 0), values.get("y2", 0))
    if element.tag in {"rect", "line", "text"}:
        assert min(values.values()) >= -0.1
        assert right <= width + 0.1
        assert low <= height + 0.1
    for pair in (element.get("points") or "").split():
        x, y = map(float, pair.split(","))
        assert 0 <= x <= width
        assert 0 <= y <= height


def level(
    mean: float = 0.0, low: float = -1.0, high: float = 1.0, title: str = "A topic", n: int = 3
) -> Level:
    return Level(title.lower().replace(" ", "-"), title, n, mean, low, high)


def tree(one: Level) -> Levels:
    return Levels(one, (RoundLevel(one, (one, one), 4), RoundLevel(level(n=0), (), 2)))


def test_a_level_is_told_as_the_chance_at_a_question_of_medium_difficulty() -> None:
    assert chance(0.0) == 0.5
    assert chance(logit(0.8)) == pytest.approx(0.8)
    assert level_told(level(0.0, logit(0.2), logit(0.8), n=1)) == (
        "Level 50% (90% interval 20% to 80%, 1 answer)."
    )


def test_a_bar_stands_where_its_interval_is() -> None:
    first = next(drawings(ability_chart(tree(level(0.0, -1.75, 1.75)))))
    bars = [one for one in first.iter("rect") if one.get("class") == "ci"]
    dots = list(first.iter("circle"))
    # The axis runs from -3.5 to 3.5 over 320 units from 20 on.
    assert [(b.get("x"), b.get("width")) for b in bars] == [("100", "160")] * 2
    assert [d.get("cx") for d in dots] == ["180"] * 2


@given(mean=FINITE, spread=st.floats(0, 6), n=st.integers(1, 10**6))
def test_bars_of_any_level_stay_in_the_frame(mean: float, spread: float, n: int) -> None:
    check(ability_chart(tree(level(mean, mean - spread, mean + spread, n=n))))


def test_names_are_escaped_cut_to_fit_and_whole_in_the_table() -> None:
    name = "<b>bold</b> & a name that is far too long for a phone"
    chart = ability_chart(tree(level(title=name)))
    assert "<b>" not in chart
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; a name that is far too long for a phone" in chart
    assert "…" in chart
    check(chart)


@given(
    counts=st.lists(st.integers(0, 400), max_size=12),
    weeks=st.integers(2, 60),
    today=st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1)),
)
def test_a_calendar_of_any_days_stays_in_its_frame(
    counts: list[int], weeks: int, today: dt.date
) -> None:
    noon = dt.datetime.combine(today, dt.time(12), dt.UTC)
    times = [noon - dt.timedelta(days=5 * k) for k, n in enumerate(counts) for _ in range(n)]
    check(calendar_chart(activity(times, today, dt.UTC, weeks)))


def test_more_answers_are_a_larger_square_and_the_day_is_named() -> None:
    times = [START] * 8 + [START - dt.timedelta(days=1)]
    chart = calendar_chart(activity(times, TODAY, dt.UTC))
    svg = next(drawings(chart))
    told = {
        title.text: float(square.get("width") or 0)
        for square in svg.iter("rect")
        if (title := square.find("title")) is not None
    }
    assert set(told) == {"21 Nov 2026: 8 answers", "20 Nov 2026: 1 answer"}
    assert told["21 Nov 2026: 8 answers"] > 1.5 * told["20 Nov 2026: 1 answer"]
    assert "9 answers on 2 days since" in chart


def test_the_sentence_says_what_was_said_what_was_right_n_and_the_interval() -> None:
    pieces = [evidence(score=float(k < 24), confidence=0.9) for k in range(34)]
    found = calibration(pieces)
    assert found.told is not None
    assert sentence(found.told) == (
        "When you say 90%, you are right 71% of the time (n = 34, 90% interval 57% to 82%). "
        "You are less often right than you say."
    )
    check(confidence_chart(found))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Bin(0.6, 0.62, 0.9, 0.8, 0.95, 20), "When you say about 60%, you are right 90% of the "
         "time (n = 20, 90% interval 80% to 95%). You are right more often than you say."),
        (Bin(0.5, 0.5, 0.4, 0.2, 0.6, 1200), "When you say 50%, you are right 40% of the time "
         "(n = 1,200, 90% interval 20% to 60%). The interval holds what you say."),
    ],
)  # fmt: skip
def test_a_bin_of_several_numbers_says_about(told: Bin, said: str) -> None:
    assert sentence(told) == said


@given(st.lists(st.tuples(st.floats(0.5, 1), st.floats(0, 1)), min_size=1, max_size=30))
def test_reliability_of_any_answers_stays_in_its_frame(pairs: list[tuple[float, float]]) -> None:
    found: Calibration = calibration(evidence(score=b, confidence=a) for a, b in pairs)
    check(confidence_chart(found))


@given(
    st.lists(
        st.tuples(st.floats(1e-6, 1e9), st.floats(1, 100), st.booleans()), min_size=1, max_size=8
    )
)
def test_times_of_any_length_stay_in_the_frame(rows: list[tuple[float, float, bool]]) -> None:
    kinds = [
        Pace(f"kind-{k}", 9, median, median / by if is_many else None,
             median * by if is_many else None, median)
        for k, (median, by, is_many) in enumerate(rows)
    ]  # fmt: skip
    check(pace_chart(kinds, {}))


def test_the_planned_time_stands_in_the_middle() -> None:
    svg = next(drawings(pace_chart([Pace("choice", 9, 1.0, 0.5, 2.0, 60.0)], {"choice": "Choice"})))
    middle = [one.get("x1") for one in svg.iter("line") if one.get("class") == "ref"]
    assert middle == ["180"] == [one.get("cx") for one in svg.iter("circle")]


def of_round(
    points: list[tuple[float, float]], bar: float = 0.0, chance: float | None = 0.4
) -> OverTime:
    told = tuple(
        LevelAt(START + dt.timedelta(weeks=k), mean, mean - spread, mean + spread)
        for k, (mean, spread) in enumerate(points)
    )
    part = RoundOverTime("theory", "Theory", 14, bar, 0.3, told, chance, 0.1, 0.8, "most likely")
    return OverTime("loop", "A loop", 14, 0, (part,))


@given(
    points=st.lists(st.tuples(FINITE, st.floats(0, 3)), min_size=1, max_size=27),
    bar=st.floats(-3, 3),
)
def test_levels_of_any_weeks_stay_in_their_frame(
    points: list[tuple[float, float]], bar: float
) -> None:
    [(_, chart)] = readiness_charts(of_round(points, bar), dt.UTC)
    check(chart)


def test_a_round_tells_its_chance_or_a_band_where_the_level_is_too_uncertain() -> None:
    [sure] = of_round([(0.0, 0.3)]).rounds
    assert told(sure) == (
        "Chance that your level meets the bar: 40% (90% interval 10% to 80%). "
        "14 answers on its topics."
    )
    [unsure] = of_round([(0.0, 3.0)], chance=None).rounds
    assert told(unsure) == ("Most likely; the level is still uncertain. 14 answers on its topics.")


@given(
    days=st.lists(st.tuples(st.floats(0, 5_000), st.floats(0, 5_000)), min_size=2, max_size=30),
    shares=st.lists(st.floats(0, 1), min_size=2, max_size=367),
)
def test_memory_of_any_size_stays_in_its_frame(
    days: list[tuple[float, float]], shares: list[float]
) -> None:
    load = tuple(
        DueDay(TODAY + dt.timedelta(days=k), reviews, reviews / 2, reviews * 1.5, 9.0, waiting)
        for k, (reviews, waiting) in enumerate(days)
    )
    check(load_chart(load))
    on = TODAY + dt.timedelta(days=len(shares) - 1)
    share = Share(shares[-1], 0.0, 1.0, 9)
    found = Remembered(9, 1, share, share, on, tuple(shares), load, None, None)
    check(forgetting_chart(found, TODAY))
