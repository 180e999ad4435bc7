"""Progress: level, memory, days, confidence and time, each with its interval or count."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.kinds import KINDS
from greenroom.learner.readiness import LEAST_ANSWERS
from greenroom.sessions.progress import confidence, pace
from greenroom.sessions.progress.days import WEEKS
from greenroom.sessions.progress.report import Progress
from greenroom.web.ability_chart import ability_chart
from greenroom.web.ability_chart import told as level_told
from greenroom.web.calendar_chart import calendar_chart
from greenroom.web.confidence_chart import confidence_chart, sentence
from greenroom.web.memory_charts import forgetting_chart, load_chart
from greenroom.web.pace_chart import pace_chart
from greenroom.web.pages.common import greenroom_of, page
from greenroom.web.progress_of import progress_of, zone_of
from greenroom.web.readiness_chart import readiness_charts, told

LEAST = {
    "level": LEAST_ANSWERS,
    "confidence": confidence.ENOUGH,
    "quartiles": pace.ENOUGH,
    "weeks": WEEKS,
}
"""From how many answers on something is said, and how far back the calendar goes."""


def show(request: Request) -> Response:
    """Everything, drawn."""
    greenroom = greenroom_of(request)
    reporter = request.app.state.shared.reporter
    found = progress_of(greenroom, reporter, request.query_params.get("loop"))
    context: dict[str, object] = {
        "found": found,
        "loops": greenroom.bank.loops,
        "told": found.confidence.told and sentence(found.confidence.told),
        "level_told": level_told,
        "least": LEAST,
        "title": greenroom.bank.topics.title,
    }
    return page(request, "progress.html", context | _charts(found))


def _charts(found: Progress) -> dict[str, object]:
    labels, zone = {kind.name: kind.label for kind in KINDS.values()}, zone_of(found.zone)
    charts: dict[str, object] = {
        "ability": ability_chart(found.levels),
        "calendar": calendar_chart(found.activity),
        "confidence": confidence_chart(found.confidence) if found.confidence.n else Markup(""),
        "pace": pace_chart(found.pace.kinds, labels) if found.pace.kinds else Markup(""),
        "rounds": (),
    }
    if found.readiness is not None and found.readiness.rounds:
        drawn = readiness_charts(found.readiness, zone)
        charts["rounds"] = [(part, chart, told(part)) for part, chart in drawn]
    if found.memory.items:
        charts["forgetting"] = forgetting_chart(found.memory, found.today)
        charts["load"] = load_chart(found.memory.load)
    return charts


ROUTES = [Route("/progress", show)]
