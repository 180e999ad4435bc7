"""Past sessions."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.sessions.standing import summarise
from greenroom.web.pages.common import greenroom_of, page
from greenroom.wiring import LOCAL_LEARNER

PAGE_LENGTH = 20


def show(request: Request) -> Response:
    """Sessions, newest first."""
    greenroom = greenroom_of(request)
    number = _page_number(request.query_params.get("page", "1"))
    store = greenroom.ports.store
    found = store.sessions(LOCAL_LEARNER, PAGE_LENGTH + 1, PAGE_LENGTH * (number - 1))
    summaries = []
    for listed in found[:PAGE_LENGTH]:
        session = greenroom.room.session(listed.id)
        heads = {
            s.item_uid: h for s in session.slots if (h := greenroom.bank.find_head(s.item_uid))
        }
        summaries.append(summarise(session, store.attempts(session.id), heads))
    context: dict[str, object] = {
        "summaries": summaries,
        "number": number,
        "has_more": len(found) > PAGE_LENGTH,
    }
    return page(request, "history.html", context)


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= 6
    return max(1, int(text)) if is_number else 1


ROUTES = [Route("/history", show)]
