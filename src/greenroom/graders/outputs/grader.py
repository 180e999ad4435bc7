"""The grader `outputs`: code and queries run in the sandbox, results are compared outside it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from greenroom.errors import GreenroomError, SandboxFault
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.judge import Judge
from greenroom.graders.outputs.report import grade_of
from greenroom.graders.outputs.tables import SqlExercise, SqlJudge
from greenroom.graders.outputs.verdict import Verdict
from greenroom.model.grade import Grade
from greenroom.model.response import Response
from greenroom.sandbox import Sandbox


class OutputsGrader:
    """Starts its sandbox at the first need and keeps it until `close`."""

    name: ClassVar[str] = "outputs"
    version: ClassVar[int] = 1

    def __init__(self, make_sandbox: Callable[[], Sandbox] = Sandbox) -> None:
        self._make_sandbox = make_sandbox
        self._lock = threading.Lock()
        self._sandbox: Sandbox | None = None
        self._judges: tuple[Judge, SqlJudge] | None = None

    @property
    def sandbox(self) -> Sandbox:
        """The sandbox, started now if it was not."""
        with self._lock:
            if self._sandbox is None:
                self._sandbox = self._make_sandbox()
            return self._sandbox

    def _both(self) -> tuple[Judge, SqlJudge]:
        sandbox = self.sandbox
        with self._lock:
            if self._judges is None:
                self._judges = (Judge(sandbox), SqlJudge(sandbox))
            return self._judges

    @property
    def judge(self) -> Judge:
        """Of code."""
        return self._both()[0]

    @property
    def sql(self) -> SqlJudge:
        """Of queries."""
        return self._both()[1]

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
        try:
            return self._verdict(key, code, only_visible=only_visible)
        except SandboxFault:
            # Somebody killed a process of ours: judged again, once.
            return self._verdict(key, code, only_visible=only_visible)

    def _verdict(self, key: Exercise | SqlExercise, code: str, *, only_visible: bool) -> Verdict:
        if isinstance(key, SqlExercise):
            return self.sql.judge(key, code, only_visible=only_visible)
        return self.judge.judge(key, code, only_visible=only_visible)

    def warm(self, key: Exercise | SqlExercise) -> None:
        """Draw the cases and start what will be needed, in the background."""
        threading.Thread(target=self._warm, args=(key,), name="judge-warm", daemon=True).start()

    def _warm(self, key: Exercise | SqlExercise) -> None:
        # Whatever fails here fails again, and is told, when an answer is judged.
        with suppress(GreenroomError):
            if isinstance(key, SqlExercise):
                self.sql.warm(key)
            else:
                self.sandbox.warm(key.tier)
                self.judge.suite(key)

    def close(self) -> None:
        """End all processes of the sandbox."""
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.close()
            self._sandbox = self._judges = None
