"""Formats without check digits, said once more by well-kept libraries and in plain Python."""

from __future__ import annotations

import base64
import binascii
import csv
import re
import uuid
from collections.abc import Callable
from decimal import Decimal, localcontext
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from pathlib import Path

import pycountry
import semver
from check_oracles import number, number_form
from stdnum import luhn

import dqlang

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
HEX = "0123456789abcdefABCDEF"
STATES = {each.code[3:] for each in pycountry.subdivisions.get(country_code="US")} - {"UM"}
CODES = {each.alpha_3 for each in pycountry.currencies}
SIGNS = {*"$\u00a2\u00a3\u00a4\u00a5\u058f\u060b\u09f2\u09f3\u0e3f\u17db", *map(chr, range(0x20A0, 0x20C1))}


def only(text: str, characters: str, least: int = 1, most: int = 10**9) -> bool:
    return least <= len(text) <= most and set(text) <= set(characters)


def ipv4(text: str) -> bool:
    try:
        return text.isascii() and bool(IPv4Address(text))
    except AddressValueError:
        return False


def ipv6(text: str) -> bool:
    try:
        return text.isascii() and "%" not in text and bool(IPv6Address(text).packed)
    except AddressValueError:
        return False


def label(text: str) -> bool:
    return only(text, LETTERS + LETTERS.lower() + DIGITS + "-", 1, 63) and "-" not in (text[0], text[-1])


def host(text: str) -> bool:
    labels = text.split(".")
    return len(labels) <= 127 and all(map(label, labels)) and labels[-1][0] in LETTERS + LETTERS.lower()


def email(text: str) -> bool:
    name, at, domain = text.rpartition("@")
    if not at or len(text) > 254 or len(name) > 64 or not name.isascii() or not domain.isascii():
        return False
    if not (host(domain) and "." in domain or literal(domain)):
        return False
    if name[:1] == '"' and name[-1:] == '"' and len(name) > 1:
        return quoted(name[1:-1])
    signs = LETTERS + LETTERS.lower() + DIGITS + "!#$%&'*+-/=?^_`{|}~"
    return all(only(atom, signs) for atom in name.split("."))


def quoted(inside: str) -> bool:
    while inside:
        if not " " <= inside[0] <= "~" or inside[0] == '"':
            return False
        if inside[0] == "\\":
            if not " " <= inside[1:2] <= "~":
                return False
            inside = inside[1:]
        inside = inside[1:]
    return True


def literal(domain: str) -> bool:
    if domain[:1] != "[" or domain[-1:] != "]":
        return False
    inside = domain[1:-1]
    return ipv6(inside[5:]) if inside[:5].lower() == "ipv6:" else ipv4(inside)


def url(text: str) -> bool:
    """By the pattern that RFC 3986 has in its appendix B for taking a URL apart, and then part by part."""
    scheme, authority, path, query, fragment = re.fullmatch(
        r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", text, re.DOTALL
    ).groups()
    if not text.isascii() or (scheme or "").lower() not in ("http", "https", "ftp") or authority is None:
        return False
    user, _, place = authority.rpartition("@")
    name, port = re.fullmatch(r"(.*?)(?::([^:\]]*))?", place, re.DOTALL).groups()
    if name.startswith("["):
        named = name.endswith("]") and ipv6(name[1:-1])
    else:
        named = ipv4(name) or host(name.removesuffix("."))
    in_range = not port or only(port, DIGITS, 1, 5) and int(port) <= 65535
    return (
        named
        and in_range
        and escaped(user, "!$&'()*+,;=:")
        and escaped(path, "!$&'()*+,;=:@/")
        and all(escaped(part or "", "!$&'()*+,;=:@/?") for part in (query, fragment))
    )


def escaped(text: str, signs: str) -> bool:
    plain, *rest = text.split("%")
    allowed = LETTERS + LETTERS.lower() + DIGITS + "-._~" + signs
    return only(plain, allowed, 0) and all(only(p[:2], HEX, 2) and only(p[2:], allowed, 0) for p in rest)


def valid_uuid(text: str) -> bool:
    try:
        return text.isascii() and str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def mac(text: str) -> bool:
    return any(
        len(text.split(between)) == 6 and all(only(pair, HEX, 2, 2) for pair in text.split(between)) for between in "-:"
    )


def plans(name: str) -> list[dict[str, str]]:
    lines = (Path(dqlang.__file__).parent / "checks" / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:]))


CALLING = plans("calling_codes")


def planned(number: str, row: dict[str, str]) -> bool:
    """Whether a row of a plan has numbers of this length that begin so."""
    spans = [span.partition("-") for span in row["lengths"].split()]
    return any(int(low) <= len(number) <= int(high or low) for low, _, high in spans) and any(
        re.match(start, number) for start in row["starts"].split("|")
    )


def phone(text: str) -> bool:
    if not text.startswith("+") or not only(text[1:], DIGITS):
        return False
    found = [row for row in CALLING if text[1:].startswith(row["calling_code"])]
    return any(planned(text[1 + len(row["calling_code"]) :], row) for row in found)


def semantic_version(text: str) -> bool:
    return text.isascii() and semver.Version.is_valid(text) and not text.endswith("\n")


def decoded(decode: Callable[[bytes], bytes], text: str) -> bool:
    try:
        return decode(text.encode()) is not None
    except (binascii.Error, ValueError):
        return False


def base64_text(text: str) -> bool:
    """Python's reader passes over a filling that is too long."""
    return text.isascii() and len(text) % 4 == 0 and decoded(lambda coded: base64.b64decode(coded, validate=True), text)


def decimal(text: str) -> bool:
    form = number_form(text)
    return form is not None and form[4] is None and " " not in text


def percentage(text: str) -> bool:
    number = text[:-1]
    number = number[:-1] if number[-1:] in (" ", "\xa0") else number
    return text[-1:] == "%" and decimal(number)


def money(text: str) -> bool:
    text = text[1:] if text[:1] in ("+", "-") else text
    currencies = [each for each in SIGNS | CODES if text.startswith(each) or text.endswith(each)]
    return any(amount(rest) for each in currencies for rest in without(text, each)) or amount(text)


def without(text: str, currency: str) -> list[str]:
    found = []
    if text.startswith(currency):
        rest = text.removeprefix(currency)
        rest = rest[1:] if rest[:1] in (" ", "\xa0") else rest
        found.append(rest[1:] if rest[:1] in ("+", "-") else rest)
    if text.endswith(currency):
        rest = text.removesuffix(currency)
        found.append(rest[:-1] if rest[-1:] in (" ", "\xa0") else rest)
    return found


def amount(text: str) -> bool:
    whole, point, cents = text.partition(".")
    groups = whole.split(",")
    return (
        (not point or only(cents, DIGITS, 2, 2))
        and all(only(group, DIGITS) for group in groups)
        and (len(groups) == 1 or len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    )


def degrees(most: int) -> Callable[[str], bool]:
    def within(text: str) -> bool:
        form = number_form(text)
        if form is None:
            return False
        if not (form[4] or "").lstrip("+-0") or form[4].startswith("-"):
            with localcontext() as context:
                context.prec = 10_000
                if abs(Decimal(f"{form[2] or 0}.{form[3] or 0}")) <= most:
                    return True
        value = number(text)
        return value is not None and abs(value) <= most

    return within


def loinc(text: str) -> bool:
    number, hyphen, digit = text.partition("-")
    if not hyphen or not only(number, DIGITS, 1, 7) or number[0] == "0" or not only(digit, DIGITS, 1, 1):
        return False
    return luhn.is_valid(number + digit)


def in_parts(*forms: tuple[int, ...]) -> Callable[[str], bool]:
    """Digits in parts of these lengths with hyphens between."""
    return lambda text: (
        all(only(part, DIGITS) for part in text.split("-")) and tuple(map(len, text.split("-"))) in forms
    )


def icd10(text: str) -> bool:
    begin, point, rest = text[:3], text[3:4] == ".", text[4:] if text[3:4] == "." else text[3:]
    return (
        only(begin[:1], LETTERS)
        and only(begin[1:2], DIGITS)
        and only(begin[2:3], DIGITS + "AB")
        and only(rest, LETTERS + DIGITS, int(point), 4)
    )


def subdivision(text: str) -> bool:
    return text.isupper() and pycountry.subdivisions.get(code=text) is not None


FORMS: dict[str, Callable[[str], bool]] = {
    "be valid email": email,
    "be valid url": url,
    "be valid uuid": valid_uuid,
    "be valid ip address": lambda text: ipv4(text) or ipv6(text),
    "be valid ipv4": ipv4,
    "be valid ipv6": ipv6,
    "be valid mac address": mac,
    "be valid phone number": phone,
    "be valid country code": lambda text: text in {country.alpha_2 for country in pycountry.countries},
    "be valid currency code": CODES.__contains__,
    "be valid language code": lambda text: text in {getattr(each, "alpha_2", None) for each in pycountry.languages},
    "be valid subdivision code": subdivision,
    "be valid us state": (STATES | {"FM", "MH", "PW", "AA", "AE", "AP"}).__contains__,
    "be valid us zip code": in_parts((5,), (5, 4)),
    "be valid icd10 code": icd10,
    "be valid loinc code": loinc,
    "be valid ndc code": in_parts((4, 4, 2), (5, 3, 2), (5, 4, 1), (5, 4, 2), (6, 3, 2), (6, 4, 1), (11,)),
    "be valid latitude": degrees(90),
    "be valid longitude": degrees(180),
    "be valid base64": base64_text,
    "be valid hex": lambda text: text.isascii() and decoded(binascii.unhexlify, text),
    "be valid semantic version": semantic_version,
    "be valid decimal": decimal,
    "be valid percentage": percentage,
    "be valid money": money,
}
