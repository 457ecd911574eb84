"""A plan as data, and back."""

from __future__ import annotations

import json

from meanings import analysis

from dqlang.plan.serialize import from_json, to_data, to_json

SENTENCES = (
    "Name must be 'ä' if present when Age is 1 because 'so' tagged ['x'] for at least 95.5% of rows",
    "Amount must be at most 10.50",
    "every Lines.Marks must be in ['a', 'b']",
    "Email must be unique within Country",
    "(Country, State) must be in lookup ref.States.(Country, Code)",
    "every Tags must be in lookup Statuses.Code",
    "Seen must be within the last 3 days",
    "Attributes must not be empty",
    "Address must be present",
    "Name must be valid json",
)


def test_what_is_written_reads_back():
    plan = analysis(*SENTENCES).plan
    assert len(plan.rules) == len(SENTENCES)
    assert from_json(to_json(plan)) == plan


def test_rules_whose_meaning_hangs_on_types():
    plan = analysis("A must be greater than B", schema=None).plan
    assert to_data(plan)["rules"][0]["passed"] is None
    assert from_json(to_json(plan)) == plan


def test_it_is_plain_data_of_a_version():
    data = json.loads(to_json(analysis("Name must be present").plan))
    assert (data["version"], data["table"]) == (1, "Person")
    [rule] = data["rules"]
    assert rule["name"] == "Name_present"
    assert rule["passed"]["node"] == "Call"
    assert rule["passed"]["arguments"] == [{"node": "ColumnRef", "path": ["Name"], "type": "string"}]


def test_it_is_the_same_each_time():
    assert to_json(analysis(*SENTENCES).plan) == to_json(analysis(*SENTENCES).plan)
