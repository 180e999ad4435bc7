"""A rubric, an answer, what a model may say of them, and a server to say it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from greenroom.graders.rubric.model.settings import ModelSettings
from greenroom.graders.rubric.reading import PointRead, PointState, Reading
from greenroom.graders.rubric.rubric import Rubric, RubricPoint, WrongBelief
from greenroom.text.spans import Span
from greenroom.text.words import stems
from tests.graders.rubric.model.server import Step

ROOT = Path(__file__).parents[4]
KEY = "sk-a-key-that-nobody-may-see"
MODEL = "llama3.1:8b"
ANSWER = "Dropout sets random units to zero\n  while training. So the network cannot lean on one."

RUBRIC = Rubric(
    question="What does dropout do?",
    points=(
        RubricPoint("zeroes-units", "random units are set to zero", 2.0, ("units are dropped",)),
        RubricPoint("no-reliance", "no unit can be relied on alone", 1.0),
        RubricPoint("off-at-test", "it is off when predicting", 1.0),
    ),
    misconceptions=(
        WrongBelief("at-test", "dropout is on when predicting", "it only regularises training"),
        WrongBelief("prunes", "dropped units are gone for good"),
    ),
)
ZERO = "sets random units to zero while training"
LEAN = "cannot lean on one"


def point(id_: str, state: str, quote: str | None = "", reason: str = "Said.") -> dict[str, Any]:
    """A point as the model replies."""
    return {"id": id_, "state": state, "quote": quote, "reason": reason}


def held(id_: str, quote: str) -> dict[str, Any]:
    """A misconception that the model hears in the answer."""
    return {"id": id_, "present": True, "quote": quote}


def free(id_: str, quote: str = "") -> dict[str, Any]:
    """A misconception that the model does not hear."""
    return {"id": id_, "present": False, "quote": quote}


GOOD_POINTS = (
    point("zeroes-units", "covered", ZERO, "It says that units are zeroed."),
    point("no-reliance", "partly", LEAN, "It hints at it."),
    point("off-at-test", "missing", "", "It does not speak of predicting."),
)
NO_BELIEFS = (free("at-test"), free("prunes"))


def reply(*points: dict[str, Any], beliefs: tuple[dict[str, Any], ...] = NO_BELIEFS) -> str:
    """The text of a reply."""
    return json.dumps({"points": points, "misconceptions": beliefs})


GOOD = reply(*GOOD_POINTS)
GOOD_STEP: Step = {"say": GOOD}


def states(reading: Reading) -> list[PointState]:
    """In the rubric's order."""
    return [read.state for read in reading.points]


def span_of(quote: str, text: str = ANSWER) -> Span:
    """Where the text has it, as it stands there."""
    return Span(text.index(quote), text.index(quote) + len(quote))


@dataclass(frozen=True)
class Tape:
    """A model that says what stands on the tape."""

    root: str
    number: int

    @property
    def settings(self) -> ModelSettings:
        return ModelSettings(f"{self.root}/{self.number}/v1", MODEL, KEY, timeout_s=10)

    @property
    def host(self) -> str:
        return urlsplit(self.root).netloc

    def received(self) -> list[dict[str, Any]]:
        """What was asked so far: headers, and the body's text."""
        got = httpx2.get(f"{self.root}/tapes/{self.number}", trust_env=False)
        requests: list[dict[str, Any]] = got.json()
        return requests


@dataclass(frozen=True)
class TapeServer:
    """Makes tapes; see server.py for what a step may have."""

    root: str

    def tape(self, *steps: Step) -> Tape:
        made = httpx2.post(f"{self.root}/tapes", json=steps, trust_env=False)
        return Tape(self.root, made.json()["tape"])


class WordReader:
    """A reader that needs no model: a point is covered if the answer has half of its words."""

    def read(self, rubric: Rubric, answer: str) -> Reading:
        heard = set(stems(answer))

        def state(text: str) -> PointState:
            wanted = set(stems(text))
            return "covered" if 2 * len(wanted & heard) >= len(wanted) else "missing"

        found = [(one.id, state(one.text)) for one in rubric.points]
        return Reading(
            reader="embedded",
            points=tuple(
                PointRead(id_, state, float(state == "covered"), 0.7) for id_, state in found
            ),
        )
