"""Text read as numbers, dates, timestamps and booleans, exactly as the language reference says.

Each `reads_as_...` is true, false, or null where the text is null. Each `as_...` is the value, and null where the text
does not read as one. A linear pattern tests the whole form first; only then TRY_CAST looks at the calendar.

# Spark: its own reading is lenient ('2024-01-05 garbage' is a date, '1d' and 'NaN' are numbers), and its leniency
# differs between versions. Patterns end in \\z, since Java's $ also matches before a trailing newline.

What is decided here, where the language leaves it open:

- Only the space character may stand around a number; nothing may stand around a date, timestamp or boolean.
- `5.` and `.5` are numbers, `.` is none. Zeros in front are no digits here; zeros behind are, but in zero itself.
- A number has a value where it has at most 20 digits before the point and 18 behind it, as written and after its
  exponent is applied. Any other is null, and is never rounded. It is a number in its form all the same.
- Years are 0001 to 9999. The hour is 00 to 23, the second 00 to 59. A zone is `Z`, `+hh`, `+hhmm` or `+hh:mm`, up to
  18 hours; names of regions are none. Without a zone the session's zone is meant.
- A fraction of a second has up to 9 digits, of which the first 6 count.
"""

from __future__ import annotations

from dqlang.plan.date_format import YEAR, read_format
from dqlang.plan.expr import FALSE, NULL, TRUE, Call, Cast, Expr, Literal, and_, case, is_not_null, is_null, rlike, text
from dqlang.plan.types import BOOLEAN, DATE, INTEGER, STRING, TIMESTAMP, decimal

WHITESPACE = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
"""Unicode's White_Space, as the inside of a character class."""

NUMBER = decimal(38, 18)
WHOLE_NUMBER = decimal(38, 0)

_UP_TO_20 = r"(?:0*[1-9][0-9]{0,19}|0+)"
_EXACT = rf"(?:{_UP_TO_20}(?:\.[0-9]{{0,18}})?|\.[0-9]{{1,18}})"
_ZERO = r"(?:0+(?:\.0*)?|\.0+)"
_NUMBER_FORM = r"^ *[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)? *\z"
_PLAIN_NUMBER = rf"^ *[+-]?{_EXACT} *\z"
_NUMBER_WITH_EXPONENT = rf"^ *[+-]?{_EXACT}[eE][+-]?0*[0-9]{{1,3}} *\z"
_ANY_ZERO = rf"^ *[+-]?{_ZERO}(?:[eE][+-]?[0-9]+)? *\z"
_INTEGER_FORM = r"^ *[+-]?[0-9]+ *\z"
_EXACT_INTEGER = r"^ *[+-]?(?:0*[1-9][0-9]{0,37}|0+) *\z"

_DAY = rf"{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
_MINUTE = r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SECOND = r":[0-5][0-9](?:\.[0-9]{1,9})?"
_ZONE = r"(?:Z|[+-](?:(?:0[0-9]|1[0-7])(?::?[0-5][0-9])?|18(?::?00)?))"
_DATE_FORM = rf"^{_DAY}\z"
_TIMESTAMP_FORM = rf"^{_DAY}(?:{_MINUTE}(?:{_SECOND}{_ZONE}?)?)?\z"
_MINUTE_AND_ZONE_FORM = rf"^{_DAY}{_MINUTE}{_ZONE}\z"

_TRUE = r"^[Tt][Rr][Uu][Ee]\z"
_FALSE = r"^[Ff][Aa][Ll][Ss][Ee]\z"


def reads_as_number(value: Expr) -> Expr:
    """The form alone decides: a whole number of 25 digits is a number, though `as_number` has no value for it."""
    return rlike(value, _NUMBER_FORM)


def as_number(value: Expr) -> Expr:
    """The exact value as DECIMAL(38,18)."""
    number = Cast(value, NUMBER)
    return case(
        (rlike(value, _PLAIN_NUMBER), number),
        # Spark: TRY_CAST('0e99' AS DECIMAL(38,18)) is null, not 0.
        (rlike(value, _ANY_ZERO), Cast(text("0"), NUMBER)),
        (and_(rlike(value, _NUMBER_WITH_EXPONENT), _loses_no_digit(value)), number),
    )


def _loses_no_digit(value: Expr) -> Expr:
    """Whether a number with an exponent has at most 18 decimals once the exponent is applied.

    # Spark: a cast to decimal rounds what it cannot hold, and an unbounded exponent would fill the memory; the pattern
    # beside this allows three digits of exponent. The subtraction cannot overflow for any text.
    """
    decimals = Call("length", (_extract(value, r"\.([0-9]*)", 1),), INTEGER)
    exponent = Cast(_extract(value, r"[eE]([+-]?[0-9]+)", 1), INTEGER)
    beyond = Call("try_subtract", (decimals, Literal(18, INTEGER)), INTEGER)
    return Call("<=", (beyond, exponent), BOOLEAN)


def reads_as_integer(value: Expr) -> Expr:
    return rlike(value, _INTEGER_FORM)


def as_integer(value: Expr) -> Expr:
    """The exact value as DECIMAL(38,0)."""
    return case((rlike(value, _EXACT_INTEGER), Cast(value, WHOLE_NUMBER)))


def reads_as_boolean(value: Expr) -> Expr:
    return _has_value(value, as_boolean(value))


def as_boolean(value: Expr) -> Expr:
    return case((rlike(value, _TRUE), TRUE), (rlike(value, _FALSE), FALSE))


def reads_as_date(value: Expr, date_format: str | None = None) -> Expr:
    """`date_format` is as the rule file has it, known to be one that `date_format.format_problem` finds no fault in."""
    return _has_value(value, as_date(value, date_format))


def as_date(value: Expr, date_format: str | None = None) -> Expr:
    if date_format is None:
        return case((rlike(value, _DATE_FORM), Cast(value, DATE)))
    form = read_format(date_format)
    year, month, day = (_extract(value, form.pattern, group) for group in (form.year, form.month, form.day))
    if form.short_year:
        year = Call("concat", (text("20"), year), STRING)
    if form.month_names:
        month = _position(month, form.month_names)
    iso = Call("concat", (year, text("-"), month, text("-"), day), STRING)
    return case((rlike(value, form.pattern), Cast(iso, DATE)))


def _position(name: Expr, names: tuple[str, ...]) -> Expr:
    """Which of the names this is, from 1, whatever its case, as text; `0` for none of them."""
    lowered = Call("lower", (name,), STRING)
    return Cast(Call("find_in_set", (lowered, text(",".join(names).lower())), INTEGER), STRING)


def reads_as_timestamp(value: Expr) -> Expr:
    return _has_value(value, as_timestamp(value))


def as_timestamp(value: Expr) -> Expr:
    return case(
        (rlike(value, _TIMESTAMP_FORM), Cast(value, TIMESTAMP)),
        # Spark: it reads a zone only where there are seconds.
        (rlike(value, _MINUTE_AND_ZONE_FORM), Cast(_with_seconds(value), TIMESTAMP)),
    )


def _with_seconds(value: Expr) -> Expr:
    """`2024-01-31T10:00Z` as `2024-01-31T10:00:00Z`."""
    minute = Call("substring", (value, Literal(1, INTEGER), Literal(16, INTEGER)), STRING)
    zone = Call("substring", (value, Literal(17, INTEGER)), STRING)
    return Call("concat", (minute, text(":00"), zone), STRING)


def _extract(value: Expr, pattern: str, group: int) -> Expr:
    """What a group of the pattern holds where it is first found; empty text where it is not."""
    return Call("regexp_extract", (value, text(pattern), Literal(group, INTEGER)), STRING)


def _has_value(value: Expr, read: Expr) -> Expr:
    return case((is_null(value), NULL), otherwise=is_not_null(read))
