"""The row of an example: its values in the columns that its rule looks at, and nothing in all others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dqlang.plan.expr import Call, Expr, Literal, text
from dqlang.plan.types import STRING, ArrayType, Field, StructType, Type, exact, struct
from dqlang.semantics.example_values import Unfit, list_of, own_type, read_as
from dqlang.syntax import ast
from dqlang.syntax.examples import Example, Items, PlainValue
from dqlang.syntax.walk import folded

Path = tuple[str, ...]
"""A column's parts in lower case."""


@dataclass
class Place:
    """A column or a field, with what is given to it or to its own fields."""

    name: str
    given: PlainValue | Items | None = None
    fields: dict[str, Place] = field(default_factory=dict)

    @property
    def is_given(self) -> bool:
        """Whether there is anything: then the whole is not missing."""
        if self.given is not None:
            return not isinstance(self.given, ast.Null)
        return any(each.is_given or each.given is not None for each in self.fields.values())


def places(columns: Iterable[ast.Column], example: Example) -> Place:
    """The columns of a rule, in its spelling, with the values of an example."""
    root = Place("")
    for column in columns:
        _at(root, column)
    for each in example.values:
        _at(root, each.column).given = each.value
    return root


def _at(root: Place, column: ast.Column) -> Place:
    place = root
    for part in column.parts:
        place = place.fields.setdefault(part.lower(), Place(part))
    return place


# --- types ------------------------------------------------------------------------------------------------------------


def own_schema(root: Place, known: Mapping[Path, Type], unknown: Type = STRING) -> StructType:
    """The columns by their values. A missing one has the type that is `known` from elsewhere, or else `unknown`."""

    def of(place: Place, path: Path) -> Type:
        if place.fields:
            return struct(*(Field(each.name, of(each, (*path, name))) for name, each in place.fields.items()))
        missing = known.get(path, unknown)
        return missing if place.given is None else own_type(place.given, missing)

    read = of(root, ())
    return read if isinstance(read, StructType) else struct()


def known_types(examples: Iterable[Example]) -> dict[Path, Type]:
    """The types of the values in these examples, by their columns; of several, the first."""
    found: dict[Path, Type] = {}
    for example in examples:
        for each in example.values:
            try:
                type = own_type(each.value, Type("void"))
            except Unfit:
                continue
            if type.name != "void" and each.value != Items((), each.span):
                found.setdefault(folded(each.column), type)
    return found


def part_of(schema: StructType, root: Place) -> StructType:
    """The columns of a schema that an example has values for, or its rule looks at."""
    return struct(*(Field(f.name, exact(f.type)) for f in schema.fields if f.name.lower() in root.fields))


def merged(one: Type, other: Type) -> Type | None:
    """A type for the values of both; None where there is none."""
    if not (isinstance(one, StructType) and isinstance(other, StructType)):
        return one if one == other else None
    fields = {each.name.lower(): each for each in one.fields}
    for each in other.fields:
        mine = fields.get(each.name.lower())
        type = each.type if mine is None else merged(mine.type, each.type)
        if type is None:
            return None
        fields[each.name.lower()] = Field(mine.name if mine else each.name, type)
    return struct(*fields.values())


# --- values -----------------------------------------------------------------------------------------------------------


def cells(schema: StructType, root: Place) -> tuple[Expr, ...]:
    """The row as typed values, one for each column of the schema. Raises Unfit."""
    return tuple(_cell(each.type, root.fields.get(each.name.lower())) for each in schema.fields)


def _cell(type: Type, place: Place | None) -> Expr:
    if place is None or (place.given is None and not place.is_given):
        return Literal(None, type)
    if place.given is not None:
        return read_as(type, place.given)
    if isinstance(type, StructType):
        return _struct(type, [_cell(f.type, place.fields.get(f.name.lower())) for f in type.fields])
    if isinstance(type, ArrayType) and isinstance(type.item, StructType):
        return _list_of_structs(type, type.item, place)
    raise Unfit(_first_given(place), "no fields")


def _first_given(place: Place) -> PlainValue | Items:
    below = [each.given or _first_given(each) for each in place.fields.values() if each.given or each.is_given]
    return below[0]


def _struct(type: StructType, values: list[Expr]) -> Expr:
    named = [part for f, value in zip(type.fields, values, strict=True) for part in (text(f.name), value)]
    return Call("named_struct", tuple(named), type)


def _list_of_structs(type: ArrayType, item: StructType, place: Place) -> Expr:
    """Lists given to the fields of a list's items, side by side: `Lines.Qty [1, 2], Lines.Price [3, 4]`."""
    lists = {name: each.given for name, each in place.fields.items() if each.given is not None}
    columns = {name: value.items for name, value in lists.items() if isinstance(value, Items)}
    wrong = [value for name, value in lists.items() if name not in columns or len(columns[name]) != len(_any(columns))]
    if wrong or not columns:
        raise Unfit(wrong[0] if wrong else _first_given(place), "lists, all of one length")
    known = [{name: items[i] for name, items in columns.items()} for i in range(len(_any(columns)))]
    return list_of(type, tuple(_item(item, values) for values in known))


def _any(columns: Mapping[str, Sequence[PlainValue]]) -> Sequence[PlainValue]:
    return next(iter(columns.values()), ())


def _item(type: StructType, given: Mapping[str, PlainValue]) -> Expr:
    values = [(f, given.get(f.name.lower())) for f in type.fields]
    return _struct(type, [Literal(None, f.type) if value is None else read_as(f.type, value) for f, value in values])
