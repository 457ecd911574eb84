"""Rules as text that runs without dqlang: one SELECT of Spark SQL, or a PySpark module."""

from dqlang.spark.text_out.pyspark_text import to_pyspark
from dqlang.spark.text_out.sql_text import to_sql

__all__ = ["to_pyspark", "to_sql"]
