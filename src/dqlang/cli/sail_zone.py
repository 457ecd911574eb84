"""The time zone of `--engine sail`: what `--conf` says, else what Java would make of `TZ`, else the machine's."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dqlang.cli.outcome import Refused

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTING = "spark.sql.session.timeZone"
_OFFSET = re.compile(r"[+-](0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00")
_HELP = "name one as `Europe/Berlin` or `UTC`"


def set_zone(session: SparkSession, conf: Mapping[str, str], environment: Mapping[str, str]) -> None:
    zone = next(iter(conf.values()), None)
    chosen = zone_of_conf(zone) if zone else zone_of_environment(environment.get("TZ", ""))
    if chosen:
        session.conf.set(SETTING, chosen)


def zone_of_conf(zone: str) -> str:
    """The zone as Sail knows it."""
    from dqlang.spark.sail.zones import is_utc

    if is_utc(zone):
        return "UTC"
    if not _OFFSET.fullmatch(zone) and not _is_name(zone):
        raise Refused(f"`{zone}` is no time zone that `--engine sail` knows", _HELP)
    return zone


def zone_of_environment(written: str) -> str | None:
    """The zone that `TZ` means to Java: a name, else as far from UTC as the machine's clock now is; None for the
    machine's own."""
    if not written:
        return None
    name = written.removeprefix(":").removeprefix("posix/")
    if _is_name(name):
        return zone_of_conf(name)
    if re.fullmatch("[A-Z]{3}", name) and name not in ("UTC", "GMT"):
        # Java: takes `CST` and its like for places, the machine's clock for UTC.
        raise Refused(f"`TZ={written}` is not understood just as Java understands it", _HELP)
    return _offset(time.localtime().tm_gmtoff)


def _offset(seconds: int) -> str:
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}" if minutes else "UTC"


def _is_name(zone: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # no such zone; no name at all; a folder of zones
        return False
    return True
