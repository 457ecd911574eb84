"""The syntax tree's checks; see `ast.py`."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from dqlang.record import record
from dqlang.source import Span
from dqlang.syntax.definitions import DefinedCheck, InDefined, MatchDefined
from dqlang.syntax.value_nodes import Column, Combination, Duration, Number, Text, Value

if TYPE_CHECKING:
    from dqlang.syntax.examples import Example


def _span() -> Span:
    return field(compare=False, repr=False)


@record
class Within:
    """A tolerance, `within T`: a number, a share of the right-hand side (`percent`), or a duration."""

    amount: Number | Duration
    percent: bool
    span: Span = _span()


@record
class Compare:
    """`operator`: lt, gt, le, ge, eq. `form`: `than` (less than, at least, equal to), `sign` (`<`), `moment`
    (before, after, on or before, on or after) or `is` (`be 'A'`). All forms of one operator say the same, except
    that `moment` reads text as a moment."""

    operator: str
    value: Value
    form: str
    tolerance: Within | None
    span: Span = _span()


@record
class Between:
    low: Value
    high: Value
    strict: bool
    tolerance: Within | None
    span: Span = _span()


@record
class InSet:
    """Either values, or combinations of them for several columns."""

    items: tuple[Value | Combination, ...]
    ignoring_case: bool
    span: Span = _span()


@record
class InLookup:
    """`in lookup Countries.Code`: `table` is the lookup's name in parts, `columns` its columns, one for each part
    of the subject."""

    table: tuple[str, ...]
    columns: tuple[str, ...]
    span: Span = _span()


@record
class Match:
    pattern: Text
    span: Span = _span()


@record
class MatchSeveral:
    """`match any of ['^A', '^B']`; `quantifier`: any, all, none."""

    quantifier: str
    patterns: tuple[Text, ...]
    span: Span = _span()


@record
class Like:
    """`look like 'AB%'`: SQL's LIKE."""

    pattern: Text
    span: Span = _span()


@record
class TextPart:
    """`kind`: contain, start with, end with."""

    kind: str
    text: Text
    span: Span = _span()


@record
class Length:
    """`have length <comparison>`; `have length 5` compares with `eq` in the form `is`."""

    comparison: Compare | Between
    span: Span = _span()


@record
class Decimals:
    """`have at most 2 decimals`."""

    most: int
    span: Span = _span()


@record
class OnDays:
    """`on a weekday`, `on a weekend`, or `on ['Monday', 'Friday']`; `kind`: weekday, weekend, list."""

    kind: str
    days: tuple[Text, ...]
    span: Span = _span()


@record
class InNetwork:
    """`in network '10.0.0.0/8'`."""

    network: Text
    span: Span = _span()


@record
class HaveKeys:
    """`have keys ['id', 'ts']`."""

    keys: tuple[Text, ...]
    span: Span = _span()


@record
class Unique:
    within: tuple[Column, ...]
    span: Span = _span()


@record
class Key:
    """`be a key`: present and unique."""

    span: Span = _span()


@record
class Ordering:
    """`in order of Ts per Account`: by which columns rows are ordered, and by which they are grouped. Where nothing is
    said there are none."""

    by: tuple[Column, ...]
    per: tuple[Column, ...]
    span: Span = _span()


@record
class Step:
    """`increase`, `decrease`, `increase by 1`; `kind` is increase or decrease."""

    kind: str
    amount: Value | Duration | None
    ordering: Ordering
    span: Span = _span()


@record
class NoGap:
    """`have no gap above 1 day`."""

    longest: Duration
    ordering: Ordering
    span: Span = _span()


@record
class Overlap:
    ordering: Ordering
    span: Span = _span()


@record
class Transition:
    """`'New' to 'Open'`."""

    before: Text
    after: Text
    span: Span = _span()


@record
class Follow:
    """`follow ['New' to 'Open', 'Open' to 'Closed']`."""

    transitions: tuple[Transition, ...]
    ordering: Ordering
    span: Span = _span()


@record
class Outlier:
    """`be an outlier`, `be an outlier by 3 standard deviations`."""

    deviations: Number | None
    span: Span = _span()


@record
class WithinLast:
    duration: Duration
    span: Span = _span()


@record
class Satisfy:
    """`satisfy sql 'a + b > c'`: an SQL condition over the row's columns."""

    sql: Text
    span: Span = _span()


@record
class Argument:
    """What stands behind `with`, `for` or `by` after a check's name: `with format 'dd/MM'` is word `format`."""

    word: str
    value: Value
    span: Span = _span()


@record
class Named:
    """A check that the registry knows by its words: `phrase` is `be human_name`, `have whitespace`, `differ`, in lower
    case with the plain form of the verb, `a` and `an` left out. `preposition` is `with`, `for` or `by`, and stands
    before the arguments."""

    phrase: str
    arguments: tuple[Argument, ...]
    span: Span = _span()
    preposition: str = "with"


@record
class NotBuilt:
    """A sentence that the grammar knows and nothing behind it does, because of the part at `fault`. `words` is the
    sentence as written, tokens separated as the formatter would."""

    feature: str
    words: str
    span: Span = _span()
    fault: Span | None = field(default=None, compare=False, repr=False)
    examples: tuple[Example, ...] = ()


Check = (
    Compare | Between | InSet | InLookup | Match | MatchSeveral | Like | TextPart | Length | Decimals | OnDays | Unique
    | InNetwork | HaveKeys | Key | Step | NoGap | Overlap | Follow | Outlier | WithinLast | Satisfy | Named | InDefined
    | MatchDefined | DefinedCheck
)  # fmt: skip

OVER_ROWS = (Unique, Key, Step, NoGap, Overlap, Follow, Outlier)
"""The checks that hold a row against other rows of the table."""


@record
class CheckUse:
    """One check of a sentence, negated or not."""

    check: Check
    negated: bool
    span: Span = _span()
