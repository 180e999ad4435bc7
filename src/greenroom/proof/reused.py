"""One child for many answers: authors' files only, of which one need not be kept from another."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from greenroom.sandbox import Child, Sandbox


class Reused:
    """Hands out the same child of a tier again while it lives. For one thread."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._held: dict[str, tuple[ExitStack, Child]] = {}

    @contextmanager
    def child(self, tier: str) -> Iterator[Child]:
        """The tier's child; a new one where the last was ended.

        Raises:
            SandboxFault: no child can be made.
        """
        if tier not in self._held or not self._held[tier][1].can_be_asked:
            self._drop(tier)
            held = ExitStack()
            self._held[tier] = (held, held.enter_context(self._sandbox.child(tier)))
        yield self._held[tier][1]

    def _drop(self, tier: str) -> None:
        if tier in self._held:
            self._held.pop(tier)[0].close()

    def close(self) -> None:
        """End the children."""
        for tier in tuple(self._held):
            self._drop(tier)
