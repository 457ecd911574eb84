"""Plans for Sail, an engine that speaks Spark's protocol without Java.

Invariant: a rule is graded as Spark grades it, or refused before anything runs. What Sail names, types or computes in
another way is written in another way; a function or type that is not known to be equal is refused by name.
"""

from __future__ import annotations

from dqlang.spark.sail.fit import fitted

__all__ = ["fitted"]
