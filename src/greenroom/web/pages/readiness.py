"""Readiness: your level beside the bars of an interview loop."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from greenroom.coach.ready import prospect
from greenroom.errors import NotFound
from greenroom.learner.raising import ASSUMPTION
from greenroom.learner.readiness import LEAST_ANSWERS, Readiness
from greenroom.model.loop import Loop
from greenroom.practice.review_day import latest_target
from greenroom.web.level_row import level_row
from greenroom.web.pages.common import greenroom_of, page
from greenroom.wiring import LOCAL_LEARNER

SHOWN_RAISES = 5


def show(request: Request) -> Response:
    """The loops to choose from, and the one chosen, else the plan's, with every round."""
    greenroom = greenroom_of(request)
    bank, target = greenroom.bank, latest_target(greenroom.store, LOCAL_LEARNER)
    usual = target.loop if target is not None and target.loop in bank.loops else ""
    slug = request.query_params.get("loop", usual)
    if slug and slug not in bank.loops:
        raise NotFound(f"There is no loop '{slug[:60]}'. Choose one from the list.")
    loop = bank.loops.get(slug)
    context: dict[str, object] = {
        "loops": list(bank.loops.values()),
        "roles": bank.topics.roles,
        "chosen": loop,
        "standing": None,
        "least": LEAST_ANSWERS,
        "topic_title": bank.topics.title,
        "assumption": ASSUMPTION,
    }
    if loop is not None:
        context.update(_standing(request, loop))
    return page(request, "readiness.html", context)


def _standing(request: Request, loop: Loop) -> dict[str, object]:
    greenroom = greenroom_of(request)
    learner = greenroom.ports.learner(LOCAL_LEARNER)
    found = prospect(greenroom.bank, learner, loop, greenroom.ports.now())
    standing = found.standing
    if not isinstance(standing, Readiness):
        return {"standing": standing, "is_early": True}
    return {
        "standing": standing,
        "is_early": False,
        "rows": _rows(standing),
        "whole": level_row(standing.overall, f"{loop.title}: the whole loop", "whole", 480),
        "raises": found.raises[:SHOWN_RAISES],
    }


def _rows(standing: Readiness) -> list[Markup]:
    return [
        level_row(one.against, one.round.title, f"round-{number}")
        for number, one in enumerate(standing.rounds, 1)
    ]


ROUTES = [Route("/readiness", show)]
