"""Whether a Connect session's server is Sail, as far as that can be known without a call."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def is_sail(spark: SparkSession) -> bool:
    """By what the server has answered until now, or since it is a server of this process. False may mean unknown."""
    client = getattr(spark, "client", None)
    answered = getattr(client, "_server_session_id", None)
    if answered:
        # Sail: calls its side of a session as the client calls its own. Spark: makes up a new name.
        return answered == getattr(client, "_session_id", None)
    builder = getattr(client, "_builder", None)
    host, port = getattr(builder, "_host", None), getattr(builder, "_port", None)
    return host in _HERE and port in _ports_here()


def _ports_here() -> Iterator[int]:
    """The ports of Sail's servers in this process."""
    module = sys.modules.get("pysail.spark")
    server = getattr(module, "SparkConnectServer", None)
    for each in gc.get_referrers(server) if server else ():
        if type(each) is server and each.listening_address:
            yield each.listening_address[1]
