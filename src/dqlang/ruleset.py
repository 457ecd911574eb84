"""A RuleSet: the rules of one table, ready to grade any number of DataFrames."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dqlang.plan.ddl import read_schema
from dqlang.plan.rules import SEVERITIES, Plan, PlannedRule
from dqlang.plan.types import StructType
from dqlang.reader import raise_errors
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.semantics.facts import SourcedFact
from dqlang.semantics.lookup_names import lookup_names

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from dqlang.measurement import Measurement
    from dqlang.spark.observed import Observed


class RuleSet:
    """The rules of one table, in the file's order. Made by `dqlang.compile` and `dqlang.load`.

    A RuleSet holds no DataFrame and no session: it can be pickled, kept, joined with another (`+`) and used on many
    tables. Iterating gives the rules: `name`, `severity` (`severe` or `warning`), `text`, `line`, `columns`, `reason`,
    `tags`, `owner`, `fingerprint`.

    >>> import dqlang
    >>> rules = dqlang.compile("Person\\n    Name must be present\\n    Age should be at least 18")
    >>> [rule.name for rule in rules]
    ['Name_present', 'Age_ge_18']
    """

    def __init__(
        self,
        table: str,
        sources: Sequence[SourcedRule],
        schema: StructType | None = None,
        lookups: Mapping[str, StructType] | None = None,
        facts: Sequence[SourcedFact] = (),
    ) -> None:
        self.table = table
        self._sources = tuple(sources)
        self._facts = tuple(facts)
        self._schema = schema
        self._lookups = dict(lookups) if lookups else None
        self._plan = self._bound(self._schema, self._lookups)

    def _bound(self, schema: StructType | None, lookups: Mapping[str, StructType] | None) -> Plan:
        """The plan against these schemas. Raises DqError where the rules do not fit them."""
        analysis = analyze(self._sources, table=self.table, schema=schema, lookups=lookups, facts=self._facts)
        raise_errors(analysis.problems)
        return analysis.plan

    def __reduce__(self) -> tuple[type[RuleSet], tuple[Any, ...]]:
        """Pickled as sentences and schemas, and analysed anew where it arrives."""
        return RuleSet, (self.table, self._sources, self._schema, self._lookups, self._facts)

    # --- the rules as data

    @property
    def rules(self) -> tuple[PlannedRule, ...]:
        """The rules in the file's order; a sentence over several columns gives one for each."""
        return self._plan.rules

    @property
    def sensitive(self) -> tuple[tuple[str, ...], ...]:
        """The columns whose values are never shown, each as its path: `("Address", "Zip")`."""
        return self._plan.sensitive

    @property
    def lookups(self) -> tuple[str, ...]:
        """The lookups that the rules look into, by name as each is first written: `("Planes", "ref.Airports")`."""
        return tuple(".".join(name) for name in lookup_names(each.rule for each in self._sources))

    @property
    def owner(self) -> str | None:
        """Who answers for the rules: `owner is 'claims office'`. None where nobody is named, or joined rule sets name
        several; each rule has its own."""
        return self._plan.owner

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """The columns that tell the rows apart, each as its path: `key is (ClaimId, Line)`. Of joined rule sets the
        first one's that has a key."""
        return self._plan.key

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change when, and only when, what the rules ask or their order changes."""
        return hashlib.sha256("\n".join(rule.fingerprint for rule in self.rules).encode()).hexdigest()[:16]

    def __iter__(self) -> Iterator[PlannedRule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __repr__(self) -> str:
        return f"<RuleSet {self.table}: {len(self)} rules, fingerprint {self.fingerprint}>"

    def __add__(self, other: RuleSet) -> RuleSet:
        """Both rule sets' rules, this one's first. Two rules with one name and severity are a DqError."""
        if not isinstance(other, RuleSet):
            return NotImplemented
        lookups = {**(self._lookups or {}), **(other._lookups or {})}
        sources, facts = self._sources + other._sources, self._facts + other._facts
        return RuleSet(self.table, sources, self._schema or other._schema, lookups or None, facts)

    def select(self, *, tags: str | Iterable[str] | None = None, severity: str | None = None) -> RuleSet:
        """The rules that bear one of the tags, or have the severity (`severe` or `warning`), or both.

        >>> import dqlang
        >>> rules = dqlang.compile("Person\\n    Name must be present\\n    Age should be at least 18")
        >>> [rule.name for rule in rules.select(severity="warning")]
        ['Age_ge_18']
        """
        if severity is not None and severity not in SEVERITIES.values():
            raise ValueError(f"a severity is `severe` or `warning`, not `{severity}`")
        wanted = None if tags is None else {tags} if isinstance(tags, str) else set(tags)
        kept = [
            each
            for each in self._sources
            if (wanted is None or wanted & set(each.rule.tags))
            and (severity is None or SEVERITIES[each.rule.severity] == severity)
        ]
        return RuleSet(self.table, kept, self._schema, self._lookups, self._facts)

    # --- on data

    def grade(
        self,
        df: DataFrame,
        *,
        lookups: Mapping[str, DataFrame] | None = None,
        result_column: str = "DataQualityResult",
    ) -> DataFrame:
        """The data with a struct column that grades each row: `SevereCount`, `WarningCount` (int), `SevereErrors`,
        `WarningErrors` (array<string>, the failed rules' names in the file's order). No part of it is ever null.

        Lazy: nothing is read and no job runs. No row is lost or added. A rule whose result is null counts as failed.
        A lookup that is not given is read as a table of the session. Raises DqError where the rules do not fit the
        data's columns, and where the data has a column named `result_column`.
        """
        from dqlang.spark.grade import grade

        plan, schema = self.bound(df, lookups)
        return grade(df, plan, lookups, result_column, schema=schema)

    def split(
        self,
        df: DataFrame,
        *,
        lookups: Mapping[str, DataFrame] | None = None,
        result_column: str = "DataQualityResult",
    ) -> tuple[DataFrame, DataFrame]:
        """The rows with no severe error, and the rows with some, each with its grade, both by the same `now`. Lazy."""
        from dqlang.spark.grade import split

        plan, schema = self.bound(df, lookups)
        return split(df, plan, lookups, result_column, schema=schema)

    def failures(
        self, df: DataFrame, *, lookups: Mapping[str, DataFrame] | None = None, key: str | Sequence[str] | None = None
    ) -> DataFrame:
        """One row for each failed rule of each row: `rule`, `severity`, `column`, `value` (text), `reason`, `key` (a
        struct of the key columns: those of `key`, or else those that the rules call so, or else all). `***` stands for
        the value of a rule that reads a sensitive column, and for that column in the key. Lazy."""
        from dqlang.spark.failures import failures

        plan, schema = self.bound(df, lookups)
        return failures(df, plan, lookups, key, schema=schema)

    def measure(self, df: DataFrame, *, lookups: Mapping[str, DataFrame] | None = None) -> Measurement:
        """One verdict for each rule: rows it speaks of, failures, share, passed. Reads the data once."""
        from dqlang.spark.measure import measure

        plan, schema = self.bound(df, lookups)
        return measure(df, plan, lookups, schema=schema)

    def observe(self, df: DataFrame, *, lookups: Mapping[str, DataFrame] | None = None) -> tuple[DataFrame, Observed]:
        """The data as it is, and a result that is filled while the data is written: `result.get()` is then the
        Measurement that `measure` gives, without a pass of its own. Lazy.

        `result.left_out` has the rules that an observation cannot carry: those that look at other rows (`unique`).
        Write the observed data itself, and once: a `limit` or a sort behind it is counted as it runs. On a stream
        `dqlang.spark.measurements` reads the query's progress. See `docs/observation.md`.
        """
        from dqlang.spark.observe import observe

        plan, schema = self.bound(df, lookups)
        return observe(df, plan, lookups, schema=schema)

    def bound(self, df: DataFrame, lookups: Mapping[str, DataFrame] | None = None) -> tuple[Plan, StructType]:
        """The plan for this data, whose types and engine decide, and the data's schema; at most one analysis call."""
        from dqlang.spark.engine import fitted
        from dqlang.spark.schema import schemas

        names = lookup_names(each.rule for each in self._sources)
        data, others = schemas(df, names, lookups, self._schema, self._lookups)
        return fitted(self._bound(data, others), df), data

    # --- to be read

    def explain(self) -> str:
        """Each rule in plain English: what it asks, of which rows, and what becomes of a row that fails."""
        from dqlang.explain import explain_rules

        return explain_rules([each.rule for each in self._sources], self.table, [each.fact for each in self._facts])

    def to_sql(self, schema: Any = None) -> str:
        """The rules as Spark SQL. `schema` is a StructType or DDL; without one, see `docs/language.md` on types."""
        from dqlang.spark.text_out import to_sql

        return to_sql(self._typed(schema))

    def to_pyspark(self, schema: Any = None) -> str:
        """A Python module that grades without dqlang; see `to_sql` for `schema`."""
        from dqlang.spark.text_out import to_pyspark

        return to_pyspark(self._typed(schema))

    def to_json(self) -> str:
        """The rules as JSON."""
        from dqlang.plan.serialize import to_json

        return to_json(self._plan)

    def _typed(self, schema: Any) -> Plan:
        return self._plan if schema is None else self._bound(read_schema(schema), self._lookups)
