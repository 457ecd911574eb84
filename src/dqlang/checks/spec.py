"""What a named check is: its words, what it accepts, and how it becomes an expression."""

from __future__ import annotations

from collections.abc import Callable

from dqlang.plan.expr import Expr
from dqlang.record import record

ANY = frozenset({"any"})
TEXT = frozenset({"text"})
NUMBER = frozenset({"whole", "decimal", "float"})


@record
class Parameter:
    """An argument of a check: `with format 'dd/MM/yyyy'` has word `format`; `kind` is text, number or any.
    `problem` gives what is wrong with a value in words for a steward, or None."""

    word: str
    kind: str = "any"
    required: bool = False
    problem: Callable[[object], str | None] | None = None


@record
class CheckSpec:
    """A named check.

    `phrase` is what stands after `must`: `be human_name`, `have whitespace`, `differ`. `type_name` is its part of a
    failure name. `accepts` are the type families that fit (`any`: all); text stands for a column of unknown type too.
    `build` gets the subject as a typed expression (for `several`, a tuple of them) and the arguments by word, and gives
    an expression that is true, false or null. `english` and `english_not` complete "the value ..." in an explanation.
    `together`: besides one value it may be asked about so many in parentheses, which `build` gets as a tuple.
    `any_values`: behind `with` any number of literals may stand, which `build` gets by position.
    """

    phrase: str
    type_name: str
    accepts: frozenset[str]
    build: Callable[..., Expr]
    english: str
    english_not: str
    parameters: tuple[Parameter, ...] = ()
    several: bool = False
    together: int = 0
    any_values: bool = False
