"""Options that several commands share, and what stands behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from dqlang.cli.completion import FileName
from dqlang.cli.outcome import Refused, RefusedFor
from dqlang.cli.rule_files import decoded, near_miss, read_bytes

_Result = TypeVar("_Result")
_Decorated = Callable[..., Any]

schema_option = click.option(
    "--schema",
    type=FileName(),
    metavar="DDL|FILE",
    help="The columns' types: `Name STRING, Age INT`, or a file that holds them.",
)
table_option = click.option("--table", metavar="NAME", help="Which table's rules, where a file holds several.")
allow_sql_option = click.option("--allow-sql", is_flag=True, help="Let rules hold raw Spark SQL.")
root_option = click.option(
    "--root", metavar="FOLDER", help="The folder that holds all that rules may `use` (default: that of the rule file)."
)
remote_option = click.option("--remote", metavar="URL", help="A Spark Connect server, sc://host:port.")
conf_option = click.option("--conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark's session.")
read_option = click.option("--option", "options", multiple=True, metavar="KEY=VALUE", help="How Spark reads the data.")
lookup_option = click.option(
    "--lookup", "lookups", multiple=True, metavar="NAME=PATH", help="The data behind `in lookup NAME.Column`."
)


class Gather:
    """Runs what can be found out before anything starts, and tells all refusals together."""

    def __init__(self) -> None:
        self._refusals: list[Refused] = []

    def __call__(self, find_out: Callable[..., _Result], *arguments: Any) -> _Result:
        try:
            return find_out(*arguments)
        except Refused as refusal:
            self._refusals.append(refusal)
            return None

    def add(self, refusal: Refused | None) -> None:
        if refusal is not None:
            self._refusals.append(refusal)

    def finish(self) -> None:
        if self._refusals:
            raise RefusedFor(self._refusals)


def pairs(name: str, values: Sequence[str], form: str = "KEY=VALUE") -> dict[str, str]:
    """`KEY=VALUE` options as a dict; a value may hold further equals signs."""
    result: dict[str, str] = {}
    for value in values:
        key, sign, rest = value.partition("=")
        if not sign or not key.strip() or (form == "NAME=PATH" and not rest):
            raise Refused(f"`{name} {value}` is not of the form {form}")
        if key.strip() in result:
            raise Refused(f"`{name} {key.strip()}=...` is given twice")
        result[key.strip()] = rest
    return result


def schema_text(value: str | None) -> str | None:
    """The schema as DDL or JSON text, known to be one; the option's value is that, or a file's name."""
    if value is None:
        return None
    from dqlang.cli.data_for_rules import refuse_as_schema
    from dqlang.plan.ddl import SchemaError, read_schema

    in_file = os.path.exists(value)
    if not in_file and _looks_like_path(value):
        raise Refused(f"there is no file `{value}` to read the schema from", near_miss(value))
    data = read_bytes(value) if in_file else b""
    where = f"`{value}`" if in_file else "`--schema`"
    try:
        text = decoded(data, value).removeprefix("\ufeff") if in_file else value
        read = read_schema(text)
    except (SchemaError, Refused) as error:
        if in_file:
            refuse_as_schema(data, value)  # which the reason would quote
        if isinstance(error, Refused):
            raise
        raise Refused(f"{where}: {error}", "a schema is written `Name STRING, Age INT`, or as Spark's JSON") from None
    if read is None or not read.fields:
        raise Refused(f"{where} names no columns")
    return text


def _looks_like_path(value: str) -> bool:
    return not any(character.isspace() or character in "<({" for character in value) and (
        "/" in value or "\\" in value or "." in value
    )


def column_names(value: str | None) -> list[str] | None:
    """`Name, BirthDate` as a list; a name with a comma stands in backquotes, in which a backquote is written twice."""
    if value is None:
        return None
    import re

    names = [each.strip() for each in re.findall(r"(?:`[^`]*`|[^,`])+", value)]
    if not all(names) or not names:
        raise Refused(f"`--key {value}` names no columns")
    return [name[1:-1].replace("``", "`") if re.fullmatch(r"`(?:[^`]|``)+`", name) else name for name in names]
