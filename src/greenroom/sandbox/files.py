"""The files a child may read, as a Landlock ruleset (built with landlockpy, here alone)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import landlockpy
from landlockpy import AccessFS, Ruleset, Scope

READING: Final = AccessFS.READ_FILE | AccessFS.READ_DIR
DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/urandom")


def abi() -> int:
    """The version of Landlock in this kernel; 0 where there is none."""
    try:
        return landlockpy.abi_version()
    except OSError:
        return 0


def ruleset(readable: Iterable[Path], listable: Iterable[Path]) -> Ruleset:
    """Rules under which nothing but this can be opened, and nothing at all can be written.

    They bind to the files themselves, so they hold in a root that is built of bind mounts too. The
    caller closes it.

    Raises:
        OSError: the kernel refused.
    """
    made = Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL)
    try:
        for path in readable:
            made.allow_path(path, READING if path.is_dir() else AccessFS.READ_FILE)
        for path in listable:
            made.allow_path(path, AccessFS.READ_DIR)
        for device in DEVICES:
            made.allow_path(device, AccessFS.READ_FILE | AccessFS.WRITE_FILE)
    except BaseException:
        made.close()
        raise
    return made
