"""Schemas from Spark's JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dqlang.plan.type_names import DEEPEST, SchemaError, simple_type, text_with
from dqlang.plan.types import STRING, Field, StructType, Type, array, map_of, struct


def from_json(value: dict | str) -> StructType:
    """A schema from Spark's JSON, as text or already read."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (json.JSONDecodeError, RecursionError) as error:
            raise SchemaError(f"the schema is not readable as JSON: {error}") from None
    read = _json_type(value, 0, "", {})
    if not isinstance(read, StructType):
        raise SchemaError("the schema's outermost type must be a struct, the table's row")
    return read


def _field(value: Any, depth: int) -> Field:
    # Spark: a text's collation stands beside its field, by the path to it: `Tags.element`, `Prices.key`.
    collations = (value.get("metadata") or {}).get("__COLLATIONS") or {}
    name = str(value["name"])
    return Field(name, _json_type(value["type"], depth, name, collations))


def _json_type(value: Any, depth: int, path: str, collations: Mapping[str, str]) -> Type:
    if depth > DEEPEST:
        raise SchemaError(f"the schema is nested more than {DEEPEST} levels deep")
    if isinstance(value, str):
        read = simple_type(value)
        return text_with(collations[path]) if read == STRING and path in collations else read
    kind = value.get("type") if isinstance(value, dict) else None
    try:
        if kind == "struct":
            return struct(*(_field(f, depth + 1) for f in value["fields"]))
        if kind == "array":
            return array(_json_type(value["elementType"], depth + 1, f"{path}.element", collations))
        if kind == "map":
            parts = ((value[f"{part}Type"], f"{path}.{part}") for part in ("key", "value"))
            return map_of(*(_json_type(inner, depth + 1, place, collations) for inner, place in parts))
    except (AttributeError, KeyError, TypeError):
        raise SchemaError(f"a part of the schema is not complete: {str(value)[:80]}") from None
    if kind == "udt":
        return Type("udt")
    raise SchemaError(f"the schema holds something that is no type: {str(value)[:80]}")
