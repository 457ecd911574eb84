"""A plan rewritten for Sail, rule by rule. An allow-list: what is not named here is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from dqlang.plan.expr import (
    Call,
    Case,
    Cast,
    ColumnFunction,
    ColumnRef,
    Expr,
    InLookup,
    Lambda,
    Literal,
    LookupValues,
    OverRows,
    OverTable,
    RowsWithSame,
    Variable,
    case,
    is_not_null,
    parts,
)
from dqlang.plan.rules import Plan, PlannedRule
from dqlang.plan.types import LONG, STRING, ArrayType, CollatedText, MapType, StructType, Type
from dqlang.spark.problems import DataProblem
from dqlang.spark.sail import moments, numbers, refused, searches
from dqlang.spark.sail.refused import Refused
from dqlang.spark.sail.zones import hangs_on_zone, is_utc

_FAMILIES = frozenset({"text", "whole", "decimal", "float", "boolean", "date", "timestamp", "binary", "null"})
_CALENDAR = frozenset({"date", "timestamp"})
_SEARCHES = frozenset({"rlike", "regexp_extract", "regexp_replace"})
_SHOWN = 10
_SMALLEST = -(2**63)


def fitted(plan: Plan, zone: Callable[[], str]) -> Plan:
    """The plan as Sail can run it. Raises DataProblem, which names every rule that Sail would grade differently.
    `zone` asks for the session's time zone, where that counts."""
    rules, problems, zone = [], [], cache(zone)
    for rule in plan.rules:
        try:
            rules.append(_rule(rule, zone))
        except Refused as error:
            problems.append(f"line {rule.line}: `{rule.text}`: {error.reason}")
    if problems:
        shown, more = problems[:_SHOWN], len(problems) - _SHOWN
        further = [f"and {more} more"] if more > 0 else []
        raise DataProblem("\n".join(["Sail would not grade all rules as Spark does", *shown, *further]), refused.HELP)
    return replace(plan, rules=tuple(rules))


def _rule(rule: PlannedRule, zone: Callable[[], str]) -> PlannedRule:
    held = {name: getattr(rule, name) for name in ("passed", "applies", "value")}
    if any(map(hangs_on_zone, held.values())) and not is_utc(zone()):
        raise refused.zone(zone())
    return replace(rule, **{name: rewritten(part) if part is not None else None for name, part in held.items()})


def _smallest() -> Expr:
    """Sail reads a number without its sign first, and this one has no other sign."""
    return Call("-", (Literal(_SMALLEST + 1, LONG), Literal(1, LONG)), LONG)


def rewritten(expr: Expr) -> Expr:
    """Raises Refused."""
    match expr:
        case Literal():
            _check_type(expr.type)
            return _smallest() if expr == Literal(_SMALLEST, LONG) else moments.literal(expr)
        case ColumnRef() | Variable():
            _check_type(expr.type)
            return expr
        case Call():
            return _call(replace(expr, arguments=tuple(map(rewritten, expr.arguments))))
        case Cast():
            return _cast(replace(expr, operand=rewritten(expr.operand)))
        case Case():
            branches = tuple((rewritten(when), rewritten(then)) for when, then in expr.branches)
            return replace(expr, branches=branches, otherwise=expr.otherwise and rewritten(expr.otherwise))
        case Lambda():
            return replace(expr, body=rewritten(expr.body))
        case RowsWithSame():
            return RowsWithSame(tuple(map(_window_key, expr.keys)))
        case OverRows():
            groups, order = tuple(map(_key, expr.groups)), tuple(map(_place, expr.order))
            return replace(expr, argument=rewritten(expr.argument), groups=groups, order=order)
        case OverTable():
            return replace(expr, arguments=tuple(map(rewritten, expr.arguments)))
        case InLookup():
            keys, others = tuple(map(_key, expr.keys)), tuple(map(_key, expr.lookup_keys))
            return replace(expr, keys=keys, lookup_keys=others)
        case LookupValues():
            return replace(expr, value=_key(expr.value))
        case ColumnFunction():
            raise Refused(refused.FUNCTION_FROM_PYTHON)
    raise TypeError(f"not an expression: {expr!r}")


def _key(expr: Expr) -> Expr:
    """What is counted by or joined on."""
    if expr.type.family in ("array", "map", "struct"):
        raise Refused(refused.NESTED)
    return numbers.one_zero(rewritten(expr))


def _place(expr: Expr) -> Expr:
    """What rows are ordered by."""
    if expr.type.family == "binary":
        raise Refused(refused.BYTES)
    return _key(expr)


def _window_key(expr: Expr) -> Expr:
    key = _key(expr)
    # Sail: it fails to plan a window over what holds a pattern.
    if any(isinstance(node, Call) and node.function in _SEARCHES for node in _nodes(key)):
        raise Refused(refused.WINDOW)
    return key


def _nodes(expr: Expr) -> Iterator[Expr]:
    yield expr
    for part in parts(expr):
        yield from _nodes(part)


def _check_type(type: Type) -> None:
    match type:
        case CollatedText():
            raise Refused(refused.COLLATION)
        case ArrayType():
            _check_type(type.item)
        case MapType():
            _check_type(type.key)
            _check_type(type.value)
        case StructType():
            for field in type.fields:
                _check_type(field.type)
        case _ if type.family not in _FAMILIES:
            raise refused.kind(type.name)


# --- calls ----------------------------------------------------------------------------------------------------------


def _call(node: Call) -> Expr:
    if node.function not in _CALLS:
        raise refused.call(node.function, " and ".join(argument.type.name for argument in node.arguments))
    return _CALLS[node.function](node)


def _same(node: Call) -> Expr:
    return node


def _compared(node: Call) -> Expr:
    """Values of one type, or whole numbers."""
    first, *others = node.arguments
    if first.type.family in ("array", "map", "struct", "binary"):
        raise Refused(refused.NESTED)
    if first.type.family == "decimal":
        others = [_as_decimal(other, first.type) for other in others]
    for other in others:
        if other.type != first.type and not first.type.family == other.type.family == "whole":
            raise refused.call(node.function, f"{first.type.name} and {other.type.name}")
    # Sail: `IN` looks for the bits of a number, and a zero may have a sign.
    alike = numbers.one_zero if node.function == "IN" else numbers.one_nan
    return replace(node, arguments=tuple(map(alike, (first, *others))))


def _as_decimal(value: Expr, type: Type) -> Expr:
    known = isinstance(value, Literal) and value.type.family == "whole"
    return Literal(value.value, type) if known else value


def _of(*families: str) -> Callable[[Call], Expr]:
    """A function that is the same for a first argument of these families."""

    def checked(node: Call) -> Expr:
        if node.arguments[0].type.family not in families:
            raise refused.call(node.function, node.arguments[0].type.name)
        return node

    return checked


def _added(node: Call) -> Expr:
    return moments.moved(node) if node.arguments[0].type.family in _CALENDAR else numbers.arithmetic(node)


def _contains(node: Call) -> Expr:
    """Whether a list without nulls holds a value: no answer for null."""
    values, item = node.arguments
    return case((is_not_null(item), replace(node, arguments=(values, numbers.one_zero(item)))))


def _json(node: Call) -> Expr:
    raise Refused(refused.JSON)


_CALLS: dict[str, Callable[[Call], Expr]] = {
    **dict.fromkeys(("AND", "OR", "NOT", "IS NULL", "IS NOT NULL", "struct"), _same),
    **dict.fromkeys(("=", "<", ">", "<=", ">=", "IN"), _compared),
    **dict.fromkeys(("try_subtract", "try_multiply", "try_divide"), numbers.arithmetic),
    **dict.fromkeys(("year", "month", "day"), moments.part_of_day),
    **dict.fromkeys(("hour", "minute", "second"), moments.part_of_time),
    **dict.fromkeys(("length", "substring", "concat", "lower", "upper", "btrim", "find_in_set"), _of("text")),
    **dict.fromkeys(("contains", "startswith", "endswith"), _of("text")),
    **dict.fromkeys(("current_timestamp", "current_date", "date_from_unix_date", "make_interval"), _same),
    "make_ym_interval": _same,
    # The same for digits and capital letters, and for numbers that stay small: `plan/check_digits.py` has no others.
    **dict.fromkeys(("ascii", "conv", "lpad", "split", "translate"), _of("text")),
    **dict.fromkeys(("array_join", "get", "sort_array"), _of("array")),
    "array": _of("whole"),
    **dict.fromkeys(("+", "-", "*", "&", "shiftright"), _of("whole")),
    "regexp_replace": lambda node: searches.replaced(*node.arguments),
    **dict.fromkeys(("size", "forall"), _of("array", "map")),
    "map_keys": _of("map"),
    "try_add": _added,
    "mod": numbers.remainder,
    "rint": _of("float"),
    "weekday": moments.weekday,
    "date_part": moments.seconds,
    "abs": numbers.absolute,
    "rlike": lambda node: searches.found(*node.arguments),
    "regexp_extract": lambda node: searches.taken_out(*node.arguments),
    "array_contains": _contains,
    "date_add": moments.days_added,
    "try_parse_json": _json,
}


def _cast(node: Cast) -> Expr:
    source, target = node.operand.type, node.type
    if target == STRING and source.family in ("text", "whole", "decimal", "boolean", "date", "null"):
        return node
    if target.family in _CALENDAR and source.family in (*_CALENDAR, "text"):
        return moments.cast_moment(node)
    if target.is_number and (source.is_number or source.family == "text"):
        return numbers.cast_number(node)
    raise refused.call("a cast", f"{source.name} to {target.name}")
