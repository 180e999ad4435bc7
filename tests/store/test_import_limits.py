"""What an import refuses so that no page has to cope with it."""

import datetime as dt
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.bank.bank import Bank
from greenroom.errors import ImportFault
from greenroom.kinds import KINDS
from greenroom.kinds.kind import UNKNOWN_FIELD
from greenroom.model.grade import Grade
from greenroom.model.response import Response
from greenroom.practice.ports import Store
from greenroom.store import export
from greenroom.store.answers import ANSWERS, find_wanted, kinds_of
from greenroom.store.export import export_file, import_file
from greenroom.store.fields import TYPED_LIMIT
from greenroom.store.sqlite import SqliteStore, open_store
from tests.banks import write_bank
from tests.store.places import kept, recorded
from tests.store.records import (
    LEARNER,
    NOW,
    UNMARKED,
    a_session,
    an_attempt,
    evidence_of,
    seconds_later,
)

SESSION, SLOT, SECOND_SLOT, ATTEMPT, GRADE, EVIDENCE = 2, 3, 4, 5, 6, 7
"""Lines of the file that `exported` makes; the first is its header."""
OTHER_ID = str(uuid.UUID(int=7))
NO_SHARES: tuple[object, ...] = (-0.001, 1.001, 1e308, -(10**30), True, "1", [])
CHOICE = "an object with picked, a list of texts"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "greenroom.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "empty.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def exported(store: SqliteStore, tmp_path: Path) -> Path:
    recorded(store, kept(store))
    path = tmp_path / "export.jsonl"
    export_file(store, path)
    return path


def change(path: Path, line: int, fields: Mapping[str, object]) -> None:
    lines = [json.loads(text) for text in path.read_text("ascii").splitlines()]
    lines[line - 1].update(fields)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in lines), "ascii")


def nested(levels: int) -> dict[str, Any]:
    inner: dict[str, Any] = {}
    for _ in range(levels):
        inner = {"a": inner}
    return {"picked": [], "more": inner}


@pytest.mark.parametrize(
    ("line", "fields", "message"),
    [
        # shares and ratings
        *(
            (line, {name: value}, f"{name}: found {value!r}; allowed: a number from 0 to 1, or")
            for line, name in (
                (SLOT, "predicted"),
                (GRADE, "score"),
                (EVIDENCE, "score"),
                (EVIDENCE, "predicted"),
            )
            for value in NO_SHARES
        ),
        *(
            (line, {"confidence": value}, f"confidence: found {value!r}; allowed: a number from 0")
            for line in (ATTEMPT, EVIDENCE)
            for value in (0.49, 1.01, 90, -1e300)
        ),
        *(
            (line, {"rating": value}, f"rating: found {value!r}; allowed: a whole number from 1 to")
            for line in (GRADE, EVIDENCE)
            for value in (0, 5, 2.0, -(2**70), True)
        ),
        (GRADE, {"state": "marked"}, "grade.state: found 'marked'; allowed: graded or unmarked or"),
        (GRADE, {"state": ["graded"]}, "grade.state: found ['graded']; allowed: graded or"),
        (GRADE, {"seen": [["a", "b", "fine", ""]]}, "grade.seen: found [['a', 'b', 'fine', '']]"),
        # times
        *(
            (line, {"seconds": value}, f"seconds: found {value!r}; allowed: a number from 0 to 316")
            for line in (ATTEMPT, EVIDENCE)
            for value in (-0.5, 4e8, 1e300)
        ),
        *(
            (line, {name: value}, f"{name}: found {value!r}; allowed: a time from 1970 to 2200")
            for line, name in (
                (SESSION, "started_at"),
                (SESSION, "ends_at"),
                (SESSION, "ended_at"),
                (SLOT, "asked_at"),
                (SLOT, "draft_at"),
                (ATTEMPT, "at"),
                (EVIDENCE, "at"),
            )
            for value in (
                "9999-12-31T23:59:59.999999+00:00",
                "0001-01-01T00:00:00.000000-14:00",
                "1969-12-31T23:59:59.999999+00:00",
                "1970-01-01T00:00:00+01:00",
                "2201-01-01T00:00:00+00:00",
                "2200-12-31T23:00:00-02:00",
            )
        ),
        (
            SESSION,
            {"ended_at": "2026-11-21T11:39:42+00:00"},
            "session.ended_at: found '2026-11-21T11:39:42.000000+00:00'; allowed: '2026-11-21",
        ),
        (
            SESSION,
            {"ends_at": "2026-11-21T11:39:42+00:00"},
            "session.ends_at: found '2026-11-21T11:39:42.000000+00:00'; allowed: '2026-11-21",
        ),
        # whole numbers
        *(
            (line, {"position": value}, f"position: found {value}; allowed: a whole number from 1")
            for line in (SLOT, ATTEMPT)
            for value in (0, -1, 201, 10**18)
        ),
        (SECOND_SLOT, {"position": 3}, "slot.position: found 3; allowed: 2, the next one of its"),
        *(
            (line, {"seed": value}, f"seed: found {value}; allowed: a whole number from 0 to 922")
            for line in (SESSION, SLOT, ATTEMPT)
            for value in (-1, 2**63, 10**30)
        ),
        (GRADE, {"number": 2**53 + 1}, "grade.number: found 9007199254740993; allowed: a whole"),
        (EVIDENCE, {"number": 0}, "evidence.number: found 0; allowed: a whole number from 1"),
        # blueprints
        *(
            (
                SESSION,
                {"blueprint": {"policy": "practice", "title": "Practice", "length": 2, **part}},
                "session.blueprint: found {",
            )
            for part in (
                {"length": 0},
                {"length": 201},
                {"length": 10**30},
                {"minutes": 0},
                {"minutes": 601},
                {"minutes": -1e300},
                {"areas": {"metrics": 10**18}},
                {"areas": {"metrics": -1}},
                {"items": ["a" * 100_001]},
                {"title": "\ud83d"},
            )
        ),
        # texts
        *(
            (line, {name: "a" * length}, f"{name}: found 'aaaaaaaaaaaaaaaaaaaaaaaaaa")
            for line, name, length in (
                (SESSION, "id", 65),
                (SESSION, "learner", 65),
                (SLOT, "session_id", 65),
                (SLOT, "reason", 100_001),
                (SLOT, "predictor", 201),
                (ATTEMPT, "learner", 65),
                (GRADE, "id", 65),
                (GRADE, "grader", 201),
                (GRADE, "summary", 100_001),
                (EVIDENCE, "kind", 201),
                (EVIDENCE, "area", 201),
            )
        ),
        (EVIDENCE, {"topics": ["a" * 201]}, "evidence.topics: found ['aaaaaaaaaaaaaaaa"),
        (EVIDENCE, {"topics": ["a"] * 1_001}, "evidence.topics: found ['a', 'a', 'a', 'a', 'a'"),
        (GRADE, {"seen": [["a", "a" * 100_001, "right", ""]]}, "grade.seen: found [['a', 'aaaa"),
        (GRADE, {"seen": [["a", "b", "right", ""]] * 1_001}, "grade.seen: found [['a', 'b'"),
        (SLOT, {"draft": {"answer": ["a" * TYPED_LIMIT]}}, "slot.draft: found {'answer': ['aaaa"),
        (ATTEMPT, {"form": {"a" * TYPED_LIMIT: ["a"]}}, "attempt.form: found {'aa"),
        (ATTEMPT, {"form": {"answer": []}}, "attempt.form: found {'answer': []}; allowed: an obje"),
        *(
            (SLOT, {"draft": {"version": value}}, f"slot.draft: found {{'version': {value!r}}}; al")
            for value in ([], [""], ["\ud83d"], ["0" * 15], ["0" * 16] * 2, "0" * 16)
        ),
        # names
        *(
            (line, {"item_uid": value}, f"item_uid: found {value!r}; allowed: 12 of the characters")
            for line in (SLOT, ATTEMPT, EVIDENCE)
            for value in ("", "abcdefgh234", "ABCDEFGH2345", "abcdefgh2345\n", "abcdefgh0189")
        ),
        *(
            (line, {"item_version": value}, f"item_version: found {value!r}; allowed: 16 of the")
            for line in (ATTEMPT, EVIDENCE)
            for value in ("", "0123456789ABCDEF", "0123456789abcdef0")
        ),
        *(
            (line, {"id": value}, f"id: found {value!r}; allowed: an id as pages make them")
            for line in (SESSION, ATTEMPT)
            for value in ("", "../summary", "0" * 31 + "7")
        ),
        # what rows have in common
        (ATTEMPT, {"learner": "other"}, "attempt.learner: found 'other'; allowed: 'local', as its"),
        (ATTEMPT, {"item_uid": "a" * 12}, "attempt.item_uid: found 'aaaaaaaaaaaa'; allowed: 'abc"),
        (ATTEMPT, {"seed": 8}, "attempt.seed: found 8; allowed: 7, as its slot has"),
        (EVIDENCE, {"learner": "other"}, "evidence.learner: found 'other'; allowed: 'local', as"),
        (
            EVIDENCE,
            {"session_id": OTHER_ID},
            f"evidence.session_id: found '{OTHER_ID}'; allowed: '",
        ),
        (EVIDENCE, {"item_uid": "a" * 12}, "evidence.item_uid: found 'aaaaaaaaaaaa'; allowed: 'a"),
        (EVIDENCE, {"item_version": "a" * 16}, "evidence.item_version: found 'aaaaaaaaaaaaaaaa'"),
        # answers, by the first grade and by the evidence
        (ATTEMPT, {"answer": {}}, "attempt.answer: found {}; allowed: " + CHOICE),
        (ATTEMPT, {"answer": {"picked": "a"}}, "attempt.answer: found {'picked': 'a'}; allowed: "),
        (ATTEMPT, {"answer": {"picked": [1]}}, "attempt.answer: found {'picked': [1]}; allowed: "),
        (ATTEMPT, {"answer": {"text": "a"}}, "attempt.answer: found {'text': 'a'}; allowed: "),
        (ATTEMPT, {"answer": nested(19)}, "attempt.answer: found {'more': {'a': {'a': {"),
        (ATTEMPT, {"answer": []}, "attempt.answer: found []; allowed: an object, at most 20"),
    ],
)
def test_what_no_page_could_cope_with_is_refused_by_line_and_field(
    empty: SqliteStore, exported: Path, line: int, fields: Mapping[str, object], message: str
) -> None:
    change(exported, line, fields)
    with pytest.raises(ImportFault) as fault:
        import_file(empty, exported)
    said = str(fault.value)
    assert said.startswith(f"{exported}, line {line}: ")
    assert message in said
    assert "; allowed: " in said
    assert len(said) < 1_000
    assert list(empty.dump()) == []


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (SESSION, {"started_at": "1970-01-01T00:00:00+00:00", "ends_at": None}),
        (SESSION, {"ended_at": "2200-12-31T23:59:59.999999+00:00"}),
        (SESSION, {"seed": 2**63 - 1}),
        (SLOT, {"predicted": 0}),
        (SLOT, {"draft": {"answer": ["a" * (TYPED_LIMIT - 6)]}}),
        (ATTEMPT, {"confidence": 0.5, "seconds": 0}),
        (ATTEMPT, {"form": {"answer": ["\x00" * (TYPED_LIMIT - 6)]}}),
        (ATTEMPT, {"answer": nested(18)}),
        (ATTEMPT, {"answer": {"picked": []}}),
        (GRADE, {"score": 1, "rating": 1}),
        (EVIDENCE, {"confidence": 1, "seconds": 315_360_000, "rating": 4}),
    ],
)
def test_the_last_value_that_is_allowed_is_kept(
    empty: SqliteStore, exported: Path, line: int, fields: Mapping[str, object]
) -> None:
    change(exported, line, fields)
    assert import_file(empty, exported) == 6


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        *(("choice", answer) for answer in ({}, {"picked": None}, {"picked": ["a", None]})),
        *(
            ("numeric", answer)
            for answer in (
                {},
                {"typed": "3"},
                {"value": 3.0},
                {"value": "3", "typed": "3"},
                {"value": True, "typed": "3"},
                {"value": 10**400, "typed": "3"},
                {"value": 3.0, "typed": 3},
            )
        ),
        *(("card", {"rating": rating}) for rating in (0, 5, 2.0, "2", True, None)),
        *(("open", answer) for answer in ({}, {"text": None}, {"text": ["a"]})),
    ],
)
@pytest.mark.parametrize("is_marked", [True, False], ids=["evidence", "no evidence"])
def test_an_answer_that_its_kind_cannot_show_is_refused(
    store: SqliteStore, empty: SqliteStore, kind: str, answer: dict[str, Any], is_marked: bool
) -> None:
    attempt = replace(an_attempt(kept(store)), response=Response(answer))
    evidence = replace(evidence_of(attempt), kind=kind) if is_marked else None
    grader = "a grader of old" if is_marked else KINDS[kind].grader
    store.record(attempt, Grade(grader, 1, "unmarked", "Not marked yet."), evidence)
    with pytest.raises(ImportFault, match=r"row 4: attempt\.answer: found .*; allowed: an object"):
        empty.load(store.dump())


def test_an_answer_that_was_kept_unread_needs_nothing_but_its_form(
    store: SqliteStore, empty: SqliteStore
) -> None:
    attempt = replace(an_attempt(kept(store)), response=Response({}))
    store.record(attempt, Grade("exact", 0, "ungraded", "The question was edited."), None)
    rows = list(store.dump())
    empty.load(rows)
    assert list(empty.dump()) == rows


def test_a_later_grade_by_another_kinds_grader_is_kept(
    store: SqliteStore, empty: SqliteStore
) -> None:
    attempt = replace(an_attempt(kept(store)), response=Response({"text": "Because."}))
    store.record(attempt, UNMARKED, None)
    store.add_grade(attempt.id, OTHER_ID, Grade("exact", 0, "ungraded", "Our fault."), None)
    rows = list(store.dump())
    empty.load(rows)
    assert list(empty.dump()) == rows


def test_an_answer_of_a_kind_that_is_not_known_may_be_any_object() -> None:
    assert find_wanted(["a kind of tomorrow"], {}) is None
    assert find_wanted(kinds_of("a grader of tomorrow"), {}) is None
    assert find_wanted(["choice", "a kind of tomorrow"], {}) is None
    assert find_wanted(["choice"], {}) == CHOICE


def test_what_each_kind_reads_from_its_forms_fits_its_rule(tmp_path: Path) -> None:
    bank = Bank(write_bank(tmp_path / "bank"), KINDS, dt.date(2026, 11, 21))
    seen = set()
    for head in bank.heads():
        kind = KINDS[head.kind]
        question = kind.vary(bank.load(head.uid), 7)
        forms = [sample.form for sample in kind.samples(question)]
        for form in (*forms, {UNKNOWN_FIELD: ["1"]}):
            response = kind.parse(question, form)
            if isinstance(response, Response):
                seen.add(head.kind)
                assert find_wanted([head.kind], json.loads(json.dumps(response.answer))) is None
    bank.close()
    assert seen == set(ANSWERS)


def test_a_session_never_ends_before_it_began(store: Store, empty: SqliteStore) -> None:
    session = a_session(1)
    store.create_session(session)
    store.end_session(session.id, seconds_later(-3600))
    assert store.session(session.id).ended_at == NOW
    rows = list(store.dump())
    empty.load(rows)
    assert list(empty.dump()) == rows


def test_numbers_that_follow_the_largest_one_can_be_imported_again(
    store: SqliteStore, empty: SqliteStore, exported: Path
) -> None:
    change(exported, EVIDENCE, {"number": 2**53})
    change(exported, GRADE, {"number": 2**53})
    import_file(empty, exported)
    recorded(empty, kept(empty))
    assert [piece.number for piece in empty.evidence(LEARNER)] == [1, 2]
    export_file(empty, exported)
    assert import_file(store, exported) == 6


def test_a_line_that_does_not_end_is_not_read_to_its_end(
    empty: SqliteStore, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_LINE_LIMIT", 5_000)
    assert import_file(empty, exported) == 6
    with exported.open("ab") as file:
        file.write(b" " * 6_000)
    with pytest.raises(ImportFault, match="line 8: found more than 5,000 bytes; allowed: 5,000 or"):
        import_file(empty, exported)


@given(value=st.floats())
@settings(deadline=None)
def test_any_finite_value_of_a_number_fits(value: float) -> None:
    is_finite = value - value == 0
    assert (find_wanted(["numeric"], {"value": value, "typed": ""}) is None) == is_finite
