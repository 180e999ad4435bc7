"""The folder of a question: what to read, what to write in, and tests that pytest can run."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from greenroom.desk.literal import imports_of, literal
from greenroom.errors import RequestError
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.suite import Case, Suite, Wanted

TICKET = ".greenroom.json"
"""Which session and question the folder stands for."""
NOTEBOOK = "answer.ipynb"
ANSWER_MARK = "# answer"
"""First line of the cell of a notebook that is judged."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Names the question of a folder."""

    session: str
    position: int
    item: str
    file: str
    """The file that is judged."""

    def write(self, folder: Path) -> None:
        """Into the folder."""
        table = {
            "session": self.session,
            "position": self.position,
            "item": self.item,
            "file": self.file,
        }
        (folder / TICKET).write_text(json.dumps(table, indent=2) + "\n", "utf-8")


def read_ticket(folder: Path) -> Ticket:
    """The ticket of a folder.

    Raises:
        RequestError: there is none, or it is damaged.
    """
    path = folder / TICKET
    try:
        table = json.loads(path.read_text("utf-8"))
        # The file's name alone: a folder that came from elsewhere must not name one outside it.
        file = Path(str(table["file"])).name
        return Ticket(str(table["session"]), int(table["position"]), str(table["item"]), file)
    except OSError:
        raise RequestError(
            f"{folder}: no {TICKET} in it; `greenroom get ITEM` makes such a folder"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise RequestError(f"{path}: damaged; get the item again into another folder") from None


def write_new(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a new or empty folder.

    Raises:
        RequestError: something stands there already, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise RequestError(f"{folder}: not empty; name another folder with --to DIR")
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise RequestError(f"{folder}: cannot be written: {error.strerror}") from None


def test_file(exercise: Exercise, suite: Suite, module: str) -> str:
    """The visible cases as tests for pytest, with the values that are wanted written out.

    They compare with the item's tolerance; what needs more (another order, an item's own check)
    is left to `greenroom submit`.
    """
    visible = [wanted for wanted in suite.wanted if wanted.case.is_visible]
    tests = "\n\n\n".join(
        _test(exercise, wanted, number, has_check=suite.has_check)
        for number, wanted in enumerate(visible, 1)
    )
    is_plain = not exercise.rule.unordered and not exercise.rule.up_to
    imports = "\n".join(sorted({"import math", *imports_of(tests)}))
    note = "" if is_plain else (
        "# Other right results may differ from these in order or form; `greenroom submit` knows.\n"
    )  # fmt: skip
    return (
        f'"""The visible examples. Run them with pytest."""\n\n{imports}\n\n'
        f"from {module} import {exercise.name}\n{note}\n{_SAME}\n\n{tests}\n"
    )


_SAME = '''
def same(got, want, relative, absolute):
    """Equal values, numbers within a tolerance; lists, tuples, arrays and columns alike."""
    got, want = plain(got), plain(want)
    if isinstance(want, dict):
        return got.keys() == want.keys() and all(
            same(got[k], want[k], relative, absolute) for k in want
        )
    if isinstance(want, (list, tuple)):
        return len(got) == len(want) and all(
            same(g, w, relative, absolute) for g, w in zip(got, want)
        )
    if want is None or got is None:
        return got is want
    if want != want:
        return got != got
    if isinstance(want, (int, float)) and isinstance(got, (int, float)):
        return math.isclose(got, want, rel_tol=relative, abs_tol=absolute)
    return got == want


def plain(value):
    """A frame as a dict of lists, an array or a column as a list."""
    if hasattr(value, "columns"):
        return {name: value[name].tolist() for name in value.columns}
    if hasattr(value, "toarray"):
        value = value.toarray()
    return value.tolist() if hasattr(value, "tolist") else value
'''


def _test(exercise: Exercise, wanted: Wanted, number: int, *, has_check: bool) -> str:
    case, rule = wanted.case, exercise.rule
    call = _class_call(exercise, case) if case.calls is not None else _call(exercise, case)
    head = f"def test_{number}():\n    # {case.name}\n{call}"
    if has_check:
        return f"{head}    # Several results are right; `greenroom submit` checks this one."
    return (
        f"{head}    want = {literal(_returned(wanted), 4)}\n"
        f"    assert same(got, want, {rule.relative!r}, {rule.absolute!r})"
    )


def _returned(wanted: Wanted) -> Any:
    """What one call returns: a case may be repeated, and may look at its arguments as well."""
    value = wanted.value[0] if wanted.case.repeat > 1 else wanted.value
    return value[0] if wanted.case.want_args else value


def _call(exercise: Exercise, case: Case) -> str:
    named = [f"{name}={literal(value, 8)}" for name, value in case.kwargs.items()]
    inside = ",\n        ".join([*(literal(value, 8) for value in case.args), *named])
    return f"    got = {exercise.name}(\n        {inside}\n    )\n"


def _class_call(exercise: Exercise, case: Case) -> str:
    made = ", ".join(literal(value, 8) for value in case.init or ())
    steps = "".join(
        f"    got.append(made.{step[0]}({', '.join(literal(v, 8) for v in step[1:])}))\n"
        for step in case.calls or ()
    )
    return f"    made = {exercise.name}({made})\n    got = []\n{steps}"


def readme(title: str, stem: str, exercise: Exercise, minutes: float, file: str) -> str:
    """What to do, in Markdown."""
    libraries: Mapping[str, str] = {
        "python": "the standard library",
        "numpy": "the standard library and NumPy",
        "data": "the standard library, NumPy, pandas, SciPy and scikit-learn",
    }
    forbidden: Sequence[str] = exercise.forbid
    without = f" Do without: {', '.join(forbidden)}." if forbidden else ""
    return (
        f"# {title}\n\n{stem.strip()}\n\n## Your answer\n\n"
        f"Write `{exercise.signature}` in `{file}`, about {minutes:g} minutes. There are "
        f"{libraries[exercise.tier]}.{without}\n\n"
        "```\npytest                      # the visible examples\n"
        "greenroom watch .           # judges on every save\n"
        "greenroom submit .          # judges, and counts\n```\n"
    )
