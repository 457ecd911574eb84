"""Properties of the analysis, for whatever a rule says and whatever types the columns have."""

from __future__ import annotations

import pickle

import trees
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.plan.serialize import from_json, to_json
from dqlang.plan.types import (
    BINARY,
    BOOLEAN,
    DATE,
    DOUBLE,
    FLOAT,
    INTEGER,
    LONG,
    STRING,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    VOID,
    Field,
    StructType,
    Type,
    array,
    decimal,
    map_of,
    struct,
)
from dqlang.semantics.analyze import Analysis, SourcedRule, analyze
from dqlang.source import Source

SOURCE = Source("Person\n")
NAMES = ["Name", "BirthDate", "First Name", "Straße", "имя", "x_1", "2nd", "Order-Date", "Date", "Count", "Status"]
plain = st.sampled_from(
    [BINARY, BOOLEAN, DATE, DOUBLE, FLOAT, INTEGER, LONG, STRING, TIMESTAMP, TIMESTAMP_NTZ, VOID, Type("variant")]
    + [decimal(10, 2), decimal(38, 0), decimal(38, 38)]
)


def _deeper(inner):
    fields = st.lists(st.tuples(st.sampled_from(NAMES), inner), min_size=1, max_size=4, unique_by=lambda f: f[0])
    return st.one_of(
        inner.map(array),
        inner.map(lambda value: map_of(STRING, value)),
        fields.map(lambda pairs: struct(*[Field(*pair) for pair in pairs])),
    )


types = st.recursive(plain, _deeper, max_leaves=4)


@st.composite
def schemas(draw) -> StructType:
    """A table with columns that the rules' trees speak of; now and then two of one name."""
    names = draw(st.lists(st.sampled_from([*NAMES, "NAME"]), min_size=4, unique=True))
    return struct(*[Field(name, draw(types)) for name in names])


def analyzed(rules, schema, lookups=None) -> Analysis:
    return analyze([SourcedRule(rule, SOURCE) for rule in rules], table="Person", schema=schema, lookups=lookups)


def whole(found: Analysis) -> Analysis:
    """The analysis, its messages written."""
    for _, problem in found.problems:
        message, help = problem.message(), problem.help()
        assert message and (message[0] == "`" or not message[0].isupper())
        assert not message.endswith(".")
        assert help is None or help
        problem.edits(), problem.related()
    return found


def some_rules():
    return st.lists(trees.rules(), min_size=1, max_size=4)


@given(some_rules(), st.one_of(st.none(), schemas()))
def test_analysis_never_raises_and_is_the_same_each_time(rules, schema):
    assert whole(analyzed(rules, schema)) == analyzed(rules, schema)


@given(some_rules(), schemas())
def test_each_rule_is_planned_or_has_an_error(rules, schema):
    found = analyzed(rules, schema, {})
    errors = [problem for _, problem in found.problems if problem.severity == "error"]
    subjects = sum(len(rule.subjects) for rule in rules)
    assert len(found.plan.rules) == subjects or errors
    assert len(found.plan.rules) <= subjects


@given(some_rules(), st.one_of(st.none(), schemas()))
def test_every_condition_has_an_answer_of_its_type(rules, schema):
    for rule in analyzed(rules, schema).plan.rules:
        for condition in (rule.passed, rule.applies):
            assert condition is None or condition.type == BOOLEAN
        assert (rule.passed is None) == (rule.value is None)


@given(some_rules())
def test_names_and_fingerprints_do_not_hang_on_the_schema(rules):
    """Where a rule is sound against a schema, it has the name and fingerprint that it has without one."""
    without = {rule.name: rule.fingerprint for rule in analyzed(rules, None).plan.rules}
    schema = struct(*[Field(name, STRING) for name in NAMES])
    for rule in analyzed(rules, schema).plan.rules:
        assert without[rule.name] == rule.fingerprint


@settings(max_examples=50)
@given(some_rules(), st.one_of(st.none(), schemas()))
def test_plans_can_be_kept(rules, schema):
    plan = analyzed(rules, schema).plan
    assert from_json(to_json(plan)) == plan
    assert pickle.loads(pickle.dumps(plan)) == plan
