"""What is asked of a child, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

from greenroom.sandbox import codec
from greenroom.sandbox.inside import wire

Kind = Literal[
    "value",
    "raised",
    "missing",
    "time",
    "memory",
    "output",
    "forbidden",
    "unfit",
    "exited",
    "crashed",
]
LIVING_KINDS: Final[frozenset[Kind]] = frozenset({"value", "raised", "missing", "unfit"})
"""After these a child can be asked again; after all others it is dead."""


@dataclass(frozen=True)
class Call:
    """A call of a function of a loaded module, or (with calls) of a class and its methods.

    init: arguments of the class; calls: ("method", argument, ...) each, the result is the list of
    what they returned; repeat: so many calls, the result is the list of all results; memory_mb:
    what the call may take beyond what the child has (None: the child's own limit); want_args: the
    result is (returned, arguments after the call); signature: what the answer should define, for
    the message when it does not; timed: wall_s and cpu_s leave out decoding and encoding.
    """

    module: str
    name: str
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    init: Sequence[Any] | None = None
    calls: Sequence[Sequence[Any]] | None = None
    repeat: int = 1
    memory_mb: float | None = None
    want_args: bool = False
    signature: str | None = None
    timed: bool = False

    @property
    def is_staged(self) -> bool:
        """Whether the host acts between the steps of this call."""
        return self.timed or self.memory_mb is not None

    @cached_property
    def request(self) -> bytes:
        """The call as it goes to a child; the same call asked again is not encoded again.

        Raises:
            Unfit: the arguments are no data, or more than a child takes.
        """
        return codec.encode(self.as_request(), wire.MAX_REQUEST_BYTES)

    def as_request(self) -> dict[str, Any]:
        """What goes to the child: what differs from the defaults."""
        asked: dict[str, Any] = {
            "module": self.module,
            "name": self.name,
            "args": tuple(self.args),
            "kwargs": dict(self.kwargs),
        }
        if self.calls is not None:
            asked["init"] = tuple(self.init or ())
            asked["calls"] = [tuple(call) for call in self.calls]
        for name in ("repeat", "memory_mb", "want_args", "signature", "timed"):
            value = getattr(self, name)
            if value is not None and value is not False:
                asked[name] = value
        return asked


@dataclass(frozen=True)
class Outcome:
    """What a load or a call came to; only the kind "value" has a value.

    message: one sentence for the learner; traceback: only frames of loaded sources; stdout: what
    was printed during this request, at most 64 KiB; wall_s, cpu_s: measured outside the child.
    """

    kind: Kind
    value: Any = None
    message: str | None = None
    traceback: str | None = None
    stdout: str = ""
    wall_s: float = 0.0
    cpu_s: float = 0.0

    @property
    def child_lives(self) -> bool:
        """Whether the child can be asked again."""
        return self.kind in LIVING_KINDS
