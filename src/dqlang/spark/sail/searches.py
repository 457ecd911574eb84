"""Patterns as searches of Rust's engine."""

from __future__ import annotations

from dqlang.patterns.like import without_atomic_groups
from dqlang.patterns.rust import (
    FINAL_BREAK,
    STAND_IN,
    UNKNOWN,
    NotInRust,
    Part,
    Search,
    rust,
    rust_groups,
)
from dqlang.plan.expr import FALSE, Call, Expr, Literal, and_, case, is_not_null, not_, or_, predicate, rlike, text
from dqlang.plan.types import INTEGER, STRING, array, struct
from dqlang.spark.sail.refused import Refused, pattern

_THREE_ALIKE = r"(?s)(.)\1\1"


def found(value: Expr, java: Expr) -> Expr:
    """`rlike`: null where the value is."""
    written = _written(java)
    written = without_atomic_groups(written) or written
    if written == _THREE_ALIKE:
        return _three_alike(value)
    try:
        read = rust(written)
    except NotInRust as error:
        raise pattern(written, str(error)) from None
    if read.replaced:
        value = _replaced(value, UNKNOWN, STAND_IN)
    return and_(*(_part(value, part) for part in read.parts))


def taken_out(value: Expr, java: Expr, group: Expr) -> Expr:
    """`regexp_extract`: one of the project's own patterns."""
    written = _written(java)
    try:
        return Call("regexp_extract", (value, text(rust_groups(written)), group), STRING)
    except NotInRust as error:
        raise pattern(written, str(error)) from None


def replaced(value: Expr, java: Expr, by: Expr) -> Expr:
    """`regexp_replace`: one of the project's own patterns, each find by itself behind some digits."""
    return Call("regexp_replace", (value, text(rust_groups(_written(java))), by), STRING)


def _written(java: Expr) -> str:
    if not isinstance(java, Literal) or not isinstance(java.value, str):
        raise Refused("a pattern that is no text of the file cannot be read there as Java reads it")
    return java.value


def _part(value: Expr, part: Part) -> Expr:
    any_found = or_(*(_search(value, search) for search in part.searches))
    return not_(any_found) if part.negated else any_found


def _search(value: Expr, search: Search) -> Expr:
    if not search.shortened:
        return rlike(value, search.pattern)
    return and_(rlike(value, FINAL_BREAK), rlike(_replaced(value, FINAL_BREAK, ""), search.pattern))


def _replaced(value: Expr, searched: str, by: str) -> Expr:
    return Call("regexp_replace", (value, text(searched), text(by)), STRING)


def _three_alike(value: Expr) -> Expr:
    """Rust's engine knows no back-references: each character beside the next and the one after it."""
    characters = Call("split", (value, text("")), array(STRING))
    length = Call("size", (characters,), INTEGER)
    shifted = (Call("slice", (characters, Literal(at, INTEGER), length), array(STRING)) for at in (2, 3))
    rows = Call("arrays_zip", (characters, *shifted), array(struct()))
    from dqlang.plan.expr import Lambda, Variable

    first, second, third = (Variable("c", (str(at),), STRING) for at in range(3))
    alike = and_(predicate("=", first, second), predicate("=", second, third))
    any_alike = predicate("exists", rows, Lambda("c", alike, STRING))
    return case((is_not_null(value), Call("coalesce", (any_alike, FALSE), FALSE.type)))
