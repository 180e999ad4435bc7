"""A function or class in Python, judged on what it returns."""

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from greenroom.graders import OUTPUTS
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.report import example, trial_of
from greenroom.graders.outputs.suite import defines
from greenroom.graders.outputs.verdict import Tested
from greenroom.kinds.code.item import CodeItem
from greenroom.kinds.coded import hints_prose, read_python, read_source
from greenroom.kinds.fields import one
from greenroom.kinds.kind import NOT_KNOWN, UNKNOWN_FIELD, Kind, Sample
from greenroom.model.grade import Grade
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response

OWN_FIELD = "own"
"""Inputs that the learner typed to try the answer on."""
OWN_LIMIT = 10_000
"""Characters."""


class Step(NamedTuple):
    """A step of thinking aloud: its field for notes, a title, and what to do there."""

    field: str
    title: str
    what: str


STEPS = (
    Step("clarify", "Clarify", "Restate the task. Ask about inputs, sizes, ties, empty input."),
    Step("brute_force", "Brute force", "Say the simplest way and its complexity."),
    Step("optimise", "Optimise", "Say what it wastes, and the better way with its complexity."),
    Step("edge_cases", "Edge cases", "Name the inputs that break it, and run them by hand."),
)


class Code(Kind[CodeItem, Question[Exercise]]):
    """Written in the page or in an editor of one's own."""

    name: ClassVar[str] = "code"
    label: ClassVar[str] = "Code"
    schema = CodeItem
    grader: ClassVar[str] = "outputs"
    is_prose: ClassVar[bool] = True
    is_long: ClassVar[bool] = True
    is_judged: ClassVar[bool] = True
    steps: ClassVar[tuple[Step, ...]] = STEPS

    def vary(self, item: CodeItem, seed: int) -> Question[Exercise]:
        """The seed draws the hidden cases."""
        return Question(item, seed, item.stem, item.explanation, item.exercise(seed))

    def read(self, question: Question[Exercise], form: Form) -> Response | Problems:
        """The source, and the notes made while thinking aloud."""
        del question
        code = read_python(form, "answer", "Write your code first.")
        if isinstance(code, Problem):
            return (code,)
        return Response({"code": code, "notes": {s.field: one(form, s.field) for s in STEPS}})

    def unknown(self) -> Response:
        """No code."""
        return Response({"code": None, "typed": NOT_KNOWN})

    def trial(self, question: Question[Exercise], form: Form) -> Grade | Problems:
        """Run the visible cases, or the learner's own input where there is one."""
        code = read_source(form, "answer", "Write some code first.")
        if isinstance(code, Problem):
            return (code,)
        own = one(form, OWN_FIELD)
        if len(own) > OWN_LIMIT:
            return (Problem(OWN_FIELD, f"{len(own):,} characters; at most {OWN_LIMIT:,}."),)
        if own:
            compare_own = OUTPUTS.judge.compare_own
            return _own_grade(OUTPUTS.twice(lambda: compare_own(question.key, code, own)))
        verdict = OUTPUTS.verdict(question.key, code, only_visible=True)
        return trial_of(verdict, self.grader)

    def warm(self, question: Question[Exercise]) -> None:
        """Draw the cases while the learner reads."""
        OUTPUTS.warm(question.key)

    def check(self, item: CodeItem) -> Iterator[tuple[str, str]]:
        """Every file is Python, and the starter defines what is asked for."""
        files = {"solution.py": item.solution, "cases.py": item.cases, "starter.py": item.starter}
        files |= {f"alternatives/{name}.py": text for name, text in item.alternatives.items()}
        files |= {f"wrong/{name}.py": text for name, text in item.wrong.items()}
        yield from item.check_sources(files)
        yield from item.check_growth()
        name = item.exercise(0).name
        for file in ("starter.py", "solution.py"):
            if not defines(files[file], name):
                yield file, f"does not define {name}, which the signature names"
        for name, text in item.wrong.items():
            if ":" not in text.partition("\n")[0] or not text.startswith("# "):
                yield f"wrong/{name}.py", "its first line says `# <group>: <the mistake>`"

    def prose(self, item: CodeItem) -> Iterator[tuple[str, str]]:
        """Also the explanation and the hints."""
        yield from super().prose(item)
        yield "explanation", item.explanation
        yield from hints_prose(item)
        for step in STEPS:
            for index, text in enumerate(getattr(item.think_aloud, step.field)):
                yield f"think_aloud.{step.field}[{index}]", text

    def samples(self, question: Question[Exercise]) -> Iterator[Sample]:
        """The reference is right, and saying that one does not know is not."""
        yield Sample({"answer": [question.key.reference]}, 1.0)
        yield Sample({UNKNOWN_FIELD: ["1"]}, 0.0)

    def prompt(self, question: Question[Exercise]) -> str:
        """The task and the signature."""
        return f"{question.stem}\n\nWrite `{question.key.signature}`."

    def told(self, question: Question[Exercise], response: Response) -> str:
        """The source."""
        del question
        code: Any = response.answer.get("code")
        return NOT_KNOWN if code is None else f"```python\n{code}```"


def _own_grade(test: Tested) -> Grade:
    if test.shown is None:
        return Grade("outputs", 0, "graded", test.message)
    same = test.state == "right"
    said = "Your own input: the same result as the reference." if same else (
        f"Your own input: {test.message}"
    )  # fmt: skip
    return Grade("outputs", 0, "graded", said, seen=(example(test),))
