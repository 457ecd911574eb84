"""Data as Spark sees it: lazily, csv as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dqlang.cli.data import Data, text_files
from dqlang.cli.outcome import Refused
from dqlang.cli.spark_errors import condition, is_spark, refusal

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, DataFrameReader, SparkSession
    from pyspark.sql.types import StructType

# A quote within quotes is doubled, as spreadsheets write it, and a line break within quotes does not end the row.
_CSV = {"header": "true", "escape": '"', "multiLine": "true", "mode": "PERMISSIVE"}

_HIVE = "tables of a Hive metastore are seen with `--conf spark.sql.catalogImplementation=hive`"
_ONE_DOCUMENT = "a file that is one JSON document, over several lines, is read with `--option multiLine=true`"


def open_data(spark: SparkSession, data: Data, schema: str | None, options: Mapping[str, str]) -> DataFrame:
    """The data, not read yet. `schema` and `options` say how to read csv and json."""
    with _told(data):
        read = {"csv": _csv, "json": _json}.get(data.kind)
        df = read(spark, data, schema, options) if read else _typed(spark, data, options)
        if not df.columns:
            raise Refused(f"`{data.given}` has no columns")
        return df


@contextmanager
def _told(data: Data) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if not is_spark(error):
            raise
        if data.kind == "table" and condition(error) in (
            "TABLE_OR_VIEW_NOT_FOUND",
            "SCHEMA_NOT_FOUND",
            "PARSE_SYNTAX_ERROR",
        ):
            raise Refused(f"there is no file and no table `{data.given}`", _HIVE) from error
        if condition(error) == "PATH_NOT_FOUND":
            raise Refused(f"there is no file `{data.given}`") from error
        raise refusal(f"`{data.given}` cannot be read as {data.kind}", error) from error


def _typed(spark: SparkSession, data: Data, options: Mapping[str, str]) -> DataFrame:
    if data.kind == "table":
        return spark.table(data.path)
    return spark.read.format(data.kind).options(**options).load(data.path)


def _csv(spark: SparkSession, data: Data, schema: str | None, options: Mapping[str, str]) -> DataFrame:
    # Spark: without a check, the columns of each further file are taken to stand in the first one's order. A single
    # file needs none, and Spark's fails at a header that names a column twice or not at all.
    settings = {**_CSV, "enforceSchema": str(not data.several_files).lower(), **_lower_first(options)}
    reader = spark.read.options(**settings)
    if settings["header"].lower() == "false" and schema:
        return reader.schema(spark_schema(spark, schema)).csv(data.path)
    found = reader.csv(data.path)
    _check_separator(found.columns, data)
    if schema is None and settings.get("inferSchema", "false").lower() == "true":
        return found
    types = spark_schema(spark, schema) if schema else None
    # Named columns in the file's own order: Spark would give out the types by position. It also keeps the columns that
    # folders like `Zip=00123` make from being read as numbers.
    return reader.schema(_by_name(found.columns, types, data)).csv(data.path)


def _lower_first(options: Mapping[str, str]) -> dict[str, str]:
    """Options under the spelling used here: to Spark `HEADER` and `header` are one, to a dict they are two."""
    known = {name.lower(): name for name in (*_CSV, "enforceSchema", "inferSchema")}
    return {known.get(key.lower(), key): value for key, value in options.items()}


def _by_name(columns: list[str], types: StructType | None, data: Data) -> StructType:
    from pyspark.sql.types import StringType, StructField, StructType

    wanted = {field.name.lower(): field for field in types} if types else {}
    names = {name.lower() for name in columns}
    unknown = [field.name for key, field in wanted.items() if key not in names]
    if unknown:
        raise Refused(
            f"the schema names `{'`, `'.join(unknown)}`, which `{data.given}` does not have",
            f"its columns are {', '.join(columns)}",
        )
    fields = [wanted.get(name.lower()) for name in columns]
    return StructType(
        [
            StructField(name, field.dataType if field else StringType())
            for name, field in zip(columns, fields, strict=True)
        ]
    )


def _check_separator(columns: list[str], data: Data) -> None:
    for separator, shown in ((";", ";"), ("\t", "\\t"), ("|", "|")):
        if len(columns) == 1 and separator in columns[0]:
            help = f'if its columns are separated so, add `--option "sep={shown}"`'
            raise Refused(f"`{data.given}` has one single column, whose name holds `{shown}`", help)


def _json(spark: SparkSession, data: Data, schema: str | None, options: Mapping[str, str]) -> DataFrame:
    reader: DataFrameReader = spark.read.options(**options)
    df = (reader.schema(spark_schema(spark, schema)) if schema else reader).json(data.path)
    if schema is None and df.columns == ["_corrupt_record"]:
        raise Refused(f"no line of `{data.given}` is a JSON object", _ONE_DOCUMENT)
    if has_broken_lines(df, schema, data) and any(_begins_list(file) for file in text_files(data)):
        raise Refused(f"`{data.given}` is a list over several lines, not one JSON object on each", _ONE_DOCUMENT)
    return df


def _begins_list(file: str) -> bool:
    with open(file, "rb") as opened:
        return opened.read(1 << 10).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")


def spark_schema(spark: SparkSession, text: str) -> StructType:
    """Spark's own reading of DDL or JSON text."""
    from pyspark.sql.types import StructType

    if text.lstrip().startswith("{"):
        return StructType.fromJson(json.loads(text))
    return spark.createDataFrame([], text).schema


def has_broken_lines(df: DataFrame, schema: str | None, data: Data) -> bool:
    """Whether Spark found lines that are no JSON; it keeps them in a column of their own, all others missing."""
    return data.kind == "json" and schema is None and "_corrupt_record" in df.columns
