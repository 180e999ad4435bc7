"""Uids: made once, recorded in uids.lock, never changed."""

import base64
import secrets
from collections.abc import Iterable
from pathlib import Path

from greenroom.errors import BankError
from greenroom.model.item import ItemHead

LOCK_FILE = "uids.lock"
_HEADER = "# Uid and path of every item; kept by `greenroom bank lock`. A uid never changes.\n"


def new_uid() -> str:
    """60 random bits, 12 characters."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()[:12]


def read_lock(bank_dir: Path) -> dict[str, str] | None:
    """The uid recorded for each `area/slug`; None for a bank that keeps no lock.

    Raises:
        BankError: it cannot be read, or a line is not a uid and a path.
    """
    path = bank_dir / LOCK_FILE
    if not path.is_file():
        return None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BankError(f"{path}: cannot be read: {error}") from None
    found = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        words = line.split()
        if len(words) != 2:
            raise BankError(f"{path}: line {number}: found '{line[:60]}'; allowed: UID AREA/SLUG")
        found[words[1]] = words[0]
    return found


def write_lock(bank_dir: Path, heads: Iterable[ItemHead]) -> int:
    """Record items that are new; the number of lines now. Recorded uids are kept as they are."""
    lock = read_lock(bank_dir) or {}
    locked = set(lock.values())
    for head in heads:
        if head.uid not in locked:
            lock.setdefault(head.path, head.uid)
    lines = (f"{uid} {name}\n" for name, uid in sorted(lock.items()))
    (bank_dir / LOCK_FILE).write_text(_HEADER + "".join(lines), encoding="utf-8")
    return len(lock)
