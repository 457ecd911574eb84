"""Numbers compared, on real Spark, against Python's exact fractions."""

from __future__ import annotations

import math
import struct
from decimal import Decimal
from fractions import Fraction

import pytest
from evaluated import column, evaluate, table
from hypothesis import given, settings
from hypothesis import strategies as st

from dqlang.plan.compare import Tolerance, between, compare, in_set, lookup_keys
from dqlang.plan.expr import predicate, text
from dqlang.plan.numbers import number
from dqlang.plan.types import BYTE, DOUBLE, FLOAT, INTEGER, LONG, SHORT, STRING, UNKNOWN, DecimalType, decimal

pytestmark = pytest.mark.classic

OPERATORS = ("lt", "gt", "le", "ge", "eq")
BITS = {"byte": 7, "short": 15, "integer": 31, "long": 63}
TYPES = [
    BYTE,
    SHORT,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    decimal(1, 0),
    decimal(5, 2),
    decimal(18, 18),
    decimal(20, 0),
    decimal(38, 0),
    decimal(38, 18),
    decimal(38, 37),
    decimal(38, 38),
]
NUMBERS = [
    *("0", "-0.0", "1", "-1", "0.5", "-0.5", "0.1", "0.3", "2.5", "127", "128", "-128", "-129", "32768", "16777217"),
    *("2147483647", "2147483648", "9007199254740993", "9223372036854775807", "9223372036854775808"),
    *("-9223372036854775809", "0.000000000000000001", "0.00000000000000000000000000000000000001"),
    *("99999999999999999999", "99999999999999999999999999999999999999", "-99999999999999999999999999999999999999"),
    *("100000000000000000000000000000000000000", "123456789012345678901234567890123456789.5", "0.10", "3.140"),
    "-1" + "0" * 60,
]
TEXTS = [*NUMBERS, " 7 ", "abc", "", "1e2", "5.", ".5", "NaN", "1,000", "1d"]
FLOATS = ["NaN", "Infinity", "-Infinity", "-0.0", "0.1", "16777216", "1e300", "5e-324"]


def as_held(value: str, type) -> object:
    """What a column of the type holds for a number: None where it cannot."""
    if type == STRING:
        return value
    if type.name in BITS:
        whole = int(Decimal(value))
        return whole if whole == Fraction(value) and -(2 ** BITS[type.name]) <= whole < 2 ** BITS[type.name] else None
    if isinstance(type, DecimalType):
        units = Fraction(value) * 10**type.scale
        return value if units.denominator == 1 and abs(units) < 10**type.precision else None
    return value


def meaning(value: object, type) -> Fraction | float | None:
    """The number that a held value stands for."""
    if value is None:
        return None
    if type == STRING:
        return text_number(str(value))
    if type == DOUBLE:
        return float(str(value))
    return single(str(value)) if type == FLOAT else Fraction(str(value))


def single(value: str) -> float:
    try:
        return struct.unpack("f", struct.pack("f", float(value)))[0]
    except OverflowError:
        return math.copysign(math.inf, float(value))


def text_number(value: str) -> Fraction | None:
    try:
        read = Fraction(value.strip(" ") if "/" not in value and "_" not in value else "x")
    except ValueError:
        return None
    sign_less = value.strip(" ").lstrip("+-").lower().split("e")[0]
    before, _, behind = sign_less.partition(".")
    too_long = len(before.lstrip("0")) > 20 or len(behind) > 18 or abs(read) >= 10**20
    return None if too_long or (read * 10**18).denominator != 1 else read


def expected(operator: str, left: Fraction | float | None, right: Fraction | float | None) -> bool | None:
    if left is None or right is None:
        return None
    if isinstance(left, float) or isinstance(right, float):
        # NaN is above everything and equal to itself.
        left, right = ((isinstance(n, float) and math.isnan(n), as_double(n)) for n in (left, right))
        left, right = ((nan, 0.0 if nan else n) for nan, n in (left, right))
    return {
        "lt": left < right,
        "gt": left > right,
        "le": left <= right,
        "ge": left >= right,
        "eq": left == right,
    }[operator]


def as_double(value: Fraction | float) -> float:
    return value if isinstance(value, float) else value.numerator / value.denominator


def against_literal(operator: str, value: object, type, literal: str) -> bool | None:
    known: Fraction | float = Fraction(literal)
    if type in (FLOAT, DOUBLE):
        known = single(literal) if type == FLOAT else float(literal)
    return expected(operator, meaning(value, type), known)


def held_values(type) -> list[object]:
    candidates = TEXTS if type == STRING else NUMBERS + (FLOATS if type in (FLOAT, DOUBLE) else [])
    held = [as_held(value, type) for value in candidates]
    return [None, *(value for value in held if value is not None)]


@pytest.mark.parametrize("type", TYPES, ids=lambda type: type.sql())
def test_every_boundary_against_every_literal(either_ansi, type):
    values = held_values(type)
    subject = column("v", type)
    cases = [(operator, literal) for operator in OPERATORS for literal in NUMBERS]
    exprs = [compare(operator, subject, number(Decimal(literal))) for operator, literal in cases]
    answers = evaluate(either_ansi, table({"v": (type, values)}), exprs, folded=type in (INTEGER, STRING))
    for (operator, literal), got in zip(cases, answers, strict=True):
        assert got == [against_literal(operator, value, type, literal) for value in values], (operator, literal, values)


def test_every_type_with_every_other(either_ansi):
    """All pairs of types, with the values that are closest to each other and furthest apart."""
    held = {type: held_values(type) for type in TYPES}
    most = max(map(len, held.values()))
    data = {f"c{i}": (type, [held[type][k % len(held[type])] for k in range(most)]) for i, type in enumerate(TYPES)}
    # A second copy, turned by some rows, so that each value meets others than its like.
    for turn in (0, 1):
        turned = {f"d{i}": (type, values[turn:] + values[:turn]) for i, (type, values) in enumerate(data.values())}
        pairs = [
            (i, j) for i in range(len(TYPES)) for j in range(len(TYPES)) if TYPES[i] != STRING or TYPES[j] != STRING
        ]
        cases = [(i, j, OPERATORS[(i * 3 + j + turn + k) % 5]) for i, j in pairs for k in range(2)]
        exprs = [compare(op, column(f"c{i}", TYPES[i]), column(f"d{j}", TYPES[j])) for i, j, op in cases]
        answers = evaluate(either_ansi, table({**data, **turned}), exprs, folded=False)
        for (i, j, op), got in zip(cases, answers, strict=True):
            rows = list(zip(data[f"c{i}"][1], turned[f"d{j}"][1], strict=True))
            want = [expected(op, meaning(a, TYPES[i]), meaning(b, TYPES[j])) for a, b in rows]
            assert got == want, (TYPES[i].sql(), op, TYPES[j].sql(), rows)


numbers_text = st.one_of(
    st.sampled_from(NUMBERS),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000).map(
        lambda d: f"{d:f}"
    ),
    st.builds(
        lambda sign, digits, point: sign + (digits[:point] or "0") + "." + (digits[point:] or "0"),
        st.sampled_from(["", "-"]),
        st.text("0123456789", min_size=1, max_size=40),
        st.integers(0, 40),
    ),
)


@st.composite
def cases(draw):
    """(type, another or None for a literal, operator, pairs of values)."""
    left, right = draw(st.sampled_from(TYPES)), draw(st.sampled_from([None, None, *TYPES]))
    if right is None:
        literal = draw(numbers_text)
        values = [as_held(draw(numbers_text), left) for _ in range(3)] + [as_held(literal, left)]
        return left, None, draw(st.sampled_from(OPERATORS)), [(value, literal) for value in values]
    shared = draw(numbers_text)
    pairs = [(as_held(draw(numbers_text), left), as_held(draw(numbers_text), right)) for _ in range(3)]
    pairs.append((as_held(shared, left), as_held(shared, right)))
    both_text = left == right == STRING
    return left, INTEGER if both_text else right, draw(st.sampled_from(OPERATORS)), pairs if not both_text else []


@settings(max_examples=12)
@given(drawn=st.lists(cases(), min_size=40, max_size=60))
def test_random_numbers_compare_as_fractions_do(spark, drawn):
    drawn = [case for case in drawn if case[3]]
    data, exprs, want = {}, [], []
    for i, (left, right, operator, pairs) in enumerate(drawn):
        data[f"l{i}"] = left, [a for a, _ in pairs]
        if right is None:
            exprs.append(compare(operator, column(f"l{i}", left), number(Decimal(pairs[0][1]))))
            want.append([against_literal(operator, a, left, b) for a, b in pairs])
        else:
            data[f"r{i}"] = right, [b for _, b in pairs]
            exprs.append(compare(operator, column(f"l{i}", left), column(f"r{i}", right)))
            want.append([expected(operator, meaning(a, left), meaning(b, right)) for a, b in pairs])
    for case, got, wanted in zip(drawn, evaluate(spark, table(data), exprs, folded=False), want, strict=True):
        assert got == wanted, case


def test_sets_of_numbers(either_ansi):
    for type in TYPES:
        values = held_values(type)
        subject = column("v", type)
        chosen = [NUMBERS[i] for i in (0, 2, 4, 6, 14, 15, 22, 28)]
        asked = in_set(subject, [number(Decimal(literal)) for literal in chosen])
        only_fractions = in_set(subject, [number(Decimal("0.25")), number(Decimal("1e-30"))])
        got, got_fractions = evaluate(either_ansi, table({"v": (type, values)}), [asked, only_fractions], folded=False)
        assert got == [any_of([against_literal("eq", v, type, c) for c in chosen]) for v in values], type
        assert got_fractions == [None if meaning(v, type) is None else False for v in values], type


def any_of(answers: list[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False


def test_a_set_of_texts_that_a_number_cannot_equal_has_no_answer(either_ansi):
    asked = in_set(column("v", INTEGER), [text("5"), text("five")])
    assert evaluate(either_ansi, table({"v": (INTEGER, [5, 6, None])}), [asked]) == [[True, None, None]]


def test_numbers_without_a_schema(either_ansi):
    """The subject is read as what the literal is."""
    unknown = column("v", UNKNOWN)
    exprs = [
        compare("gt", unknown, number(Decimal("0.5"))),
        compare("eq", unknown, text("1")),
        in_set(unknown, [number(Decimal(2))]),
    ]
    data = table({"v": (STRING, ["1", "0.5", "x", None, "2"])})
    assert evaluate(either_ansi, data, exprs) == [
        [True, False, None, None, True],
        [True, False, False, None, False],
        [False, False, None, None, True],
    ]


def test_tolerance_with_a_literal(either_ansi):
    def within(operator, amount, kind="number", type=INTEGER, right="5"):
        tolerance = Tolerance(kind, Decimal(amount), None)
        return compare(operator, column(type.name, type), number(Decimal(right)), tolerance=tolerance)

    data = {type.name: (type, [3, 4, 5, 6, 7, None]) for type in (INTEGER, DOUBLE, STRING)}
    exprs = [
        within("eq", "1"),
        within("le", "1"),
        within("lt", "1"),
        within("ge", "1"),
        within("gt", "1"),
        within("eq", "0.5"),
        within("eq", "20", "share"),
        within("eq", "20", "share", DOUBLE, "-5"),
        within("eq", "1", type=DOUBLE),
        within("eq", "1", type=STRING),
    ]
    near, up_to, from_4 = (
        [False, True, True, True, False, None],
        [True] * 4 + [False, None],
        [False] + [True] * 4 + [None],
    )
    assert evaluate(either_ansi, table(data), exprs) == [
        *(near, up_to, up_to, from_4, from_4),
        [False, False, True, False, False, None],
        near,
        [False] * 5 + [None],
        *(near, near),
    ]


def test_tolerance_reads_a_literal_as_the_columns_own_type(either_ansi):
    """The bounds are computed exactly, and only then read as DOUBLE: 0.3 is within 0.1 of 0.2."""
    tolerance = Tolerance("number", Decimal("0.1"), None)
    exprs = [
        compare("eq", column("v", DOUBLE), number(Decimal("0.2")), tolerance=tolerance),
        between(column("v", DOUBLE), number(Decimal("0.4")), number(Decimal("0.5")), strict=True, tolerance=tolerance),
    ]
    data = table({"v": (DOUBLE, ["0.1", "0.3", "0.30000000000000004", "0.6", "0.61"])})
    assert evaluate(either_ansi, data, exprs) == [[True, True, False, False, False], [False, True, True, True, False]]


@pytest.mark.parametrize("kind, amount", [("number", "2"), ("number", "0.01"), ("share", "10"), ("share", "0.5")])
def test_tolerance_between_columns(either_ansi, kind, amount):
    """Exact for whole numbers and decimals; null only beyond what 38 digits can hold."""
    types = [LONG, decimal(10, 2), decimal(38, 18), STRING]
    values = ["0", "1", "2", "100", "101", "110", "-100", "-90.5", "-110", "1.01", "1.02", "0.99", "200", "199"]
    pairs = [(a, b) for a in values for b in values]
    cases, exprs, data = [], [], {}
    for i, left in enumerate(types):
        for j, right in enumerate(types):
            data[f"l{i}"] = left, [as_held(a, left) for a, _ in pairs]
            data[f"r{j}"] = right, [as_held(b, right) for _, b in pairs]
            for operator in ("eq", "le", "gt"):
                cases.append((operator, i, j))
                tolerance = Tolerance(kind, Decimal(amount), None)
                exprs.append(compare(operator, column(f"l{i}", left), column(f"r{j}", right), tolerance=tolerance))
    answers = evaluate(either_ansi, table(data), exprs, folded=False)
    for (operator, i, j), got in zip(cases, answers, strict=True):
        rows = list(zip(data[f"l{i}"][1], data[f"r{j}"][1], strict=True))
        want = [widened(operator, a, types[i], b, types[j], kind, Fraction(amount)) for a, b in rows]
        assert got == want, (types[i].sql(), operator, types[j].sql())


def widened(operator, a, left, b, right, kind, amount):
    a, b = meaning(a, left), meaning(b, right)
    if a is None or b is None:
        return None
    width = amount if kind == "number" else abs(b) * amount / 100
    return {"eq": abs(a - b) <= width, "le": a <= b + width, "gt": a >= b - width}[operator]


def test_tolerance_at_the_ends_of_whole_numbers(either_ansi):
    """Nothing wraps around: the bounds of a 64-bit number have more than 64 bits."""
    most, least = 2**63 - 1, -(2**63)
    data = table({"a": (LONG, [most, least, least]), "b": (LONG, [most, least, most])})
    tolerance = Tolerance("number", Decimal(3), None)
    asked = compare("eq", column("a", LONG), column("b", LONG), tolerance=tolerance)
    assert evaluate(either_ansi, data, [asked]) == [[True, True, False]]


def test_lookup_keys_are_equal_where_equal_to_holds(either_ansi):
    types = [INTEGER, DOUBLE, STRING, decimal(5, 2), decimal(38, 0), decimal(38, 18), decimal(38, 37)]
    values = ["0", "1", "0.5", "0.1", "-1.25", "128", "9223372036854775807", "100000000000000000000", "1e-18", "1e-30"]
    for value_type in types:
        exprs, data = [], {}
        for j, column_type in enumerate(types):
            pairs = [(as_held(a, value_type), as_held(b, column_type)) for a in values for b in values]
            data[f"v{j}"] = value_type, [a for a, _ in pairs]
            data[f"c{j}"] = column_type, [b for _, b in pairs]
            value, other = column(f"v{j}", value_type), column(f"c{j}", column_type)
            left, right = lookup_keys(value, other)
            assert left.type == right.type
            exprs += [predicate("=", left, right), compare("eq", value, other)]
        answers = evaluate(either_ansi, table(data), exprs, folded=False)
        for keys, compared in zip(answers[::2], answers[1::2], strict=True):
            assert [key is True for key in keys] == [answer is True for answer in compared]
