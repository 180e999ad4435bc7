"""The frames between the supervisor and a child: a header, then bytes of the codec.

A request is length, nonce, payload; a reply echoes the nonce. A child that writes before it was
asked cannot know the nonce, so nothing it wrote can be taken for an answer.
"""

from struct import Struct
from typing import Final

HEADER: Final = Struct("<I8s")
NONCE_BYTES: Final = 8
READY_NONCE: Final = bytes(NONCE_BYTES)
"""Of the one frame that a child sends unasked: that it is armed, or why it could not be."""

MAX_REQUEST_BYTES: Final = 256 * 2**20
MAX_REPLY_BYTES: Final = 64 * 2**20

STDIN: Final = 0
STDOUT: Final = 1
STDERR: Final = 2
REQUESTS: Final = 3
REPLIES: Final = 4
FIRST_FREE: Final = 5

# first byte of a reply
VALUE: Final = 0
READY: Final = 1
STARTED: Final = 2  # arguments are decoded, the clock may start
FINISHED: Final = 3  # the work is done, the clock may stop
FAILED: Final = 4  # a report of a failure follows

# first byte of a request
LOAD: Final = 0
CALL: Final = 1
GO: Final = 2
FETCH: Final = 3
