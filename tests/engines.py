"""The engines that tests run on: one for a run of pytest, chosen by the environment variable DQLANG_ENGINE."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Spark: its workers run the first `python3` of the PATH, unless they are told which.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
ENGINE = os.environ.get("DQLANG_ENGINE", "classic")
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "ERROR",
}


def spark_version() -> tuple[int, int]:
    """The installed Spark, found without importing it; (0, 0) where there is none."""
    try:
        major, minor, *_ = version("pyspark").split(".")
    except PackageNotFoundError:
        return (0, 0)
    return int(major), int(minor)


@contextmanager
def classic() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    session = _with(SparkSession.builder.master("local[2]").appName("dqlang tests"), SETTINGS).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def connect() -> Iterator[SparkSession]:
    """pyspark's own server, which it starts for a `local` remote and ends with the session."""
    from pyspark.sql import SparkSession

    if spark_version() < (4, 0):
        # Spark: the server is no part of pyspark 3.5; this fetches it, where nobody has said where it lies.
        package = f"org.apache.spark:spark-connect_2.12:{version('pyspark')}"
        os.environ.setdefault("PYSPARK_SUBMIT_ARGS", f"--packages {package} pyspark-shell")
    with warnings.catch_warnings():
        # Spark: starts the server with all settings, and then sets each again in the session, where some cannot be.
        warnings.filterwarnings("ignore", "Failed to set|Cannot modify|.*CANNOT_MODIFY_CONFIG", UserWarning)
        session = _with(SparkSession.builder.remote("local[2]").appName("dqlang tests"), SETTINGS).getOrCreate()
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def sail() -> Iterator[SparkSession]:
    """A server inside this process; it needs no Java."""
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer()
    server.start(background=True)
    session = SparkSession.builder.remote(f"sc://localhost:{server.listening_address[1]}").getOrCreate()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    try:
        yield session
    finally:  # else the client would wait for the server when Python ends
        session.stop()
        server.stop()


def _with(builder: SparkSession.Builder, settings: dict[str, str]) -> SparkSession.Builder:
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder


ENGINES: dict[str, Callable] = {"classic": classic, "connect": connect, "sail": sail}
