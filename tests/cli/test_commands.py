"""Every command says what it does, does it, and fails with a sentence."""

import json
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from greenroom.config import shipped_bank
from greenroom.kinds import KINDS
from tests.cli.conftest import GREENROOM, Run

COMMANDS = (
    "serve", "practice", "plan", "readiness", "calibrate", "irt", "get", "submit", "watch", "judge",
    "export", "import", "doctor", "bank",
)  # fmt: skip
BANK_COMMANDS = ("check", "show", "list", "coverage", "stats", "uid", "lock", "schemas")


def test_help_shows_every_command_with_a_line(run: Run) -> None:
    text = run("--help").stdout
    for command in COMMANDS:
        assert re.search(rf"{command} +\w+", text), command
    text = run("bank", "--help").stdout
    for command in BANK_COMMANDS:
        assert re.search(rf"{command} +\w+", text), command


def test_the_shipped_bank_has_no_findings(run: Run) -> None:
    result = run("bank", "check")
    assert result.stdout.endswith(" 0 findings\n"), result.stdout
    assert result.returncode == 0


def test_check_exits_1_and_lists_a_broken_item_beside_the_good_ones(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "topics.toml").write_bytes((shipped_bank() / "topics.toml").read_bytes())
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "broken.toml").write_text('kind = "choice"\n')
    good = next(p for p in sorted((shipped_bank() / "metrics").glob("*.toml")))
    (tmp_path / "metrics" / good.name).write_bytes(good.read_bytes())
    result = run("bank", "check", tmp_path)
    assert result.returncode == 1
    assert f"{tmp_path.name}/metrics/broken.toml:uid: missing" in result.stdout
    assert "1 items" in result.stdout


def test_check_of_a_folder_that_is_no_bank_is_one_sentence(run: Run, tmp_path: Path) -> None:
    result = run("bank", "check", tmp_path / "none")
    assert result.returncode == 1
    assert result.stderr.startswith("greenroom: ")
    assert "no such folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_stats_is_one_json_object_that_adds_up(run: Run) -> None:
    stats = json.loads(run("bank", "stats", "--json").stdout)
    assert stats["items"] >= 120
    assert sum(stats["kinds"].values()) == stats["items"]
    assert sum(stats["levels"].values()) == stats["items"]
    assert set(stats["kinds"]) == set(KINDS)
    assert stats["kinds"]["code"] >= 60
    assert stats["kinds"]["sql"] >= 20
    assert stats["kinds"]["review"] >= 8
    assert stats["kinds"]["choice"] >= 70
    assert stats["kinds"]["numeric"] >= 20
    assert stats["kinds"]["open"] >= 21
    assert stats["kinds"]["card"] >= 9


def test_list_filters_by_topic_kind_and_level(run: Run) -> None:
    everything = run("bank", "list").stdout.splitlines()
    some = run("bank", "list", "--kind", "numeric", "--level", "junior").stdout.splitlines()
    assert 1 < len(some) < len(everything)
    assert all(" numeric " in line and " junior " in line for line in some[:-1])
    refused = run("bank", "list", "--kind", "essay")
    assert refused.returncode == 2
    assert "allowed: choice, numeric, open, card" in refused.stderr


def test_show_takes_a_path_or_uid_and_prints_key_and_explanation(run: Run) -> None:
    path = run("bank", "list", "--kind", "choice").stdout.split()[0]
    shown = run("bank", "show", path)
    assert "Key" in shown.stdout
    uid = shown.stdout.split()
    assert shown.returncode == 0
    assert any(re.fullmatch("[a-z2-7]{12}", word) for word in uid)
    assert "0 items are named 'nothing'" in run("bank", "show", "nothing").stderr


def test_coverage_names_every_topic_and_counts_the_gaps(run: Run) -> None:
    text = run("bank", "coverage").stdout
    assert "bias-variance" in text
    assert re.search(r"\d+ of 119 topics have items, \d+ have none", text)


def test_the_schemas_in_the_bank_are_those_of_the_code(run: Run, tmp_path: Path) -> None:
    assert run("bank", "schemas", "--bank", tmp_path).returncode == 0
    made = {p.name: p.read_text() for p in (tmp_path / "schemas").iterdir()}
    kept = {p.name: p.read_text() for p in (shipped_bank() / "schemas").iterdir()}
    assert made == kept


def test_a_fresh_uid_is_of_the_form_that_items_need(run: Run) -> None:
    uids = {run("bank", "uid").stdout.strip() for _ in range(3)}
    assert len(uids) == 3
    assert all(re.fullmatch("[a-z2-7]{12}", uid) for uid in uids)


def test_practice_in_the_terminal_counts_like_practice_in_the_browser(
    run: Run, tmp_path: Path
) -> None:
    typed = "x\n\n1\n80\n" * 10
    result = run(
        "practice", "--topic", "metrics", "--kind", "choice", "-n", "2", "--data", tmp_path,
        typed=typed,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "No such option" in result.stdout
    assert re.search(r"of 2 right, 90% interval \d+% to \d+%", result.stdout)
    lines = [json.loads(line) for line in run("export", "--data", tmp_path).stdout.splitlines()]
    assert lines[0]["counts"]["evidence"] == 2


def test_what_is_not_known_need_not_be_guessed_in_the_terminal(run: Run, tmp_path: Path) -> None:
    result = run("practice", "--kind", "numeric", "-n", "1", "--data", tmp_path, typed="?\n")
    assert "You said that you do not know." in result.stdout
    assert "0 of 1 right" in result.stdout


def test_a_card_and_an_open_question_are_practised_in_the_terminal(
    run: Run, tmp_path: Path
) -> None:
    card = run("practice", "--kind", "card", "-n", "1", "--data", tmp_path, typed="\n3\n")
    assert "You rated your recall: good." in card.stdout
    answer = "Das ist eine Antwort auf Deutsch, die hier niemand liest.\n.\n1 2\n"
    opened = run("practice", "--kind", "open", "-n", "1", "--data", tmp_path, typed=answer)
    assert "Self-marked: 2 of" in opened.stdout


def test_practice_cut_off_keeps_the_session_for_the_browser(run: Run, tmp_path: Path) -> None:
    result = run("practice", "--kind", "choice", "-n", "3", "--data", tmp_path, typed="1\n\n")
    assert result.returncode == 0
    assert "The session is open" in result.stdout
    assert "Traceback" not in result.stderr


def test_practice_refuses_a_topic_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    result = run("practice", "--topic", "cooking", "--data", tmp_path)
    assert result.returncode == 1
    assert "no topic or area 'cooking'; allowed: " in result.stderr


def test_an_export_read_into_an_empty_folder_exports_the_same(run: Run, tmp_path: Path) -> None:
    for data in ("one", "two"):
        (tmp_path / data).mkdir()
    run("practice", "--kind", "choice", "-n", "2", "--data", tmp_path / "one", typed="1\n\n1\n\n")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    assert run("export", first, "--data", tmp_path / "one").returncode == 0
    assert "new rows" in run("import", first, "--data", tmp_path / "two").stdout
    run("export", second, "--data", tmp_path / "two")
    assert first.read_text() == second.read_text()
    assert run("import", first, "--data", tmp_path / "two").stdout.startswith("0 new rows")


def test_an_import_of_a_wrong_file_is_a_sentence_with_the_line(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text("this is no export\n")
    result = run("import", wrong, "--data", tmp_path)
    assert result.returncode == 1
    assert "line 1" in result.stderr
    missing = run("import", tmp_path / "missing", "--data", tmp_path)
    assert "no such file" in missing.stderr


def test_doctor_finds_nothing_wrong_with_fresh_data_and_says_so(run: Run, tmp_path: Path) -> None:
    run("practice", "--kind", "choice", "-n", "1", "--data", tmp_path, typed="1\n\n")
    result = run("doctor", "--data", tmp_path)
    assert result.returncode == 0, result.stdout
    assert "error" not in result.stdout


def test_doctor_exits_1_on_a_damaged_database(run: Run, tmp_path: Path) -> None:
    (tmp_path / "greenroom.sqlite").write_bytes(b"not a database" * 100)
    result = run("doctor", "--data", tmp_path)
    assert result.returncode == 1
    assert "error" in result.stdout


def test_a_folder_that_cannot_be_made_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("serve", "--no-browser", "--data", tmp_path / "file" / "data")
    assert result.returncode == 1
    assert "Choose another with --data DIR" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "example.org", ""])
def test_serving_other_machines_is_refused(run: Run, tmp_path: Path, host: str) -> None:
    result = run("serve", "--host", host, "--no-browser", "--data", tmp_path)
    assert result.returncode == 1
    assert "only serves this machine" in result.stderr


def test_a_taken_port_is_said_and_the_next_free_one_is_used(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = subprocess.Popen(
            [str(GREENROOM), "serve", "--no-browser", "--port", str(port), "--data", str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        said, opened = process.stdout.readline(), process.stdout.readline()
        url = re.search(r"http://\S+", opened)
        assert url is not None
        with urllib.request.urlopen(url.group()) as page:
            assert page.status == 200
        process.terminate()
        # The server stops in order and then ends by the signal it was sent.
        assert process.wait(timeout=20) in (0, -signal.SIGTERM)
        process.stdout.close()
    assert said.startswith(f"Port {port} is taken; using ")


def test_greenroom_alone_starts_the_app(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    process = subprocess.Popen([str(GREENROOM)], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    line = process.stdout.readline()
    if "taken" in line:
        line = process.stdout.readline()
    assert "Greenroom is open at http://127.0.0.1:" in line
    time.sleep(0.2)
    process.terminate()
    process.wait(timeout=20)
    process.stdout.close()
    assert (tmp_path / "greenroom" / "greenroom.sqlite").is_file()
