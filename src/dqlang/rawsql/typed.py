"""The tree as a typed expression that never throws: the parts are those of which rules are made."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import singledispatchmethod

from dqlang.patterns import PatternError
from dqlang.patterns import read as read_pattern
from dqlang.plan.arithmetic import arithmetic
from dqlang.plan.coerce import as_boolean, as_date, as_number, as_text, as_timestamp, cast, is_null_literal
from dqlang.plan.compare import between, compare, in_set
from dqlang.plan.ddl import SchemaError, parse_ddl
from dqlang.plan.expr import FALSE, NULL, TRUE, Expr, Literal, and_, case, is_null, not_, or_, parts, rlike, text
from dqlang.plan.expr import Call as Called
from dqlang.plan.mismatch import TypeMismatch, TypeNeeded, in_words
from dqlang.plan.numbers import number
from dqlang.plan.types import BOOLEAN, DATE, STRING, TIMESTAMP, VOID, Type
from dqlang.rawsql.functions import FUNCTIONS, common, refusal, with_instants
from dqlang.rawsql.tree import Call, Case, Column, Node, Operation, SqlError, TryCast, Value, parts_of

Resolve = Callable[[Column], Expr]
_OPERATORS = {"=": "eq", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
_LARGEST = 5_000
# Python: from 3.11 on it reads `20240131` and `2024-W05-3` too.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


def condition(node: Node, resolve: Resolve) -> Expr:
    """The expression, which is true, false or null. Raises SqlError, and TypeNeeded where a column's type is not known.
    Columns are found by `resolve`, which is asked once for each place."""
    for call in _calls(node):
        _check_call(call)
    typed = _Typed(resolve)
    found = typed.expr(node)
    if typed.needed:
        raise TypeNeeded
    return _boolean(found, node)


def _calls(node: Node) -> list[Call]:
    """Each call once, though what stands behind CASE is below each of its WHEN."""
    found, waiting = {id(node): node}, [node]
    while waiting:
        new = [part for part in parts_of(waiting.pop()) if id(part) not in found]
        found |= {id(part): part for part in new}
        waiting += new
    return sorted((each for each in found.values() if isinstance(each, Call)), key=lambda call: call.span.start)


def _check_call(call: Call) -> None:
    spec = FUNCTIONS.get(call.name)
    if spec is None:
        raise refusal(call)
    if not spec.least <= len(call.arguments) <= spec.most:
        counts = str(spec.least) if spec.least == spec.most else f"{spec.least} to {spec.most}"
        raise SqlError(call.span, f"`{call.name}` takes {counts} values, and here are {len(call.arguments)}")


def _boolean(found: Expr, node: Node) -> Expr:
    if is_null_literal(found):
        return NULL
    if found.type.family != "boolean":
        message = f"this gives {in_words(found.type)}, where true or false is needed"
        raise SqlError(node.span, message, "compare it with something, as in `a > b`")
    return found


class _Typed:
    """`needed`: a column's type is not known, so that what is made of it is for nobody."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._made: dict[int, Expr] = {}
        self._sizes: dict[int, tuple[Expr, int]] = {}
        self.needed = False

    def expr(self, node: Node) -> Expr:
        """Each node is made once, so that SQL can be no bomb: `nullif` stands for its value twice, and so on."""
        if id(node) not in self._made:
            self._made[id(node)] = self._of(node)
        return self._made[id(node)]

    def _of(self, node: Node) -> Expr:
        try:
            made = self._expr(node)
            if self._size(made) > _LARGEST:
                raise SqlError(node.span, "this is too much for one condition", "make several rules of it")
            return made
        except TypeMismatch as mismatch:
            raise SqlError(node.span, mismatch.reason, mismatch.help) from None
        except TypeNeeded:
            self.needed = True
            return NULL

    def _size(self, made: Expr) -> int:
        """How many parts it has, written out. Each is looked at once, and is kept, so that its id is no other's."""
        if id(made) not in self._sizes:
            self._sizes[id(made)] = made, 1 + sum(map(self._size, parts(made)))
        return self._sizes[id(made)][1]

    @singledispatchmethod
    def _expr(self, node: Node) -> Expr:
        raise TypeError(f"no expression: {node!r}")

    @_expr.register
    def _column(self, node: Column) -> Expr:
        found = self._resolve(node)
        if found.type.family == "unknown":
            raise TypeNeeded
        return found

    @_expr.register
    def _value(self, node: Value) -> Expr:
        match node.kind:
            case "number":
                return number(node.value)
            case "text":
                return text(node.value)
            case "boolean":
                return Literal(node.value, BOOLEAN)
            case "null":
                return Literal(None, VOID)
        return _moment(node)

    @_expr.register
    def _call(self, node: Call) -> Expr:
        arguments = [self.expr(argument) for argument in node.arguments]
        if self.needed:
            return NULL
        if node.name in ("rlike", "regexp_like", "regexp"):
            return rlike(_text_of(arguments[0]), _pattern(node.arguments[1]))
        if node.name in ("if", "iff"):
            return self._either([(node.arguments[0], arguments[0], arguments[1])], arguments[2])
        return FUNCTIONS[node.name].build(*arguments)

    @_expr.register
    def _case(self, node: Case) -> Expr:
        branches = [(when, self.expr(when), self.expr(then)) for when, then in node.branches]
        otherwise = None if node.otherwise is None else self.expr(node.otherwise)
        return NULL if self.needed else self._either(branches, otherwise)

    def _either(self, branches: list[tuple[Node, Expr, Expr]], otherwise: Expr | None) -> Expr:
        values = common([*(then for _, _, then in branches), *([] if otherwise is None else [otherwise])])
        made = [(_boolean(found, when), value) for (when, found, _), value in zip(branches, values, strict=False)]
        return case(*made, otherwise=None if otherwise is None else values[-1])

    @_expr.register
    def _try_cast(self, node: TryCast) -> Expr:
        operand, target = self.expr(node.operand), _type(node)
        return NULL if self.needed else _cast(operand, target, node)

    @_expr.register
    def _operation(self, node: Operation) -> Expr:
        found = [self.expr(operand) for operand in node.operands]
        if self.needed:
            return NULL
        match node.operator:
            case "AND" | "OR" | "NOT" | "IS TRUE" | "IS FALSE":
                return _logic(node, [_boolean(*each) for each in zip(found, node.operands, strict=True)])
            case "IS NULL":
                return is_null(found[0])
            case "RLIKE":
                return rlike(_text_of(found[0]), _pattern(node.operands[1]))
            case "LIKE":
                raise SqlError(
                    node.span, "`LIKE` cannot be read here", "write `rlike '^...'`, or a rule `must look like`"
                )
            case "IN":
                value, *items = with_instants(*found)
                return in_set(value, items)
            case "BETWEEN":
                return between(*with_instants(*found))
            case "||":
                return Called("concat", tuple(map(_text_of, found)), STRING)
            case "+" | "-" | "*":
                return arithmetic(node.operator, *found)
            case "<>":
                return not_(compare("eq", *with_instants(*found)))
            case "<=>":
                return _null_safe(*with_instants(*found))
        return compare(_OPERATORS[node.operator], *with_instants(*found))


def _logic(node: Operation, items: list[Expr]) -> Expr:
    match node.operator:
        case "AND":
            return and_(*items)
        case "OR":
            return or_(*items)
        case "NOT":
            return not_(items[0])
    return case((items[0] if node.operator == "IS TRUE" else not_(items[0]), TRUE), otherwise=FALSE)


def _null_safe(left: Expr, right: Expr) -> Expr:
    """Equal, or both null; never null itself."""
    if is_null_literal(left) or is_null_literal(right):
        return and_(is_null(left), is_null(right))
    return case((and_(is_null(left), is_null(right)), TRUE), (compare("eq", left, right), TRUE), otherwise=FALSE)


def _text_of(found: Expr) -> Expr:
    if found.type.family not in ("text", "null"):
        raise TypeMismatch(f"{in_words(found.type)} is no text", "write `try_cast(a AS string)`")
    return as_text(found)


def _pattern(node: Node) -> str:
    if not isinstance(node, Value) or not isinstance(node.value, str) or node.kind != "text":
        raise SqlError(node.span, "a pattern is a text in quotes")
    try:
        return read_pattern(node.value).java
    except PatternError as error:
        raise SqlError(node.span, error.message, error.help) from None


def _moment(node: Value) -> Expr:
    written = str(node.value)
    try:
        if not (_DATE if node.kind == "date" else _TIMESTAMP).fullmatch(written):
            raise ValueError
        if node.kind == "date":
            return Literal(date.fromisoformat(written).isoformat(), DATE)
        datetime.fromisoformat(
            re.sub(r"(\.[0-9]+)", lambda found: found[1].ljust(7, "0"), written.replace("Z", "+00:00"))
        )
    except ValueError:
        form = "DATE '2024-01-31'" if node.kind == "date" else "TIMESTAMP '2024-01-31 10:00:00'"
        raise SqlError(node.span, f"`{written}` is no such moment", f"write it as in `{form}`") from None
    return Literal(written.replace(" ", "T") if len(written) > 10 else f"{written}T00:00:00", TIMESTAMP)


def _type(node: TryCast) -> Type:
    try:
        found = parse_ddl(f"a {node.type}").fields[0].type
    except SchemaError:
        raise SqlError(node.span, f"`{node.type}` is no type") from None
    if found.family not in ("text", "whole", "decimal", "float", "boolean", "date", "timestamp"):
        raise SqlError(node.span, f"values cannot be read as `{node.type}` here")
    return found


def _cast(operand: Expr, target: Type, node: TryCast) -> Expr:
    """As the language reads: text by its form, and never leniently."""
    family, source = target.family, operand.type.family
    if is_null_literal(operand):
        return Literal(None, target)
    if source == "text" and family in ("whole", "decimal", "float"):
        return cast(as_number(operand), target)
    if source == "text" and family in ("date", "timestamp", "boolean"):
        read = {"date": as_date, "timestamp": as_timestamp, "boolean": as_boolean}[family]
        return cast(read(operand), target)
    numbers = ("whole", "decimal", "float")
    fits = family == "text" or source == family or (source in numbers and family in numbers)
    if not fits and {source, family} != {"date", "timestamp"}:
        raise SqlError(node.span, f"{in_words(operand.type)} cannot be read as `{node.type}`")
    if source in ("array", "map", "struct", "binary", "other"):
        raise SqlError(node.span, f"{in_words(operand.type)} cannot be read as `{node.type}`")
    return cast(operand, target)
