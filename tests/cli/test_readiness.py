"""`greenroom readiness`: loops, levels and bars in a terminal."""

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from greenroom.cli import readiness
from greenroom.config import shipped_bank
from greenroom.errors import NotFound
from tests.answered import answer_many

LOOPS = sorted(path.stem for path in (shipped_bank() / "loops").glob("*.toml"))


def run(*words: object) -> Result:
    app = typer.Typer()
    app.command()(readiness.run)
    return CliRunner().invoke(app, [*map(str, words)], env={"COLUMNS": "200", "TERM": "dumb"})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data: Path = tmp_path_factory.mktemp("many") / "data"
    answer_many(data, 90, 0.8)
    return data


def test_without_a_name_it_lists_the_loops(tmp_path: Path) -> None:
    listed = run("--data", tmp_path).stdout
    names = re.findall(r"^([a-z-]+) +\d rounds, \d+ minutes$", listed, re.MULTILINE)
    assert sorted(names) == LOOPS
    table = json.loads(run("--json", "--data", tmp_path).stdout)
    assert [entry["loop"] for entry in table] == names
    assert names.index("ml-engineer-junior") < names.index("ml-engineer-senior")


def test_too_few_answers_say_so_and_nothing_else(tmp_path: Path) -> None:
    told = run("ai-engineer-mid", "--data", tmp_path).stdout
    assert "0 answers so far, 12 too few" in told
    assert "%" not in told
    table = json.loads(run("ai-engineer-mid", "--json", "--data", tmp_path).stdout)
    assert (table["answers"], table["missing"], table["overall"]) == (0, 12, None)
    assert table["rounds"] == table["raises"] == []


def test_with_answers_every_round_has_bar_level_interval_chance_and_count(many: Path) -> None:
    told = run("ml-engineer-mid", "--data", many).stdout
    assert "90 answers in all" in told
    row = next(line for line in told.splitlines() if "ML theory" in line)
    cells = [cell.strip() for cell in re.split("[│|]", row) if cell.strip()]
    assert cells[1] == "0.30"
    assert re.fullmatch(r"-?\d\.\d \(-?\d\.\d to -?\d\.\d\)", cells[2])
    assert "90% interval" in cells[3]
    assert 0 < int(cells[4]) < 90
    assert "no question is mainly about" in told
    assert "1. " in told
    assert "Assumed, not measured" in told


def test_json_has_no_number_where_a_level_is_wide(many: Path) -> None:
    table = json.loads(run("ml-engineer-mid", "--json", "--data", many).stdout)
    assert table["missing"] == 0
    whole = table["overall"]
    assert whole["chance_90"][0] <= whole["chance"] <= whole["chance_90"][1]
    rounds = [entry["standing"] for entry in table["rounds"]]
    wide = [r for r in rounds if r["chance"] is None]
    assert 0 < len(wide) < len(rounds)
    assert all(r["chance_90"] is None and "bar" in r["band"] for r in wide)
    rates = [one["gain_per_hour"] for one in table["raises"]]
    assert rates == sorted(rates, reverse=True)


def test_an_unknown_loop_is_refused_with_those_there_are(tmp_path: Path) -> None:
    error = run("pilot", "--data", tmp_path).exception
    assert isinstance(error, NotFound)
    assert str(error) == f"no loop 'pilot'; allowed: {', '.join(_in_order(tmp_path))}"


def _in_order(data: Path) -> list[str]:
    return [entry["loop"] for entry in json.loads(run("--json", "--data", data).stdout)]
