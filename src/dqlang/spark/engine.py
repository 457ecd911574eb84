"""Which engine a DataFrame belongs to, and a plan as that engine can run it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dqlang.plan.rules import Plan
from dqlang.record import record
from dqlang.spark.frames import is_classic
from dqlang.spark.pipelines import inside
from dqlang.spark.versions import NEWEST, needs_newer, refuse_older

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@record
class Engine:
    """`name` is `Spark` or `Sail`; `version` is None where nobody has asked for it."""

    name: str = "Spark"
    version: tuple[int, int] | None = None


_known: WeakKeyDictionary[SparkSession, Engine] = WeakKeyDictionary()


def remember(spark: SparkSession, engine: Engine) -> None:
    """Says what runs behind a session, so that nobody has to ask."""
    _known[spark] = engine


def engine_of(df: DataFrame) -> Engine:
    """The engine behind a DataFrame, as far as it is known without a call to a server."""
    spark = df.sparkSession
    if spark not in _known and is_classic(df):
        _known[spark] = Engine(version=_version(spark))
    return _known.get(spark, Engine())


# Spark: a quotient of two DECIMAL(5,2) is a DECIMAL(13,8) in every version and mode. Sail gives it fewer digits.
QUOTIENT = "CAST(1 AS DECIMAL(5,2)) / CAST(3 AS DECIMAL(5,2))"


def is_known(df: DataFrame) -> bool:
    """Whether it is known what runs behind a Connect session: Spark, or Sail."""
    return df.sparkSession in _known


def remember_by(df: DataFrame, quotient: str) -> None:
    """Says what runs behind a session, by the type (`decimal(13,8)`) that it gives to `QUOTIENT`."""
    remember(df.sparkSession, Engine("Spark" if quotient == "decimal(13,8)" else "Sail"))


def asked_version(df: DataFrame) -> tuple[int, int]:
    """The engine's version; on Connect the first question is a call."""
    engine = engine_of(df)
    if engine.version is None:
        # A pipeline's query function may not ask, and there are pipelines since Spark 4.1.
        engine = Engine(engine.name, (4, 1) if inside() else _version(df.sparkSession))
        remember(df.sparkSession, engine)
    return engine.version


def fitted(plan: Plan, df: DataFrame) -> Plan:
    """The plan as the data's engine can run it. Raises DataProblem where a rule needs what the engine lacks."""
    if not is_classic(df) and not is_known(df):  # schemas were given, so nobody has asked
        from dqlang.spark.sail.known import is_sail

        if is_sail(df.sparkSession):
            remember(df.sparkSession, Engine("Sail"))
    if engine_of(df).name == "Sail":
        from dqlang.spark import sail

        return sail.fitted(plan, lambda: df.sparkSession.conf.get("spark.sql.session.timeZone"))
    if (engine_of(df).version or (0, 0)) < NEWEST and needs_newer(plan):
        refuse_older(plan, asked_version(df))
    return plan


def _version(spark: SparkSession) -> tuple[int, int]:
    major, minor = re.findall(r"\d+", spark.version)[:2]
    return int(major), int(minor)
