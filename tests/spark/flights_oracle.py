"""What each rule of examples/flights must find, said once more in plain Python over the csv module's rows.

Each table is a dictionary from a rule's name to a function of a row that is true where the row passes. A row's numbers
are read, `NA` is None. Nothing here comes from dqlang.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

Row = dict[str, object]
Oracle = dict[str, Callable[[Row], bool]]

REGISTRATION = re.compile(r"N(?:[1-9][0-9]{0,4}|[1-9][0-9]{0,3}[A-HJ-NP-Z]|[1-9][0-9]{0,2}[A-HJ-NP-Z]{2})")
TEXTS = {"carrier", "tailnum", "origin", "dest", "time_hour", "faa", "name", "dst", "tzone"}
TEXTS |= {"type", "manufacturer", "model", "engine"}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: value(name, text) for name, text in row.items()} for row in csv.DictReader(file)]


def value(column: str, text: str) -> object:
    if text == "NA":
        return None
    if column in TEXTS:
        return text
    return int(text) if text.lstrip("-").isdigit() else float(text)  # a pressure is written 1e3


def within(row: Row, column: str, low: float, high: float, null: bool = False) -> bool:
    return null if row[column] is None else low <= row[column] <= high


def occurs_once(rows: list[Row], *columns: str) -> Callable[[Row], bool]:
    def key(row: Row) -> tuple:
        return tuple(row[c] for c in columns)

    times = Counter(key(row) for row in rows)
    return lambda row: None not in key(row) and times[key(row)] == 1


def instant(row: Row) -> datetime:
    return datetime.strptime(row["time_hour"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)


def flights(rows: list[Row], planes: list[Row], airports: list[Row], airlines: list[Row], weather: list[Row]) -> Oracle:
    tails, fields = {r["tailnum"] for r in planes}, {r["faa"] for r in airports}
    carriers, observed = {r["carrier"] for r in airlines}, {(r["origin"], r["time_hour"]) for r in weather}
    first = datetime(2013, 1, 1, 5, tzinfo=timezone.utc)
    last = datetime(2014, 1, 1, 4, 59, 59, tzinfo=timezone.utc)
    return {
        "year_eq_2013": lambda r: r["year"] == 2013,
        "month_between_1_and_12": lambda r: within(r, "month", 1, 12),
        "day_between_1_and_31": lambda r: within(r, "day", 1, 31),
        "one_row_per_flight": occurs_once(rows, "year", "month", "day", "carrier", "flight", "origin"),
        "one_origin_per_flight_number": occurs_once(rows, "year", "month", "day", "carrier", "flight"),
        "carrier_length_eq_2_and_upper_case": lambda r: len(r["carrier"]) == 2 and r["carrier"].upper() == r["carrier"],
        "carrier_in_lookup_airlines_carrier": lambda r: r["carrier"] in carriers,
        "flight_between_1_and_9999": lambda r: within(r, "flight", 1, 9999),
        "flight_lt_8000": lambda r: r["flight"] < 8000,
        "flown_by_a_known_aircraft": lambda r: r["dep_time"] is None or r["tailnum"] is not None,
        "tailnum_present": lambda r: r["tailnum"] is not None,
        "tailnum_start_with_N": lambda r: r["tailnum"] is None or r["tailnum"][0] == "N",
        "tailnum_match_pattern": lambda r: r["tailnum"] is None or bool(REGISTRATION.fullmatch(r["tailnum"])),
        "tailnum_in_lookup_planes_tailnum": lambda r: r["tailnum"] is None or r["tailnum"] in tails,
        "origin_in_set": lambda r: r["origin"] in ("EWR", "JFK", "LGA"),
        "dest_match_pattern": lambda r: len(r["dest"]) == 3 and all("A" <= c <= "Z" for c in r["dest"]),
        "dest_not_eq_origin": lambda r: r["dest"] != r["origin"],
        "dest_in_lookup_airports_faa": lambda r: r["dest"] in fields,
        "distance_between_1_and_5000": lambda r: within(r, "distance", 1, 5000),
        "distance_ge_80": lambda r: r["distance"] >= 80,
        "hour_between_0_and_23": lambda r: within(r, "hour", 0, 23),
        "minute_between_0_and_59": lambda r: within(r, "minute", 0, 59),
        "sched_dep_time_between_1_and_2359": lambda r: within(r, "sched_dep_time", 1, 2359),
        "sched_arr_time_between_1_and_2359": lambda r: within(r, "sched_arr_time", 1, 2359),
        "planned_hour_and_minute_agree": lambda r: divmod(r["sched_dep_time"], 100) == (r["hour"], r["minute"]),
        "within_2013_in_new_york": lambda r: first <= instant(r) <= last,
        "weather_is_known": lambda r: (r["origin"], r["time_hour"]) in observed,
        "dep_time_present": lambda r: r["dep_time"] is not None,
        "dep_time_between_1_and_2400": lambda r: within(r, "dep_time", 1, 2400, null=True),
        "arr_time_between_1_and_2400": lambda r: within(r, "arr_time", 1, 2400, null=True),
        "dep_time_lt_2400": lambda r: r["dep_time"] is None or r["dep_time"] < 2400,
        "arr_time_lt_2400": lambda r: r["arr_time"] is None or r["arr_time"] < 2400,
        "no_arrival_without_departure": lambda r: not (r["dep_time"] is None and r["arr_time"] is not None),
        "arrived": lambda r: not (r["dep_time"] is not None and r["arr_time"] is None),
        "delay_of_each_departure": lambda r: not (r["dep_time"] is not None and r["dep_delay"] is None),
        "no_delay_without_departure": lambda r: not (r["dep_time"] is None and r["dep_delay"] is not None),
        "delay_of_each_arrival": lambda r: not (r["arr_time"] is not None and r["arr_delay"] is None),
        "air_time_of_each_flight": lambda r: not (r["arr_delay"] is not None and r["air_time"] is None),
        "dep_delay_between_minus_60_and_1440": lambda r: within(r, "dep_delay", -60, 1440, null=True),
        "dep_delay_ge_minus_30": lambda r: r["dep_delay"] is None or r["dep_delay"] >= -30,
        "arr_delay_between_minus_120_and_1440": lambda r: within(r, "arr_delay", -120, 1440, null=True),
        "delay_kept_in_the_air": lambda r: r["arr_delay"] is None or abs(r["arr_delay"] - r["dep_delay"]) <= 120,
        "on_time": lambda r: r["arr_delay"] is None or r["arr_delay"] < 15,
        "air_time_between_15_and_720": lambda r: within(r, "air_time", 15, 720, null=True),
        "miles_per_hour": lambda r: r["air_time"] is None or r["distance"] * 60 <= 600 * r["air_time"],
    }


def airports(rows: list[Row]) -> Oracle:
    return {
        "faa_unique": occurs_once(rows, "faa"),
        "faa_match_pattern": lambda r: bool(re.fullmatch("[A-Z0-9]{3}", r["faa"])),
        "name_present": lambda r: r["name"] is not None,
        "name_length_ge_5": lambda r: len(r["name"]) >= 5,
        "lat_between_18_and_72": lambda r: within(r, "lat", 18, 72),
        "lon_negative": lambda r: r["faa"] == "SYA" or r["lon"] < 0,
        "alt_between_minus_282_and_20310": lambda r: within(r, "alt", -282, 20310),
        "tz_between_minus_11_and_minus_5": lambda r: within(r, "tz", -11, -5),
        "dst_in_set": lambda r: r["dst"] in ("A", "U", "N"),
        "tzone_start_with_America_or_start_with_Pacific": lambda r: (
            (r["tzone"] or "").split("/")[0] in ("America", "Pacific")
        ),
    }


def planes(rows: list[Row]) -> Oracle:
    kinds = ("Fixed wing multi engine", "Fixed wing single engine", "Rotorcraft")
    return {
        "tailnum_unique": occurs_once(rows, "tailnum"),
        "tailnum_match_pattern": lambda r: bool(re.fullmatch("N[1-9][0-9A-HJ-NP-Z]{1,4}", r["tailnum"])),
        "year_present": lambda r: r["year"] is not None,
        "year_between_1950_and_2013": lambda r: within(r, "year", 1950, 2013, null=True),
        "type_in_set": lambda r: r["type"] in kinds,
        "one_engine": lambda r: r["type"] != kinds[1] or r["engines"] == 1,
        "several_engines": lambda r: r["type"] != kinds[0] or r["engines"] >= 2,
        "seats_between_1_and_500": lambda r: within(r, "seats", 1, 500),
        "jets_carry_passengers": lambda r: r["engine"] not in ("Turbo-fan", "Turbo-jet") or r["seats"] >= 20,
        "speed_present": lambda r: r["speed"] is not None,
    }


def weather(rows: list[Row]) -> Oracle:
    return {
        "origin_time_hour_unique": occurs_once(rows, "origin", "time_hour"),
        "origin_in_set": lambda r: r["origin"] in ("EWR", "JFK", "LGA"),
        "temp_between_minus_20_and_110": lambda r: within(r, "temp", -20, 110, null=True),
        "dewp_le_temp": lambda r: r["dewp"] is None or r["dewp"] <= r["temp"],
        "humid_between_0_and_100": lambda r: within(r, "humid", 0, 100, null=True),
        "wind_dir_between_0_and_360": lambda r: within(r, "wind_dir", 0, 360, null=True),
        "wind_speed_between_0_and_120": lambda r: within(r, "wind_speed", 0, 120, null=True),
        "wind_gust_ge_wind_speed": lambda r: (
            r["wind_gust"] is None or (r["wind_speed"] is not None and r["wind_gust"] >= r["wind_speed"])
        ),
        "precip_ge_0": lambda r: r["precip"] >= 0,
        "pressure_between_900_and_1085": lambda r: within(r, "pressure", 900, 1085, null=True),
        "visib_between_0_and_10": lambda r: within(r, "visib", 0, 10),
    }


def failures(oracle: Oracle, rows: list[Row]) -> dict[str, int]:
    """How many rows each rule fails."""
    return {name: sum(not passes(row) for row in rows) for name, passes in oracle.items()}
