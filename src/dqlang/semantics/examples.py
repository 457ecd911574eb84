"""What is wrong with the examples below rules, and trials: examples that can be put to the test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dqlang.diagnostics.examples import (
    ColumnNotInRule,
    NeedlessMoment,
    RuleDoesNotFit,
    RuleOfOtherRows,
    ValueDoesNotFit,
    VerdictMayChange,
)
from dqlang.diagnostics.problem import Problem
from dqlang.plan.expr import Call, Expr, parts
from dqlang.plan.types import BOOLEAN, DATE, LONG, STRING, StructType, Type, array
from dqlang.record import record
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.semantics.example_rows import Path, Place, cells, known_types, own_schema, part_of, places
from dqlang.semantics.example_values import Unfit
from dqlang.semantics.scope import nearest
from dqlang.syntax import ast
from dqlang.syntax.examples import Example, Given
from dqlang.syntax.value_words import path_words
from dqlang.syntax.walk import columns_of, folded, nodes
from dqlang.syntax.words import check_words, given_words, verdict_words

_MISSING = (STRING, array(STRING), LONG, DATE, BOOLEAN)
"""What a column is taken for that has no value in any example: the first type that its rule can be asked about."""


@record
class Trial:
    """An example that can be put to the test: the row by columns, and their types. `moment` is the instant that counts
    as now; None where nobody said one, or the rule does not ask."""

    rule: SourcedRule
    example: Example
    row: Place
    schema: StructType
    moment: str | None
    sensitive: tuple[tuple[str, ...], ...] = ()
    """The columns whose values no report shows."""


@record
class Examined:
    """`untried` are the rules that could have examples and have none."""

    trials: list[Trial]
    problems: list[Problem]
    untried: list[ast.Rule]


def examine(rules: Sequence[SourcedRule], schema: StructType | None = None, facts: Sequence[ast.Fact] = ()) -> Examined:
    """The examples of one table's rules. Of a rule that is wrong itself nothing is said: its own problems are told."""
    found = Examined([], [], [])
    known = known_types(example for each in rules for example in each.rule.examples)
    for each in rules:
        other = _of_other_rows(each.rule)
        if not each.rule.examples and other is None:
            found.untried.append(each.rule)
        elif each.rule.examples and other is not None:
            found.problems.append(RuleOfOtherRows(each.rule.examples[0].span, other))
        elif each.rule.examples and not _is_wrong(each, schema):
            mine = {**known, **known_types(each.rule.examples)}
            for example in each.rule.examples:
                _examine(each, example, schema, mine, found)
    sensitive = tuple(fact.column.parts for fact in facts if isinstance(fact, ast.Sensitive))
    trials = [replace(each, sensitive=sensitive) for each in found.trials] if sensitive else found.trials
    return replace(found, trials=trials)


def _of_other_rows(rule: ast.Rule) -> str | None:
    """The check that looks at more than one row."""
    found = (node for node in nodes((rule.checks, rule.when)) if isinstance(node, (*ast.OVER_ROWS, ast.InLookup)))
    return next(map(check_words, found), None)


def _is_wrong(rule: SourcedRule, schema: StructType | None) -> bool:
    return bool(_errors(rule, schema))


def _errors(rule: SourcedRule, schema: StructType | None) -> list[Problem]:
    found = analyze([rule], table="", schema=schema).problems
    return [problem for _, problem in found if problem.severity == "error"]


def _examine(
    rule: SourcedRule, example: Example, schema: StructType | None, known: Mapping[Path, Type], found: Examined
) -> None:
    columns = columns_of(rule.rule)
    strange = [_not_in_rule(given, columns) for given in example.values if not _is_in(given.column, columns)]
    if strange:
        found.problems.extend(strange)
        return
    row = places(columns, example)
    try:
        fitting = _fitting(rule, example, row, schema, known)
    except Unfit as unfit:
        found.problems.append(_unfit(unfit, example))
        return
    if isinstance(fitting, Problem):
        found.problems.append(fitting)
        return
    asks = any(_asks_time(planned.passed) for planned in analyze([rule], table="", schema=fitting).plan.rules)
    found.problems.extend(_about_time(example, asks))
    found.trials.append(Trial(rule, example, row, fitting, _instant(example) if asks else None))


def _fitting(
    rule: SourcedRule, example: Example, row: Place, schema: StructType | None, known: Mapping[Path, Type]
) -> StructType | Problem:
    """The types of a row, about which the rule can be asked. Raises Unfit."""
    if schema is not None:
        choices = [part_of(schema, row)]
    else:
        choices = [own_schema(row, known), *(own_schema(row, {}, missing) for missing in _MISSING)]
    problem: Problem | None = None
    for choice in dict.fromkeys(choices):
        cells(choice, row)
        errors = _errors(rule, choice)
        if not errors:
            return choice
        problem = problem or RuleDoesNotFit(example.span, errors[0].message())
    assert problem is not None
    return problem


# --- columns and values ---------------------------------------------------------------------------------------------


def _is_in(column: ast.Column, columns: Sequence[ast.Column]) -> bool:
    """Whether a rule looks at a column, at a field of it, or at what it is a field of."""
    mine = folded(column)
    return any(all(a == b for a, b in zip(mine, folded(each), strict=False)) for each in columns)


def _not_in_rule(given: Given, columns: Sequence[ast.Column]) -> ColumnNotInRule:
    words = [path_words(column.parts) for column in columns]
    near = nearest(path_words(given.column.parts), words)
    others = tuple(words)
    return ColumnNotInRule(given.column.span, path_words(given.column.parts), others, near[0] if near else None)


def _unfit(unfit: Unfit, example: Example) -> ValueDoesNotFit:
    given = next(each for each in example.values if _holds(each.value, unfit.value))
    name = path_words(given.column.parts)
    return ValueDoesNotFit(unfit.value.span, name, given_words(unfit.value), unfit.holds, unfit.advice)


def _holds(value: object, part: object) -> bool:
    return any(each is part for each in nodes(value))


# --- time -----------------------------------------------------------------------------------------------------------


def _asks_time(expr: Expr | None) -> bool:
    """Whether an expression hangs on the present."""
    if expr is None:
        return False
    asks = isinstance(expr, Call) and expr.function in ("current_timestamp", "current_date")
    return asks or any(map(_asks_time, parts(expr)))


def _about_time(example: Example, asks: bool) -> Iterator[Problem]:
    if asks and example.moment is None:
        yield VerdictMayChange(example.span, "passes" if example.passes else "fails")
    if not asks and example.moment is not None:
        yield NeedlessMoment(example.moment.span, verdict_words(example).partition(" ")[2])


def _instant(example: Example) -> str | None:
    """The instant that counts as now, in UTC where no zone is written; of a day, its beginning."""
    match example.moment:
        case ast.Date(written):
            return f"{written}T00:00:00Z"
        case ast.Timestamp(written):
            has_zone = written.endswith("Z") or written[-6] in "+-"
            return written if has_zone else f"{written}Z"
    return None
