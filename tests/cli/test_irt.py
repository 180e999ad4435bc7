"""`greenroom irt fit` over tables as people have them."""

import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from greenroom.cli.irt import app
from greenroom.errors import RequestError
from tests.learner.test_calibrate import LSAT7

SVG = "{http://www.w3.org/2000/svg}"
Fit = Callable[..., Result]


@pytest.fixture
def fit() -> Fit:
    def irt_fit(*words: object) -> Result:
        runner = CliRunner(env={"COLUMNS": "200"})
        result = runner.invoke(app, ["fit", *map(str, words)])
        if isinstance(result.exception, RequestError):
            raise result.exception
        return result

    return irt_fit


@pytest.fixture
def lsat7(tmp_path: Path) -> Path:
    rows = ["Item 1,Item 2,Item 3,Item 4,Item 5,freq"]
    for number, count in enumerate(LSAT7):
        bits = ",".join(f"{number >> bit & 1}.0" for bit in (4, 3, 2, 1, 0))
        rows.append(f"{bits},{count}.0")
    file = tmp_path / "lsat7.csv"
    file.write_text("\n".join(rows))
    return file


def table_of(result: Result) -> Mapping[str, Any]:
    assert result.exit_code == 0, result.output
    found: Mapping[str, Any] = json.loads(result.stdout, parse_constant=pytest.fail)
    return found


def partial(file: Path, persons: int = 400, *, blanks: bool = True) -> Path:
    """Six items: right or wrong, halves, thirds as people write them, and points up to 4."""
    rng = np.random.default_rng(1)
    rows = ["student_id;a;b;half;third;points;rare"]
    for person in range(persons):
        score = rng.normal() + rng.normal(size=6)
        cells = [
            str(int(score[0] > 0)),
            str(int(score[1] > -1)),
            f"{np.digitize(score[2], [-0.5, 0.5]) / 2:g}",
            f"{np.digitize(score[3], [-1, 0, 1]) / 3:.2f}",
            str(np.digitize(score[4], [-1.5, -0.5, 0.5, 1.5])),
            "" if blanks and person % 3 else str(int(score[5] > 0.5)),
        ]
        rows.append(";".join([f"s{person}", *cells]))
    file.write_text("\n".join(rows) + "\n")
    return file


def test_a_table_with_frequencies_gives_the_published_parameters(fit: Fit, lsat7: Path) -> None:
    found = table_of(fit(lsat7, "--json", "--flat"))
    assert (found["persons"], found["answers"], found["converged"]) == (1000, 5000, True)
    assert [item["item"] for item in found["items"]] == [f"Item {n}" for n in range(1, 6)]
    a = [item["a"] for item in found["items"]]
    assert a == pytest.approx([0.988, 1.081, 1.706, 0.765, 0.736], abs=0.004)
    intercepts = [-item["a"] * item["difficulty"] for item in found["items"]]
    assert intercepts == pytest.approx([1.856, 0.808, 1.804, 0.486, 1.8545], abs=0.004)
    for item in found["items"]:
        assert 0.1 < item["a_se"] < 0.4
        assert 0.1 < item["difficulty_se"] < 0.6
    told = found["held_out"]
    assert told["low"] < told["log_loss"] < told["high"]
    assert told["log_loss"] < told["of_shares"]
    assert 0.4 < found["reliability"]["empirical"] < 0.5


def test_what_is_printed_has_errors_intervals_and_counts(fit: Fit, lsat7: Path) -> None:
    output = fit(lsat7).output
    assert "Item 3" in output
    assert " ± " in output
    assert "1,000 persons gave 5,000 answers. Reliability 0.45" in output
    assert "90% interval" in output


def test_partial_scores_points_blanks_and_names_of_persons_are_understood(
    fit: Fit, tmp_path: Path
) -> None:
    found = table_of(fit(partial(tmp_path / "t.csv"), "--json"))
    items = {item["item"]: item for item in found["items"]}
    assert list(items) == ["a", "b", "half", "third", "points", "rare"]
    assert items["half"]["scores"] == [0, 0.5, 1]
    assert items["third"]["scores"] == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert items["points"]["scores"] == [0, 1, 2, 3, 4]
    assert [len(items[name]["steps"]) for name in items] == [1, 1, 2, 3, 4, 1]
    assert items["points"]["steps"] == sorted(items["points"]["steps"])
    assert items["rare"]["n"] == 134
    assert items["rare"]["difficulty_se"] > items["a"]["difficulty_se"]
    assert items["b"]["difficulty"] < items["a"]["difficulty"]


def test_plots_have_a_title_a_description_and_a_dot_a_group(fit: Fit, tmp_path: Path) -> None:
    folder = tmp_path / "plots"
    result = fit(partial(tmp_path / "t.csv"), "--plots", folder)
    assert f"6 plots written to {folder}" in result.output
    files = sorted(path.name for path in folder.iterdir())
    assert files == [
        "1-a.svg",
        "2-b.svg",
        "3-half.svg",
        "4-third.svg",
        "5-points.svg",
        "6-rare.svg",
    ]
    for file in folder.iterdir():
        root = ET.parse(file).getroot()
        title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert title.text == file.stem[2:]
        assert words is not None
        assert "90% interval" in str(words.text)
        line = root.find(f"{SVG}polyline")
        assert line is not None
        heights = [float(pair.split(",")[1]) for pair in line.attrib["points"].split()]
        assert heights == sorted(heights, reverse=True)
        circles = root.findall(f"{SVG}circle")
        assert len(circles) >= 4
        assert all(40 <= float(circle.attrib["cy"]) <= 252 for circle in circles)
        assert "nan" not in file.read_text()


def test_shares_too_fine_to_tell_apart_are_rounded_and_it_is_said(fit: Fit, tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    rows = ["a,b", *(f"{rng.random():.4f},{rng.integers(2)}" for _ in range(200))]
    file = tmp_path / "t.csv"
    file.write_text("\n".join(rows))
    found = table_of(fit(file, "--json"))
    assert found["rounded"] == ["a"]
    assert found["items"][0]["scores"] == [0, 0.25, 0.5, 0.75, 1]
    assert "rounded to quarters; the first is 'a'" in fit(file).output


def test_persons_without_answers_are_left_out_and_counted(fit: Fit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a,b\n" + "0,1\n1,0\n,\n1,NA\n\n" * 20)
    found = table_of(fit(file, "--json"))
    assert (found["persons"], found["persons_without_answers"], found["answers"]) == (60, 20, 100)


def test_an_item_whose_key_is_wrong_is_flagged(fit: Fit, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    rows = [",".join("abcdef")]
    for _ in range(500):
        right = rng.random(6) < 1 / (1 + np.exp(-2 * rng.normal()))
        right[5] = not right[5]
        rows.append(",".join(str(int(one)) for one in right))
    file = tmp_path / "t.csv"
    file.write_text("\n".join(rows))
    flags = [item["flags"] for item in table_of(fit(file, "--json"))["items"]]
    assert flags[:5] == [[]] * 5
    assert any("is its key right" in flag for flag in flags[5])


def test_one_person_is_fitted_without_a_figure_that_is_none(fit: Fit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a,b\n0,1\n1,0\n")
    found = table_of(fit(file, "--json"))
    assert found["held_out"] is None
    assert all(math.isfinite(item["difficulty_se"]) for item in found["items"])
    assert "Too few answers" in fit(file).output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is empty; a header row of item names is needed"),
        (b"\n\n", "is empty"),
        (b"a,b\n", "no persons; a header row"),
        (b"a,b,freq\n0,1,0\n1,0,0\n", "column 'a': no answers"),
        (b"a\n0\n1\n", "1 item; at least 2"),
        (b"a,a\n0,1\n1,0\n", "line 1: 'a' stands 2 times"),
        (b"1,0,1\n0,1,1\n", "line 1: '1' stands 2 times; a header row"),
        (b"a,,c\n0,1,1\n", "line 1: column 2 has no name"),
        (b"a,b\n0,1\n1\n", "line 3: 1 cells where the header has 2"),
        (b"a,b\n0,1\n1,x\n", "line 3, column 'b': 'x' is no score: 0, 1, a share between"),
        (b"a,b\n0,1\n1,-1\n", "line 3, column 'b': '-1' is no score"),
        (b"a,b\n0,1\n1,1.5\n", "line 3, column 'b': '1.5' is no score"),
        (b"a,b\n0,1\n1,21\n", "line 3, column 'b': '21' is no score"),
        (b"a,b\n0,1\n1,inf\n", "line 3, column 'b': 'inf' is no score"),
        (b"a,b\n0,1\n1,-inf\n", "line 3, column 'b': '-inf' is no score"),
        (
            b"a,b\n0.5,0\n" + b"".join(b"%d,%d\n" % (n, n % 2) for n in range(21)),
            "column 'a': 22 different scores; at most 21 are told apart",
        ),
        (b'"x;y;z",b\n1,7\n0,1.5\n', "line 3, column 'b': '1.5' is no score"),
        (b"a,b\n0,1\n1,1_0\n", "line 3, column 'b': '1_0' is no score"),
        (b"a,b,freq\n0,1,2\n1,0,x\n", "line 3, column 'freq': 'x' is no number of persons"),
        (b"a,b,freq\n0,1,2\n1,0,1.5\n", "line 3, column 'freq': '1.5' is no number of persons"),
        (b"a,b,freq\n0,1,19999999\n1,0,9\n", "at most 20,000,000 cells"),
        (b"a,b\n0,1\n1,1\n", "column 'b': every answer is 1 (n = 2)"),
        (b"a,b\n0,\n1,\n", "column 'b': no answers"),
        (b"a,b\n0,1\n1,\xff\n", "line 3: not UTF-8: byte 0xff; save the table as CSV in UTF-8"),
        ("a,b\n0,1\n".encode("utf-16"), "line 1: not UTF-8"),
        (b'a,b\n0,"1\n1,0\n', "line 3, column 'b': '1\\n1,0\\n' is no score"),
        (b"a\x00,b\n0,1\n", "column 'a\\x00': every answer"),
    ],
)
def test_a_file_that_is_no_table_is_told_where_and_why(
    fit: Fit, tmp_path: Path, text: bytes, said: str
) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(text)
    with pytest.raises(RequestError) as raised:
        fit(file)
    assert str(raised.value).startswith(f"{file}: ")
    assert said in str(raised.value)


def test_all_findings_are_told_at_once(fit: Fit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a,b\nx,y\n0,1,1\n" + "z,0\n" * 20)
    with pytest.raises(RequestError) as raised:
        fit(file)
    lines = str(raised.value).splitlines()
    assert len(lines) == 9
    assert "line 2, column 'a': 'x'" in lines[0]
    assert "line 2, column 'b': 'y'" in lines[1]
    assert "line 3: 3 cells" in lines[2]
    assert lines[8] == "and 15 more of the kind"


def test_right_or_wrong_alone_is_refused_where_answers_are_partly_right(
    fit: Fit, tmp_path: Path
) -> None:
    file = partial(tmp_path / "t.csv", 50)
    with pytest.raises(RequestError, match=r"3 columns have more than two scores.* 'half'"):
        fit(file, "--model", "2pl")
    assert fit(file, "--model", "gpcm").exit_code == 0


def test_files_and_folders_that_cannot_be_used_are_one_sentence(
    fit: Fit, lsat7: Path, tmp_path: Path
) -> None:
    with pytest.raises(RequestError, match="cannot be read: No such file"):
        fit(tmp_path / "none.csv")
    with pytest.raises(RequestError, match="cannot be read: Is a directory"):
        fit(tmp_path)
    with pytest.raises(RequestError, match="plots cannot be written"):
        fit(lsat7, "--plots", lsat7)


def test_names_that_steer_a_terminal_or_a_page_are_only_shown(fit: Fit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("<script>x,[red]\x1b[2J\n" + "0,1\n1,0\n1,1\n0,0\n" * 20)
    output = fit(file, "--plots", tmp_path / "p").output
    assert "\x1b[2J" not in output
    assert "[red]" in output
    for plot in (tmp_path / "p").iterdir():
        ET.parse(plot)
        assert "<script" not in plot.read_text()
