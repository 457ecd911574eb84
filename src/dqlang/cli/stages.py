"""What each stage makes of a rule file, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from dqlang.diagnostics.display import visible

if TYPE_CHECKING:
    from dqlang import RuleSet

WIDTH = 100


def show(stage: str, text: str, path: str) -> str:
    """The tokens, the parse tree or the syntax tree of a text."""
    stages = {"tokens": _tokens, "tree": _tree, "ast": _ast}
    return "\n".join(stages[stage](text, path))


def show_plan(rules: RuleSet) -> str:
    """The rules as typed expressions, as every back end reads them."""
    from dqlang.plan.rules import Plan

    return "\n".join(_node(Plan(rules.table, rules.rules, rules.sensitive), "", ""))


def _tokens(text: str, path: str) -> Iterator[str]:
    from dqlang.source import Source
    from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer
    from dqlang.syntax.tokens import read_tokens

    source = Source(text, path)
    for token in read_tokens(text):
        name = DataQualityLexer.symbolicNames[token.type] if token.type > 0 else "EOF"
        line, column = source.position(token.start)
        yield f"{line}:{column}\t{name}\t{visible(token.text)}"


def _tree(text: str, path: str) -> Iterator[str]:
    from dqlang.diagnostics.problem import Problem
    from dqlang.syntax.sentences import LineParser
    from dqlang.syntax.tokens import logical_lines, read_tokens

    parser = LineParser()
    for line in logical_lines(read_tokens(text)):
        tree = parser.tree(line)
        yield from [f"({visible(tree.message())})"] if isinstance(tree, Problem) else _branch(tree, "")


def _branch(tree: Any, indent: str) -> Iterator[str]:
    from dqlang.syntax.generated.DataQualityParser import DataQualityParser

    if not hasattr(tree, "getRuleIndex"):
        yield f"{indent}{visible(tree.getText())}"
        return
    rule = DataQualityParser.ruleNames[tree.getRuleIndex()]
    label = type(tree).__name__.removesuffix("Context")
    yield f"{indent}{rule}" + (f" ({label})" if label.lower() != rule.lower() else "")
    for child in tree.getChildren():
        yield from _branch(child, indent + "  ")


def _ast(text: str, path: str) -> Iterator[str]:
    from dqlang.cli.compiling import report
    from dqlang.cli.outcome import RulesRefused
    from dqlang.diagnostics.problem import diagnostic
    from dqlang.source import Source
    from dqlang.syntax.parse import parse

    source = Source(text)
    file, problems = parse(source)
    errors = [diagnostic(problem, source) for problem in problems if problem.severity == "error"]
    if errors:
        raise RulesRefused(report(errors, text, path))
    return _node(file, "", "")


def _node(value: Any, label: str, indent: str) -> Iterator[str]:
    """A dataclass on one line where it fits, else a line for each field; places and empty fields are left out."""
    flat = f"{indent}{label}{_flat(value)}"
    if len(flat) <= WIDTH or not (is_dataclass(value) or isinstance(value, tuple)):
        yield flat
    elif isinstance(value, tuple):
        yield f"{indent}{label}".rstrip()
        for item in value:
            yield from _node(item, "- ", indent + "  ")
    else:
        yield f"{indent}{label}{type(value).__name__}"
        for name, part in _parts(value):
            yield from _node(part, f"{name}: ", indent + "    ")


def _flat(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_flat(item) for item in value)}]"
    if not is_dataclass(value):
        return visible(repr(value)) if isinstance(value, str) else str(value)
    return f"{type(value).__name__}({', '.join(f'{name}={_flat(part)}' for name, part in _parts(value))})"


def _parts(value: Any) -> list[tuple[str, Any]]:
    found = [(each.name, getattr(value, each.name)) for each in fields(value) if not each.name.endswith("span")]
    return [(name, part) for name, part in found if part is not None and part != ()]
