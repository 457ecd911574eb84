"""Schemas as people have them (Spark's DDL text, its JSON, a pyspark StructType), read without Spark."""

from __future__ import annotations

import re
from typing import Any

from dqlang.plan.json_schema import from_json
from dqlang.plan.type_names import DEEPEST, SchemaError, named_type, text_with
from dqlang.plan.types import (
    STRING,
    TIMESTAMP,
    TIMESTAMP_NTZ,
    Field,
    StructType,
    Type,
    array,
    map_of,
    struct,
)

__all__ = ["SchemaError", "from_json", "parse_ddl", "read_schema"]

_TOKEN = re.compile(
    r"""\s+ | --[^\n]* |
    (?P<quoted>`(?:[^`]|``)*`) |
    (?P<text>'(?:[^'\\]|\\.|'')*' | "(?:[^"\\]|\\.|"")*") |
    (?P<word>\w+) |
    (?P<sign>[<>(),:])""",
    re.VERBOSE | re.DOTALL,
)


def read_schema(schema: Any) -> StructType | None:
    """A schema in any form a caller may have it: None, DDL or JSON text, the JSON's dict, a pyspark StructType."""
    if schema is None or isinstance(schema, StructType):
        return schema
    if isinstance(schema, str):
        return from_json(schema) if schema.lstrip().startswith("{") else parse_ddl(schema)
    if isinstance(schema, dict):
        return from_json(schema)
    if hasattr(schema, "jsonValue"):
        return from_json(schema.jsonValue())
    raise SchemaError(f"a schema is DDL text (`Name STRING, Age INT`) or a StructType, not {type(schema).__name__}")


def parse_ddl(text: str) -> StructType:
    """A schema from DDL text: ``Name STRING, Address STRUCT<Zip: STRING>, `Order Lines` ARRAY<INT> NOT NULL``."""
    reader = _Reader(text)
    whole_row = reader.peek() == "struct" and reader.peek(1) == "<"
    read = reader.type(0) if whole_row else struct(*reader.fields("", 0))
    if reader.peek():
        raise reader.unexpected("a comma or the end")
    assert isinstance(read, StructType)
    return read


class _Reader:
    """Reads one DDL text from left to right. A token is (its kind, its text, its offset)."""

    def __init__(self, text: str) -> None:
        self._written = text
        self._tokens: list[tuple[str, str, int]] = []
        self._next = 0
        end = 0
        while end < len(text):
            found = _TOKEN.match(text, end)
            if found is None:
                raise SchemaError(f"cannot read the schema at `{text[end : end + 20]}`; write odd names in backquotes")
            if found.lastgroup:
                self._tokens.append((found.lastgroup, found[found.lastgroup], end))
            end = found.end()

    def peek(self, ahead: int = 0) -> str:
        """The token's text in lower case; empty at the end."""
        return self._tokens[self._next + ahead][1].lower() if self._next + ahead < len(self._tokens) else ""

    def fields(self, closer: str, depth: int) -> list[Field]:
        read: list[Field] = []
        while self.peek() != closer or (not read and not closer):
            read.append(self._field(depth))
            if not self._take(","):
                break
            if self.peek() == closer:
                raise self.unexpected("a column's name")
        return read

    def type(self, depth: int) -> Type:
        if depth > DEEPEST:
            raise SchemaError(f"the schema is nested more than {DEEPEST} levels deep")
        kind, written, _ = self._advance("a type")
        word = written.lower()
        if kind != "word":
            self._next -= 1
            raise self.unexpected("a type")
        if word in ("struct", "array", "map"):
            return self._nested(word, depth)
        if word == "interval":
            return Type(" ".join([word, *self._words_while("year", "month", "day", "hour", "minute", "second", "to")]))
        return self._plain(word, written)

    def unexpected(self, wanted: str) -> SchemaError:
        at = self._tokens[self._next][2] if self._next < len(self._tokens) else len(self._written)
        rest = self._written[at : at + 20].split("\n")[0]
        return SchemaError(f"the schema has {f'`{rest}`' if rest else 'its end'} where {wanted} was expected")

    def _field(self, depth: int) -> Field:
        kind, name, _ = self._advance("a column's name")
        if kind not in ("word", "quoted"):
            self._next -= 1
            raise self.unexpected("a column's name")
        self._take(":")
        name = name[1:-1].replace("``", "`") if kind == "quoted" else name
        return Field(name, self.type(depth + 1), self._remarks())

    def _remarks(self) -> bool:
        """Reads what may stand behind a type, and says whether it is NOT NULL."""
        required = False
        while True:
            if self._take("not"):
                self._need("null")
                required = True
            elif self._take("comment"):
                if self._advance("a comment in quotes")[0] != "text":
                    self._next -= 1
                    raise self.unexpected("a comment in quotes")
            else:
                return required

    def _nested(self, word: str, depth: int) -> Type:
        self._need("<")
        if word == "struct":
            read: Type = struct(*self.fields(">", depth))
        elif word == "array":
            read = array(self.type(depth + 1))
        else:
            key = self.type(depth + 1)
            self._need(",")
            read = map_of(key, self.type(depth + 1))
        self._need(">")
        return read

    def _plain(self, word: str, written: str) -> Type:
        numbers = []
        if self._take("("):
            while not self._take(")"):
                _, number, _ = self._advance("a number")
                if not number.isascii() or not number.isdigit() or len(number) > 9:
                    self._next -= 1
                    raise self.unexpected("a number")
                numbers.append(int(number))
                if not self._take(",") and self.peek() != ")":
                    raise self.unexpected("a comma or a closing bracket")
        read = named_type(word, tuple(numbers), written)
        if read == STRING and self._take("collate"):
            read = text_with(self._advance("a collation")[1])
        if read == TIMESTAMP and self.peek() in ("with", "without") and self.peek(1) in ("time", "local"):
            read = TIMESTAMP_NTZ if self.peek() == "without" else TIMESTAMP
            self._words_while("with", "without", "local", "time", "zone")
        return read

    def _words_while(self, *words: str) -> list[str]:
        taken = []
        while self.peek() in words:
            taken.append(self._advance("a word")[1].lower())
        return taken

    def _advance(self, wanted: str) -> tuple[str, str, int]:
        if self._next >= len(self._tokens):
            raise self.unexpected(wanted)
        self._next += 1
        return self._tokens[self._next - 1]

    def _take(self, sign: str) -> bool:
        taken = self.peek() == sign
        self._next += taken
        return taken

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            raise self.unexpected(f"`{sign}`")
