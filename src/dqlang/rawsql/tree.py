"""The tree of an SQL expression, each node with its place in the text, and the error that every stage raises."""

from __future__ import annotations

from decimal import Decimal

from dqlang.record import record
from dqlang.source import Span


class SqlError(Exception):
    """What is wrong at `span`, an offset into the SQL text: a message and a help in a steward's words."""

    def __init__(self, span: Span, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.span, self.message, self.help = span, message, help


@record
class Column:
    """A column or a path into structs."""

    parts: tuple[str, ...]
    span: Span


@record
class Value:
    """`kind`: text, number, boolean, null, date, timestamp."""

    kind: str
    value: str | Decimal | bool | None
    span: Span


@record
class Operation:
    """An operator and its operands: `=`, `<>`, `+`, `AND`, `NOT`, `IS NULL`, `IN`, `BETWEEN`, `LIKE`, `RLIKE`, ..."""

    operator: str
    operands: tuple[Node, ...]
    span: Span


@record
class Call:
    """A function by its name in lower case."""

    name: str
    arguments: tuple[Node, ...]
    span: Span


@record
class Case:
    """CASE WHEN ... THEN ... ELSE ... END."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node | None
    span: Span


@record
class TryCast:
    """TRY_CAST(operand AS type); the type in lower case."""

    operand: Node
    type: str
    span: Span


Node = Column | Value | Operation | Call | Case | TryCast


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes directly below one."""
    match node:
        case Operation():
            return node.operands
        case Call():
            return node.arguments
        case TryCast():
            return (node.operand,)
        case Case():
            branches = tuple(part for branch in node.branches for part in branch)
            return branches if node.otherwise is None else (*branches, node.otherwise)
    return ()
