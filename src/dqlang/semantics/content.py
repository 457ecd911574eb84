"""Checks of what is inside a value: the network of an address, the keys of an object."""

from __future__ import annotations

from dqlang.diagnostics.meaning import WrongArgument
from dqlang.plan.addresses import in_network, network_problem
from dqlang.plan.expr import FALSE, NULL, TRUE, Call, Expr, and_, case, is_null, predicate, rlike, text
from dqlang.plan.json_text import has_keys
from dqlang.plan.mismatch import TypeMismatch
from dqlang.plan.types import STRING, MapType, StructType, array
from dqlang.semantics import fitting
from dqlang.semantics.context import Fault, Target
from dqlang.syntax import ast

_KEYED = frozenset({"text", "map", "struct"})


def inside_network(node: ast.InNetwork, target: Target) -> Expr:
    fitting.require_text(node, target)
    if (reason := network_problem(node.network.value)) is not None:
        raise Fault(WrongArgument(node.network.span, "be in network", "network", reason))
    return rlike(fitting.as_text(target.value), rf"^{in_network(node.network.value)}\z")


def holds_keys(node: ast.HaveKeys, target: Target) -> Expr:
    """A struct has the keys that its type has, in all rows."""
    fitting.require(_KEYED, node, target)
    keys, value = list(dict.fromkeys(key.value for key in node.keys)), target.value
    match value.type:
        case MapType(key=key):
            return and_(*(predicate("array_contains", _keys_of(value, key == STRING), text(each)) for each in keys))
        case StructType(fields=fields):
            names = {field.name.lower() for field in fields}
            return case((is_null(value), NULL), otherwise=TRUE if names >= {each.lower() for each in keys} else FALSE)
    return has_keys(fitting.as_text(value), keys)


def _keys_of(value: Expr, are_text: bool) -> Expr:
    if not are_text:
        raise TypeMismatch("the keys of this map are no text", "`have keys` asks for keys that are text")
    return Call("map_keys", (value,), array(STRING))
