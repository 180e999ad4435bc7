"""Taking a question to a folder, and an answer back into the session it belongs to."""

from pathlib import Path

from greenroom.desk.folder import NOTEBOOK, Ticket, readme, test_file, write_new
from greenroom.desk.notebook import notebook_text
from greenroom.errors import Conflict, NotFound, RequestError
from greenroom.graders import OUTPUTS
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.tables import SqlExercise
from greenroom.graders.outputs.verdict import Verdict
from greenroom.kinds.code.item import CodeItem
from greenroom.kinds.sql import Sql
from greenroom.kinds.sql.item import SqlItem
from greenroom.model.session import Blueprint
from greenroom.practice.flow import Asked, Submission, ask
from greenroom.wiring import LOCAL_LEARNER, Greenroom

ANSWER_FILE, QUERY_FILE = "answer.py", "answer.sql"


def take(greenroom: Greenroom, name: str, to: Path | None, *, is_notebook: bool) -> Path:
    """Start a session with this one item and write its folder.

    Raises:
        RequestError: the item is of no kind that can be taken, or the folder is not empty.
        BankError, SandboxFault: its examples cannot be made.
    """
    head = greenroom.bank.head(name)
    item = greenroom.bank.load(head.uid)
    if not isinstance(item, CodeItem | SqlItem):
        raise RequestError(f"{head.path} is a {head.kind} item; code and sql items can be taken")
    if is_notebook and not isinstance(item, CodeItem):
        raise RequestError(f"{head.path} is an SQL item; it can be taken as a folder only")
    blueprint = Blueprint(policy="practice", title=head.title, length=1, items=(head.uid,))
    # The folder is written first: what cannot be written starts nothing.
    folder = to or Path(head.slug)
    asked = ask(greenroom.ports, head.uid, 0)
    if asked is None:
        raise NotFound(f"{head.path} is no longer in the bank")
    files, file = _files(item, asked, is_notebook=is_notebook)
    write_new(folder, files)
    session = greenroom.room.start(LOCAL_LEARNER, blueprint)
    Ticket(session.id, 1, head.path, file).write(folder)
    return folder


def _files(
    item: CodeItem | SqlItem, asked: Asked, *, is_notebook: bool
) -> tuple[dict[str, str], str]:
    key = asked.question.key
    if isinstance(item, SqlItem):
        return _sql_files(item, asked), QUERY_FILE
    tests = test_file(key, OUTPUTS.judge.suite(key), "answer")
    file = NOTEBOOK if is_notebook else ANSWER_FILE
    text = readme(item.title, item.stem, key, item.minutes, file)
    if is_notebook:
        own = tests.replace(f"from answer import {key.name}\n", "")
        return {"README.md": text, NOTEBOOK: notebook_text(text, item.starter, own)}, file
    return {"README.md": text, ANSWER_FILE: item.starter, "test_examples.py": tests}, file


def _sql_files(item: SqlItem, asked: Asked) -> dict[str, str]:
    kind = asked.kind
    tables = kind.sample_tables(asked.question) if isinstance(kind, Sql) else {}
    samples = "\n\n".join(f"{name}\n\n```\n{text}\n```" for name, text in tables.items())
    text = (
        f"# {item.title}\n\n{item.stem.strip()}\n\n## Tables\n\n```sql\n{item.database}```\n\n"
        f"{samples}\n\n## Your answer\n\nWrite one query in `{QUERY_FILE}` (DuckDB).\n\n"
        "```\ngreenroom watch .           # judges on every save\n"
        "greenroom submit .          # judges, and counts\n```\n"
    )
    return {"README.md": text, QUERY_FILE: "SELECT\n"}


def judged(greenroom: Greenroom, ticket: Ticket, code: str) -> Verdict:
    """The verdict on an answer, kept nowhere.

    Raises:
        RequestError: the session or the item is gone.
        BankError, SandboxFault: it cannot be judged.
    """
    return OUTPUTS.verdict(_key(greenroom, ticket), code)


def _key(greenroom: Greenroom, ticket: Ticket) -> Exercise | SqlExercise:
    view = greenroom.room.view(ticket.session, ticket.position)
    if view.asked is None:
        raise NotFound(f"{ticket.item} is no longer in the bank")
    key = view.asked.question.key
    if not isinstance(key, Exercise | SqlExercise):
        raise RequestError(f"{ticket.item} is not judged")
    return key


def hand_in(greenroom: Greenroom, ticket: Ticket, code: str) -> str:
    """Submit the answer to its session; says whether it counts."""
    submission = Submission(greenroom.ports.new_id(), {"answer": [code]})
    try:
        result = greenroom.room.submit(ticket.session, ticket.position, submission)
    except Conflict:
        return "Judged again; what you handed in first is what counts."
    if isinstance(result, tuple):
        return " ".join(problem.message for problem in result) + " Nothing was counted."
    if result is None or result.grade.score is None:
        return "Kept, not graded; look at it in the app."
    greenroom.room.current(ticket.session)
    return f"It counts: score {result.grade.score:.2f}."
