"""The formats of `be valid date`: what is refused says what to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.plan.date_format import CAN_BE_USED, format_problem, read_format


@pytest.mark.parametrize(
    "date_format, reason",
    {
        "DD/MM/yyyy": "`DD` is no part of a date here: the day is `dd`",
        "dd/MM/YYYY": "`YYYY` is no part of a date here: the year is `yyyy`",
        "dd/mm/yyyy": "the month is missing, which is `MM`; `mm` is the minute",
        "MM/yyyy": "the day is missing, which is `dd`",
        "dd/MM": "the year is missing, which is `yyyy`",
        "": "the year is missing, which is `yyyy`",
        "dd MM MMM yyyy": "the month stands twice: `MM` and `MMM`",
        "dMyyyy": "`dM` does not say where the day ends: use two letters each",
        "yyyyMd": "`yyyyM` does not say where the year ends: use two letters each",
        "dd/MM/yyyy hh:mm": "`hh` is no part of a date here: the hour is `HH`, from 00 to 23",
        "EEE dd/MM/yyyy": "`EEE` is no part of a date here",
        "dd/MM/yyyy z": "`z` is no part of a date here",
        "31/12/2024": "`3` is a digit; a format says where the digits stand, as in 'dd/MM/yyyy'",
        "dd/MM/yyyy[ HH]": "`[` cannot stand in a format",
        "dd/MM/yyyy'": "a quote inside the format is never closed",
    }.items(),
)
def test_a_format_that_is_refused_says_why_and_what_can_be_used(date_format, reason):
    assert format_problem(date_format) == f"{reason}; {CAN_BE_USED}"


def test_a_format_is_text():
    assert format_problem(5) == "a format is text, such as 'dd/MM/yyyy'"


@pytest.mark.parametrize(
    "date_format", ["dd/MM/yyyy", "d.M.yy", "yyyyMMdd", "MMM d, yyyy", "yyyy-MM-dd'T'HH:mm:ss", "d MMMM yyyy"]
)
def test_a_format_that_is_understood(date_format):
    assert format_problem(date_format) is None


@given(st.text(st.sampled_from("dMyHms'T[]/.- 1xé$\\{}\n")))
def test_any_text_is_a_format_or_has_a_problem(text):
    problem = format_problem(text)
    if problem is None:
        form = read_format(text)
        assert sorted([form.year, form.month, form.day]) == [1, 2, 3]
    else:
        assert problem.endswith(CAN_BE_USED)
