"""The application behind the API, described at `/api/v1/openapi.json`."""

import asyncio

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from greenroom.errors import GreenroomError
from greenroom.sessions.progress.report import Reporter
from greenroom.web.api import grade, progress
from greenroom.web.api.errors import explain, our_fault, refused, unreadable
from greenroom.web.api.said import BODY_LIMIT
from greenroom.wiring import Greenroom

GRADED_AT_ONCE = 4
"""The pages keep their threads, also where a model takes half a minute for each answer."""


def create_api(greenroom: Greenroom, reporter: Reporter) -> FastAPI:
    """The API over an opened Greenroom."""
    api = FastAPI(
        title="Greenroom",
        version="1",
        description="Grades answers to open questions as the app does, and tells where a person "
        "stands. Nothing is kept.",
        # Its pages of documentation bring scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        max_body_size=BODY_LIMIT,
        # Variables of the environment could send it to other machines.
        telemetry={
            "auto_configure": False,
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
        },
        exception_handlers={
            RequestValidationError: unreadable,
            HTTPException: refused,
            GreenroomError: explain,
            Exception: our_fault,
        },
    )
    api.state.greenroom = greenroom
    api.state.reporter = reporter
    api.state.turn = asyncio.Semaphore(GRADED_AT_ONCE)
    api.include_router(grade.ROUTER)
    api.include_router(progress.ROUTER)
    return api
