"""What several handlers need."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from greenroom.web.render import Pages
from greenroom.wiring import Greenroom


def greenroom_of(request: Request) -> Greenroom:
    """The opened Greenroom."""
    found: Greenroom = request.app.state.shared.greenroom
    return found


def page(
    request: Request, template: str, context: dict[str, object] | None = None, status: int = 200
) -> HTMLResponse:
    """A rendered page."""
    pages: Pages = request.app.state.shared.pages
    return pages(request, template, context, status)


def see(url: str) -> RedirectResponse:
    """Send the browser to a page after a form, so that a reload does not send it again."""
    return RedirectResponse(url, status_code=303)


def area_titles(request: Request) -> dict[str, str]:
    """What people call each area."""
    areas = greenroom_of(request).bank.topics.areas
    return {name: area.title for name, area in areas.items()}
