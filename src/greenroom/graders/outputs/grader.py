"""The grader `outputs`: code and queries run in the sandbox, results are compared outside it."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import ClassVar, Final, NamedTuple, TypeVar

from greenroom.errors import GreenroomError, SandboxFault
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.judge import Judge
from greenroom.graders.outputs.report import grade_of
from greenroom.graders.outputs.tables import SqlExercise, SqlJudge
from greenroom.graders.outputs.verdict import Verdict
from greenroom.model.grade import Grade
from greenroom.model.response import Response
from greenroom.sandbox import Sandbox

SETTLE_S: Final = 0.2
"""What killed one process may have killed others, which take a moment to be seen as dead."""

T = TypeVar("T")


class _Parts(NamedTuple):
    sandbox: Sandbox
    judge: Judge
    sql: SqlJudge


class OutputsGrader:
    """Starts its sandbox at the first need and keeps it until `close`."""

    name: ClassVar[str] = "outputs"
    version: ClassVar[int] = 1

    def __init__(self, make_sandbox: Callable[[], Sandbox] = Sandbox) -> None:
        self._make_sandbox = make_sandbox
        self._lock = threading.Lock()
        self._parts: _Parts | None = None

    @property
    def sandbox(self) -> Sandbox:
        """The sandbox, started now if it was not."""
        return self._open().sandbox

    def _open(self) -> _Parts:
        with self._lock:
            if self._parts is None:
                sandbox = self._make_sandbox()
                self._parts = _Parts(sandbox, Judge(sandbox), SqlJudge(sandbox))
            return self._parts

    @property
    def judge(self) -> Judge:
        """Of code."""
        return self._open().judge

    @property
    def sql(self) -> SqlJudge:
        """Of queries."""
        return self._open().sql

    def grade(self, key: Exercise | SqlExercise, response: Response) -> Grade:
        """Judge `code`; without any (the learner does not know) nothing ran and nothing is right.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        code = response.answer.get("code")
        if not isinstance(code, str):
            summary = "You said that you do not know."
            return Grade(self.name, self.version, "graded", summary, score=0.0)
        return grade_of(self.verdict(key, code), self.name, self.version)

    def verdict(
        self, key: Exercise | SqlExercise, code: str, *, only_visible: bool = False
    ) -> Verdict:
        """What becomes of each test.

        Raises:
            BankError: the item is wrong.
            SandboxFault: the sandbox failed.
        """
        if isinstance(key, SqlExercise):
            return self.twice(lambda: self.sql.judge(key, code, only_visible=only_visible))
        return self.twice(lambda: self.judge.judge(key, code, only_visible=only_visible))

    def twice(self, work: Callable[[], T]) -> T:
        """What the work gives; done once more where somebody killed a process of ours.

        Raises:
            SandboxFault: the sandbox failed again, or was closed meanwhile.
        """
        parts = self._open()
        try:
            return work()
        except SandboxFault:
            if self._parts is not parts:
                raise
            time.sleep(SETTLE_S)
            return work()

    def warm(self, key: Exercise | SqlExercise) -> None:
        """Draw the cases and start what will be needed, in the background."""
        # Opened here: what runs late must not open the sandbox again after it was closed.
        work = partial(_warm, self._open(), key)
        threading.Thread(target=work, name="judge-warm", daemon=True).start()

    def close(self) -> None:
        """End all processes of the sandbox; the next need starts it anew."""
        with self._lock:
            parts, self._parts = self._parts, None
        if parts is not None:
            parts.sandbox.close()


def _warm(parts: _Parts, key: Exercise | SqlExercise) -> None:
    # Whatever fails here fails again, and is told, when an answer is judged.
    with suppress(GreenroomError):
        if isinstance(key, SqlExercise):
            parts.sql.warm(key)
        else:
            parts.sandbox.warm(key.tier)
            parts.judge.suite(key)
