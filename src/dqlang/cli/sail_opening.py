"""Data for Sail, read just as Spark would read it: parquet by Sail itself where its types are alike, csv by Arrow."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dqlang.cli.data import Data, data_files
from dqlang.cli.outcome import Refused
from dqlang.cli.sail import ON_SPARK
from dqlang.cli.sail_csv import CsvForm, as_parquet

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_LIKE_SPARKS = ("tab", "sep", "delimiter", "header", "nullValue", "multiLine", "encoding")


def open_for_sail(
    spark: SparkSession, scratch: str, data: Data, schema: str | None, options: Mapping[str, str]
) -> DataFrame:
    """The data. `scratch` is a folder for what must be written on the way."""
    if data.kind == "parquet":
        if options:
            raise Refused(f"`--option {next(iter(options))}=...` says how Spark reads parquet", ON_SPARK)
        files = _files(data)
        _check_types(files)
        return spark.read.parquet(*files)
    if schema:
        raise Refused(
            f"Spark reads the types of `--schema` out of csv in a way of its own, which Sail has not (`{data.given}`)",
            f"leave `--schema` out: rules read text as the numbers and dates that they ask for; or {ON_SPARK}",
        )
    form = csv_form(options)
    path = as_parquet(_files(data), form, scratch)
    return _with_nulls(spark.read.parquet(path), form)


def _files(data: Data) -> list[str]:
    """The files themselves; folders as partitions are not taken, since Spark makes columns of their names."""
    if not os.path.isdir(data.path):
        return sorted(file for file in glob.glob(data.path) if os.path.isfile(file))
    files = data_files(data.path)
    if any("=" in os.path.relpath(file, data.path).rpartition(os.sep)[0] for file in files):
        raise Refused(f"`{data.given}` is split into folders like `Zip=00123`, of which Spark makes columns", ON_SPARK)
    return files


def csv_form(options: Mapping[str, str]) -> CsvForm:
    """What `--option` says of csv. Refuses what only Spark knows."""
    given = {name.lower(): value for name, value in options.items()}
    known = {name.lower() for name in _LIKE_SPARKS}
    for name, value in options.items():
        if name.lower() not in known:
            raise Refused(f"`--option {name}={value}` is not known to `--engine sail`", ON_SPARK)
    separator = given.get("sep", given.get("delimiter", ",")).replace("\\t", "\t")
    if len(separator) != 1 or not separator.isascii() or separator in '"\r\n':
        raise Refused(f"a separator `{separator}` is not known to `--engine sail`", ON_SPARK)
    if given.get("encoding", "utf-8").lower().replace("-", "") != "utf8":
        raise Refused(f"`--option encoding={given['encoding']}` is not known to `--engine sail`", "save it as UTF-8")
    if given.get("multiline", "true").lower() != "true":
        raise Refused("`--option multiLine=false` is not known to `--engine sail`", "leave it out")
    return CsvForm(separator, given.get("header", "true").lower() == "true", given.get("nullvalue"))


def _with_nulls(df: DataFrame, form: CsvForm) -> DataFrame:
    if not form.null:
        return df
    from dqlang.spark.sql import quote_name, quote_text

    null = quote_text(form.null)
    return df.selectExpr(*(f"nullif({quote_name(name)}, {null}) AS {quote_name(name)}" for name in df.columns))


# --- parquet ----------------------------------------------------------------------------------------------------------


def _check_types(files: list[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    first = None
    for file in files:
        try:
            schema = pq.read_schema(file)
        except (pa.ArrowInvalid, OSError) as error:
            raise Refused(f"`{file}` cannot be read as parquet: {' '.join(str(error).split())[:200]}") from None
        first = first or schema.remove_metadata()
        if not schema.remove_metadata().equals(first):
            raise Refused(f"`{file}` has other columns than `{files[0]}`, which Spark brings together", ON_SPARK)
        if b"org.apache.spark.legacyDateTime" in (schema.metadata or {}):
            raise Refused(f"`{file}` holds days of the old calendar, which Spark moves to the new one", ON_SPARK)
        for field in schema:
            _check_type(field.type, field.name, file)


def _check_type(type: pa.DataType, name: str, file: str) -> None:
    import pyarrow.types as kinds

    for at in range(type.num_fields):
        _check_type(type.field(at).type, name, file)
    nested = kinds.is_list(type) or kinds.is_map(type) or kinds.is_struct(type)
    plain = kinds.is_boolean(type) or kinds.is_signed_integer(type) or kinds.is_string(type) or kinds.is_date32(type)
    number = kinds.is_float32(type) or kinds.is_float64(type) or kinds.is_decimal128(type)
    moment = kinds.is_timestamp(type) and type.unit in ("us", "ms")
    if not (nested or plain or number or moment or kinds.is_binary(type)):
        raise Refused(
            f"`{name}` in `{file}` is of the type {type}, which Sail does not read just as Spark does", ON_SPARK
        )
