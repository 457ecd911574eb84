"""Data types as the analysis sees them, with Spark's own names, known without Spark."""

from __future__ import annotations

from dataclasses import field

from dqlang.record import record


@record
class Type:
    """A type without parameters, by its name in Spark's JSON schemas (`string`, `long`, `timestamp_ntz`, ...)."""

    name: str

    @property
    def family(self) -> str:
        """text, whole, decimal, float, boolean, date, timestamp, time, binary, array, map, struct, null, unknown,
        other."""
        return _FAMILIES.get(self.name, "other")

    @property
    def is_number(self) -> bool:
        return self.family in ("whole", "decimal", "float")

    def sql(self) -> str:
        """The type as Spark SQL writes it."""
        return _SQL_NAMES.get(self.name, self.name).upper()


@record
class CollatedText(Type):
    """Text that Spark compares by a collation: without case, or by the rules of a language. Rules compare text exactly,
    and read such a column as `exact` says."""


@record
class DecimalType(Type):
    precision: int
    scale: int

    def sql(self) -> str:
        return f"DECIMAL({self.precision},{self.scale})"


@record
class ArrayType(Type):
    item: Type

    def sql(self) -> str:
        return f"ARRAY<{self.item.sql()}>"


@record
class MapType(Type):
    key: Type
    value: Type

    def sql(self) -> str:
        return f"MAP<{self.key.sql()},{self.value.sql()}>"


@record
class Field:
    """`required`: what DDL says by NOT NULL. Only JSON is held against it; two types are the same with and without."""

    name: str
    type: Type
    required: bool = field(default=False, compare=False)


@record
class StructType(Type):
    """A struct, and a table's schema."""

    fields: tuple[Field, ...]


_FAMILIES = {
    "string": "text",
    "byte": "whole",
    "short": "whole",
    "integer": "whole",
    "long": "whole",
    "decimal": "decimal",
    "float": "float",
    "double": "float",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
    "timestamp_ntz": "timestamp",
    "time": "time",
    "binary": "binary",
    "array": "array",
    "map": "map",
    "struct": "struct",
    "void": "null",
    "unknown": "unknown",
}
_WITHOUT_ORDER = frozenset({"variant", "interval", "geometry", "geography"})
_SQL_NAMES = {"byte": "TINYINT", "short": "SMALLINT", "integer": "INT", "long": "BIGINT"}

STRING = Type("string")
COLLATED = CollatedText("string")
BOOLEAN = Type("boolean")
BYTE = Type("byte")
SHORT = Type("short")
INTEGER = Type("integer")
LONG = Type("long")
FLOAT = Type("float")
DOUBLE = Type("double")
DATE = Type("date")
TIMESTAMP = Type("timestamp")
TIMESTAMP_NTZ = Type("timestamp_ntz")
TIME = Type("time")
"""A time of day. Spark has columns of it since 4.1."""
BINARY = Type("binary")
VOID = Type("void")
UNKNOWN = Type("unknown")
"""The type of a column where no schema is given."""


def exact(type: Type) -> Type:
    """The type without its collations."""
    match type:
        case CollatedText():
            return STRING
        case ArrayType():
            return array(exact(type.item))
        case MapType():
            return map_of(exact(type.key), exact(type.value))
        case StructType():
            return struct(*(Field(field.name, exact(field.type)) for field in type.fields))
    return type


def without_order(type: Type) -> Type | None:
    """The type itself, or one inside it, whose values Spark can neither sort nor tell apart."""
    match type:
        case ArrayType():
            return without_order(type.item)
        case StructType():
            return next(filter(None, (without_order(field.type) for field in type.fields)), None)
    return type if isinstance(type, MapType) or type.name in _WITHOUT_ORDER else None


def decimal(precision: int, scale: int) -> DecimalType:
    return DecimalType("decimal", precision, scale)


def array(item: Type) -> ArrayType:
    return ArrayType("array", item)


def map_of(key: Type, value: Type) -> MapType:
    return MapType("map", key, value)


def struct(*fields: Field) -> StructType:
    return StructType("struct", tuple(fields))
