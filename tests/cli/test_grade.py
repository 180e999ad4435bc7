"""`greenroom grade`, run as a person runs it."""

import json
from pathlib import Path

from tests.cli.conftest import Run

ITEM = "metrics/f1-rose-and-so-did-the-losses"
ANSWER = (
    "Precision tells how many of the flagged listings are really fake, recall how many of all fakes"
    " we catch. A missed fake costs 40 and a wrongly hidden listing 3, so recall matters more here."
    " I would compare the models by expected cost, each at its own threshold."
)


def test_an_answer_is_graded_with_the_words_that_show_each_point(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text(ANSWER)
    shown = run("grade", ITEM, "--answer", file)
    assert shown.returncode == 0, shown.stderr
    assert "of a full answer" in shown.stdout
    found = run("grade", ITEM, "--answer", file, "--json")
    grade = json.loads(found.stdout)
    assert (grade["grader"], grade["state"]) == ("rubric", "graded")
    assert 0.2 < grade["score"] < 1
    quotes = [s["evidence"] for s in grade["seen"] if s["outcome"] in ("right", "partly")]
    assert quotes
    assert all(quote in ANSWER for quote in quotes)


def test_what_cannot_be_graded_is_one_sentence(run: Run, tmp_path: Path) -> None:
    empty, file = tmp_path / "empty.txt", tmp_path / "answer.txt"
    empty.write_text("  \n")
    file.write_text(ANSWER)
    for words, said in (
        ((ITEM, "--answer", empty), "Write your answer first."),
        ((ITEM, "--answer", tmp_path / "none.txt"), "cannot be read"),
        (("coding/top-words", "--answer", file), "greenroom: "),
    ):
        result = run("grade", *words)
        assert result.returncode == 1
        assert said in result.stderr
        assert "Traceback" not in result.stderr
