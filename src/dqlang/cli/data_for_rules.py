"""Data given where rules or a schema are wanted: recognised before a message quotes any of its rows."""

from __future__ import annotations

from dqlang.cli.outcome import Refused
from dqlang.data_files import RULES_ARE, kind_of_data


def refuse_as_rules(data: bytes, path: str) -> None:
    """Raises Refused where a file that is given as rules looks like data."""
    from dqlang.cli.rule_files import shown

    kind = kind_of_data(data, path)
    if kind:
        raise Refused(f"{shown(path)} looks like data ({kind}), not rules", RULES_ARE)


def refuse_as_schema(data: bytes, path: str) -> None:
    """Raises Refused where a file that cannot be read as a schema looks like data. Of JSON, what speaks of fields is
    meant as a schema."""
    kind = kind_of_data(data, path)
    if kind and not (kind == "json" and b'"fields"' in data):
        help = "a schema names the columns and their types: `Name STRING, Age INT`, or Spark's JSON"
        raise Refused(f"`{path}` looks like data ({kind}), and is not a schema", help)
