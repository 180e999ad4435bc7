"""What the model is told."""

import json

from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.rubric.model.prompt import fresh_nonce, messages, sendable
from tests.graders.rubric.model.tapes import ANSWER, RUBRIC


def test_the_rubric_comes_as_data_and_the_same_for_every_answer() -> None:
    rules, first = messages(RUBRIC, ANSWER, "abc")
    same, second = messages(RUBRIC, "Another.", "def")
    assert rules == same
    assert rules["role"] == "system"
    assert [first["role"], second["role"]] == ["user", "user"]
    (line,) = (text for text in rules["content"].splitlines() if text.startswith('{"question"'))
    assert json.loads(line) == {
        "question": "What does dropout do?",
        "points": [
            {
                "id": "zeroes-units",
                "text": "random units are set to zero",
                "other_wordings": ["units are dropped"],
            },
            {"id": "no-reliance", "text": "no unit can be relied on alone"},
            {"id": "off-at-test", "text": "it is off when predicting"},
        ],
        "misconceptions": [
            {
                "id": "at-test",
                "text": "dropout is on when predicting",
                "why_it_is_wrong": "it only regularises training",
            },
            {"id": "prunes", "text": "dropped units are gone for good"},
        ],
    }


@given(st.text(alphabet="01<>/answer-\n", max_size=80))
def test_no_answer_can_close_its_mark(answer: str) -> None:
    drawn = iter(format(n, "b") for n in range(10_000))
    nonce = fresh_nonce(answer, lambda: next(drawn))
    content = messages(RUBRIC, answer, nonce)[1]["content"]
    start, end = f"<answer-{nonce}>\n", f"\n</answer-{nonce}>"
    assert content.startswith(f"{start}{answer}{end}\n")
    assert nonce not in answer


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_what_is_sent_is_text_with_each_character_in_its_place(answer: str) -> None:
    sent = sendable(answer)
    assert len(sent.encode().decode()) == len(answer)
    assert all(b in {a, "\ufffd"} for a, b in zip(answer, sent, strict=True))


def test_half_a_character_is_replaced() -> None:
    assert sendable("a\ud83db\U0001f600") == "a\ufffdb\U0001f600"
