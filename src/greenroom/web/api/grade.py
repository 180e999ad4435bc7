"""`POST /api/v1/grade`: the grade of an answer to an open item."""

import dataclasses
import json
from typing import Annotated

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from greenroom.errors import RequestError
from greenroom.model.grade import Grade, Outcome, State
from greenroom.practice.apart import grade_apart
from greenroom.web.api.errors import RESPONSES
from greenroom.wiring import Greenroom

ROUTER = APIRouter()
NAME_LIMIT = 200
"""Characters; the longest name of an item has about a third of it."""


class ToGrade(BaseModel):
    """An answer and the question that it answers."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(max_length=NAME_LIMIT)
    """`area/slug`, or a uid."""
    answer: str
    """At most 20,000 characters; places in the grade count without the space around it."""


class SeenPart(BaseModel):
    """As `greenroom.model.grade.Seen`."""

    id: str
    label: str
    outcome: Outcome
    evidence: str
    data: JsonValue


class WholeGrade(BaseModel):
    """As `greenroom.model.grade.Grade`: what `greenroom grade ITEM --answer FILE --json` prints."""

    grader: str
    version: int
    state: State
    summary: str
    score: float | None
    rating: int | None
    seen: list[SeenPart]


@ROUTER.post("/grade", response_model=WholeGrade, responses=RESPONSES)
async def grade(request: Request, to_grade: Annotated[ToGrade, Body()]) -> Response:
    """Grade an answer to an open item; nothing is kept."""
    state = request.app.state
    async with state.turn:
        found = await run_in_threadpool(_graded, state.greenroom, to_grade)
    # Every character beyond ASCII is escaped: what an answer quotes can always be sent.
    return Response(json.dumps(dataclasses.asdict(found)), media_type="application/json")


def _graded(greenroom: Greenroom, to_grade: ToGrade) -> Grade:
    bank = greenroom.bank
    item = bank.load(bank.head(to_grade.item).uid)
    found = grade_apart(to_grade.item, item, to_grade.answer)
    if isinstance(found, tuple):
        raise RequestError("; ".join(f"{problem.field}: {problem.message}" for problem in found))
    return found
