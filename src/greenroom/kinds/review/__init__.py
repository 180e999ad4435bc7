"""An assistant's patch: find what is wrong, repair it, and write the test that was missing."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from greenroom.graders import OUTPUTS
from greenroom.graders.outputs.report import trial_of
from greenroom.graders.review import ReviewKey
from greenroom.kinds.coded import hints_prose, read_python, read_source
from greenroom.kinds.fields import character_problem, one
from greenroom.kinds.kind import NOT_KNOWN, UNKNOWN_FIELD, Kind, Sample
from greenroom.kinds.review.item import ReviewItem
from greenroom.model.grade import Grade
from greenroom.model.question import Question
from greenroom.model.response import Form, JsonValue, Problem, Problems, Response

LINES_FIELD, TEST_FIELD = "lines", "test"
REASON_LIMIT = 2_000
"""Characters of the reason for one line."""
_REASON = re.compile(r"reason-(\d{1,5})")


class Review(Kind[ReviewItem, Question[ReviewKey]]):
    """Lines marked with reasons, a repaired file, and a test."""

    name: ClassVar[str] = "review"
    label: ClassVar[str] = "Review"
    schema = ReviewItem
    grader: ClassVar[str] = "review"
    is_prose: ClassVar[bool] = True
    is_long: ClassVar[bool] = True
    is_judged: ClassVar[bool] = True

    def vary(self, item: ReviewItem, seed: int) -> Question[ReviewKey]:
        """The seed draws the hidden cases of the repair."""
        return Question(item, seed, item.stem, item.explanation, item.key(seed))

    def read(self, question: Question[ReviewKey], form: Form) -> Response | Problems:
        """Marked lines with their reasons, the repaired file, and the test, which may be empty."""
        code = read_python(form, "answer", "The repaired file is empty; start from the patch.")
        lines = _marked(form, question.key.patch.count("\n") + 1)
        test = _optional_source(form)
        reasons = _reasons(form)
        problems = tuple(p for p in (code, lines, test, reasons) if isinstance(p, Problem))
        if problems:
            return problems
        answer: dict[str, Any] = {"code": code, "lines": lines, "test": test, "reasons": reasons}
        return Response(answer)

    def is_optional(self, field: str) -> bool:
        """Test and reasons may be missing."""
        return field == TEST_FIELD or _REASON.fullmatch(field) is not None

    def unknown(self) -> Response:
        """Nothing marked, repaired or tested."""
        return Response({"code": None, "typed": NOT_KNOWN})

    def trial(self, question: Question[ReviewKey], form: Form) -> Grade | Problems:
        """The visible cases on the repair; the test only runs when it is submitted."""
        code, test = (
            read_source(form, "answer", "The repaired file is empty."),
            _optional_source(form),
        )
        problems = tuple(p for p in (code, test) if isinstance(p, Problem))
        if problems or isinstance(code, Problem) or isinstance(test, Problem):
            return problems
        verdict = OUTPUTS.verdict(question.key.exercise, code, only_visible=True)
        return trial_of(verdict, self.grader)

    def warm(self, question: Question[ReviewKey]) -> None:
        """Draw the cases while the learner reads."""
        OUTPUTS.warm(question.key.exercise)

    def check(self, item: ReviewItem) -> Iterator[tuple[str, str]]:
        """Every file is Python, and every line number stands in the patch."""
        files = {
            "before.py": item.before,
            "patch.py": item.patch,
            "solution.py": item.solution,
            "cases.py": item.cases,
            "test_reference.py": item.reference_test,
            "test_weak.py": item.weak_test,
        }
        files |= {f"defects/{name}.py": text for name, text in item.planted.items()}
        files |= {f"alternatives/{name}.py": text for name, text in item.alternatives.items()}
        yield from item.check_sources(files)
        yield from item.check_growth()
        count = len(item.patch.splitlines())
        for index, defect in enumerate(item.defects):
            if defect.lines[1] > count:
                yield f"defects[{index}].lines", f"found {defect.lines[1]}; patch.py has {count}"
        for index, sound in enumerate(item.sound):
            if sound.lines[1] > count:
                yield f"sound[{index}].lines", f"found {sound.lines[1]}; patch.py has {count}"

    def prose(self, item: ReviewItem) -> Iterator[tuple[str, str]]:
        """Also the explanation, the hints and what is said of lines."""
        yield from super().prose(item)
        yield "explanation", item.explanation
        yield from hints_prose(item)
        for index, defect in enumerate(item.defects):
            yield f"defects[{index}].why", defect.why
        for index, sound in enumerate(item.sound):
            yield f"sound[{index}].why", sound.why

    def samples(self, question: Question[ReviewKey]) -> Iterator[Sample]:
        """Every defect marked, the reference, and a test that catches all."""
        item = question.item
        test = item.reference_test if isinstance(item, ReviewItem) else ""
        lines = ",".join(str(d.first_line) for d in question.key.defects)
        form = {"answer": [question.key.exercise.reference], "lines": [lines], "test": [test]}
        yield Sample(form, 1.0)
        yield Sample({UNKNOWN_FIELD: ["1"]}, 0.0)

    def prompt(self, question: Question[ReviewKey]) -> str:
        """The task and the patch."""
        return f"{question.stem}\n\n```python\n{question.key.patch}```"

    def told(self, question: Question[ReviewKey], response: Response) -> str:
        """Lines, repair and test."""
        del question
        answer: Any = response.answer
        if answer.get("code") is None:
            return NOT_KNOWN
        lines = ", ".join(map(str, answer["lines"])) or "none"
        return (
            f"Lines marked: {lines}\n\n```python\n{answer['code']}```\n\n"
            f"```python\n{answer['test']}```"
        )


def _marked(form: Form, count: int) -> Sequence[int] | Problem:
    text = ",".join(form.get(LINES_FIELD, ()))
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() and len(part) <= 5 for part in parts):
        return Problem(LINES_FIELD, "Lines are numbers with commas between, such as 12, 18.")
    lines = sorted({int(part) for part in parts})
    wrong = [line for line in lines if not 1 <= line <= count]
    if wrong:
        return Problem(LINES_FIELD, f"Found line {wrong[0]}; the patch has lines 1 to {count}.")
    return lines


def _optional_source(form: Form) -> str | Problem:
    if not one(form, TEST_FIELD):
        return ""
    return read_python(form, TEST_FIELD, "")


def _reasons(form: Form) -> dict[str, JsonValue] | Problem:
    found: dict[str, JsonValue] = {}
    for name in form:
        match = _REASON.fullmatch(name)
        text = one(form, name)
        if match is None or not text:
            continue
        if len(text) > REASON_LIMIT:
            return Problem(name, f"{len(text):,} characters; at most {REASON_LIMIT:,}.")
        problem = character_problem(text)
        if problem:
            return Problem(name, problem)
        found[match.group(1)] = text
    return found
