"""The statements, made once: SQLAlchemy keeps what each compiles to."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    insert,
    null,
    select,
    update,
)

from greenroom.store.tables import ATTEMPT, EVIDENCE, GRADE, SESSION, SLOT, TARGET

_SESSION_ID: BindParameter[Any] = bindparam("session_id")
_POSITION: BindParameter[Any] = bindparam("position")
_ATTEMPT_ID: BindParameter[Any] = bindparam("attempt_id")
_LEARNER: BindParameter[Any] = bindparam("learner")

CHANGE_NOTHING = update(SESSION).where(false()).values(seed=SESSION.c.seed)
"""Fails where the database cannot be written."""
INSERT_SESSION = insert(SESSION)
INSERT_SLOT = insert(SLOT)
INSERT_ATTEMPT = insert(ATTEMPT)
INSERT_GRADE = insert(GRADE)
INSERT_EVIDENCE = insert(EVIDENCE)
INSERT_TARGET = insert(TARGET)

SLOT_COLUMNS = (
    SLOT.c.session_id,
    SLOT.c.position,
    SLOT.c.item_uid,
    SLOT.c.seed,
    SLOT.c.reason,
    SLOT.c.predicted,
    SLOT.c.predictor,
    SLOT.c.asked_at,
    SLOT.c.flagged,
    ATTEMPT.c.id,
)
_SLOT_AND_ATTEMPT = SLOT.outerjoin(
    ATTEMPT,
    and_(ATTEMPT.c.session_id == SLOT.c.session_id, ATTEMPT.c.position == SLOT.c.position),
)

SESSION_BY_ID = select(SESSION).where(SESSION.c.id == _SESSION_ID)
SLOTS = (
    select(*SLOT_COLUMNS, SLOT.c.draft)
    .select_from(_SLOT_AND_ATTEMPT)
    .where(SLOT.c.session_id == _SESSION_ID)
    .order_by(SLOT.c.position)
)
SLOT_AT = SLOTS.where(SLOT.c.position == _POSITION)
SLOT_COUNT = select(func.count()).select_from(SLOT).where(SLOT.c.session_id == _SESSION_ID)

_NEWEST = (SESSION.c.started_at.desc(), SESSION.c.id.desc())
_OF_LEARNER = SESSION.c.learner == _LEARNER
SESSIONS_OF = (
    select(SESSION)
    .where(_OF_LEARNER)
    .order_by(*_NEWEST)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
OPEN_SESSIONS_OF = (
    select(SESSION).where(_OF_LEARNER, SESSION.c.ended_at.is_(None)).order_by(*_NEWEST)
)
_SLOTS_WITHOUT_DRAFTS = (
    select(*SLOT_COLUMNS, null())
    .select_from(_SLOT_AND_ATTEMPT)
    .order_by(SLOT.c.session_id, SLOT.c.position)
)
SLOTS_OF_SESSIONS = _SLOTS_WITHOUT_DRAFTS.where(
    SLOT.c.session_id.in_(SESSIONS_OF.with_only_columns(SESSION.c.id))
)
SLOTS_OF_OPEN_SESSIONS = _SLOTS_WITHOUT_DRAFTS.where(
    SLOT.c.session_id.in_(OPEN_SESSIONS_OF.with_only_columns(SESSION.c.id).order_by(None))
)

_THIS_SLOT = and_(
    SLOT.c.session_id == bindparam("of_session"), SLOT.c.position == bindparam("at_position")
)
_IS_ANSWERED = exists().where(
    ATTEMPT.c.session_id == SLOT.c.session_id, ATTEMPT.c.position == SLOT.c.position
)
_IS_OPEN = exists().where(SESSION.c.id == SLOT.c.session_id, SESSION.c.ended_at.is_(None))
REPLACE_SLOT = (
    update(SLOT)
    .where(_THIS_SLOT, ~_IS_ANSWERED)
    .values(
        item_uid=bindparam("item_uid"),
        seed=bindparam("seed"),
        reason=bindparam("reason"),
        predicted=bindparam("predicted"),
        predictor=bindparam("predictor"),
        asked_at=bindparam("asked_at"),
        flagged=bindparam("flagged"),
        draft=None,
        draft_at=None,
    )
)
MARK_ASKED = (
    update(SLOT).where(_THIS_SLOT, SLOT.c.asked_at.is_(None)).values(asked_at=bindparam("asked"))
)
SAVE_DRAFT = (
    update(SLOT)
    .where(_THIS_SLOT, ~_IS_ANSWERED, _IS_OPEN)
    .values(draft=bindparam("typed"), draft_at=bindparam("typed_at"))
)
DROP_DRAFT = (
    update(SLOT).where(_THIS_SLOT, SLOT.c.draft.is_not(None)).values(draft=None, draft_at=None)
)
FLAG = update(SLOT).where(_THIS_SLOT).values(flagged=bindparam("is_flagged"))
_ENDED: BindParameter[Any] = bindparam("ended")
# A clock that was set back does not end a session before it began.
END_SESSION = (
    update(SESSION)
    .where(SESSION.c.id == bindparam("of_session"), SESSION.c.ended_at.is_(None))
    .values(ended_at=case((SESSION.c.started_at > _ENDED, SESSION.c.started_at), else_=_ENDED))
)

_GRADE_COLUMNS = (
    GRADE.c.grader,
    GRADE.c.version,
    GRADE.c.state,
    GRADE.c.summary,
    GRADE.c.score,
    GRADE.c.rating,
    GRADE.c.seen,
)
_MARKED = select(ATTEMPT, *_GRADE_COLUMNS).join_from(
    ATTEMPT, GRADE, GRADE.c.attempt_id == ATTEMPT.c.id
)
MARKED = _MARKED.where(ATTEMPT.c.id == _ATTEMPT_ID).order_by(GRADE.c.number.desc()).limit(1)
_LATER = GRADE.alias("later")
MARKED_OF_SESSION = _MARKED.where(
    ATTEMPT.c.session_id == _SESSION_ID,
    ~exists().where(_LATER.c.attempt_id == ATTEMPT.c.id, _LATER.c.number > GRADE.c.number),
).order_by(ATTEMPT.c.position)
WAITING = _MARKED.where(
    GRADE.c.state == "waiting",
    ~exists().where(_LATER.c.attempt_id == ATTEMPT.c.id, _LATER.c.number > GRADE.c.number),
).order_by(GRADE.c.number)
IS_SLOT = select(SLOT.c.position).where(
    SLOT.c.session_id == _SESSION_ID, SLOT.c.position == _POSITION
)
IS_ATTEMPT = select(ATTEMPT.c.id).where(ATTEMPT.c.id == _ATTEMPT_ID)
IS_GRADE = select(GRADE.c.number).where(
    GRADE.c.attempt_id == _ATTEMPT_ID, GRADE.c.id == bindparam("grade_id")
)
IS_EVIDENCE = select(EVIDENCE.c.number).where(EVIDENCE.c.attempt_id == _ATTEMPT_ID)
EVIDENCE_OF = (
    select(EVIDENCE)
    .where(EVIDENCE.c.learner == _LEARNER, EVIDENCE.c.number > bindparam("after"))
    .order_by(EVIDENCE.c.number)
)
_TARGET_COLUMNS = (TARGET.c.loop, TARGET.c.date, TARGET.c.hours, TARGET.c.zone, TARGET.c.set_at)
TARGETS_OF = (
    select(*_TARGET_COLUMNS)
    .where(TARGET.c.learner == _LEARNER)
    .order_by(TARGET.c.set_at, TARGET.c.number)
)
TARGET_BY_ID = select(TARGET.c.learner, *_TARGET_COLUMNS).where(
    TARGET.c.id == bindparam("target_id")
)
