"""Time zones by name, the same ones on every machine and in every browser."""

from functools import cache, lru_cache
from io import BytesIO
from zoneinfo import ZoneInfo

from checker.knowledge import resources


def time_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name such as Europe/Berlin; None when there is no such zone.

    The package `tzdata` holds them, read like all other data (see `checker.knowledge.resources`):
    `ZoneInfo(name)` would prefer what the machine has, and cannot read the package out of the
    archive that a browser loads.
    """
    # Only a name of the list becomes a path.
    return _read(name) if name in zone_names() else None


@cache
def zone_names() -> tuple[str, ...]:
    """Return the IANA names of all zones: few enough to look through, and a set would be larger."""
    return tuple(resources.text("tzdata", "zones").split())


@cache
def zone_file(name: str) -> bytes:
    """Return the file of a zone that is in the list, as RFC 8536 has it."""
    return resources.data("tzdata", f"zoneinfo/{name}")


@lru_cache(maxsize=64)
def _read(name: str) -> ZoneInfo:
    return ZoneInfo.from_file(BytesIO(zone_file(name)), key=name)
