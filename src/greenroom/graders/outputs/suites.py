"""Suites that were drawn, the last ones kept."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

KEPT = 32
"""A suite takes up to some megabytes where growth is measured."""

K = TypeVar("K")
V = TypeVar("V")


class Suites(Generic[K, V]):
    """Least recently used goes first. Two threads that ask for one suite make it once."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._found: OrderedDict[K, V] = OrderedDict()
        self._making: dict[K, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The suite, made if it is not kept."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._found:
                    return self._found[key]
            made = make()
            with self._lock:
                self._found[key] = made
                self._making.pop(key, None)
                while len(self._found) > self._kept:
                    self._found.popitem(last=False)
        return made
