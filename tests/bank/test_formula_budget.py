"""What the formulas of one question share, and what is kept of them."""

from collections.abc import Callable

import pytest

from greenroom.bank.formula import Budget, FormulaError, evaluate, run
from greenroom.bank.formula_budget import (
    CHARACTER_LIMIT,
    KEPT_CHARACTER_LIMIT,
    KEPT_LIMIT,
    STEP_LIMIT,
    kept,
)

TOO_LONG = "runs longer than 20,000 steps, which all draws and formulas share"


def test_formulas_pay_from_one_budget() -> None:
    budget, half = Budget(), f"len(range({STEP_LIMIT // 5}))"
    evaluate(half, {}, budget)
    run(f"x = {half}", {}, budget)
    assert not budget.is_spent
    with pytest.raises(FormulaError) as caught:
        evaluate(half, {}, budget)
    assert str(caught.value) == TOO_LONG
    assert budget.is_spent


def test_a_spent_budget_pays_for_nothing_more() -> None:
    budget = Budget()
    with pytest.raises(FormulaError):
        budget.step(STEP_LIMIT + 1)
    with pytest.raises(FormulaError) as caught:
        evaluate("1", {}, budget)
    assert str(caught.value) == TOO_LONG


def test_without_a_budget_each_formula_has_its_own() -> None:
    for _ in range(3):
        assert evaluate(f"len(range({STEP_LIMIT // 3}))", {}) == STEP_LIMIT // 3


def test_characters_are_paid_for_until_none_is_left() -> None:
    budget = Budget()
    assert budget.write("x" * CHARACTER_LIMIT) == "x" * CHARACTER_LIMIT
    assert not budget.is_spent
    with pytest.raises(FormulaError) as caught:
        budget.write("x")
    assert str(caught.value) == "writes more than 20,000 characters, which all places share"
    assert budget.is_spent


def _noting(made: list[str]) -> Callable[[str], int]:
    def make(source: str) -> int:
        made.append(source)
        return len(source)

    return kept(make)


def test_what_is_kept_is_made_once_and_forgotten_before_it_fills_the_memory() -> None:
    made: list[str] = []
    find = _noting(made)
    long = "x" * (KEPT_CHARACTER_LIMIT - 1)
    assert [find("a"), find("a"), find(long), find("a")] == [1, 1, len(long), 1]
    assert made == ["a", long]
    assert [find("b"), find(long)] == [1, len(long)]
    assert made == ["a", long, "b", long]


def test_many_short_texts_are_forgotten_too() -> None:
    made: list[str] = []
    find = _noting(made)
    for number in range(KEPT_LIMIT + 1):
        find(str(number))
    find("0")
    assert made[-2:] == [str(KEPT_LIMIT), "0"]
