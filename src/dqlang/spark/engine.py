"""Which engine a DataFrame belongs to, and a plan as that engine can run it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dqlang.plan.rules import Plan
from dqlang.spark.schema import is_classic

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True)
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
    if spark not in _known:
        _known[spark] = Engine(version=_version(spark) if is_classic(df) else None)
    return _known[spark]


def asked_version(df: DataFrame) -> tuple[int, int]:
    """The engine's version; on Connect the first question is a call."""
    engine = engine_of(df)
    if engine.version is None:
        engine = Engine(engine.name, _version(df.sparkSession))
        remember(df.sparkSession, engine)
    return engine.version


def fitted(plan: Plan, df: DataFrame) -> Plan:
    """The plan as the data's engine can run it. Raises DataProblem where a rule needs what the engine lacks."""
    return plan


def _version(spark: SparkSession) -> tuple[int, int]:
    major, minor = re.findall(r"\d+", spark.version)[:2]
    return int(major), int(minor)
