"""`greenroom calibrate` over a data folder with many people's answers."""

import json
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from greenroom.cli.calibrate import calibrate
from greenroom.errors import GreenroomError
from greenroom.learner.own_items import NAME, parse
from greenroom.model.evidence import Evidence
from greenroom.wiring import open_data
from tests.banks import uid, write_bank
from tests.parts import evidence
from tests.store.records import a_grade, a_session, an_attempt

Calibrate = Callable[..., Result]
HARDER = {1: 2.0, 2: -1.5}
"""By number of the item, its difficulty; the author says 0.5 of all."""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "bank")


@pytest.fixture
def run_it(bank: Path, tmp_path: Path) -> Calibrate:
    app = typer.Typer()
    app.command()(calibrate)

    def run(*words: object) -> Result:
        args = ["--bank", bank, "--data", tmp_path / "data", *words]
        result = CliRunner(env={"COLUMNS": "200"}).invoke(app, list(map(str, args)))
        if isinstance(result.exception, GreenroomError):
            raise result.exception
        return result

    return run


def keep(folder: Path, people: int, name: str = "p") -> None:
    """Answers of many people to two items, as the app keeps them."""
    rng = np.random.default_rng(1)
    with open_data(folder) as store:
        for person in range(people):
            session = a_session(slots=2, learner=f"{name}{person}")
            store.create_session(session)
            ability = rng.normal()
            for position, (number, difficulty) in enumerate(HARDER.items(), 1):
                score = float(rng.random() < 1 / (1 + np.exp(difficulty - ability)))
                attempt = an_attempt(session, position)
                piece: Evidence = replace(
                    evidence(uid(number), score=score),
                    attempt_id=attempt.id,
                    learner=session.learner,
                    session_id=session.id,
                    at=attempt.at,
                )
                store.record(attempt, a_grade(score), piece)


def table_of(result: Result) -> Mapping[str, Any]:
    assert result.exit_code == 0, result.output
    found: Mapping[str, Any] = json.loads(result.stdout, parse_constant=pytest.fail)
    return found


def test_items_are_fitted_and_kept_in_the_data_folder(run_it: Calibrate, tmp_path: Path) -> None:
    keep(tmp_path / "data", 40)
    found = table_of(run_it("--json"))
    assert (found["people"], found["answers"], found["waiting"]) == (40, 80, 0)
    rows = {row["uid"]: row for row in found["items"]}
    assert rows.keys() == {uid(1), uid(2)}
    assert rows[uid(1)]["difficulty_before"] == 0.5
    assert rows[uid(1)]["difficulty"] > 1.2
    assert rows[uid(2)]["difficulty"] < 0.3
    assert rows[uid(1)]["difficulty_se"] < rows[uid(1)]["difficulty_before_se"]
    file = tmp_path / "data" / NAME
    kept = parse(file.read_text())
    assert found["file"] == str(file)
    assert kept.calibration == found["calibration"] == 1
    assert kept.items[uid(1)].parameters.difficulty == pytest.approx(
        rows[uid(1)]["difficulty"], abs=1e-5
    )
    assert kept.items[uid(1)].people == 40
    output = run_it().output
    assert "80 first answers of 40 people." in output
    assert "0.50 ± " not in output
    assert f"Calibration 2 written to {file}" in output
    assert [path.name for path in file.parent.glob("*.part")] == []


def test_with_one_persons_answers_it_says_that_the_authors_estimates_stand(
    run_it: Calibrate, tmp_path: Path
) -> None:
    assert "0 first answers of 0 people." in run_it().output
    keep(tmp_path / "data", 1)
    output = run_it().output
    assert "2 first answers of 1 person." in output
    assert "2 items were answered by fewer than 10 people each" in output
    assert "No item was fitted: the authors' estimates stand." in output
    assert not (tmp_path / "data" / NAME).exists()
    assert table_of(run_it("--json"))["calibration"] is None


def test_a_damaged_file_is_told_and_made_anew_and_reset_removes_it(
    run_it: Calibrate, tmp_path: Path
) -> None:
    keep(tmp_path / "data", 12)
    file = tmp_path / "data" / NAME
    file.write_text('{"format": "greenroom-items"')
    result = run_it()
    assert f"{file}: is not JSON" in result.stderr
    assert "It is fitted anew." in result.stderr
    assert parse(file.read_text()).calibration == 1
    assert "authors' estimates stand" in run_it("--reset").output
    assert not file.exists()
    assert "not there" in run_it("--reset").output
    assert table_of(run_it("--reset", "--json"))["removed"] is False


def test_a_place_that_cannot_be_written_is_one_sentence_and_nothing_is_left(
    run_it: Calibrate, tmp_path: Path
) -> None:
    keep(tmp_path / "data", 12)
    file = tmp_path / "data" / NAME
    (file / "inside").mkdir(parents=True)
    with pytest.raises(GreenroomError, match="cannot be written"):
        run_it()
    assert stat.S_ISDIR(file.stat().st_mode)
    assert list(file.parent.glob(".items*")) == []
