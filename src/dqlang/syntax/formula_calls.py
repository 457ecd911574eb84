"""Functions of SQL and spreadsheets whose arguments are more than values, or that mean something only together with
what they are compared with. Each begins behind its opening bracket; None: it is an ordinary call after all."""

from __future__ import annotations

from collections.abc import Callable

from dqlang.syntax.formula_checks import Check, NotUnderstood, Value, column, compared, subject
from dqlang.syntax.formula_values import Values, moment
from dqlang.syntax.formula_words import UNITS

Call = Callable[[Values], "Value | Check | None"]


def _cast(reader: Values) -> Value:
    """`CAST(Age AS INT)`: a rule reads text as what stands beside it."""
    return _typed(reader, "column")


def _try_cast(reader: Values) -> Value:
    return _typed(reader, "tried")


def _typed(reader: Values, kind: str) -> Value:
    of = reader.plain()
    reader.need("as")
    name = reader.next().lower()
    if reader.sign("("):
        reader.separated(")", reader.plain)
    reader.need(")")
    return of if kind == "column" else Value("", kind, of, unit=name)


def _extract(reader: Values) -> Value:
    """`EXTRACT(YEAR FROM BirthDate)`."""
    unit = reader.next().lower()
    reader.need("from")
    of = reader.plain()
    reader.need(")")
    if unit not in ("year", "month", "day", "hour", "minute", "second"):
        raise NotUnderstood
    return Value(f"{unit}({subject(of)})", "computed", of, unit=unit)


def _count(reader: Values) -> Value | None:
    """`COUNT(*)`, `COUNT(DISTINCT Country)`."""
    if reader.sign("*") and reader.sign(")"):
        return Value("number of rows", "metric")
    if reader.word("distinct"):
        of = reader.plain()
        reader.need(")")
        return Value(f"number of distinct {subject(of)}", "metric")
    return None


def _coalesce(reader: Values) -> Value | Check:
    """`COALESCE(Name, '')`; with one argument, `ISNULL(Name)` asks a check."""
    of, *more = reader.separated(")", reader.plain)
    if not more:
        return Check(column(of), "be null")
    if len(more) > 1:
        raise NotUnderstood
    return Value("", "defaulted", of, unit=more[0].words)


def _nullif(reader: Values) -> Value:
    of, other = _two(reader)
    if other.words not in ("''", '""'):
        raise NotUnderstood
    return Value("", "emptied", of)


def _substring(reader: Values) -> Value:
    """`SUBSTRING(Code, 1, 2)`, of which only the beginning can be said."""
    of, first, length = _several(reader, 3)
    if first.words != "1":
        raise NotUnderstood
    return _piece(of, length, "start")


def _left(reader: Values) -> Value:
    return _piece(*_two(reader), "start")


def _right(reader: Values) -> Value:
    return _piece(*_two(reader), "end")


def _piece(of: Value, length: Value, verb: str) -> Value:
    if not length.words.isdigit():
        raise NotUnderstood
    return Value("", "piece", of, amount=int(length.words), unit=verb)


def _find(reader: Values) -> Value:
    """`FIND("@", Email)`: where the text is found, 0 or an error where it is not."""
    text, of = _two(reader)
    return _place(text, of)


def _search(reader: Values) -> Value:
    text, of = _two(reader)
    if text.words.lower() != text.words.upper():
        raise NotUnderstood  # it finds either case
    return _place(text, of)


def _instr(reader: Values) -> Value:
    of, text = _two(reader)
    return _place(text, of)


def _place(text: Value, of: Value) -> Value:
    if text.kind != "text":
        raise NotUnderstood
    return Value("", "place", of, unit=text.words)


def _isnumber(reader: Values) -> Check | None:
    """`ISNUMBER(FIND("@", Email))`."""
    of = reader.plain()
    reader.need(")")
    if of.kind == "place" and of.inner:
        return Check(subject(of.inner), f"contain {of.unit}")
    return None


def _countif(reader: Values) -> Value:
    """`COUNTIF(Email, Email)`: how many rows have this row's value."""
    one, other = _two(reader)
    if one != other:
        raise NotUnderstood
    return Value("", "counted", one, amount=1, unit="be unique")


def _exact(reader: Values) -> Check:
    one, other = _two(reader)
    return compared(one, "=", other)


def _regexp(reader: Values) -> Check:
    """`re.match(pattern, Zip)`."""
    pattern, of = _two(reader)
    if pattern.kind != "text" or not pattern.words[1:].startswith("^"):
        raise NotUnderstood
    return Check(subject(of), f"match {pattern.words}")


# --- dates ----------------------------------------------------------------------------------------------------------


def _date(reader: Values) -> Value | None:
    """`DATE(2024, 12, 31)`."""
    parts = reader.separated(")", reader.plain)
    if len(parts) != 3 or not all(part.words.isdigit() for part in parts):
        return None
    year, month, day = (int(part.words) for part in parts)
    return Value(f"{year:04}-{month:02}-{day:02}", "date")


def _dateadd(reader: Values) -> Value:
    """`DATEADD(day, -30, GETDATE())`."""
    unit = _unit(reader)
    reader.need(",")
    amount = reader.whole_number()
    reader.need(",")
    anchor = reader.plain()
    reader.need(")")
    return moment(anchor, amount, unit)


def _date_sub(reader: Values) -> Value:
    return _shifted(reader, -1, "day")


def _date_add(reader: Values) -> Value:
    return _shifted(reader, 1, "day")


def _edate(reader: Values) -> Value:
    return _shifted(reader, 1, "month")


def _shifted(reader: Values, sign: int, unit: str) -> Value:
    """`DATE_SUB(CURRENT_DATE, 30)`, `DATE_SUB(CURRENT_DATE, INTERVAL 1 YEAR)`, `EDATE(TODAY(), -12)`."""
    anchor = reader.plain()
    if not reader.sign(","):
        reader.need(";")
    by_interval = reader.peek().lower() == "interval"
    amount, given = reader.time() if by_interval else (reader.whole_number(), unit)
    reader.need(")")
    return moment(anchor, sign * amount, given)


def _datediff(reader: Values) -> Value:
    """`DATEDIFF(year, BirthDate, GETDATE())`: the time up to now."""
    unit = _unit(reader)
    reader.need(",")
    from_, to = _two(reader)
    return _age(from_, to, unit)


def _datedif(reader: Values) -> Value:
    """`DATEDIF(BirthDate, TODAY(), "Y")`."""
    from_, to, unit = _several(reader, 3)
    return _age(from_, to, UNITS.get(unit.words[1:-1].lower(), ""))


def _age(from_: Value, to: Value, unit: str) -> Value:
    if to.kind not in ("now", "today") or not unit:
        raise NotUnderstood
    return Value("", "age", from_, unit=unit)


def _unit(reader: Values) -> str:
    unit = UNITS.get(reader.next().strip("'\"").lower())
    if unit is None:
        raise NotUnderstood
    return unit


def _two(reader: Values) -> tuple[Value, Value]:
    one, other = _several(reader, 2)
    return one, other


def _several(reader: Values, count: int) -> list[Value]:
    found = reader.separated(")", reader.plain)
    if len(found) != count:
        raise NotUnderstood
    return found


CALLS: dict[str, Call] = {
    "cast": _cast,
    **dict.fromkeys(("try_cast", "safe_cast"), _try_cast),
    "extract": _extract,
    "count": _count,
    **dict.fromkeys(("coalesce", "ifnull", "nvl"), _coalesce),
    "nullif": _nullif,
    **dict.fromkeys(("substring", "substr", "mid"), _substring),
    "left": _left,
    "right": _right,
    **dict.fromkeys(("find", "charindex", "locate"), _find),
    "search": _search,
    "instr": _instr,
    "isnumber": _isnumber,
    "countif": _countif,
    "exact": _exact,
    **dict.fromkeys(("match", "fullmatch"), _regexp),
    "date": _date,
    "dateadd": _dateadd,
    "date_sub": _date_sub,
    "date_add": _date_add,
    **dict.fromkeys(("edate", "add_months"), _edate),
    **dict.fromkeys(("datediff", "timestampdiff"), _datediff),
    "datedif": _datedif,
}
