"""The functions that raw SQL may call. All others are refused, by name where it is known why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dqlang.plan.arithmetic import arithmetic
from dqlang.plan.calendar import as_instant, shift
from dqlang.plan.coerce import as_date, as_number, as_text, cast, is_null_literal
from dqlang.plan.compare import compare
from dqlang.plan.expr import Call as Called
from dqlang.plan.expr import Expr, Literal, case, is_not_null, is_null, not_, predicate, text
from dqlang.plan.functions import function
from dqlang.plan.mismatch import TypeMismatch, in_words
from dqlang.plan.moments import now, today
from dqlang.plan.numbers import absolute, literal_value
from dqlang.plan.types import BOOLEAN, DATE, DOUBLE, INTEGER, LONG, STRING, ArrayType, DecimalType, Type, decimal
from dqlang.rawsql.tree import Call, SqlError
from dqlang.record import record

_DIGITS = {"byte": 3, "short": 5, "integer": 10, "long": 19}


@record
class Function:
    """How many values it takes, and what is built of them. `build` raises TypeMismatch."""

    least: int
    most: int
    build: Callable[..., Expr]


# --- kinds of values


def _text(value: Expr) -> Expr:
    if value.type.family not in ("text", "null"):
        raise TypeMismatch(f"{in_words(value.type)} is no text", "write `try_cast(a AS string)`")
    return as_text(value)


def _whole(value: Expr) -> Expr:
    if value.type.family not in ("whole", "null"):
        raise TypeMismatch(f"{in_words(value.type)} is no whole number")
    return cast(value, INTEGER)


def _whole_literal(value: Expr) -> int:
    known = literal_value(value)
    if known is None or known != int(known) or abs(known) > 100_000:
        raise TypeMismatch("here stands a whole number, written out, up to 100000")
    return int(known)


def _day(value: Expr) -> Expr:
    if value.type.family == "text":
        return as_date(value)
    if value.type.family not in ("date", "timestamp", "null"):
        raise TypeMismatch(f"{in_words(value.type)} is no day")
    return cast(value, DATE)


def _number(value: Expr) -> Expr:
    if value.type.family == "text":
        return as_number(value)
    if not value.type.is_number and not is_null_literal(value):
        raise TypeMismatch(f"{in_words(value.type)} is no number")
    return value


def common(values: Sequence[Expr]) -> list[Expr]:
    """Values brought to one type: the same, or numbers. Raises TypeMismatch."""
    types = {value.type for value in values if not is_null_literal(value)}
    if not types:
        return list(values)
    if len(types) > 1 and not all(type.is_number for type in types):
        kinds = sorted({in_words(type) for type in types})
        raise TypeMismatch(f"these are of several kinds: {' and '.join(kinds)}", "write `try_cast(a AS string)`")
    target = types.pop() if len(types) == 1 else _number_type(types)
    return [Literal(None, target) if is_null_literal(value) else cast(value, target) for value in values]


def with_instants(*values: Expr) -> list[Expr]:
    """Values that are compared, as SQL has it: beside a timestamp a date is its midnight, not the day that it is to
    rules."""
    if all(value.type.family != "timestamp" for value in values):
        return list(values)
    return [as_instant(value) if value.type.family == "date" else value for value in values]


def _number_type(types: set[Type]) -> Type:
    if any(type.family == "float" for type in types):
        return DOUBLE
    if all(type.family == "whole" for type in types):
        return LONG
    sizes = [(t.precision - t.scale, t.scale) if isinstance(t, DecimalType) else (_DIGITS[t.name], 0) for t in types]
    before, behind = max(size[0] for size in sizes), max(size[1] for size in sizes)
    if before + behind > 38:
        raise TypeMismatch("these numbers have no common type of 38 digits", "write `try_cast(a AS double)`")
    return decimal(before + behind, behind)


# --- what is built


def _of_text(name: str, *more: Expr, type: Type = STRING) -> Callable[[Expr], Expr]:
    return lambda value: Called(name, (_text(value), *more), type)


def _of_texts(name: str, type: Type = STRING) -> Callable[..., Expr]:
    return lambda *values: Called(name, tuple(map(_text, values)), type)


def _substring(value: Expr, start: Expr, length: Expr | None = None) -> Expr:
    more = (_whole(start),) if length is None else (_whole(start), _whole(length))
    return Called("substring", (_text(value), *more), STRING)


def _left(value: Expr, length: Expr) -> Expr:
    return Called("substring", (_text(value), Literal(1, INTEGER), _whole(length)), STRING)


def _first(*values: Expr) -> Expr:
    brought = common(values)
    return Called("coalesce", tuple(brought), brought[0].type)


def _null_if(value: Expr, other: Expr) -> Expr:
    if is_null_literal(value):
        return value
    equal = compare("eq", *with_instants(value, other))
    return case((not_(case((equal, Literal(True, BOOLEAN)), otherwise=Literal(False, BOOLEAN))), value))


def _extreme(name: str) -> Callable[..., Expr]:
    def build(*values: Expr) -> Expr:
        brought = common(values)
        if brought[0].type.family not in ("whole", "decimal", "float", "text", "date", "timestamp", "null"):
            raise TypeMismatch(f"{in_words(brought[0].type)} has no order")
        return Called(name, tuple(brought), brought[0].type)

    return build


def _absolute(value: Expr) -> Expr:
    return absolute(_number(value))


def _round(value: Expr, places: Expr | None = None) -> Expr:
    value, places_ = _number(value), 0 if places is None else _whole_literal(places)
    if not 0 <= places_ <= 18:
        raise TypeMismatch("numbers are rounded to 0 to 18 places")
    if value.type.family == "whole" or is_null_literal(value):
        return value
    digits = Literal(places_, INTEGER)
    if value.type.family == "float":
        return Called("round", (cast(value, DOUBLE), digits), DOUBLE)
    type = value.type
    scale = min(type.scale, places_)
    target = decimal(min(38, type.precision - type.scale + scale + 1), scale)
    return cast(Called("round", (value, digits), target), target)


def _remainder(value: Expr, by: Expr) -> Expr:
    if value.type.family != "whole" or by.type.family != "whole":
        raise TypeMismatch("a remainder is taken of whole numbers")
    value, by = cast(value, LONG), cast(by, LONG)
    return case((not_(predicate("=", by, Literal(0, LONG))), Called("mod", (value, by), LONG)))


def _shifted(sign: int, unit: str) -> Callable[[Expr, Expr], Expr]:
    return lambda value, amount: shift(_day(value), sign * _whole_literal(amount), unit)


def _days_between(end: Expr, start: Expr) -> Expr:
    return Called("datediff", (_day(end), _day(start)), INTEGER)


def _item(values: Expr, place: Expr) -> Expr:
    if not isinstance(values.type, ArrayType):
        raise TypeMismatch(f"{in_words(values.type)} has no items")
    return Called("get", (values, _whole(place)), values.type.item)


def _operator(sign: str) -> Callable[[Expr, Expr], Expr]:
    return lambda left, right: arithmetic(sign, left, right)


def _named(name: str) -> Callable[[Expr], Expr]:
    return lambda value: function(name, value)


def _by_name(*specs: tuple[str, int, int, Callable[..., Expr]]) -> dict[str, Function]:
    return {name: Function(*spec) for names, *spec in specs for name in names.split()}


_MANY = 100
FUNCTIONS: dict[str, Function] = _by_name(
    ("length char_length character_length", 1, 1, _of_text("length", type=INTEGER)),
    ("lower lcase", 1, 1, _of_text("lower")),
    ("upper ucase", 1, 1, _of_text("upper")),
    ("trim btrim", 1, 1, _of_text("btrim", text(" "))),
    ("substring substr", 2, 3, _substring),
    ("left", 2, 2, _left),
    ("concat", 1, _MANY, _of_texts("concat")),
    ("replace", 3, 3, _of_texts("replace")),
    ("contains", 2, 2, _of_texts("contains", BOOLEAN)),
    ("startswith", 2, 2, _of_texts("startswith", BOOLEAN)),
    ("endswith", 2, 2, _of_texts("endswith", BOOLEAN)),
    ("instr", 2, 2, _of_texts("instr", INTEGER)),
    ("rlike regexp regexp_like", 2, 2, _of_texts("rlike", BOOLEAN)),
    ("coalesce", 1, _MANY, _first),
    ("nvl ifnull", 2, 2, _first),
    ("nullif", 2, 2, _null_if),
    ("if iff", 3, 3, _first),
    ("isnull", 1, 1, is_null),
    ("isnotnull", 1, 1, is_not_null),
    ("greatest", 2, _MANY, _extreme("greatest")),
    ("least", 2, _MANY, _extreme("least")),
    ("abs", 1, 1, _absolute),
    ("round", 1, 2, _round),
    ("try_add", 2, 2, _operator("+")),
    ("try_subtract", 2, 2, _operator("-")),
    ("try_multiply", 2, 2, _operator("*")),
    ("try_divide", 2, 2, _operator("/")),
    ("try_mod", 2, 2, _remainder),
    ("year", 1, 1, _named("year")),
    ("month", 1, 1, _named("month")),
    ("day dayofmonth", 1, 1, _named("day")),
    ("hour", 1, 1, _named("hour")),
    ("minute", 1, 1, _named("minute")),
    ("second", 1, 1, _named("second")),
    ("date_add", 2, 2, _shifted(1, "day")),
    ("date_sub", 2, 2, _shifted(-1, "day")),
    ("add_months", 2, 2, _shifted(1, "month")),
    ("datediff date_diff", 2, 2, _days_between),
    ("to_date", 1, 1, _day),
    ("current_date curdate", 0, 0, today),
    ("current_timestamp now", 0, 0, now),
    ("size cardinality array_size", 1, 1, _named("count")),
    ("get", 2, 2, _item),
)

_OUTSIDE = """
    reflect java_method try_reflect input_file_name input_file_block_start input_file_block_length current_user user
    session_user current_catalog current_database current_schema version spark_partition_id ai_query http_request getenv
    read_files from_avro load_extension sql_keywords collations current_timezone
"""
_RANDOM = "rand randn random uuid monotonically_increasing_id shuffle randstr uniform"
_ROWS = """
    count sum avg mean min max first last any every some bool_and bool_or collect_list collect_set stddev variance
    percentile median mode row_number rank dense_rank lag lead ntile explode posexplode stack inline array_agg listagg
    approx_count_distinct count_if any_value string_agg
"""
_OTHERWISE = {
    "element_at": "write `get(list, place)`, which counts from 0",
    "try_element_at": "write `get(list, place)`, which counts from 0",
    "mod": "write `try_mod(a, b)`",
    "pmod": "write `try_mod(a, b)`",
    "to_timestamp": "write `try_cast(a AS timestamp)`",
    "to_number": "write `try_cast(a AS decimal(18,2))`",
    "int": "write `try_cast(a AS int)`",
    "bigint": "write `try_cast(a AS bigint)`",
    "double": "write `try_cast(a AS double)`",
    "string": "write `try_cast(a AS string)`",
    "date": "write `try_cast(a AS date)`",
    "raise_error": None,
    "assert_true": None,
}


def refusal(call: Call) -> SqlError:
    """Why a function is not among those that may be called."""
    name = call.name
    if name in _OUTSIDE.split():
        return SqlError(call.span, f"`{name}` reaches outside the row")
    if name in _RANDOM.split():
        return SqlError(call.span, f"`{name}` gives another answer each time")
    if name in _ROWS.split():
        return SqlError(call.span, f"`{name}` looks at several rows", "write a rule about the table")
    if name in _OTHERWISE:
        return SqlError(call.span, f"`{name}` throws on some values", _OTHERWISE[name])
    from difflib import get_close_matches  # heavy, and needed only where something is wrong

    near = get_close_matches(name, FUNCTIONS, 1)
    help = f"did you mean `{near[0]}`?" if near else f"these can: {', '.join(sorted(FUNCTIONS))}"
    return SqlError(call.span, f"`{name}` is no function that raw SQL can call here", help)
