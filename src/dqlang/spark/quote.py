"""Names and texts as Spark SQL writes them, so that nothing in them is ever read as anything else.

Quotes are not the only danger. Spark replaces `${env:X}`, `${spark.conf}` and even `${1}` inside any text it parses,
before the parser sees it; and what a backslash or a doubled quote mean hangs on the session's configuration and on the
version. So a text with any of these is written as its UTF-8 bytes, which the optimizer folds
to a plain literal: a pattern is still compiled once, not once a row.
"""

from __future__ import annotations

from dqlang.plan.types import ArrayType, MapType, StructType, Type

_SUBSTITUTED = "${"
_NEVER_PLAIN = frozenset("'\\`")


class UnsafeName(ValueError):
    """A name that Spark would rewrite before it reads it: there is no way to write it in SQL."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Spark replaces `${{...}}` inside names, so `{name}` cannot be written in SQL")
        self.name = name

    def __reduce__(self):
        return UnsafeName, (self.name,)


def quote_name(name: str) -> str:
    """A column's name in backquotes."""
    if _SUBSTITUTED in name:
        raise UnsafeName(name)
    return "`" + name.replace("`", "``") + "`"


def quote_text(text: str) -> str:
    """A text literal that means the same in every configuration of the session."""
    return f"'{text}'" if is_plain(text) else f"CAST(X'{_utf8(text).hex().upper()}' AS STRING)"


def is_plain(text: str) -> bool:
    """Whether a text may stand between single quotes as it is."""
    return text.isprintable() and _NEVER_PLAIN.isdisjoint(text) and _SUBSTITUTED not in text


def _utf8(text: str) -> bytes:
    # A lone surrogate is no character: it is kept as bytes that equal no text in the data.
    return text.encode("utf-8", "surrogatepass")


def field_of(value: str, field: str) -> str:
    """A field of a struct; `value` is SQL of the highest binding."""
    if is_plain(field):
        return f"{value}['{field}']"
    # Spark: a field's name in brackets must be one literal, and a dotted name could as well be a column of a data frame
    # with that alias ("(`A`).`Zip`" is read as "`A`.`Zip`"). No alias is a call; the optimizer drops this one.
    return f"coalesce({value}).{quote_name(field)}"


def type_sql(type: Type) -> str:
    """A type as Spark SQL writes it, for a cast."""
    if type.name == "timestamp":
        # Spark: a bare TIMESTAMP has no zone where spark.sql.timestampType says so.
        return "TIMESTAMP_LTZ"
    if isinstance(type, ArrayType):
        return f"ARRAY<{type_sql(type.item)}>"
    if isinstance(type, MapType):
        return f"MAP<{type_sql(type.key)}, {type_sql(type.value)}>"
    if isinstance(type, StructType):
        return f"STRUCT<{', '.join(f'{quote_name(f.name)}: {type_sql(f.type)}' for f in type.fields)}>"
    return type.sql()
