"""How a run that gave no value is told: its kind, one sentence, and the learner's own frames."""

import errno
import linecache
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final

from greenroom.sandbox.codec import Unfit, decode

MAX_MESSAGE: Final = 400
MAX_TRACEBACK: Final = 8_000
MAX_CHAIN: Final = 3
NO_MEMORY: Final = "The program needs more memory than it may take."
ENDING_KINDS: Final = frozenset({"exited", "memory", "forbidden"})

_DOING: Final = {
    "subprocess": "Starting another program",
    "socket": "Opening a network connection",
    "_posixsubprocess": "Starting another program",
    "multiprocessing": "Starting another process",
    "shutil": "Changing files",
    "tempfile": "Making a file",
}

_sources: dict[str, str] = {}  # one child, one submission: what was loaded into it


class Failure(Exception):
    """A run that ends without a value, told by the harness itself."""

    def __init__(self, kind: str, message: str, trace: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.traceback = trace


class NotAllowed(ImportError):
    """The learner's code reached for a module or a name that the exercise forbids."""


def know_source(filename: str, text: str) -> None:
    """Frames of this file are the learner's, and their lines can be shown."""
    _sources[filename] = text
    lines = [line + "\n" for line in text.split("\n")]
    linecache.cache[filename] = (len(text), None, lines, filename)


def warm_imports() -> None:
    """Let the standard library import what printing a traceback needs."""
    try:
        compile("(", "warm.py", "exec")
    except SyntaxError as fault:
        of_exception(fault)


def warm_up() -> None:
    """Print a traceback once, so that the pages this touches are the child's own."""
    try:
        int("warm")
    except ValueError as fault:
        of_exception(fault)


def ends_child(report: bytes) -> bool:
    """Whether nothing more can be asked of this child after that report."""
    return decode(report)[0] in ENDING_KINDS


def of_exception(fault: BaseException) -> Failure:
    """What an exception that nobody caught says about the run."""
    if isinstance(fault, MemoryError):
        traceback.clear_frames(fault.__traceback__)  # what they hold leaves no room to tell of it
    trace = _shown(fault)
    if isinstance(fault, SystemExit):
        code = fault.code if isinstance(fault.code, int | None) else _told(fault.code)
        return Failure("exited", f"The program ended itself with exit({code}).", trace)
    if isinstance(fault, MemoryError):
        return Failure("memory", NO_MEMORY, trace)
    if isinstance(fault, NotAllowed):
        return Failure("forbidden", _told(fault), trace)
    if isinstance(fault, OSError) and fault.errno in (errno.EPERM, errno.EACCES):
        return Failure("forbidden", f"{_doing(fault)} is not allowed here.", trace)
    if isinstance(fault, Unfit):
        return Failure("unfit", _told(fault))
    return Failure("raised", _sentence(fault), trace)


def _doing(fault: OSError) -> str:
    if isinstance(fault.filename, str | bytes):
        return f"Opening the file {_told(fault.filename)!r}"
    frame = fault.__traceback__
    name = ""
    while frame is not None:
        name = str(frame.tb_frame.f_globals.get("__name__", ""))
        frame = frame.tb_next
    return _DOING.get(name.split(".")[0], "What this line asks of the operating system")


def _sentence(fault: BaseException) -> str:
    name = type(fault).__name__
    if isinstance(fault, SyntaxError):
        return f"{name} in line {fault.lineno or '?'}: {_told(fault.msg)}"
    text = _told(fault)
    return _cut(f"{name}: {text}" if text else name, MAX_MESSAGE)


def _told(value: object) -> str:
    """The text of a value whose own code may do anything."""
    try:
        return _cut(str(value), MAX_MESSAGE)
    except BaseException:  # noqa: BLE001 - it is the learner's
        return "(its text cannot be shown)"


def _cut(text: str, most: int) -> str:
    text = text[: most * 2].encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= most else text[: most - 4] + " ..."


def _shown(fault: BaseException) -> str | None:
    """The traceback as Python prints it, without any frame that is not the learner's."""
    try:
        parts = list(_chain(fault))
    except BaseException:  # noqa: BLE001 - an exception class can break its own printing
        return None
    text = "".join(parts)
    if len(text) > MAX_TRACEBACK:
        half = MAX_TRACEBACK // 2
        text = f"{text[:half]}\n  ...\n{text[-half:]}"
    return text.encode("utf-8", "backslashreplace").decode() or None


def _chain(fault: BaseException, depth: int = 0) -> Iterator[str]:
    cause = fault.__cause__
    context = None if fault.__suppress_context__ else fault.__context__
    if cause is not None and depth < MAX_CHAIN:
        yield from _chain(cause, depth + 1)
        yield "\nThe above exception was the direct cause of the following exception:\n\n"
    elif context is not None and depth < MAX_CHAIN:
        yield from _chain(context, depth + 1)
        yield "\nDuring handling of the above exception, another exception occurred:\n\n"
    yield from _one(fault)


def _one(fault: BaseException) -> Iterator[str]:
    frames = list(_own_frames(fault.__traceback__))
    if frames:
        yield "Traceback (most recent call last):\n"
        yield from traceback.StackSummary.from_list(frames).format()
    if isinstance(fault, SyntaxError):
        yield from traceback.format_exception_only(fault)
    else:
        yield f"{_sentence(fault)}\n"


def _own_frames(trace: TracebackType | None) -> Iterator[traceback.FrameSummary]:
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in _sources:
            line = _line_of(code.co_filename, trace.tb_lineno)
            yield traceback.FrameSummary(
                code.co_filename, trace.tb_lineno, code.co_name, lookup_line=False, line=line
            )
        trace = trace.tb_next


def _line_of(filename: str, number: int | None) -> str:
    lines: list[Any] = _sources[filename].split("\n") if number else []
    return lines[number - 1].strip() if number and number <= len(lines) else ""
