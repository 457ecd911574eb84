"""A Spark session that keeps quiet, started only when all else is known to be in order."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from dqlang.cli import java
from dqlang.cli.outcome import Refused
from dqlang.cli.spark_errors import reason, refusal, tidy
from dqlang.cli.terminal import progress

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

GET_SPARK = 'install it with `pip install "dqlang[spark]"`'
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # Spark: 3.5 ends the job at a date that older versions would have read otherwise; 4 reads as this says by default.
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
}


def is_remote(remote: str | None) -> bool:
    """Whether Spark runs elsewhere: then this machine needs no Java, and files are that machine's."""
    return bool(remote or os.environ.get("SPARK_REMOTE", "").startswith("sc://"))


def missing(remote: str | None, delta: bool) -> Refused | None:
    """What this machine lacks for a session, found without importing Spark."""
    from importlib.util import find_spec

    if find_spec("pyspark") is None:
        return Refused("Spark is not installed", GET_SPARK)
    if is_remote(remote):
        return None
    if delta and find_spec("delta") is None:
        return Refused("reading and writing Delta needs delta-spark, which is not installed", GET_SPARK)
    from pyspark.version import __version__ as version  # a file of one line; the package's own import is light too

    return java.problem(java.find_java(), version)


@contextmanager
def spark_session(conf: Mapping[str, str], remote: str | None = None, delta: bool = False) -> Iterator[SparkSession]:
    """A session for one command, stopped at its end. Where the process has one already, that one is used and left."""
    from pyspark.sql import SparkSession

    existing = SparkSession.getActiveSession()
    if existing is not None:
        yield existing
        return
    with _no_warehouse_left():
        with progress("starting Spark"):
            session = _start(conf, remote, delta)
        try:
            yield session
        finally:
            session.stop()


@contextmanager
def _no_warehouse_left() -> Iterator[None]:
    # Spark: makes an empty folder for tables where it is started, though nothing is ever put there.
    warehouse = os.path.abspath("spark-warehouse")
    was_there = os.path.lexists(warehouse)
    try:
        yield
    finally:
        if not was_there:
            with suppress(OSError):
                os.rmdir(warehouse)  # refuses where there is something in it


def _start(conf: Mapping[str, str], remote: str | None, delta: bool) -> SparkSession:
    with tempfile.TemporaryFile() as log:
        try:
            with _silenced(log):
                return _builder(conf, remote, delta).getOrCreate()
        except ImportError as error:
            raise Refused(
                f"Spark Connect cannot be used: {reason(error)}", 'install it with `pip install "dqlang[connect]"`'
            ) from None
        except Exception as error:
            raise _not_started(error, log, remote) from error


def _builder(conf: Mapping[str, str], remote: str | None, delta: bool) -> SparkSession.Builder:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("dqlang")
    if remote:
        builder = builder.remote(remote)
    settings = dict(conf) if is_remote(remote) else {**_QUIET, **conf}
    if delta and not is_remote(remote):
        builder = _with_delta(builder, settings)
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder


def _with_delta(builder: SparkSession.Builder, settings: dict[str, str]) -> SparkSession.Builder:
    from delta import configure_spark_with_delta_pip

    settings.setdefault("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
    settings.setdefault("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
    further = settings.pop("spark.jars.packages", "")
    return configure_spark_with_delta_pip(builder, [each for each in further.split(",") if each])


@contextmanager
def _silenced(log: IO[bytes]) -> Iterator[None]:
    """Java's standard output and error go to a file: it inherits them when it is started, and greets with warnings
    that no setting stops."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    try:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        yield
    finally:
        for number, copy in zip((1, 2), kept, strict=True):
            os.dup2(copy, number)
            os.close(copy)


def _not_started(error: Exception, log: IO[bytes], remote: str | None) -> Refused:
    if remote:
        return refusal(f"Spark at `{remote}` cannot be reached", error)
    log.seek(0)
    lines = log.read().decode("utf-8", "replace").splitlines()
    told = [line.strip() for line in lines if "Exception" in line or "Error" in line or "not found" in line]
    if told:
        return Refused(f"Spark did not start: {tidy(told[0])}", "`dqlang doctor` says what is missing")
    return refusal("Spark did not start", error)
