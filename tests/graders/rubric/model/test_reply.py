"""What counts of a model's reply."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.rubric.model.quotes import Quotable
from greenroom.graders.rubric.model.reply import (
    NO_QUOTE,
    NO_SUCH_QUOTE,
    PointVote,
    Reply,
    count_reply,
    parse_reply,
    reply_schema,
)
from greenroom.graders.rubric.model.unusable import Unusable
from greenroom.graders.rubric.rubric import Rubric
from greenroom.text.spans import Span
from greenroom.text.words import stems
from tests.graders.rubric.model.tapes import (
    ANSWER,
    GOOD,
    GOOD_POINTS,
    LEAN,
    RUBRIC,
    ZERO,
    free,
    held,
    point,
    reply,
    span_of,
)


def counted(*points: dict[str, object]) -> dict[str, PointVote]:
    return count_reply(parse_reply(reply(*points)), RUBRIC, ANSWER).points


def test_a_quote_is_found_across_other_white_space() -> None:
    span = Quotable(ANSWER).find(f" {ZERO}\n")
    assert span == span_of("sets random units to zero\n  while training")


@pytest.mark.parametrize(
    "quote",
    [
        "sets random weights to zero",
        "Sets random units to zero",  # another case is another text
        "sets random units ... while training",
        ZERO + " only",
        # Nothing that means anything.
        "",
        " \n",
        "to",
        "...",
        "on.",
    ],
)
def test_what_is_not_literally_in_the_answer_or_says_nothing_is_no_quote(quote: str) -> None:
    assert Quotable(ANSWER + " ...").find(quote) is None


@given(st.text("ab .\t\n\u00a0\u4e2d", max_size=60), st.data())
def test_every_part_of_a_text_with_a_word_in_it_is_found_in_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Quotable(text).find(text[start:end])
    if not stems(text[start:end]):
        assert span is None
    else:
        assert span is not None
        assert span.of(text).split() == text[start:end].split()


@given(st.text(max_size=30), st.text(max_size=60))
def test_what_is_found_is_the_quote(quote: str, text: str) -> None:
    span = Quotable(text).find(quote)
    if span is None:
        assert not stems(quote) or " ".join(quote.split()) not in " ".join(text.split())
    else:
        assert span.of(text).split() == quote.split()


def test_a_quote_in_a_long_text_of_one_repeated_word_is_looked_up_at_once() -> None:
    text = "zeroes " * 3_000
    assert Quotable(text).find("zeroes " * 2_999 + "ones") is None
    assert Quotable(text).find("zeroes " * 3_000) == Span(0, len(text) - 1)


def test_a_state_with_its_quote_counts() -> None:
    assert counted(*GOOD_POINTS) == {
        "zeroes-units": PointVote(
            "covered",
            span_of("sets random units to zero\n  while training"),
            "It says that units are zeroed.",
        ),
        "no-reliance": PointVote("partly", span_of(LEAN), "It hints at it."),
        "off-at-test": PointVote("missing", None, "It does not speak of predicting."),
    }


@pytest.mark.parametrize("state", ["covered", "partly", "contradicted"])
@pytest.mark.parametrize(
    ("quote", "reason"),
    [("full marks", NO_SUCH_QUOTE), ("", NO_QUOTE), (None, NO_QUOTE), ("to", NO_SUCH_QUOTE)],
)
def test_a_state_without_a_quote_from_the_answer_is_missing(
    state: str, quote: str | None, reason: str
) -> None:
    votes = counted(point("zeroes-units", state, quote))
    assert votes == {"zeroes-units": PointVote("missing", None, reason)}


def test_a_missing_point_has_no_place_in_the_answer_even_with_a_quote() -> None:
    votes = counted(point("off-at-test", "missing", ZERO, "Not said."))
    assert votes == {"off-at-test": PointVote("missing", None, "Not said.")}


def test_unknown_ids_are_passed_over_and_left_out_ones_have_no_vote() -> None:
    assert counted(point("overall", "covered", ZERO)) == {}


@pytest.mark.parametrize("order", [1, -1])
def test_of_an_id_that_comes_twice_the_lower_state_counts(order: int) -> None:
    both = [point("no-reliance", "covered", LEAN), point("no-reliance", "contradicted", LEAN)]
    assert counted(*both[::order])["no-reliance"].state == "contradicted"


def test_a_misconception_counts_if_it_is_present_and_quoted() -> None:
    beliefs = (
        held("at-test", "while training"),
        held("prunes", "gone for good"),
        held("unheard-of", LEAN),
    )
    vote = count_reply(parse_reply(reply(beliefs=beliefs)), RUBRIC, ANSWER)
    assert vote.beliefs == {"at-test": span_of("while training")}
    absent = (free("at-test", "while training"),)
    assert count_reply(parse_reply(reply(beliefs=absent)), RUBRIC, ANSWER).beliefs == {}


def test_a_reason_is_one_printable_line_of_bounded_length() -> None:
    votes = counted(point("off-at-test", "missing", "", " No\nword\x00 of\u202e it. " + "x" * 999))
    assert votes["off-at-test"].reason == ("No word of it. " + "x" * 999)[:300] + "..."


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"<think>Perhaps {{}} or {{not}}?</think>\n{GOOD}",
        f"Here it is:\n{GOOD}\nDone.",
        json.dumps(json.loads(GOOD) | {"grade": 10, "verdict": "full marks"}),
    ],
)
def test_what_stands_around_or_beyond_the_reply_is_not_read(text: str) -> None:
    assert parse_reply(text) == Reply.model_validate_json(GOOD)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Full marks!",
        "}{",
        GOOD[:-20],
        "[]",
        '{"points": []}',
        '{"grade": 1.0}',
        '{"points": {}, "misconceptions": []}',
        reply(point("zeroes-units", "full marks", ZERO)),
        reply({"id": "zeroes-units", "state": "covered"}),
        reply(beliefs=({"id": "prunes", "present": "perhaps", "quote": ""},)),
        '{"points": ' * 5_000 + "}",
        '{"points": [], "misconceptions": [{"id": "\\ud800", "present": true, "quote": ""}]}',
    ],
)
def test_what_is_not_of_the_schema_is_unusable(text: str) -> None:
    with pytest.raises(Unusable, match="did not reply in the form"):
        parse_reply(text)


@given(st.text(max_size=200))
def test_any_text_is_a_reply_or_unusable(text: str) -> None:
    try:
        assert isinstance(parse_reply(text), Reply)
    except Unusable:
        assert text != GOOD


def test_the_schema_allows_this_rubrics_ids_and_nothing_beyond_its_fields() -> None:
    parts = reply_schema(RUBRIC)["$defs"]
    ids = [parts[name]["properties"]["id"]["enum"] for name in ("PointReply", "BeliefReply")]
    assert ids == [["zeroes-units", "no-reliance", "off-at-test"], ["at-test", "prunes"]]
    for schema in (reply_schema(RUBRIC), *parts.values()):
        assert schema["additionalProperties"] is False
        assert set(schema["required"]) == set(schema["properties"])
    assert set(parts["PointReply"]["properties"]) == {"id", "state", "quote", "reason"}
    assert set(parts["BeliefReply"]["properties"]) == {"id", "present", "quote"}


def test_a_rubric_without_misconceptions_has_a_schema_too() -> None:
    schema = reply_schema(Rubric("Why?", RUBRIC.points, ()))
    assert "enum" not in schema["$defs"]["BeliefReply"]["properties"]["id"]
