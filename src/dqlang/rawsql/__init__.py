"""Raw SQL: one expression over a row's columns, read by dqlang itself and built from the same parts as its rules.

Nothing of the text reaches Spark: it is read into a tree (`read.py`), and the tree becomes a typed expression
(`typed.py`). So it never throws, means the same on each engine, and can name nothing but columns and the listed
functions.
"""

from dqlang.rawsql.read import read
from dqlang.rawsql.tree import SqlError
from dqlang.rawsql.typed import condition

__all__ = ["SqlError", "condition", "read"]
