"""The flights example finds in the real data exactly what plain Python finds."""

from __future__ import annotations

import runpy
from pathlib import Path

import flights_oracle as oracle
import pytest
from pyspark.sql import functions as F

import dqlang

pytestmark = pytest.mark.classic

FLIGHTS = Path(__file__).parents[2] / "examples" / "flights"


@pytest.fixture(scope="module")
def paths():
    return runpy.run_path(str(FLIGHTS / "prepare.py"))["prepare"]()


@pytest.fixture(scope="module")
def rows(paths):
    return {table: oracle.read(path) for table, path in paths.items()}


@pytest.fixture(scope="module")
def tables(spark, paths):
    """The tables as the command line reads them: with a schema where one is given, otherwise all text."""

    def read(table, path):
        ddl = FLIGHTS / f"{table}.ddl"
        schema = {"schema": ddl.read_text()} if ddl.exists() else {}
        return spark.read.csv(str(path), header=True, nullValue="NA", **schema)

    return {table: read(table, path) for table, path in paths.items()}


@pytest.fixture(scope="module")
def flights_rules():
    return dqlang.load(FLIGHTS / "flights.dq", schema=(FLIGHTS / "flights.ddl").read_text())


@pytest.fixture(scope="module")
def lookups(tables, spark, paths):
    """Lookups as `--lookup` reads them: every column is text."""
    names = ("planes", "airports", "airlines", "weather")
    return {name: spark.read.csv(str(paths[name]), header=True) for name in names}


def measured(rules, data, **options):
    return {verdict.rule: verdict.failures for verdict in rules.measure(data, **options)}


@pytest.fixture(scope="module")
def expected(rows):
    found = oracle.flights(*(rows[t] for t in ("flights", "planes", "airports", "airlines", "weather")))
    return oracle.failures(found, rows["flights"])


def test_flights_are_measured_as_plain_python_counts_them(flights_rules, tables, lookups, expected):
    assert measured(flights_rules, tables["flights"], lookups=lookups) == expected


def test_flights_are_graded_as_plain_python_counts_them(flights_rules, tables, lookups, expected):
    result = "DataQualityResult"
    graded = flights_rules.grade(tables["flights"], lookups=lookups).select(f"{result}.*")
    names = F.explode(F.concat("SevereErrors", "WarningErrors")).alias("rule")
    found = {row.rule: row["count"] for row in graded.select(names).groupBy("rule").count().collect()}
    assert found == {rule: failures for rule, failures in expected.items() if failures}
    assert graded.count() == 336_776


def test_the_verdicts_tolerate_what_the_rules_say(flights_rules, tables, lookups):
    verdicts = {v.rule: v for v in flights_rules.measure(tables["flights"], lookups=lookups)}
    tolerated = {rule for rule, v in verdicts.items() if v.failures and v.passed}
    assert tolerated == {
        "tailnum_present",
        "tailnum_match_pattern",
        "tailnum_in_lookup_planes_tailnum",
        "dest_in_lookup_airports_faa",
        "weather_is_known",
        "dep_time_present",
        "on_time",
    }
    named = verdicts["tailnum_in_lookup_planes_tailnum"]  # of the flights that name an aircraft
    assert (named.rows, named.failures, named.share) == (334_264, 50_094, pytest.approx(50_094 / 334_264))


@pytest.mark.parametrize("table", ["airports", "planes", "weather"])
def test_reference_tables_are_measured_as_plain_python_counts_them(table, tables, rows):
    rules = dqlang.load(FLIGHTS / "reference.dq", table=table)
    assert measured(rules, tables[table]) == oracle.failures(getattr(oracle, table)(rows[table]), rows[table])
