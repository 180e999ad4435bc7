"""Answering a question again, and what an answer's page tells of the earlier and later ones."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from greenroom.errors import NotFound
from greenroom.model.session import Session
from greenroom.practice.again import earlier
from greenroom.sessions.again import find_repeat
from greenroom.sessions.room import View
from greenroom.web.changes import changes
from greenroom.web.forms import read_form
from greenroom.web.pages.common import greenroom_of, see
from greenroom.web.word_diff import word_diff


async def begin(request: Request) -> Response:
    """Ask the same question again, the earlier text in the box unless an empty one is wanted."""
    session_id, position = request.path_params["session"], request.path_params["position"]
    form = await read_form(request)
    is_empty = (form.get("empty") or [""])[0] == "1"
    room = greenroom_of(request).room
    session = await run_in_threadpool(room.again, session_id, position, is_empty=is_empty)
    return see(f"/session/{session.id}/1")


def around(request: Request, view: View) -> dict[str, object]:
    """For the page of an answer: the one before it, what changed since, and the one after."""
    found: dict[str, object] = {"before": None, "changed": None, "back": None, "later": None}
    if view.marked is None or view.asked is None or not view.asked.kind.is_repeatable:
        return found
    store, marked = greenroom_of(request).ports.store, view.marked
    found["later"] = find_repeat(store, marked.attempt)
    chain = earlier(store, marked.attempt)
    if chain:
        answers = (chain[0].attempt.response.answer, marked.attempt.response.answer)
        texts = [_text(answer.get("text")) for answer in answers]
        found |= {
            "before": chain[0],
            "changed": changes(chain[0].grade, marked.grade),
            "text_changes": word_diff(*texts),
            "is_same_text": texts[0].split() == texts[1].split(),
            "back": _session(request, chain[-1].attempt.session_id),
        }
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _session(request: Request, session_id: str) -> Session | None:
    try:
        return greenroom_of(request).ports.store.session(session_id)
    except NotFound:
        return None
