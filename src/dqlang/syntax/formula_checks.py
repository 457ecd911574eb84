"""The values of a foreign formula, and the checks that its comparisons and calls ask for in a rule's words."""

from __future__ import annotations

import re

from dqlang.record import record
from dqlang.syntax.formula_words import MOMENT, THAN, UNEQUAL


class NotUnderstood(Exception):
    """The text is no formula, or holds something that no sentence says."""


@record
class Value:
    """`words` as a rule writes it; empty where the value says something only in a comparison. `inner` is what a
    function is of, `items` are a list's, `amount` and `unit` those of a piece of text or a time."""

    words: str
    kind: str
    inner: Value | None = None
    items: tuple[Value, ...] = ()
    amount: int = 0
    unit: str = ""


@record
class Check:
    """`subject must [not] words`."""

    subject: str
    words: str
    negated: bool = False


PLAIN = ("text", "number", "boolean")
MOMENTS = ("now", "today", "moment", "date")
_EMPTY = ("''", '""')
_OF_KIND = {"int": "integer", "integer": "integer", "bigint": "integer", "date": "date", "timestamp": "timestamp"}
_OF_KIND |= dict.fromkeys(("decimal", "double", "float", "numeric"), "number") | {"boolean": "boolean"}


def words_of(value: Value | Check) -> str:
    if isinstance(value, Check) or not value.words:
        raise NotUnderstood
    return value.words


def column(value: Value) -> str:
    """A column, also where its name stands in quotes."""
    name = value.words[1:-1] if value.kind == "text" else value.words
    if value.kind not in ("text", "column") or not name:
        raise NotUnderstood
    return name if value.kind == "column" or name.isidentifier() else f"`{name}`"


def subject(value: Value) -> str:
    if value.kind not in ("column", "computed", "metric"):
        raise NotUnderstood
    return words_of(value)


def subjects(value: Value, check: str) -> str:
    """One column, or several together; a check of one value is asked of each."""
    if value.kind != "list":
        return column(value)
    names = [column(item) for item in value.items]
    if check in ("be unique", "differ"):
        return f"({', '.join(names)})"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


# --- calls ----------------------------------------------------------------------------------------------------------


def filled(template: str, arguments: list[Value]) -> str:
    """A check of the catalogue with its values. Raises NotUnderstood where there are more, fewer or other ones."""
    used = {int(digit) for digit in re.findall(r"\{(\d)", template)}
    if "{list}" in template:
        return template.replace("{list}", _list(arguments[1:]))
    if "{than}" in template:
        than = arguments[-1]
        if than.kind != "than":
            raise NotUnderstood
        return template.replace("{than}", than.words)
    if max(used, default=0) + 1 != len(arguments):
        raise NotUnderstood
    return re.sub(r"\{(\d)(c?)\}", lambda m: _argument(arguments[int(m[1])], bool(m[2])), template)


def _argument(value: Value, as_column: bool) -> str:
    return column(value) if as_column else words_of(value)


def _list(values: list[Value]) -> str:
    if len(values) == 1 and values[0].kind == "list":
        return values[0].words
    return f"[{', '.join(words_of(value) for value in values)}]"


# --- comparisons ----------------------------------------------------------------------------------------------------


def compared(left: Value, sign: str, right: Value) -> Check:
    """`left sign right` as a check."""
    special = _COMPARED.get(left.kind)
    found = special(left, sign, right) if special else None
    if found:
        return found
    negated = sign in UNEQUAL
    return Check(subject(left), _than(left, "=" if negated else sign, right), negated)


def _than(left: Value, sign: str, right: Value) -> str:
    equal = THAN[sign] == "equal to"
    if right.kind == "null" and equal:
        return "be null"
    if right.words in _EMPTY and equal:
        return "be empty"
    if equal and right.kind in (*PLAIN, "today", "date"):
        return f"be {right.words}"
    if right.kind in MOMENTS and sign in MOMENT:
        return f"be {MOMENT[sign]} {right.words}"
    return f"be {THAN[sign]} {words_of(right)}"


def _column(left: Value, sign: str, right: Value) -> Check | None:
    """`Code = UPPER(Code)`."""
    if right.kind == "computed" and right.inner == left and THAN.get(sign) == "equal to":
        return _computed(right, sign, left)
    return None


def _computed(left: Value, sign: str, right: Value) -> Check | None:
    """`LEN(Name) > 3`, `UPPER(Code) = Code`, `TRIM(Name) <> ''`."""
    function, of = left.unit, left.inner
    if of is None:
        return None
    if function == "length" and of.kind == "column" and sign in THAN and right.kind == "number":
        than = "" if THAN[sign] == "equal to" else f"{THAN[sign]} "
        return Check(of.words, f"have length {than}{right.words}")
    if function in ("upper", "lower") and right == of and THAN.get(sign) == "equal to":
        return Check(of.words, f"be {function} case")
    if function == "trim" and right.words in _EMPTY:
        if sign not in UNEQUAL:
            raise NotUnderstood  # a missing value is blank, and no formula says so
        return Check(subject(of), "be blank", True)
    return None


def _defaulted(left: Value, sign: str, right: Value) -> Check | None:
    """`COALESCE(Name, '') <> ''`: a missing value is as bad as an empty one."""
    if left.inner and sign in UNEQUAL and right.words in _EMPTY and left.unit in _EMPTY:
        return Check(subject(left.inner), "be empty", True)
    raise NotUnderstood


def _piece(left: Value, sign: str, right: Value) -> Check:
    """`LEFT(Code, 2) = 'AB'`."""
    as_long = right.kind == "text" and len(right.words) - 2 == left.amount
    if left.inner and as_long and (THAN.get(sign) == "equal to" or sign in UNEQUAL):
        return Check(subject(left.inner), f"{left.unit} with {right.words}", sign in UNEQUAL)
    raise NotUnderstood


def _place(left: Value, sign: str, right: Value) -> Check:
    """`FIND('@', Email) > 0`."""
    if left.inner and (sign, right.words) in ((">", "0"), (">=", "1"), ("<>", "0"), ("!=", "0")):
        return Check(subject(left.inner), f"contain {left.unit}")
    raise NotUnderstood


def _counted(left: Value, sign: str, right: Value) -> Check:
    """`missing_count(Name) = 0`, `COUNTIF(Email, Email) = 1`: `amount` is what the count is when all is well."""
    if left.inner and THAN.get(sign) == "equal to" and right.words == str(left.amount):
        return Check(column(left.inner), left.unit)
    raise NotUnderstood


def _age(left: Value, sign: str, right: Value) -> Check:
    """`DATEDIF(BirthDate, TODAY(), "Y") >= 18`: whole years up to now, so that only some comparisons can be said."""
    exact = left.unit == "day" and sign == "<="
    if left.inner and right.kind == "number" and right.words.isdigit() and (sign == ">=" or exact):
        unit = left.unit if right.words == "1" else f"{left.unit}s"
        return Check(subject(left.inner), f"be on or {'after' if exact else 'before'} {right.words} {unit} ago")
    raise NotUnderstood


_COMPARED = {
    "column": _column,
    "computed": _computed,
    "defaulted": _defaulted,
    "piece": _piece,
    "place": _place,
    "counted": _counted,
    "age": _age,
}


def nothing_there(value: Value) -> Check:
    """What `... IS NULL` asks of a value."""
    if value.kind == "tried" and value.inner and value.unit in _OF_KIND:
        return Check(subject(value.inner), f"be valid {_OF_KIND[value.unit]}", True)
    if value.kind == "emptied" and value.inner:
        return Check(subject(value.inner), "be empty")
    return Check(subject(value), "be null")
