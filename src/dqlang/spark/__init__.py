"""dqlang on Spark. For callers: `measurements`, which reads what a stream has observed."""

from dqlang.spark.progress import measurements

__all__ = ["measurements"]
