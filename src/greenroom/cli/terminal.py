"""A session in a terminal, line by line."""

from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape
from rich.prompt import Prompt

from greenroom.cli.safe import safe
from greenroom.kinds.kind import UNKNOWN_FIELD
from greenroom.model.grade import Grade
from greenroom.model.response import Form
from greenroom.model.session import Blueprint
from greenroom.practice.flow import Asked, Submission
from greenroom.sessions.room import View
from greenroom.sessions.standing import summarise
from greenroom.wiring import LOCAL_LEARNER, Greenroom

_SIGNS = {"right": "[green]✓[/]", "wrong": "[red]✗[/]", "missing": "[yellow]○[/]", "partly": "~"}
END_OF_TEXT = "."
UNKNOWN = "?"


class Terminal:
    """Asks and tells, line by line."""

    def __init__(self, greenroom: Greenroom, console: Console) -> None:
        self._greenroom = greenroom
        self._room = greenroom.room
        self._console = console

    def run(self, blueprint: Blueprint) -> None:
        session = self._room.start(LOCAL_LEARNER, blueprint)
        while (position := self._room.current(session.id)) is not None:
            self._one(self._room.view(session.id, position))
        self._sum_up(session.id)

    def _one(self, view: View) -> None:
        asked = view.asked
        if asked is None:
            return
        place = f"{view.slot.position} of {view.session.blueprint.length}"
        self._console.rule(escape(f"{place}: {asked.head.title}"))
        self._console.print(Markdown(asked.kind.prompt(asked.question)))
        back = asked.kind.reveal(asked.question)
        if back is not None:
            Prompt.ask("Enter turns the card", default="", show_default=False)
            self._console.print(Markdown(back))
        self._answer(view, asked)

    def _answer(self, view: View, asked: Asked) -> None:
        submission_id = self._greenroom.ports.new_id()
        while True:
            form = self._typed(asked)
            result = self._room.submit(
                view.session.id, view.slot.position, Submission(submission_id, form)
            )
            if not isinstance(result, tuple):
                break
            for problem in result:
                self._console.print(f"[red]{escape(safe(problem.message))}[/]")
        if result is not None and result.grade.state == "unmarked":
            self._tell(asked, result.grade)
            self._mark(view, asked)
        elif result is not None:
            self._tell(asked, result.grade)

    def _typed(self, asked: Asked) -> Form:
        if not asked.kind.is_prose:
            return self._typed_line(asked)
        self._console.print(f"[bold]Answer[/] (end with a line that has only {END_OF_TEXT})")
        lines = []
        while (line := input()) != END_OF_TEXT:
            lines.append(line)
        return asked.kind.typed(asked.question, "\n".join(lines))

    def _typed_line(self, asked: Asked) -> Form:
        hint = f" ({UNKNOWN}: I do not know)" if asked.kind.is_scored else ""
        line = Prompt.ask(f"[bold]Answer[/]{hint}")
        if asked.kind.is_scored and line.strip() == UNKNOWN:
            return {UNKNOWN_FIELD: ["1"]}
        form = asked.kind.typed(asked.question, line)
        if not asked.kind.has_confidence:
            return form
        sure = Prompt.ask("How sure, 50 to 100 (Enter skips)", default="", show_default=False)
        return {**form, "confidence": [sure]}

    def _tell(self, asked: Asked, grade: Grade) -> None:
        self._console.print(f"[bold]{escape(safe(grade.summary))}[/]")
        for seen in grade.seen:
            if not seen.label or (seen.outcome == "note" and not seen.evidence):
                continue
            sign = _SIGNS.get(seen.outcome, " ")
            self._console.print(f" {sign} {escape(safe(seen.label))}", highlight=False)
            if seen.evidence:
                self._console.print(f"   [dim]{escape(safe(seen.evidence))}[/]", highlight=False)
        self._console.print(Markdown(asked.question.explanation))

    def _mark(self, view: View, asked: Asked) -> None:
        ticks = asked.kind.checklist(asked.question)
        for number, tick in enumerate(ticks, 1):
            self._console.print(f" {number}. {escape(tick.text)}", highlight=False)
        words = Prompt.ask("Numbers that your answer covers", default="").replace(",", " ").split()
        chosen = {int(word) for word in words if word.isascii() and word.isdigit()}
        form: dict[str, list[str]] = {}
        for number, tick in enumerate(ticks, 1):
            if number in chosen:
                form.setdefault(tick.field, []).append(tick.value)
        submission = Submission(self._greenroom.ports.new_id(), form)
        result = self._room.mark(view.session.id, view.slot.position, submission)
        if not isinstance(result, tuple):
            self._console.print(f"[bold]{escape(safe(result.grade.summary))}[/]")

    def _sum_up(self, session_id: str) -> None:
        session = self._room.session(session_id)
        find = self._greenroom.bank.find_head
        heads = {s.item_uid: head for s in session.slots if (head := find(s.item_uid))}
        attempts = self._greenroom.ports.store.attempts(session_id)
        overall = summarise(session, attempts, heads).overall
        self._console.rule("Summary")
        if overall.n:
            low, high = overall.interval
            self._console.print(
                f"{overall.score:.3g} of {overall.n} right, 90% interval {low:.0%} to {high:.0%}"
            )
        else:
            self._console.print("Nothing was graded with a score.")
