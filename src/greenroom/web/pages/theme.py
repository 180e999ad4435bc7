"""Light, dark, or as the system has it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.web.forms import read_form
from greenroom.web.pages.common import see
from greenroom.web.render import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 3600


async def choose(request: Request) -> Response:
    """Keep the theme in a cookie and go back to the page."""
    form = await read_form(request)
    theme = (form.get("theme") or [""])[0]
    back = (form.get("back") or ["/"])[0]
    # Only a path of this site: `//host` and `/\host` lead elsewhere.
    is_path = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    response = see(back if is_path else "/")
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=A_YEAR, samesite="strict")
    else:
        response.delete_cookie(THEME_COOKIE, samesite="strict")
    return response


ROUTES = [Route("/theme", choose, methods=["POST"])]
