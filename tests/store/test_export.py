"""Export files: lossless, and wrong ones refused whole with the line named."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from greenroom.errors import ImportFault, StoreUnavailable
from greenroom.store.export import export_file, import_file, read_export, write_export
from greenroom.store.fields import FIELDS
from greenroom.store.rows import (
    as_object,
    attempt_values,
    evidence_values,
    grade_values,
    session_values,
    slot_values,
    target_values,
)
from greenroom.store.sqlite import SqliteStore, open_store
from greenroom.store.tables import IS_JSON, TABLES
from tests.store.places import kept, recorded
from tests.store.records import (
    LEARNER,
    NOW,
    ODD_TEXTS,
    a_grade,
    a_session,
    a_target,
    an_attempt,
    evidence_of,
    new_id,
    seconds_later,
)

HOSTILE: tuple[object, ...] = (
    None,
    True,
    -1,
    0.5,
    2**63,
    10**400,
    1e308,
    "",
    "x",
    "\ud83d",
    "2026-11-21",
    "2026-11-21T11:39:42",
    [],
    [["a"]],
    [1],
    {},
    {"a": "b"},
    {"a": [1]},
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "greenroom.sqlite")
    session = kept(opened, 3)
    recorded(opened, session)
    opened.record(an_attempt(session, 2, {"answer": list(ODD_TEXTS)}), a_grade(), None)
    opened.save_draft(session.id, 3, {"answer": list(ODD_TEXTS)}, NOW)
    opened.end_session(kept(opened).id, seconds_later(9))
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "empty.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def exported(store: SqliteStore, tmp_path: Path) -> Path:
    path = tmp_path / "export.jsonl"
    export_file(store, path)
    return path


def lines_of(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("ascii").splitlines()]


def write_lines(path: Path, lines: list[Any]) -> None:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "ascii")


def test_the_first_line_says_what_the_file_is_and_what_it_holds(
    store: SqliteStore, exported: Path
) -> None:
    header, *rows = lines_of(exported)
    counts = {"session": 2, "slot": 5, "attempt": 2, "grade": 2, "evidence": 1, "target": 0}
    assert header == {"format": "greenroom-export", "version": 1, "counts": counts}
    assert rows == list(store.dump())
    assert sum(counts.values()) == len(rows)


def test_an_import_into_an_empty_store_gives_the_same_store(
    store: SqliteStore, empty: SqliteStore, exported: Path, tmp_path: Path
) -> None:
    assert import_file(empty, exported) == 12
    assert list(empty.dump()) == list(store.dump())
    again = tmp_path / "again.jsonl"
    export_file(empty, again)
    assert again.read_bytes() == exported.read_bytes()


def test_an_export_from_before_there_were_targets_is_read(
    empty: SqliteStore, exported: Path
) -> None:
    header, *rows = lines_of(exported)
    del header["counts"]["target"]
    write_lines(exported, [header, *rows])
    assert import_file(empty, exported) == len(rows)


def test_an_import_into_a_filled_store_passes_over_what_is_there(
    store: SqliteStore, empty: SqliteStore, exported: Path
) -> None:
    assert import_file(store, exported) == 0
    recorded(empty, kept(empty))
    assert import_file(empty, exported) == 12
    assert import_file(empty, exported) == 0
    assert len(empty.evidence(LEARNER)) == 2


def test_an_empty_store_can_be_exported_and_imported(empty: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "nothing.jsonl"
    assert set(export_file(empty, path).values()) == {0}
    assert import_file(empty, path) == 0


def test_an_export_can_go_to_a_stream(store: SqliteStore, exported: Path) -> None:
    out = io.StringIO()
    write_export(store, out)
    assert out.getvalue().encode() == exported.read_bytes()


def test_every_column_has_a_rule() -> None:
    assert {table.name: set(table.c.keys()) for table in TABLES} == {
        kind: set(rules) for kind, rules in FIELDS.items()
    }


def _set(place: int, **fields: object) -> Callable[[list[Any]], None]:
    def change(lines: list[Any]) -> None:
        lines[place].update(fields)

    return change


def _without(place: int, name: str) -> Callable[[list[Any]], None]:
    def change(lines: list[Any]) -> None:
        del lines[place][name]

    return change


def _instead(place: int, line: object) -> Callable[[list[Any]], None]:
    def change(lines: list[Any]) -> None:
        lines[place] = line

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        # the header
        (_instead(0, {}), r"line 1: found no header; allowed: \{\"format\""),
        (_instead(0, [1]), r"line 1: found '\[1\]'; allowed: \{\"format\""),
        (_set(0, format="other"), "line 1: found no header"),
        (_set(0, version=2), "line 1: found version 2; allowed: 1. A newer Greenroom"),
        (_set(0, counts={"session": 2}), r"line 1: counts: found \{'session': 2\}; allowed:"),
        (_set(0, counts=7), "line 1: counts: found 7"),
        # a line
        (_instead(3, []), r"line 4: found '\[\]'; allowed: a JSON object"),
        (_instead(3, None), "line 4: found 'null'"),
        (_set(1, type="sesion"), "line 2: type: found 'sesion'; allowed: session, slot,"),
        (_set(1, type=["session"]), r"line 2: type: found \['session'\]; allowed: session, slot,"),
        (_without(1, "type"), "line 2: type: found None; allowed: session"),
        (_set(1, mood="good"), "line 2: session: found a field 'mood'; allowed: id, learner,"),
        (_without(2, "seed"), "line 3: session.seed: missing; allowed: a whole number from 0"),
        # a field
        (_set(1, seed="7"), "line 2: session.seed: found '7'; allowed: a whole number"),
        (_set(1, seed=2**63), "line 2: session.seed: found 9223372036854775808"),
        (_set(1, seed=True), "line 2: session.seed: found True"),
        (_set(1, learner="\ud83d"), r"line 2: session.learner: found '\\ud83d'; .*no halves"),
        (_set(1, started_at="2026-11-21T11:39"), "line 2: session.started_at: .*with its zone"),
        (_set(1, ends_at=5), "line 2: session.ends_at: found 5; allowed: a time .*, or null"),
        (_set(1, blueprint={"policy": "nap"}), "line 2: session.blueprint: found .*; allowed: an"),
        (_set(3, flagged=1), "line 4: slot.flagged: found 1; allowed: true or false"),
        (_set(3, position=0), "line 4: slot.position: found 0; allowed: a whole number from 1"),
        (_set(3, predicted="high"), "line 4: slot.predicted: found 'high'; allowed: a number from"),
        (_set(3, draft={"a": "b"}), r"line 4: slot.draft: found \{'a': 'b'\}; allowed: an object"),
        (_set(8, form=[]), r"line 9: attempt.form: found \[\]; allowed: an object of lists"),
        (_set(8, answer=[]), r"line 9: attempt.answer: found \[\]; allowed: an object"),
        (_set(10, state="good"), "line 11: grade.state: found 'good'; allowed: graded or"),
        (_set(10, rating=5), "line 11: grade.rating: found 5; allowed: .* from 1 to 4, or null"),
        (
            _set(10, seen=[["a", "b", "great", "d"]]),
            r"line 11: grade.seen: found .*right or partly",
        ),
        (_set(10, seen=[["a", "b", "right"]]), "line 11: grade.seen: found"),
        (_set(12, topics=[]), r"line 13: evidence.topics: found \[\]; allowed: a list of 1 to"),
        (_set(12, topics="x"), "line 13: evidence.topics: found 'x'; allowed: a list of 1 to"),
        (_set(12, attempt_id="x"), "line 13: evidence.attempt_id: found 'x'; allowed: one that"),
        # the whole
        (_set(0, counts=dict.fromkeys(FIELDS, 2)), "line 13: found 5 rows of type slot .*cut off"),
        (lambda lines: lines.pop(), "line 12: found 0 rows of type evidence .*allowed: 1"),
        (lambda lines: lines.append(lines[-1]), "line 14: found 2 rows of type evidence"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_written(
    empty: SqliteStore,
    exported: Path,
    change: Callable[[list[Any]], None],
    message: str,
) -> None:
    lines = lines_of(exported)
    change(lines)
    write_lines(exported, lines)
    with pytest.raises(ImportFault, match=message) as fault:
        import_file(empty, exported)
    assert str(fault.value).startswith(f"{exported}, line ")
    assert list(empty.dump()) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"\n", "line 4: found ''; allowed: a JSON object"),
        (b'{"type": "slot",\n', "line 4: found"),
        (b"\xff\xfe\n", r"line 4: found '\\\\xff\\\\xfe'"),
        (b'{"type": "slot", "type": "slot"}\n', "line 4: found"),
        (b'{"type": "slot", "predicted": NaN}\n', "line 4: found"),
        (b'{"a":' * 100_000 + b"\n", "line 4: found"),
        (b'{"type": "slot", "seed": ' + b"9" * 5000 + b"}\n", "line 4: found"),
    ],
    ids=["empty", "cut off", "not UTF-8", "name twice", "NaN", "too deep", "endless number"],
)
def test_a_line_that_is_not_json_is_named_and_nothing_is_written(
    empty: SqliteStore, exported: Path, line: bytes, message: str
) -> None:
    lines = exported.read_bytes().splitlines(keepends=True)
    lines[3] = line
    exported.write_bytes(b"".join(lines))
    with pytest.raises(ImportFault, match=message):
        import_file(empty, exported)
    assert list(empty.dump()) == []


def test_an_empty_file_is_refused(empty: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.touch()
    with pytest.raises(ImportFault, match="line 1: found ''; allowed"):
        import_file(empty, path)


def plain_rows() -> list[dict[str, Any]]:
    """One row of each type, with ids that are easy to replace."""
    session = replace(a_session(1), id="SESSION")
    attempt = replace(an_attempt(session), id="ATTEMPT")
    values = {
        "session": session_values(session),
        "slot": {**slot_values(session.id, session.slots[0]), "draft": None, "draft_at": None},
        "attempt": attempt_values(attempt),
        "grade": {"number": 1, **grade_values(attempt.id, "first", a_grade())},
        "evidence": {"number": 1, **evidence_values(evidence_of(attempt))},
        "target": {"number": 1, **target_values(LEARNER, "TARGET", a_target())},
    }
    json_columns = {t.name: frozenset(c.name for c in t.c if c.info.get(IS_JSON)) for t in TABLES}
    return [as_object(kind, row, json_columns[kind]) for kind, row in values.items()]


PLAIN = plain_rows()


def refusal_of(store: SqliteStore, rows: list[dict[str, Any]]) -> str | None:
    """What was wrong with the rows."""
    try:
        store.load(rows)
    except ImportFault as fault:
        return str(fault)
    return None


@given(
    kind=st.sampled_from(sorted(FIELDS)),
    data=st.data(),
    value=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5), st.integers()),
)
@settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_value_in_any_field_is_kept_as_it_is_or_refused(
    empty: SqliteStore, kind: str, data: st.DataObject, value: object
) -> None:
    rows = [dict(row) for row in PLAIN]
    name = data.draw(st.sampled_from(sorted(FIELDS[kind])))
    row = next(row for row in rows if row["type"] == kind)
    row[name] = value
    # One store serves all examples: new ids keep them apart.
    fresh = json.dumps(rows).replace("SESSION", new_id()).replace("ATTEMPT", new_id())
    fresh = fresh.replace("TARGET", new_id())
    changed = json.loads(fresh)
    before = sum(1 for _ in empty.dump())
    refusal = refusal_of(empty, changed)
    assert sum(1 for _ in empty.dump()) == before + (0 if refusal else len(rows))
    assert refusal is None or "; allowed: " in refusal or "found no grade" in refusal


def test_lines_need_no_file(store: SqliteStore, empty: SqliteStore, exported: Path) -> None:
    lines = exported.read_bytes().splitlines(keepends=True)
    assert read_export(empty, iter(lines), "standard input") == len(lines) - 1
    with pytest.raises(ImportFault, match="standard input, line 1:"):
        read_export(empty, [], "standard input")


def test_a_missing_file_is_named(empty: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(ImportFault, match=r"gone\.jsonl: cannot be read \(No such file"):
        import_file(empty, tmp_path / "gone.jsonl")


def test_an_export_that_cannot_be_written_leaves_what_was_there(
    store: SqliteStore, exported: Path
) -> None:
    before = exported.read_bytes()
    exported.with_name(f"{exported.name}.part").mkdir()
    with pytest.raises(StoreUnavailable, match="the export cannot be written"):
        export_file(store, exported)
    assert exported.read_bytes() == before
    with pytest.raises(StoreUnavailable, match="the export cannot be written"):
        export_file(store, exported.parent / "gone" / "export.jsonl")
