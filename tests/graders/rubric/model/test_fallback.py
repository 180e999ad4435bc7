"""What happens when the model cannot read: another reader does, and a sentence says so."""

import datetime as dt
import email.utils
import socket
import time
from dataclasses import dataclass, replace

import pytest

from greenroom.errors import GraderFault
from greenroom.graders.rubric.model.chat import USUAL_WAIT_S, wait_s
from greenroom.graders.rubric.model.reader import LONGEST_ANSWER, FallbackReader, ModelReader
from greenroom.graders.rubric.model.settings import ModelSettings
from greenroom.graders.rubric.reading import Reading
from greenroom.graders.rubric.rubric import Rubric
from tests.graders.rubric.model.server import Step
from tests.graders.rubric.model.tapes import (
    ANSWER,
    GOOD,
    GOOD_STEP,
    KEY,
    MODEL,
    RUBRIC,
    Tape,
    TapeServer,
    WordReader,
    point,
    reply,
    states,
)

BY_WORDS = WordReader().read(RUBRIC, ANSWER)
"""What the reader that steps in finds."""


def read(settings: ModelSettings, answer: str = ANSWER) -> Reading:
    return FallbackReader(ModelReader(settings), WordReader()).read(RUBRIC, answer)


def stepped_in(what: str) -> Reading:
    note = f"The model {MODEL} {what}; the embedded reader read the answer instead."
    return replace(BY_WORDS, note=note)


def test_the_reader_that_steps_in_really_reads() -> None:
    assert states(BY_WORDS) == ["covered", "missing", "missing"]


SLOW: Step = {"say": GOOD, "wait_s": 5}
FORM = "did not reply in the form that it was asked for"
STRANGE = "sent something that is no chat completion"
BROKEN = "broke the connection off before its reply was complete"
BUSY = "takes no more requests for now (429)"
LIMIT_S = 2.5
"""Long enough for a second try after a second, on a busy machine too."""
NO_TIME = "did not answer within 2.5 s"


@pytest.mark.parametrize(
    ("step", "what", "requests"),
    [
        # What the model says.
        ({"say": GOOD[:-20]}, FORM, 3),
        ({"say": "Full marks! Well done."}, FORM, 3),
        ({"say": '{"grade": 1.0}'}, FORM, 3),
        ({"say": reply(point("zeroes-units", "missing"))}, "left out points of the rubric", 3),
        ({"say": ""}, "sent an empty reply", 3),
        ({"message": {"refusal": "I cannot help."}}, "refused to read the answer", 3),
        ({"say": GOOD, "finish": "content_filter"}, "refused to read the answer", 3),
        (
            {"say": GOOD[:60], "finish": "length"},
            "stopped in the middle of its reply, at its limit of tokens",
            3,
        ),
        # What the server sends.
        ({"body": {"choices": []}}, "sent an empty reply", 3),
        ({"body": {"error": "no"}}, STRANGE, 3),
        ({"body": "full marks"}, STRANGE, 3),
        ({"say": GOOD, "cut": 60}, BROKEN, 3),
        ({"say": GOOD, "cut": 0}, BROKEN, 3),
        ({"say": GOOD, "headers": {"Content-Encoding": "gzip"}}, BROKEN, 3),
        ({"say": GOOD, "fill": 2}, "sent far more than it was asked for", 3),
        ({"status": 401}, "did not accept the key (GREENROOM_LLM_KEY)", 3),
        ({"status": 403}, "did not accept the key (GREENROOM_LLM_KEY)", 3),
        ({"status": 400, "body": {"error": ANSWER}}, "did not take the request (400)", 3),
        ({"status": 400, "body": {"error": "temperature"}}, "did not take the request (400)", 6),
        ({"status": 500}, "had a fault of its own (500)", 3),
        ({"status": 503, "headers": {"Retry-After": "1"}}, "had a fault of its own (503)", 3),
        # Too many requests: one more try each, if there is time for it.
        ({"status": 429, "headers": {"Retry-After": "0"}}, BUSY, 6),
        ({"status": 429}, BUSY, 6),
        ({"status": 429, "headers": {"Retry-After": "60"}}, BUSY, 3),
        ({"status": 429, "headers": {"Retry-After": "9" * 500}}, BUSY, 3),
        # Time.
        (SLOW, NO_TIME, 3),
        ({"say": GOOD, "pause_s": 0.01}, NO_TIME, 3),
    ],
)
def test_another_reader_steps_in_and_the_note_says_why(
    server: TapeServer, step: Step, what: str, requests: int
) -> None:
    tape = server.tape(step)
    began = time.monotonic()
    reading = read(replace(tape.settings, timeout_s=LIMIT_S))
    assert reading == stepped_in(what)
    assert KEY not in reading.note
    assert "Dropout" not in reading.note
    assert len(tape.received()) == requests
    assert time.monotonic() - began < 2 * LIMIT_S


def test_an_unknown_model_is_named_with_the_settings_to_look_at(server: TapeServer) -> None:
    tape = server.tape({"status": 404, "body": {"error": {"message": f"no {MODEL}"}}})
    what = f"was not found at {tape.host} (GREENROOM_LLM_MODEL, GREENROOM_LLM_URL)"
    assert read(tape.settings) == stepped_in(what)


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    reading = read(ModelSettings(f"http://127.0.0.1:{port}/v1", MODEL, KEY))
    assert reading == stepped_in(f"cannot be reached at 127.0.0.1:{port} (GREENROOM_LLM_URL)")


def test_a_server_that_never_says_a_word_costs_no_more_than_the_time_limit() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        began = time.monotonic()
        reading = read(ModelSettings(f"http://127.0.0.1:{port}/v1", MODEL, timeout_s=LIMIT_S))
    assert reading == stepped_in(NO_TIME)
    assert time.monotonic() - began < 2 * LIMIT_S


def test_a_redirection_is_not_followed(server: TapeServer) -> None:
    elsewhere = server.tape(GOOD_STEP)
    address = f"{elsewhere.settings.base_url}/chat/completions"
    tape = server.tape({"status": 307, "headers": {"Location": address}})
    what = "sent the request on to another address, which is not followed (GREENROOM_LLM_URL)"
    assert read(tape.settings) == stepped_in(what)
    assert elsewhere.received() == []


def busy_once(server: TapeServer, **headers: str) -> Tape:
    busy = {"status": 429, "headers": {name.replace("_", "-"): h for name, h in headers.items()}}
    return server.tape(busy, busy, busy, GOOD_STEP)


@pytest.mark.parametrize("retry_after", ["1", None, "soon"])
def test_after_too_many_requests_the_second_try_waits_as_it_is_told(
    server: TapeServer, retry_after: str | None
) -> None:
    tape = busy_once(server, **({"Retry_After": retry_after} if retry_after else {}))
    began = time.monotonic()
    reading = read(tape.settings)
    assert states(reading) == ["covered", "partly", "missing"]
    assert (reading.reader, reading.note) == (MODEL, "")
    assert len(tape.received()) == 6
    assert 1 <= time.monotonic() - began < 5


def test_a_second_try_may_be_set_for_a_time_of_day(server: TapeServer) -> None:
    until = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=2)
    tape = busy_once(server, Retry_After=email.utils.format_datetime(until, usegmt=True))
    assert read(tape.settings).reader == MODEL
    assert dt.datetime.now(dt.UTC) >= until.replace(microsecond=0)


NOON = dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("Sat, 31 Jan 2026 12:00:30 GMT", 30.0),
        ("Sat, 31 Jan 2026 11:00:00 GMT", 0.0),
        ("Sat, 31 Jan 2026 12:00:30 -0000", 30.0),
        # What says nothing of a time.
        ("", USUAL_WAIT_S),
        ("-5", USUAL_WAIT_S),
        ("1.5", USUAL_WAIT_S),
        ("soon", USUAL_WAIT_S),
        ("\u0663", USUAL_WAIT_S),
    ],
)
def test_the_wait_is_what_the_header_says(header: str, seconds: float) -> None:
    assert wait_s(header, NOON) == seconds


def test_one_sample_of_three_is_no_reading(server: TapeServer) -> None:
    tape = server.tape({"status": 500}, {"status": 500}, GOOD_STEP)
    assert read(tape.settings) == stepped_in("had a fault of its own (500)")


def test_the_reason_that_most_samples_share_is_given(server: TapeServer) -> None:
    tape = server.tape({"say": "no"}, {"status": 500}, {"status": 500})
    assert read(tape.settings) == stepped_in("had a fault of its own (500)")


def test_two_samples_in_time_are_enough_when_the_third_is_late(server: TapeServer) -> None:
    tape = server.tape(SLOW, GOOD_STEP)
    reading = read(replace(tape.settings, timeout_s=LIMIT_S))
    assert states(reading) == ["covered", "partly", "missing"]
    assert reading.note == "2 of 3 readings of the model could be used."


def test_an_answer_too_long_for_a_model_is_not_sent(server: TapeServer) -> None:
    tape = server.tape(GOOD_STEP)
    longest = "zero " * (LONGEST_ANSWER // 5)
    assert read(tape.settings, longest).reader == MODEL
    reading = read(tape.settings, longest + "x")
    assert reading.note.startswith(f"The model {MODEL} is not asked to read more than 20,000 char")
    assert reading.reader == "embedded"
    assert len(tape.received()) == 3


@dataclass(frozen=True)
class Broken:
    """A reader that cannot read."""

    fault: str

    def read(self, rubric: Rubric, answer: str) -> Reading:
        raise GraderFault(f"{self.fault}: {len(rubric.points)} points, {len(answer)} characters")


def test_if_the_second_reader_fails_too_its_fault_is_raised() -> None:
    with pytest.raises(GraderFault, match="the encoder failed"):
        FallbackReader(Broken("first"), Broken("the encoder failed")).read(RUBRIC, ANSWER)


def test_a_second_model_is_named_and_keeps_its_own_note(server: TapeServer) -> None:
    tape = server.tape({"status": 500}, GOOD_STEP)
    reading = FallbackReader(Broken("first"), ModelReader(tape.settings)).read(RUBRIC, ANSWER)
    assert reading.note == (
        f"First: 3 points, {len(ANSWER)} characters; the model {MODEL} read the answer instead. "
        "2 of 3 readings of the model could be used."
    )


def test_a_model_that_reads_leaves_the_second_reader_alone(server: TapeServer) -> None:
    reader = FallbackReader(ModelReader(server.tape(GOOD_STEP).settings), Broken("second"))
    assert reader.read(RUBRIC, ANSWER).reader == MODEL
