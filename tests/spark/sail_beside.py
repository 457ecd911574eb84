"""Sail beside Spark in one process, so that both can be asked the same."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def sail_beside() -> Iterator:
    from pysail.spark import SparkConnectServer

    from dqlang.spark.engine import Engine, remember

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyspark's opinion of the versions of pandas
        from pyspark.sql.connect.session import SparkSession

        session = SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").create()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    remember(session, Engine("Sail"))
    yield session
    session.stop()
    server.stop()
