"""Templates to pages."""

import datetime as dt
import secrets
import uuid
from collections.abc import Mapping

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from greenroom import __version__
from greenroom.bank.markdown import render, render_code, render_line
from greenroom.config import PACKAGE
from greenroom.graders import RUBRIC
from greenroom.kinds import KINDS
from greenroom.web.charts import interval_bars
from greenroom.web.facts import facts
from greenroom.web.growth_chart import growth_chart
from greenroom.web.highlight import by_part, highlighted
from greenroom.web.score_bar import measured, score_bar
from greenroom.web.static_files import StaticFiles

THEMES = ("light", "dark")
THEME_COOKIE = "greenroom_theme"


def percent(share: float | None) -> str:
    """A share as a whole percentage."""
    return "-" if share is None else f"{share:.0%}"


def day(at: dt.datetime) -> str:
    """A day and time on this machine's clock."""
    local = at.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def duration(seconds: float | None) -> str:
    """A time span in the two largest units that matter."""
    if seconds is None:
        return "-"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def plural(count: int, noun: str) -> str:
    """`1 question`, `2 questions`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


class Pages:
    """Renders templates with what every page needs."""

    def __init__(self, static: StaticFiles) -> None:
        kinds = {kind: FileSystemLoader(PACKAGE / "kinds" / kind) for kind in KINDS}
        own = FileSystemLoader(PACKAGE / "web" / "templates")
        self._env = Environment(
            loader=ChoiceLoader([own, PrefixLoader({"kinds": PrefixLoader(kinds)})]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._env.filters.update(
            markdown=render,
            markdown_line=render_line,
            code=render_code,
            facts=facts,
            by_part=by_part,
            highlighted=highlighted,
            measured=measured,
            percent=percent,
            day=day,
            duration=duration,
            plural=plural,
        )
        self._env.globals.update(
            static=static.url,
            version=__version__,
            kinds=KINDS,
            interval_bars=interval_bars,
            growth_chart=growth_chart,
            score_bar=score_bar,
            sent_to=RUBRIC.sent_to,
            new_id=lambda: str(uuid.uuid4()),
        )

    def __call__(
        self,
        request: Request,
        template: str,
        context: Mapping[str, object] | None = None,
        status: int = 200,
    ) -> HTMLResponse:
        """The page that a template and its context make."""
        theme = request.cookies.get(THEME_COOKIE)
        html = self._env.get_template(template).render(
            csrf=request.scope["csrf"],
            # Drawn by the first that asks, which tells the guard that this page needs one.
            style_nonce=lambda: request.scope.setdefault("style_nonce", secrets.token_urlsafe(16)),
            theme=theme if theme in THEMES else "",
            path=request.url.path,
            here_url=f"{request.url.path}?{request.url.query}".rstrip("?"),
            **(context or {}),
        )
        # A lone surrogate cannot be written as UTF-8; it shows as a replacement character.
        return HTMLResponse(html.encode("utf-8", "replace"), status)
