"""One sandbox for each level that this machine gives."""

from collections.abc import Iterator

import pytest

from greenroom.sandbox import Level, Sandbox
from greenroom.sandbox.level import probe

LEVELS = sorted((level for level in Level if level <= probe().level), reverse=True)
WALLED = [level for level in LEVELS if level >= Level.L2]


def _named(level: Level) -> str:
    return level.name


@pytest.fixture(scope="session", params=LEVELS, ids=_named)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """At every level of this machine."""
    with Sandbox(request.param, pool_size=1) as made:
        yield made


@pytest.fixture(scope="session", params=WALLED, ids=_named)
def walled(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """At those levels that hold against a hostile program."""
    with Sandbox(request.param, pool_size=1) as made:
        yield made
