"""dqlang: data quality rules in plain English, compiled to lazy PySpark columns."""
