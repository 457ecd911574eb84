"""What the tests of meaning share: a table of every kind of column, and short ways to ask the analysis."""

from __future__ import annotations

from collections.abc import Mapping

from dqlang.plan.ddl import parse_ddl
from dqlang.plan.types import StructType
from dqlang.semantics.analyze import Analysis, SourcedRule, analyze
from dqlang.source import Source
from dqlang.syntax.parse import parse

SCHEMA = parse_ddl(
    """
    Name STRING, Zip STRING, Status STRING, Phone STRING, Email STRING, Country STRING, State STRING, Code STRING,
    Age INT, Amount DECIMAL(10,2), Qty BIGINT, Total DOUBLE, Seq INT,
    BirthDate DATE, EffDate DATE, Admitted DATE, Discharged DATE, Seen TIMESTAMP, Paid BOOLEAN,
    BillCity STRING, ShipCity STRING, `Length of Stay` INT, `Order-Date` DATE, `a.b` INT,
    Tags ARRAY<STRING>, Matrix ARRAY<ARRAY<INT>>, Attributes MAP<STRING, STRING>, Photo BINARY,
    Address STRUCT<City: STRING, Zip: STRING, Geo: STRUCT<Lat: DOUBLE>>,
    Lines ARRAY<STRUCT<Qty: INT, Max: INT, Marks: ARRAY<STRING>>>,
    Visits STRUCT<Days: ARRAY<DATE>>, Twice STRING, twice STRING
    """
)
LOOKUPS = {
    "Statuses": parse_ddl("Code STRING, Kind STRING"),
    "ref.States": parse_ddl("Country STRING, Code STRING, Area MAP<STRING, INT>"),
}


def analysis(
    *sentences: str, schema: StructType | None = SCHEMA, lookups: Mapping[str, StructType] | None = LOOKUPS
) -> Analysis:
    """The analysis of sentences that read without a problem."""
    source = Source("Person\n" + "".join(f"    {sentence}\n" for sentence in sentences))
    file, problems = parse(source)
    assert not problems, [problem.message() for problem in problems]
    assert not file.tables[0].unbuilt, file.tables[0].unbuilt
    rules = [SourcedRule(rule, source) for rule in file.tables[0].rules]
    return analyze(rules, table="Person", schema=schema, lookups=lookups)


def problems(*sentences: str, **known):
    return [problem for _, problem in analysis(*sentences, **known).problems]


def codes(*sentences: str, **known) -> list[str]:
    return [problem.code for problem in problems(*sentences, **known)]


def only(*sentences: str, **known):
    """The one problem."""
    found = problems(*sentences, **known)
    assert len(found) == 1, [problem.message() for problem in found]
    return found[0]


def planned(sentence: str, **known):
    """The plan of one rule that has no problem."""
    found = analysis(sentence, **known)
    assert not found.problems, [problem.message() for _, problem in found.problems]
    [rule] = found.plan.rules
    return rule


def names(*sentences: str) -> list[str]:
    """The names of rules without a schema."""
    found = analysis(*sentences, schema=None, lookups=None)
    assert not [p for _, p in found.problems if p.severity == "error"], [p.message() for _, p in found.problems]
    return [rule.name for rule in found.plan.rules]


def advised(*sentences: str, code: str, **known) -> None:
    """Asserts that this advice is all that is said, and that it stops no rule."""
    problem = only(*sentences, **known)
    assert (problem.code, problem.severity) == (code, "advice"), problem.message()
    assert len(analysis(*sentences, **known).plan.rules) == len(sentences)


def told(*sentences: str, **known) -> list[tuple[str, str]]:
    """The code and the message of each problem."""
    return [(problem.code, problem.message()) for problem in problems(*sentences, **known)]
