"""Records to rows of plain values and back."""

import datetime as dt
import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from greenroom.model.evidence import Evidence
from greenroom.model.grade import Grade, Seen
from greenroom.model.response import Form, JsonValue, Response
from greenroom.model.session import Attempt, Blueprint, Session, Slot
from greenroom.model.target import Target

Values: TypeAlias = dict[str, str | int | float | bool | None]
"""A row to be written, by column."""
Row: TypeAlias = Sequence[Any]
"""A row as it was read, its columns in the order of the statement."""

to_json = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
of_json = json.loads


def to_time(at: dt.datetime) -> str:
    """The moment in UTC, to the microsecond.

    Raises:
        ValueError: the time does not say its zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} does not say its zone")
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def to_optional_time(at: dt.datetime | None) -> str | None:
    """As `to_time`; None stays None."""
    return None if at is None else to_time(at)


def _optional_time(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)


def to_form(form: Form) -> str:
    """A form as JSON: an object of lists."""
    return to_json({name: list(values) for name, values in form.items()})


def _finite(value: float | None) -> float | None:
    # SQLite would keep NaN as nothing at all.
    if value is not None and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be kept")
    return value


def session_values(session: Session) -> Values:
    """A row of `session`."""
    return {
        "id": session.id,
        "learner": session.learner,
        "blueprint": to_json(session.blueprint.model_dump(mode="json")),
        "seed": session.seed,
        "started_at": to_time(session.started_at),
        "ends_at": to_optional_time(session.ends_at),
        "ended_at": to_optional_time(session.ended_at),
    }


def slot_values(session_id: str, slot: Slot) -> Values:
    """A row of `slot`, without a draft: that comes with its own time."""
    return {
        "session_id": session_id,
        "position": slot.position,
        "item_uid": slot.item_uid,
        "seed": slot.seed,
        "reason": to_json(slot.reason),
        "predicted": _finite(slot.predicted),
        "predictor": slot.predictor,
        "asked_at": to_optional_time(slot.asked_at),
        "flagged": slot.flagged,
    }


def attempt_values(attempt: Attempt) -> Values:
    """A row of `attempt`."""
    return {
        "id": attempt.id,
        "learner": attempt.learner,
        "session_id": attempt.session_id,
        "position": attempt.position,
        "item_uid": attempt.item_uid,
        "item_version": attempt.item_version,
        "seed": attempt.seed,
        "form": to_form(attempt.form),
        "answer": to_json(dict(attempt.response.answer)),
        "confidence": _finite(attempt.response.confidence),
        "at": to_time(attempt.at),
        "seconds": _finite(attempt.seconds),
    }


def grade_values(attempt_id: str, grade_id: str, grade: Grade) -> Values:
    """A row of `grade`, without its number."""
    return {
        "attempt_id": attempt_id,
        "id": grade_id,
        "grader": grade.grader,
        "version": grade.version,
        "state": grade.state,
        "summary": to_json(grade.summary),
        "score": _finite(grade.score),
        "rating": grade.rating,
        "seen": to_json([_seen(s) for s in grade.seen]),
    }


def _seen(seen: Seen) -> list[JsonValue]:
    texts: list[JsonValue] = [seen.id, seen.label, seen.outcome, seen.evidence]
    return texts if seen.data is None else [*texts, seen.data]


def evidence_values(evidence: Evidence) -> Values:
    """A row of `evidence`, without its number."""
    return {
        "attempt_id": evidence.attempt_id,
        "learner": evidence.learner,
        "session_id": evidence.session_id,
        "item_uid": evidence.item_uid,
        "item_version": evidence.item_version,
        "kind": evidence.kind,
        "area": evidence.area,
        "topics": to_json(evidence.topics),
        "score": _finite(evidence.score),
        "rating": evidence.rating,
        "confidence": _finite(evidence.confidence),
        "predicted": _finite(evidence.predicted),
        "predictor": evidence.predictor,
        "seconds": _finite(evidence.seconds),
        "at": to_time(evidence.at),
    }


def target_values(learner: str, target_id: str, target: Target) -> Values:
    """A row of `target`, without its number."""
    return {
        "id": target_id,
        "learner": learner,
        "loop": target.loop,
        "date": None if target.date is None else target.date.isoformat(),
        "hours": to_json(list(target.hours)),
        "zone": target.zone,
        "set_at": to_time(target.set_at),
    }


def to_session(row: Row, slots: Sequence[Slot]) -> Session:
    """From the columns of `session` in their order."""
    id_, learner, blueprint, seed, started_at, ends_at, ended_at = row
    return Session(
        id_,
        learner,
        Blueprint.model_validate_json(blueprint),
        seed,
        dt.datetime.fromisoformat(started_at),
        _optional_time(ends_at),
        _optional_time(ended_at),
        tuple(slots),
    )


def to_slot(row: Row) -> Slot:
    """From `statements.SLOT_COLUMNS` and the draft."""
    _, position, uid, seed, reason, predicted, predictor, asked_at, flagged, attempt_id, draft = row
    return Slot(
        position,
        uid,
        seed,
        of_json(reason),
        predicted,
        predictor,
        _optional_time(asked_at),
        flagged,
        attempt_id,
        None if draft is None else of_json(draft),
    )


ATTEMPT_WIDTH = 12


def to_attempt(row: Row) -> Attempt:
    """From the columns of `attempt` in their order."""
    id_, learner, session_id, position, uid, version, seed, form, answer, sure, at, seconds = row
    return Attempt(
        id=id_,
        learner=learner,
        session_id=session_id,
        position=position,
        item_uid=uid,
        item_version=version,
        seed=seed,
        form=of_json(form),
        response=Response(of_json(answer), sure),
        at=dt.datetime.fromisoformat(at),
        seconds=seconds,
    )


def to_grade(row: Row) -> Grade:
    """From the columns of `grade` in their order, beginning with `grader`."""
    grader, version, state, summary, score, rating, seen = row
    return Grade(
        grader,
        version,
        state,
        of_json(summary),
        score,
        rating,
        tuple(Seen(*fields) for fields in of_json(seen)),
    )


def to_evidence(row: Row) -> Evidence:
    """From the columns of `evidence` in their order, after the number."""
    *first, topics, score, rating, confidence, predicted, predictor, seconds, at = row
    attempt_id, learner, session_id, item_uid, item_version, kind, area = first
    return Evidence(
        attempt_id=attempt_id,
        learner=learner,
        session_id=session_id,
        item_uid=item_uid,
        item_version=item_version,
        kind=kind,
        area=area,
        topics=tuple(of_json(topics)),
        score=score,
        rating=rating,
        confidence=confidence,
        predicted=predicted,
        predictor=predictor,
        seconds=seconds,
        at=dt.datetime.fromisoformat(at),
    )


def to_target(row: Row) -> Target:
    """From the columns of `target` in their order, beginning with `loop`."""
    loop, date, hours, zone, set_at = row
    return Target(
        loop,
        None if date is None else dt.date.fromisoformat(date),
        tuple(float(each) for each in of_json(hours)),
        zone,
        dt.datetime.fromisoformat(set_at),
    )


def as_object(kind: str, row: Mapping[Any, Any], json_columns: frozenset[str]) -> dict[str, Any]:
    """A row as a JSON object with its type."""
    found: dict[str, Any] = {"type": kind}
    for name, value in row.items():
        found[name] = of_json(value) if name in json_columns and isinstance(value, str) else value
    return found
