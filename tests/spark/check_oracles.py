"""What each check means for text, said once more in plain Python: slow, simple, written from the reference alone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, localcontext

WHITE_SPACE = frozenset(
    [*map(chr, range(0x09, 0x0E)), " ", "\x85", "\xa0", "\u1680", *map(chr, range(0x2000, 0x200B))]
    + ["\u2028", "\u2029", "\u202f", "\u205f", "\u3000"]
)


def human_name(text: str) -> bool:
    *words, last = re.split("[ \t\n\x0b\f\r]", text)
    letters = re.compile("[A-Za-z'-]+")
    return all(map(letters.fullmatch, words)) and (last == "" or bool(letters.fullmatch(last)))


def whitespace(text: str) -> bool:
    return not WHITE_SPACE.isdisjoint(text)


def leading_whitespace(text: str) -> bool:
    return text[:1] in WHITE_SPACE


def trailing_whitespace(text: str) -> bool:
    return text[-1:] in WHITE_SPACE


def consecutive_whitespace(text: str) -> bool:
    return any(a in WHITE_SPACE and b in WHITE_SPACE for a, b in zip(text, text[1:], strict=False))


def consecutive_characters(text: str) -> bool:
    return any(a == b == c for a, b, c in zip(text, text[1:], text[2:], strict=False))


def blank(text: str) -> bool:
    return WHITE_SPACE.issuperset(text)


def number_form(text: str) -> re.Match[str] | None:
    return re.fullmatch(r"([+-]?)(?=[.]?[0-9])([0-9]*)(?:[.]([0-9]*))?(?:[eE]([+-]?[0-9]+))?", text.strip(" "))


def number(text: str) -> Decimal | None:
    """The exact value: 20 digits before the point, 18 behind it, as written and with the exponent applied."""
    form = number_form(text)
    if form is None:
        return None
    sign, whole, decimals, exponent = form.groups("")
    if not (whole + decimals).strip("0"):
        return Decimal(0)
    power = exponent.lstrip("+-0") or "0"
    if len(whole.lstrip("0")) > 20 or len(decimals) > 18 or len(power) > 3:
        return None
    power = -int(power) if exponent.startswith("-") else int(power)
    with localcontext() as context:
        context.prec = 2000
        value = Decimal(f"{sign}{whole or 0}.{decimals or 0}").scaleb(power)
        return value if abs(value) < 10**20 and len(decimals) - power <= 18 else None


def valid_number(text: str) -> bool:
    return number_form(text) is not None


def valid_integer(text: str) -> bool:
    return re.fullmatch("[+-]?[0-9]+", text.strip(" ")) is not None


def boolean(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text.lower()) if text.isascii() else None


def day(text: str) -> date | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    return existing_day(*map(int, text.split("-")))


def existing_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.](?P<fraction>[0-9]{1,9}))?)?"
_ZONE = r"(?:Z|(?P<sign>[+-])(?P<zone_hour>[0-9]{2})(?::?(?P<zone_minute>[0-9]{2}))?)"
_TIMESTAMP = re.compile(f"(?P<day>.{{10}})(?:[T ]{_TIME}{_ZONE}?)?")


def microseconds(text: str) -> int | None:
    """The moment in microseconds since 1970, for a session in UTC."""
    form = _TIMESTAMP.fullmatch(text)
    on = day(form["day"]) if form else None
    if form is None or on is None:
        return None
    hour, minute, second, zone_hour, zone_minute = (
        int(form[part] or 0) for part in ("hour", "minute", "second", "zone_hour", "zone_minute")
    )
    offset = zone_hour * 60 + zone_minute
    if hour > 23 or minute > 59 or second > 59 or zone_minute > 59 or offset > 18 * 60:
        return None
    local = (datetime(on.year, on.month, on.day) - datetime(1970, 1, 1)) // timedelta(microseconds=1)
    time = (hour * 3600 + minute * 60 + second) * 10**6 + int((form["fraction"] or "0").ljust(6, "0")[:6])
    return local + time - (-1 if form["sign"] == "-" else 1) * offset * 60 * 10**6


def valid_json(text: str) -> bool:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a key stands twice")
        return dict(pairs)

    def none(name: str) -> None:
        raise ValueError(name)

    try:
        value = json.loads(text, object_pairs_hook=once, parse_constant=none, parse_int=str, parse_float=str)
        json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be encoded
    except ValueError:
        return False
    return True


def title_case(text: str) -> bool:
    in_word = after_letter = False
    for character in text:
        category = unicodedata.category(character)
        if category == "Ll" and not in_word:
            return False
        if category in ("Lu", "Lt") and after_letter:
            return False
        after_letter = category[0] in "LM"
        in_word = after_letter or category == "Nd" or (in_word and character in "'\u2019")
    return True


ORACLES: dict[str, Callable[[str], bool | None]] = {
    "be human_name": human_name,
    "have whitespace": whitespace,
    "have leading whitespace": leading_whitespace,
    "have trailing whitespace": trailing_whitespace,
    "have consecutive whitespace": consecutive_whitespace,
    "have consecutive characters": consecutive_characters,
    "be null": lambda text: False,
    "be missing": lambda text: False,
    "be present": lambda text: True,
    "be blank": blank,
    "be empty": lambda text: text == "",
    "be valid number": valid_number,
    "be valid integer": valid_integer,
    "be valid boolean": lambda text: boolean(text) is not None,
    "be valid date": lambda text: day(text) is not None,
    "be valid timestamp": lambda text: microseconds(text) is not None,
    "be valid json": valid_json,
    "be positive": lambda text: None if number(text) is None else number(text) > 0,
    "be negative": lambda text: None if number(text) is None else number(text) < 0,
    "be upper case": lambda text: text.upper() == text,
    "be lower case": lambda text: text.lower() == text,
    "be title case": title_case,
}
"""For a text that is not null."""

OF_NULL = {"be null": True, "be missing": True, "be blank": True, "be present": False}
"""The checks that have an answer for null."""
