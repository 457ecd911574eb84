"""What each check of an identifier means, in plain Python: the ways to write it, and its arithmetic digit by digit."""

from __future__ import annotations

import calendar
import csv
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import dqlang.checks.data

DIGITS, LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLASSES = {"#": DIGITS, "@": LETTERS, "*": DIGITS + LETTERS}


def written(text: str, *shapes: str) -> str | None:
    """The text without what separates its groups, where one of the shapes is how it is written: `#` is a digit, `@` a
    capital letter, `*` one of both, and every other character itself."""
    for shape in shapes:
        if len(shape) == len(text) and all(c in _CLASSES.get(s, s) for s, c in zip(shape, text, strict=True)):
            return "".join(c for s, c in zip(shape, text, strict=True) if s in _CLASSES or s.isalnum())
    return None


def digits(number: str) -> list[int]:
    return [int(each) for each in number]


def luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits(number))):
        total += sum(digits(str(digit * 2))) if place % 2 else digit
    return total % 10 == 0


def weighted(number: str, weights) -> int:
    return sum(digit * weight for digit, weight in zip(digits(number), weights, strict=True))


def number_of(text: str) -> int:
    """ISO 7064: letters are 10 to 35."""
    return int("".join(str(int(each, 36)) for each in text))


def day_exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def rows(name: str) -> list[dict[str, str]]:
    lines = (Path(dqlang.checks.data.__file__).parent / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:]))


# --- payments and companies of the world ----------------------------------------------------------------------------

BRANDS = [
    (["4"], [13, 16, 19]),
    ([*map(str, range(51, 56)), *map(str, range(2221, 2721))], [16]),
    (["34", "37"], [15]),
    ([*map(str, range(300, 306)), "3095", "36", "38", "39"], range(14, 20)),
    (["6011", *map(str, range(644, 650)), "65", "62", *map(str, range(3528, 3590))], range(16, 20)),
    ([*map(str, range(2200, 2205))], range(16, 20)),
]


def _card_shapes():
    for length in range(12, 20):
        number = "#" * length
        yield number
        for separator in " -":
            yield separator.join(number[start : start + 4] for start in range(0, length, 4))
            if length in (14, 15):
                yield separator.join((number[:4], number[4:10], number[10:]))


def credit_card(text: str) -> bool:
    number = written(text, *_card_shapes())
    if number is None or number[0] == "0" or not luhn(number):
        return False
    lengths = [lengths for starts, lengths in BRANDS if any(number.startswith(start) for start in starts)]
    return not lengths or len(number) in lengths[0]


@cache
def account(country: str) -> str | None:
    """How a country's accounts are written, one sign a character."""
    for row in rows("ibans"):
        if row["country"] == country:
            parts = [
                part.split("!") for part in row["bban"].replace("n", "n ").replace("a", "a ").replace("c", "c ").split()
            ]
            return "".join({"n": "#", "a": "@", "c": "*"}[kind] * int(length) for length, kind in parts)
    return None


def iban(text: str) -> bool:
    number = text.replace(" ", "")
    shape = account(number[:2])
    in_fours = " ".join(number[start : start + 4] for start in range(0, len(number), 4))
    if shape is None or text not in (number, in_fours) or written(number, "@@##" + shape) is None:
        return False
    return "02" <= number[2:4] <= "98" and number_of(number[4:] + number[:4]) % 97 == 1


def bic(text: str) -> bool:
    if written(text, "****@@**", "****@@*****") is None:
        return False
    return text[4:6] in {row["alpha-2"] for row in rows("countries")} | {"XK"}


def lei(text: str) -> bool:
    return written(text, "*" * 18 + "##") is not None and "02" <= text[18:] <= "98" and number_of(text) % 97 == 1


# --- things ---------------------------------------------------------------------------------------------------------


def ean(text: str) -> bool:
    number = written(text, *("#" * length for length in (8, 12, 13, 14)))
    if number is None or int(number) == 0:
        return False
    return weighted(number.zfill(14), [3, 1] * 7) % 10 == 0


def isbn(text: str) -> bool:
    for separator in ("", "-", " "):
        parts = text.split(separator) if separator else [text]
        if separator and len(parts) != (4 if len(text) == 13 else 5):
            continue
        group, publisher, title = parts[-4:-1] if separator else ("0", "0", "0")
        fits = 1 <= len(group) <= 5 and 1 <= len(publisher) <= 7 and 1 <= len(title) <= 6 and len(parts[-1]) > 0
        number = "".join(parts)
        if fits and (not separator or len(parts[-1]) == 1 and len(parts[0]) == (3 if len(parts) == 5 else len(group))):
            if len(number) == 10 and len(parts) != 5 and written(number[:9], "#" * 9) and number[9] in DIGITS + "X":
                values = [*digits(number[:9]), 10 if number[9] == "X" else int(number[9])]
                return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0
            if len(number) == 13 and len(parts) != 4 and written(number, "978" + "#" * 10, "979" + "#" * 10):
                return number[:4] != "9790" and ean(number)
    return False


def vin(text: str) -> bool:
    if len(text) != 17 or not set(text) <= set(DIGITS + LETTERS) - set("IOQ"):
        return False
    if not (text[0] in "12345" or text[0] == "7" and (text[1] in DIGITS or text[1] >= "F")):
        return True
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", [*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)], strict=True))
    weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    total = sum(values.get(c, int(c) if c in DIGITS else 0) * w for c, w in zip(text, weights, strict=True))
    return text[8] == "0123456789X"[total % 11]


# --- people and companies by country --------------------------------------------------------------------------------


def ssn(text: str) -> bool:
    number = written(text, "###-##-####", "#########")
    if number is None or number in ("078051120", "219099999"):
        return False
    return number[:3] not in ("000", "666") and number[0] != "9" and number[3:5] != "00" and number[5:] != "0000"


def nhs_number(text: str) -> bool:
    number = written(text, "### ### ####", "##########")
    return number is not None and int(number) > 0 and weighted(number, range(10, 0, -1)) % 11 == 0


def npi(text: str) -> bool:
    return written(text, "1#########", "2#########") is not None and luhn("80840" + text)


def sin(text: str) -> bool:
    number = written(text, "#########", "### ### ###", "###-###-###")
    return number is not None and number[0] not in "08" and luhn(number)


_TURN = [[(a + b) % 5 if a < 5 else (a - b) % 5 + 5 for b in range(5)] for a in range(10)]
_DIHEDRAL = [
    _TURN[a] + ([(a + b) % 5 + 5 for b in range(5)] if a < 5 else [(a - b) % 5 for b in range(5)]) for a in range(10)
]
_PERMUTED = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
while len(_PERMUTED) < 8:
    _PERMUTED.append([_PERMUTED[-1][each] for each in _PERMUTED[1]])


def verhoeff(number: str) -> bool:
    state = 0
    for place, digit in enumerate(reversed(digits(number))):
        state = _DIHEDRAL[state][_PERMUTED[place % 8][digit]]
    return state == 0


def aadhaar(text: str) -> bool:
    number = written(text, "############", "#### #### ####")
    return number is not None and number[0] > "1" and verhoeff(number)


def pan(text: str) -> bool:
    return written(text, "@@@@@####@") is not None and text[3] in "ABCFGHJLPT" and text[5:9] != "0000"


def cpf(text: str) -> bool:
    number = written(text, "###########", "###.###.###-##")
    if number is None or len(set(number)) == 1:
        return False
    found = number[:9]
    for _ in range(2):
        found += str(-weighted(found, range(len(found) + 1, 1, -1)) % 11 % 10)
    return found == number


def cnpj(text: str) -> bool:
    number = written(text, "************##", "**.***.***/****-##")
    if number is None or number[:12] == "0" * 12:
        return False
    found = number[:12]
    for weights in ([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]):
        values = [ord(each) - ord("0") for each in found]
        found += str(-sum(v * w for v, w in zip(values, weights, strict=True)) % 11 % 10)
    return found == number


def nino(text: str) -> bool:
    number = written(text, "@@######@", "@@ ## ## ## @")
    if number is None or number[:2] in ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]:
        return False
    return number[0] not in "DFIQUV" and number[1] not in "DFIOQUV" and number[8] in "ABCD"


def siren(text: str) -> bool:
    number = written(text, "#########", "### ### ###")
    return number is not None and int(number) > 0 and luhn(number)


def siret(text: str) -> bool:
    number = written(text, "##############", "### ### ### #####")
    if number is None or not siren(number[:9]):
        return False
    if number.startswith("356000000") and number != "35600000000048":
        return sum(digits(number)) % 5 == 0
    return luhn(number)


def nir(text: str) -> bool:
    number = written(text, "#####**########", "# ## ## ** ### ### ##")
    if number is None or number[0] not in "123478" or number[5:7] == "00":
        return False
    month, department = int(number[3:5]), number[5:7]
    if not (1 <= month <= 12 or 20 <= month <= 42 or month >= 50) or not 1 <= int(number[13:]) <= 97:
        return False
    if department not in ("2A", "2B") and not set(department) <= set(DIGITS):
        return False
    whole = int(number[:5] + {"2A": "19", "2B": "18"}.get(department, department) + number[7:13])
    return 97 - whole % 97 == int(number[13:])


def dni(text: str) -> bool:
    number = written(text, "########@", "########-@")
    return number is not None and number[:8] != "0" * 8 and number[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(number[:8]) % 23]


def nie(text: str) -> bool:
    number = written(text, "@#######@", "@-#######-@")
    if number is None or number[0] not in "XYZ":
        return False
    return number[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(str("XYZ".index(number[0])) + number[1:8]) % 23]


_ODD_DIGITS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
_ODD_LETTERS = [*_ODD_DIGITS, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
_ODD = dict(zip(DIGITS + LETTERS, _ODD_DIGITS + _ODD_LETTERS, strict=True))


def codice_fiscale(text: str) -> bool:
    if written(text, "###########") is not None:
        return int(text[:7]) > 0 and luhn(text)
    if written(text, "@@@@@@**@**@***@") is None:
        return False
    stands_for = dict(zip("LMNPQRSTUV", DIGITS, strict=True))
    year, day, place = ("".join(stands_for.get(c, c) for c in part) for part in (text[6:8], text[9:11], text[12:15]))
    if not set(year + day + place) <= set(DIGITS) or text[8] not in "ABCDEHLMPRST":
        return False
    if not 1 <= int(day) <= 71 or not day_exists(2000, "ABCDEHLMPRST".index(text[8]) + 1, int(day) % 40):
        return False
    total = sum(_ODD[c] for c in text[:15:2]) + sum(int(c) if c in DIGITS else LETTERS.index(c) for c in text[1:15:2])
    return text[15] == LETTERS[total % 26]


def steuer_id(text: str) -> bool:
    number = written(text, "###########", "## ### ### ###")
    if number is None or number[0] == "0":
        return False
    repeated = [count for count in Counter(number[:10]).values() if count > 1]
    if repeated not in ([2], [3]) or any(digit * 3 in number[:10] for digit in DIGITS):
        return False
    product = 10
    for digit in digits(number[:10]):
        product = ((product + digit) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(number[10])


def bsn(text: str) -> bool:
    number = written(text, "#########")
    return number is not None and int(number) > 0 and weighted(number, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0


def personnummer(text: str) -> bool:
    short = [f"######{sign}####" for sign in ("", "-", "+")]
    number = written(text, *short, *(century + each for century in ("18", "19", "20") for each in short))
    if number is None or not luhn(number[-10:]):
        return False
    year = number[:4] if len(number) == 12 else "20" + number[:2]
    return day_exists(int(year), int(number[-8:-6]), int(number[-6:-4]))


def pesel(text: str) -> bool:
    number = written(text, "###########")
    if number is None or weighted(number, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10:
        return False
    century, month = divmod(int(number[2:4]), 20)
    return day_exists([1900, 2000, 2100, 2200, 1800][century] + int(number[:2]), month, int(number[4:6]))


def tfn(text: str) -> bool:
    number = written(text, "#########", "### ### ###")
    return number is not None and int(number) > 0 and weighted(number, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0


def abn(text: str) -> bool:
    number = written(text, "###########", "## ### ### ###")
    if number is None or number[0] == "0":
        return False
    return weighted(str(int(number[0]) - 1) + number[1:], [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 == 0


_NO_PREFIX = ["00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"]


def us_ein(text: str) -> bool:
    number = written(text, "#########", "##-#######")
    return number is not None and number[:2] not in _NO_PREFIX


_ALL = [
    credit_card, iban, bic, lei, ean, isbn, vin, ssn, nhs_number, npi, sin, aadhaar, pan, cpf, cnpj, nino, siren, siret,
    nir, dni, nie, codice_fiscale, steuer_id, bsn, personnummer, pesel, tfn, abn, us_ein,
]  # fmt: skip
IDENTIFIERS: dict[str, Callable[[str], bool]] = {f"be valid {each.__name__.replace('_', ' ')}": each for each in _ALL}
