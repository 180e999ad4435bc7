"""Libraries that are in memory already; none is imported for the sake of a look."""

import sys
from types import ModuleType


def in_memory(name: str) -> ModuleType | None:
    """The module, if it was imported to its end.

    Another thread may be in the middle of importing it: then nothing here is of its types yet.
    """
    module = sys.modules.get(name)
    spec = getattr(module, "__spec__", None)
    return None if getattr(spec, "_initializing", False) else module
