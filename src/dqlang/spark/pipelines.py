"""Inside a query function of a declarative pipeline: Spark answers no question there, and knows no table of the
pipeline yet. So nothing may be asked, and nothing sent that the server would analyse on arrival: to drop columns and to
keep distinct rows are such things."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dqlang.spark.frames import expression
from dqlang.spark.helpers import Helpers
from dqlang.spark.problems import DataProblem
from dqlang.spark.quote import quote_name

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_ASKED = "ATTEMPT_ANALYSIS_IN_PIPELINE_QUERY_FUNCTION"
_DATA = "__dq_data"


def inside() -> bool:
    """Whether a pipeline is being defined."""
    pipelines = sys.modules.get("pyspark.pipelines.graph_element_registry")
    if pipelines is None:
        return False
    try:
        return pipelines.get_active_graph_element_registry() is not None
    except Exception:
        return False


@contextmanager
def questions() -> Iterator[None]:
    """Says what to do where a question to Spark is refused."""
    try:
        yield
    except Exception as error:
        if not _is_refused(error):
            raise
        raise DataProblem(
            "the types of the columns are not known, and Spark tells none inside a query function of a pipeline",
            "give `compile` or `load` the schema: `schema='Name STRING, ...'`, and with lookups "
            "`lookups={'Countries': 'Code STRING'}`",
        ) from None


def is_stream(df: DataFrame) -> bool:
    """Whether the data is a stream. Where nobody may ask it is taken for a table, and Spark refuses in its own words
    what a stream cannot do, before it starts."""
    try:
        return df.isStreaming
    except Exception as error:
        if not _is_refused(error):
            raise
        return False


def marked(df: DataFrame) -> DataFrame:
    """The data, so that `unmarked` finds its columns again."""
    return df.alias(_DATA) if inside() else df


def unmarked(df: DataFrame, helpers: Helpers, added: Sequence[str] = ()) -> DataFrame:
    """The marked data's own columns, and those that were added to stay; no helper."""
    if not inside():
        return df.drop(*helpers.names)
    return df.selectExpr(f"{quote_name(_DATA)}.*", *map(quote_name, added))


def distinct(df: DataFrame, columns: Sequence[str]) -> DataFrame:
    """The distinct rows of these columns, perhaps with others beside them."""
    if not inside():
        return df.distinct()
    return df.groupBy(*map(quote_name, columns)).agg(expression(df, "count(1)"))


def _is_refused(error: Exception) -> bool:
    condition = getattr(error, "getCondition", None)
    return bool(condition) and condition() == _ASKED
