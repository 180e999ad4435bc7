"""Cheat sheets: what to remember of each area, made from the bank."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.errors import NotFound
from greenroom.model.item import Item
from greenroom.web.pages.common import greenroom_of, page


async def browse(request: Request) -> Response:
    """The areas."""
    bank = greenroom_of(request).bank
    counts: dict[str, int] = {}
    for head in bank.heads():
        counts[head.area] = counts.get(head.area, 0) + 1
    return page(request, "sheets.html", {"areas": bank.topics.areas, "counts": counts})


async def show(request: Request) -> Response:
    """One area's sheet, by topic."""
    bank = greenroom_of(request).bank
    name = request.path_params["area"]
    area = bank.topics.areas.get(name)
    if area is None:
        raise NotFound(f"There is no area '{name[:60]}'.")
    by_topic: dict[str, list[Item]] = {topic: [] for topic in area.topics}
    for item in bank.items(name):
        # Under its first topic of this area alone: a sheet says a thing once.
        by_topic[next(topic for topic in item.topics if topic in by_topic)].append(item)
    filled = {topic: items for topic, items in by_topic.items() if items}
    return page(request, "sheet.html", {"area": area, "by_topic": filled})


ROUTES = [Route("/sheets", browse), Route("/sheets/{area}", show)]
