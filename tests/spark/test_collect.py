"""What the report is made of: failing rows whatever their values."""

from __future__ import annotations

import pytest

import dqlang
from dqlang.report.collect import collect

pytestmark = [pytest.mark.classic, pytest.mark.sail, pytest.mark.connect]
FAR = "date_add(DATE'9999-12-31', 2)"


def keys(data, sentence, key=None):
    rules = dqlang.compile(f"T\n    {sentence}")
    found = collect(*rules.bound(data), data, {}, key)
    (finding,) = found["findings"]
    return [sample.key for sample in finding.samples]


def test_a_day_that_python_does_not_know_is_shown(spark):
    data = spark.sql(f"SELECT 1 AS Id, {FAR} AS Day, array({FAR}) AS Days, named_struct('A', {FAR}) AS Parts")
    (shown,) = keys(data, "Id must be 2")
    assert shown["Id"] == "1" and shown["Day"] == "+10000-01-02"
    assert shown["Days"] == "[+10000-01-02]" and shown["Parts"] == "{+10000-01-02}"
    assert keys(data, "Day must be before 2000-01-01", ["Day"]) == [{"Day": "+10000-01-02"}]


def test_a_day_beside_two_columns_of_one_name_is_shown(spark):
    data = spark.sql("SELECT 1 AS Id, 2 AS N, DATE'2024-01-31' AS Day, 1 AS ID")
    (shown,) = keys(data, "N must be 1")
    assert shown["N"] == "2" and shown["Day"] == "2024-01-31"


def test_a_column_that_is_twice_in_the_key_is_shown_once(spark):
    data = spark.sql("SELECT 1 AS Id, X'00ff' AS Raw")
    assert keys(data, "Id must be 2", ["Id", "ID", "raw", "Id"]) == [{"Id": "1", "Raw": "00FF"}]
    failed = dqlang.compile("T\n    Raw must be missing").failures(data, key=["Id", "id"])
    assert [(row["value"], row["key"].asDict()) for row in failed.collect()] == [("00FF", {"Id": 1})]


PEOPLE = """
    SELECT 1 AS Id, named_struct('Zip', 'x', 'Country', 'US', 'Geo', named_struct('Lat', 5)) AS Address,
        'c' AS `Order.Kind`, array(named_struct('Qty', 2)) AS Lines
"""


@pytest.mark.parametrize(
    ("rules", "others"),
    [
        ("Address.Zip must match '^[0-9]$' when Address.Country is 'US'", {"Address.Country": "US"}),
        ("address.zip must be null when ADDRESS.geo.lat is 5", {"Address.Geo.Lat": "5"}),
        ("Address.Zip must be null when `order.kind` is 'c' and Id is 1", {"Order.Kind": "c"}),
        ("Id must be 2 when Address.Country is 'US' and Address.Geo.Lat is 5", {"Address.Country": "US"}),
        ("Address must be null when Address.Country is 'US'", {}),
        ("Address.Country must be 'CA'", {}),
        ("Id must be 2 when Lines is not null", {"Lines": "[{2}]"}),
        (
            "Address.Country is sensitive\n    Id must be 2 when Address.Zip is 'x' and Address.Country is 'US'",
            {"Address.Zip": "x", "Address.Country": "***"},
        ),
        ("Address is sensitive\n    Id must be 2 when Address.Zip is 'x'", {"Address.Zip": "***"}),
    ],
)
def test_the_other_columns_are_shown_fields_too(spark, rules, others):
    (finding,) = collect_of(spark.sql(PEOPLE), rules, ["Id"])
    (sample,) = finding.samples
    assert sample.key == {"Id": "1"}
    assert {name: sample.others[name] for name in others} == others and ("US" in str(sample.others)) == (
        "US" in str(others)
    )


def test_a_column_that_bears_the_name_of_a_field_stays_what_it_is(spark):
    data = spark.sql("SELECT 1 AS Id, named_struct('Zip', 'x') AS Address, 'own' AS `Address.Zip`")
    (finding,) = collect_of(data, "Id must be 2 when Address.Zip is 'x' and `Address.Zip` is 'own'", ["Id"])
    (sample,) = finding.samples
    assert sample.others["Address.Zip"] == "own" and "x" in sample.others["Address"]


def collect_of(data, rules, key):
    return collect(*dqlang.compile(f"T\n    {rules}").bound(data), data, {}, key)["findings"]
