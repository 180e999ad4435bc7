"""`greenroom grader fit`, run as a person runs it over answers that were contested in the app."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from greenroom.graders import RUBRIC
from greenroom.graders.rubric.own_scale import own_file
from greenroom.kinds.kind import CONTEST_FIELD
from greenroom.model.session import Blueprint, Marked
from greenroom.practice.flow import Submission
from greenroom.wiring import LOCAL_LEARNER, Greenroom, open_greenroom
from tests.cli.conftest import Run
from tests.evaluation.graded import write_graded_bank

ANSWER = (
    "Dropout switches a random set of units off while the network trains, so that none of them can "
    "depend on one particular other unit. When it predicts, all units are on again. In effect many "
    "smaller networks are averaged, which is why it helps against overfitting."
)
FIGURES = ["point_auc", "bands", "kappa", "covered", "width", "sides"]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return write_graded_bank(tmp_path / "bank")


def contest(greenroom: Greenroom, *points: str) -> str:
    """Answer one question and say of these points that it has none of them; the item's path."""
    room = greenroom.room
    heads = {head.slug: head for head in greenroom.bank.heads()}
    blueprint = Blueprint(policy="practice", title="Test", length=1, items=(heads["graded-1"].uid,))
    session = room.start(LOCAL_LEARNER, blueprint)
    new_id = greenroom.ports.new_id
    marked = room.submit(session.id, 1, Submission(new_id(), {"answer": [ANSWER]}))
    assert isinstance(marked, Marked)
    assert marked.grade.state == "graded"
    for point in points:
        form = {CONTEST_FIELD: [point], "claim": ["not-said"]}
        assert isinstance(room.mark(session.id, 1, Submission(new_id(), form)), Marked)
    return heads["graded-1"].path


def reader_of(run: Run, item: str, bank: Path, data: Path, tmp_path: Path) -> tuple[str, str]:
    """Who reads an answer now, and what stands on standard error."""
    file = tmp_path / "answer.txt"
    file.write_text(ANSWER)
    result = run("grade", item, "--answer", file, "--bank", bank, "--data", data, "--json")
    assert result.returncode == 0, result.stderr
    facts = next(s["data"] for s in json.loads(result.stdout)["seen"] if s["id"] == "interval")
    return facts["reader"], result.stderr


def test_contests_are_learnt_named_in_grades_and_can_be_reset(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    greenroom = open_greenroom(data, bank)
    item = contest(greenroom, "point-1", "point-2")
    result = run("grader", "fit", "--bank", bank, "--data", data, "--json")
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    table = json.loads(result.stdout)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    wanted = f"the embedded reader, fitted on your contests on {today}"
    assert (table["reader"], table["file"]) == (wanted, str(own_file(data)))
    counts = {name: table[name] for name in ("items", "samples", "points", "contests", "left_out")}
    assert counts == {"items": 6, "samples": 36, "points": 144, "contests": 2, "left_out": 0}
    for figures in (table["before"], table["after"]):
        assert list(figures) == FIGURES
        for figure in figures.values():
            assert figure["low"] <= figure["value"] <= figure["high"]
    assert reader_of(run, item, bank, data, tmp_path) == (wanted, "")
    # The app that is running takes it with the next answer.
    (marked,) = [m for s in greenroom.store.sessions(LOCAL_LEARNER)
                 for m in greenroom.store.attempts(s.id)]  # fmt: skip
    assert "fitted" not in str(marked.grade)
    contest(greenroom)
    newest = greenroom.store.attempts(greenroom.store.sessions(LOCAL_LEARNER)[0].id)[0]
    data_of = newest.grade.seen[-1].data
    assert isinstance(data_of, Mapping)
    assert data_of["reader"] == wanted
    assert "removed" in run("grader", "fit", "--reset", "--data", data).stdout
    assert reader_of(run, item, bank, data, tmp_path) == ("the embedded reader", "")
    assert "not there" in run("grader", "fit", "--reset", "--data", data).stdout
    RUBRIC.look_in(tmp_path)
    greenroom.close()


def test_without_contests_the_samples_are_learnt_and_a_file_may_be_named(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    data, file = tmp_path / "data", tmp_path / "mine.npz"
    words = ("--bank", bank, "--data", data, "--no-contests", "--out", file)
    result = run("grader", "fit", *words)
    assert result.returncode == 0, result.stderr
    assert "Fitted on 6 items: 36 samples with 144 points, and 0 contests." in result.stdout
    assert "points told apart (AUC)" in result.stdout
    assert "width of the interval" in result.stdout
    assert "with them" not in result.stdout
    assert f"Written to {file}" in result.stdout
    assert file.is_file()
    assert not own_file(data).exists()


def test_a_reader_that_does_not_fit_is_one_sentence_and_the_shipped_one_reads(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    own_file(data).write_bytes(b"not a reader")
    reader, said = reader_of(run, "alpha/graded-1", bank, data, tmp_path)
    assert reader == "the embedded reader"
    (line,) = said.splitlines()
    assert line.startswith(f"{own_file(data)}: cannot be read")
    assert line.endswith("The shipped reader is used.")


def test_what_cannot_be_fitted_is_one_sentence(run: Run, bank: Path, tmp_path: Path) -> None:
    for number in (0, 1):
        (bank / "alpha" / f"graded-{number}.toml").unlink()
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    for words, said in (
        (("--bank", bank, "--out", notes), "notes.txt: is there and is no reader"),
        (("--bank", bank, "--out", tmp_path), "it is a folder; name a file in it"),
        (("--bank", bank, "--data", tmp_path), "found 4 open items with graded samples"),
        (("--bank", tmp_path / "none", "--data", tmp_path), "no such folder"),
        (("--bank", bank, "--out", tmp_path / "none/x"), "there is no folder"),
        (("--bank", bank, "--data", bank / "topics.toml"), "the data folder cannot be made"),
        (("--reset", "--out", tmp_path / "x"), "leave out --out"),
    ):
        result = run("grader", "fit", *words)
        assert result.returncode in (1, 2)
        assert said in result.stderr
        assert "Traceback" not in result.stderr
    assert notes.read_text() == "mine"
