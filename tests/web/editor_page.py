"""A page with every form of the editor, served with the real templates, guard and files."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import uvicorn
from jinja2 import ChoiceLoader, DictLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from greenroom.web.guard import Guard
from greenroom.web.render import Pages
from greenroom.web.static_files import StaticFiles

STARTER = '''def auc(labels, scores):
    """Area under the ROC curve; ties count one half."""
    pairs = sorted(zip(scores, labels))  # by score
    total = 0.5 * len(pairs)
    if total is None:
        raise ValueError(f"no pairs in {labels!r}")
    return total / 1e3
'''
QUERY = """select day, count(*) as n -- per day
from visits
where source = 'mail' and n > 10
qualify row_number() over (partition by day order by n) = 1;
"""
DIFF = """@@ -1,3 +1,3 @@
 def mean(values):
-    return sum(values) / len(values)
+    return sum(values) // len(values)
"""
PAGE = """
{% extends "base.html" %}
{% from "macros.html" import problem, editor with context %}
{% block title %}Editors{% endblock %}
{% block head %}<script type="module" src="{{ static('room.js') }}"></script>{% endblock %}
{% block main %}
<h1>Editors</h1>
<form method="post" action="/" class="card stack" data-answer data-draft="/draft" novalidate>
  {{ editor("code", "python", values.code, "Your code", 12) }}
  {{ problem(problems, "code") }}
  <div class="bar"><button class="btn" formaction="/run" data-run>Run</button>
  <button class="btn primary" data-submit>Submit</button>
  <button class="btn" type="reset">Start over</button>
  <span class="saved muted small" role="status" data-saved></span></div>
  <div data-trial></div>
  {{ editor("patch", "python", patch, "The patch", 8, marks="lines", marked=values.lines) }}
</form>
<form method="post" action="/" class="card stack">
  {{ editor("query", "sql", query, "Your query", 6) }}
  {{ editor("change", "diff-readonly", change, "The change", 5) }}
</form>
{% endblock %}
"""
PLAIN = '{% extends "base.html" %}{% block main %}<h1>Plain</h1>{% endblock %}'


@dataclass
class EditorPage:
    """The application, and what its forms sent."""

    code: str = STARTER
    lines: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    drafts: list[dict[str, str]] = field(default_factory=list)
    runs: list[dict[str, str]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    def app(self) -> Starlette:
        self._static = StaticFiles()
        self._pages = Pages(self._static)
        environment = self._pages._env
        own = DictLoader({"editors.html": PAGE, "plain.html": PLAIN})
        assert environment.loader is not None
        environment.loader = ChoiceLoader([own, environment.loader])
        app = Starlette(
            routes=[
                Route("/", self._show),
                Route("/plain", self._plain),
                Route("/", self._take, methods=["POST"]),
                Route("/run", self._run, methods=["POST"]),
                Route("/draft", self._draft, methods=["POST"]),
                Route("/static/{name}", self._static.send),
            ]
        )
        app.add_middleware(Guard)
        return app

    async def _show(self, request: Request) -> HTMLResponse:
        values = {"code": self.code, "lines": self.lines}
        context = {
            "values": values,
            "problems": self.problems,
            "patch": STARTER,
            "query": QUERY,
            "change": DIFF,
        }
        return self._pages(request, "editors.html", context)

    async def _plain(self, request: Request) -> HTMLResponse:
        return self._pages(request, "plain.html")

    async def _take(self, request: Request) -> Response:
        self.sent.append(await _form(request))
        return JSONResponse(self.sent[-1])

    async def _run(self, request: Request) -> Response:
        self.runs.append(await _form(request))
        return HTMLResponse("<p>It ran</p>")

    async def _draft(self, request: Request) -> Response:
        self.drafts.append(await _form(request))
        self.code, self.lines = self.drafts[-1]["code"], self.drafts[-1]["lines"]
        return Response(status_code=204)


async def _form(request: Request) -> dict[str, str]:
    text = (await request.body()).decode()
    return dict(parse_qsl(text, keep_blank_values=True))


@contextlib.contextmanager
def served(page: EditorPage, port: int) -> Iterator[str]:
    """The address of the page while it is served."""
    ready = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: object = None) -> None:
            await super().startup()
            ready.set()

    config = uvicorn.Config(
        page.app(), host="127.0.0.1", port=port, ws="none", lifespan="off", log_level="warning"
    )
    server = Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert ready.wait(10)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
