"""A judge, a reader and people on the same answers: what is drawn, left out and told."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from greenroom.cli.refit import open_items
from greenroom.errors import RequestError
from greenroom.evaluation.answers import read_answers
from greenroom.evaluation.compare import (
    FAULTS_AT_START,
    Answered,
    compare,
    drawn,
    of_file,
    of_samples,
    read_by,
    scores_of_samples,
    share_of,
)
from greenroom.graders.rubric.embedded import EmbeddedReader
from greenroom.graders.rubric.model.reader import ModelReader
from greenroom.graders.rubric.reading import PointRead, Reading
from greenroom.graders.rubric.rubric import Rubric, RubricPoint
from tests.evaluation.graded import write_graded_bank
from tests.evaluation.small import write
from tests.graders.rubric.model.conftest import server
from tests.graders.rubric.model.server import Step
from tests.graders.rubric.model.tapes import Tape, TapeServer, point, reply

__all__ = ["server"]


@pytest.fixture
def answers(tmp_path: Path) -> list[Answered]:
    return of_file(read_answers(write(tmp_path)))


def step_of(one: Answered) -> Step:
    """What a model says that agrees with people."""
    state = {1.0: "covered", 0.5: "partly", 0.0: "missing"}[one.score]
    quote = "" if state == "missing" else one.answer
    return {"say": reply(point("reference", state, quote), beliefs=())}


def judge_of(tape: Tape) -> ModelReader:
    """One that asks once for each answer, so that steps and answers go together."""
    settings = tape.settings
    return ModelReader(
        type(settings)(settings.base_url, settings.model, samples=1, temperature=0.0, timeout_s=10)
    )


def test_references_are_one_point_and_its_wordings(answers: list[Answered]) -> None:
    assert len(answers) == 54
    assert [len(one.rubric.points) for one in answers] == [1] * 54
    assert answers[9].rubric.points[0].also == (answers[9].rubric.points[0].text.upper(),)
    assert Counter(one.question for one in answers) == dict.fromkeys(
        {one.question for one in answers}, 9
    )


def test_a_judge_that_agrees_with_people_is_told_so(
    server: TapeServer, answers: list[Answered]
) -> None:
    tape = server.tape(*map(step_of, answers))
    found = compare(answers, judge_of(tape), lambda some: read_by(EmbeddedReader(), some))
    assert (found.answers, found.judged, found.faults, found.steps) == (54, 54, {}, 2)
    pairs = {pair.name: pair for pair in found.pairs}
    assert list(pairs) == ["judge, embedded", "judge, human", "embedded, human", "two people"]
    judged = pairs["judge, human"].agreement
    assert judged.kappa == (1.0, 1.0, 1.0)
    assert judged.r == pytest.approx((1.0, 1.0, 1.0))
    embedded = pairs["embedded, human"].agreement
    assert embedded.kappa == pairs["judge, embedded"].agreement.kappa
    assert embedded.r.low < embedded.r.value < embedded.r.high <= 1
    assert {(pair.rows, pair.questions) for pair in found.pairs} == {(54, 6)}
    assert len(tape.received()) == 54


def test_answers_that_fell_back_are_counted_and_left_out_of_every_pair(
    server: TapeServer, answers: list[Answered]
) -> None:
    steps = list(map(step_of, answers))
    steps[3], steps[7] = {"status": 500}, {"say": "Full marks."}
    found = compare(
        answers,
        judge_of(server.tape(*steps)),
        lambda some: np.array([one.score for one in some]),
    )
    assert (found.answers, found.judged) == (54, 52)
    assert sorted(found.faults.values()) == [1, 1]
    assert any("had a fault of its own (500)" in why for why in found.faults)
    for pair in found.pairs[:3]:
        assert pair.rows == 52
        assert pair.agreement.kappa.value == 1.0


def test_a_model_that_reads_none_of_the_first_answers_is_asked_no_more(
    server: TapeServer, answers: list[Answered]
) -> None:
    tape = server.tape({"status": 401})
    with pytest.raises(RequestError, match=r"none of the first 5 answers .*GREENROOM_LLM_KEY"):
        compare(answers, judge_of(tape), lambda some: np.zeros(len(some)))
    assert len(tape.received()) == FAULTS_AT_START == 5
    with pytest.raises(RequestError, match="none of the first 2 answers"):
        compare(answers[:2], judge_of(tape), lambda some: np.zeros(len(some)))


def test_the_draw_spreads_over_questions_and_is_the_same_each_time(
    answers: list[Answered],
) -> None:
    assert drawn(answers, None) == drawn(answers, 54) == drawn(answers, 99) == list(range(54))
    six = drawn(answers, 6)
    assert len({answers[place].question for place in six}) == 6
    assert six == drawn(answers, 6) == sorted(six)
    counts = Counter(answers[place].question for place in drawn(answers, 20))
    assert sorted(counts.values()) == [3, 3, 3, 3, 4, 4]
    assert set(drawn(answers, 6)) < set(drawn(answers, 20))


def test_a_reading_is_worth_its_weighted_share() -> None:
    rubric = Rubric("?", (RubricPoint("a", "x", 3.0), RubricPoint("b", "y", 1.0)), ())
    points = (PointRead("a", "covered", 1.0, 1.0), PointRead("b", "partly", 0.5, 1.0))
    assert share_of(Reading("any", points), rubric) == 0.875


def test_samples_are_read_by_what_was_fitted_on_other_questions(tmp_path: Path) -> None:
    items = open_items(write_graded_bank(tmp_path / "bank"))
    answers = of_samples(items)
    scores = scores_of_samples(items)
    assert len(scores) == len(answers) == 36
    labels = np.array([one.score for one in answers])
    assert set(labels) == {0.0, 0.25, 0.5, 0.75, 1.0}
    assert np.corrcoef(labels, scores)[0, 1] > 0.8
    # A question's own labels decide nothing of what its samples get.
    turned = items[0].model_copy(
        update={
            "samples": tuple(
                one.model_copy(update={"covered": () if one.covered else ("point-0",)})
                for one in items[0].samples
            )
        }
    )
    again = scores_of_samples([turned, *items[1:]])
    assert not np.allclose(again[6:], scores[6:])
