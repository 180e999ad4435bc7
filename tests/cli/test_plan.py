"""`greenroom plan`: sets a target, tells the plan, writes the calendar, refuses with a sentence."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from icalendar import Calendar
from typer.testing import CliRunner, Result

from greenroom.cli import plan
from greenroom.errors import RequestError

Run = Callable[..., Result]
AIM = ("--loop", "ml-engineer-mid", "--date", "2199-01-20", "--hours", "1,1,1,1,1,3,3")


@pytest.fixture
def greenroom_plan(tmp_path: Path) -> Run:
    """Runs the command over one data folder."""
    app = typer.Typer()
    app.command()(plan.run)

    def run(*words: object) -> Result:
        return CliRunner().invoke(app, [*map(str, words), "--data", str(tmp_path / "data")])

    return run


def test_without_a_target_it_says_how_to_set_one(greenroom_plan: Run) -> None:
    error = greenroom_plan().exception
    assert isinstance(error, RequestError)
    assert "greenroom plan --loop ml-engineer-mid --date" in str(error)


def test_a_target_is_kept_and_told_with_the_week_the_checklist_and_what_is_left_out(
    greenroom_plan: Run,
) -> None:
    first = greenroom_plan(*AIM, "--zone", "Europe/Berlin")
    assert first.exit_code == 0, first.exception
    assert first.stdout.startswith("ML engineer, mid-level, 20 Jan 2199\n")
    for words in ("later days are planned when they come nearer", "This week", "Left out", "min"):
        assert words in " ".join(first.stdout.split())
    assert greenroom_plan().stdout.splitlines()[0] == first.stdout.splitlines()[0]


def test_json_is_one_object_with_the_target_and_every_day(greenroom_plan: Run) -> None:
    greenroom_plan(*AIM, "--zone", "Europe/Berlin")
    found = json.loads(greenroom_plan("--json", "--hours", "0,0,0,0,0,0,2.5").stdout)
    assert found["target"]["zone"] == "Europe/Berlin"
    assert found["target"]["hours"] == [0, 0, 0, 0, 0, 0, 2.5]
    assert found["target"]["date"] == "2199-01-20"
    busy = {dt.date.fromisoformat(day["date"]).weekday() for day in found["days"] if day["tasks"]}
    assert busy == {6}
    assert all(
        sum(task["minutes"] for task in day["tasks"]) <= day["hours_minutes"] + 0.01
        for day in found["days"]
    )


def test_the_calendar_is_written_and_can_be_read(greenroom_plan: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    result = greenroom_plan(*AIM, "--ics", path)
    assert result.stdout.endswith(f"Written to {path}\n")
    assert Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    error = greenroom_plan("--ics", tmp_path / "none" / "plan.ics").exception
    assert isinstance(error, RequestError)
    assert "cannot be written" in str(error)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--loop", "astronaut"), "loop: Found loop 'astronaut'; allowed: ml-engineer-junior"),
        (("--date", "soon"), "date: Found 'soon'; allowed"),
        (("--hours", "1,2"), "hours: Found hours for 2 days; allowed: 7 numbers"),
        (("--zone", "Mars"), "zone: Found 'Mars'; allowed"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_target_stays(
    greenroom_plan: Run, words: tuple[str, str], message: str
) -> None:
    greenroom_plan(*AIM)
    before = json.loads(greenroom_plan("--json").stdout)["target"]
    error = greenroom_plan(*words).exception
    assert isinstance(error, RequestError)
    assert message in str(error)
    assert json.loads(greenroom_plan("--json").stdout)["target"] == before
