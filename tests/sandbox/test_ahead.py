"""Calls that are sent before the one in front of them is answered."""

import time

import numpy as np
import pytest

from greenroom.sandbox import Call, Sandbox

COUNTS = "seen = []\ndef f(x):\n    seen.append(x)\n    return list(seen)\n"


def f(*args: object) -> Call:
    return Call("answer", "f", args)


def test_a_call_sent_ahead_gives_its_own_value_once(sandbox: Sandbox) -> None:
    one, two, three = f(1), f(2), f(3)
    with sandbox.child("python") as child:
        child.load("answer", COUNTS)
        assert child.call(one, ahead=two).value == [1]
        assert child.call(two, ahead=three).value == [1, 2]
        assert child.call(three).value == [1, 2, 3]


def test_a_call_sent_ahead_and_never_asked_for_is_dropped(sandbox: Sandbox) -> None:
    with sandbox.child("python") as child:
        child.load("answer", COUNTS)
        child.call(f(1), ahead=f(2))
        assert child.call(f(3)).value == [1, 2, 3]
        child.call(f(4), ahead=f(5))
        assert child.load("answer", COUNTS).kind == "value"
        assert child.call(f(6)).value == [6]


def test_each_of_two_calls_has_its_own_limit(sandbox: Sandbox) -> None:
    slow = f(30)
    with sandbox.child("python") as child:
        child.load("answer", "import time\ndef f(s):\n    time.sleep(s)\n    return s\n")
        assert child.call(f(0), 5, slow).value == 0
        begun = time.monotonic()
        assert child.call(slow, 0.3).kind == "time"
        assert time.monotonic() - begun < 5


def test_a_child_that_ends_gives_no_value_for_what_was_sent_ahead(sandbox: Sandbox) -> None:
    after = f(1)
    with sandbox.child("python") as child:
        child.load("answer", "import os\ndef f(x):\n    if x == 0: os._exit(3)\n    return x\n")
        assert child.call(f(0), ahead=after).kind == "exited"
        assert child.call(after).kind == "exited"


def test_large_arguments_are_not_sent_ahead_and_arrive(sandbox: Sandbox) -> None:
    large = f(np.arange(1_000_000.0))
    with sandbox.child("numpy") as child:
        child.load("answer", "def f(x): return float(x.sum())\n")
        assert child.call(f(np.ones(3)), ahead=large).value == 3.0
        assert child.call(large, ahead=f(np.ones(2))).value == 499_999_500_000.0


@pytest.mark.parametrize("late", [b"\\0" * 64, b"\\1" * 64])
def test_an_answer_forged_in_advance_is_seen(walled: Sandbox, late: bytes) -> None:
    source = f"import os\ndef f(x):\n    os.write(4, {late!r})\n    return x\n"
    second = f(2)
    with walled.child("python") as child:
        child.load("answer", source)
        kinds = [child.call(f(1), 2, second).kind, child.call(second, 2).kind]
    assert kinds == ["forbidden", "forbidden"]


def test_a_child_that_has_waited_answers_like_a_fresh_one(sandbox: Sandbox) -> None:
    with sandbox.child("numpy") as child:
        child.wait_armed()
        time.sleep(0.2)
        child.load("answer", "import sys\ndef f(): return 'warm' in sys.modules\n")
        assert child.call(Call("answer", "f")).value is False


def test_what_was_answered_stands_though_the_child_has_ended_before_more_was_sent(
    sandbox: Sandbox,
) -> None:
    for _ in range(10):
        with sandbox.child("python") as child:
            child.load("answer", "def f(x): raise MemoryError\n")
            assert child.call(f(1), ahead=f(2)).kind == "memory"
