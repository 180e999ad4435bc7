"""Where a store of some backend is, so that another process can open the same one."""

import importlib
from pathlib import Path
from typing import NamedTuple, Protocol

from greenroom.practice.ports import Store


class OpenStore(Store, Protocol):
    """A store that can be closed."""

    def close(self) -> None:
        """Let go of it."""


class Place(NamedTuple):
    """`opener` is `module:function`; given the path, the function opens the store."""

    opener: str
    path: Path

    def open(self) -> OpenStore:
        module, function = self.opener.split(":")
        store: OpenStore = getattr(importlib.import_module(module), function)(self.path)
        return store
