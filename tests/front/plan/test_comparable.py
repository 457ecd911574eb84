"""Which types go together, what is said where they do not, and what the columns of a rule turn into."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dqlang.plan.arithmetic import arithmetic
from dqlang.plan.compare import Tolerance, between, compare, in_set, lookup_keys
from dqlang.plan.expr import NULL, Cast, ColumnRef, Literal, text
from dqlang.plan.functions import FUNCTIONS, function
from dqlang.plan.mismatch import TypeMismatch, TypeNeeded
from dqlang.plan.moments import in_future, moment, now, today, within_last
from dqlang.plan.numbers import number
from dqlang.plan.types import (
    BINARY,
    BOOLEAN,
    DATE,
    DOUBLE,
    FLOAT,
    INTEGER,
    LONG,
    STRING,
    TIMESTAMP,
    UNKNOWN,
    VOID,
    Field,
    Type,
    array,
    decimal,
    map_of,
    struct,
)
from dqlang.spark.sql import UnsafeName, quote_name, quote_text, render

OPERATORS = ("lt", "gt", "le", "ge", "eq")


def col(type: Type, name: str = "A") -> ColumnRef:
    return ColumnRef((name,), type)


def refusal(call, *arguments, **options) -> tuple[str, str | None]:
    with pytest.raises(TypeMismatch) as error:
        call(*arguments, **options)
    return error.value.reason, error.value.help


def test_each_pair_of_kinds_is_compared_or_refused():
    """The whole table: `=` where only equality is possible, `<` where order is too."""
    kinds = {
        "text": STRING,
        "whole": INTEGER,
        "decimal": decimal(5, 2),
        "float": DOUBLE,
        "boolean": BOOLEAN,
        "date": DATE,
        "timestamp": TIMESTAMP,
        "binary": BINARY,
        "list": array(INTEGER),
        "map": map_of(STRING, STRING),
        "struct": struct(Field("a", INTEGER)),
    }
    numbers, moments = {"whole", "decimal", "float"}, {"date", "timestamp"}
    for left, right in ((a, b) for a in kinds for b in kinds):
        both = {left, right}
        ordered = any(both <= group | {"text"} for group in (numbers, moments))
        equal = ordered or (left == right and left != "map") or both == {"boolean", "text"}
        for operator in OPERATORS:
            try:
                compare(operator, col(kinds[left]), col(kinds[right], "B"))
                assert ordered or (equal and operator == "eq"), (left, operator, right)
            except TypeMismatch as mismatch:
                assert not (ordered or (equal and operator == "eq")), (left, operator, right)
                assert mismatch.reason[0].islower() and not mismatch.reason.endswith(".")


def test_what_is_said():
    assert refusal(compare, "eq", col(BOOLEAN), col(DATE)) == ("true or false cannot be compared with a date", None)
    assert refusal(compare, "lt", col(array(INTEGER)), col(array(INTEGER))) == ("lists have no order", "use `equal to`")
    assert refusal(compare, "lt", col(BOOLEAN), Literal(True, BOOLEAN))[0] == "true and false have no order"
    assert refusal(compare, "eq", col(map_of(STRING, STRING)), number(Decimal(5)))[0] == (
        "a map cannot be compared with anything"
    )
    assert refusal(compare, "eq", col(array(INTEGER)), col(array(STRING)))[0] == (
        "the two differ in what they hold, lists of different kinds cannot be compared"
    )
    assert refusal(compare, "eq", col(array(map_of(STRING, STRING))), col(array(map_of(STRING, STRING))))
    assert refusal(compare, "eq", col(Type("variant")), text("x"))[0] == (
        "a value of a special kind cannot be compared with anything"
    )
    assert refusal(compare, "lt", col(INTEGER), number(Decimal(5)), moment=True) == (
        "a whole number is neither before nor after anything",
        "use `less than`, `greater than`, `at most` or `at least`",
    )


def test_null_has_no_answer():
    for operator in OPERATORS:
        assert compare(operator, col(VOID), number(Decimal(5))) == NULL
        assert compare(operator, col(map_of(STRING, STRING)), Literal(None, VOID)) == NULL
    assert within_last(col(VOID), 3, "day") == NULL and in_future(col(VOID)) == NULL


def test_types_are_needed_where_neither_side_has_one():
    for call in (
        lambda: compare("lt", col(UNKNOWN), col(UNKNOWN, "B")),
        lambda: lookup_keys(col(UNKNOWN), col(UNKNOWN, "B")),
        lambda: arithmetic("+", col(UNKNOWN), col(UNKNOWN, "B")),
        lambda: between(col(UNKNOWN), col(UNKNOWN, "B"), number(Decimal(5))),
    ):
        with pytest.raises(TypeNeeded):
            call()


N, E, F, S, D, U = col(INTEGER), col(decimal(5, 2)), col(FLOAT), col(STRING), col(DATE), col(UNKNOWN)


def test_a_column_of_unknown_type_beside_a_number_is_read_by_its_text():
    """A bare TRY_CAST would throw at a text such as 1e-999999999."""
    zero = number(Decimal(0))
    assert compare("gt", U, zero) == compare("gt", Cast(U, STRING), zero)
    assert arithmetic("+", U, zero) == arithmetic("+", Cast(U, STRING), zero)
    assert function("absolute", U) == function("absolute", Cast(U, STRING))


def test_the_sql_of_plain_rules_is_plain():
    """What is compared with a literal is the bare column, so that sources can filter by it."""
    written = {
        "`A` > 0": compare("gt", N, number(Decimal(0))),
        "`A` < 1": compare("lt", N, number(Decimal("0.5"))),
        "`A` = CAST('0.1' AS FLOAT)": compare("eq", F, number(Decimal("0.1"))),
        "`A` IN (1, 2)": in_set(N, [number(Decimal(n)) for n in ("1", "2", "2.0", "2.5")]),
        "`A` IN ('x', 'y')": in_set(S, [text("x"), text("y")]),
        "`A` = 'x'": in_set(S, [text("x")]),
        "lower(`A`) IN ('x', lower('É'))": in_set(S, [text("X"), text("É")], ignoring_case=True),
        "`A` < DATE'2024-01-31'": compare("lt", D, Literal("2024-01-31", DATE)),
        "`A` < `current_date`()": compare("lt", D, today()),
        "CASE WHEN `A` IS NOT NULL THEN FALSE END": compare("eq", N, number(Decimal("0.5"))),
        "TRY_CAST(`A` AS STRING) = 'x'": compare("eq", U, text("x")),
        "TRY_CAST(`A` AS TIMESTAMP_LTZ) < `current_timestamp`()": compare("lt", U, now()),
    }
    for sql, expr in written.items():
        assert render(expr) == sql
    assert render(between(E, number(Decimal("0.5")), number(Decimal(1)))) == (
        "`A` >= CAST(0.5BD AS DECIMAL(5,2)) AND `A` <= CAST(1BD AS DECIMAL(5,2))"
    )


def test_numbers_of_the_file():
    assert number(Decimal("2147483647")) == Literal(2**31 - 1, INTEGER)
    assert number(Decimal("2147483648")) == Literal(2**31, LONG)
    assert number(Decimal("1E+3")) == Literal(1000, INTEGER)
    assert number(Decimal("0.50")).type == decimal(1, 1)
    assert number(Decimal("0.001")).type == decimal(3, 3)
    assert number(Decimal("9" * 38)).type == decimal(38, 0)


def test_tolerances_that_fit_no_type_of_value():
    def within(tolerance, value, right, operator="eq"):
        return refusal(compare, operator, value, right, tolerance=tolerance)

    five, days = Tolerance("number", Decimal(5), None), Tolerance("duration", Decimal(3), "day")
    assert within(five, D, today()) == (
        "a number or a share is no tolerance for a date",
        "say by how much time, as in `within 3 days`",
    )
    assert within(five, col(BOOLEAN), number(Decimal(1))) == (
        "a number or a share is no tolerance for true or false",
        None,
    )
    assert within(days, N, number(Decimal(1))) == (
        "a duration is no tolerance for a whole number",
        "use a number, as in `within 5`",
    )
    fine = Tolerance("number", Decimal("1E-30"), None)
    assert within(fine, N, E)[1] == "use at most 18 digits"
    assert compare("eq", N, Literal(None, VOID), tolerance=five) == NULL
    with pytest.raises(TypeNeeded):
        compare("eq", U, col(UNKNOWN, "B"), tolerance=five)


def test_what_takes_no_part_in_arithmetic():
    assert refusal(arithmetic, "+", D, number(Decimal(30))) == (
        "a date takes no part in arithmetic",
        "count from it, as in `30 days after X`",
    )
    assert refusal(arithmetic, "+", col(BOOLEAN), number(Decimal(1))) == (
        "true or false takes no part in arithmetic",
        None,
    )


def test_what_nothing_can_be_counted_from():
    assert refusal(moment, 3, "day", "after", N)[0] == "no time can be counted from a whole number"
    assert refusal(within_last, N, 3, "day")[0] == "a whole number is no moment that could be within the last days"
    assert refusal(in_future, col(BOOLEAN))[0] == "true or false is no moment that could be in the future"


def test_what_functions_do_not_accept():
    assert refusal(function, "length", col(array(STRING))) == ("a list has no `length of`", "use `count of`")
    assert refusal(function, "count", S) == ("text has no `count of`", "use `length of`")
    assert refusal(function, "hour", D) == (
        "a date has no `hour of`",
        "`hour of` asks about timestamps and times of day",
    )
    assert function("length", Literal(None, VOID)) == Literal(None, INTEGER)
    assert all(spec.name == name and spec.english[0].islower() for name, spec in FUNCTIONS.items())


def test_quoting():
    assert quote_name("a`b c") == "`a``b c`"
    assert quote_text("plain $5 (x) -- 100%") == "'plain $5 (x) -- 100%'"
    assert quote_text("it's") == "CAST(X'69742773' AS STRING)"
    assert quote_text("a${1}") == "CAST(X'61247B317D' AS STRING)"
    assert render(ColumnRef(("A", "Zip"), STRING)) == "`A`['Zip']"
    assert render(ColumnRef(("A", "it's", "x"), STRING)) == "coalesce(`A`).`it's`['x']"
    for name in ("${env:HOME}", "a${1}"):
        with pytest.raises(UnsafeName) as error:
            quote_name(name)
        assert isinstance(error.value, ValueError) and error.value.name == name


def test_what_cannot_be_rendered():
    with pytest.raises(ValueError, match="no literal of the type date"):
        render(Literal("2024-01-31' OR '1", DATE))
    with pytest.raises(TypeError):
        render("A")
