"""The one shape of an error: `{"detail": "..."}`."""

import json
from collections.abc import Mapping

from starlette.responses import Response

BODY_LIMIT = 1024 * 1024
"""Bytes; the longest answer that is read takes a tenth of it."""
TOO_LARGE = f"body: larger than {BODY_LIMIT:,} bytes, which is the most that is read"


def said(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A response that says why there is no other.

    Every character beyond ASCII is escaped: halves of characters could not be sent.
    """
    body = json.dumps({"detail": detail})
    return Response(body, status, headers, media_type="application/json")
