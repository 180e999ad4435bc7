"""A server that speaks OpenAI's chat completions and answers from tapes; runs in its own process.

A tape is made with `POST /tapes`, a list of steps; its base URL is `/{tape}/v1`. Each request is
kept and gets the next step; the last step is repeated. A step may have:

- say: the text of the model's reply
- message, finish: other fields of the reply's message, and its finish_reason
- body: the whole body instead, as JSON
- status, headers: of the response; 200 and none
- cut: the connection ends after so many bytes of the body
- wait_s: before the response; pause_s: between its bytes
- fill: so many megabytes of spaces after the body
"""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

Step = dict[str, Any]


class Tapes:
    """What is to be answered, and what was asked."""

    def __init__(self) -> None:
        self._steps: list[list[Step]] = []
        self._received: list[list[dict[str, Any]]] = []

    async def make(self, request: Request) -> Response:
        self._steps.append(await request.json())
        self._received.append([])
        return JSONResponse({"tape": len(self._steps) - 1})

    async def show(self, request: Request) -> Response:
        return JSONResponse(self._received[request.path_params["tape"]])

    async def complete(self, request: Request) -> Response:
        tape = request.path_params["tape"]
        steps, received = self._steps[tape], self._received[tape]
        body = (await request.body()).decode()
        step = steps[min(len(received), len(steps) - 1)]
        received.append({"headers": dict(request.headers), "body": body})
        await asyncio.sleep(step.get("wait_s", 0))
        return _response(step)


def _response(step: Step) -> Response:
    data = json.dumps(step["body"] if "body" in step else _completion(step)).encode()
    headers = {"Content-Type": "application/json"} | step.get("headers", {})
    status = step.get("status", 200)
    if step.keys() & {"cut", "pause_s", "fill"}:
        length = len(data) + step.get("fill", 0) * (1 << 20)
        return StreamingResponse(
            _parts(data, step), status, headers | {"Content-Length": str(length)}
        )
    return Response(data, status, headers)


def _completion(step: Step) -> dict[str, Any]:
    message = {"role": "assistant", "content": step.get("say")} | step.get("message", {})
    choice = {"index": 0, "finish_reason": step.get("finish", "stop"), "message": message}
    return {"id": "x", "object": "chat.completion", "created": 1, "choices": [choice]}


async def _parts(data: bytes, step: Step) -> AsyncIterator[bytes]:
    if "cut" in step:
        yield data[: step["cut"]]
        return
    if "pause_s" in step:
        for byte in data:
            yield bytes([byte])
            await asyncio.sleep(step["pause_s"])
        return
    yield data
    for _ in range(step["fill"]):
        yield b" " * (1 << 20)


def main() -> None:
    """Say the port and answer until told to stop."""
    tapes = Tapes()
    routes = [
        Route("/tapes", tapes.make, methods=["POST"]),
        Route("/tapes/{tape:int}", tapes.show),
        Route("/{tape:int}/v1/chat/completions", tapes.complete, methods=["POST"]),
    ]
    opened = socket.create_server(("127.0.0.1", 0))
    print(opened.getsockname()[1], flush=True)  # noqa: T201 - who started it reads it
    config = uvicorn.Config(Starlette(routes=routes), lifespan="off", log_level=100)
    uvicorn.Server(config).run(sockets=[opened])


if __name__ == "__main__":
    main()
