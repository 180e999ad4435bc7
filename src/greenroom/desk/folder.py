"""The folder of a question: what to read, what to write in, and tests that pytest can run."""

import json
import pprint
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from greenroom.errors import RequestError
from greenroom.graders.outputs.exercise import Exercise
from greenroom.graders.outputs.suite import Case, Suite, Wanted
from greenroom.sandbox.codec import NumpyRng, PythonRng, Stream

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
        return Ticket(
            str(table["session"]), int(table["position"]), str(table["item"]), str(table["file"])
        )
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
    tests = "\n\n".join(_test(exercise, wanted, number) for number, wanted in enumerate(visible, 1))
    is_plain = not suite.has_check and not exercise.rule.unordered and not exercise.rule.up_to
    numpy = "" if exercise.tier == "python" else "import numpy as np\n"
    pandas = "import pandas as pd\n" if exercise.tier == "data" else ""
    note = "" if is_plain else (
        "# Other right results may differ from these in order or form; `greenroom submit` knows.\n"
    )  # fmt: skip
    return (
        f'"""The visible examples. Run them with pytest."""\n\n{_HEAD}{numpy}{pandas}'
        f"from {module} import {exercise.name}\n{note}\n{_SAME}\n\n{tests}\n"
    )


_HEAD = "import math\nimport random\n\n"
_SAME = '''
def same(got, want, relative, absolute):
    """Equal values, floats within a tolerance; lists, tuples and arrays alike."""
    if hasattr(got, "tolist"):
        got = got.tolist()
    if hasattr(want, "tolist"):
        want = want.tolist()
    if isinstance(want, dict):
        return got.keys() == want.keys() and all(
            same(got[k], want[k], relative, absolute) for k in want
        )
    if isinstance(want, (list, tuple)):
        return len(got) == len(want) and all(
            same(g, w, relative, absolute) for g, w in zip(got, want)
        )
    if isinstance(want, float):
        return math.isclose(got, want, rel_tol=relative, abs_tol=absolute) or (
            math.isnan(want) and math.isnan(got)
        )
    return got == want
'''


def _test(exercise: Exercise, wanted: Wanted, number: int) -> str:
    case, rule = wanted.case, exercise.rule
    call = _class_call(exercise, case) if case.calls is not None else _call(exercise, case)
    return (
        f"def test_{number}():\n"
        f"    # {case.name}\n{call}"
        f"    want = {_literal(wanted.value, 11)}\n"
        f"    assert same(got, want, {rule.relative!r}, {rule.absolute!r})"
    )


def _call(exercise: Exercise, case: Case) -> str:
    named = [f"{name}={_literal(value, 8)}" for name, value in case.kwargs.items()]
    inside = ",\n        ".join([*(_literal(value, 8) for value in case.args), *named])
    return f"    got = {exercise.name}(\n        {inside}\n    )\n"


def _class_call(exercise: Exercise, case: Case) -> str:
    made = ", ".join(_literal(value, 8) for value in case.init or ())
    steps = "".join(
        f"    got.append(made.{step[0]}({', '.join(_literal(v, 8) for v in step[1:])}))\n"
        for step in case.calls or ()
    )
    return f"    made = {exercise.name}({made})\n    got = []\n{steps}"


def _literal(value: Any, indent: int) -> str:
    """Python that makes the value."""
    if isinstance(value, Stream):
        return f"iter({_literal(value.values, indent)})"
    if isinstance(value, NumpyRng):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, PythonRng):
        return f"random.Random({value.seed})"
    if type(value).__module__.startswith("pandas"):
        return _frame(value, indent)
    if hasattr(value, "dtype"):
        return _array(value)
    text = pprint.pformat(value, width=88 - indent, sort_dicts=False)
    return text.replace("\n", "\n" + " " * indent)


def _array(value: Any) -> str:
    if value.ndim == 0:
        return repr(value.item())
    return f"np.array({value.tolist()!r}, dtype={str(value.dtype)!r})"


def _frame(value: Any, indent: int) -> str:
    name = type(value).__name__
    if name == "DataFrame":
        columns = {column: list(value[column]) for column in value.columns}
        return f"pd.DataFrame({_literal(columns, indent)}, index={list(value.index)!r})"
    return f"pd.{name}({list(value)!r})"


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
