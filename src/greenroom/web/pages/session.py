"""The question room: asking, taking answers, drafts, flags, marks, and the end of a session.

Whatever reads a session may end one whose time is over, which judges its answers: so it runs in
threads, where plain functions run anyway, and never holds up the other pages.
"""

import datetime as dt

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.errors import (
    BankError,
    Conflict,
    GraderFault,
    NotFound,
    SandboxFault,
    StoreUnavailable,
)
from greenroom.model.grade import Grade
from greenroom.model.response import Form, Problem, Problems
from greenroom.practice.flow import Submission
from greenroom.practice.hints import taken
from greenroom.practice.review_day import review_day
from greenroom.select.due import due_items
from greenroom.sessions.room import View
from greenroom.sessions.standing import summarise
from greenroom.web.forms import draft_fields, read_form, submission_of
from greenroom.web.pages import again
from greenroom.web.pages.common import area_titles, greenroom_of, page, see

FRAGMENT_HEADER = "x-fragment"
"""Sent by a script that puts the answer into the page it has."""


def _ids(request: Request) -> tuple[str, int]:
    return request.path_params["session"], request.path_params["position"]


def go_on(request: Request) -> Response:
    """The question to go on at; at the end of the session, its summary."""
    session_id = request.path_params["session"]
    position = greenroom_of(request).room.current(session_id)
    tail = "summary" if position is None else str(position)
    return see(f"/session/{session_id}/{tail}")


async def show(request: Request) -> Response:
    """One question, or its feedback."""
    if greenroom_of(request).room.is_due(_ids(request)[0]):
        return await run_in_threadpool(_shown, request)
    return _shown(request)  # a thread would cost as much as the page


def _shown(request: Request) -> Response:
    view = greenroom_of(request).room.view(*_ids(request))
    if view.session.is_over and view.marked is None and not view.session.blueprint.feedback_at_end:
        return see(f"/session/{view.session.id}/summary")
    return _room(request, view, view.slot.draft or {})


def _room(
    request: Request,
    view: View,
    values: Form,
    problems: Problems = (),
    status: int = 200,
    trial: Grade | None = None,
) -> Response:
    if view.asked is not None and view.marked is None:
        view.asked.kind.warm(view.asked.question)
    now = greenroom_of(request).ports.now()
    ends_at = view.session.ends_at
    topics = greenroom_of(request).bank.topics
    context: dict[str, object] = {
        "view": view,
        "session": view.session,
        "slot": view.slot,
        "asked": view.asked,
        "question": view.asked.question if view.asked else None,
        "item": view.asked.question.item if view.asked else None,
        "marked": view.marked,
        "response": view.marked.attempt.response if view.marked else None,
        "grade": view.marked.grade if view.marked else None,
        "values": values,
        "trial": trial,
        "hints": taken(view.asked.question.item, values) if view.asked else (),
        "problems": {problem.field: problem.message for problem in problems},
        "seconds_since": max(0.0, (now - (view.slot.asked_at or now)).total_seconds()),
        "seconds_left": None if ends_at is None else max(0.0, (ends_at - now).total_seconds()),
        "topic_title": topics.title,
        **again.around(request, view),
    }
    return page(request, "room.html", context, status)


async def submit(request: Request) -> Response:
    """Take an answer. What cannot be read or kept comes back as it was typed."""
    session_id, position = _ids(request)
    room = greenroom_of(request).room
    submission = submission_of(await read_form(request))
    try:
        result = await run_in_threadpool(room.submit, session_id, position, submission)
    except StoreUnavailable as error:
        problem = Problem("", f"{error} Your answer is still here; send it again.")
        return await run_in_threadpool(_again, request, submission, (problem,), 503)
    if isinstance(result, tuple):
        await run_in_threadpool(room.save_draft, session_id, position, submission.form)
        return await run_in_threadpool(_again, request, submission, result, 422)
    if result is None:
        return see(await run_in_threadpool(_after, request, session_id, position))
    return see(f"/session/{session_id}/{position}")


def _again(request: Request, submission: Submission, problems: Problems, status: int) -> Response:
    view = greenroom_of(request).room.view(*_ids(request))
    return _room(request, view, submission.form, problems, status)


def _after(request: Request, session_id: str, position: int) -> str:
    session = greenroom_of(request).room.session(session_id)
    if position >= len(session.slots):
        return f"/session/{session_id}/finish"
    return f"/session/{session_id}/{position + 1}"


async def run(request: Request) -> Response:
    """Run an answer without submitting it; the whole page, or what came of it where asked so."""
    session_id, position = _ids(request)
    room = greenroom_of(request).room
    form = draft_fields(await read_form(request))
    trial: Grade | None = None
    problems: Problems = ()
    try:
        found = await run_in_threadpool(room.trial, session_id, position, form)
    except (BankError, GraderFault, SandboxFault) as error:
        found = (Problem("", f"{error} Nothing you wrote is lost."),)
    if isinstance(found, tuple):
        problems = found
    else:
        trial = found
    status = 422 if problems else 200
    if request.headers.get(FRAGMENT_HEADER):
        messages = [problem.message for problem in problems]
        return page(request, "trial.html", {"trial": trial, "messages": messages}, status)
    view = await run_in_threadpool(room.view, session_id, position)
    return await run_in_threadpool(_room, request, view, form, problems, status, trial)


async def hint(request: Request) -> Response:
    """Take the next hint; what was typed is kept."""
    session_id, position = _ids(request)
    form = draft_fields(await read_form(request))
    room = greenroom_of(request).room
    await run_in_threadpool(room.take_hint, session_id, position, form)
    return see(f"/session/{session_id}/{position}#hints")


async def draft(request: Request) -> Response:
    """Keep what was typed so far."""
    form = draft_fields(await read_form(request))
    room = greenroom_of(request).room
    is_kept = await run_in_threadpool(room.save_draft, *_ids(request), form)
    if not is_kept:
        raise Conflict("This question is not open any more; the draft was not kept.")
    return Response(status_code=204)


async def flag(request: Request) -> Response:
    """Set or clear the flag of a question."""
    form = await read_form(request)
    session_id, position = _ids(request)
    is_on = (form.get("flagged") or [""])[0] == "1"
    room = greenroom_of(request).room
    if "answer" in form:
        # The flag button may stand in the answer's form: what is typed there is kept too.
        fields = {k: v for k, v in draft_fields(form).items() if k != "flagged"}
        await run_in_threadpool(room.save_draft, session_id, position, fields)
    await run_in_threadpool(room.flag, session_id, position, is_on)
    return see(f"/session/{session_id}/{position}")


async def mark(request: Request) -> Response:
    """Take the learner's own marks."""
    session_id, position = _ids(request)
    room = greenroom_of(request).room
    submission = submission_of(await read_form(request))
    result = await run_in_threadpool(room.mark, session_id, position, submission)
    if isinstance(result, tuple):
        return await run_in_threadpool(_again, request, submission, result, 422)
    return see(f"/session/{session_id}/{position}")


async def regrade(request: Request) -> Response:
    """Grade again what our fault left ungraded."""
    session_id, position = _ids(request)
    submission = submission_of(await read_form(request))
    room = greenroom_of(request).room
    await run_in_threadpool(room.regrade, session_id, position, submission.id)
    return see(f"/session/{session_id}/{position}")


def before_finish(request: Request) -> Response:
    """Ask before the end: what is answered, flagged, open."""
    session = greenroom_of(request).room.session(request.path_params["session"])
    if session.is_over:
        return see(f"/session/{session.id}/summary")
    left: float | None = None
    if session.ends_at is not None:
        left = max(0.0, (session.ends_at - greenroom_of(request).ports.now()).total_seconds())
    unreadable = greenroom_of(request).room.unreadable(session)
    return page(
        request, "finish.html", {"session": session, "seconds_left": left, "unreadable": unreadable}
    )


async def finish(request: Request) -> Response:
    """End the session."""
    await read_form(request)
    session_id = request.path_params["session"]
    await run_in_threadpool(greenroom_of(request).room.finish, session_id)
    return see(f"/session/{session_id}/summary")


def summary(request: Request) -> Response:
    """What a session came to."""
    greenroom = greenroom_of(request)
    session = greenroom.room.session(request.path_params["session"])
    if session.blueprint.feedback_at_end and not session.is_over:
        raise NotFound("There is a summary once the exam is over.")
    heads = {s.item_uid: h for s in session.slots if (h := greenroom.bank.find_head(s.item_uid))}
    found = summarise(session, greenroom.ports.store.attempts(session.id), heads)
    titles = area_titles(request)
    learner = greenroom.ports.learner(session.learner)
    now, interview = review_day(greenroom.ports, session.learner)
    context: dict[str, object] = {
        "summary": found,
        "areas": sorted(found.areas, key=lambda standing: list(titles).index(standing.name)),
        "due": len(due_items(greenroom.bank.heads(), learner, now, interview)),
        "session": session,
        "titles": titles,
        "took": ((session.ended_at or now) - session.started_at) / dt.timedelta(seconds=1),
        "topic_title": greenroom.bank.topics.title,
    }
    return page(request, "summary.html", context)


ROUTES = [
    Route("/session/{session:str}", go_on),
    Route("/session/{session:str}/finish", before_finish),
    Route("/session/{session:str}/finish", finish, methods=["POST"]),
    Route("/session/{session:str}/summary", summary),
    Route("/session/{session:str}/{position:int}", show),
    Route("/session/{session:str}/{position:int}", submit, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/draft", draft, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/run", run, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/hint", hint, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/flag", flag, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/mark", mark, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/regrade", regrade, methods=["POST"]),
    Route("/session/{session:str}/{position:int}/again", again.begin, methods=["POST"]),
]
