"""Text that is JSON: whether it is, which keys it has, whether it has a schema.

Everything is asked of the strict reader, and of the types that JSON itself has (a number is no text). What Spark's
`from_json` makes of a text hangs on its version and on settings, and it turns numbers into text and others into null.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dqlang.plan.ddl import SchemaError, parse_ddl
from dqlang.plan.expr import (
    FALSE,
    NULL,
    TRUE,
    Call,
    Expr,
    Lambda,
    Literal,
    Variable,
    and_,
    case,
    is_not_null,
    is_null,
    not_,
    or_,
    predicate,
    rlike,
    text,
)
from dqlang.plan.reading import reads_as_date, reads_as_timestamp
from dqlang.plan.types import DOUBLE, INTEGER, STRING, ArrayType, DecimalType, Field, MapType, StructType, Type, array

_VARIANT = Type("variant")
# Spark: 4.2 refuses an escape that is half a character, 4.0 and 4.1 let it pass; with this all refuse it.
_ORDINARY = r"[^\\]++|\\[^u]|\\u(?:[^Dd]|[Dd][^89A-Fa-f])"
_PAIR = r"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}"
_WHOLE_CHARACTERS = rf"^(?:{_ORDINARY}|{_PAIR})*+\z"


def is_json(value: Expr) -> Expr:
    """Whether a text is one complete JSON value; null for null."""
    whole = and_(_parses("[", value, "]"), _parses('{"a":', value, "}"), rlike(value, _WHOLE_CHARACTERS))
    return case((is_null(value), NULL), otherwise=whole)


def _parses(before: str, value: Expr, after: str) -> Expr:
    """Whether the text is JSON inside of these.

    # Spark: the parser stops behind the first complete value and overlooks the rest, so the text alone would hold with
    # anything behind it. In brackets it holds for `1],[2`, in braces for `1},{"b":2`: in both only for one whole value.
    """
    return is_not_null(_read(Call("concat", (text(before), value, text(after)), STRING)))


def _read(value: Expr) -> Expr:
    return Call("try_parse_json", (value,), _VARIANT)


def has_keys(value: Expr, keys: Sequence[str]) -> Expr:
    """Whether a text is a JSON object in which all these keys stand; null for null."""
    wanted = Call("array", tuple(map(text, keys)), array(STRING))
    found = Call("array_intersect", (Call("json_object_keys", (value,), array(STRING)), wanted), array(STRING))
    all_found = predicate("=", Call("array_size", (found,), INTEGER), Literal(len(keys), INTEGER))
    # Spark: there are no keys, not even none, of what is no object.
    return case(
        (is_json(value), Call("coalesce", (all_found, FALSE), FALSE.type)), (is_null(value), NULL), otherwise=FALSE
    )


# --- schemas --------------------------------------------------------------------------------------------------------

_NAME = re.compile(r"[^\s?'\"](?:[^?'\"]*[^\s?'\"])?")
_WHOLE = r"^BIGINT\z"
_EXACT = r"^(?:BIGINT|DECIMAL\([0-9,]+\))\z"
_NUMBER = r"^(?:BIGINT|DECIMAL\([0-9,]+\)|DOUBLE)\z"
_TEXT = r"^STRING\z"
_OBJECT = "^OBJECT<"
_LIST = "^ARRAY<"
_IN_JSON = frozenset({"text", "boolean", "date", "timestamp", "whole", "decimal", "float"})


def schema_problem(schema: object) -> str | None:
    """Why a schema in DDL can be no JSON object's; None where it can be."""
    try:
        row = parse_ddl(str(schema))
    except SchemaError as error:
        return str(error)
    return next(_faults(row), None)


def _faults(type: Type) -> Iterator[str]:
    match type:
        case StructType(fields=fields):
            names = [field.name for field in fields]
            yield from (
                f"the key `{name}` stands in it twice" for name in dict.fromkeys(names) if names.count(name) > 1
            )
            yield from (
                f"the key `{name}` cannot be asked for: no quotes, no `?`, no spaces at its ends"
                for name in names
                if not _NAME.fullmatch(name)
            )
            for field in fields:
                yield from _faults(field.type)
        case ArrayType(item=item):
            yield from _faults(item)
        case MapType(key=key, value=value):
            if key != STRING:
                yield "the keys of a JSON object are text: `MAP<STRING, ...>`"
            yield from _faults(value)
        case _ if type.family not in _IN_JSON and type != _VARIANT:
            yield f"JSON holds nothing of the type `{type.sql()}`"


def has_schema(value: Expr, schema: str) -> Expr:
    """Whether a text is a JSON object with this schema, in which `schema_problem` finds no fault; null for null."""
    holds = _fits(_read(value), parse_ddl(schema), depth=0)
    return case((is_json(value), Call("coalesce", (holds, FALSE), FALSE.type)), (is_null(value), NULL), otherwise=FALSE)


def _fits(found: Expr, type: Type, depth: int) -> Expr:
    """Whether a value that is there, and is not `null`, is of the type."""
    match type:
        case StructType(fields=fields):
            return and_(_is(found, _OBJECT), *(_field_fits(found, field, depth) for field in fields))
        case ArrayType(item=item):
            return and_(_is(found, _LIST), _all_fit(_get(found, "array<variant>", array(_VARIANT)), item, depth))
        case MapType(value=each):
            values = Call("map_values", (_get(found, "map<string, variant>", _VARIANT),), array(_VARIANT))
            return and_(_is(found, _OBJECT), _all_fit(values, each, depth))
    return TRUE if type == _VARIANT else _plain_fits(found, type)


def _field_fits(found: Expr, field: Field, depth: int) -> Expr:
    inner = _get(found, "variant", _VARIANT, _path(field.name))
    return _may_lack(inner, _fits(inner, field.type, depth), field.required)


def _all_fit(items: Expr, type: Type, depth: int) -> Expr:
    item = Variable(f"item{depth}", (), _VARIANT)
    fits = _may_lack(item, _fits(item, type, depth + 1), required=False)
    return predicate("forall", items, Lambda(item.name, fits, _VARIANT))


def _may_lack(found: Expr, fits: Expr, required: bool) -> Expr:
    """`null`, and what is not there, holds where the schema does not say NOT NULL."""
    none = or_(is_null(found), predicate("is_variant_null", found))
    return and_(not_(none), fits) if required else or_(none, fits)


def _plain_fits(found: Expr, type: Type) -> Expr:
    written = _get(found, "string", STRING)
    match type.family:
        case "text":
            return _is(found, _TEXT)
        case "boolean":
            return _is(found, r"^BOOLEAN\z")
        case "date":
            return and_(_is(found, _TEXT), reads_as_date(written))
        case "timestamp":
            return and_(_is(found, _TEXT), reads_as_timestamp(written))
        case "whole":
            return and_(_is(found, _WHOLE), is_not_null(_get(found, type.sql().lower(), type)))
        case "float":
            largest = Literal(3.4028234663852886e38 if type.name == "float" else 1.7976931348623157e308, DOUBLE)
            return and_(
                _is(found, _NUMBER), predicate("<=", Call("abs", (_get(found, "double", DOUBLE),), DOUBLE), largest)
            )
    assert isinstance(type, DecimalType)
    before, behind = type.precision - type.scale, type.scale
    return and_(_is(found, _EXACT), rlike(written, rf"^-?0*[0-9]{{0,{before}}}(?:\.[0-9]{{0,{behind}}}0*)?\z"))


def _is(found: Expr, kind: str) -> Expr:
    """By the type that the value has in JSON."""
    return rlike(Call("schema_of_variant", (found,), STRING), kind)


def _get(found: Expr, name: str, type: Type, path: str = "$") -> Expr:
    return Call("try_variant_get", (found, text(path), text(name)), type)


def _path(key: str) -> str:
    return f"$['{key}']"
