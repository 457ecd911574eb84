"""The syntax tree of a rule file: what was said, with the place where it was said, and no opinion about it.

Spans take no part in comparisons: two trees are equal when they say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from dqlang.source import Span

if TYPE_CHECKING:
    from dqlang.syntax.examples import Example


def _span() -> Span:
    return field(compare=False, repr=False)


# --- values ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column or a path into structs: `Name`, `` `First Name` ``, `Address.Zip`. Parts are without backquotes."""

    parts: tuple[str, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Text:
    """Text in quotes; `value` is what stands between them, doubled quotes undone."""

    value: str
    span: Span = _span()


@dataclass(frozen=True)
class Number:
    """A decimal number with its sign; `written` keeps how it was written (`0.50`), sign included."""

    value: Decimal
    written: str
    span: Span = _span()


@dataclass(frozen=True)
class Date:
    """A day, `2024-01-31`; known to exist."""

    written: str
    span: Span = _span()


@dataclass(frozen=True)
class Timestamp:
    """A moment, `2024-01-31T10:00:00`, with or without a zone; known to exist."""

    written: str
    span: Span = _span()


@dataclass(frozen=True)
class Time:
    """A time of day, `09:00` or `09:00:30`; known to exist."""

    written: str
    span: Span = _span()


@dataclass(frozen=True)
class Boolean:
    value: bool
    span: Span = _span()


@dataclass(frozen=True)
class Null:
    span: Span = _span()


@dataclass(frozen=True)
class Now:
    span: Span = _span()


@dataclass(frozen=True)
class Today:
    span: Span = _span()


@dataclass(frozen=True)
class Duration:
    """`3 days`; `unit` is singular: second, minute, hour, day, week, month, year."""

    amount: int
    unit: str
    span: Span = _span()


@dataclass(frozen=True)
class Moment:
    """A moment counted from another. `direction`: `ago`, `from now`, `before`, `after`; the last two have an anchor."""

    duration: Duration
    direction: str
    anchor: Value | None
    span: Span = _span()


@dataclass(frozen=True)
class Arithmetic:
    """`left operator right`, operator one of `+ - * /`."""

    operator: str
    left: Value
    right: Value
    span: Span = _span()


@dataclass(frozen=True)
class Function:
    """`length of Name`, also written `length(Name)`; `name` is in lower case, words separated by one space."""

    name: str
    argument: Value
    span: Span = _span()


Value = Column | Text | Number | Date | Timestamp | Time | Boolean | Null | Now | Today | Moment | Arithmetic | Function


@dataclass(frozen=True)
class Combination:
    """`('US', 'USD')` in a list: a plain value for each part of the subject."""

    items: tuple[Value, ...]
    span: Span = _span()


# --- subjects -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Every:
    """`every Tags`, `every Lines.Qty`: the items of the arrays on a path."""

    column: Column
    span: Span = _span()


@dataclass(frozen=True)
class AnyOf:
    """`at least one of Phone, Email and Fax`."""

    items: tuple[Value, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Columns:
    """A list in parentheses: `(Email, Org)`."""

    items: tuple[Value, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Row:
    """`row`: the row as a whole, of which raw SQL asks something."""

    span: Span = _span()


@dataclass(frozen=True)
class Rows:
    """`rows`: each row with all its columns, compared with the others."""

    span: Span = _span()


Subject = Value | Every | AnyOf | Columns | Row | Rows


# --- checks ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Within:
    """A tolerance, `within T`: a number, a share of the right-hand side (`percent`), or a duration."""

    amount: Number | Duration
    percent: bool
    span: Span = _span()


@dataclass(frozen=True)
class Compare:
    """`operator`: lt, gt, le, ge, eq. `form`: `than` (less than, at least, equal to), `sign` (`<`), `moment`
    (before, after, on or before, on or after) or `is` (`be 'A'`). All forms of one operator say the same, except
    that `moment` reads text as a moment."""

    operator: str
    value: Value
    form: str
    tolerance: Within | None
    span: Span = _span()


@dataclass(frozen=True)
class Between:
    low: Value
    high: Value
    strict: bool
    tolerance: Within | None
    span: Span = _span()


@dataclass(frozen=True)
class InSet:
    """Either values, or combinations of them for several columns."""

    items: tuple[Value | Combination, ...]
    ignoring_case: bool
    span: Span = _span()


@dataclass(frozen=True)
class InLookup:
    """`in lookup Countries.Code`: `table` is the lookup's name in parts, `columns` its columns, one for each part
    of the subject."""

    table: tuple[str, ...]
    columns: tuple[str, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Match:
    pattern: Text
    span: Span = _span()


@dataclass(frozen=True)
class MatchSeveral:
    """`match any of ['^A', '^B']`; `quantifier`: any, all, none."""

    quantifier: str
    patterns: tuple[Text, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Like:
    """`look like 'AB%'`: SQL's LIKE."""

    pattern: Text
    span: Span = _span()


@dataclass(frozen=True)
class TextPart:
    """`kind`: contain, start with, end with."""

    kind: str
    text: Text
    span: Span = _span()


@dataclass(frozen=True)
class Length:
    """`have length <comparison>`; `have length 5` compares with `eq` in the form `is`."""

    comparison: Compare | Between
    span: Span = _span()


@dataclass(frozen=True)
class Decimals:
    """`have at most 2 decimals`."""

    most: int
    span: Span = _span()


@dataclass(frozen=True)
class OnDays:
    """`on a weekday`, `on a weekend`, or `on ['Monday', 'Friday']`; `kind`: weekday, weekend, list."""

    kind: str
    days: tuple[Text, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Unique:
    within: tuple[Column, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Key:
    """`be a key`: present and unique."""

    span: Span = _span()


@dataclass(frozen=True)
class WithinLast:
    duration: Duration
    span: Span = _span()


@dataclass(frozen=True)
class Satisfy:
    """`satisfy sql 'a + b > c'`: an SQL condition over the row's columns."""

    sql: Text
    span: Span = _span()


@dataclass(frozen=True)
class Argument:
    """What stands behind `with`, `for` or `by` after a check's name: `with format 'dd/MM'` is word `format`."""

    word: str
    value: Value
    span: Span = _span()


@dataclass(frozen=True)
class Named:
    """A check that the registry knows by its words: `phrase` is `be human_name`, `have whitespace`, `differ`, in lower
    case with the plain form of the verb, `a` and `an` left out. `preposition` is `with`, `for` or `by`, and stands
    before the arguments."""

    phrase: str
    arguments: tuple[Argument, ...]
    span: Span = _span()
    preposition: str = "with"


@dataclass(frozen=True)
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
    | Key | WithinLast | Satisfy | Named
)  # fmt: skip


@dataclass(frozen=True)
class CheckUse:
    """One check of a sentence, negated or not."""

    check: Check
    negated: bool
    span: Span = _span()


# --- conditions -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Test:
    """`Country is 'US'`."""

    subject: Subject
    use: CheckUse
    span: Span = _span()


@dataclass(frozen=True)
class Not:
    item: Condition
    span: Span = _span()


@dataclass(frozen=True)
class And:
    items: tuple[Condition, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Or:
    items: tuple[Condition, ...]
    span: Span = _span()


Condition = Test | Not | And | Or


# --- rules and files ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Allowance:
    """`for at least 95% of rows` (kind `at least`, percent), `for at least 5 rows`, `for all but 10 rows` (kind
    `all but`, also with a percent)."""

    kind: str
    amount: Decimal
    percent: bool
    written: str
    span: Span = _span()


@dataclass(frozen=True)
class Rule:
    """One sentence. Several subjects stand for as many rules. `joiner` is `and`, `or` or None (one check)."""

    subjects: tuple[Subject, ...]
    severity: str
    checks: tuple[CheckUse, ...]
    joiner: str | None
    if_present: bool
    when: Condition | None
    allowance: Allowance | None
    name: str | None
    reason: str | None
    tags: tuple[str, ...]
    span: Span = _span()
    name_span: Span | None = field(default=None, compare=False, repr=False)
    examples: tuple[Example, ...] = ()
    """They show what the rule means, and are no part of it: nothing that grades looks at them."""


@dataclass(frozen=True)
class Sensitive:
    """`Ssn is sensitive`: values of the column are never shown."""

    column: Column
    span: Span = _span()


@dataclass(frozen=True)
class Table:
    """A table's heading and what stands below it. `unbuilt` are table rules, facts and other sentences that nothing
    behind the grammar understands yet."""

    name: tuple[str, ...]
    rules: tuple[Rule, ...]
    unbuilt: tuple[NotBuilt, ...]
    span: Span = _span()
    facts: tuple[Sensitive, ...] = ()


@dataclass(frozen=True)
class RuleFile:
    """A whole file. `unbuilt` are the sentences before the first table (`use`, `define`, ...)."""

    tables: tuple[Table, ...]
    unbuilt: tuple[NotBuilt, ...]
    span: Span = _span()
