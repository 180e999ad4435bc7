"""States at the weeks' ends, and the rounds of a loop over them."""

import datetime as dt
import math
import random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.ability import abilities, answers
from greenroom.learner.fold import fold
from greenroom.learner.grid import SHARE_90
from greenroom.learner.priors import unknown
from greenroom.learner.readiness import LEAST_ANSWERS, quantile
from greenroom.learner.tree import Composite
from greenroom.model.evidence import Evidence
from greenroom.model.learner import Learner
from greenroom.practice.ports import Numbered
from greenroom.sessions.progress.days import WEEKS
from greenroom.sessions.progress.history import Histories, History
from greenroom.sessions.progress.readiness import OverTime, interval, over_time, past_levels
from tests.parts import START
from tests.sessions.progress.trees import LOOP, TREE, answered, learner_of

ZONE = ZoneInfo("Europe/Berlin")
A_WEEK = dt.timedelta(weeks=1)


class Log:
    """A store of which only the evidence is read."""

    def __init__(self) -> None:
        self.rows: list[Numbered] = []

    def add(self, *pieces: Evidence) -> None:
        self.rows += [Numbered(len(self.rows) + n, piece) for n, piece in enumerate(pieces, 1)]

    def evidence(self, _learner: str, after: int = 0) -> list[Numbered]:
        return [row for row in self.rows if row.number > after]


def histories(log: Log) -> Histories:
    return Histories(log, unknown)  # type: ignore[arg-type] # all of a store that is used


def history_of(pieces: list[Evidence], now: dt.datetime) -> History:
    log = Log()
    log.add(*pieces)
    return histories(log)("me", now, ZONE)


def test_a_week_holds_the_answers_before_its_end_and_ends_at_local_midnight() -> None:
    # The clock goes back on 25 October: the Monday after begins an hour later in UTC.
    start = dt.datetime(2026, 10, 19, 12, tzinfo=dt.UTC)
    pieces = answered(3, 1.0, start=start, every=A_WEEK)
    found = history_of(pieces, start + 3 * A_WEEK)
    assert [week.end.isoformat() for week in found.weeks] == [
        "2026-10-25T23:00:00+00:00",
        "2026-11-01T23:00:00+00:00",
        "2026-11-08T23:00:00+00:00",
    ]
    assert [answers(week.learner, TREE) for week in found.weeks] == [1, 2, 3]


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_history_that_is_kept_up_is_the_one_read_at_once(data: st.DataObject) -> None:
    rng = random.Random(data.draw(st.integers(0, 999)))
    pieces = answered(20, 1.0, every=dt.timedelta(days=5))
    rng.shuffle(pieces)
    log, now = Log(), START + dt.timedelta(days=101)
    kept = histories(log)
    at = START - A_WEEK
    while log.rows != [] or pieces:
        part = pieces[: rng.randrange(1, 6)]
        del pieces[: len(part)]
        log.add(*part)
        at = now if not pieces else at + rng.random() * 2 * A_WEEK
        found = kept("me", at, ZONE)
        if not pieces:
            break
    assert found == history_of([row.evidence for row in log.rows], now)
    by_time = sorted((row.evidence for row in log.rows), key=lambda piece: piece.at)
    for week in found.weeks:
        told = fold(Learner("me"), [piece for piece in by_time if piece.at < week.end])
        assert week.learner == told


def test_only_half_a_year_of_weeks_is_kept_whatever_a_clock_said() -> None:
    now = START + dt.timedelta(days=1)
    old = answered(1, 1.0, start=dt.datetime(1990, 1, 1, tzinfo=dt.UTC))
    assert len(history_of([*old, *answered(1, 0.0)], now).weeks) == WEEKS
    ahead = answered(1, 1.0, start=START + 900 * A_WEEK)
    assert history_of(ahead, now).weeks == ()
    assert history_of([], now) == History((), ())


def over(pieces: list[Evidence], now: dt.datetime) -> OverTime:
    past = past_levels(history_of(pieces, now).weeks, TREE, LOOP)
    return over_time(past, learner_of(pieces), TREE, LOOP, now)


def test_nothing_is_said_before_there_are_enough_answers() -> None:
    found = over(answered(LEAST_ANSWERS - 1, 1.0), START + 8 * A_WEEK)
    assert (found.answers, found.missing, found.rounds) == (LEAST_ANSWERS - 1, 1, ())
    assert over([], START).missing == LEAST_ANSWERS


def test_points_start_in_the_week_in_which_there_were_enough_and_end_now() -> None:
    pieces = answered(14, 1.0, every=A_WEEK)
    now = pieces[-1].at + dt.timedelta(hours=1)
    theory, coding = over(pieces, now).rounds
    # The twelfth answer is two weeks before the last one.
    assert len(theory.points) == 3
    assert theory.points[-1].at == now
    assert (theory.answers, coding.answers) == (14, 0)
    assert [point.mean for point in theory.points] == sorted(p.mean for p in theory.points)
    assert theory.points[-1].mean > coding.points[-1].mean > 0


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_all_right_and_all_wrong_give_finite_figures_on_their_side(score: float) -> None:
    for part in over(answered(60, score), START + 30 * A_WEEK).rounds:
        for point in part.points:
            assert all(map(math.isfinite, (point.mean, point.low, point.high)))
            assert point.low < point.mean < point.high
        assert (part.points[-1].mean > 0) is (score == 1.0)
        assert 0 <= part.chance_low <= part.chance_high <= 1


def test_a_number_is_given_only_while_the_level_is_certain_enough() -> None:
    few = over(answered(12, 1.0), START + 8 * A_WEEK).rounds[1]
    assert few.chance is None
    assert few.words


@given(st.integers(0, 40), st.sampled_from([0.0, 0.3, 1.0]))
@settings(max_examples=40, deadline=None)
def test_the_interval_that_is_drawn_is_that_of_the_readiness(n: int, score: float) -> None:
    level: Composite = abilities(learner_of(answered(n, score)), TREE).composite(
        {"alpha-one": 1.0, "beta-one": 0.5}
    )
    found = interval(level)
    assert found.low == pytest.approx(quantile(level, SHARE_90), abs=0.005)
    assert found.high == pytest.approx(quantile(level, 1 - SHARE_90), abs=0.005)
    assert found.mean == pytest.approx(level.centre)
