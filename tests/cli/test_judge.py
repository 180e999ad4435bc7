"""`greenroom judge`, `get`, `submit`, `watch`: run as a person runs them."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.banks import write_empty_bank
from tests.cli.conftest import GREENROOM, Run
from tests.folders import CODE, MEAN, REVIEW, SQL, write_folder


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with one item of each judged kind."""
    bank_dir = write_empty_bank(tmp_path / "bank")
    for number, (name, files) in enumerate((("mean", CODE), ("spend", SQL), ("patch", REVIEW)), 1):
        write_folder(bank_dir / "alpha", name, files, number)
    return bank_dir


def answer(folder: Path, text: str | bytes, name: str = "answer.py") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_run_accepts_a_right_answer_with_tests_by_name_and_timings(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    result = run("judge", "run", "alpha/mean", answer(tmp_path, MEAN), "--bank", bank, "--json")
    assert result.returncode == 0, result.stderr
    table = json.loads(result.stdout)
    assert (table["verdict"], table["score"]) == ("accepted", 1.0)
    names = {test["name"] for test in table["tests"]}
    assert names == {
        "two numbers", "one number", "no numbers", "twenty numbers", "negative numbers",
    }  # fmt: skip
    assert all(test["ms"] >= 0 for test in table["tests"])


def test_run_rejects_a_wrong_answer_and_shows_the_smallest_failing_example(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    path = answer(tmp_path, "def mean(values):\n    return 7\n")
    result = run("judge", "run", "mean", path, "--bank", bank)
    assert result.returncode == 1
    assert "The smallest failing example: one number" in result.stdout
    assert "expected 5.0, got 7" in result.stdout


def test_run_judges_queries_and_repairs_too(run: Run, bank: Path, tmp_path: Path) -> None:
    query = answer(tmp_path, SQL["solution.sql"], "q.sql")
    assert run("judge", "run", "spend", query, "--bank", bank).returncode == 0
    patch = answer(tmp_path, REVIEW["patch.py"])
    assert run("judge", "run", "patch", patch, "--bank", bank).returncode == 1


BAD_FILES = {
    "binary": (b"\x7fELF\x00\xff", "not UTF-8"),
    "huge": (b"x = 1\n" * 9_000_000, "larger than 400,000 bytes"),
    "another encoding": ("x = 'é'\n".encode("latin-1"), "not UTF-8"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_source_is_one_sentence(
    run: Run, bank: Path, tmp_path: Path, name: str
) -> None:
    content, said = BAD_FILES[name]
    result = run("judge", "run", "mean", answer(tmp_path, content), "--bank", bank)
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_with_a_nul_or_a_byte_order_mark_is_judged_as_what_it_is(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    marked = answer(tmp_path, b"\xef\xbb\xbf" + MEAN.encode())
    assert run("judge", "run", "mean", marked, "--bank", bank).returncode == 0
    nul = answer(tmp_path, "x = 1\0\n")
    result = run("judge", "run", "mean", nul, "--bank", bank)
    assert result.returncode == 1
    assert "No test ran" in result.stdout


def test_what_a_program_prints_cannot_steer_the_terminal(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    path = answer(tmp_path, "def mean(values):\n    print('\\x1b[2J\\x07')\n    return 7\n")
    out = run("judge", "run", "mean", path, "--bank", bank).stdout
    assert "\x1b[2J" not in out
    assert "\x07" not in out


def test_an_item_that_is_not_judged_or_not_there_is_one_sentence(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    path = answer(tmp_path, MEAN)
    assert (
        "0 items are named 'nothing'" in run("judge", "run", "nothing", path, "--bank", bank).stderr
    )
    missing = run("judge", "run", "mean", tmp_path / "none.py", "--bank", bank)
    assert "No such file" in missing.stderr


def test_prove_accepts_items_that_keep_their_promises(run: Run, bank: Path) -> None:
    result = run("judge", "prove", "--bank", bank, "--json")
    table = json.loads(result.stdout)
    assert {item["item"]: item["problems"] for item in table["items"]} == {
        "alpha/mean": [], "alpha/spend": [], "alpha/patch": [],
    }  # fmt: skip
    assert table["mutants"] > 5
    assert table["killed"] + sum(len(i["survivors"]) for i in table["items"]) == table["mutants"]


BROKEN = {
    # file, its new text, what prove must say of it
    "a wrong answer that is right": (
        "wrong/floor.py", f"# many: Not a mistake.\n{MEAN}",
        "wrong/floor.py: passes 'many', which must catch it",
    ),
    "a wrong answer that names no group": (
        "wrong/floor.py", "# none: A mistake.\ndef mean(values):\n    return 1\n",
        "no group of tests is named 'none'",
    ),
    "an alternative that is wrong": (
        "alternatives/loop.py", "def mean(values):\n    return 1.0\n",
        "alternatives/loop.py: rejected",
    ),
    "a starter that is right": ("starter.py", MEAN, "starter.py: accepted"),
    "a reference that fails": (
        "solution.py", "def mean(values):\n    return sum(values) / len(values)\n",
        "solution.py: no numbers",
    ),
    "cases that differ each time": (
        "cases.py", CODE["cases.py"].replace("[5.0]", "[__import__('time').time()]"),
        "the same seed gave other cases",
    ),
    "a secret in the prompt": (
        "prompt.md", "Write\n\n    return sum(values) / len(values) if values else 0.0\n",
        "prompt.md: shows a line of solution.py",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_prove_says_which_promise_is_broken(run: Run, bank: Path, name: str) -> None:
    file, text, said = BROKEN[name]
    (bank / "alpha" / "mean" / file).write_text(text)
    result = run("judge", "prove", "alpha/mean", "--bank", bank)
    assert result.returncode == 1
    assert said in result.stdout


def test_an_item_that_cannot_be_run_does_not_hide_the_others_nor_steer_the_terminal(
    run: Run, bank: Path
) -> None:
    (bank / "alpha" / "mean" / "cases.py").write_text("raise ValueError(chr(27) + '[2J')\n")
    query = bank / "alpha" / "spend" / "item.toml"
    query.write_text('order_by = ["nothing"]\n' + query.read_text())
    result = run("judge", "prove", "--bank", bank)
    assert result.returncode == 1
    assert "order_by: no column is named 'nothing'" in result.stdout
    assert "alpha/patch" in result.stdout
    assert "cases.py: " in result.stdout
    assert "\x1b[2J" not in result.stdout


def test_what_a_strangers_bank_says_of_its_error_does_not_steer_the_terminal(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    (bank / "alpha" / "mean" / "cases.py").write_text("raise ValueError(chr(27) + '[2J')\n")
    path = answer(tmp_path, MEAN)
    result = run("judge", "run", "mean", path, "--bank", bank)
    assert "cases.py: " in result.stderr
    assert "\x1b" not in result.stderr


def test_a_file_of_an_item_that_links_out_of_its_folder_is_not_read(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    secret = answer(tmp_path, "secret_of_this_machine = 1\n", "secret.py")
    starter = bank / "alpha" / "mean" / "starter.py"
    starter.unlink()
    starter.symlink_to(secret)
    result = run("bank", "check", bank)
    assert "starter.py: a link to a file outside the item's folder" in result.stdout + result.stderr
    assert run("judge", "run", "mean", secret, "--bank", bank).returncode == 1


def test_a_mutant_that_no_test_notices_is_shown_and_can_be_listed_as_equivalent(
    run: Run, bank: Path
) -> None:
    folder = bank / "alpha" / "mean"
    blind = CODE["solution.py"].replace(
        "def mean(values):\n", "def mean(values):\n    unused = 3\n"
    )
    (folder / "solution.py").write_text(blind)
    survivors = json.loads(run("judge", "prove", "mean", "--bank", bank, "--json").stdout)["items"][
        0
    ]["survivors"]
    assert any(s["mutant"].startswith("unused = 3 =>") for s in survivors)
    listed = "".join(
        f'\n[[equivalent]]\nmutant = "{s["mutant"]}"\nwhy = "Nothing reads it."\n'
        for s in survivors
    )
    with (folder / "item.toml").open("a") as item:
        item.write(listed)
    again = run("judge", "prove", "mean", "--bank", bank, "--json")
    assert json.loads(again.stdout)["items"][0]["survivors"] == []
    assert again.returncode == 0


def test_doctor_shows_every_layer_and_the_ten_attacks(run: Run) -> None:
    result = run("judge", "doctor", "--json")
    table = json.loads(result.stdout)
    assert table["level"] in {"L0", "L1", "L2", "L3"}
    assert len(table["attacks"]) == 10
    assert all(layer["why"] for layer in table["layers"])
    assert "stopped" in run("judge", "doctor").stdout


def got(run: Run, bank: Path, tmp_path: Path, *options: str) -> Path:
    folder = tmp_path / "work"
    result = run(
        "get", "alpha/mean", "--to", folder, "--bank", bank, "--data", tmp_path / "d", *options
    )
    assert result.returncode == 0, result.stderr
    return folder


def test_get_writes_tests_that_fail_on_the_starter_and_pass_on_the_answer(
    run: Run, bank: Path, tmp_path: Path
) -> None:
    folder = got(run, bank, tmp_path)
    assert {p.name for p in folder.iterdir()} == {
        "README.md", "answer.py", "test_examples.py", ".greenroom.json",
    }  # fmt: skip
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    assert subprocess.run(command, check=False, capture_output=True, cwd=folder).returncode == 1
    answer(folder, MEAN)
    assert subprocess.run(command, check=False, capture_output=True, cwd=folder).returncode == 0


def test_get_shows_nothing_hidden(run: Run, bank: Path, tmp_path: Path) -> None:
    folder = got(run, bank, tmp_path)
    text = "".join(path.read_text() for path in folder.iterdir())
    for hidden in ("twenty numbers", "if values else 0.0", "-4.5"):
        assert hidden not in text


def test_submit_counts_once_and_says_so(run: Run, bank: Path, tmp_path: Path) -> None:
    folder = got(run, bank, tmp_path)
    options = ("--bank", bank, "--data", tmp_path / "d")
    wrong = run("submit", folder, *options)
    assert wrong.returncode == 1
    assert "It counts: score 0.00." in wrong.stdout
    answer(folder, MEAN)
    again = run("submit", folder, *options)
    assert again.returncode == 0
    assert "what you handed in first is what counts" in again.stdout


def test_a_notebook_submits_the_marked_cell(run: Run, bank: Path, tmp_path: Path) -> None:
    folder = got(run, bank, tmp_path, "--notebook")
    path = folder / "answer.ipynb"
    book = json.loads(path.read_text())
    cell = next(c for c in book["cells"] if "".join(c["source"]).startswith("# answer"))
    cell["source"] = f"# answer\n{MEAN}"
    path.write_text(json.dumps(book))
    options = ("--bank", bank, "--data", tmp_path / "d")
    assert "It counts: score 1.00." in run("submit", folder, *options).stdout
    cell["source"] = MEAN
    path.write_text(json.dumps(book))
    assert "0 cells begin with '# answer'" in run("submit", folder, *options).stderr
    path.write_text("{")
    assert "not a notebook" in run("submit", folder, *options).stderr


def test_a_folder_in_use_is_not_written_over(run: Run, bank: Path, tmp_path: Path) -> None:
    folder = got(run, bank, tmp_path)
    answer(folder, "mine")
    again = run("get", "mean", "--to", folder, "--bank", bank, "--data", tmp_path / "d")
    assert again.returncode == 1
    assert "not empty" in again.stderr
    assert (folder / "answer.py").read_text() == "mine"


def test_watch_judges_on_every_save(run: Run, bank: Path, tmp_path: Path) -> None:
    folder = got(run, bank, tmp_path)
    command = [str(GREENROOM), "watch", str(folder), "--bank", str(bank)]
    watching = subprocess.Popen(
        [*command, "--data", str(tmp_path / "d")], stdout=subprocess.PIPE, text=True
    )
    assert watching.stdout is not None
    lines = iter(watching.stdout)
    assert any("NotImplementedError" in line for line in lines)
    time.sleep(0.5)
    answer(folder, MEAN)
    assert any("Accepted" in line for line in lines)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(timeout=20) == 0
    watching.stdout.close()
