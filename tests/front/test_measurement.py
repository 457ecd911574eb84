"""Verdicts, without Spark."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from dqlang.measurement import Measurement, Verdict, row_verdict, tolerates
from dqlang.plan.rules import RowAllowance


@pytest.mark.parametrize(
    ("kind", "amount", "percent", "rows", "failures", "met"),
    [
        ("at least", "95", True, 20, 1, True),
        ("at least", "95", True, 20, 2, False),
        ("at least", "99.9", True, 1000, 1, True),
        ("at least", "99.9", True, 999, 1, False),
        ("at least", "33.3333333333333333", True, 3, 2, True),
        ("at least", "33.3333333333333334", True, 3, 2, False),
        ("at least", "95", True, 0, 0, True),
        ("at least", "5", False, 9, 4, True),
        ("at least", "5", False, 9, 5, False),
        ("at least", "0", False, 0, 0, False),
        ("all but", "10", False, 50, 10, True),
        ("all but", "10", False, 50, 11, False),
        ("all but", "10", False, 0, 0, False),
        ("all but", "5", True, 20, 1, True),
        ("all but", "5", True, 20, 2, False),
        ("all but", "5", True, 0, 0, True),
    ],
)
def test_what_an_allowance_tolerates(kind, amount, percent, rows, failures, met):
    assert tolerates(RowAllowance(kind, Decimal(amount), percent), rows, failures) is met


def test_without_an_allowance_no_row_may_fail():
    assert tolerates(None, 0, 0) and tolerates(None, 5, 0) and not tolerates(None, 5, 1)


def test_a_share_of_no_rows_is_null():
    assert row_verdict("A_present", "severe", 0, 0, None) == Verdict("A_present", "severe", 0, 0, None, True)
    assert row_verdict("A_present", "severe", 4, 1, None).share == 0.25


def test_a_measurement_is_a_list_of_verdicts_that_passes_with_its_severe_rules():
    good, bad = Verdict("a", "severe", 1, 0, 0.0, True), Verdict("b", "warning", 1, 1, 1.0, False)
    measured = Measurement((good, bad), 1, 0, 1)
    assert list(measured) == [good, bad] and len(measured) == 2 and measured[1] is bad
    assert measured.passed
    assert not Measurement((Verdict("b", "severe", 1, 1, 1.0, False),), 1, 1, 0).passed
    read = json.loads(measured.to_json())
    assert read["passed"] is True and [v["rule"] for v in read["verdicts"]] == ["a", "b"] and read["rows"] == 1
