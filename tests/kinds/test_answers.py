"""Kind by kind: what a form must hold, and what is said when it does not."""

from pathlib import Path
from typing import Any

import pytest

from greenroom.bank.bank import Bank
from greenroom.kinds import KINDS
from greenroom.kinds.choice import option_id
from greenroom.kinds.choice.item import ChoiceItem
from greenroom.kinds.numeric.draw import draw
from greenroom.kinds.numeric.item import NumericItem
from greenroom.model.item import Item
from greenroom.model.response import Form, Problem, Response
from tests.banks import MULTIPLE, NUMERIC, TEXTS, item_text, write_empty_bank
from tests.parts import TODAY

TEXT_OF = {**TEXTS, "multiple": MULTIPLE}
KEY, WRONG = option_id("75%"), option_id("It needs the missed cases")


def make(folder: Path, text: str) -> Item:
    """The item of a text."""
    bank_dir = write_empty_bank(folder / "bank")
    (bank_dir / "alpha" / "item.toml").write_text(item_text(text, 1), "utf-8")
    bank = Bank(bank_dir, KINDS, TODAY)
    assert bank.findings == ()
    item = bank.load(bank.heads()[0].uid)
    bank.close()
    return item


def parsed(folder: Path, name: str, form: Form) -> Any:
    item = make(folder, TEXT_OF[name])
    kind = KINDS[item.kind]
    return kind.parse(kind.vary(item, 0), form)


@pytest.mark.parametrize(
    ("name", "form", "field", "message"),
    [
        # Choice.
        ("choice", {}, "answer", "Pick an option first."),
        ("choice", {"answer": [" "]}, "answer", "Pick an option first."),
        ("choice", {"answer": ["7"]}, "answer", "No such option. Pick from the 3 shown."),
        ("choice", {"answer": [KEY, WRONG]}, "answer", "2 options picked; pick one."),
        ("multiple", {"answer": [KEY, "x"]}, "answer", "No such option. Pick from the 3 shown."),
        (
            "choice",
            {"answer": [KEY], "confidence": ["101"]},
            "confidence",
            "Found '101'; give a whole number from 50 to 100, or nothing.",
        ),
        (
            "choice",
            {"answer": [KEY], "confidence": ["\u0668\u0660"]},
            "confidence",
            "Found '\u0668\u0660'; give a whole number from 50 to 100, or nothing.",
        ),
        # Numeric.
        ("numeric", {}, "answer", "Give a number such as 0.25, 1e-3, 1/3, 12%."),
        (
            "numeric",
            {"answer": ["a lot"]},
            "answer",
            "Found 'a lot'; give one number such as 0.25, 1e-3, 1/3, 12%.",
        ),
        (
            "numeric",
            {"answer": ["1" * 201]},
            "answer",
            "201 characters; at most 200 are read. Shorten it.",
        ),
        # Open.
        ("open", {"answer": ["\n\t "]}, "answer", "Write your answer first."),
        (
            "open",
            {"answer": ["x" * 20_001]},
            "answer",
            "20,001 characters; at most 20,000 are read. Shorten it.",
        ),
        (
            "open",
            {"answer": ["ab\x00c"]},
            "answer",
            "Character 3 is a control character (U+0000). Remove it.",
        ),
        (
            "open",
            {"answer": ["a\ud83d"]},
            "answer",
            "Character 2 is half of a character. Type it again.",
        ),
        # Card.
        ("card", {}, "answer", "Rate your recall: 1 again, 2 hard, 3 good, 4 easy."),
        ("card", {"answer": ["5"]}, "answer", "Rate your recall: 1 again, 2 hard, 3 good, 4 easy."),
        ("card", {"unknown": ["1"]}, "answer", "Answer this one as well as you can."),
    ],
)
def test_what_cannot_be_read_is_told_by_its_field(
    tmp_path: Path, name: str, form: Form, field: str, message: str
) -> None:
    assert parsed(tmp_path, name, form) == (Problem(field, message),)


def test_several_problems_are_told_at_once(tmp_path: Path) -> None:
    problems = parsed(tmp_path, "choice", {"answer": ["7"], "confidence": ["no"]})
    assert [problem.field for problem in problems] == ["answer", "confidence"]


def test_prose_is_kept_as_typed_with_one_kind_of_line_end(tmp_path: Path) -> None:
    typed = " \u202eshalom\u202c and \U0001f600\r\nsecond line "
    response = parsed(tmp_path, "open", {"answer": [typed]})
    assert response.answer == {"text": "\u202eshalom\u202c and \U0001f600\nsecond line"}


# Choice.
def test_options_keep_their_names_through_the_shuffle(tmp_path: Path) -> None:
    item = make(tmp_path, TEXT_OF["choice"])
    orders = set()
    for seed in range(40):
        options = KINDS["choice"].vary(item, seed).key.options
        orders.add(tuple(option.id for option in options))
        assert {option.id: option.text for option in options}[KEY] == "75%"
    assert len(orders) == 6


def test_a_fixed_order_is_kept(tmp_path: Path) -> None:
    text = TEXT_OF["choice"].replace("minutes = 2", "minutes = 2\nfixed_order = true")
    item = make(tmp_path, text)
    assert isinstance(item, ChoiceItem)
    for seed in range(10):
        options = KINDS["choice"].vary(item, seed).key.options
        assert [option.text for option in options] == [option.text for option in item.options]


def test_numbers_typed_in_a_terminal_are_those_shown(tmp_path: Path) -> None:
    item = make(tmp_path, TEXT_OF["multiple"])
    kind = KINDS["choice"]
    question = kind.vary(item, 3)
    shown = [option.id for option in question.key.options]
    assert kind.typed(question, "1, 3") == {"answer": [shown[0], shown[2]]}
    assert kind.typed(question, "2") == {"answer": [shown[1]]}
    assert isinstance(kind.parse(question, kind.typed(question, "0")), tuple)
    assert isinstance(kind.parse(question, kind.typed(question, "4")), tuple)
    assert f"1. {question.key.options[0].text}" in kind.prompt(question)


# Numeric.
def test_parameters_stay_within_what_the_item_says(tmp_path: Path) -> None:
    text = NUMERIC.replace(
        "real = { integer = [10, 40] }",
        "real = { integer = [10, 40] }\nrate = { real = [0.1, 0.5], step = 0.1 }\n"
        "size = { choice = [8, 16] }\nxs = { integer = [1, 3], count = 4 }",
    ).replace("minutes = 2", 'minutes = 2\nrequire = "real > 20 and len(xs) == 4"')
    item = make(tmp_path, text)
    assert isinstance(item, NumericItem)
    draws = [draw(item, seed) for seed in range(200)]
    assert {d["rate"] for d in draws} == {0.1, 0.2, 0.3, 0.4, 0.5}
    assert {d["size"] for d in draws} == {8.0, 16.0}
    assert {d["real"] for d in draws} == set(range(21, 41))
    assert all(len(d["xs"]) == 4 and set(d["xs"]) <= {1, 2, 3} for d in draws)


def test_the_text_is_filled_with_what_was_drawn(tmp_path: Path) -> None:
    item = make(tmp_path, TEXT_OF["numeric"])
    assert isinstance(item, NumericItem)
    names, question = draw(item, 5), KINDS["numeric"].vary(item, 5)
    alarms, real = names["alarms"], names["real"]
    assert question.stem == f"Of {alarms} alarms {real} were real. What is the precision?"
    assert question.explanation == f"{real} / {alarms} = {real / alarms:.3f}"
    assert question.key.value == real / alarms


# Open.
def test_marks_become_part_of_the_response(tmp_path: Path) -> None:
    item = make(tmp_path, TEXT_OF["open"])
    kind = KINDS["open"]
    question = kind.vary(item, 0)
    text = "Das ist eine Antwort auf Deutsch, die hier niemand liest."
    response = Response({"text": text}, 0.8)
    assert kind.grade(question, response).state == "unmarked"
    marked = kind.mark(question, response, {"covered": ["imbalance"], "held": ["always-bad"]})
    assert marked == Response({"text": text, "covered": ["imbalance"], "held": ["always-bad"]}, 0.8)
    assert kind.mark(question, response, {"covered": ["always-bad"]}) == (
        Problem("covered", "No such point. Tick from those shown."),
    )
    assert [tick.field for tick in kind.checklist(question)] == ["covered"] * 3 + ["held"]


def test_other_kinds_are_not_marked_by_hand(tmp_path: Path) -> None:
    item = make(tmp_path, TEXT_OF["card"])
    question = KINDS["card"].vary(item, 0)
    assert KINDS["card"].mark(question, Response({"rating": 3}), {}) == (
        Problem("", "A card question is not marked by hand."),
    )
    assert KINDS["card"].reveal(question) == "True positives over predicted positives."


def test_an_edit_of_other_options_moves_no_answer(tmp_path: Path) -> None:
    before = make(tmp_path, TEXT_OF["choice"])
    assert isinstance(before, ChoiceItem)
    moved = before.model_copy(update={"options": tuple(reversed(before.options))})
    kind = KINDS["choice"]
    response = kind.parse(kind.vary(moved, 5), {"answer": [KEY]})
    assert isinstance(response, Response)
    assert kind.grade(kind.vary(moved, 5), response).score == 1
