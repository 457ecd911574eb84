"""The columns that are shown of a failing row beside its value and its key: those at which the rule looks.

A field is shown by itself, not with all of the column in which it lies: it is lent to the data as a column of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from dqlang.plan.expr import Case, ColumnRef
from dqlang.plan.sensitive import Path, touches
from dqlang.plan.types import Field, StructType, Type
from dqlang.record import record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from dqlang.plan.rules import Plan, PlannedRule

Place = tuple[str, str]
"""A rule by its severity and name."""


def place_of(rule: PlannedRule) -> Place:
    return rule.severity, rule.name


@record
class Lent:
    """The data with the fields that are to be shown, what is known of it, the key to ask for, and each rule's other
    columns."""

    df: DataFrame
    plan: Plan
    schema: StructType
    key: list[str] | None
    columns: dict[Place, list[str]]


@record
class Others:
    """Without a key, all columns are shown, and there are no others. Of the key, `fields` lie within a column."""

    schema: StructType
    key: Sequence[str] | None
    fields: Mapping[str, Path] = field(default_factory=dict)

    def beside(self, df: DataFrame, plan: Plan) -> Lent:
        """What shows the other columns of these rules."""
        if self.key is None:
            return Lent(df, plan, self.schema, None, {place_of(rule): [] for rule in plan.rules})
        paths = {place_of(rule): self._of(rule) for rule in plan.rules}
        fields = {name_of(path): path for each in paths.values() for path in each if len(path) > 1}
        fields = {**self.fields, **fields}
        columns = {place: [name_of(path) for path in each] for place, each in paths.items()}
        key = [*self.key, *dict.fromkeys(name for each in columns.values() for name in each)]
        if not fields:
            return Lent(df, plan, self.schema, key, columns)
        masked = tuple((name,) for name, path in fields.items() if touches(path, plan.sensitive))
        added = tuple(Field(name, self._type(path)) for name, path in fields.items())
        return Lent(
            df.selectExpr("*", *(f"{_written(path)} AS {_written((name,))}" for name, path in fields.items())),
            replace(plan, sensitive=(*plan.sensitive, *masked)),
            replace(self.schema, fields=(*self.schema.fields, *added)),
            key,
            columns,
        )

    def _of(self, rule: PlannedRule) -> list[Path]:
        """The paths at which a rule looks, and which neither its value nor the key shows."""
        shown = [tuple(p.lower() for p in self.fields.get(name, (name,))) for name in self.key or ()]
        value = rule.value
        if isinstance(value, Case):
            value = value.otherwise  # as missing counts what the column may hold
        if isinstance(value, ColumnRef):
            shown.append(tuple(part.lower() for part in value.path))
        found = dict.fromkeys(filter(None, (self._known(parts_of(words)) for words in rule.columns)))
        return [path for path in found if not any(_begins(path, each) for each in shown)]

    def _known(self, path: Sequence[str]) -> Path | None:
        """The path in the schema's spelling, as far as it leads through groups of fields; of a list, the whole list."""
        found: list[str] = []
        fields = self.schema.fields
        for part in path:
            field = next((each for each in fields if each.name.lower() == part.lower()), None)
            if field is None:
                break
            found.append(field.name)
            fields = field.type.fields if isinstance(field.type, StructType) else ()
        whole = tuple(found)
        # A column may bear the very name that a field would be shown by, and a name with `${` cannot be written.
        taken = any(each.name.lower() == name_of(whole).lower() for each in self.schema.fields)
        return whole[:1] if len(whole) > 1 and (taken or "${" in name_of(whole)) else whole or None

    def _type(self, path: Path) -> Type:
        kind: Type = self.schema
        for part in path:
            assert isinstance(kind, StructType)  # `_known` leads through nothing else
            kind = next(field.type for field in kind.fields if field.name == part)
        return kind


def name_of(path: Path) -> str:
    """How a report calls a column."""
    return ".".join(path)


def parts_of(words: str) -> list[str]:
    """A column as rules write it, ``Address.`Zip code` ``, part by part."""
    return [quoted.replace("``", "`") or plain for quoted, plain in re.findall(r"`((?:[^`]|``)+)`|([^.`]+)", words)]


def _begins(path: Path, shown: Sequence[str]) -> bool:
    """Whether a column is shown, or what it lies in."""
    return tuple(part.lower() for part in path[: len(shown)]) == tuple(shown)


def _written(path: Path) -> str:
    from dqlang.spark.sql import quote_name

    return ".".join(map(quote_name, path))
