"""Errors that may quote the data tell nothing but their kind where a column is sensitive."""

from __future__ import annotations

import traceback

import click
import pytest

from dqlang.cli import spark_errors, withheld
from dqlang.cli.outcome import Refused
from dqlang.cli.withheld import Withheld, told, withholding

SECRET = "123-45-6789"


class SparkSays(Exception):
    def getCondition(self) -> str:
        return "CAST_INVALID_INPUT"


def test_an_engines_error_is_told_by_its_condition():
    error = SparkSays(f"[CAST_INVALID_INPUT] The value '{SECRET}' cannot be cast")
    with withholding(True):
        refused = spark_errors.refusal("Spark could not finish", error)
    assert (refused.message, refused.help) == ("Spark could not finish (CAST_INVALID_INPUT)", withheld.LEFT_OUT)
    with withholding(False):
        assert SECRET in spark_errors.refusal("Spark could not finish", error).message


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("CSV header does not conform to the schema", "the same columns in the same order"),
        ("Number of column in CSV header is not equal to number of fields", "the same columns in the same order"),
        ("[COLUMN_ALREADY_EXISTS] The column `a` already exists. Choose another name", "rename all of these columns"),
        ("Index 20480 out of bounds for length 20480", "--option maxColumns="),
    ],
)
def test_what_spark_leaves_without_a_way_out_gets_one(said, way):
    assert way in spark_errors.refusal("it stopped", ValueError(said)).help
    with withholding(True):
        assert spark_errors.refusal("it stopped", ValueError(said)).help == withheld.LEFT_OUT


def test_one_without_a_condition_is_told_by_its_class():
    with withholding(True):
        assert spark_errors.refusal("it stopped", OSError(SECRET)).message == "it stopped (OSError)"
        assert told(SECRET) == f" ({withheld.LEFT_OUT})"
    assert told(SECRET) == f": {SECRET}"


def test_a_fault_of_ours_is_told_by_its_class_in_its_trace_too():
    with pytest.raises(Withheld) as caught, withholding(True):
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    whole = "".join(traceback.format_exception(caught.value))
    assert SECRET not in whole and "KeyError" in whole and "test_cli_withheld" in whole


@pytest.mark.parametrize("error", [Refused("no"), BrokenPipeError(), click.Abort(), KeyboardInterrupt()])
def test_what_is_meant_for_the_user_passes(error):
    with pytest.raises(type(error)), withholding(True):
        raise error
    assert not withheld.is_withheld()


def test_without_a_sensitive_column_nothing_changes():
    with pytest.raises(ValueError, match=SECRET), withholding(False):
        raise ValueError(SECRET)
