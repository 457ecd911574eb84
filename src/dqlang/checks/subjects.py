"""What several checks do with their subject."""

from __future__ import annotations

from dqlang.plan.compare import between
from dqlang.plan.expr import FALSE, NULL, TRUE, Cast, Expr, Literal, case, is_null, rlike
from dqlang.plan.reading import as_number
from dqlang.plan.types import INTEGER, STRING


def as_text(subject: Expr) -> Expr:
    """The subject as text; a column of unknown type is taken for text."""
    return subject if subject.type == STRING else Cast(subject, STRING)


def true_of_any_value(subject: Expr) -> Expr:
    """True, and null where the subject is null: every value of this type fits."""
    return case((is_null(subject), NULL), otherwise=TRUE)


def between_degrees(subject: Expr, most: int, digits: str) -> Expr:
    """Whether a number, or text that reads as one, is between minus `most` and `most`. `digits` is the pattern of such
    a text without its sign: however many decimals it has, it is answered by its form, and so it is with an exponent
    that makes it no larger."""
    low, high = Literal(-most, INTEGER), Literal(most, INTEGER)
    if subject.type.is_number:
        return between(subject, low, high)
    value = as_text(subject)
    number = as_number(value)
    return case(
        (is_null(value), NULL),
        (rlike(value, rf"^ *[+-]?0*{digits}(?:[eE](?:-[0-9]+|[+]?0+))? *\z"), TRUE),
        (rlike(value, "[eE]"), case((between(number, low, high), TRUE), otherwise=FALSE)),
        otherwise=FALSE,
    )
