"""What a kind of item is: how it is varied, asked, read and graded."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from greenroom.graders import GRADERS
from greenroom.kinds.fields import one, read_confidence
from greenroom.model.grade import Grade
from greenroom.model.item import Item
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response

ItemT = TypeVar("ItemT", bound=Item)
QuestionT = TypeVar("QuestionT", bound=Question[Any])


UNKNOWN_FIELD = "unknown"
"""Set when the learner says so instead of guessing: wrong, but no guess."""


NOT_KNOWN = "I do not know"


CONTEST_FIELD = "point"
"""In a form: the point of a grade that the learner sees otherwise."""


class Sample(NamedTuple):
    """A form and the score that its grade must get: each kind proves itself on these."""

    form: Form
    score: float | None


class Tick(NamedTuple):
    """One box of a checklist: its field and value in the form, and what it stands for."""

    field: str
    value: str
    text: str


class Kind(ABC, Generic[ItemT, QuestionT]):
    """A kind of item. A new one is a folder with a subclass, two templates, and one line."""

    name: ClassVar[str]
    label: ClassVar[str]
    """What people call it."""
    schema: type[ItemT]
    """The item file."""
    grader: ClassVar[str]
    is_scored: ClassVar[bool] = True
    """Graded from the answer alone, without the learner's help: fit for placement and exams."""
    has_confidence: ClassVar[bool] = False
    """The form asks how sure the learner is."""
    is_prose: ClassVar[bool] = False
    """The answer may run over many lines."""
    has_own_buttons: ClassVar[bool] = False
    """The template brings the buttons that send the form."""
    is_long: ClassVar[bool] = False
    """Takes a quarter of an hour or more: asked only where the kind or the item is named."""
    is_repeatable: ClassVar[bool] = False
    """After its feedback the same question may be answered again; the page shows what changed."""
    is_judged: ClassVar[bool] = False
    """Grading may take seconds: the answer is kept first. Such a kind has a `trial`."""

    @abstractmethod
    def vary(self, item: ItemT, seed: int) -> QuestionT:
        """The question that this seed makes of the item."""

    @abstractmethod
    def read(self, question: QuestionT, form: Form) -> Response | Problems:
        """The kind's own fields of the form."""

    def parse(self, question: QuestionT, form: Form) -> Response | Problems:
        """The response, or why it cannot be read. Malformed is not wrong."""
        if one(form, UNKNOWN_FIELD):
            return self.unknown()
        response = self.read(question, form)
        if not self.has_confidence or not one(form, "confidence"):
            return response
        confidence = read_confidence(one(form, "confidence"))
        if isinstance(confidence, Problem):
            return (*(response if isinstance(response, tuple) else ()), confidence)
        if isinstance(response, tuple):
            return response
        return Response(response.answer, confidence)

    def is_optional(self, field: str) -> bool:
        """Whether the answer stands without this field, so that an exam's end may leave it out."""
        return field == "confidence"

    def unknown(self) -> Response | Problems:
        """What it means that the learner does not know; a kind may have no such answer."""
        return (Problem("answer", "Answer this one as well as you can."),)

    def grade(self, question: QuestionT, response: Response) -> Grade:
        """What the kind's grader makes of the response.

        Raises:
            GraderFault: the grader failed.
        """
        return GRADERS[self.grader].grade(question.key, response)

    def trial(self, question: QuestionT, form: Form) -> Grade | Problems:
        """What a run of the answer shows before it is submitted; nothing of it is kept.

        Raises:
            GreenroomError: the item is wrong, or the sandbox failed.
        """
        del question, form
        return (Problem("", f"A {self.name} question has nothing to run."),)

    def warm(self, question: QuestionT) -> None:
        """The question is on a page: get ready to grade it. Returns at once."""
        del question

    def mark(self, question: QuestionT, response: Response, form: Form) -> Response | Problems:
        """The response with the learner's own marks, for kinds that are marked by hand."""
        del question, response, form
        return (Problem("", f"A {self.name} question is not marked by hand."),)

    def contest(self, question: QuestionT, grade: Grade, form: Form) -> Grade | Problems:
        """The grade with what the learner holds against it; the score stays."""
        del question, grade, form
        return (Problem("", f"The grade of a {self.name} question cannot be contested."),)

    def check(self, item: ItemT) -> Iterator[tuple[str, str]]:
        """What is wrong with an item that its schema allows: field and message."""
        del item
        return iter(())

    def prose(self, item: ItemT) -> Iterator[tuple[str, str]]:
        """Every field that is shown, as field and Markdown: rendered, searched, held to claims."""
        yield "stem", item.stem
        yield "takeaway", item.takeaway

    def is_key_longest(self, item: ItemT) -> bool | None:
        """Whether the key stands out by its length; None where there is nothing to compare."""
        del item
        return None

    @abstractmethod
    def samples(self, question: QuestionT) -> Iterator[Sample]:
        """Forms with the score each must get, right and wrong ones."""

    def prompt(self, question: QuestionT) -> str:
        """The question in Markdown, for a terminal."""
        return question.stem

    def reveal(self, question: QuestionT) -> str | None:
        """Markdown that a terminal shows once the learner is ready for it, before the answer."""
        del question
        return None

    def checklist(self, question: QuestionT) -> tuple[Tick, ...]:
        """What the learner can tick when marking an answer by hand."""
        del question
        return ()

    def typed(self, question: QuestionT, line: str) -> Form:
        """The form that a line typed in a terminal stands for."""
        del question
        return {"answer": [line]}

    def told(self, question: QuestionT, response: Response) -> str:
        """The answer in plain words, for lists and terminals."""
        del question
        return ", ".join(str(value) for value in response.answer.values())
