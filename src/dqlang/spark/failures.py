"""The failed rules of each row, one row each, with what is wrong. Lazy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dqlang.plan.expr import Expr
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.plan.sensitive import MASK, Path, touches
from dqlang.plan.types import StructType
from dqlang.spark.code_size import fused
from dqlang.spark.grade import typed_rules
from dqlang.spark.helpers import Helpers
from dqlang.spark.masks import names_of_failed, word_columns, words_of
from dqlang.spark.problems import DataProblem, refuse_unsafe
from dqlang.spark.run_steps import refuse_stream, run_steps
from dqlang.spark.schema import column_names
from dqlang.spark.sql import quote_name, quote_text
from dqlang.spark.steps import Steps, plan_steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_NESTED = frozenset({"array", "map", "struct"})
_NO_TEXT = "CAST(NULL AS STRING)"


def failures(
    df: DataFrame,
    plan: Plan,
    lookups: Mapping[str, DataFrame] | None = None,
    key: str | Sequence[str] | None = None,
    *,
    schema: StructType | None = None,
    written: bool = False,
) -> DataFrame:
    """For each failed rule of each row: rule, severity, column, value, reason, key (a struct of the columns `key`, by
    default of those that the plan names, or else of all). Sensitive values are masked. `written`: what Python may not
    know, such as a day in the year 10000, is text in the key."""
    rules = typed_rules(plan)
    refuse_stream(df, plan)
    names = column_names(df, schema)
    helpers = Helpers(names)
    key_name, place = helpers.new("key"), helpers.new("place")
    unknown = _unknown_to_python(schema) if written and schema and _can_be_named(names) else frozenset()
    keys = _key(_asked(key, names, plan), names, plan.sensitive, unknown)
    places = [str(place) for place in range(len(rules))]
    words = words_of(range(len(rules)), helpers, fused([rule.passed for rule in rules], len(names)))
    steps = plan_steps([e for rule in rules for e in (rule.passed, *_values(rule))], helpers)
    conditions = [steps.sql(rule.passed) for rule in rules]
    # The key comes first, where no helper column is in the way of `*`.
    df = run_steps(df.selectExpr("*", f"{keys} AS {quote_name(key_name)}"), steps, lookups)
    df = df.selectExpr("*", *(column for word in words for column in word_columns(word, conditions)))
    df = df.selectExpr("*", f"explode({names_of_failed(words, places)}) AS {quote_name(place)}")
    return df.selectExpr(*_shown(rules, steps, quote_name(place)), f"{quote_name(key_name)} AS `key`")


def _shown(rules: Sequence[PlannedRule], steps: Steps, place: str) -> list[str]:
    def column(name: str, text: Callable[[PlannedRule], str | None]) -> str:
        return f"{_by_place([_text(text(rule)) for rule in rules], place)} AS `{name}`"

    return [
        column("rule", lambda rule: rule.name),
        column("severity", lambda rule: rule.severity),
        column("column", lambda rule: ", ".join(rule.columns)),
        f"{_by_place([_value(rule, steps) for rule in rules], place)} AS `value`",
        column("reason", lambda rule: rule.reason),
    ]


def _by_place(values: Sequence[str], place: str) -> str:
    """The value at a rule's position. Equal values share a branch, and only the branch of the failed rule is run."""
    places: dict[str, list[str]] = {}
    for position, value in enumerate(values):
        places.setdefault(value, []).append(f"'{position}'")
    branches = " ".join(f"WHEN {place} IN ({', '.join(where)}) THEN {value}" for value, where in places.items())
    return f"CASE {branches} END" if branches else _NO_TEXT


def _values(rule: PlannedRule) -> tuple[Expr | None, ...]:
    return () if rule.masked else (rule.value,)


def _value(rule: PlannedRule, steps: Steps) -> str:
    return _text(MASK) if rule.masked else _as_text(rule.value, steps)


def _as_text(value: Expr | None, steps: Steps) -> str:
    if value is None:
        return _NO_TEXT
    written = steps.sql(value)
    if value.type.family == "binary":
        # Spark: on Connect a text that is no UTF-8 ends the reading of all rows.
        return f"hex({written})"
    return f"to_json({written})" if value.type.family in _NESTED else f"CAST({written} AS STRING)"


def _text(text: str | None) -> str:
    return _NO_TEXT if text is None else quote_text(text)


def _unknown_to_python(schema: StructType) -> frozenset[str]:
    """The columns whose values Python may be unable to hold."""
    plain = ("text", "binary", "boolean", "whole", "decimal", "float")
    return frozenset(field.name for field in schema.fields if field.type.family not in plain)


def _can_be_named(names: Sequence[str]) -> bool:
    """Whether each column can be asked for by its name; where not, a star still takes them all."""
    return len({name.lower() for name in names}) == len(names) and not any("${" in name for name in names)


def _asked(key: str | Sequence[str] | None, names: Sequence[str], plan: Plan) -> list[Path] | None:
    """The columns of the key, in the data's spelling; None for all."""
    if key is None:
        return [(_known(path[0], names), *path[1:]) for path in plan.key] or None
    return [(_known(column, names),) for column in ([key] if isinstance(key, str) else key)]


def _key(key: Sequence[Path] | None, names: Sequence[str], sensitive: Sequence[Path], texts: frozenset[str]) -> str:
    if key is None and not sensitive and not texts:
        return "struct(*)"
    # A star would show the sensitive columns too, so that each is named.
    known = dict.fromkeys([(_known(name, names),) for name in names] if key is None else key)
    return f"struct({', '.join(_key_part(path, sensitive, texts) for path in known)})"


def _key_part(path: Path, sensitive: Sequence[Path], texts: frozenset[str]) -> str:
    """A column of the key; one that is sensitive, or holds a field that is, is masked as a whole."""
    written, name = ".".join(map(quote_name, path)), quote_name(".".join(path))
    if touches(path, sensitive):
        return f"{_text(MASK)} AS {name}"
    if path[0] in texts:
        return f"CAST({written} AS STRING) AS {name}"
    return written if len(path) == 1 else f"{written} AS {name}"


def _known(column: str, names: Sequence[str]) -> str:
    found = [name for name in names if name.lower() == column.lower()]
    if len(found) == 1:
        refuse_unsafe(found[0])
        return found[0]
    problem = f"there are two columns `{column}`" if found else f"there is no column `{column}`"
    raise DataProblem(f"{problem} to take as the key", f"the columns are {', '.join(f'`{name}`' for name in names)}")
