"""The columns that a rule may speak of: names without case, paths into structs, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.diagnostics.advice_on_words import ValueAsColumn
from dqlang.diagnostics.against_schema import (
    AmbiguousColumn,
    InsideArray,
    ItemOnBothSides,
    NeedsBackquotes,
    NoFields,
    UnknownColumn,
    UnknownField,
)
from dqlang.diagnostics.spelling import nearest, slip
from dqlang.diagnostics.values import UnsafeName
from dqlang.plan.coerce import cast
from dqlang.plan.expr import ColumnRef, Expr, Variable
from dqlang.plan.mismatch import in_words
from dqlang.plan.types import UNKNOWN, Field, StructType, Type, exact
from dqlang.semantics.context import Context, Fault
from dqlang.semantics.missing_values import without_missing
from dqlang.source import Span
from dqlang.syntax import ast
from dqlang.syntax.value_words import name_words, path_words, text_words

VALUE_WORDS = ("today", "now", "true", "false")
"""Words that are values: misspelt they would be columns."""
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
ELSEWHERE = {word: str(number) for number, word in enumerate(_NUMBERS.split())}
ELSEWHERE |= {"yesterday": "1 day ago", "tomorrow": "1 day from now"}
ELSEWHERE |= {"eighteen": "18", "twenty": "20", "fifty": "50", "hundred": "100", "thousand": "1000"}
ELSEWHERE |= dict.fromkeys(("current_date", "curdate"), "today")
ELSEWHERE |= dict.fromkeys(("current_timestamp", "sysdate", "systimestamp", "getdate"), "now")
"""What is a value elsewhere, and a column here."""
_SLIPPED, _LETTER = 0.8, 1.0
"""What letters that changed places cost at most, and one that is lost."""


def meant_value(word: str) -> str | None:
    """The value that a column's name is most likely a misspelling of, or that it is elsewhere. A name with more than a
    slip of the fingers is a column: `Low` is not `now`, `Tree` not `true`."""
    word = word.lower()
    if word in ELSEWHERE:
        return ELSEWHERE[word]
    least = {value: _SLIPPED if len(value) < 4 else _LETTER for value in VALUE_WORDS if value[0] == word[:1]}
    return next((value for value, most in least.items() if len(word) > 2 and slip(word, value) <= most), None)


class Scope:
    """A table's columns. Without a schema every name is a column of unknown type."""

    def __init__(self, table: str, schema: StructType | None) -> None:
        self.table = table
        self.schema = schema
        self._fields = index(schema.fields) if schema else {}
        self._found: dict[tuple[str, ...], ColumnRef] = {}
        self._wordy = (
            {" ".join(f.name.lower().split()): f.name for f in schema.fields if " " in f.name} if schema else {}
        )

    @property
    def known(self) -> bool:
        return self.schema is not None

    @property
    def has_words(self) -> bool:
        """Whether a column's name is made of several words, which a sentence may hold without backquotes."""
        return bool(self._wordy)

    def resolve(self, column: ast.Column, context: Context, *, operand: bool = False) -> Expr:
        """The column in the schema's spelling; a problem where there is none. `operand`: not a subject."""
        found = self._found.get(column.parts)
        if found is None:
            try:
                found = self._walk(column, context, operand)
            except Fault as fault:
                return context.report(fault.problem)
            self._found[column.parts] = found
        note(context, found)
        if operand and self.schema is None:
            self._suspect(column, context)
        return without_missing(exactly(found), context.missing)

    def _suspect(self, column: ast.Column, context: Context) -> None:
        """Without a schema, a misspelt `today` is a column as good as any other."""
        written = context.source.slice(column.span)
        meant = meant_value(written)
        if meant is not None:
            context.report(ValueAsColumn(column.span, written, meant))

    def first(self, column: ast.Column, *, operand: bool = False) -> ColumnRef:
        """The column with which a path begins."""
        check_names(column)
        if self.schema is None:
            return ColumnRef(column.parts[:1], UNKNOWN)
        fields = self._fields.get(column.parts[0].lower(), ())
        if not fields:
            raise Fault(self._unknown(column, operand))
        return ColumnRef((_only(fields, column).name,), fields[0].type)

    def refuse_words(self, words: str, span: Span) -> None:
        """Words that mean something by themselves, and are a column's name too, need backquotes."""
        name = self._wordy.get(" ".join(words.lower().split()))
        if name is not None:
            raise Fault(NeedsBackquotes(span, name, name_words(name)))

    def has(self, words: str) -> str | None:
        """The column that these words name, as a rule would write it."""
        fields = self._fields.get(words.lower())
        return name_words(fields[0].name) if fields else None

    def unused(self, name: str) -> str:
        """A name that no column has. Inside a lambda its parameter would hide a column of the same name."""
        while name in self._fields:
            name += "_"
        return name

    def _walk(self, column: ast.Column, context: Context, operand: bool) -> ColumnRef:
        found: Expr = self.first(column, operand=operand)
        if self.schema is None:
            return ColumnRef(column.parts, UNKNOWN)
        for place in range(1, len(column.parts)):
            if found.type.family == "array":
                raise Fault(_inside_array(found, column, context, operand))
            found = step(found, column, place)
        assert isinstance(found, ColumnRef)
        return found

    def _unknown(self, column: ast.Column, operand: bool) -> UnknownColumn:
        assert self.schema is not None
        names = [field.name for field in self.schema.fields]
        whole = self._fields.get(".".join(column.parts).lower()) if len(column.parts) > 1 else None
        values = VALUE_WORDS if operand and len(column.parts) == 1 else ()
        said = ELSEWHERE.get(column.parts[0].lower()) if values else None
        values = (said,) if said else values
        close = [said or whole[0].name] if said or whole else nearest(column.parts[0], [*names, *values])
        mended = [
            name if name in values else path_words((name, *(() if whole else column.parts[1:]))) for name in close
        ]
        replacement = mended[0] if len(mended) == 1 else None
        suggestions, columns = tuple(mended), tuple(map(name_words, names))
        words = path_words(column.parts[:1])
        text = text_words(column.parts[0]) if operand and len(column.parts) == 1 else None
        return UnknownColumn(column.span, words, self.table, suggestions, columns, replacement, text)


def index(fields: Sequence[Field]) -> dict[str, list[Field]]:
    """Fields by their name in lower case. Spark keeps several of one name, and refuses only who asks for them."""
    found: dict[str, list[Field]] = {}
    for field in fields:
        found.setdefault(field.name.lower(), []).append(field)
    return found


def step(owner: Expr, column: ast.Column, place: int) -> Expr:
    """The field of a struct that stands at a place of the path. `owner` is a column or an array's item."""
    part = column.parts[place]
    if owner.type.family == "unknown":
        return _deeper(owner, part, UNKNOWN)
    if not isinstance(owner.type, StructType):
        raise Fault(NoFields(column.span, path_words(column.parts[:place]), in_words(owner.type), part))
    fields = index(owner.type.fields).get(part.lower(), ())
    if not fields:
        raise Fault(_unknown_field(owner.type, column, place))
    field = _only(fields, column)
    return _deeper(owner, field.name, field.type)


def exactly(column: Expr) -> Expr:
    """A column as rules read it: its texts without their collations."""
    return cast(column, exact(column.type))


def note(context: Context, column: ColumnRef) -> None:
    """Remembers that the rule reads the column."""
    context.columns[column_words(column.path)] = column.path


def column_words(path: Sequence[str]) -> str:
    """A path as one text: `Address.Zip`; parts that hold dots stand in backquotes."""
    return ".".join(name_words(part) if "." in part or "`" in part else part for part in path)


def check_names(column: ast.Column) -> None:
    for part in column.parts:
        if "${" in part:
            raise Fault(UnsafeName(column.span, part))


def _only(fields: Sequence[Field], column: ast.Column) -> Field:
    if len(fields) > 1:
        names = tuple(field.name for field in fields)
        raise Fault(AmbiguousColumn(column.span, path_words(column.parts), names))
    return fields[0]


def _deeper(owner: Expr, part: str, type: Type) -> Expr:
    if isinstance(owner, Variable):
        return Variable(owner.name, (*owner.path, part), type)
    assert isinstance(owner, ColumnRef)
    return ColumnRef((*owner.path, part), type)


def _unknown_field(owner: StructType, column: ast.Column, place: int) -> UnknownField:
    names = [field.name for field in owner.fields]
    close = nearest(column.parts[place], names)
    replacement = None
    if len(close) == 1:
        replacement = path_words((*column.parts[:place], close[0], *column.parts[place + 1 :]))
    part, owner_words = name_words(column.parts[place]), path_words(column.parts[:place])
    suggestions, fields = tuple(map(name_words, close)), tuple(map(name_words, names))
    return UnknownField(column.span, part, owner_words, suggestions, fields, replacement)


def _inside_array(array: Expr, column: ast.Column, context: Context, operand: bool) -> InsideArray | ItemOnBothSides:
    assert isinstance(array, ColumnRef)
    words = path_words(column.parts)
    if context.walked == array.path:
        return ItemOnBothSides(column.span, words)
    return InsideArray(column.span, words, path_words(array.path), not operand)
