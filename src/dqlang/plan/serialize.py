"""A plan as plain data and as JSON, and back. The form is versioned: what was written once stays readable.

An expression is an object with its kind (`"node": "call"`) and its fields; a type is what Spark's JSON schemas call it
(`"string"`, `"decimal(10,2)"`, an object for arrays, maps and structs). Decimals are texts.
"""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from functools import cache, singledispatch
from typing import Any, get_args

from dqlang.plan import expr
from dqlang.plan.rules import Plan, PlannedRule, RowAllowance
from dqlang.plan.types import ArrayType, DecimalType, Field, MapType, StructType, Type, array, decimal, map_of, struct

VERSION = 1
_NODES: dict[str, type] = {kind.__name__: kind for kind in get_args(expr.Expr)}


def to_json(plan: Plan) -> str:
    """The plan as JSON text, the same for the same plan."""
    return json.dumps(to_data(plan), ensure_ascii=False, indent=2)


def from_json(text: str) -> Plan:
    return from_data(json.loads(text))


def to_data(plan: Plan) -> dict[str, Any]:
    """The plan as dicts, lists, texts, numbers and truth values."""
    rules, sensitive = [_plain_rule(rule) for rule in plan.rules], [list(path) for path in plan.sensitive]
    facts = {"sensitive": sensitive, "owner": plan.owner, "key": [list(path) for path in plan.key]}
    return {"version": VERSION, "table": plan.table, **facts, "rules": rules}


def from_data(data: dict[str, Any]) -> Plan:
    if data.get("version") != VERSION:
        raise ValueError(f"a plan of version {data.get('version')} cannot be read, only version {VERSION}")
    sensitive = tuple(tuple(path) for path in data.get("sensitive", ()))
    key = tuple(tuple(path) for path in data.get("key", ()))
    return Plan(data["table"], tuple(_read_rule(rule) for rule in data["rules"]), sensitive, data.get("owner"), key)


# --- writing --------------------------------------------------------------------------------------------------------


def _plain_rule(rule: PlannedRule) -> dict[str, Any]:
    return {name: _plain(getattr(rule, name)) for name in _fields(PlannedRule)}


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)


@singledispatch
def _plain(value: Any) -> Any:
    """Expressions are written by their fields, and what JSON knows stays as it is."""
    kind = type(value)
    if kind.__name__ not in _NODES:
        return value
    return {"node": kind.__name__, **{name: _plain(getattr(value, name)) for name in _fields(kind)}}


@_plain.register
def _plain_tuple(value: tuple) -> Any:
    return [_plain(item) for item in value]


@_plain.register
def _plain_decimal(value: Decimal) -> Any:
    return {"decimal": str(value)}


@_plain.register
def _plain_allowance(value: RowAllowance) -> Any:
    return {"kind": value.kind, "amount": str(value.amount), "percent": value.percent}


@_plain.register
def _plain_type(value: Type) -> Any:
    match value:
        case DecimalType():
            return f"decimal({value.precision},{value.scale})"
        case ArrayType():
            return {"type": "array", "elementType": _plain(value.item)}
        case MapType():
            return {"type": "map", "keyType": _plain(value.key), "valueType": _plain(value.value)}
        case StructType():
            return {"type": "struct", "fields": [{"name": f.name, "type": _plain(f.type)} for f in value.fields]}
    return value.name


# --- reading --------------------------------------------------------------------------------------------------------


def _read_rule(data: dict[str, Any]) -> PlannedRule:
    given = {"masked": False, "owner": None, **data, "allowance": _read_allowance(data["allowance"])}
    return PlannedRule(**{name: _read(given[name]) for name in _fields(PlannedRule)})


def _read_allowance(data: dict[str, Any] | None) -> RowAllowance | None:
    return None if data is None else RowAllowance(data["kind"], Decimal(data["amount"]), data["percent"])


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_read(item) for item in value)
    if not isinstance(value, dict):
        return value
    if "decimal" in value:
        return Decimal(value["decimal"])
    kind = _NODES[value["node"]]
    return kind(**{name: _read_field(name, value[name]) for name in _fields(kind)})


def _read_field(name: str, value: Any) -> Any:
    return _read_type(value) if name == "type" else _read(value)


def _read_type(value: Any) -> Type:
    if isinstance(value, str):
        if value.startswith("decimal("):
            precision, scale = value.removeprefix("decimal(").removesuffix(")").split(",")
            return decimal(int(precision), int(scale))
        return Type(value)
    if value["type"] == "array":
        return array(_read_type(value["elementType"]))
    if value["type"] == "map":
        return map_of(_read_type(value["keyType"]), _read_type(value["valueType"]))
    return struct(*[Field(field["name"], _read_type(field["type"])) for field in value["fields"]])
