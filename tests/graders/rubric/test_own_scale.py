"""A reader fitted here is preferred to the shipped one, as long as it fits this version."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from greenroom.errors import RequestError
from greenroom.graders.rubric.grader import RubricGrader
from greenroom.graders.rubric.own_scale import (
    check_can_write,
    check_is_no_other,
    name_of,
    own_file,
    own_or_shipped,
    read_own,
    write_own,
)
from greenroom.graders.rubric.rubric import Rubric, RubricPoint
from greenroom.graders.rubric.scale import Scale, shipped
from greenroom.model.response import Response

SOURCE = "the embedded reader, fitted on your contests on 2026-11-21"
RUBRIC = Rubric(
    "What does dropout do?",
    (
        RubricPoint("zeroes", "Random units are set to zero in training.", 1.0),
        RubricPoint("alone", "No unit can rely on another one.", 1.0),
    ),
    (),
)
ANSWER = "While training, some random units are set to zero, so that others cannot rely on them."


def own(**fields: object) -> Scale:
    return replace(shipped(), **{"source": SOURCE, **fields})  # type: ignore[arg-type] # fields of Scale


def reader_of(grader: RubricGrader) -> object:
    grade = grader.grade(RUBRIC, Response({"text": ANSWER}))
    (interval,) = [seen for seen in grade.seen if seen.id == "interval"]
    assert isinstance(interval.data, Mapping)
    return interval.data["reader"]


def test_without_a_file_the_shipped_one_reads(tmp_path: Path) -> None:
    assert own_or_shipped(None) is shipped()
    assert own_or_shipped(own_file(tmp_path)) is shipped()
    assert name_of(shipped()) == "the embedded reader"


def test_a_grade_names_who_read_and_follows_the_file_while_the_app_runs(tmp_path: Path) -> None:
    grader = RubricGrader(environ={})
    assert reader_of(grader) == "the embedded reader"
    grader.look_in(tmp_path)
    assert reader_of(grader) == "the embedded reader"
    write_own(own(), own_file(tmp_path))
    assert reader_of(grader) == SOURCE
    own_file(tmp_path).unlink()
    assert reader_of(grader) == "the embedded reader"


def test_what_was_fitted_decides_the_score(tmp_path: Path) -> None:
    grader = RubricGrader(environ={})
    everything = np.array([[-9.0, 9.0], [1.0, 1.0]])
    nothing = np.array([[-9.0, 9.0], [0.0, 0.0]])
    grader.look_in(tmp_path)
    scores = []
    for number, knots in enumerate((everything, nothing)):
        write_own(own(share_knots=knots, score_knots=np.array([[0.0, 1.0], [0.0, 1.0]])),
                  own_file(tmp_path))  # fmt: skip
        # The same size within one tick of the clock would be no change.
        scores.append(grader.grade(RUBRIC, Response({"text": ANSWER})).score)
        own_file(tmp_path).rename(tmp_path / f"{number}.npz")
    assert scores == [1.0, 0.0]


DAMAGED = {
    "empty": b"",
    "no archive": b"this is no archive",
    "cut off": None,
    "a byte changed": None,
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_file_is_told_and_the_shipped_one_reads(
    tmp_path: Path, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = own_file(tmp_path)
    write_own(own(), file)
    whole = file.read_bytes()
    turned = whole[:2_000] + bytes([whole[2_000] ^ 0xFF]) + whole[2_001:]
    contents = DAMAGED[how] if how in ("empty", "no archive") else None
    file.write_bytes(contents or {"cut off": whole[:5_000], "a byte changed": turned}.get(how, b""))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert own_or_shipped(file) is shipped()
    (record,) = caplog.records
    assert str(file) in record.getMessage()
    assert record.getMessage().endswith("The shipped reader is used.")


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"columns": ("part_late",)}, "whose 1 columns are not the"),
        ({"columns": shipped().columns[::-1]}, "was fitted for another version"),
        ({"mean": np.full(len(shipped().columns), np.nan)}, "numbers that fit nothing"),
        ({"mean": np.zeros(3)}, "numbers that fit nothing"),
        ({"deviation": np.zeros(len(shipped().columns))}, "numbers that fit nothing"),
        ({"share_knots": np.zeros((2, 0))}, "numbers that fit nothing"),
        ({"weights": np.zeros(5)}, "numbers that fit nothing"),
        ({"weights": shipped().weights[:, None]}, "numbers that fit nothing"),
        ({"deviation": -shipped().deviation}, "numbers that fit nothing"),
        ({"reach": -shipped().reach}, "numbers that fit nothing"),
        ({"score_knots": shipped().score_knots - 3.0}, "numbers that fit nothing"),
        ({"share_knots": shipped().share_knots * 5.0}, "numbers that fit nothing"),
        ({"belief_knots": shipped().belief_knots[:, ::-1]}, "numbers that fit nothing"),
        # what is no array may be of any type
        ({"offset": "1.0"}, "numbers that fit nothing"),
        ({"offset": float("nan")}, "numbers that fit nothing"),
        ({"gamma": None}, "numbers that fit nothing"),
        ({"gamma": -1.0}, "numbers that fit nothing"),
        ({"source": 7}, "numbers that fit nothing"),
        ({"source": "\ud800"}, "numbers that fit nothing"),
        ({"source": "a" * 201}, "numbers that fit nothing"),
    ],
)
def test_what_does_not_fit_this_version_is_told_and_the_shipped_one_reads(
    tmp_path: Path, fields: Mapping[str, object], what: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = own_file(tmp_path)
    write_own(own(**fields), file)
    with pytest.raises(RequestError, match=what):
        read_own(file)
    with caplog.at_level(logging.WARNING):
        assert own_or_shipped(file) is shipped()
    assert "`greenroom grader fit`" in caplog.text


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "any name"
    write_own(own(), target)
    assert read_own(target).source == SOURCE
    assert [path.name for path in tmp_path.iterdir()] == ["any name"]
    with pytest.raises(RequestError, match="cannot be written"):
        write_own(own(), tmp_path / "none" / "reader.npz")


def test_where_nothing_can_be_written_is_known_beforehand_and_nothing_is_left_there(
    tmp_path: Path,
) -> None:
    check_can_write(tmp_path / "reader.npz")
    assert list(tmp_path.iterdir()) == []
    for file, what in (
        (tmp_path, "it is a folder"),
        (tmp_path / "none" / "reader.npz", "there is no folder"),
        (Path("/proc/reader.npz"), "No such file"),
    ):
        with pytest.raises(RequestError, match=what):
            check_can_write(file)


def test_only_a_reader_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "mine"
    check_is_no_other(file)
    # One of another version is a reader too.
    write_own(own(columns=("part_late",)), file)
    check_is_no_other(file)
    file.write_text("notes of mine")
    with pytest.raises(RequestError, match="is there and is no reader"):
        check_is_no_other(file)
