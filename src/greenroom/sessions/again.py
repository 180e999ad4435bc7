"""Sessions of one question that was answered before."""

import contextlib
import itertools
import uuid
from collections.abc import Iterator

from greenroom.errors import Conflict, NotFound
from greenroom.model.session import Attempt, Blueprint, Session, Slot
from greenroom.practice.again import AGAIN_FIELD
from greenroom.practice.flow import Asked
from greenroom.practice.ports import Ports, Store

TITLE_LIMIT = 150
REASON = "you chose to answer it again"


def repeat(ports: Ports, asked: Asked, attempt: Attempt, *, is_empty: bool) -> Session:
    """The session in which this answer is given again, begun with its text unless `is_empty`.

    There is one, however often it is asked for; another only where it was ended without an answer.
    """
    sessions = (
        _find(ports.store, id_) or _kept(ports, asked, attempt, id_, is_empty=is_empty)
        for id_ in _ids(attempt)
    )
    return next(session for session in sessions if not session.is_over or _is_answered(session))


def find_repeat(store: Store, attempt: Attempt) -> Session | None:
    """The session in which this answer was given again; None if it was not."""
    sessions = (_find(store, id_) for id_ in _ids(attempt))
    return next(session for session in sessions if session is None or _is_answered(session))


def _ids(attempt: Attempt) -> Iterator[str]:
    """Made of the answer's own id, so that they are found again and never made twice."""
    for number in itertools.count():
        yield str(uuid.uuid5(uuid.NAMESPACE_OID, f"again:{attempt.id}:{number}"))


def _find(store: Store, session_id: str) -> Session | None:
    try:
        return store.session(session_id)
    except NotFound:
        return None


def _is_answered(session: Session) -> bool:
    return any(slot.attempt_id is not None for slot in session.slots)


def _kept(
    ports: Ports, asked: Asked, attempt: Attempt, session_id: str, *, is_empty: bool
) -> Session:
    session = _made(ports, asked, attempt, session_id, is_empty=is_empty)
    # Two clicks may have come this far; the first one's session stands.
    with contextlib.suppress(Conflict):
        ports.store.create_session(session)
    return ports.store.session(session_id)


def _made(
    ports: Ports, asked: Asked, attempt: Attempt, session_id: str, *, is_empty: bool
) -> Session:
    head, typed = asked.head, [""] if is_empty else attempt.form.get("answer", [""])
    slot = Slot(
        position=1,
        item_uid=head.uid,
        seed=attempt.seed,
        reason=REASON,
        predicted=ports.predict(ports.learner(attempt.learner), head),
        predictor=ports.predictor,
        draft={"answer": typed, AGAIN_FIELD: [attempt.id]},
    )
    return Session(
        id=session_id,
        learner=attempt.learner,
        blueprint=Blueprint(
            policy="practice",
            title=f"Again: {head.title[:TITLE_LIMIT]}",
            length=1,
            items=(head.uid,),
        ),
        seed=attempt.seed,
        started_at=ports.now(),
        ends_at=None,
        slots=(slot,),
    )
