"""The bank browser."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.kinds import KINDS
from greenroom.model.item import LEVELS, ItemHead
from greenroom.practice.flow import ask
from greenroom.web.pages.common import greenroom_of, page
from greenroom.wiring import LOCAL_LEARNER

SHOWN_LIMIT = 200
QUERY_LIMIT = 200
FILTERS = ("area", "topic", "kind", "level")


async def browse(request: Request) -> Response:
    """Items by words and filters."""
    greenroom = greenroom_of(request)
    query = request.query_params.get("q", "").strip()[:QUERY_LIMIT]
    filters = {name: request.query_params.get(name, "") for name in FILTERS}
    heads = greenroom.bank.search(query, limit=1_000) if query else greenroom.bank.heads()
    found = [head for head in heads if _passes(head, filters)]
    context: dict[str, object] = {
        "query": query,
        "filters": filters,
        "found": found[:SHOWN_LIMIT],
        "count": len(found),
        "areas": greenroom.bank.topics.areas,
        "levels": LEVELS,
        "learner": greenroom.ports.learner(LOCAL_LEARNER),
        "topic_title": greenroom.bank.topics.title,
        "kinds_known": KINDS,
    }
    return page(request, "bank.html", context)


def _passes(head: ItemHead, filters: dict[str, str]) -> bool:
    return (
        filters["area"] in ("", head.area)
        and filters["kind"] in ("", head.kind)
        and filters["level"] in ("", head.level)
        and (not filters["topic"] or filters["topic"] in head.topics)
    )


async def show(request: Request) -> Response:
    """One item; its answer only once asked for."""
    greenroom = greenroom_of(request)
    head = greenroom.bank.head(request.path_params["name"])
    asked = ask(greenroom.ports, head.uid, 0)
    learner = greenroom.ports.learner(LOCAL_LEARNER)
    context: dict[str, object] = {
        "head": head,
        "asked": asked,
        "question": asked.question if asked else None,
        "item": asked.question.item if asked else None,
        "last": learner.seen.get(head.uid),
        "memory": learner.memory.get(head.uid),
        "topic_title": greenroom.bank.topics.title,
        "titles": {name: area.title for name, area in greenroom.bank.topics.areas.items()},
        "response": None,
        "grade": None,
    }
    return page(request, "item.html", context)


ROUTES = [Route("/bank", browse), Route("/bank/{name}", show)]
