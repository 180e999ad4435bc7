"""The grader `rubric`: open answers, with the words that show each point and an honest interval."""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

import numpy as np

from greenroom.errors import GreenroomError, RequestError
from greenroom.graders.rubric import own_marks
from greenroom.graders.rubric.bands import band, is_wide
from greenroom.graders.rubric.embedded import EmbeddedReader, prepared, reading_of
from greenroom.graders.rubric.model.prompt import PROMPT_VERSION
from greenroom.graders.rubric.model.reader import FallbackReader, ModelReader
from greenroom.graders.rubric.model.settings import settings_from
from greenroom.graders.rubric.own_scale import name_of, own_file, own_or_shipped
from greenroom.graders.rubric.reading import Reader, Reading
from greenroom.graders.rubric.rubric import Rubric
from greenroom.graders.rubric.scale import Interval, Scale, shipped, spread_of
from greenroom.graders.rubric.shape import shape
from greenroom.graders.rubric.table import tabulate
from greenroom.graders.rubric.validity import Doubt, Examined, examine, subject_doubts
from greenroom.model.grade import Grade, Outcome, Seen
from greenroom.model.response import JsonValue, Response
from greenroom.text.spans import Span

MOST_WIDTH: Final = 0.6
"""An interval wider than that says nothing, so no score is given."""
DOUBT_FACTOR: Final = 1.4
"""How much each doubt widens the interval."""
WITHHELD: Final = frozenset({"salad"})
"""Doubts under which no score is given: words in disorder match as well as sentences."""
OUTCOMES: Final[Mapping[str, Outcome]] = {
    "covered": "right",
    "partly": "partly",
    "missing": "missing",
    "contradicted": "wrong",
}
SELF: Final = "Hold your answer against the points yourself and tick those it covers."


class RubricGrader:
    """Reads an answer, scores what was found, and says how sure it is."""

    name: ClassVar[str] = "rubric"
    version: ClassVar[int] = 1

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._own: Path | None = None
        self._embedded = EmbeddedReader(self._scale)
        self._lock = threading.Lock()
        self._reader: Reader | None = None

    def look_in(self, data_dir: Path) -> None:
        """From now on prefer the reader that was fitted into this folder, if there is one."""
        self._own = own_file(data_dir)

    def sent_to(self) -> str:
        """The host that answers are sent to, for pages to say so; empty where they stay here."""
        try:
            settings = settings_from(self._environ)
        except RequestError:
            return ""  # Nothing is graded with wrong settings, and so nothing is sent.
        return "" if settings is None else settings.host

    def grade(self, key: Rubric, response: Response) -> Grade:
        """Weighted share of the points, calibrated; or why there is none.

        Raises:
            GraderFault: the encoder failed.
            RequestError: a setting of the model judge is wrong.
        """
        if own_marks.are_in(response):
            return own_marks.graded(key, response)
        answer = str(response.answer["text"])
        examined = examine(key, answer)
        if examined.zero:
            return self._graded(examined.zero, 0.0, tuple(_nothing(key)))
        if examined.ungraded:
            return self._unmarked(f"{examined.ungraded} {SELF}", ())
        kept = examined.kept(answer)
        of = prepared(key)
        table = tabulate(of, kept)
        examined = replace(examined, doubts=(*examined.doubts, *subject_doubts(table)))
        reader, scale = self._chosen(), self._scale()
        if isinstance(reader, EmbeddedReader):
            reading = reading_of(key, of, table, scale)
        else:
            reading = reader.read(key, kept)
        return self._scored(key, answer, reading, scale, examined)

    def warm(self, key: Rubric) -> None:
        """Load the encoder and encode the rubric, in the background."""
        threading.Thread(target=_warm, args=(key,), name="rubric-warm", daemon=True).start()

    def _chosen(self) -> Reader:
        with self._lock:
            if self._reader is None:
                settings = settings_from(self._environ)
                self._reader = self._embedded
                if settings is not None:
                    self._reader = FallbackReader(ModelReader(settings), self._embedded)
            return self._reader

    def _scale(self) -> Scale:
        return own_or_shipped(self._own)

    def _scored(
        self, key: Rubric, answer: str, reading: Reading, scale: Scale, examined: Examined
    ) -> Grade:
        weights = np.array([point.weight for point in key.points])
        shares = np.array([point.expected for point in reading.points])
        share = float((weights * shares).sum() / weights.sum())
        is_embedded = reading.reader == EmbeddedReader.name
        score = scale.score(share) if is_embedded else share
        interval = scale.interval(score, spread_of(shares, weights))
        interval = interval.widened(DOUBT_FACTOR ** len(examined.doubts))
        seen = (
            *_points(key, reading, answer),
            *_beliefs(key, reading, answer),
            *_doubts(examined.doubts),
            *_shape(key, answer),
            Seen("interval", "", "note", data={**_range(interval), **_read_by(reading, scale)}),
        )
        grave = next((doubt.text for doubt in examined.doubts if doubt.id in WITHHELD), "")
        if grave:
            return self._unmarked(_with_note(f"No score: {grave} {SELF}", reading), seen)
        if interval.width > MOST_WIDTH:
            sentence = (
                f"No score: it would lie anywhere between {interval.low:.0%} and "
                f"{interval.high:.0%}. {SELF}"
            )
            return self._unmarked(_with_note(sentence, reading), seen)
        return self._graded(_with_note(_summary(reading, score, interval), reading), score, seen)

    def _graded(self, summary: str, score: float, seen: tuple[Seen, ...]) -> Grade:
        return Grade(self.name, self.version, "graded", summary, score=score, seen=seen)

    def _unmarked(self, summary: str, seen: tuple[Seen, ...]) -> Grade:
        return Grade(self.name, self.version, "unmarked", summary, seen=seen)


def _warm(key: Rubric) -> None:
    # Whatever fails here fails again, and is told, when an answer is graded.
    with suppress(GreenroomError):
        prepared(key)
        shipped()


def _summary(reading: Reading, score: float, interval: Interval) -> str:
    states = [point.state for point in reading.points]
    partly = states.count("partly")
    found = f"{states.count('covered')} of {len(states)} points mentioned"
    found += f", {partly} in part" if partly else ""
    turned = states.count("contradicted")
    found += f", {turned} perhaps turned round" if turned else ""
    if is_wide(interval.low, interval.high):
        said = band(interval.low, interval.high)
        return f"{said[0].upper()}{said[1:]} of a full answer, too uncertain for a number: {found}."
    return (
        f"About {score:.0%} of a full answer (most likely {interval.low:.0%} to "
        f"{interval.high:.0%}): {found}."
    )


def _with_note(sentence: str, reading: Reading) -> str:
    return f"{sentence} {reading.note}".strip()


def _nothing(key: Rubric) -> Iterator[Seen]:
    for point in key.points:
        yield Seen(point.id, point.text, "missing")


def _points(key: Rubric, reading: Reading, answer: str) -> Iterator[Seen]:
    for point, read in zip(key.points, reading.points, strict=True):
        data: dict[str, JsonValue] = {
            "expected": round(read.expected, 4),
            "confidence": round(read.confidence, 4),
            "reason": read.reason,
            **_place(read.span),
        }
        quote = "" if read.span is None else read.span.of(answer)
        yield Seen(point.id, point.text, OUTCOMES[read.state], quote, data)


def _beliefs(key: Rubric, reading: Reading, answer: str) -> Iterator[Seen]:
    known = {belief.id: belief for belief in key.misconceptions}
    for read in reading.beliefs:
        belief = known[read.id]
        data: dict[str, JsonValue] = {
            "confidence": round(read.confidence, 4),
            "why": belief.why,
            **_place(read.span),
        }
        label = belief.asks or f"Is this so: {belief.text}"
        yield Seen(f"belief:{belief.id}", label, "note", read.span.of(answer), data)


def _doubts(doubts: tuple[Doubt, ...]) -> Iterator[Seen]:
    for doubt in doubts:
        yield Seen(f"doubt:{doubt.id}", doubt.text, "note")


def _shape(key: Rubric, answer: str) -> Iterator[Seen]:
    for part in shape(key.question, key.level, answer):
        quote = "" if part.span is None else part.span.of(answer)
        yield Seen(f"shape:{part.id}", part.label, "note", quote, _place(part.span))


def _place(span: Span | None) -> dict[str, JsonValue]:
    return {} if span is None else {"start": span.start, "end": span.end}


def _range(interval: Interval) -> dict[str, JsonValue]:
    return {"low": round(interval.low, 4), "high": round(interval.high, 4)}


def _read_by(reading: Reading, scale: Scale) -> dict[str, JsonValue]:
    """Who read; of a model also what it was told, for its readings change with that."""
    if reading.reader == EmbeddedReader.name:
        return {"reader": name_of(scale)}
    return {"reader": reading.reader, "prompt": PROMPT_VERSION}
