"""What a child answers: values, and every other way in which a run can end."""

import time
from typing import Any

import numpy as np
import pytest

from greenroom.sandbox import Call, Child, Outcome, Sandbox, SandboxFault
from greenroom.sandbox.codec import NumpyRng, PythonRng, Stream


def run(sandbox: Sandbox, source: str, *args: Any, tier: str = "python", **more: Any) -> Outcome:
    """Load a source that defines f, and call it."""
    wall_limit_s = more.pop("wall_limit_s", 10.0)
    with sandbox.child(tier) as child:
        loaded = child.load("answer", source, forbid=more.pop("forbid", ()))
        if loaded.kind != "value":
            return loaded
        return child.call(Call("answer", "f", args, **more), wall_limit_s)


def test_a_function_gives_its_value_and_what_it_printed(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "def f(a, b=1):\n    print('adding', a)\n    return a + b\n", 2)
    assert (outcome.kind, outcome.value, outcome.stdout) == ("value", 3, "adding 2\n")
    assert 0 < outcome.wall_s < 10
    assert 0 <= outcome.cpu_s < 10


def test_keyword_arguments_reach_the_function(sandbox: Sandbox) -> None:
    assert run(sandbox, "def f(a, *, b): return a - b", 5, kwargs={"b": 3}).value == 2


def test_arrays_travel_both_ways(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "def f(x): return x.T @ x", np.arange(6.0).reshape(3, 2), tier="numpy")
    np.testing.assert_array_equal(outcome.value, np.array([[20.0, 26.0], [26.0, 35.0]]))


def test_one_child_answers_many_calls_and_keeps_its_modules(sandbox: Sandbox) -> None:
    with sandbox.child("python") as child:
        child.load("work", "seen = []\ndef add(x):\n    seen.append(x)\n    return list(seen)\n")
        child.load("test_work", "from work import add\ndef f(): return add(3)\n")
        assert child.call(Call("work", "add", (1,))).value == [1]
        assert child.call(Call("test_work", "f")).value == [1, 3]


def test_no_submission_sees_what_an_earlier_one_changed(sandbox: Sandbox) -> None:
    run(sandbox, "import math\nmath.pi = 4\nimport builtins\nbuiltins.len = lambda x: 0\n")
    assert run(sandbox, "import math\ndef f(x): return len(x), round(math.pi, 2)", [1]).value == (
        1,
        3.14,
    )


def test_children_draw_different_random_numbers(sandbox: Sandbox) -> None:
    source = "import random\nimport numpy as np\ndef f(): return random.random(), np.random.rand()"
    first, second = (run(sandbox, source, tier="numpy").value for _ in range(2))
    assert first[0] != second[0]
    assert first[1] != second[1]


LRU = """
class Counter:
    def __init__(self, start):
        self.n = start
    def up(self, by):
        self.n += by
        return self.n
"""


def class_call(sandbox: Sandbox, call: Call) -> Outcome:
    with sandbox.child("python") as child:
        assert child.load("answer", LRU).kind == "value"
        return child.call(call)


def test_calls_on_an_object_give_the_list_of_what_they_returned(sandbox: Sandbox) -> None:
    call = Call("answer", "Counter", init=(10,), calls=[("up", 1), ("up", 5)])
    assert class_call(sandbox, call).value == [11, 16]


def test_a_missing_method_is_named(sandbox: Sandbox) -> None:
    outcome = class_call(sandbox, Call("answer", "Counter", init=(1,), calls=[("down", 1)]))
    assert (outcome.kind, outcome.message) == (
        "missing",
        "An object of Counter has no method down.",
    )


def test_repeated_calls_get_fresh_arguments_and_the_next_seed(sandbox: Sandbox) -> None:
    source = "def f(xs, rng):\n    xs.append(rng.randint(0, 10**9))\n    return xs\n"
    values = run(sandbox, source, [1], PythonRng(5), repeat=3).value
    assert [len(v) for v in values] == [2, 2, 2]
    assert len({v[1] for v in values}) == 3
    assert values == run(sandbox, source, [1], PythonRng(5), repeat=3).value


def test_a_repeated_class_gets_fresh_arguments_for_its_methods(sandbox: Sandbox) -> None:
    source = "class f:\n    def add(self, xs):\n        xs.append(0)\n        return len(xs)\n"
    outcome = run(sandbox, source, init=(), calls=[("add", [1])], repeat=3)
    assert outcome.value == [[2], [2], [2]]


def test_markers_become_what_they_stand_for(sandbox: Sandbox) -> None:
    source = "def f(xs, rng):\n    return [next(xs), sum(xs), list(xs), float(rng.random())]\n"
    value = run(sandbox, source, Stream([1, 2, 3]), NumpyRng(7), tier="numpy").value
    assert value == [1, 5, [], float(np.random.default_rng(7).random())]


def test_arguments_after_the_call_are_given_where_they_are_wanted(sandbox: Sandbox) -> None:
    source = "def f(xs, k):\n    xs.sort()\n    return k\n"
    assert run(sandbox, source, [3, 1], 2, want_args=True).value == (2, ([1, 3], 2))


def test_a_timed_call_leaves_out_the_way_of_the_arguments(sandbox: Sandbox) -> None:
    source = "import time\ndef f(xs):\n    time.sleep(0.05)\n    return xs\n"
    outcome = run(sandbox, source, list(range(200_000)), timed=True)
    assert len(outcome.value) == 200_000
    assert outcome.wall_s >= 0.05


def test_work_that_is_put_off_until_the_fetching_falls_under_the_deadline(
    sandbox: Sandbox,
) -> None:
    source = (
        "import time\n"
        "from greenroom.sandbox.inside import calls\n"
        "def f(): calls.codec.encode = lambda value: time.sleep(30)\n"
    )
    assert run(sandbox, source, timed=True, wall_limit_s=0.3).kind == "time"


@pytest.mark.parametrize(
    ("source", "kind", "part"),
    [
        ("def f(): return 1 / 0", "raised", "ZeroDivisionError: division by zero"),
        ("def g(): return 1", "missing", "The answer must define f(x). It defines g."),
        ("f = 3", "missing", "f is defined, but is no function: it is of type int."),
        ("def f(a, b): return 1", "missing", "expected f(x)"),
        ("def f(): return (i for i in [])", "unfit", "a generator cannot be returned"),
        ("def f(): return lambda: 0", "unfit", "a function cannot be returned"),
        ("import sys\ndef f(): sys.exit(0)", "exited", "exit(0)"),
        ("import os\ndef f(): os._exit(3)", "exited", "code 3"),
        ("import os\ndef f(): os.closerange(3, 10)", "exited", "ended itself"),
        ("def f():\n    while True: pass", "time", "did not finish in time"),
        ("import time\ndef f(): time.sleep(60)", "time", "did not finish in time"),
        ("def f():\n    while True: print('x' * 99)", "output", "64 KiB"),
        ("import ctypes\ndef f(): ctypes.string_at(0)", "crashed", "SIGSEGV"),
        ("def f(): return f()", "raised", "RecursionError"),
        ("import os\nos.write(4, b'x' * 99)\ndef f(): return 1", "forbidden", "channel"),
        ("def f(): raise MemoryError", "memory", "more memory"),
    ],
)
def test_every_end_of_a_run_has_its_kind(
    sandbox: Sandbox, source: str, kind: str, part: str
) -> None:
    with sandbox.child("python") as child:
        outcome = child.load("answer", source)
        if outcome.kind == "value":
            outcome = child.call(Call("answer", "f", signature="f(x)"), wall_limit_s=0.5)
    assert outcome.kind == kind
    assert part in (outcome.message or "")


def test_a_dead_child_repeats_its_last_outcome_and_a_living_one_goes_on(sandbox: Sandbox) -> None:
    with sandbox.child("python") as child:
        child.load("answer", "import os\ndef f(x): return 1 // x\ndef g(): os._exit(1)\n")
        assert child.call(Call("answer", "f", (0,))).kind == "raised"
        assert child.call(Call("answer", "f", (1,))).value == 1
        last = child.call(Call("answer", "g"))
        assert last.kind == "exited"
        assert child.call(Call("answer", "f", (1,))) == last


def test_a_child_that_was_given_back_is_refused(sandbox: Sandbox) -> None:
    with sandbox.child("python") as child:
        pass
    with pytest.raises(SandboxFault, match="given back"):
        child.load("answer", "")


def test_a_traceback_shows_the_learners_lines_alone(sandbox: Sandbox) -> None:
    source = "import json\ndef f(x):\n    return g(x)\ndef g(x):\n    return json.loads(x)\n"
    outcome = run(sandbox, source, "{")
    trace = outcome.traceback or ""
    assert trace.startswith('Traceback (most recent call last):\n  File "answer.py", line 3, in f')
    assert "    return json.loads(x)\n" in trace
    assert trace.count("File ") == 2
    assert "JSONDecodeError" in trace


def test_a_cause_is_shown_with_its_exception(sandbox: Sandbox) -> None:
    source = (
        "def f():\n    try:\n        {}['a']\n"
        "    except KeyError as e:\n        raise ValueError('no a') from e\n"
    )
    trace = run(sandbox, source).traceback or ""
    assert trace.index("KeyError: 'a'") < trace.index("direct cause") < trace.index("no a")


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("def f(:\n    return 1\n", "    def f(:\n          ^\n"),
        ("if True:\n\tx = 1\n        y = 2\n", "line 3"),
        ("def f():\nreturn 1\n", "line 2"),
        ("x = 1\0", "NUL"),
    ],
)
def test_a_syntax_error_has_its_line(sandbox: Sandbox, source: str, part: str) -> None:
    outcome = run(sandbox, source)
    assert outcome.kind == "raised"
    assert part in (outcome.traceback or "")


@pytest.mark.parametrize("source", ["x" * 1_000_001, "a = '\ud800'"])
def test_a_source_that_is_no_source_is_told_without_a_run(sandbox: Sandbox, source: str) -> None:
    with sandbox.child("python") as child:
        assert child.load("answer", source).kind == "raised"
        assert child.load("answer", "x = 1").kind == "value"


def test_arguments_that_are_no_data_are_our_fault(sandbox: Sandbox) -> None:
    with sandbox.child("python") as child, pytest.raises(SandboxFault, match="cannot be sent"):
        child.call(Call("answer", "f", (print,)))


@pytest.mark.parametrize(
    ("source", "forbid", "name"),
    [
        ("import heapq\ndef f(): return 1", ("heapq",), "heapq"),
        ("from heapq import heappush as p\ndef f(): return 1", ("heapq",), "heapq"),
        ("from queue import heappush\ndef f(): return 1", ("heapq",), "heapq"),
        ("import importlib\ndef f(): return importlib.import_module('heapq')", ("heapq",), "heapq"),
        ("def f(): return __import__('he' + 'apq')", ("heapq",), "heapq"),
        (
            "import numpy as np\ndef f(): return np.linalg.svd([[1.0]])",
            ("numpy.linalg.svd",),
            "svd",
        ),
        ("from numpy import linalg\ndef f(): linalg.svd([[1.]])", ("numpy.linalg.svd",), "svd"),
        (
            "import numpy as np\ndef f(): getattr(np.linalg, 's' + 'vd')([[1.]])",
            ("numpy.linalg.svd",),
            "svd",
        ),
        (
            "import collections\ndef f(): return collections.OrderedDict()",
            ("collections.OrderedDict",),
            "OrderedDict",
        ),
    ],
)
def test_what_an_exercise_forbids_cannot_be_used(
    sandbox: Sandbox, source: str, forbid: tuple[str, ...], name: str
) -> None:
    outcome = run(sandbox, source, tier="numpy", forbid=forbid)
    assert outcome.kind == "forbidden"
    assert f"{name} is not allowed in this exercise" in (outcome.message or "")


def test_what_is_forbidden_still_works_inside_libraries(sandbox: Sandbox) -> None:
    source = "import numpy as np\ndef f(): return np.linalg.pinv([[2.0]]).tolist()"
    outcome = run(sandbox, source, tier="numpy", forbid=("numpy.linalg.svd", "heapq"))
    assert outcome.value == [[0.5]]


def test_the_smallest_tier_has_no_library(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "import numpy\ndef f(): return 1")
    assert "No module named 'numpy'" in (outcome.message or "")


CASES = """
import numpy as np
from cases_kit import case, np_rng, py_rng, stream
def visible():
    return [case("small", [1], k=2), case("lru", init=(2,), calls=[("get", 1)], group="cache")]
def hidden(rng):
    return [case("drawn", rng.random(3), np_rng(1), py_rng(2), stream([1]), memory_mb=12)]
def check(args, got, want):
    return None if got == want else f"{got} is not {want}"
"""


def loaded_cases(child: Child) -> Child:
    assert child.load("cases", CASES).kind == "value"
    return child


def test_cases_are_plain_data_made_inside(sandbox: Sandbox) -> None:
    with sandbox.child("numpy") as child:
        small, lru = loaded_cases(child).call(Call("cases", "visible")).value
        assert small["args"] == ([1],)
        assert small["kwargs"] == {"k": 2}
        assert (small["group"], small["repeat"], small["want_args"]) == (None, 1, False)
        assert (lru["init"], lru["group"]) == ((2,), "cache")
        first, second = (
            child.call(Call("cases", "hidden", (NumpyRng(3),))).value[0] for _ in range(2)
        )
        np.testing.assert_array_equal(first["args"][0], second["args"][0])
        assert first["args"][1:] == (NumpyRng(1), PythonRng(2), Stream([1]))
        assert child.call(Call("cases", "check", ((), 1, 2))).value == "1 is not 2"


MANY = "def f(n): return len([bytes(1000) for _ in range(n)])"


def test_memory_is_bound_for_one_call(walled: Sandbox) -> None:
    with walled.child("python") as child:
        child.load("answer", MANY)
        assert child.call(Call("answer", "f", (1_000,), memory_mb=20)).value == 1_000
        assert child.call(Call("answer", "f", (40_000,))).value == 40_000
        assert child.call(Call("answer", "f", (60_000,), memory_mb=20)).kind == "memory"


@pytest.mark.parametrize("source", ["def f(): return len(bytearray(8 << 30))", MANY])
def test_a_child_cannot_take_all_memory(walled: Sandbox, source: str) -> None:
    args = (10**9,) if source is MANY else ()
    assert run(walled, source, *args, wall_limit_s=30).kind == "memory"


def test_the_deadline_holds_while_a_c_function_keeps_the_interpreter(sandbox: Sandbox) -> None:
    start = time.monotonic()
    assert run(sandbox, "def f(): return 9 ** 9 ** 9", wall_limit_s=0.3).kind == "time"
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("tier", ["rust", ""])
def test_an_unknown_tier_is_refused(sandbox: Sandbox, tier: str) -> None:
    with pytest.raises(SandboxFault, match="there is no tier"), sandbox.child(tier):
        pass
