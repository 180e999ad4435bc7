"""An export that was damaged in one place is refused, or every page goes on."""

import copy
import json
import shutil
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from greenroom.errors import ImportFault
from greenroom.kinds import KINDS
from greenroom.kinds.kind import UNKNOWN_FIELD
from greenroom.model.grade import Grade
from greenroom.model.response import Form
from greenroom.model.session import Blueprint, Marked
from greenroom.practice.flow import VERSION_FIELD, Submission
from greenroom.store.export import FORMAT, VERSION, read_export, write_export
from greenroom.store.fields import FIELDS
from greenroom.web.app import create_app
from greenroom.wiring import DATABASE, LOCAL_LEARNER, Greenroom, open_greenroom
from tests.banks import write_bank
from tests.folders import FOLDERS, write_folder
from tests.store.records import ODD_TEXTS, a_target

HERE = "http://127.0.0.1:8765"
NUMBERS: st.SearchStrategy[object] = st.one_of(
    st.sampled_from([0, 1, 4, -1, 7, 200, 201, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), 10**400]),
    st.sampled_from([-0.0, 0.5, 1.5, -1e-9, -3.5, 1e15, 1e308, -1e308, 5e-324]),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
)
TIMES = (
    *("9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00:00.000000+12:00", "1970-01-01T00:00Z"),
    *("2200-12-31T23:59:59Z", "2026-11-21", "2026-11-21T11:39:42", "1969-12-31T23:59:59Z"),
)
WORDS = ("card", "open", "exact", "exam", "graded", "ungraded", "unmarked", str(uuid.UUID(int=3)))
TEXTS: st.SearchStrategy[object] = st.one_of(
    st.sampled_from(TIMES), st.sampled_from([*WORDS, *ODD_TEXTS[:-1]]), st.text(max_size=20)
)
SHAPES: st.SearchStrategy[object] = st.sampled_from(
    [
        *([], {}, [[]], [None], {"a": []}, {"answer": ["x"]}, {"answer": []}, None, True, False),
        *({"picked": []}, {"value": None, "typed": ""}, {"rating": 3}, {"text": ""}),
        {"picked": [], "a": [[[[[[[[[[]]]]]]]]]]},
    ]
)
ANYTHING = NUMBERS | TEXTS | SHAPES


def values_like(value: object) -> st.SearchStrategy[object]:
    """Mostly of the same type: what is not is easily refused."""
    if isinstance(value, str):
        found = st.sampled_from(TIMES) if value.startswith("20") else TEXTS
    elif value is None or isinstance(value, int | float):
        found = NUMBERS
    else:
        found = SHAPES
    return st.one_of(found, found, ANYTHING)


def fill(greenroom: Greenroom) -> None:
    """Sessions of every kind of item and every state."""
    for kind in KINDS.values():
        blueprint = Blueprint(policy="practice", title=kind.label, length=4, kinds=(kind.name,))
        session_id = greenroom.room.start(LOCAL_LEARNER, blueprint).id
        answer(greenroom, session_id)
        answer(greenroom, session_id, is_known=False)
        is_open = answer(greenroom, session_id)
        if kind.name == "open":
            form = {"covered": ["imbalance"], "held": ["always-bad"]}
            greenroom.room.mark(session_id, is_open.attempt.position, submission(form))
        draft(greenroom, session_id)
    exam = Blueprint(policy="exam", title="Exam", length=4, minutes=30, kinds=("choice", "numeric"))
    for is_over in (True, False):
        session_id = greenroom.room.start(LOCAL_LEARNER, exam).id
        draft(greenroom, session_id)
        # Typed when the question said something else.
        edited: Form = {"answer": ["1"], VERSION_FIELD: ["0" * 16]}
        greenroom.room.save_draft(session_id, 2, edited)
        greenroom.room.flag(session_id, 2, flagged=True)
        if is_over:
            greenroom.room.finish(session_id)
    placement = Blueprint(policy="placement", title="Placement", length=2, kinds=("choice",))
    session_id = greenroom.room.start(LOCAL_LEARNER, placement).id
    answer(greenroom, session_id)
    marked = answer(greenroom, session_id)
    ungraded = Grade("exact", 0, "ungraded", "The grader failed.")
    greenroom.store.add_grade(marked.attempt.id, str(uuid.uuid4()), ungraded, None)
    greenroom.room.current(session_id)
    greenroom.store.set_target(LOCAL_LEARNER, str(uuid.uuid4()), a_target())


def submission(form: Form) -> Submission:
    return Submission(str(uuid.uuid4()), form)


def form_of(greenroom: Greenroom, session_id: str) -> tuple[int, Form]:
    """A form that can be read, for the question that stands open."""
    position = greenroom.room.current(session_id)
    assert position is not None
    asked = greenroom.room.view(session_id, position).asked
    assert asked is not None
    return position, next(iter(asked.kind.samples(asked.question))).form


def answer(greenroom: Greenroom, session_id: str, *, is_known: bool = True) -> Marked:
    position, form = form_of(greenroom, session_id)
    if not is_known:
        form = {**form, UNKNOWN_FIELD: ["1"]}
    result = greenroom.room.submit(session_id, position, submission(form))
    if isinstance(result, tuple):
        # A card cannot be unknown.
        result = greenroom.room.submit(session_id, position, submission({"answer": ["1"]}))
    assert isinstance(result, Marked)
    return result


def draft(greenroom: Greenroom, session_id: str) -> None:
    position, form = form_of(greenroom, session_id)
    greenroom.room.save_draft(session_id, position, form)


class Place:
    """A real export, and a way to open new, empty data beside the same bank."""

    def __init__(self, folder: Path) -> None:
        self.bank = write_bank(folder / "bank", choice=4, numeric=2, open_=2, card=2)
        for number, (kind, files) in enumerate(sorted(FOLDERS.items()), 1):
            for turn in range(4):
                write_folder(self.bank / "alpha", f"{kind}-{turn}", files, 1000 * number + turn)
        self.data = folder / "data"
        self._folder = folder
        opened = open_greenroom(self.data, self.bank)
        fill(opened)
        written = folder / "export.jsonl"
        with written.open("w") as out:
            write_export(opened.store, out)
        opened.close()
        self.rows = [json.loads(line) for line in written.read_text().splitlines()][1:]
        for file in self.data.glob(f"{DATABASE}*"):
            file.unlink()
        open_greenroom(self.data, self.bank).close()

    def open_empty(self) -> Greenroom:
        fresh = self._folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(self.data, fresh)
        return open_greenroom(fresh, self.bank)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("pages"))


def load(greenroom: Greenroom, rows: list[dict[str, Any]]) -> bool:
    """Import them as a file; False if they were refused."""
    counts = dict.fromkeys(FIELDS, 0)
    for row in rows:
        counts[row["type"]] += 1
    header = {"format": FORMAT, "version": VERSION, "counts": counts}
    lines = (json.dumps(line).encode() for line in [header, *rows])
    try:
        read_export(greenroom.store, lines, "it")
    except ImportFault as fault:
        said = str(fault)
    else:
        return True
    assert said.startswith("it, line "), said
    assert "; allowed: " in said or "found no grade" in said, said
    return False


def broken(greenroom: Greenroom) -> list[str]:
    """Pages that do not answer."""
    client = TestClient(
        create_app(greenroom, 8765),
        base_url=HERE,
        follow_redirects=False,
        raise_server_exceptions=False,
    )
    paths = ["/", "/history", "/bank", "/plan"]
    for session in greenroom.store.sessions(LOCAL_LEARNER, 1_000):
        here = f"/session/{session.id}"
        paths += [f"{here}/{slot.position}" for slot in session.slots]
        paths += [f"{here}/summary", f"{here}/finish", here]
    return [path for path in paths if client.get(path).status_code >= 500]


def test_the_real_export_is_taken_and_every_page_answers(place: Place) -> None:
    greenroom = place.open_empty()
    assert load(greenroom, place.rows)
    assert broken(greenroom) == []
    assert {} in [row["answer"] for row in place.rows if row["type"] == "attempt"]
    states = {row["state"] for row in place.rows if row["type"] == "grade"}
    assert states == {"graded", "unmarked", "ungraded", "waiting"}
    greenroom.close()


def paths_in(value: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    """Where something stands, from the whole down to each part."""
    found = [path]
    if isinstance(value, dict):
        for name, part in value.items():
            found += paths_in(part, (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            found += paths_in(part, (*path, index))
    return found


def replaced(row: dict[str, Any], path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    changed = copy.deepcopy(row)
    inside: Any = changed
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return changed


PLACES = [(kind, name) for kind, rules in sorted(FIELDS.items()) for name in sorted(rules)]


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_change_in_one_place_is_refused_or_every_page_goes_on(
    place: Place, data: st.DataObject
) -> None:
    kind, name = data.draw(st.sampled_from(PLACES))
    numbers = [n for n, row in enumerate(place.rows) if row["type"] == kind]
    number = data.draw(st.sampled_from(numbers))
    path = data.draw(st.sampled_from(paths_in(place.rows[number][name], (name,))))
    old: Any = place.rows[number]
    for step in path:
        old = old[step]
    # What another row has there fits by itself, and may still not fit here.
    others = st.sampled_from([place.rows[n][name] for n in numbers])
    value = data.draw(values_like(old) if len(path) > 1 else values_like(old) | others)
    rows = list(place.rows)
    rows[number] = replaced(rows[number], path, value)
    greenroom = place.open_empty()
    try:
        assert not load(greenroom, rows) or broken(greenroom) == []
    finally:
        greenroom.close()
