"""Starting sessions: placement, practice, review, exams."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.errors import NotFound, RequestError
from greenroom.kinds import KINDS
from greenroom.model.item import LEVELS
from greenroom.model.session import Blueprint
from greenroom.sessions.policies import PLACEMENT, REVIEW
from greenroom.web.forms import read_form
from greenroom.web.pages.common import greenroom_of, page, see
from greenroom.wiring import LOCAL_LEARNER

USUAL_LENGTH = 5
TITLE_LIMIT = 150


async def choose(request: Request) -> Response:
    """The form for a practice session."""
    return _form(request, {})


def _form(
    request: Request, values: dict[str, list[str]], problem: str = "", status: int = 200
) -> Response:
    bank = greenroom_of(request).bank
    counts: dict[str, int] = {}
    for head in bank.heads():
        for topic in head.topics:
            counts[topic] = counts.get(topic, 0) + 1
    context: dict[str, object] = {
        "areas": bank.topics.areas,
        "counts": counts,
        "levels": LEVELS,
        "values": values,
        "problem": problem,
    }
    return page(request, "practice.html", context, status)


async def practise(request: Request) -> Response:
    """Start what the form asks for; if nothing fits, the form again with the reason."""
    form = await read_form(request)
    try:
        session = greenroom_of(request).room.start(LOCAL_LEARNER, _blueprint(request, form))
    except NotFound:
        raise
    except RequestError as error:
        return _form(request, form, str(error), 422)
    return see(f"/session/{session.id}")


def _blueprint(request: Request, form: dict[str, list[str]]) -> Blueprint:
    bank = greenroom_of(request).bank
    item = (form.get("item") or [""])[0]
    if item:
        head = bank.head(item)
        return Blueprint(policy="practice", title=head.title, length=1, items=(head.uid,))
    topic = (form.get("topic") or [""])[0]
    is_weakest = topic == "weakest"
    topics = () if is_weakest or not topic else _known([topic], bank.topics.topic_ids, "topic")
    title = bank.topics.title(topic) if topics else "Weakest topics" if is_weakest else "All topics"
    return Blueprint(
        policy="practice",
        title=f"Practice: {title[:TITLE_LIMIT]}",
        length=_length(form),
        topics=topics,
        kinds=_known(form.get("kind", []), KINDS, "kind"),
        levels=_known(form.get("level", []), LEVELS, "level"),
        weakest=is_weakest,
    )


def _known(names: Iterable[str], allowed: Iterable[str], noun: str) -> tuple[str, ...]:
    known = list(allowed)
    for name in names:
        if name not in known:
            raise RequestError(f"There is no {noun} '{name[:60]}'. Choose one from the list.")
    return tuple(dict.fromkeys(names))


def _length(form: dict[str, list[str]]) -> int:
    text = (form.get("length") or [str(USUAL_LENGTH)])[0].strip()
    is_short_number = text.isascii() and text.isdigit() and len(text) <= 3
    if not is_short_number or not 1 <= int(text) <= 100:
        raise RequestError(f"Found '{text[:40]}' questions; give a whole number from 1 to 100.")
    return int(text)


async def place(request: Request) -> Response:
    """Start the placement, or go on with one that is open."""
    return await _start(request, PLACEMENT)


async def review(request: Request) -> Response:
    """Start the review of what is due, or go on with one that is open."""
    return await _start(request, REVIEW)


async def _start(request: Request, blueprint: Blueprint) -> Response:
    await read_form(request)
    greenroom = greenroom_of(request)
    for session in greenroom.ports.store.open_sessions(LOCAL_LEARNER):
        if session.blueprint.policy == blueprint.policy:
            return see(f"/session/{session.id}")
    return see(f"/session/{greenroom.room.start(LOCAL_LEARNER, blueprint).id}")


async def exams(request: Request) -> Response:
    """The exams that can be taken."""
    bank = greenroom_of(request).bank
    titles = {name: area.title for name, area in bank.topics.areas.items()}
    return page(request, "exams.html", {"exams": list(bank.exams.values()), "titles": titles})


async def sit(request: Request) -> Response:
    """Start an exam."""
    await read_form(request)
    greenroom = greenroom_of(request)
    exam = greenroom.bank.exams.get(request.path_params["slug"])
    if exam is None:
        raise NotFound("There is no such exam.")
    return see(f"/session/{greenroom.room.start(LOCAL_LEARNER, exam.blueprint).id}")


ROUTES = [
    Route("/practice", choose),
    Route("/practice", practise, methods=["POST"]),
    Route("/placement", place, methods=["POST"]),
    Route("/review", review, methods=["POST"]),
    Route("/exams", exams),
    Route("/exams/{slug}", sit, methods=["POST"]),
]
