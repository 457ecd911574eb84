"""The person example runs as a user would run it, and tells the story that the language's paper tells."""

from __future__ import annotations

import runpy
from pathlib import Path

import dqlang

PERSON = Path(__file__).parents[2] / "examples" / "person"


def test_the_story_runs(spark, capsys):
    runpy.run_path(str(PERSON / "run.py"))["story"](spark)
    told = capsys.readouterr().out
    assert "[EffDate_gt_BirthDate, Designation_in_set]" in told
    assert "BirthDate_lt_now" in told


def test_the_grades_are_those_of_the_paper(spark):
    people = runpy.run_path(str(PERSON / "run.py"))["load"](spark)
    graded = dqlang.grade(people, PERSON / "person.dq").select("Name", "DataQualityResult.*")
    assert {row.Name: (row.SevereErrors, row.WarningErrors) for row in graded.collect()} == {
        "John": ([], []),
        "Mark": ([], ["BirthDate_lt_now"]),
        "Gle9": (["EffDate_gt_BirthDate", "Designation_in_set"], ["Name_human_name"]),
        "Ann Lee": (
            ["Name_not_whitespace", "BirthDate_valid_date", "EffDate_gt_BirthDate", "Designation_in_set"],
            ["BirthDate_lt_now"],
        ),
    }
