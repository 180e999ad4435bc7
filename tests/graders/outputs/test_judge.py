"""The judge through its public way in: an exercise, an answer's source, a verdict."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from greenroom.errors import BankError
from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.exercise import Exercise, Growth
from greenroom.graders.outputs.judge import Judge
from greenroom.graders.outputs.verdict import Verdict
from greenroom.sandbox import Sandbox
from tests.folders import MEAN, MEAN_CASES

MEANS = Exercise(
    id="mean",
    signature="mean(values)",
    tier="python",
    forbid=("statistics", "math.fsum"),
    rule=Rule(),
    weights={"many": 2.0},
    cases=MEAN_CASES,
    reference=MEAN,
    growth=None,
    variant=0,
)
HEAD = "from cases_kit import case, np_rng, py_rng, stream\n"


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Sandbox() as sandbox:
        yield Judge(sandbox)


def exercise(cases: str, reference: str, signature: str, **changed: object) -> Exercise:
    made = replace(MEANS, id=str(hash((cases, reference))), cases=HEAD + cases, reference=reference)
    return replace(made, signature=signature, weights={}, forbid=(), **changed)  # type: ignore[arg-type]


def state_of(verdict: Verdict, name: str) -> str:
    return next(test.state for test in verdict.tests if test.name == name)


def test_the_reference_is_accepted(judge: Judge) -> None:
    verdict = judge.judge(MEANS, MEAN)
    assert verdict.is_accepted
    assert verdict.score == 1.0
    assert [test.state for test in verdict.tests] == ["right"] * 5


def test_partial_credit_goes_by_groups_and_their_weights(judge: Judge) -> None:
    verdict = judge.judge(MEANS, "def mean(values):\n    return sum(values) / len(values)\n")
    assert not verdict.is_accepted
    assert state_of(verdict, "no numbers") == "raised"
    assert verdict.passed == {"examples", "many", "signs"}
    assert verdict.score == pytest.approx(4 / 5)


def test_a_hidden_case_tells_its_name_and_no_data(judge: Judge) -> None:
    secret = "def mean(values):\n    raise ValueError(f'inputs were {values}')\n"
    verdict = judge.judge(MEANS, secret)
    for test in verdict.tests:
        if test.is_visible:
            assert test.shown is not None
            assert "inputs were" in test.message
        else:
            assert test.shown is None
            assert "inputs were" not in test.message


def test_the_smallest_failing_example_is_shown_with_input_expected_and_got(judge: Judge) -> None:
    verdict = judge.judge(MEANS, "def mean(values):\n    print('here')\n    return 7\n")
    failing = verdict.first_failing
    assert failing is not None
    assert failing.name == "one number"
    assert failing.shown is not None
    assert (failing.shown.inputs, failing.shown.expected, failing.shown.got) == (
        "[5.0]",
        "5.0",
        "7",
    )
    assert failing.shown.stdout == "here\n"
    assert failing.message == "expected 5.0, got 7"


BAD_ANSWERS = {
    # source, state of the first failure, part of what is said
    "prints instead of returning": (
        "def mean(values):\n    print(sum(values) / len(values))\n",
        "wrong",
        "does the function return its result?",
    ),
    "loops forever": ("def mean(values):\n    while True: pass\n", "time", "did not finish"),
    "recurses": ("def mean(values):\n    return mean(values)\n", "raised", "RecursionError"),
    "returns a function": ("def mean(values):\n    return lambda: 1\n", "unfit", "function"),
    "returns texts": ("def mean(values):\n    return ['a', 'b']\n", "wrong", "list of 2 str"),
    "exits": ("import sys\ndef mean(values):\n    sys.exit(0)\n", "exited", ""),
    "has another name": ("def average(values):\n    return 1\n", "missing", "mean(values)"),
    "takes nothing": ("def mean():\n    return 1\n", "missing", "expected mean(values)"),
    "floods": ("def mean(values):\n    while True: print('x' * 1000)\n", "output", "64 KiB"),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_what_goes_wrong_is_said(judge: Judge, name: str) -> None:
    source, state, said = BAD_ANSWERS[name]
    verdict = judge.judge(MEANS, source)
    assert not verdict.is_accepted
    assert verdict.state == state
    failing = verdict.first_failing
    assert failing is not None
    assert said in failing.message
    assert "right" not in {test.state for test in verdict.tests if test.is_visible}


REFUSED = {
    "a syntax error": ("def mean(values)\n    return 1\n", "line 1", "expected ':'"),
    "an indentation error": (
        "def mean(values):\n\tif values:\n        return 1\n",
        "line 3",
        "inconsistent use of tabs",
    ),
    "an error at import": ("1 / 0\n", "ZeroDivisionError", ""),
    "a NUL": ("x = '\0'\ndef mean(values): return 1\n", "", ""),
    "no text": ("x = '\ud800'\n", "Line 1", ""),
    "a library that is not there": ("import numpy\n", "numpy", ""),
    "a forbidden module": (
        "import statistics\nmean = statistics.mean\n",
        "statistics",
        "do without",
    ),
    "a forbidden name": ("from math import fsum\n", "math.fsum", "do without"),
    "a forbidden name in disguise": (
        "import math as m\ndef mean(v): return m.fsum(v)\n",
        "Line 2 uses math.fsum",
        "",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_source_that_cannot_be_loaded_says_why_and_no_test_ran(judge: Judge, name: str) -> None:
    source, first, second = REFUSED[name]
    verdict = judge.judge(MEANS, source)
    assert verdict.fault
    assert first in verdict.fault + verdict.traceback
    assert second in verdict.fault + verdict.traceback
    assert verdict.score == 0
    assert {test.state for test in verdict.tests} == {"skipped"}


def test_a_forbidden_module_stays_out_of_reach_of_its_name_in_parts(judge: Judge) -> None:
    source = "m = __import__('stat' + 'istics')\ndef mean(values): return m.mean(values)\n"
    verdict = judge.judge(MEANS, source)
    assert not verdict.is_accepted


def test_a_case_that_ends_the_process_does_not_cost_the_other_groups(judge: Judge) -> None:
    source = (
        "import os\ndef mean(values):\n    if not values: os._exit(1)\n"
        "    return sum(values) / len(values)\n"
    )
    verdict = judge.judge(MEANS, source)
    assert verdict.passed == {"examples", "many", "signs"}


def test_a_class_is_judged_by_its_calls(judge: Judge) -> None:
    made = exercise(
        "def visible():\n"
        "    return [case('counts', init=(2,), calls=[('add', 1), ('add', 2), ('total',)])]\n"
        "def hidden(rng):\n"
        "    n = int(rng.integers(3, 9))\n"
        "    return [case('more', init=(0,), calls=[('add', n), ('total',)], group='more')]\n",
        "class Tally:\n    def __init__(self, start): self.n = start\n"
        "    def add(self, k): self.n += k\n    def total(self): return self.n\n",
        "class Tally(start)",
    )
    assert judge.judge(made, made.reference).is_accepted
    wrong = made.reference.replace("self.n += k", "self.n = k")
    verdict = judge.judge(made, wrong)
    failing = verdict.first_failing
    assert failing is not None
    assert failing.shown is not None
    assert failing.shown.inputs == "made with (2)\nadd(1)\nadd(2)\ntotal()"
    assert failing.message == "element [2]: expected 5, got 2"


RESERVOIR = exercise(
    "def visible():\n    return [case('few', stream([1, 2]), 3, py_rng(1))]\n"
    "def hidden(rng):\n"
    "    return [case('bounded', stream(range(1_000_000)), 5, py_rng(2), memory_mb=8,"
    " group='memory')]\n"
    "def check(args, got, want):\n"
    "    return None if len(got) == len(want) else f'expected {len(want)} items, got {len(got)}'\n",
    "def sample(items, k, rng):\n    kept = []\n    for i, item in enumerate(items):\n"
    "        if i < k: kept.append(item)\n        else:\n            j = rng.randrange(i + 1)\n"
    "            if j < k: kept[j] = item\n    return kept\n",
    "sample(items, k, rng)",
)


def test_a_stream_is_read_once_and_memory_is_bound(judge: Judge) -> None:
    assert judge.judge(RESERVOIR, RESERVOIR.reference).is_accepted
    hoarder = "def sample(items, k, rng):\n    return rng.sample(list(items), min(k, 2))\n"
    verdict = judge.judge(RESERVOIR, hoarder)
    assert state_of(verdict, "few") == "right"
    assert state_of(verdict, "bounded") in {"memory", "raised"}


def test_an_items_own_check_decides_and_runs_outside_the_process_of_the_app(judge: Judge) -> None:
    verdict = judge.judge(RESERVOIR, "def sample(items, k, rng):\n    return []\n")
    assert verdict.first_failing is not None
    assert verdict.first_failing.message == "expected 2 items, got 0"
    stumbling = judge.judge(RESERVOIR, "def sample(items, k, rng):\n    return None\n")
    assert stumbling.first_failing is not None
    assert "got None" in stumbling.first_failing.message


def test_hidden_cases_depend_on_the_variant_alone(judge: Judge) -> None:
    def inputs(variant: int) -> list[object]:
        suite = judge.anew(replace(MEANS, variant=variant))
        return [list(wanted.case.args) for wanted in suite.wanted]

    assert inputs(1) == inputs(1)
    assert inputs(1) != inputs(2)


GROWING = exercise(
    "def visible():\n    return [case('a pair', [1, 1])]\n"
    "def hidden(rng):\n    return [case('none', [1, 2, 3], group='none')]\n"
    "def grow(n, rng):\n    return case('n numbers', [int(x) for x in rng.permutation(n)])\n",
    "def twice(values):\n    return len(set(values)) < len(values)\n",
    "twice(values)",
    growth=Growth("n log n", (2_000, 4_000, 8_000, 16_000, 32_000), "numbers"),
)


def test_growth_within_the_bar_passes_and_is_drawn(judge: Judge) -> None:
    verdict = judge.judge(
        GROWING,
        "def twice(values):\n    s = sorted(values)\n"
        "    return any(a == b for a, b in zip(s, s[1:]))\n",
    )
    assert verdict.is_accepted
    assert verdict.growth is not None
    assert len(verdict.growth.fit.points) == 5


def test_growth_beyond_the_bar_fails_with_the_class_it_looks_like(judge: Judge) -> None:
    slow = (
        "def twice(values):\n    for i in range(len(values)):\n"
        "        if values[i] in values[:i]:\n            return True\n    return False\n"
    )
    verdict = judge.judge(GROWING, slow)
    assert verdict.passed == {"examples", "none"}
    assert verdict.growth is not None
    assert verdict.growth.fit.name == "n^2"
    assert "O(n^2)" in verdict.growth.sentence
    assert "O(n log n)" in verdict.growth.sentence


def test_ones_own_input_is_compared_with_the_reference(judge: Judge) -> None:
    right = judge.compare_own(MEANS, MEAN, "[1.0, 2.0, 6.0]")
    assert right.state == "right"
    wrong = judge.compare_own(MEANS, "def mean(values): return 0\n", "[1.0, 2.0, 6.0]")
    assert (wrong.state, wrong.message) == ("wrong", "expected 3.0, got 0")
    assert wrong.shown is not None
    assert wrong.shown.inputs == "[1.0, 2.0, 6.0]"


@pytest.mark.parametrize("text", ["[1.0", "1 / 0", "print", "__import__('os').listdir('/')"])
def test_an_own_input_that_cannot_be_read_says_so(judge: Judge, text: str) -> None:
    tested = judge.compare_own(MEANS, MEAN, text)
    assert tested.state != "right"
    assert tested.message


BAD_ITEMS = {
    "cases that fail": ("def visible():\n    return [1 / 0]\ndef hidden(rng):\n    return []\n"),
    "cases of another form": "def visible():\n    return [3]\ndef hidden(rng):\n    return []\n",
    "a name twice": (
        "def visible():\n    return [case('a', [1]), case('a', [2])]\n"
        "def hidden(rng):\n    return []\n"
    ),
    "no hidden": "def visible():\n    return [case('a', [1])]\n",
    "a case the reference fails on": (
        "def visible():\n    return [case('a', 'text')]\ndef hidden(rng):\n    return []\n"
    ),
}


@pytest.mark.parametrize("name", BAD_ITEMS)
def test_a_wrong_item_is_the_authors_fault_and_says_where(judge: Judge, name: str) -> None:
    with pytest.raises(BankError, match=r"cases\.py|solution\.py"):
        judge.judge(exercise(BAD_ITEMS[name], MEAN, "mean(values)"), MEAN)


@pytest.mark.parametrize("kind", ["missing", "forbidden"])
def test_a_failure_made_up_on_a_hidden_case_tells_none_of_its_data(judge: Judge, kind: str) -> None:
    source = (
        "import sys\ndef mean(values):\n"
        "    made = sys.modules['greenroom.sandbox.inside.failures'].Failure\n"
        f"    raise made({kind!r}, f'inputs were {{values}}')\n"
    )
    verdict = judge.judge(MEANS, source)
    hidden = [test.message for test in verdict.tests if not test.is_visible]
    assert hidden
    assert not any("inputs were" in message for message in hidden)


CHECKED = """
def visible():
    return [case("two", [1, 2])]
def hidden(rng):
    return [case("three", [1, 2, 3])]
def check(args, got, want):
    return None if got in args[0] else "not one of them"
"""


def test_ones_own_input_is_judged_by_the_items_own_check(judge: Judge) -> None:
    any_of = exercise(CHECKED, "def pick(values):\n    return values[0]\n", "pick(values)")
    right = judge.compare_own(any_of, "def pick(values):\n    return values[-1]\n", "[4, 5]")
    wrong = judge.compare_own(any_of, "def pick(values):\n    return 9\n", "[4, 5]")
    assert (right.state, wrong.state) == ("right", "wrong")
    assert wrong.message == "not one of them"


@pytest.mark.parametrize("returned", ["5", "5, {}", "[], {1: 2}", "None"])
def test_an_input_that_closes_the_bracket_itself_is_said_to_be_none(
    judge: Judge, returned: str
) -> None:
    text = f"1)\ndef read():\n    return ({returned}"
    found = judge.compare_own(MEANS, MEAN, text)
    assert (found.state, found.shown) == ("unfit", None)
    assert "cannot be read" in found.message


NO_CASES = {
    "no dict": "5",
    "a dict of its own": "{'name': 'x', 'args': 5}",
    "a name of two lines": "case('x\\nimport os', [1.0])",
    "a name that steers a terminal": "case('\\x1b[2J', [1.0])",
    "a group that is no text": "case('x', [1.0], group=['a'])",
    "an argument that is no name": "case('x', **{'a b': 1})",
    "a method that is no name": "case('x', init=(), calls=[('os.system', 1)])",
    "a step that is none": "case('x', init=(), calls=[5])",
    "a bound that is no number": "case('x', [1.0], memory_mb='3')",
}


@pytest.mark.parametrize("name", NO_CASES)
def test_what_is_no_case_is_the_authors_mistake(judge: Judge, name: str) -> None:
    cases = f"def visible():\n    return [{NO_CASES[name]}]\ndef hidden(rng):\n    return []\n"
    with pytest.raises(BankError, match=r"cases.py: visible: it must return a list of case"):
        judge.judge(exercise(cases, MEAN, "mean(values)"), MEAN)


def test_what_a_module_remembers_does_not_make_it_quick(judge: Judge) -> None:
    cases = (
        "def visible():\n    return [case('three', 3)]\ndef hidden(rng):\n    return []\n"
        "def grow(n, rng):\n    return case('n', n)\n"
    )
    reference = "def total(n):\n    return n * (n - 1) // 2\n"
    source = (
        "from functools import lru_cache\n@lru_cache\ndef total(n):\n"
        "    for i in range(n):\n        for j in range(n):\n            pass\n"
        "    return n * (n - 1) // 2\n"
    )
    growth = Growth("n", (200, 400, 800, 1600, 3200), "numbers")
    verdict = judge.judge(exercise(cases, reference, "total(n)", growth=growth), source)
    assert verdict.growth is not None
    assert not verdict.growth.is_within
