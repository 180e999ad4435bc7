"""Fitted items are kept in a file."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.errors import RequestError
from greenroom.learner.own_items import OwnItem, OwnItems, parse, write
from greenroom.learner.parameters import Parameters

AT = dt.datetime(2026, 11, 22, 1, 2, 3, tzinfo=dt.UTC)
ITEM = OwnItem(
    Parameters((-0.5, 0.1, 1.2), 0.31, 0.12, 0.2), "0123456789abcdef", 40, drift=False, misfit=True
)
OTHER = OwnItem(
    Parameters((0.5,), 0.31, 0.12, 0.2, 0.25), "0123456789abcdef", 12, drift=True, misfit=False
)
OWN = OwnItems(3, AT, {"abcdefgh2345": ITEM, "abcdefgh2346": OTHER})


def test_what_was_written_is_read_back() -> None:
    found = parse(write(OWN))
    assert found == OWN
    assert found.parameters["abcdefgh2346"] == OTHER.parameters


def with_item(**fields: object) -> str:
    table = json.loads(write(OWN))
    table["items"]["abcdefgh2345"].update(fields)
    return json.dumps(table)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", 'has no "format"'),
        ('{"format": "other"}', 'has no "format"'),
        ('{"format": "greenroom-items"}', "items: is no object"),
        (write(OWN).replace('"calibration": 3', '"calibration": 0'), "calibration: 0"),
        (write(OWN).replace("+00:00", ""), "does not say its zone"),
        (write(OWN).replace("2026-11-22T", "soon "), "is no time"),
        (with_item(sd=-1), "items.abcdefgh2345.sd: -1 is no number from 0 to 50"),
        (with_item(log_a=None), "items.abcdefgh2345.log_a: nothing is no number"),
        (with_item(log_a=float("nan")), "items.abcdefgh2345.log_a: nan is no number"),
        (with_item(steps=[]), "items.abcdefgh2345.steps: is no list of 1 to 20 numbers"),
        (with_item(steps=["1"]), "items.abcdefgh2345.steps: '1' is no number"),
        (with_item(guess=0.2), "several steps"),
        (with_item(people=True), "people: True is no whole number"),
        (with_item(drift=0), "drift: 0 is neither true nor false"),
        (with_item(version=7), "version: 7 is no text"),
    ],
)
def test_a_damaged_file_is_a_sentence_that_says_where(text: str, said: str) -> None:
    with pytest.raises(RequestError, match="or remove the file") as raised:
        parse(text, "data/items.json")
    assert str(raised.value).startswith("data/items.json: ")
    assert said in str(raised.value)


@settings(deadline=None, max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(),
                    lambda each: st.lists(each) | st.dictionaries(st.text(), each)))  # fmt: skip
def test_no_json_makes_reading_fail_in_another_way(value: object) -> None:
    table = {"format": "greenroom-items", "calibration": 1, "at": AT.isoformat()}
    for text in (json.dumps(value), json.dumps({**table, "items": {"a": value}})):
        try:
            parse(text)
        except RequestError:
            continue
        assert value == {}
