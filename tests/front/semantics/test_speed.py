"""A thousand rules are analysed in a moment. Measured in the process's own time, so that a busy machine counts less."""

from __future__ import annotations

import time

from dqlang.plan.ddl import parse_ddl
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.source import Source
from dqlang.syntax.parse import parse

KINDS = (
    ("must be present", "STRING"),
    ("must match '^[A-Z]{2,9}$'", "STRING"),
    ("must be in ['A', 'B', 'C', 'D']", "STRING"),
    ("must be at least 5 if present", "INT"),
    ("must be between 0 and 120 when D is 'x'", "INT"),
    ("must be before E if present", "DATE"),
    ("must not have whitespace", "STRING"),
    ("should be valid date", "STRING"),
    ("must have length between 2 and 50", "STRING"),
    ("must be null or be at least 5", "INT"),
)


def seconds(rules, schema) -> float:
    def once() -> float:
        start = time.process_time()
        found = analyze(rules, table="T", schema=schema, lookups=None)
        assert len(found.plan.rules) == 1000 and not found.problems
        return time.process_time() - start

    return min(once() for _ in range(3))


def test_a_thousand_rules():
    kinds = [(f"C{i}", *KINDS[i % 10]) for i in range(1000)]
    source = Source("T\n" + "".join(f"    {column} {check}\n" for column, check, _ in kinds))
    file, _ = parse(source)
    rules = [SourcedRule(rule, source) for rule in file.tables[0].rules]
    schema = parse_ddl("D STRING, E DATE, " + ", ".join(f"{column} {type}" for column, _, type in kinds))
    assert seconds(rules, None) < 0.8
    assert seconds(rules, schema) < 0.8
