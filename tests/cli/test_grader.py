"""`greenroom grader evaluate`, run as a person runs it."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.evaluation.small import write


def test_evaluate_prints_figures_with_intervals_beside_baselines_and_people(
    run: Run, tmp_path: Path
) -> None:
    result = run("grader", "evaluate", write(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "54 answers to 6 questions" in result.stdout
    assert "kappa is quadratic on 2 steps" in result.stdout
    for name in ("grader", "mean grade", "TF-IDF cosine", "MiniLM cosine", "two people"):
        assert f"│ {name} " in result.stdout
    assert "80% intervals cover" in result.stdout
    assert result.stderr == ""


def test_evaluate_as_json_is_one_object(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, binary=True)
    result = run("grader", "evaluate", path, "--by-split", "--steps", "4", "--json")
    assert result.returncode == 0, result.stderr
    table = json.loads(result.stdout)
    assert (table["rows"], table["questions"], table["kappa_steps"]) == (54, 6, 4)
    (part,) = table["parts"]
    grader = part["graders"][0]
    assert (part["name"], grader["name"], grader["rows"]) == ("new", "grader", 9)
    assert 0 <= grader["macro_f1"]["low"] <= grader["macro_f1"]["high"] <= 1


def test_a_file_that_cannot_be_evaluated_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"question": "\\u001b[2J?", "ref": "r", "answer": "a", "score": 3}\n')
    for words, said in (
        ((path,), "line 1: score: found 3; allowed: a number from 0 to 1"),
        ((tmp_path / "none.jsonl",), "No such file"),
        ((write(tmp_path), "--steps", "0"), "--steps"),
    ):
        result = run("grader", "evaluate", *words)
        assert result.returncode == (2 if "--steps" in words else 1)
        assert said in result.stderr
        assert "Traceback" not in result.stderr


def test_too_few_questions_name_the_file(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:9]))
    result = run("grader", "evaluate", path)
    assert result.returncode == 1
    assert f"{path}: has 1 questions to fit on; at least 5 are needed" in result.stderr
