"""From a rule file to its rules, or to the report of why not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from dqlang.cli.outcome import Refused, RulesRefused
from dqlang.cli.rule_files import STDIN, decoded, path_of, read_bytes, read_text, shown
from dqlang.cli.terminal import has_color

if TYPE_CHECKING:
    from dqlang import RuleSet
    from dqlang.diagnostics.problem import Diagnostic, DqError

_Result = TypeVar("_Result")


def rules_text(path: str) -> str:
    """A rule file's text, known to hold something."""
    text = text_of_rules(path)
    if not text.strip("\ufeff \t\r\n"):
        raise Refused(f"{shown(path)} is empty: there are no rules in it")
    return text


def text_of_rules(path: str) -> str:
    """A rule file's text, which may be empty, and is no data."""
    from dqlang.cli.data_for_rules import refuse_as_rules

    data = read_bytes(path)
    refuse_as_rules(data, path)
    return decoded(data, path)


def compile_rules(
    path: str, text: str, table: str | None, schema: str | None, allow_sql: bool, root: str | None = None
) -> RuleSet:
    """The rules of a file whose text was read already (standard input can be read only once)."""
    import dqlang

    def compiled() -> RuleSet:
        if path == STDIN:
            return dqlang.compile(text, table=table, schema=schema, root=root, allow_sql=allow_sql)
        return dqlang.load(path, table=table, schema=schema, root=root, allow_sql=allow_sql)

    rules = or_refused(compiled, text, path)
    if len(rules) == 0:
        raise Refused(f"there are no rules in {shown(path)}")
    return rules


def or_refused(make: Callable[[], _Result], text: str, path: str) -> _Result:
    """What `make` gives, or its diagnostics as a refusal."""
    from dqlang.diagnostics.problem import DqError

    try:
        return make()
    except DqError as error:
        raise refused(error, text, path) from None


def refused(error: DqError, text: str, path: str) -> Refused:
    if not error.diagnostics:  # a table that is not named, or not there
        return Refused(str(error).replace("table=", "`--table`"))
    named = [replace(each, path=each.path or path_of(path)) for each in error.diagnostics]
    return RulesRefused(report(named, text, path), named)


def report(diagnostics: Iterable[Diagnostic], text: str, path: str) -> str:
    """The errors among them as text for standard error."""
    from dqlang.diagnostics.text import render
    from dqlang.hidden import shown_text

    shown = shown_text(text)
    named = [replace(each, path=each.path or path_of(path)) for each in diagnostics]
    texts = {each.path: shown if each.path == path_of(path) else text_of_used(each.path) for each in named}
    return render(named, texts, color=has_color(sys.stderr))


def text_of_used(path: str | None) -> str:
    """The text of a file that rules use, to be shown beside what is wrong with it."""
    from dqlang.hidden import shown_text

    try:
        return shown_text(read_text(path or ""))
    except Refused:  # it is gone by now
        return ""
