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
