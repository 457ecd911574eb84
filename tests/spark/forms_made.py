"""Texts of the formats without check digits: such as hold, by random, and the same with something changed."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address
from random import Random

import phonenumbers
import pycountry
from form_oracles import CODES, DIGITS, HEX, LETTERS, SIGNS, STATES

SMALL = LETTERS.lower()
OTHERS = "0159azAZ-_.:/@%+ ,#?!\"'[]()$\\=&~\u0661\u00e9"


def some(random: Random, characters: str, least: int, most: int) -> str:
    return "".join(random.choices(characters, k=random.randint(least, most)))


def groups(random: Random, *lengths: int, between: str = "-", characters: str = DIGITS) -> str:
    return between.join(some(random, characters, length, length) for length in lengths)


def label(random: Random) -> str:
    return random.choice(["a", "x-1", "b2", "xn--bcher-kva", "9z", some(random, SMALL + DIGITS, 1, 8), "q" * 63])


def host(random: Random) -> str:
    return ".".join([*(label(random) for _ in range(random.randint(1, 3))), random.choice(["org", "CO", "xn--p1ai"])])


def email(random: Random) -> str:
    atoms = [some(random, SMALL + DIGITS + "+_-'!#$%&*/=?^`{|}~", 1, 12) for _ in range(random.randint(1, 3))]
    name = random.choice([".".join(atoms), ".".join(atoms), '"' + some(random, SMALL + " @.,", 0, 9) + '\\""'])
    where = [host(random), host(random), f"[{ipv4(random)}]", f"[IPv6:{ipv6(random)}]"]
    return f"{name}@{random.choice(where)}"


def url(random: Random) -> str:
    scheme = random.choice(["http", "https", "HTTPS", "ftp"])
    user = random.choice(["", "", "", "jo@", "jo:%40x@"])
    place = random.choice([host(random), host(random), "localhost", ipv4(random), f"[{ipv6(random)}]", "example.org."])
    port = random.choice(["", "", ":80", ":65535", ":"])
    path = random.choice(["", "/", "/a/b.c", "//x", "/%C3%BC;v=1", "/~jo/(x)'!"])
    return f"{scheme}://{user}{place}{port}{path}{random.choice(['', '?', '?a=b&c=/?', '?a%5B%5D=1'])}" + random.choice(
        ["", "#", "#top/?x"]
    )


def ipv4(random: Random) -> str:
    return str(IPv4Address(random.getrandbits(32) & random.choice([0xFFFFFFFF, 0xFF00FF00, 0x0A0A0A0A])))


def ipv6(random: Random) -> str:
    written = [random.choice(["0", "0", "0000", some(random, HEX, 1, 4), "ffff"]) for _ in range(8)]
    if random.random() < 0.3:
        written[6:] = [ipv4(random)]
    zeros = [
        (start, end)
        for start in range(len(written))
        for end in range(start + 1, len(written) + 1)
        if all(set(group) == {"0"} for group in written[start:end])
    ]
    if not zeros or random.random() < 0.2:
        return ":".join(written)
    start, end = random.choice(zeros)
    return ":".join(written[:start]) + "::" + ":".join(written[end:])


def phone(random: Random) -> str:
    region = random.choice(sorted(phonenumbers.SUPPORTED_REGIONS))
    example = phonenumbers.example_number(region)
    return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)[:-2] + some(random, DIGITS, 2, 2)


def version(random: Random) -> str:
    core = ".".join(random.choice(["0", "1", "10", "999999999999999999999"]) for _ in range(3))

    def word() -> str:
        return random.choice(["alpha", "0", "12", "-", "0a", "x-01", some(random, SMALL + DIGITS + "-", 1, 5)])

    before = random.choice(["", "-" + ".".join(word() for _ in range(random.randint(1, 3)))])
    return core + before + random.choice(["", "+" + ".".join(["001", word()])])


def decimal(random: Random) -> str:
    sign = random.choice(["", "", "-", "+"])
    return sign + random.choice(
        [some(random, DIGITS, 1, 25), some(random, DIGITS, 0, 3) + "." + some(random, DIGITS, 1, 25)]
    )


def money(random: Random) -> str:
    digits = random.choice([some(random, DIGITS, 1, 9), f"{random.getrandbits(random.randint(1, 40)):,}"])
    digits += random.choice(["", "." + some(random, DIGITS, 2, 2)])
    currency, space = random.choice([*sorted(SIGNS), *sorted(CODES)]), random.choice(["", " ", "\u00a0"])
    sign = random.choice(["", "", "-", "+"])
    written = [digits, currency + space + digits, currency + space + sign + digits, digits + space + currency]
    return sign + random.choice(written)


def degrees(most: int) -> Callable[[Random], str]:
    def one(random: Random) -> str:
        number = random.choice(
            [str(random.randint(-most, most)), f"{random.uniform(-most, most):.6f}", str(most), f"-{most}"]
        )
        number += random.choice(["", "", ".", ".0", "." + "0" * 25]) if "." not in number else ""
        return random.choice(["", "", " "]) + number + random.choice(["", "", " ", "e0", "E-1"])

    return one


def icd10(random: Random) -> str:
    begin = some(random, LETTERS, 1, 1) + some(random, DIGITS, 1, 1) + some(random, DIGITS + "AB", 1, 1)
    point = random.choice(["", "."])
    return begin + point + some(random, DIGITS + LETTERS, int(bool(point)), 4)


def loinc(random: Random) -> str:
    from stdnum import luhn

    number = str(random.randint(1, 10 ** random.randint(1, 7) - 1))
    return f"{number}-{luhn.calc_check_digit(number)}"


def listed(codes: list[str]) -> Callable[[Random], str]:
    return lambda random: random.choice(codes)


NDC = [(4, 4, 2), (5, 3, 2), (5, 4, 1), (5, 4, 2), (6, 3, 2), (6, 4, 1), (11,)]
MADE: dict[str, Callable[[Random], str]] = {
    "email": email,
    "url": url,
    "uuid": lambda random: groups(random, 8, 4, 4, 4, 12, characters=HEX),
    "ip address": lambda random: random.choice([ipv4, ipv6])(random),
    "ipv4": ipv4,
    "ipv6": ipv6,
    "mac address": lambda random: groups(random, *[2] * 6, between=random.choice("-:"), characters=HEX),
    "phone number": phone,
    "country code": listed([each.alpha_2 for each in pycountry.countries]),
    "currency code": listed(sorted(CODES)),
    "language code": listed([each.alpha_2 for each in pycountry.languages if hasattr(each, "alpha_2")]),
    "subdivision code": listed([each.code for each in pycountry.subdivisions]),
    "us state": listed(sorted(STATES)),
    "us zip code": lambda random: groups(random, *random.choice([(5,), (5, 4)])),
    "icd10 code": icd10,
    "loinc code": loinc,
    "ndc code": lambda random: groups(random, *random.choice(NDC)),
    "latitude": degrees(90),
    "longitude": degrees(180),
    "base64": lambda random: base64.b64encode(random.randbytes(random.randint(0, 12))).decode(),
    "hex": lambda random: some(random, HEX, 0, 9) * 2,
    "semantic version": version,
    "decimal": decimal,
    "percentage": lambda random: decimal(random) + random.choice(["%", " %", "\u00a0%"]),
    "money": money,
}
"""By the words behind `be valid`. Nearly all of what each makes holds."""


def mutants(text: str, random: Random) -> Iterator[str]:
    """One character another, one more, one less, two exchanged, and what is often around a value."""
    place = random.randrange(len(text) + 1)
    yield text[:place] + random.choice(OTHERS) + text[place + 1 :]
    yield text[:place] + random.choice(DIGITS + SMALL) + text[place + 1 :]
    yield text[:place] + random.choice(OTHERS) + text[place:]
    yield text[:place] + text[place + 1 :]
    yield text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]
    yield random.choice([text + "\n", " " + text, text + " ", text.lower(), text.upper(), text + text])
