"""What every kind must hold, shown on every item of the shipped bank and on a small one."""

import random
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.bank.bank import Bank
from greenroom.config import PACKAGE, shipped_bank
from greenroom.graders import GRADERS
from greenroom.kinds import KINDS
from greenroom.kinds.kind import NOT_KNOWN, UNKNOWN_FIELD, Kind
from greenroom.kinds.open.item import OpenItem
from greenroom.model.item import Item
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Response
from tests.banks import MULTIPLE, TEXTS, item_text, write_empty_bank
from tests.folders import FOLDERS, write_folder
from tests.parts import TODAY

NAMES = (*TEXTS, "multiple", *FOLDERS)
SEEDS = (0, 1, 2**32 - 1)


def _shipped() -> list[Item]:
    # On any day: that as_of lies ahead of a machine's clock is no concern of the kinds.
    bank = Bank(shipped_bank(), KINDS, TODAY.replace(year=9_999))
    items = [bank.load(head.uid) for head in bank.heads()]
    bank.close()
    return items


SHIPPED = _shipped()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Item]]:
    """One item of each kind, and a choice of several."""
    bank_dir = write_empty_bank(tmp_path_factory.mktemp("kinds") / "bank")
    texts = {**TEXTS, "multiple": MULTIPLE}
    for number, (name, text) in enumerate(texts.items(), 1):
        (bank_dir / "alpha" / f"{name}.toml").write_text(item_text(text, number), "utf-8")
    for number, (name, files) in enumerate(FOLDERS.items(), 101):
        write_folder(bank_dir / "alpha", name, files, number)
    bank = Bank(bank_dir, KINDS, TODAY)
    yield {head.slug: bank.load(head.uid) for head in bank.heads()}
    bank.close()


def question_of(item: Item, seed: int = 0) -> tuple[Kind[Any, Any], Question[Any]]:
    kind = KINDS[item.kind]
    return kind, kind.vary(item, seed)


def response_to(kind: Kind[Any, Any], question: Question[Any], form: Form) -> Response:
    response = kind.parse(question, form)
    assert isinstance(response, Response), response
    return response


@pytest.mark.parametrize("item", SHIPPED, ids=lambda item: item.uid)
def test_every_shipped_item_proves_itself_on_its_samples(item: Item) -> None:
    kind = KINDS[item.kind]
    # What is judged is proved for every draw elsewhere; here it goes through the kind once.
    for seed in SEEDS[:1] if kind.is_judged else SEEDS:
        question = kind.vary(item, seed)
        samples = list(kind.samples(question))
        assert samples
        for form, score in samples:
            assert kind.grade(question, response_to(kind, question, form)).score == score
        assert kind.vary(item, seed) == question


def test_every_shipped_open_item_has_graded_samples() -> None:
    found = [item for item in SHIPPED if isinstance(item, OpenItem)]
    assert len(found) >= 66
    assert min(len(item.samples) for item in found) >= 6


def test_the_shipped_bank_has_every_kind() -> None:
    assert {item.kind for item in SHIPPED} == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_samples_get_the_grade_they_say(small: dict[str, Item], name: str) -> None:
    for seed in range(50):
        kind, question = question_of(small[name], seed)
        scores = set()
        for form, score in kind.samples(question):
            grade = kind.grade(question, response_to(kind, question, form))
            assert grade.score == score
            assert (grade.grader, grade.version) == (kind.grader, GRADERS[kind.grader].version)
            scores.add(score)
        assert not kind.is_scored or scores == {0.0, 1.0}


@pytest.mark.parametrize("name", NAMES)
def test_a_question_depends_on_the_item_and_the_seed_alone(
    small: dict[str, Item], name: str
) -> None:
    random.seed(1)
    first = question_of(small[name], 7)[1]
    random.seed(2)
    assert question_of(small[name], 7)[1] == first


@pytest.mark.parametrize("name", ["choice", "multiple", "numeric"])
def test_seeds_make_different_questions(small: dict[str, Item], name: str) -> None:
    keys = {repr(question_of(small[name], seed)[1].key) for seed in range(30)}
    assert len(keys) > 3


values = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["0", "1", "2", "9", "0.5", "1e999", "12%", "-", "\x00", "\ud800", "x" * 30_000]
    ),
)
names = st.one_of(
    st.sampled_from(["answer", "confidence", "covered", "held", "extra"]),
    st.text(string.ascii_letters, max_size=4),
)
forms = st.dictionaries(names, st.lists(values, max_size=4), max_size=5)


@pytest.mark.parametrize("name", NAMES)
@given(form=forms)
@settings(max_examples=150, deadline=None)
def test_any_form_gives_a_response_that_can_be_graded_or_problems(
    small: dict[str, Item], name: str, form: Form
) -> None:
    kind, question = question_of(small[name])
    read = kind.parse(question, form)
    if isinstance(read, Response):
        grade = kind.grade(question, read)
        assert grade.state != "ungraded"
        assert grade.score is None or 0 <= grade.score <= 1
        assert kind.told(question, read)
    else:
        assert read
        assert all(isinstance(problem, Problem) and problem.message for problem in read)


@pytest.mark.parametrize("name", NAMES)
@given(form=forms)
@settings(max_examples=50, deadline=None)
def test_any_marks_give_a_response_or_problems(
    small: dict[str, Item], name: str, form: Form
) -> None:
    kind, question = question_of(small[name])
    read = kind.mark(question, Response({"text": "It depends."}), form)
    assert isinstance(read, Response) or all(problem.message for problem in read)


@pytest.mark.parametrize("name", NAMES)
@given(line=st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_any_line_typed_in_a_terminal_makes_a_form(
    small: dict[str, Item], name: str, line: str
) -> None:
    kind, question = question_of(small[name])
    read = kind.parse(question, kind.typed(question, line))
    assert isinstance(read, Response) or all(problem.message for problem in read)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.is_scored])
def test_i_do_not_know_is_wrong_and_no_guess(small: dict[str, Item], kind: Kind[Any, Any]) -> None:
    question = kind.vary(small[kind.name], 0)
    form = {UNKNOWN_FIELD: ["1"], "answer": ["0"], "confidence": ["100"]}
    response = response_to(kind, question, form)
    grade = kind.grade(question, response)
    assert (grade.score, grade.summary) == (0.0, "You said that you do not know.")
    assert response.confidence is None
    assert kind.told(question, response) == NOT_KNOWN


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.has_confidence])
def test_confidence_is_kept_beside_the_answer(small: dict[str, Item], kind: Kind[Any, Any]) -> None:
    question = kind.vary(small[kind.name], 0)
    form = next(sample.form for sample in kind.samples(question) if sample.score == 1)
    assert response_to(kind, question, form).confidence is None
    assert response_to(kind, question, {**form, "confidence": ["80"]}).confidence == 0.8
    assert response_to(kind, question, {**form, "confidence": ["100 %"]}).confidence == 1.0
    assert kind.parse(question, {**form, "confidence": ["49"]}) == (
        Problem("confidence", "Found '49'; give a whole number from 50 to 100, or nothing."),
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_prose_is_every_text_that_is_shown(small: dict[str, Item], kind: Kind[Any, Any]) -> None:
    fields = dict(kind.prose(small[kind.name]))
    assert {"stem", "takeaway"} <= set(fields)
    assert all(fields.values())
    assert "{{" not in "".join(fields.values())


def test_every_kind_is_filed_under_its_name_and_has_its_grader() -> None:
    for name, kind in KINDS.items():
        assert kind.name == name
        assert kind.grader in GRADERS


@pytest.mark.parametrize("template", ["question.html", "feedback.html"])
@pytest.mark.parametrize("name", KINDS)
def test_every_kind_brings_its_templates(name: str, template: str) -> None:
    assert Path(PACKAGE / "kinds" / name / template).is_file()
