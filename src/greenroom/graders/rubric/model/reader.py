"""A model that reads, and another reader that steps in when it cannot."""

import secrets
from collections import Counter
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Final

from greenroom.errors import GraderFault
from greenroom.graders.rubric.model.prompt import fresh_nonce, messages, sendable
from greenroom.graders.rubric.model.reply import Vote, count_reply, parse_reply, reply_schema
from greenroom.graders.rubric.model.settings import ModelSettings
from greenroom.graders.rubric.model.unusable import Unusable
from greenroom.graders.rubric.model.vote import count_beliefs, count_points
from greenroom.graders.rubric.reading import PointRead, Reader, Reading
from greenroom.graders.rubric.rubric import Rubric

LONGEST_ANSWER: Final = 20_000
"""Characters; about an hour of talking. Beyond it a request only costs money."""
KEPT: Final = 256
"""Readings that are remembered."""
_NONCE_BYTES: Final = 8


class ModelReader:
    """Several samples of a language model, of which the majority counts for each point.

    Only states and quotes come from the model, no grade. A draw goes to the lower state, and a
    point counts only with a quote that is literally in the answer (see `count_reply`). Readings are
    remembered in memory by rubric and answer; model, prompt and settings never change in a reader.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        # Failures are not remembered: they are raised.
        self._remembered = lru_cache(maxsize=KEPT)(self._read)

    def read(self, rubric: Rubric, answer: str) -> Reading:
        """What the model found; takes up to `timeout_s`. Not for a thread with an event loop.

        Raises:
            GraderFault: it could not be asked, or half of its samples or more could not be used;
                says why, without the key and without the answer.
        """
        return self._remembered(rubric, answer)

    def _read(self, rubric: Rubric, answer: str) -> Reading:
        if not answer.strip():
            points = tuple(PointRead(point.id, "missing", 0.0, 1.0) for point in rubric.points)
            return Reading(self._settings.model, points)
        try:
            return self._count(rubric, sendable(answer))
        except Unusable as fault:
            raise GraderFault(f"the model {self._settings.model} {fault}") from None

    def _count(self, rubric: Rubric, answer: str) -> Reading:
        if len(answer) > LONGEST_ANSWER:
            raise Unusable(f"is not asked to read more than {LONGEST_ANSWER:,} characters")
        votes, faults = _usable(self._ask(rubric, answer), rubric, answer)
        if len(votes) < self._settings.needed:
            ((most_common, _),) = Counter(map(str, faults)).most_common(1)
            raise Unusable(most_common)
        some = f"{len(votes)} of {self._settings.samples} readings of the model could be used."
        return Reading(
            reader=self._settings.model,
            points=count_points(rubric, votes, self._settings.needed),
            beliefs=count_beliefs(rubric, votes),
            note=some if faults else "",
        )

    def _ask(self, rubric: Rubric, answer: str) -> list[str | Unusable]:
        try:
            # Late: it takes a fifth of a second, and most people have no model.
            from greenroom.graders.rubric.model.chat import ask  # noqa: PLC0415 - see above
        except ImportError:
            raise Unusable("needs httpx2, which the extra llm installs") from None
        nonce = fresh_nonce(answer, partial(secrets.token_hex, _NONCE_BYTES))
        body: dict[str, Any] = {
            "model": self._settings.model,
            "messages": messages(rubric, answer, nonce),
            "temperature": self._settings.temperature,
            "stream": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reading", "strict": True, "schema": reply_schema(rubric)},
            },
        }
        return ask(self._settings, body)


def _usable(
    replies: list[str | Unusable], rubric: Rubric, answer: str
) -> tuple[list[Vote], list[Unusable]]:
    votes: list[Vote] = []
    faults: list[Unusable] = []
    for reply in replies:
        if isinstance(reply, Unusable):
            faults.append(reply)
            continue
        try:
            votes.append(count_reply(parse_reply(reply), rubric, answer))
        except Unusable as fault:
            faults.append(fault)
    return votes, faults


class FallbackReader:
    """Reads with the first reader and, if that fails, with the second, saying so in `note`."""

    def __init__(self, first: Reader, second: Reader) -> None:
        self._first = first
        self._second = second

    def read(self, rubric: Rubric, answer: str) -> Reading:
        """What one of them found.

        Raises:
            GraderFault: the second failed too.
        """
        try:
            return self._first.read(rubric, answer)
        except GraderFault as fault:
            reading = self._second.read(rubric, answer)
            return replace(reading, note=_stepped_in(str(fault), reading))


def _stepped_in(fault: str, reading: Reading) -> str:
    who = "the embedded reader" if reading.reader == "embedded" else f"the model {reading.reader}"
    said = f"{fault[:1].upper()}{fault[1:]}; {who} read the answer instead."
    return f"{said} {reading.note}".strip()
