"""Schemas from Spark's JSON."""

from __future__ import annotations

import json
from typing import Any

from dqlang.plan.type_names import DEEPEST, SchemaError, simple_type
from dqlang.plan.types import Field, StructType, Type, array, map_of, struct


def from_json(value: dict | str) -> StructType:
    """A schema from Spark's JSON, as text or already read."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (json.JSONDecodeError, RecursionError) as error:
            raise SchemaError(f"the schema is not readable as JSON: {error}") from None
    read = _json_type(value, 0)
    if not isinstance(read, StructType):
        raise SchemaError("the schema's outermost type must be a struct, the table's row")
    return read


def _json_type(value: Any, depth: int) -> Type:
    if depth > DEEPEST:
        raise SchemaError(f"the schema is nested more than {DEEPEST} levels deep")
    if isinstance(value, str):
        return simple_type(value)
    kind = value.get("type") if isinstance(value, dict) else None
    try:
        if kind == "struct":
            return struct(*(Field(str(f["name"]), _json_type(f["type"], depth + 1)) for f in value["fields"]))
        if kind == "array":
            return array(_json_type(value["elementType"], depth + 1))
        if kind == "map":
            return map_of(_json_type(value["keyType"], depth + 1), _json_type(value["valueType"], depth + 1))
    except (KeyError, TypeError):
        raise SchemaError(f"a part of the schema is not complete: {str(value)[:80]}") from None
    if kind == "udt":
        return Type("udt")
    raise SchemaError(f"the schema holds something that is no type: {str(value)[:80]}")
