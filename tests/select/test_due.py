"""What is reviewed today, in which order, and why."""

import datetime as dt
import itertools
import math
import random
from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.memory import NO_STEPS, recall_at, review
from greenroom.model.item import ItemHead
from greenroom.model.learner import LastSeen, Learner, Memory
from greenroom.select.due import NEAR, due_items, gains, new_cards, next_due, waiting_items
from tests.parts import START, head, session

DAY = dt.timedelta(days=1)
TODAY = START.date()
MIDDAY = dt.time(12)
BERLIN = ZoneInfo("Europe/Berlin")
INTERVIEW = dt.date(2026, 12, 4)


def due_since(days: float, stability: float = 10.0, difficulty: float = 5.0) -> Memory:
    due = START - days * DAY
    return Memory(stability, difficulty, due - stability * DAY, due, 3)


def item(uid: str, kind: str = "choice", minutes: float = 2.0) -> ItemHead:
    return replace(head(uid, kind=kind), minutes=minutes)


def learner_of(memory: Mapping[str, Memory], seen: Mapping[str, LastSeen] | None = None) -> Learner:
    return Learner("me", memory=memory, seen=seen or {})


def uids(heads: list[ItemHead]) -> list[str]:
    return [found.uid for found in heads]


def reason(memory: Memory, interview: dt.date | None = None, now: dt.datetime = START) -> str:
    choice = next_due(
        [item("one")],
        session("review"),
        learner_of({"one": memory}),
        random.Random(1),
        now,
        interview,
    )
    assert choice is not None
    return choice.reason


# No interview, or one that is far away.
@pytest.mark.parametrize(
    "interview", [None, TODAY + NEAR + DAY, TODAY - DAY, TODAY + 3_650 * DAY, dt.date.max]
)
def test_without_a_near_day_cards_come_first_and_then_the_likeliest_forgotten(
    interview: dt.date | None,
) -> None:
    heads = [
        item("question-late"),
        item("question-just"),
        item("card-just", "card"),
        item("card-late", "card"),
        item("not-due"),
        item("unknown"),
    ]
    learner = learner_of(
        {
            "question-late": due_since(40),
            "question-just": due_since(1),
            "card-just": due_since(2),
            "card-late": due_since(20),
            "not-due": due_since(-0.01),
        }
    )
    found = uids(due_items(heads, learner, START, interview))
    assert found == ["card-late", "card-just", "question-late", "question-just"]


# Near the interview.
strengths = st.builds(
    due_since,
    days=st.floats(0, 60),
    stability=st.floats(0.1, 90),
    difficulty=st.floats(1, 10),
)


def recalled_then(memory: Memory, then: dt.datetime, *, is_reviewed: bool) -> float:
    """Expected recall on the day, through the scheduler itself."""
    if not is_reviewed:
        return recall_at(memory, then)
    chance = recall_at(memory, START)
    known, missed = (recall_at(review(memory, r, START, NO_STEPS), then) for r in (3, 1))
    return chance * known + (1 - chance) * missed


@given(st.lists(strengths, min_size=2, max_size=6), st.integers(0, 30), st.integers(1, 5))
@settings(deadline=None)
def test_as_many_reviews_as_there_is_time_for_make_the_most_of_the_day(
    memories: list[Memory], days: int, made: int
) -> None:
    then = dt.datetime.combine(TODAY + days * DAY, MIDDAY, dt.UTC)

    def total(reviewed: set[str]) -> float:
        return sum(
            recalled_then(memory, then, is_reviewed=str(n) in reviewed)
            for n, memory in enumerate(memories)
        )

    heads = [item(str(n)) for n in range(len(memories))]
    learner = learner_of({str(n): memory for n, memory in enumerate(memories)})
    order = uids(waiting_items(heads, learner, START, TODAY + days * DAY))
    best = max(total(set(some)) for some in itertools.combinations(order, min(made, len(order))))
    assert math.isclose(total(set(order[:made])), best, rel_tol=1e-9)


def test_what_is_learned_in_less_time_or_counts_more_comes_first() -> None:
    same = due_since(3)
    heads = [item("long", minutes=20), item("short", minutes=4), item("card", "card", minutes=5)]
    learner = learner_of(dict.fromkeys(("long", "short", "card"), same))
    assert uids(due_items(heads, learner, START, INTERVIEW)) == ["short", "card", "long"]
    weighted = due_items(heads, learner, START, INTERVIEW, lambda h: 9.0 if h.uid == "long" else 1)
    assert uids(weighted) == ["long", "short", "card"]


def test_what_would_be_forgotten_by_the_interview_comes_before_what_would_hold() -> None:
    # The likelier forgotten now will hardly be worse on the day; the other one falls until then.
    learner = learner_of({"holds": due_since(10, stability=80), "falls": due_since(0.1, 2.0)})
    heads = [item("holds"), item("falls")]
    assert uids(due_items(heads, learner, START)) == ["holds", "falls"]
    assert uids(due_items(heads, learner, START, TODAY + 10 * DAY)) == ["falls", "holds"]


@given(strengths, st.floats(-2, 30))
@settings(deadline=None)
def test_a_gain_is_a_number_between_what_can_be_lost_and_won(memory: Memory, days: float) -> None:
    (gain,) = gains([memory], START, START + days * DAY)
    assert -1 < gain < 1
    assert len(gains([], START, START)) == 0


def test_the_hour_that_summer_time_takes_is_no_time_to_forget_in() -> None:
    now, then = (dt.datetime(2027, 3, day, 12, tzinfo=BERLIN) for day in (27, 29))
    memory = review(None, 1, now.astimezone(dt.UTC) - 3 * DAY, NO_STEPS)
    in_utc = gains([memory], now.astimezone(dt.UTC), then.astimezone(dt.UTC))
    assert gains([memory], now, then) == in_utc


# Nobody drowns.
def test_a_day_takes_so_many_minutes_of_questions_and_every_card() -> None:
    heads = [item(f"q{n}", "code", minutes=20) for n in range(5)]
    heads += [item(f"c{n}", "card", minutes=20) for n in range(5)]
    learner = learner_of({found.uid: due_since(n) for n, found in enumerate(heads)})
    today = due_items(heads, learner, START)
    assert [found.kind for found in today] == ["card"] * 5 + ["code"] * 2
    assert len(waiting_items(heads, learner, START)) == 10
    assert len(due_items(heads, learner, START, limit_minutes=0)) == 5
    assert len(due_items(heads, learner, START, limit_minutes=1)) == 6


@pytest.mark.parametrize(
    ("first_at", "at", "now", "left"),
    [
        # Reviewed today.
        (START - 9 * DAY, START, START, 0),
        # Answered today for the first time, or reviewed yesterday: today's minutes are not touched.
        (START, START, START, 1),
        (START - 9 * DAY, START - DAY, START, 1),
        # 23:30 the evening before in UTC is today in Berlin.
        (START - 9 * DAY, START - 9.5 * DAY / 24, START, 1),
        (START - 9 * DAY, START - 9.5 * DAY / 24, START.astimezone(BERLIN), 0),
    ],
)
def test_what_was_reviewed_today_leaves_less_for_the_rest_of_the_day(
    first_at: dt.datetime, at: dt.datetime, now: dt.datetime, left: int
) -> None:
    heads = [item("made", minutes=30), item("waits")]
    seen = {"made": LastSeen(at, 1.0, 2, first_at)}
    learner = learner_of({"waits": due_since(3)}, seen)
    assert len(due_items(heads, learner, now)) == left


def test_new_cards_are_counted_by_the_day_of_the_person() -> None:
    cards = [item(f"card-{n}", "card") for n in range(9)]
    late = START - dt.timedelta(hours=9, minutes=30)
    learner = learner_of({}, {"card-0": LastSeen(late, None, 1, late)})
    in_berlin = new_cards(cards, learner, START.astimezone(BERLIN))
    assert len(new_cards(cards, learner, START)) == len(in_berlin) + 1


# Reasons.
@pytest.mark.parametrize(
    ("memory", "interview", "said"),
    [
        (due_since(3), None, "due for 3 days, seen 3 times; recall now 88%"),
        (due_since(1), None, "due since yesterday, seen 3 times; recall now 89%"),
        (
            due_since(3),
            INTERVIEW,
            "due for 3 days, seen 3 times; recall now 88%, on 4 December 82% without a review",
        ),
        (due_since(0), TODAY, "due today, seen 3 times; recall now 90%"),
        (due_since(0), TODAY - DAY, "due today, seen 3 times; recall now 90%"),
        (due_since(0), TODAY + 3_650 * DAY, "due today, seen 3 times; recall now 90%"),
        (
            replace(due_since(0), last_review=START, reviews=1),
            None,
            "due today, seen once; recall now over 99%",
        ),
    ],
)
def test_a_reason_says_since_when_and_what_will_be_left(
    memory: Memory, interview: dt.date | None, said: str
) -> None:
    assert reason(memory, interview) == said


def test_an_answer_of_ten_years_ago_still_has_a_sentence() -> None:
    old = reason(due_since(3_650, stability=0.001), TODAY + DAY)
    assert old.startswith("due for 3650 days, seen 3 times; recall now ")
    assert "nan" not in old


def test_a_clock_that_went_back_gives_a_sentence_too() -> None:
    memory = replace(due_since(0), last_review=START + 30 * DAY)
    assert reason(memory, INTERVIEW) == (
        "due today, seen 3 times; recall now over 99%, on 4 December over 99% without a review"
    )
