"""No submission sees another one, neither at the same time nor later."""

import os
import platform
from collections.abc import Iterator

import pytest

from greenroom.sandbox import Call, Child, Sandbox
from tests.sandbox.attacks.channels import CHANNELS, Channel
from tests.sandbox.conftest import WALLED
from tests.sandbox.traces import Traces

RUNS = [
    pytest.param(channel, id=channel.name.replace(" ", "_"))
    for channel in CHANNELS
    if platform.machine() == "x86_64" or not channel.for_x86
]


@pytest.fixture(scope="module", params=WALLED, ids=lambda level: level.name)
def opened(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    with Sandbox(request.param, pool_size=0) as sandbox:
        for tier in ("python", "numpy"):
            with sandbox.child(tier):
                pass
        yield sandbox


def looked(child: Child, channel: Channel, other: Child) -> object:
    source = channel.source.replace("HOST_PID", str(os.getpid()))
    child.load("answer", source.replace("CHILD_PID", str(other.pid)))
    outcome = child.call(Call("answer", "look"))
    assert outcome.kind == "value", outcome
    return outcome.value


@pytest.mark.parametrize("channel", RUNS)
def test_a_sign_that_one_leaves_is_seen_by_no_other(opened: Sandbox, channel: Channel) -> None:
    if opened.level < channel.lowest:
        pytest.skip("promised only where there are namespaces")
    traces = Traces.now([])
    with opened.child(channel.tier) as first:
        with opened.child(channel.tier) as before:
            assert looked(before, channel, first) == channel.clean
        first.load("answer", channel.source)
        first.call(Call("answer", "plant"))
        with opened.child(channel.tier) as beside:
            assert looked(beside, channel, first) == channel.clean
    with opened.child(channel.tier) as after:
        assert looked(after, channel, first) == channel.clean
    assert traces.left_since() == []
