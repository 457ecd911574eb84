"""What is wrong with a definition by itself, whoever uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dqlang.checks import registry
from dqlang.checks.names import name_problem
from dqlang.diagnostics.definitions import BadDefinitionName, NoConstant, NotInDefinition
from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.rule_names import NameMissing, NameTooLong
from dqlang.diagnostics.spelling import nearest
from dqlang.diagnostics.wording import did_you_mean, quote
from dqlang.semantics.analyze import SourcedRule, analyze
from dqlang.semantics.unbuilt import feature
from dqlang.source import Source, Span
from dqlang.syntax import ast
from dqlang.syntax.tokens import KEYWORDS
from dqlang.syntax.value_words import path_words
from dqlang.syntax.walk import nodes

_OF_SUBJECTS = frozenset({"DQ240", "DQ241", "DQ243", "DQ246"})
"""Problems of what a check is asked about, which a definition leaves open."""
_OF_NAMES = (NameMissing, NameTooLong)
_SUBJECT = "it"


def name_problems(definition: ast.Definition) -> Iterator[Problem]:
    """Why a definition cannot have its name."""
    name = definition.name
    reason = (name_problem(name, registry.first_words()) or "").replace("a check's name", "a definition's name") or None
    if reason is None and name in KEYWORDS:
        reason = f"`{name}` is a word of the language: join it to another one, as in `{name}_list`"
    if reason is None and (registry.is_taken(name) or feature(f"be {name}") is not None):
        reason = f"there is already a check `{name}`"
    if reason is not None:
        yield BadDefinitionName(definition.name_span, reason)


def problems_of_checks(definition: ast.Definition, source: Source, values: Sequence[str]) -> list[Problem]:
    """What is wrong with what a name stands for, and advice on it. `values` are the values that have a name."""
    means = definition.means
    if isinstance(means, ast.Null):
        advice = "`be missing` and `not be missing` ask whether there is a value"
        return [NoConstant(means.span, "`null` is no value that something could be compared with", advice)]
    if isinstance(means, ast.Listed):
        return _asked(definition, source, ast.InSet(means.items, False, means.span))
    if not isinstance(means, ast.Asked):
        return []
    column = _column(means, values)
    if column is not None:
        return [column]
    if means.joiner is not None and any(use.negated for use in means.uses):
        return [NotInDefinition(means.span, means.joiner)]
    return _problems(definition, source, means.uses, means.joiner)


def problems_of_pattern(definition: ast.Definition, source: Source) -> list[Problem]:
    """What is wrong with a text as a pattern."""
    assert isinstance(definition.means, ast.Text)
    return _asked(definition, source, ast.Match(definition.means, definition.means.span))


def _column(means: ast.Asked, values: Sequence[str]) -> Problem | None:
    """A column among what a definition stands for: `define late as be after DueDate`, `define birth as BirthDate`."""
    for node in nodes(means):
        if isinstance(node, ast.Column):
            near = nearest(node.parts[0], values) if len(node.parts) == 1 else []
            guess = near[0] if len(near) == 1 else None
            advice = did_you_mean(near) or "write out in the rule what speaks of a column"
            return NoConstant(node.span, f"{quote(path_words(node.parts))} is a column, and no constant", advice, guess)
        if isinstance(node, ast.Named) and registry.find(node.phrase) is None:
            verb, _, _ = node.phrase.partition(" ")
            if verb not in ("be", "have") and not node.arguments:
                what = f"{quote(node.phrase)} is no list, value, pattern or check"
                meant = [f"be {before}{node.phrase}" for before in ("", "valid ")]
                guess = next((phrase for phrase in meant if registry.find(phrase)), None)
                advice = "text stands in quotes, a check begins with its verb, and a column cannot be defined"
                return NoConstant(node.span, what, did_you_mean([guess]) if guess else advice, guess)
    return None


def _asked(definition: ast.Definition, source: Source, check: ast.Check) -> list[Problem]:
    return _problems(definition, source, (ast.CheckUse(check, False, check.span),), None)


def _problems(
    definition: ast.Definition, source: Source, uses: tuple[ast.CheckUse, ...], joiner: str | None
) -> list[Problem]:
    """The problems of the checks as a rule of its own about a column of which nothing is known."""
    subject = ast.Column((_SUBJECT,), Span(definition.span.start, definition.span.start))
    nothing = (False, None, None, None, None, ())
    rule = ast.Rule((subject,), "must", uses, joiner, *nothing, definition.span)
    found = [problem for _, problem in analyze([SourcedRule(rule, source)], table="").problems]
    return [each for each in found if each.code not in _OF_SUBJECTS and not isinstance(each, _OF_NAMES)]
