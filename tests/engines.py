"""The engines that tests run on: one for a run of pytest, chosen by the environment variable DQLANG_ENGINE."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Spark: its workers run the first `python3` of the PATH, unless they are told which.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
ENGINE = os.environ.get("DQLANG_ENGINE", "classic")
_CONNECT_SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"
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
    """A server in a process of its own, at a port that is free: the one of a `local` remote is always the same."""
    from pyspark.sql import SparkSession

    with _server() as port:
        session = SparkSession.builder.remote(f"sc://localhost:{port}").getOrCreate()
        try:
            yield session
        finally:
            session.stop()


@contextmanager
def _server() -> Iterator[int]:
    port = _free_port()
    submit = Path(find_spec("pyspark").origin).parent / "bin" / "spark-submit"
    command = [
        str(submit),
        "--class",
        "org.apache.spark.sql.connect.service.SparkConnectServer",
        "--master",
        "local[2]",
    ]
    for key, value in {**SETTINGS, "spark.connect.grpc.binding.port": str(port)}.items():
        command += ["--conf", f"{key}={value}"]
    if spark_version() < (4, 0):
        # Spark: the server is no part of pyspark 3.5; this fetches it, where nobody has said where it lies.
        package = f"org.apache.spark:spark-connect_2.12:{version('pyspark')}"
        arguments = os.environ.get("PYSPARK_SUBMIT_ARGS", f"--packages {package} pyspark-shell")
        command += arguments.removesuffix("pyspark-shell").split()
    started = subprocess.Popen([*command, "spark-internal"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, started)
        yield port
    finally:
        started.terminate()
        started.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait(port: int, started: subprocess.Popen, seconds: int = 120) -> None:
    until = time.monotonic() + seconds
    while started.poll() is None and time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("the server of Spark Connect did not start")


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
