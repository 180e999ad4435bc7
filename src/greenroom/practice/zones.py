"""Time zones by their names in the IANA database."""

import os
import zoneinfo
from collections.abc import Mapping
from pathlib import Path

UTC = "UTC"
_OF_ONE_MACHINE = {"localtime", "Factory"}


def zone_or_utc(name: str) -> tuple[zoneinfo.ZoneInfo, bool]:
    """The zone, and whether it is the one asked for; UTC where there is no such zone."""
    try:
        return zoneinfo.ZoneInfo(name), True
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo(UTC), False


def is_zone(name: str) -> bool:
    """Whether there is such a zone, by a name that means the same on every machine."""
    return name in zoneinfo.available_timezones() - _OF_ONE_MACHINE


def machine_zone(
    environment: Mapping[str, str] = os.environ, link: Path = Path("/etc/localtime")
) -> str:
    """The name of this machine's zone; UTC where it cannot be told."""
    named = environment.get("TZ", "").removeprefix(":")
    if named and is_zone(named):
        return named
    try:
        target = str(link.resolve(strict=True))
    except OSError:
        return UTC
    _, found, name = target.rpartition("zoneinfo/")
    return name if found and is_zone(name) else UTC
