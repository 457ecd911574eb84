"""Forty requirements of a hospital, a bank, a shop and a telephone company: the rules find the planted errors, and
nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from engines import ENGINE, spark_version

import dqlang
from dqlang.spark.problems import DataProblem

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = {"hospital": "visits", "bank": "payments", "shop": "orders", "telecom": "calls"}


@pytest.mark.parametrize(("story", "name"), STORIES.items())
def test_the_planted_errors_are_found(story, name, spark):
    folder = EXAMPLES / story
    # Spark: cannot number a file's rows in their order, and a number would make each row another one.
    data = spark.read.csv(
        str(folder / f"{name}.csv"), header=True, schema=(folder / f"{name}.ddl").read_text(), escape='"'
    )
    written = [tuple(row) for row in data.collect()]
    rules = dqlang.load(folder / f"{name}.dq")
    if story == "telecom" and (ENGINE == "sail" or spark_version() < (4, 0)):
        with pytest.raises(DataProblem, match="JSON is read more loosely|no strict reader of JSON"):
            rules.grade(data)
        return
    graded = rules.grade(data)
    found = {tuple(row)[:-1]: [*row[-1].SevereErrors, *row[-1].WarningErrors] for row in graded.collect()}
    planted = yaml.safe_load((folder / "planted.yaml").read_text(encoding="utf-8"))
    assert {place: found[row] for place, row in enumerate(written, start=1) if found[row]} == planted


@pytest.mark.classic
def test_there_are_forty_requirements():
    texts = [(EXAMPLES / story / "README.md").read_text(encoding="utf-8") for story in STORIES]
    assert sum(len(re.findall(r"^\d+\. ", text, re.MULTILINE)) for text in texts) == 40
