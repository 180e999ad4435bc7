"""No answer is accepted that is not right, and none makes the judge tell what is hidden."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from greenroom.graders.outputs.compare import Rule
from greenroom.graders.outputs.exercise import Exercise, Growth
from greenroom.graders.outputs.judge import Judge
from greenroom.graders.outputs.report import grade_of, trial_of
from greenroom.graders.outputs.verdict import Verdict
from greenroom.sandbox import Sandbox
from tests.sandbox.attacks.cheating import CHEATS, TOKEN, Cheat, Item
from tests.sandbox.conftest import WALLED
from tests.sandbox.traces import Traces

HEAD = "from cases_kit import case\n"
WORDS = f"""
def visible():
    return [case("two", "ab"), case("three", "abc")]
def hidden(rng):
    return [case(f"word {{n}}", "{TOKEN}-" + "x" * n, group=f"group {{n}}") for n in range(3)]
"""
CHECK = """
def check(args, got, want):
    total = 0
    for part in got:
        total += 1
    return None if got == want else "another text"
"""
LENGTH = "def answer(word): return len(word)\n"


def made(item: Item, cases: str, reference: str, **changed: object) -> Exercise:
    usual = {"rule": Rule(), "growth": None}
    return Exercise(
        id=item,
        signature="answer(word)",
        tier="python",
        forbid=(),
        weights={},
        cases=HEAD + cases,
        reference=reference,
        variant=0,
        **(usual | changed),  # type: ignore[arg-type] # a table of fields
    )


SORTING = """
def visible():
    return [case("three", [3, 1, 2], want_args=True)]
def hidden(rng):
    return [case("five", [5, 4, 3, 2, 1], want_args=True)]
"""
GROWING = """
def visible():
    return [case("two", [1, 1])]
def hidden(rng):
    return [case("three", [1, 2, 3], group="three")]
def grow(n, rng):
    return case("n numbers", [*range(n - 1), 0])
"""
TWICE = "def answer(values): return len(set(values)) < len(values)\n"
ITEMS: dict[Item, Exercise] = {
    "plain": made("plain", WORDS, LENGTH),
    "checked": made("checked", WORDS + CHECK, "def answer(word): return [*word]\n"),
    "in place": made("in place", SORTING, "def answer(values): values.sort()\n"),
    "repeated": made("repeated", WORDS.replace('x" * n', 'x" * n, repeat=3'), LENGTH),
    "unordered": made(
        "unordered", WORDS, "def answer(word): return [*word]\n", rule=Rule(unordered=True)
    ),
    "growing": made(
        "growing", GROWING, TWICE, growth=Growth("n", (1000, 2000, 4000, 8000, 16000), "numbers")
    ),
}


RUNS = [
    pytest.param(level, cheat, id=f"{level.name}-{cheat.item}-{cheat.name}".replace(" ", "_"))
    for level in WALLED
    for cheat in CHEATS
    if not cheat.once or level is WALLED[0]
]


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest) -> Iterator[tuple[Judge, Traces]]:
    with Sandbox(request.param, pool_size=0) as sandbox:
        judge = Judge(sandbox)
        for exercise in ITEMS.values():
            judge.suite(exercise)
        yield judge, Traces.now([])


def view(verdict: Verdict) -> str:
    """All that any page or command shows of it."""
    grades = [asdict(grade_of(verdict, "outputs", 1)), asdict(trial_of(verdict, "outputs"))]
    return json.dumps([grades, asdict(verdict)], default=str, ensure_ascii=False)


@pytest.mark.parametrize(("opened", "cheat"), RUNS, indirect=["opened"])
def test_a_cheat_gets_its_verdict_and_learns_nothing(
    opened: tuple[Judge, Traces], cheat: Cheat
) -> None:
    judge, traces = opened
    exercise = ITEMS[cheat.item]
    verdict = judge.judge(exercise, cheat.source)
    assert not verdict.is_accepted
    assert verdict.state == cheat.state, (verdict.state, verdict.fault, verdict.tests)
    seen = view(verdict)
    seen.encode()
    assert TOKEN not in seen
    assert len(seen) < 200_000
    assert judge.judge(exercise, exercise.reference).is_accepted
    assert traces.left_since() == []


@pytest.mark.parametrize("opened", WALLED[:1], indirect=True, ids=lambda level: level.name)
@pytest.mark.parametrize(
    "text",
    [
        "1)\ndef read(): return 5\nx = (1",
        "1)\ndef read(): return 5, 6\nx = (1",
        "1)\ndef read(): return [], {1: 2}\nx = (1",
        "1)\ndef read(): return [1], {'a': 2}, 3\nx = (1",
        "range(10 ** 30)",
        "(lambda f: f(f, 63))(lambda f, n: [f(f, n - 1)] if n else [])",
        "__import__('os')._exit(0)",
        "(lambda f: f(f))(lambda f: f(f))",
    ],
)
def test_an_own_input_that_breaks_out_is_told_as_one(
    opened: tuple[Judge, Traces], text: str
) -> None:
    judge, _ = opened
    tested = judge.compare_own(ITEMS["plain"], LENGTH, text)
    assert tested.state != "right"
    json.dumps(asdict(tested), ensure_ascii=False).encode()
