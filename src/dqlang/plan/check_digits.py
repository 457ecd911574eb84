"""The arithmetic of check digits, as few calls whatever the length of a number.

Each function takes a text whose form a pattern has tested, and says nothing of use about any other; for a null it has
no answer, and it never throws, since some engines compute it for texts that the pattern refuses.

Two ways to get at the digits, both measured (docs/decisions.md): where all that counts is whether a digit stands at an
odd or an even place, `conv` reads them as hexadecimal ones, and one `&` takes every second of them; else each is the
code point of a character, which is 48 for zero.

# Invariant: no intermediate result leaves its type, so that `+` and `*` are the same with ANSI mode on and off.
"""

from __future__ import annotations

from collections.abc import Sequence

from dqlang.plan.expr import Call, Cast, Expr, Literal, predicate, text
from dqlang.plan.types import INTEGER, LONG, STRING, array

_ZERO = ord("0")
_PACKED = 14
_BYTE = 8
_SUM_OF_BYTES = 255
_WHOLE = 18


def without(number: Expr, separators: str) -> Expr:
    """The text without these characters."""
    return Call("translate", (number, text(separators), text("")), STRING)


def characters(number: Expr, start: int, count: int = 1) -> Expr:
    """Some characters of a text, counted from 1."""
    return Call("substring", (number, _integer(start), _integer(count)), STRING)


def digit(number: Expr, place: int) -> Expr:
    """The digit at a place, counted from 1."""
    return Call("-", (_code(number, place), _integer(_ZERO)), INTEGER)


def has_remainder(value: Expr, modulus: int, remainder: int = 0) -> Expr:
    """Whether this is left of a whole number."""
    return predicate("=", rest_of(value, modulus), Literal(remainder, value.type))


def weighted_sum(number: Expr, weights: Sequence[int]) -> Expr:
    """The sum of the first characters, each times its weight. A character is its code point less that of `0`:
    a digit what it says, `:` ten, `A` seventeen."""
    weighted = [(place, weight) for place, weight in enumerate(weights, 1) if weight]
    terms = (_times(_code(number, place), weight) for place, weight in weighted)
    return Call("+", (*terms, _integer(-_ZERO * sum(weights))), INTEGER)


def mod_11(number: Expr, weights: Sequence[int]) -> Expr:
    """Whether the digit behind those that have a weight checks them: 11 less what their sum leaves, or 0 where that is
    above 9."""
    left = rest_of(weighted_sum(number, weights), 11)
    return predicate("=", characters(number, len(weights) + 1), looked_up("00987654321", left))


# --- every second digit ---------------------------------------------------------------------------------------------


def luhn(number: Expr, digits: int, constant: int = 0) -> Expr:
    """Whether a number of at most 20 digits ends in its Luhn digit (ISO/IEC 7812-1, annex B). `constant` is what digits
    add that belong in front of it; `digits` is the length of the longest."""
    return has_remainder(luhn_sum(number, digits, constant), 10)


def luhn_sum(number: Expr, digits: int, constant: int = 0) -> Expr:
    """The last digit, and every second one before it, as it is; of the others the digits of their double."""
    doubled = Call("translate", (number, text("0123456789"), text("0246813579")), STRING)
    parts = [part for piece in _pieces(digits) for part in (_odd(number, piece), _even(doubled, piece))]
    return _sum_of_bytes(parts, constant)


def sum_in_threes(number: Expr, digits: int) -> Expr:
    """The last digit times one, the one before times three, and so on: at most 14 digits (GS1's standard sum)."""
    (piece,) = _pieces(digits)
    return _sum_of_bytes([_odd(number, piece), _times(_even(number, piece), 3)])


def sum_of_digits(number: Expr, digits: int) -> Expr:
    """At most 14 digits, added up."""
    (piece,) = _pieces(digits)
    return _sum_of_bytes([_odd(number, piece), _even(number, piece)])


_Piece = tuple[int, int, int]
"""The length to which a number is filled up with zeros (0: it has it), and where in it a piece starts and ends."""


def _pieces(digits: int) -> list[_Piece]:
    """Each a whole number of 64 bits once packed, and even in length where another follows."""
    return [(0, 1, digits)] if digits <= _PACKED else [(20, 1, 10), (20, 11, 20)]


def _odd(number: Expr, piece: _Piece) -> Expr:
    """The first digit from the right, the third, and so on: a byte for each."""
    return Call("&", (_packed(number, piece), _long(_nibbles(piece))), LONG)


def _even(number: Expr, piece: _Piece) -> Expr:
    moved = Call("shiftright", (_packed(number, piece), _integer(_BYTE // 2)), LONG)
    return Call("&", (moved, _long(_nibbles(piece))), LONG)


def _packed(number: Expr, piece: _Piece) -> Expr:
    """The digits of a piece, four bits for each.

    # Spark: in ANSI mode `conv` throws at more than 64 bits, so it gets no more digits, whatever the text is.
    """
    filled, start, end = piece
    if filled:
        number = _filled(number, filled)
    read = Call("conv", (characters(number, start, end - start + 1), _integer(16), _integer(10)), STRING)
    return Cast(read, LONG)


def _nibbles(piece: _Piece) -> int:
    """The lower four bits of each byte of a piece."""
    _, start, end = piece
    return sum(0xF << _BYTE * byte for byte in range((end - start + 2) // 2))


def _sum_of_bytes(parts: Sequence[Expr], constant: int = 0) -> Expr:
    """What the bytes of all parts add up to, which must be below 255, as 256 leaves 1 of 255."""
    return rest_of(Call("+", (*parts, *([_long(constant)] if constant else [])), LONG), _SUM_OF_BYTES)


# --- ISO 7064 -------------------------------------------------------------------------------------------------------


def letters_as_numbers(value: Expr) -> Expr:
    """Capital letters as two digits each, `A` as 10, `Z` as 35: first what they begin with, then what they end in."""
    for letters, first in (("A-J", 1), ("K-T", 2), ("U-Z", 3)):
        value = Call("regexp_replace", (value, text(f"([{letters}])"), text(f"{first}$1")), STRING)
    letters, seconds = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "01234567890123456789012345"
    return Call("translate", (value, text(letters), text(seconds)), STRING)


def remainder_97(number: Expr, digits: int) -> Expr:
    """What 97 leaves of a number of at most so many digits: piece by piece, as whole numbers of 64 bits."""
    count = -(-digits // _WHOLE)
    number = number if digits <= _WHOLE else _filled(number, count * _WHOLE)
    terms = []
    for place in range(count):
        value = Cast(characters(number, place * _WHOLE + 1, _WHOLE), LONG)
        terms.append(_times(rest_of(value, 97), pow(10, _WHOLE * (count - 1 - place), 97)))
    return rest_of(Call("+", tuple(terms), LONG), 97) if count > 1 else terms[0]


def mod_11_10(number: Expr, digits: int) -> Expr:
    """Whether a number of so many digits ends in its digit of ISO 7064, MOD 11,10."""
    product: Expr = _integer(10)
    for place in range(1, digits):
        # The standard's "if it is 0, take 10" is the remainder of one less, plus one.
        rest = rest_of(Call("+", (product, digit(number, place), _integer(9)), INTEGER), 10)
        product = rest_of(_times(Call("+", (rest, _integer(1)), INTEGER), 2), 11)
    return has_remainder(Call("+", (product, digit(number, digits)), INTEGER), 10, 1)


# --- Verhoeff -------------------------------------------------------------------------------------------------------


def verhoeff(number: Expr, digits: int) -> Expr:
    """Whether a number of so many digits ends in its Verhoeff digit: the product of all of them in the group of the
    pentagon's symmetries, each permuted by its place from the right, is 0.

    # Sail: it writes the place that `substring` gets four times, so that one within the other grows without end.
    """
    product = digit(number, digits)
    for place in range(1, digits):
        permuted = _permutation(place)
        table = tuple(_integer(_product(left, permuted[right])) for left in range(10) for right in range(10))
        at = Call("+", (_times(product, 10), digit(number, digits - place)), INTEGER)
        product = Call("get", (Call("array", table, array(INTEGER)), at), INTEGER)
    return predicate("=", product, _integer(0))


def _product(left: int, right: int) -> int:
    """0 to 4 are the pentagon's turns, 5 to 9 its reflections."""
    turned = left - right if left >= 5 else left + right
    return turned % 5 + 5 * ((left >= 5) != (right >= 5))


def _permutation(times: int) -> list[int]:
    """Verhoeff's permutation, applied so often."""
    once, result = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], list(range(10))
    for _ in range(times % 8):
        result = [once[each] for each in result]
    return result


# --- parts ----------------------------------------------------------------------------------------------------------


def looked_up(table: str, place: Expr) -> Expr:
    """The character of a table at a place, counted from 0: to be compared with a character of the number.

    # Sail: `substring` from a null place is no null. That character is. For the place itself see `verhoeff`.
    """
    place = place if place.type == INTEGER else Cast(place, INTEGER)
    return Call("substring", (text(table), Call("+", (place, _integer(1)), INTEGER), _integer(1)), STRING)


def rest_of(value: Expr, modulus: int) -> Expr:
    """What a whole number leaves."""
    return Call("mod", (value, Literal(modulus, value.type)), value.type)


def _filled(number: Expr, length: int) -> Expr:
    return Call("lpad", (number, _integer(length), text("0")), STRING)


def _code(number: Expr, place: int) -> Expr:
    return Call("ascii", (characters(number, place),), INTEGER)


def _times(value: Expr, factor: int) -> Expr:
    return value if factor == 1 else Call("*", (value, Literal(factor, value.type)), value.type)


def _integer(value: int) -> Literal:
    return Literal(value, INTEGER)


def _long(value: int) -> Literal:
    return Literal(value, LONG)
