"""Numbers on Sail: arithmetic without Spark's `try_` forms where those are missing, and casts."""

from __future__ import annotations

from dqlang.plan.decimals import WIDEST
from dqlang.plan.expr import Call, Case, Cast, Expr, Literal, case, or_, predicate, rlike, text
from dqlang.plan.types import DOUBLE, INTEGER, LONG, STRING, DecimalType, decimal
from dqlang.spark.sail.refused import DIVISION, Refused, call

_SIGNS = {"try_add": "+", "try_subtract": "-", "try_multiply": "*", "try_divide": "/"}
_EXACT_DIGITS, _EXACT_SCALE = 15, 22
_DOUBLE_WIDE = 76
_FURTHEST = 60


def arithmetic(node: Call) -> Expr:
    """`try_add` and its like. Whole numbers have them; of the others nothing but a division by zero can throw."""
    left, right = node.arguments
    families = {left.type.family, right.type.family}
    if node.function == "try_divide":
        return _divided(node)
    if families == {"whole"}:
        return node
    if families == {"float"} or isinstance(node.type, DecimalType) and _natural(node) <= WIDEST:
        return Call(_SIGNS[node.function], node.arguments, node.type)
    if families == {"decimal"}:
        return _wide(node)
    raise call(node.function, f"{left.type.name} and {right.type.name}")


def _divided(node: Call) -> Expr:
    left, right = node.arguments
    if {left.type.family, right.type.family} != {"float"}:
        raise Refused(DIVISION)
    nothing = predicate("=", right, Literal(0.0, right.type))
    return case((nothing, Literal(None, node.type)), otherwise=Call("/", node.arguments, node.type))


def _natural(node: Call) -> int:
    """How many digits an exact result can have."""
    left, right = (argument.type for argument in node.arguments)
    if not isinstance(left, DecimalType) or not isinstance(right, DecimalType):
        return _DOUBLE_WIDE
    if node.function == "try_multiply":
        return left.precision + right.precision + 1
    scale = max(left.scale, right.scale)
    return max(left.precision - left.scale, right.precision - right.scale) + scale + 1


def _wide(node: Call) -> Expr:
    """Exactly in 256 bits, then as Spark does it: rounded to the digits of its type, null where it has more."""
    scales = [argument.type.scale for argument in node.arguments if isinstance(argument.type, DecimalType)]
    operands = (
        Cast(argument, decimal(_DOUBLE_WIDE, scale)) for argument, scale in zip(node.arguments, scales, strict=True)
    )
    scale = sum(scales) if node.function == "try_multiply" else max(scales)
    return Cast(Call(_SIGNS[node.function], tuple(operands), decimal(_DOUBLE_WIDE, scale)), node.type)


def remainder(node: Call) -> Expr:
    left, right = node.arguments
    if left.type.family == right.type.family == "float":
        return node
    if left.type == right.type and left.type.family == "whole" and isinstance(right, Literal) and right.value:
        return node
    if isinstance(left.type, DecimalType) and isinstance(right.type, DecimalType):
        return node
    if isinstance(left.type, DecimalType) and isinstance(right, Literal):
        one = Literal(right.value, decimal(1, 0))
        return Call("mod", (left, one), left.type)
    raise call("mod", f"{left.type.name} and {right.type.name}")


def absolute(node: Call) -> Expr:
    if node.type.family in ("float", "decimal"):
        return node
    raise call("abs", node.type.name)


def one_nan(value: Expr) -> Expr:
    """A float to be compared: the engine orders a NaN by its sign, and a computed one has any."""
    if value.type.family != "float" or isinstance(value, Literal):
        return value
    return case((predicate("isnan", value), Literal("NaN", value.type)), otherwise=value)


def one_zero(value: Expr) -> Expr:
    """A float to be counted, joined by or looked for: with one NaN and one zero."""
    if value.type.family != "float":
        return value
    zero = Literal(0.0, value.type)
    if isinstance(value, Literal):
        return zero if value.value is not None and float(value.value) == 0 else value
    return case(
        (predicate("isnan", value), Literal("NaN", value.type)), (predicate("=", value, zero), zero), otherwise=value
    )


# --- casts ----------------------------------------------------------------------------------------------------------


def cast_number(node: Cast) -> Expr:
    """Between numbers, and from text whose form a pattern has tested."""
    source, target = node.operand.type, node.type
    families = source.family, target.family
    if source.family == "text":
        return _from_text(node)
    if families in (("whole", "whole"), ("whole", "decimal"), ("decimal", "whole"), ("decimal", "decimal")):
        return node
    if families == ("whole", "float") and target == DOUBLE or families == ("float", "float"):
        return node
    if isinstance(source, DecimalType) and target == DOUBLE:
        exact = source.precision <= _EXACT_DIGITS and source.scale <= _EXACT_SCALE
        # Its own cast rounds twice: the digits, and the quotient with the power of ten.
        return node if exact else Cast(Cast(node.operand, STRING), DOUBLE)
    raise call("a cast", f"{source.name} to {target.name}")


def _from_text(node: Cast) -> Expr:
    if node.type == DOUBLE and isinstance(node.operand, Literal) or node.type in (INTEGER, LONG):
        return node
    if not isinstance(node.type, DecimalType):
        raise call("a cast", f"text to {node.type.name}")
    if isinstance(node.operand, Literal) or node.type.scale == 0:
        return node
    return _with_exponent(node)


def _with_exponent(node: Cast) -> Case:
    """Sail reads no exponents: the point is moved in the text, which has 60 zeros put at either side.

    # Invariant: a further exponent leads beyond every type, or the pattern in front has found a digit that is lost.
    """
    value, type = node.operand, node.type
    zeros = text("0" * _FURTHEST)
    sign, whole, behind = (_group(value, at) for at in (1, 2, 3))
    exponent = Cast(_group(value, 4), INTEGER)
    digits = Call("concat", (zeros, whole, behind, zeros), STRING)
    point = _sum(_sum(Call("length", (whole,), INTEGER), _integer(_FURTHEST)), exponent)
    moved = Call(
        "concat",
        (
            sign,
            Call("substring", (digits, _integer(1), point), STRING),
            text("."),
            Call("substring", (digits, _sum(point, _integer(1)), _integer(18)), STRING),
        ),
        STRING,
    )
    too_far = or_(predicate("<", exponent, _integer(-_FURTHEST)), predicate(">", exponent, _integer(_FURTHEST)))
    shifted = case((too_far, Literal(None, type)), otherwise=Cast(moved, type))
    return case((rlike(value, "[eE]"), shifted), otherwise=node)


_PARTS = r"\A *([+-]?)([0-9]*)\.?([0-9]*)[eE]([+-]?[0-9]+) *\z"


def _group(value: Expr, at: int) -> Expr:
    return Call("regexp_extract", (value, text(_PARTS), _integer(at)), STRING)


def _sum(left: Expr, right: Expr) -> Expr:
    return Call("+", (left, right), INTEGER)


def _integer(value: int) -> Literal:
    return Literal(value, INTEGER)
