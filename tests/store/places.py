"""Where a store of some backend is, and the fixtures and steps that its tests share."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings

from greenroom.model.session import Attempt, Session
from greenroom.practice.ports import Store
from tests.store.records import (
    a_grade,
    a_session,
    an_attempt,
    evidence_of,
)

ROOT = Path(__file__).parents[2]
ANY_RECORDS = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class OpenStore(Store, Protocol):
    """A store that can be closed."""

    def close(self) -> None:
        """Let go of it."""


class Place(NamedTuple):
    """`opener` is `module:function`; given the path, the function opens the store."""

    opener: str
    path: Path

    def open(self) -> OpenStore:
        module, function = self.opener.split(":")
        store: OpenStore = getattr(importlib.import_module(module), function)(self.path)
        return store


def start_writer(place: Place, task: str, argument: str) -> subprocess.Popen[str]:
    """Another process at work on the store; see writer.py for the tasks."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", *map(str, place), task, argument],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def kept(store: Store, slots: int = 2) -> Session:
    """A new session that is in the store."""
    session = a_session(slots)
    store.create_session(session)
    return session


def recorded(store: Store, session: Session, position: int = 1) -> Attempt:
    """A new attempt that is in the store, graded and with evidence."""
    attempt = an_attempt(session, position)
    store.record(attempt, a_grade(), evidence_of(attempt))
    return attempt


class Places:
    """The fixtures that the parts of the contract share."""

    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        raise NotImplementedError

    @pytest.fixture
    def other_place(self, tmp_path: Path) -> Place:
        raise NotImplementedError

    @pytest.fixture
    def store(self, place: Place) -> Iterator[OpenStore]:
        opened = place.open()
        yield opened
        opened.close()

    @pytest.fixture
    def other_store(self, other_place: Place) -> Iterator[OpenStore]:
        opened = other_place.open()
        yield opened
        opened.close()
