"""Checks by name: found in the registry, given their arguments, asked about a value that fits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from dqlang.checks import registry
from dqlang.checks.spec import CheckSpec, Parameter
from dqlang.diagnostics.meaning import (
    MissingArgument,
    PythonCheckOfItems,
    RepeatedArgument,
    SeveralNeeded,
    UnknownArgument,
    UnknownCheck,
    WrongArgument,
)
from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.reading import NotBuiltYet
from dqlang.diagnostics.spelling import is_near, nearest
from dqlang.plan.expr import ColumnFunction, Expr
from dqlang.semantics import fitting
from dqlang.semantics.context import Context, Fault, Target
from dqlang.semantics.unbuilt import feature
from dqlang.source import Span
from dqlang.syntax import ast

_VERBS = ("be ", "have ")


def named(node: ast.Named, target: Target, context: Context) -> Expr:
    spec = registry.find(node.phrase)
    if spec is None:
        raise Fault(_unknown(node, context))
    if spec.several and not target.several:
        raise Fault(SeveralNeeded(node.span, node.phrase))
    fitting.require(spec.accepts, node, target)
    values, words = _arguments(node, spec)
    result = spec.build(target.values if target.several else target.value, *values, **words)
    if target.item and isinstance(result, ColumnFunction):
        raise Fault(PythonCheckOfItems(node.span, node.phrase))
    return result


def _unknown(node: ast.Named, context: Context) -> Problem:
    # Only where something is wrong: slips are many.
    from dqlang.semantics.respelling import known_slip, respelt

    unbuilt = feature(node.phrase)
    if unbuilt is not None:
        return NotBuiltYet(node.span, unbuilt)
    slip = known_slip(node.span, context)
    if slip is not None:
        return slip
    near = registry.suggest(node.phrase)
    if near and not is_near(node.phrase, near[0]) and _is_capital(node, context):
        near = []  # `be Active` lacks its quotes
    if not near or not is_near(node.phrase, near[0]):
        meant = respelt(node.span, context)
        if meant is not None:
            return meant
    words = node.phrase.removeprefix("be ")
    column = context.scope.has(words) if node.phrase.startswith("be ") else None
    if column:
        return UnknownCheck(node.span, node.phrase, column=column)
    place, whole = _words_of(node, context)
    suggestions = _suggested(near, node.phrase, whole) if near else ()
    sure = len(suggestions) == 1 and _can_stand(near[0], node.phrase) and not _lacks_its_verb(node, context)
    edit = Edit(place, suggestions[0]) if sure else None
    said = context.source.slice(Span(node.span.start, place.end))
    return UnknownCheck(place, node.phrase, suggestions, edit=edit, words=re.sub(r"(?i)^(?:be|is)\s+", "", said))


def _is_capital(node: ast.Named, context: Context) -> bool:
    words = context.source.slice(node.span).split()
    return words[-1][:1].isupper() and not words[-1].isupper() and node.phrase not in registry.MEANT


def _lacks_its_verb(node: ast.Named, context: Context) -> bool:
    """`not be null or blank`: with its verb, the check would still leave open what `not` speaks of."""
    return not _verb(node.phrase) and any(use.negated for use in context.rule.checks) and bool(context.rule.joiner)


def _words_of(node: ast.Named, context: Context) -> tuple[Span, bool]:
    """Where a check's name stands, and whether with its verb: the grammar's `be` and `is` may stand in front."""
    written, words = context.source.slice(node.span), list(map(re.escape, node.phrase.split()))
    whole = re.match(r"\s+".join(words), written, re.IGNORECASE)
    found = whole or re.match(
        r"(?:(?:be|have|is|has)\s+)?(?:an?\s+)?(" + r"\s+".join(words[1:]) + ")", written, re.IGNORECASE
    )
    if found is None:
        return node.span, False
    start, end = found.span(found.re.groups)
    return Span(node.span.start + start, node.span.start + end), whole is not None


def _suggested(near: list[str], phrase: str, whole: bool) -> tuple[str, ...]:
    """What may have been meant, as it would stand where the mark is."""
    return tuple(
        near if whole or not _can_stand(near[0], phrase) else [each.removeprefix(_verb(phrase)) for each in near]
    )


def _can_stand(meant: str, phrase: str) -> bool:
    """Whether a check can stand where the phrase does: the verb may stand in front of the mark."""
    return _verb(phrase) in ("", _verb(meant))


def _verb(phrase: str) -> str:
    return next((verb for verb in _VERBS if phrase.startswith(verb)), "")


# --- what stands behind `with` --------------------------------------------------------------------------------------


def _arguments(node: ast.Named, spec: CheckSpec) -> tuple[list[Any], dict[str, Any]]:
    """Values without a word, and values by word, as the check's function takes them. Raises Fault."""
    named_ = _by_word(node, spec)
    open_ = [parameter for parameter in spec.parameters if parameter.word not in named_]
    bare = [argument for argument in node.arguments if not argument.word]
    if len(bare) > len(open_) and not spec.any_values:
        raise Fault(_not_taken(bare[len(open_)], node, spec))
    placed = {parameter.word: argument for parameter, argument in zip(open_, bare, strict=False)}
    _refuse_missing({**named_, **placed}, node, spec)
    if len(bare) > len(open_):
        return [_literal(argument, None, node) for argument in bare], _values(named_, node, spec)
    return [], _values({**placed, **named_}, node, spec)


def _by_word(node: ast.Named, spec: CheckSpec) -> dict[str, ast.Argument]:
    known = {parameter.word for parameter in spec.parameters}
    found: dict[str, ast.Argument] = {}
    for argument in node.arguments:
        if not argument.word:
            continue
        if argument.word in found:
            raise Fault(RepeatedArgument(argument.span, node.phrase, argument.word))
        if argument.word not in known and not spec.any_values:
            raise Fault(_not_taken(argument, node, spec))
        found[argument.word] = argument
    return found


def _not_taken(argument: ast.Argument, node: ast.Named, spec: CheckSpec) -> UnknownArgument:
    known = tuple(parameter.word for parameter in spec.parameters)
    close = nearest(argument.word, known)
    if len(close) == 1:
        place = Span(argument.span.start, argument.span.start + len(argument.word))
        return UnknownArgument(place, node.phrase, argument.word, known, close[0])
    return UnknownArgument(argument.span, node.phrase, argument.word or "with", known)


def _refuse_missing(given: dict[str, ast.Argument], node: ast.Named, spec: CheckSpec) -> None:
    for parameter in spec.parameters:
        if parameter.required and parameter.word not in given:
            raise Fault(MissingArgument(node.span, node.phrase, parameter.word))


def _values(given: dict[str, ast.Argument], node: ast.Named, spec: CheckSpec) -> dict[str, Any]:
    parameters = {parameter.word: parameter for parameter in spec.parameters}
    return {word: _literal(argument, parameters.get(word), node) for word, argument in given.items()}


def _literal(argument: ast.Argument, parameter: Parameter | None, node: ast.Named) -> Any:
    """The argument as a plain value: text, a whole or decimal number, true or false, or a date as ISO text."""
    value = _plain(argument.value)
    reason = None
    if value is None:
        reason = "a plain value is needed here, such as `'A'` or `5`"
    elif parameter is not None:
        reason = _wrong_kind(parameter, value) or (parameter.problem(value) if parameter.problem else None)
    if reason is not None:
        word = argument.word or (parameter.word if parameter else "with")
        raise Fault(WrongArgument(argument.value.span, node.phrase, word, reason))
    return value


def _plain(value: ast.Value) -> Any:
    match value:
        case ast.Text(text):
            return text
        case ast.Number(number, written):
            return int(number) if "." not in written else number
        case ast.Boolean(truth):
            return truth
        case ast.Date(written) | ast.Timestamp(written):
            return written
    return None


def _wrong_kind(parameter: Parameter, value: Any) -> str | None:
    if parameter.kind == "text" and not isinstance(value, str):
        return "it is text, in quotes"
    if parameter.kind == "number" and (isinstance(value, bool) or not isinstance(value, int | Decimal)):
        return "it is a number"
    return None
