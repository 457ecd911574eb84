"""Sail instead of Spark: a server inside this process, and no Java."""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dqlang.cli.data import Data
from dqlang.cli.outcome import INTERRUPTED, Refused
from dqlang.cli.output import Output
from dqlang.cli.sail_zone import SETTING, set_zone

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

GET_SAIL = 'install it with `pip install "dqlang[sail]"`'
ON_SPARK = "grade it on Spark, without `--engine sail`"
_NEEDED = {
    "pysail": "Sail",
    "pyspark": "Sail's client, pyspark,",
    "grpc": "Sail's client, grpcio,",
    "grpc_status": "Sail's client, grpcio-status,",
    "google": "Sail's client, googleapis-common-protos,",
    "pandas": "Sail's client, pandas,",
    "zstandard": "Sail's client, zstandard,",
    "pyarrow": "pyarrow",
}


def missing() -> Refused | None:
    """What this machine lacks, found without importing it."""
    for module, name in _NEEDED.items():
        if find_spec(module) is None:
            return Refused(f"{name} is not installed", GET_SAIL)
    return None


def unfit(data: Data | None) -> None:
    """Refuses data that Sail would not read just as Spark does."""
    if data is None or data.kind in ("csv", "parquet"):
        return
    if data.kind == "table":
        raise Refused(
            f"there is no file `{data.given}`, and `--engine sail` knows no tables", "name a csv or parquet file"
        )
    raise Refused(f"`{data.given}`: Sail does not read {data.kind} just as Spark does", ON_SPARK)


def unfit_conf(conf: Mapping[str, str], remote: str | None) -> None:
    if remote:
        raise Refused("`--engine sail` runs in this process, and `--remote` names a server", "leave one of them out")
    for key in conf:
        if key.lower() != SETTING.lower():
            raise Refused(f"`--conf {key}=...` is a setting of Spark, and means nothing to Sail", f"`{SETTING}` does")


def unfit_output(output: Output | None) -> None:
    if output is not None and output.kind != "parquet":
        raise Refused(f"`{output.given}`: Sail does not write {output.kind} just as Spark does", "write parquet")


@contextmanager
def sail_session(conf: Mapping[str, str]) -> Iterator[SparkSession]:
    """A session for one command, on a server that ends with it."""
    from dqlang.spark.engine import Engine, remember

    with ExitStack() as stack:
        stack.enter_context(_environment(RUST_LOG="off", SPARK_REMOTE=None, SPARK_CONNECT_MODE_ENABLED="1"))
        server, session = _started()
        stack.callback(server.stop)
        stack.callback(session.stop)
        stack.enter_context(_stopped_at_once())
        remember(session, Engine("Sail"))
        set_zone(session, conf, os.environ)
        yield session


def _started() -> tuple:
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    with warnings.catch_warnings(), _without_collecting():
        warnings.simplefilter("ignore")  # pyspark's opinion of the versions of pandas
        from pyspark.sql.connect.session import SparkSession as Remote

        session = Remote.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").create()
    return server, session


@contextmanager
def _stopped_at_once() -> Iterator[None]:
    """Ctrl-C ends the process as an exit. pyspark answers Python's own exception for it by asking the server to stop,
    which Sail does not hear while it plans or grades."""

    def stop(*_: object) -> None:
        sys.stderr.write("stopped\n")
        raise SystemExit(INTERRUPTED)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """While pandas is imported, Python would look for garbage time and again: 0.1 s of 0.6."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@contextmanager
def _environment(**settings: str | None) -> Iterator[None]:
    """Settings that pyspark and pysail read from the environment, for as long as the session lives."""
    before = {name: os.environ.get(name) for name in settings}
    _apply(settings)
    try:
        yield
    finally:
        _apply(before)


def _apply(settings: Mapping[str, str | None]) -> None:
    for name, value in settings.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
