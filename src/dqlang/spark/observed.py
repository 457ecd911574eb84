"""An observation on a DataFrame, and what it found: classic Spark and Connect differ in nearly all of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Thread
from typing import TYPE_CHECKING, Any

from dqlang.measurement import LeftOut, Measurement
from dqlang.spark.frames import expression, is_classic
from dqlang.spark.problems import DataProblem
from dqlang.spark.progress import RULES, read_row

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

_PAUSE = 0.02


class Observed:
    """What `RuleSet.observe` finds. `left_out` has a `rule`, a `severity` and a `reason` for each rule that an
    observation cannot carry."""

    def __init__(self, df: DataFrame, observation: Any, left_out: tuple[LeftOut, ...]) -> None:
        self.left_out = left_out
        # Spark: Connect's server of 4.0 keeps the plan of any question, and forgets that it observes. So questions go
        # to the data, not to the observed data.
        self._df = df
        self._observation = observation
        self._reader: Thread | None = None
        self._row: dict[str, Any] = {}
        self._measurement: Measurement | None = None

    def get(self, timeout: float = 5.0) -> Measurement:
        """The verdicts of the first action on the observed data. Raises DqError where there has been none.

        An action that runs in another thread is waited for, `timeout` seconds at most.
        """
        if self._measurement is None:
            self._read(timeout)
            if RULES not in self._row:
                raise DataProblem(
                    "nothing has been observed so far",
                    "write the observed data first; rows that are read by `foreach` or as an RDD, and those that Spark "
                    "has no need of (as in front of `limit(0)`), are not observed",
                )
            self._measurement = read_row(self._row)
        return self._measurement

    def _read(self, timeout: float) -> None:
        if is_classic(self._df):
            self._read_classic(timeout)
        else:
            self._read_connect(timeout)

    def _read_classic(self, timeout: float) -> None:
        if self._observation is None:
            raise _no_end()
        if self._reader is None:
            # Spark: classic waits for the first action, for ever if there is none: so we let a thread wait.
            self._reader = Thread(target=self._ask, daemon=True)
            self._reader.start()
        self._reader.join(timeout)

    def _ask(self) -> None:
        from py4j.protocol import Py4JError

        try:
            self._row = dict(self._observation.get)
        except Py4JError:
            # Spark: an observation that was optimized away is an empty row, which 4.x fails to hand over.
            self._row = {}

    def _read_connect(self, timeout: float) -> None:
        if self._observation is None or (not self._observation.get and self._df.isStreaming):
            raise _no_end()
        deadline = time.monotonic() + timeout
        # Spark: on Connect nothing waits: the answer to an action brings what was observed.
        while not self._observation.get and time.monotonic() < deadline:
            time.sleep(_PAUSE)
        self._row = dict(self._observation.get)


def attached(df: DataFrame, name: str, aggregates: Sequence[str]) -> tuple[DataFrame, Any]:
    """The data with an observation of this name, and the observation; None for a stream of classic Spark."""
    columns = [expression(df, sql) for sql in aggregates]
    if not is_classic(df):
        return _on_connect(df, name, columns)
    if df.isStreaming:
        return df.observe(name, *columns), None
    from pyspark.sql import Observation

    observation = Observation(name)
    return df.observe(observation, *columns), observation


def _on_connect(df: DataFrame, name: str, columns: Sequence[Column]) -> tuple[DataFrame, Any]:
    try:
        from pyspark.sql.connect.observation import Observation
    except ImportError:
        if df.isStreaming:
            return df.observe(name, *columns), None
        raise DataProblem(
            "before Spark 4.0 Connect hands over nothing that it observed", "use `measure`, or classic Spark"
        ) from None
    from pyspark.sql.connect import dataframe, plan

    # Spark: `df.observe` would ask the server whether this is a stream, to refuse it. Here it may be one: then the
    # observation stays empty, and the query's progress has what was observed.
    observation = Observation(name)
    observation._result = {}
    return dataframe.DataFrame(plan.CollectMetrics(df._plan, observation, list(columns)), df._session), observation


def _no_end() -> DataProblem:
    return DataProblem(
        "a stream is observed micro-batch by micro-batch, and has no one result",
        "give the query's progress to `dqlang.spark.measurements`, as in `measurements(query.lastProgress)`",
    )
