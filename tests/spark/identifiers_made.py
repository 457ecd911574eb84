"""Identifiers that python-stdnum, or where it knows none the oracle, calls valid, and the same with one thing wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from itertools import islice
from random import Random

from identifier_oracles import BRANDS, DIGITS, IDENTIFIERS, LETTERS, account, rows, written

ALNUM = DIGITS + LETTERS
STDNUM = {
    "iban": "iban", "bic": "bic", "lei": "lei", "isbn": "isbn", "ean": "ean", "ssn": "us.ssn", "nhs number": "gb.nhs",
    "sin": "ca.sin", "aadhaar": "in_.aadhaar", "pan": "in_.pan", "cpf": "br.cpf", "cnpj": "br.cnpj",
    "siren": "fr.siren", "siret": "fr.siret", "nir": "fr.nir", "dni": "es.dni", "nie": "es.nie",
    "codice fiscale": "it.codicefiscale", "steuer id": "de.idnr", "bsn": "nl.bsn", "personnummer": "se.personnummer",
    "pesel": "pl.pesel", "tfn": "au.tfn", "abn": "au.abn", "us ein": "us.ein",
}  # fmt: skip
"""Its modules by check. It has none for payment cards (Luhn alone), NPI, VIN and NINO."""


def library(name: str) -> Callable[[str], bool]:
    """What python-stdnum says of a text without separators."""
    if name in ("credit card", "npi"):
        luhn, front = import_module("stdnum.luhn"), "80840" if name == "npi" else ""
        return lambda text: luhn.is_valid(front + text)
    if name not in STDNUM:
        return IDENTIFIERS[f"be valid {name}"]
    module = import_module(f"stdnum.{STDNUM[name]}")
    if name == "iban":  # what a country checks within its accounts is another matter
        return lambda text: module.is_valid(text, check_country=False)
    return module.is_valid


def valid(name: str, count: int, random: Random) -> list[str]:
    """Texts without separators, from a body and every end that its shape allows."""
    holds = library(name)
    found: dict[str, None] = {}
    while len(found) < count:
        found.update(dict.fromkeys(islice((text for text in BODIES[name](random) if holds(text)), 2)))
    return list(found)[:count]


def mutants(text: str, random: Random) -> Iterator[str]:
    """One character another, two neighbours exchanged, one more, one less, and what is often around or inside."""
    place = random.randrange(len(text))
    kind = DIGITS if text[place] in DIGITS else LETTERS
    yield text[:place] + random.choice(kind) + text[place + 1 :]
    yield text[:place] + random.choice(ALNUM) + text[place + 1 :]
    yield text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]
    yield text[:place] + text[place + 1 :]
    yield text[:place] + random.choice(ALNUM) + text[place:]
    yield random.choice(
        (text + " ", " " + text, text + "\n", text.lower() + "a", text[:place] + "\uff11" + text[place + 1 :])
    )
    yield text[:place] + random.choice(" -./") + text[place:]


def grouped(text: str, random: Random) -> str:
    """Cut into groups in some way, most of them wrong."""
    separator, size = random.choice((" ", "-", ".")), random.randrange(2, 7)
    return separator.join(text[start : start + size] for start in range(0, len(text), size))


def _some(random: Random, signs: str, count: int) -> str:
    return "".join(random.choices(signs, k=count))


def _day(random: Random) -> date:
    return date(1920, 1, 1) + timedelta(days=random.randrange(37_000))


def _ends(body: str, count: int, signs: str = DIGITS) -> Iterator[str]:
    """A body with all ends of one or two signs."""
    ends = [""]
    for _ in range(count):
        ends = [end + sign for end in ends for sign in signs]
    return (body + end for end in ends)


def _from(shape: str, check: int = 1, signs: str = DIGITS) -> Callable[[Random], Iterator[str]]:
    """`#` a digit, `@` a letter, `*` one of both; then check digits."""
    classes = {"#": DIGITS, "@": LETTERS, "*": ALNUM}
    return lambda random: _ends("".join(random.choice(classes.get(s, s)) for s in shape), check, signs)


def _card(random: Random) -> Iterator[str]:
    starts, lengths = random.choice([*BRANDS, (["1", "50", "60", "7", "9"], range(12, 20))])
    start = random.choice(list(starts))
    return _ends(start + _some(random, DIGITS, random.choice(list(lengths)) - 1 - len(start)), 1)


def _iban(random: Random) -> Iterator[str]:
    country = random.choice(rows("ibans"))["country"]
    (number,) = _from(account(country), 0)(random)
    return (f"{country}{check:02}{number}" for check in range(2, 99))


def _bic(random: Random) -> Iterator[str]:
    country = random.choice(rows("countries"))["alpha-2"]
    return _from("@@@@" + country + random.choice(("**", "*****")), 0)(random)


def _isbn(random: Random) -> Iterator[str]:
    thirteen = _from(random.choice(("978", "9791", "9798"))[:3] + random.choice("123456789") + "########")
    return random.choice((thirteen, _from("#########", 1, DIGITS + "X")))(random)


def _vin(random: Random) -> Iterator[str]:
    signs = "".join(sorted(set(ALNUM) - set("IOQ")))
    body, start = _some(random, signs, 16), random.choice("12345JKSWY7")
    return (start + body[1:8] + check + body[8:] for check in DIGITS + "X")


def _nir(random: Random) -> Iterator[str]:
    department = random.choice(["2A", "2B", *(f"{number:02}" for number in range(1, 96))])
    born = _day(random)
    return _from(f"{random.choice('12')}{born:%y%m}{department}######", 2)(random)


def _codice_fiscale(random: Random) -> Iterator[str]:
    born = _day(random)
    if born.year % 3 == 0:
        return _from(f"1######0{born.day:02}")(random)
    day = f"{born.day + random.choice((0, 40)):02}"
    stands_for = dict(zip(DIGITS, "LMNPQRSTUV", strict=True))
    numbers = [*f"{born:%y}", *day, *_some(random, DIGITS, 3)]
    for place in range(6, 6 - random.choice((0, 0, 1, 3, 7)), -1):
        numbers[place] = stands_for[numbers[place]]
    year, day, place = "".join(numbers[:2]), "".join(numbers[2:4]), "".join(numbers[4:])
    month, letters = "ABCDEHLMPRST"[born.month - 1], _some(random, LETTERS, 7)
    return _ends(letters[:6] + year + month + day + letters[6] + place, 1, LETTERS)


def _steuer_id(random: Random) -> Iterator[str]:
    signs = random.sample(DIGITS, 9)
    signs = [*signs[:8], signs[0], random.choice((signs[0], signs[8]))]
    random.shuffle(signs)
    return _ends("".join(signs), 1)


def _personnummer(random: Random) -> Iterator[str]:
    born = _day(random).strftime(random.choice(("%Y%m%d", "%y%m%d")))
    return _ends(born + random.choice(("", "-")) + _some(random, DIGITS, 3), 1)


def _pesel(random: Random) -> Iterator[str]:
    born = _day(random)
    month = born.month + random.choice((0, 20, 40, 60, 80))
    return _ends(f"{born:%y}{month:02}{born:%d}" + _some(random, DIGITS, 4), 1)


def _siret(random: Random) -> Iterator[str]:
    if random.random() < 0.2:
        return _from("356000000####")(random)
    (company,) = valid("siren", 1, random)
    return _from(company + "####")(random)


BODIES: dict[str, Callable[[Random], Iterator[str]]] = {
    "credit card": _card,
    "iban": _iban,
    "bic": _bic,
    "lei": _from("*" * 18, 2),
    "isbn": _isbn,
    "ean": lambda random: _from("#" * random.choice((7, 11, 12, 13)))(random),
    "vin": _vin,
    "ssn": _from("#########", 0),
    "nhs number": _from("#########"),
    "npi": lambda random: _from(random.choice("12") + "########")(random),
    "sin": _from("########"),
    "aadhaar": _from("###########"),
    "pan": lambda random: _from("@@@" + random.choice("ABCFGHJLPT") + "@####@", 0)(random),
    "cpf": _from("#########", 2),
    "cnpj": lambda random: _from(random.choice("#*") * 12, 2)(random),
    "nino": _from("@@######", 1, "ABCD"),
    "siren": _from("########"),
    "siret": _siret,
    "nir": _nir,
    "dni": _from("########", 1, LETTERS),
    "nie": lambda random: _from(random.choice("XYZ") + "#######", 1, LETTERS)(random),
    "codice fiscale": _codice_fiscale,
    "steuer id": _steuer_id,
    "bsn": _from("########"),
    "personnummer": _personnummer,
    "pesel": _pesel,
    "tfn": _from("########"),
    "abn": _from("###########", 0),
    "us ein": _from("#########", 0),
}

AS_WRITTEN = {
    "credit card": ["#### #### #### ####", "####-####-####-####", "#### ###### #####"],
    "iban": ["@@## @@@@ #### #### #### ##", "@@## #### #### #### #### ##"],
    "isbn": ["###-#-##-######-#", "###-##-#####-##-#", "# ##### ### #", "#-##-######-#"],
    "ssn": ["###-##-####"],
    "nhs number": ["### ### ####"],
    "sin": ["### ### ###", "###-###-###"],
    "aadhaar": ["#### #### ####"],
    "cpf": ["###.###.###-##"],
    "cnpj": ["##.###.###/####-##"],
    "nino": ["@@ ## ## ## @"],
    "siren": ["### ### ###"],
    "siret": ["### ### ### #####"],
    "nir": ["# ## ## ## ### ### ##"],
    "dni": ["########-@"],
    "nie": ["@-#######-@"],
    "steuer id": ["## ### ### ###"],
    "tfn": ["### ### ###"],
    "abn": ["## ### ### ###"],
    "us ein": ["##-#######"],
}
"""The ways to write a number with separators."""


def as_written(name: str, text: str) -> list[str]:
    found = []
    for shape in AS_WRITTEN.get(name, []):
        signs = iter(text)
        spread = "".join(next(signs, "") if sign in "#@" else sign for sign in shape)
        if next(signs, None) is None and written(spread, shape) is not None:
            found.append(spread)
    return found
