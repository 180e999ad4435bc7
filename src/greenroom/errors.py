"""Whose fault an error is, told by its type.

GreenroomError
|-- BankError        the author's: an item or the topic tree is wrong
|-- RequestError     the caller's: what was asked for does not exist or is not allowed now
|   |-- NotFound         no such session, item or attempt
|   `-- Conflict         the same id was sent before with something else in it
|-- StoreError       the machine's: the database cannot be read or written
|   |-- NewerDatabase    written by a newer Greenroom; left untouched
|   `-- StoreUnavailable disk full, read-only folder, locked or damaged file
|-- ImportFault      a line of an export file is wrong; nothing was written
|-- SandboxFault     ours or the machine's: code could not be run as promised
`-- GraderFault      ours: a grader failed; the answer is kept and is not graded

A learner's malformed answer is not an error: parsing returns problems (model.response).
"""


class GreenroomError(Exception):
    """Base of every error that Greenroom raises on purpose; its text is fit to show a person."""


class BankError(GreenroomError):
    """The bank as a whole cannot be used (a broken item is a Finding, not an error)."""


class RequestError(GreenroomError):
    """What was asked for does not exist or is not allowed now."""


class NotFound(RequestError):
    """No session, item or attempt has this id."""


class Conflict(RequestError):
    """The same id was sent before with something else in it; the first one is kept."""


class StoreError(GreenroomError):
    """The database cannot be used."""


class NewerDatabase(StoreError):
    """The database was written by a newer Greenroom; it was not touched."""


class StoreUnavailable(StoreError):
    """The database cannot be read or written now: disk full, read-only, locked or damaged."""


class ImportFault(GreenroomError):
    """A line of an export file is wrong; nothing of the file was written."""


class SandboxFault(GreenroomError):
    """Code could not be run as the sandbox promises; says nothing about that code."""


class GraderFault(GreenroomError):
    """A grader failed. The answer is kept, ungraded, and can be graded again."""
