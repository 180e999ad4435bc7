"""A numeric item from a stranger: whatever it asks for, the end comes soon and takes little."""

import time
import tomllib
import tracemalloc
from typing import Any

import pytest

from greenroom.bank.formula import FormulaError
from greenroom.kinds import KINDS
from greenroom.kinds.numeric.item import NumericItem
from tests.banks import NUMERIC, item_text

KIND = KINDS["numeric"]
STEPS = "runs longer than 20,000 steps, which all draws and formulas share"
CHARACTERS = "writes more than 20,000 characters, which all places share"
MEGABYTE = 1024 * 1024


def item_of(**changes: Any) -> NumericItem:
    return NumericItem.model_validate(tomllib.loads(item_text(NUMERIC, 1)) | changes)


def mistake(formula: str = "1 - answer", why: str = "No.") -> dict[str, str]:
    return {"formula": formula, "why": why}


def program(line: str) -> str:
    return f"answer = real / alarms\n{line}"


HEAVY = "{{sum([i*i*i*i for i in range(500)])}}"
HOSTILE: list[tuple[dict[str, Any], str]] = [
    # Draws.
    (
        {"require": "sum([i for i in range(900)]) < 0"},
        f"require: seed 0: {STEPS}",
    ),
    (
        {"parameters": {f"p{n}": {"integer": [0, 9], "count": 50} for n in range(5_000)}},
        f"require: seed 0: {STEPS}",
    ),
    (
        {"parameters": {f"p{n}": {"integer": [0, 9]} for n in range(201)}},
        "answer: seed 0: found 201 names; allowed: 200 or fewer",
    ),
    (
        {"parameters": {"real": {"integer": [10**4000, 10**4200], "count": 50}}},
        "require: seed 0: a whole number grew beyond 2048 bits",
    ),
    (
        {"parameters": {"real": {"choice": [10**4000], "count": 50}}},
        "require: seed 0: a whole number grew beyond 2048 bits",
    ),
    # Steps of the answer program, of places and of mistakes.
    ({"answer": program("x = [1e308 for i in range(9999)]")}, f"answer: seed 0: {STEPS}"),
    (
        {"stem": HEAVY * 500},
        "stem: seed 0: {{ sum([i*i*i*i for i in range(500)]) }}: " + STEPS,
    ),
    (
        {"mistakes": [mistake("sum([i for i in range(500)])")] * 5_000},
        f"mistakes[9].formula: seed 0: {STEPS}",
    ),
    (
        {"mistakes": [mistake(why="{{ real }}" * 1_900)] * 12},
        "mistakes[1].why: seed 0: {{ real }}: " + STEPS,
    ),
    # Characters.
    (
        {
            "answer": program("x = [1e308 for i in range(90)]"),
            "stem": "{{x|.99f}}" * 2_000,
        },
        f"stem: seed 0: {CHARACTERS}",
    ),
    (
        {"answer": program("x = 2 * 10.0 ** 307"), "stem": "{{x|.99f}}" * 2_000},
        f"stem: seed 0: {CHARACTERS}",
    ),
    (
        {"answer": program("x = range(101)"), "stem": "{{x}}" * 4_000},
        "stem: seed 0: found a list of 101; up to 100 can be shown",
    ),
    # Texts that take long to read.
    ({"stem": "{{" * 10_000}, "stem: seed 0: found '{{' without its '}}'"),
    ({"stem": "{" * 20_000}, "stem: seed 0: found '{{' without its '}}'"),
    ({"stem": "{{a|" * 5_000}, "stem: seed 0: found '{{' without its '}}'"),
]


@pytest.mark.parametrize(("changes", "finding"), HOSTILE)
def test_a_hostile_item_is_one_finding_in_under_a_second(
    changes: dict[str, Any], finding: str
) -> None:
    item = item_of(**changes)
    start = time.perf_counter()
    found = [f"{field}: {message}" for field, message in KIND.check(item)]
    assert time.perf_counter() - start < 1
    assert found == [finding]


@pytest.mark.parametrize(("changes", "finding"), HOSTILE)
def test_a_hostile_item_is_refused_in_little_memory(changes: dict[str, Any], finding: str) -> None:
    item = item_of(**changes)
    tracemalloc.start()
    try:
        with pytest.raises(FormulaError) as caught:
            KIND.vary(item, 0)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50 * MEGABYTE
    assert finding.endswith(str(caught.value))


def test_an_item_just_within_its_budget_is_checked_in_little_memory() -> None:
    why = "No. " * 1_000
    item = item_of(
        answer=program("x = [1e308 for i in range(500)]"),
        stem="{{ alarms }} {{ [1e308 for i in range(40)] | .99f }}",
        mistakes=[mistake(why="{{ real }} " + why)] * 50,
    )
    tracemalloc.start()
    try:
        assert list(KIND.check(item)) == []
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10 * MEGABYTE


def test_prose_that_spends_the_budget_has_no_text() -> None:
    with pytest.raises(FormulaError, match="20,000 steps"):
        list(KIND.prose(item_of(stem=HEAVY * 500)))


def test_a_list_of_a_hundred_is_shown() -> None:
    question = KIND.vary(item_of(stem="{{ range(100) }}"), 0)
    assert question.stem == ", ".join(map(str, range(100)))
