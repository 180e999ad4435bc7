"""For authors: what is wrong in the bank, and what it lacks."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.web.forms import read_form
from greenroom.web.pages.common import greenroom_of, page, see


async def show(request: Request) -> Response:
    """Findings and gaps."""
    bank = greenroom_of(request).bank
    coverage = bank.coverage()
    context: dict[str, object] = {
        "findings": bank.findings,
        "items": len(bank.heads()),
        "bank_name": bank.bank_dir.name,
        "gaps": [bank.topics.title(topic) for topic, kinds in coverage.items() if not kinds],
        "topics": len(coverage),
    }
    return page(request, "authors.html", context)


async def check(request: Request) -> Response:
    """Read again what has changed on the disk."""
    await read_form(request)
    greenroom_of(request).bank.refresh()
    return see("/authors")


ROUTES = [Route("/authors", show), Route("/authors/check", check, methods=["POST"])]
