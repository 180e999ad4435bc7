"""`greenroom grader compare`, run as a person runs it against a model that says what it is told."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.evaluation.graded import write_graded_bank
from tests.evaluation.small import rows, write
from tests.graders.rubric.model.conftest import server
from tests.graders.rubric.model.tapes import KEY, MODEL, Tape, TapeServer, free, point, reply

__all__ = ["server"]


def told(tape: Tape, **more: str) -> dict[str, str]:
    """Variables that name the model, asked once for each answer."""
    return {
        "GREENROOM_LLM_URL": tape.settings.base_url,
        "GREENROOM_LLM_MODEL": MODEL,
        "GREENROOM_LLM_KEY": KEY,
        "GREENROOM_LLM_SAMPLES": "1",
        **more,
    }


def agreeing(server: TapeServer) -> Tape:
    """A model that sees the answers of the small set as people do."""
    states = {1.0: "covered", 0.5: "partly", 0.0: "missing"}
    steps = []
    for row in rows():
        state, answer = states[float(str(row["score"]))], str(row["answer"])
        quote = "" if state == "missing" else answer
        steps.append({"say": reply(point("reference", state, quote), beliefs=())})
    return server.tape(*steps)


def test_three_pairs_with_intervals_and_counts(
    run: Run, server: TapeServer, tmp_path: Path
) -> None:
    tape = agreeing(server)
    result = run("grader", "compare", write(tmp_path), "--yes", "--data", tmp_path, env=told(tape))
    assert result.returncode == 0, result.stderr
    assert result.stderr == (
        f"54 answers will be sent to {tape.host} and nowhere else: 54 calls of the model {MODEL}, "
        "1 for each answer.\n"
    )
    assert "54 of 54 answers judged, 0 left out" in result.stdout
    assert "Embedded: the embedded reader." in result.stdout
    assert "│ judge, human    │ 54      │ 6         │ 1.000 (1.000 to 1.000) " in result.stdout
    for name in ("judge, embedded", "embedded, human", "two people"):
        assert f"│ {name} " in result.stdout
    assert KEY not in result.stdout + result.stderr


def test_as_json_it_is_one_object_with_what_fell_back(
    run: Run, server: TapeServer, tmp_path: Path
) -> None:
    tape = server.tape({"say": reply(point("reference", "missing"), beliefs=())}, {"status": 503})
    words = ("grader", "compare", write(tmp_path), "--yes", "--limit", 4, "--json")
    result = run(*words, "--data", tmp_path, env=told(tape))
    assert result.returncode == 0, result.stderr
    table = json.loads(result.stdout)
    assert (table["judge"], table["host"], table["answers"]) == (MODEL, tape.host, 4)
    assert (table["judged"], table["left_out"]) == (1, 3)
    assert list(table["why_left_out"].values()) == [3]
    assert [pair["rows"] for pair in table["pairs"]] == [1, 1, 1, 1]
    # One answer has no correlation.
    assert table["pairs"][1]["r"] is None


def test_the_banks_samples_are_read_by_what_was_fitted_on_other_questions(
    run: Run, server: TapeServer, tmp_path: Path
) -> None:
    points = [point(f"point-{number}", "missing") for number in range(4)]
    tape = server.tape({"say": reply(*points, beliefs=(free("mistaken"),))})
    bank = write_graded_bank(tmp_path / "bank")
    words = ("grader", "compare", "--samples", "--bank", bank, "--limit", 12, "--yes", "--json")
    result = run(*words, env=told(tape))
    assert result.returncode == 0, result.stderr
    table = json.loads(result.stdout)
    assert table["embedded"] == "the embedded reader, fitted on other questions each time"
    assert (table["answers"], table["judged"], len(tape.received())) == (12, 12, 12)
    by_name = {pair["name"]: pair for pair in table["pairs"]}
    assert {(pair["rows"], pair["questions"]) for pair in table["pairs"]} == {(12, 6)}
    assert by_name["embedded, human"]["r"]["value"] > 0.8
    assert by_name["judge, human"]["kappa"]["value"] == 0


def test_nothing_is_sent_before_it_is_agreed_to(
    run: Run, server: TapeServer, tmp_path: Path
) -> None:
    tape, file = agreeing(server), write(tmp_path)
    for typed in ("n\n", ""):
        words = ("grader", "compare", file, "--limit", 6)
        result = run(*words, typed=typed, env=told(tape, GREENROOM_LLM_SAMPLES="3"))
        assert result.returncode == 1
        assert "6 answers will be sent to" in result.stderr
        assert "18 calls of the model" in result.stderr
    assert tape.received() == []
    assert run(*words, typed="y\n", env=told(tape)).returncode == 0
    asked = [json.loads(one["body"])["messages"][0]["content"] for one in tape.received()]
    assert len(set(asked)) == 6


def test_what_is_missing_or_wrong_is_one_sentence(
    run: Run, server: TapeServer, tmp_path: Path
) -> None:
    env, file = told(agreeing(server)), write(tmp_path)
    empty = tmp_path / "bank"
    empty.mkdir()
    (empty / "topics.toml").write_text("[areas]\n[rounds]\n[roles]\n")
    for words, variables, said in (
        ((file, "--yes"), {}, "set GREENROOM_LLM_URL to an OpenAI-compatible address"),
        ((file, "--yes"), {**env, "GREENROOM_LLM_SAMPLES": "0"}, "GREENROOM_LLM_SAMPLES: found 0"),
        ((tmp_path / "none.jsonl", "--yes"), env, "No such file"),
        ((), env, "give a FILE of graded answers, or --samples"),
        ((file, "--samples"), env, "give a FILE of graded answers, or --samples"),
        (("--samples", "--bank", empty), env, "found 0 open items with graded samples"),
    ):
        result = run("grader", "compare", *words, env=variables)
        assert result.returncode in (1, 2)
        assert said in " ".join(result.stderr.replace("│", " ").split())
        assert "Traceback" not in result.stderr
