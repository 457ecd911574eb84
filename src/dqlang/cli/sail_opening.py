"""Data for Sail, read just as Spark would read it: parquet by Sail itself where its types are alike, csv by Arrow."""

from __future__ import annotations

import glob
import json
import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dqlang.cli.data import Data, data_files
from dqlang.cli.outcome import Refused
from dqlang.cli.sail import ON_SPARK
from dqlang.cli.sail_csv import CsvForm, as_parquet
from dqlang.cli.withheld import told

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_LIKE_SPARKS = ("sep", "delimiter", "header", "nullValue", "multiLine", "encoding")


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
    header = given.get("header", "true").lower()
    if header not in ("true", "false"):
        raise Refused(f"`--option header={given['header']}` is neither true nor false", "leave it out for `true`")
    return CsvForm(separator, header == "true", given.get("nullvalue"))


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
            raise Refused(f"`{file}` cannot be read as parquet{told(str(error))}") from None
        first = first or schema.remove_metadata()
        if not schema.remove_metadata().equals(first):
            raise Refused(f"`{file}` has other columns than `{files[0]}`, which Spark brings together", ON_SPARK)
        said = schema.metadata or {}
        if b"org.apache.spark.legacyDateTime" in said or said.get(b"org.apache.spark.version", b"3.0.0") < b"3.0.0":
            raise Refused(f"`{file}` holds days of the old calendar, which Spark moves to the new one", ON_SPARK)
        _check_sparks(_noted(said, file), file)
        for field in schema:
            _check_type(field.type, field.name, file)


_SPARKS = "string|boolean|byte|short|integer|long|float|double|decimal.*|date|timestamp|timestamp_ntz|binary"


def _noted(said: Mapping[bytes, bytes], file: str) -> Any:
    try:
        return json.loads(said.get(b"org.apache.spark.sql.parquet.row.metadata", b"null"))
    except ValueError:
        raise Refused(f"`{file}` notes its columns as an old version of Spark did", ON_SPARK) from None


def _check_sparks(type: Any, file: str, name: str = "") -> None:
    """Refuses what Spark stores as another type, and reads by the types that it noted in the file: an interval as a
    whole number, a VARIANT as a struct."""
    if not isinstance(type, dict):
        if type is not None and not re.fullmatch(_SPARKS, str(type)):
            raise _unlike(name, file, str(type))
        return
    for field in type.get("fields", ()):
        noted = field.get("metadata", {})
        if "__COLLATIONS" in noted:
            raise _unlike(field["name"], file, "text with a collation")
        if re.search(r"\bchar\(", str(noted.get("__CHAR_VARCHAR_TYPE_STRING"))):
            raise _unlike(field["name"], file, "char")
        _check_sparks(field["type"], file, field["name"])
    if type["type"] not in ("struct", "array", "map"):
        raise _unlike(name, file, str(type["type"]))
    for part in ("elementType", "keyType", "valueType"):
        _check_sparks(type.get(part), file, name)


def _unlike(name: str, file: str, type: str) -> Refused:
    return Refused(f"`{name}` in `{file}` is of the type {type}, which Sail does not read just as Spark does", ON_SPARK)


def _check_type(type: pa.DataType, name: str, file: str) -> None:
    import pyarrow.types as kinds

    for at in range(type.num_fields):
        _check_type(type.field(at).type, name, file)
    nested = kinds.is_list(type) or kinds.is_map(type) or kinds.is_struct(type)
    plain = kinds.is_boolean(type) or kinds.is_signed_integer(type) or kinds.is_string(type) or kinds.is_date32(type)
    number = kinds.is_float32(type) or kinds.is_float64(type) or kinds.is_decimal128(type)
    moment = kinds.is_timestamp(type) and type.unit in ("us", "ms")
    if not (nested or plain or number or moment or kinds.is_binary(type)):
        raise _unlike(name, file, str(type))
