"""The schemas of the data and of its lookups, in at most one call to Spark, and the lookups themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dqlang.plan.ddl import from_json
from dqlang.plan.types import StructType
from dqlang.spark.frames import is_classic
from dqlang.spark.pipelines import questions
from dqlang.spark.problems import LookupMissing, refuse_file
from dqlang.spark.quote import quote_name

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LookupName = str | tuple[str, ...]
"""`a.b` or its parts; only parts can hold a name with a dot in it."""

_NOT_FOUND = frozenset(
    {
        "TABLE_OR_VIEW_NOT_FOUND",
        "SCHEMA_NOT_FOUND",
        "CATALOG_NOT_FOUND",
        "REQUIRES_SINGLE_PART_NAMESPACE",
        "IDENTIFIER_TOO_MANY_NAME_PARTS",
    }
)


def schemas(
    df: DataFrame,
    lookup_names: Iterable[LookupName] = (),
    lookups: Mapping[str, DataFrame] | None = None,
    schema: StructType | None = None,
    lookup_schemas: Mapping[str, StructType] | None = None,
) -> tuple[StructType, dict[str, StructType]]:
    """The schema of the data and, by name, of each lookup, without a job.

    Classic Spark knows them. On Connect one analysis call asks for all, except for those that the caller knows already
    (`schema`, `lookup_schemas`).
    """
    names = list(lookup_names)
    if is_classic(df):
        frames = lookup_frames(df, names, lookups)
        return schema_of(df), {name: _schema_of(name, frame) for name, frame in frames.items()}
    known = {name.lower(): found for name, found in (lookup_schemas or {}).items()}
    kept = {_written(name): known[_written(name).lower()] for name in names if _written(name).lower() in known}
    frames = lookup_frames(df, [name for name in names if _written(name) not in kept], lookups)
    with questions():
        asked = [_read(found) for found in _asked([*([] if schema else [df]), *frames.values()], list(frames))]
    own = schema or asked.pop(0)
    return own, {**kept, **dict(zip(frames, asked, strict=True))}


def _asked(frames: Sequence[DataFrame], lookup_names: Sequence[str]) -> list[Any]:
    """Spark's schemas of frames; the last ones are lookups of these names."""
    if len(frames) < 2 and not lookup_names:
        return [_own_schema(frame) for frame in frames]
    try:
        return _schemas_at_once(frames)
    except Exception as error:
        # Only this analysis says that a table is missing; which one costs a call each, but only now.
        if _is_not_found(error):
            for name, frame in zip(lookup_names, frames[-len(lookup_names) :], strict=True):
                _schema_of(name, frame)
        raise


def _own_schema(frame: DataFrame) -> Any:
    """The schema of one frame; the first question of a session asks by the way what engine answers."""
    from dqlang.spark.engine import QUOTIENT, is_known, remember_by

    if is_known(frame):
        return frame.schema
    asked = frame.selectExpr("*", f"{QUOTIENT} AS `quotient`").schema
    remember_by(frame, asked.fields[-1].dataType.simpleString())
    return type(asked)(asked.fields[:-1])


def lookup_frames(
    df: DataFrame,
    names: Iterable[LookupName],
    lookups: Mapping[str, DataFrame] | None = None,
) -> dict[str, DataFrame]:
    """Each lookup's data by its name: as it was given, else the session's table. Names are alike in any case."""
    given = {name.lower(): frame for name, frame in (lookups or {}).items()}
    frames: dict[str, DataFrame] = {}
    for name in names:
        frame = given.get(_written(name).lower())
        frames[_written(name)] = frame if frame is not None else _table(name, df.sparkSession)
    return frames


def column_names(df: DataFrame, schema: StructType | None = None) -> list[str]:
    """The names of the data's columns, from its schema where that is known."""
    if schema is not None:
        return [field.name for field in schema.fields]
    # Spark: df.columns of classic Spark crosses the bridge once for each column, its schema once for all.
    return [field.name for field in schema_of(df).fields]


def schema_of(frame: DataFrame) -> StructType:
    """The schema of one frame; on Connect a call."""
    if is_classic(frame):
        # Spark: 3.5's Python throws at the type of a calendar interval, which the schema's own text names.
        return from_json(frame._jdf.schema().json())
    with questions():
        return _read(frame.schema)


def _written(name: LookupName) -> str:
    return name if isinstance(name, str) else ".".join(name)


def _table(name: LookupName, spark: SparkSession) -> DataFrame:
    parts = name.split(".") if isinstance(name, str) else name
    refuse_file(parts)
    try:
        return spark.table(".".join(map(quote_name, parts)))
    except Exception as error:
        # Spark: classic says so here; Connect says nothing until the analysis.
        raise _explained(error, _written(name)) from None


def _schema_of(name: str, frame: DataFrame) -> StructType:
    try:
        return schema_of(frame)
    except Exception as error:
        raise _explained(error, name) from None


def _schemas_at_once(frames: Sequence[DataFrame]) -> list[Any]:
    """Spark's schemas of several frames: that of a cross join of them, each folded to a struct, which never runs."""
    from dqlang.spark.engine import QUOTIENT, is_known, remember_by

    folded = [frame.selectExpr("struct(*) AS `row`") for frame in frames]
    if not is_known(frames[0]):
        folded[0] = frames[0].selectExpr("struct(*) AS `row`", f"{QUOTIENT} AS `quotient`")
    joined = folded[0]
    for frame in folded[1:]:
        joined = joined.crossJoin(frame)
    fields = joined.schema.fields
    if not is_known(frames[0]):
        remember_by(frames[0], fields.pop(1).dataType.simpleString())
    return [field.dataType for field in fields]


def _read(schema: Any) -> StructType:
    return from_json(schema.jsonValue())


def _explained(error: Exception, name: str) -> Exception:
    return LookupMissing(name) if _is_not_found(error) else error


def _is_not_found(error: Exception) -> bool:
    # Spark: 3.5 has only getErrorClass, which 4 calls getCondition.
    condition = getattr(error, "getCondition", None) or getattr(error, "getErrorClass", None)
    named = (condition() if condition else None) or ""
    # Sail: the name stands in the message alone.
    return (named or str(error).partition("[")[2].partition("]")[0]).split(".")[0] in _NOT_FOUND
