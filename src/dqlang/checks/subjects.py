"""What several checks do with their subject."""

from __future__ import annotations

from dqlang.plan.expr import NULL, TRUE, Cast, Expr, case, is_null
from dqlang.plan.types import STRING


def as_text(subject: Expr) -> Expr:
    """The subject as text; a column of unknown type is taken for text."""
    return subject if subject.type == STRING else Cast(subject, STRING)


def true_of_any_value(subject: Expr) -> Expr:
    """True, and null where the subject is null: every value of this type fits."""
    return case((is_null(subject), NULL), otherwise=TRUE)
