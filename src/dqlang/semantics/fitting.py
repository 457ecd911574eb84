"""Whether a check fits what it is asked about: the kind of value, and one value or several."""

from __future__ import annotations

from dqlang.checks import registry
from dqlang.diagnostics.against_schema import UniqueMap, WrongKind
from dqlang.diagnostics.meaning import OneColumnOnly
from dqlang.plan.expr import Cast, Expr
from dqlang.plan.mismatch import in_words
from dqlang.plan.types import STRING, without_order
from dqlang.semantics.context import Context, Fault, Target
from dqlang.semantics.two_readings import each_alone
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, subject_words

_KINDS = {
    "text": "text",
    "whole": "whole numbers",
    "decimal": "numbers",
    "float": "numbers",
    "boolean": "true or false",
    "date": "dates",
    "timestamp": "timestamps",
    "time": "times of day",
    "binary": "raw bytes",
    "array": "lists",
    "map": "maps",
    "struct": "groups of fields",
}
_ANYTHING = frozenset({"any"})
_UNTYPED = frozenset({"unknown", "null"})


def require(accepts: frozenset[str], node: ast.Check, target: Target) -> None:
    """Raises a Fault where a value is of a kind that the check does not ask about."""
    if accepts & _ANYTHING:
        return
    for i, value in enumerate(target.values):
        family = value.type.family
        if family not in accepts and family not in _UNTYPED:
            subject = target.node.items[i] if isinstance(target.node, ast.Columns) else target.node
            kinds = dict.fromkeys(_KINDS.get(family, family) for family in _KINDS if family in accepts)
            raise Fault(WrongKind(node.span, subject_words(subject), in_words(value.type), _plain(node), tuple(kinds)))


def require_text(node: ast.Check, target: Target) -> None:
    require(frozenset({"text"}), node, target)


def as_text(value: Expr) -> Expr:
    """Text as it is, and what has no known type as text."""
    return value if value.type.family == "text" else Cast(value, STRING)


def refuse_several(node: ast.Check, target: Target, context: Context) -> None:
    """Raises a Fault where a check that asks about one value is asked about a list in parentheses."""
    if target.several and not takes_several(node, len(target.values)):
        raise Fault(OneColumnOnly(node.span, _plain(node), each_alone(context), _together(node)))


def takes_several(node: ast.Check, how_many: int = 2) -> bool:
    if isinstance(node, ast.Named):
        spec = registry.find(node.phrase)
        return spec is None or spec.several or spec.together == how_many  # an unknown check has a problem of its own
    if isinstance(node, ast.InSet):
        return any(isinstance(item, ast.Combination) for item in node.items)
    # Of several checks behind a name, each is asked by itself.
    return isinstance(node, ast.Unique | ast.Key | ast.InLookup | ast.Overlap | ast.DefinedCheck)


def _together(node: ast.Check) -> int:
    """How many values in parentheses a check may be asked about, besides one alone; 0: none."""
    spec = registry.find(node.phrase) if isinstance(node, ast.Named) else None
    return spec.together if spec is not None else 0


def refuse_uncountable(keys: tuple[Expr, ...], node: ast.Unique | ast.Key, target: Target) -> None:
    # Spark: what has no order can be no key of a window.
    for key in keys:
        if (held := without_order(key.type)) is not None:
            words, rows = ".".join(getattr(key, "path", ("this",))), isinstance(target.node, ast.Rows)
            raise Fault(UniqueMap(node.span, words, in_words(held), _plain(node), rows))


def _plain(node: ast.Check) -> str:
    return check_words(node)
