"""The arithmetic of check digits, computed here as Spark computes it, with what leaves 32 or 64 bits as an error."""

from __future__ import annotations

import re
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.plan import check_digits
from dqlang.plan.expr import Call, Cast, ColumnRef, Expr, Literal, parts
from dqlang.plan.types import INTEGER, LONG, STRING

NUMBER = ColumnRef(("number",), STRING)
_BITS = {INTEGER: 31, LONG: 63}
_PLUS = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__}


def value(expr: Expr, number: str):
    if isinstance(expr, ColumnRef):
        return number
    if isinstance(expr, Literal):
        return expr.value
    if isinstance(expr, Cast):
        return int(value(expr.operand, number))
    found = _call(expr, *(value(argument, number) for argument in expr.arguments))
    if expr.type in _BITS:
        assert -(2 ** _BITS[expr.type]) <= found < 2 ** _BITS[expr.type], expr
    return found


def _call(expr: Call, *given):
    match expr.function:
        case "+" | "-" | "*":
            return reduce(_PLUS[expr.function], given)
        case "&":
            return given[0] & given[1]
        case "shiftright":
            return given[0] >> given[1]
        case "mod":
            assert given[0] >= 0
            return given[0] % given[1]
        case "=":
            return given[0] == given[1]
        case "array":
            return given
        case "get":
            return given[0][given[1]]
        case "ascii":
            return ord(given[0])
        case "concat":
            return "".join(given)
        case "conv":
            return str(int(given[0], given[1]))
        case "lpad":
            return given[0].rjust(given[1], given[2])
        case "regexp_replace":
            return re.sub(given[1], given[2].replace("$1", r"\g<1>"), given[0])
        case "substring":
            assert given[1] > 0
            return given[0][given[1] - 1 : given[1] - 1 + given[2]]
        case "translate":
            return given[0].translate({ord(c): given[2][i : i + 1] for i, c in enumerate(given[1])})
    raise TypeError(expr.function)


def digits(low: int, high: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=low, max_size=high or low)


def luhn(number: str) -> bool:
    return sum(sum(map(int, str(int(d) * (1 + i % 2)))) for i, d in enumerate(reversed(number))) % 10 == 0


@given(digits(1, 20))
def test_luhn(number):
    assert value(check_digits.luhn(NUMBER, len(number)), number) == luhn(number)


@given(digits(12, 19))
def test_luhn_of_numbers_shorter_than_the_longest(number):
    assert value(check_digits.luhn(NUMBER, 19), number) == luhn(number)


@given(digits(9))
def test_luhn_with_digits_thought_in_front(number):
    front = sum(sum(map(int, str(int(d) * (1 + i % 2)))) for i, d in enumerate("80840"))
    assert front == 24
    assert value(check_digits.luhn(NUMBER, 10, front), "1" + number) == luhn("808401" + number)


@given(digits(14))
def test_every_second_digit(number):
    odd, even = sum(map(int, number[1::2])), sum(map(int, number[::2]))
    assert value(check_digits.sum_in_threes(NUMBER, 14), number) == odd + 3 * even
    assert value(check_digits.sum_of_digits(NUMBER, 14), number) == odd + even


def test_the_largest_sums_fit():
    assert value(check_digits.sum_in_threes(NUMBER, 14), "9" * 14) == 252
    assert value(check_digits.luhn_sum(NUMBER, 20, 24), "9" * 20) == 204


@given(st.lists(st.tuples(st.sampled_from("0123456789:ABCXYZ"), st.integers(-20, 20)), min_size=1, max_size=17))
def test_weighted_sums(signs):
    number, weights = "".join(sign for sign, _ in signs), [weight for _, weight in signs]
    assert value(check_digits.weighted_sum(NUMBER, weights), number) == sum((ord(c) - 48) * w for c, w in signs)


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=34))
def test_letters_as_numbers_and_what_97_leaves(text):
    number = "".join(str(int(sign, 36)) for sign in text)
    assert value(check_digits.letters_as_numbers(NUMBER), text) == number
    for most in (len(number), 68):
        assert value(check_digits.remainder_97(NUMBER, most), number) == int(number) % 97


MOD_11_10, VERHOEFF = check_digits.mod_11_10(NUMBER, 11), check_digits.verhoeff(NUMBER, 12)


@pytest.mark.parametrize("expr, number", [(MOD_11_10, "36574261809"), (VERHOEFF, "234123412346")])
def test_published_examples(expr, number):
    assert value(expr, number)


@given(digits(11), st.integers(0, 11), st.integers(1, 9))
def test_one_of_ten_digits_closes_a_number_and_each_wrong_digit_is_found(number, place, more):
    for expr, body in ((MOD_11_10, number[:10]), (VERHOEFF, number)):
        [closed] = [body + end for end in "0123456789" if value(expr, body + end)]
        place %= len(closed)
        other = str((int(closed[place]) + more) % 10)
        assert not value(expr, closed[:place] + other + closed[place + 1 :])


@given(digits(11), st.integers(0, 10))
def test_verhoeff_finds_exchanged_neighbours(number, place):
    [closed] = [number + end for end in "0123456789" if value(VERHOEFF, number + end)]
    first, second = closed[place : place + 2]
    exchanged = closed[:place] + second + first + closed[place + 2 :]
    assert value(VERHOEFF, exchanged) == (first == second)


def test_no_part_is_written_more_than_once_within_another():
    def nodes(expr: Expr) -> int:
        return 1 + sum(map(nodes, parts(expr)))

    assert nodes(check_digits.mod_11_10(NUMBER, 20)) < 2 * nodes(check_digits.mod_11_10(NUMBER, 11))
    assert nodes(check_digits.luhn(NUMBER, 20)) < 80
