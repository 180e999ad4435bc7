"""Answers that are judged: kept first, judged once, never lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from greenroom.errors import SandboxFault
from greenroom.graders import OUTPUTS
from greenroom.model.grade import Grade
from greenroom.model.session import Blueprint, Session
from greenroom.practice.flow import Submission
from tests.banks import write_empty_bank
from tests.folders import CODE, MEAN, REVIEW, SQL, write_folder
from tests.places import ME, Place

EXAM = Blueprint(
    policy="exam",
    title="Exam",
    length=1,
    minutes=20,
    areas={"alpha": 1},
    kinds=("review",),
)


@pytest.fixture
def coding(tmp_path: Path) -> Iterator[Place]:
    """A bank with one item of each judged kind."""
    bank_dir = write_empty_bank(tmp_path / "coding")
    for number, (name, files) in enumerate((("a", CODE), ("b", SQL), ("c", REVIEW)), 1):
        write_folder(bank_dir / "alpha", name, files, number)
    made = Place(tmp_path, bank_dir)
    yield made
    made.close()


def start(place: Place, kind: str = "code") -> Session:
    return place.room.start(ME, Blueprint(policy="practice", title="Code", length=1, kinds=(kind,)))


@pytest.mark.parametrize("kind", ["code", "sql", "review"])
def test_a_right_answer_counts_once_and_gives_evidence(coding: Place, kind: str) -> None:
    session = start(coding, kind)
    marked = coding.answer(session, 1, coding.right(session, 1))
    assert (marked.grade.state, marked.grade.score) == ("graded", 1.0)
    assert [piece.evidence.score for piece in coding.store.evidence(ME)] == [1.0]
    assert coding.store.waiting() == []


def test_an_optional_test_that_cannot_be_read_does_not_cost_an_exam_the_review(
    coding: Place,
) -> None:
    session = coding.room.start(ME, EXAM)
    draft = {**coding.right(session, 1), "test": ["def test_it(:"]}
    coding.room.save_draft(session.id, 1, draft)
    assert coding.room.unreadable(coding.room.session(session.id)) == (1,)
    coding.room.finish(session.id)
    (marked,) = coding.store.attempts(session.id)
    assert marked.grade.state == "graded"
    assert 0.5 < (marked.grade.score or 0.0) < 1.0
    assert isinstance(marked.attempt.response.answer, dict)
    assert marked.attempt.response.answer["test"] == ""


class Ended(BaseException):
    """Stands for the end of this program in the middle of a judgement."""


def test_an_answer_that_was_being_judged_when_the_program_ended_is_judged_at_the_next_start(
    coding: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(coding)
    with monkeypatch.context() as cut:
        cut.setattr(OUTPUTS, "verdict", ended)
        with pytest.raises(Ended):
            coding.answer(session, 1, {"answer": [MEAN]})
    waiting = coding.room.view(session.id, 1).marked
    assert waiting is not None
    assert waiting.grade.state == "waiting"
    assert coding.store.evidence(ME) == []
    assert coding.room.judge_waiting() == 1
    judged = coding.room.view(session.id, 1).marked
    assert judged is not None
    assert judged.grade.score == 1.0
    assert len(coding.store.evidence(ME)) == 1
    assert coding.room.judge_waiting() == 0


def test_an_answer_whose_question_changed_before_it_was_judged_is_told_so(
    coding: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(coding)
    with monkeypatch.context() as cut:
        cut.setattr(OUTPUTS, "verdict", ended)
        with pytest.raises(Ended):
            coding.answer(session, 1, {"answer": [MEAN]})
    prompt = tmp_path / "coding" / "alpha" / "a" / "prompt.md"
    prompt.write_text("Another task altogether.")
    coding.bank.refresh()
    coding.room.judge_waiting()
    marked = coding.room.view(session.id, 1).marked
    assert marked is not None
    assert marked.grade.state == "ungraded"
    assert "edited or withdrawn" in marked.grade.summary
    assert coding.store.waiting() == []


def ended(*_: object, **__: object) -> Grade:
    raise Ended


def test_the_same_submission_while_the_first_waits_is_judged_once(
    coding: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(coding)
    submission = Submission(coding.ports.new_id(), {"answer": [MEAN]})
    with monkeypatch.context() as cut:
        cut.setattr(OUTPUTS, "verdict", ended)
        with pytest.raises(Ended):
            coding.room.submit(session.id, 1, submission)
    for _ in range(2):
        marked = coding.room.submit(session.id, 1, submission)
        assert not isinstance(marked, tuple)
        assert marked is not None
        assert marked.grade.score == 1.0
    assert len(coding.store.evidence(ME)) == 1


def test_a_sandbox_that_fails_once_is_asked_again(
    coding: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(coding)
    calls = []
    real = OUTPUTS.judge.judge

    def fails_once(*args: object, **options: object) -> object:
        calls.append(args)
        if len(calls) == 1:
            raise SandboxFault("a child was killed by somebody else")
        return real(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(OUTPUTS.judge, "judge", fails_once)
    marked = coding.answer(session, 1, {"answer": [MEAN]})
    assert marked.grade.score == 1.0
    assert len(calls) == 2


def test_a_sandbox_that_keeps_failing_leaves_the_answer_ungraded_and_gradable(
    coding: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start(coding)

    def fails(*_: object, **__: object) -> object:
        raise SandboxFault("no child can be made")

    with monkeypatch.context() as broken:
        broken.setattr(OUTPUTS.judge, "judge", fails)
        marked = coding.answer(session, 1, {"answer": [MEAN]})
    assert marked.grade.state == "ungraded"
    assert coding.store.evidence(ME) == []
    again = coding.room.regrade(session.id, 1, coding.ports.new_id())
    assert again.grade.score == 1.0


def test_a_syntax_error_is_shown_with_line_and_caret_and_costs_nothing(coding: Place) -> None:
    session = start(coding)
    submission = Submission(coding.ports.new_id(), {"answer": ["def mean(values)\n    return 1\n"]})
    problems = coding.room.submit(session.id, 1, submission)
    assert isinstance(problems, tuple)
    assert problems[0].message == ("Line 1: expected ':'.\ndef mean(values)\n                ^")
    assert coding.room.view(session.id, 1).marked is None


def test_a_run_shows_the_examples_and_keeps_nothing_but_the_draft(coding: Place) -> None:
    session = start(coding)
    trial = coding.room.trial(session.id, 1, {"answer": ["def mean(values):\n    return 2.0\n"]})
    assert isinstance(trial, Grade)
    assert trial.summary == "1 of 2 examples passed."
    view = coding.room.view(session.id, 1)
    assert view.marked is None
    assert view.slot.draft is not None
    assert coding.store.evidence(ME) == []


def test_judged_kinds_are_asked_only_where_they_are_named(coding: Place) -> None:
    every = Blueprint(policy="practice", title="All", length=5)
    with pytest.raises(Exception, match="No item fits"):
        coding.room.start(ME, every)
    named = every.model_copy(update={"topics": ("alpha-one",)})
    assert coding.room.start(ME, named).blueprint.length == 3


def test_a_zygote_that_is_killed_costs_no_answer(coding: Place) -> None:
    session = start(coding)
    coding.room.trial(session.id, 1, {"answer": [MEAN]})
    killed = zygotes()
    assert killed
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    marked = coding.answer(session, 1, {"answer": [MEAN]})
    assert marked.grade.score == 1.0


def zygotes() -> list[int]:
    """Processes of the sandbox that this one started."""
    own = str(os.getpid())
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if fields[1] == own and b"sandbox" in command:
            found.append(int(stat.parent.name))
    return found
