"""`GET /api/v1/progress`: the numbers behind the page of progress."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from greenroom.sessions.progress.report import Progress
from greenroom.web.api.errors import Detail
from greenroom.web.progress_of import progress_of

ROUTER = APIRouter()
RESPONSES: dict[int | str, dict[str, Any]] = {
    404: {"model": Detail, "description": "The bank has no such loop."},
    500: {"model": Detail, "description": "It failed on our side."},
}
_LOOP = "Against which the rounds are held; without it the target's, else the first of the bank."


@ROUTER.get("/progress", responses=RESPONSES)
def show(
    request: Request, loop: Annotated[str | None, Query(description=_LOOP)] = None
) -> Progress:
    """Levels, memory, days, confidence and time of whoever sits at this machine."""
    state = request.app.state
    return progress_of(state.greenroom, state.reporter, loop)
