"""The app's own files: read once, named by their content, sent compressed."""

import gzip
import hashlib
import mimetypes
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from greenroom.errors import NotFound

STATIC_DIR = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"


class StaticFile(NamedTuple):
    """A file as it is sent."""

    body: bytes
    packed: bytes
    media_type: str


class StaticFiles:
    """Every file of a folder under an address that changes with its content."""

    def __init__(self, folder: Path = STATIC_DIR) -> None:
        self._urls: dict[str, str] = {}
        self._files: dict[str, StaticFile] = {}
        for path in sorted(folder.iterdir()):
            body = path.read_bytes()
            digest = hashlib.sha256(body).hexdigest()[:10]
            name = f"{path.stem}.{digest}{path.suffix}"
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            self._urls[path.name] = f"/static/{name}"
            self._files[name] = StaticFile(body, gzip.compress(body, 9, mtime=0), media_type)

    def url(self, name: str) -> str:
        """The address of a file that is there."""
        return self._urls[name]

    async def send(self, request: Request) -> Response:
        """Send a file.

        Raises:
            NotFound: no such file, or another version of it.
        """
        file = self._files.get(request.path_params["name"])
        if file is None:
            raise NotFound("no such file")
        headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
            return Response(file.packed, media_type=file.media_type, headers=headers)
        return Response(file.body, media_type=file.media_type, headers=headers)
