"""Formats without check digits against well-kept libraries and plain Python: more than a thousand texts of each, most
of them with something wrong, in one query."""

from __future__ import annotations

import ipaddress
from random import Random

import phonenumbers
import pycountry
import pytest
from check_texts import TEXTS
from engines import ENGINE
from form_oracles import CODES, FORMS, ipv4, ipv6, phone, planned, plans, subdivision
from forms_made import MADE, mutants
from forms_made import ipv4 as made_ipv4
from forms_made import ipv6 as made_ipv6

from dqlang.checks import registry
from dqlang.plan.addresses import in_network
from dqlang.plan.expr import ColumnRef, Expr, rlike
from dqlang.plan.types import STRING
from dqlang.spark.sail.fit import rewritten
from dqlang.spark.sql import quote_text, render

pytestmark = [pytest.mark.classic, pytest.mark.sail]

VALID = 250
SEPARATOR = "\x1e"
X = ColumnRef(("x",), STRING)


def rendered(expr: Expr) -> str:
    return render(rewritten(expr) if ENGINE == "sail" else expr)


def answers(spark, texts: list[str], *exprs: Expr) -> list[list[bool | None]]:
    """Of all texts in one query, through generated code: the optimizer computes no rows that are split from a text."""
    split = f"SELECT posexplode(split({quote_text(SEPARATOR.join(texts))}, {quote_text(SEPARATOR)})) AS (i, x)"
    columns = ", ".join(f"{rendered(expr)} AS c{number}" for number, expr in enumerate(exprs))
    found = sorted(tuple(row) for row in spark.sql(f"SELECT i, {columns} FROM ({split})").collect())
    assert len(found) == len(texts)
    return [list(answer) for answer in list(zip(*found, strict=True))[1:]]


def check(phrase: str, **arguments: str) -> Expr:
    return registry.find(phrase).build(X, **arguments)


def made(words: str) -> list[str]:
    random = Random(words)
    right = [MADE[words](random) for _ in range(VALID)]
    return [*right, *(mutant for text in right for mutant in mutants(text, random))]


def differing(texts, found, expected) -> list[tuple[str, bool | None]]:
    return [(text, answer) for text, answer, right in zip(texts, found, expected, strict=True) if answer is not right]


@pytest.mark.parametrize("words", sorted(MADE))
def test_as_the_oracle_says(spark, words):
    texts, oracle = made(words), FORMS[f"be valid {words}"]
    expected = [oracle(text) for text in texts]
    assert len(texts) > 1000 and expected[:VALID].count(True) > VALID * 0.8 and expected.count(False) > VALID
    [found] = answers(spark, texts, check(f"be valid {words}"))
    assert differing(texts, found, expected) == []


def test_all_formats_have_an_oracle_and_texts():
    assert {f"be valid {words}" for words in MADE} == set(FORMS)


def test_texts_chosen_to_break_a_check(spark):
    """They are those that break the other checks, and texts too long for a stack."""
    texts = [
        *dict.fromkeys(TEXTS),
        "a" * 100_000,
        "a." * 50_000,
        "1-" * 50_000,
        "0" * 100_000,
        "a@" * 50_000,
        ":" * 9999,
    ]
    found = answers(spark, texts, *map(check, FORMS))
    wrong = {p: differing(texts, answer, map(FORMS[p], texts)) for p, answer in zip(FORMS, found, strict=True)}
    assert {phrase: [(text[:60], answer) for text, answer in each] for phrase, each in wrong.items() if each} == {}


def test_null_has_no_answer(spark):
    columns = ", ".join(f"{rendered(check(phrase))} AS c{number}" for number, phrase in enumerate(FORMS))
    [found] = spark.sql(f"SELECT {columns} FROM VALUES (CAST(NULL AS STRING)) AS t(x)").collect()
    assert set(found) == {None}


# --- lists of codes -------------------------------------------------------------------------------------------------

LISTS = {
    ("country code", "alpha-3"): {each.alpha_3 for each in pycountry.countries},
    ("country code", "numeric"): {each.numeric for each in pycountry.countries},
    ("currency code", "alphabetic"): CODES,
    ("currency code", "numeric"): {each.numeric for each in pycountry.currencies},
    ("language code", "alpha-3"): {each.alpha_3 for each in pycountry.languages},
}


@pytest.mark.parametrize("words, form", LISTS)
def test_every_code_of_a_list_holds_and_its_mutants_do_not(spark, words, form):
    codes, random = LISTS[words, form], Random(form)
    texts = [*sorted(codes), *(mutant for code in sorted(codes)[:300] for mutant in mutants(code, random))]
    [found] = answers(spark, texts, check(f"be valid {words}", format=form))
    assert differing(texts, found, [text in codes for text in texts]) == []


def test_every_subdivision_holds_in_one_column_and_in_two(spark):
    codes = [each.code for each in pycountry.subdivisions] + ["US-ZZ", "us-CA", "US-C-A", "-", "US-", "-CA", "ZZ-01"]
    one = check("be valid subdivision code")
    spec = registry.find("be valid subdivision code")
    two = rendered(spec.build((ColumnRef(("a",), STRING), ColumnRef(("b",), STRING))))
    values = ", ".join(
        f"({quote_text(c)}, {quote_text(c.split('-')[0])}, {quote_text(c.partition('-')[2])})" for c in codes
    )
    found = spark.sql(f"SELECT x, {rendered(one)} AS one, {two} AS two FROM VALUES {values} AS t(x, a, b)").collect()
    assert {row.x for row in found if row.one is not subdivision(row.x) or row.two is not subdivision(row.x)} == set()


# --- phone numbers --------------------------------------------------------------------------------------------------

PLANS = plans("phone_plans")
WAYS = phonenumbers.PhoneNumberFormat


def examples(region: str) -> list[phonenumbers.PhoneNumber]:
    kinds = phonenumbers.PhoneNumberType.values()
    found = [phonenumbers.example_number_for_type(region, kind) for kind in kinds]
    return [number for number in found if number is not None and number.country_code]


def dialled_from_abroad(number: phonenumbers.PhoneNumber) -> bool:
    return phonenumbers.can_be_internationally_dialled(number)


def test_numbers_that_libphonenumber_has_as_examples_hold(spark):
    numbers = [number for region in sorted(phonenumbers.SUPPORTED_REGIONS) for number in examples(region)]
    texts = list(dict.fromkeys(phonenumbers.format_number(number, WAYS.E164) for number in numbers))
    assert len(texts) > 900
    [found] = answers(spark, texts, check("be valid phone number"))
    assert [text for text, answer in zip(texts, found, strict=True) if not answer] == []


def test_numbers_that_hold_are_possible(spark):
    """Most of them are not assigned: only their beginning and their length are looked at."""
    texts = [text for text in made("phone number") if phone(text)]
    assert len(texts) > 400
    numbers = [phonenumbers.parse(text) for text in texts]
    impossible = [text for text, number in zip(texts, numbers, strict=True) if not possible(number)]
    assert impossible == []


def possible(number: phonenumbers.PhoneNumber) -> bool:
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[number.country_code]
    length = len(phonenumbers.national_significant_number(number))
    find = phonenumbers.PhoneMetadata
    known = [find.metadata_for_region(r) or find.metadata_for_nongeo_region(number.country_code) for r in regions]
    return any(length in plan.general_desc.possible_length for plan in known)


@pytest.mark.parametrize("region", ["US", "GB", "DE", "FR", "IT", "IN", "BR", "AU", "JP", "RU", "CH", "SG", "MX"])
def test_national_numbers(spark, region):
    """As people there write them, and as they are written for those abroad; then with something wrong."""
    random = Random(region)
    numbers = [near(example, random) for example in examples(region) for _ in range(12)]
    numbers = [n for n in numbers if holds(phonenumbers.national_significant_number(n), region)]
    ways = (WAYS.E164, WAYS.INTERNATIONAL, WAYS.NATIONAL)
    right = [phonenumbers.format_number(number, way).replace("/", "-") for number in numbers for way in ways]
    digits = ["".join(filter(str.isdigit, text)) for text in right]
    wrong = [f"{d[:3]}  {d[3:]}" for d in digits] + [f"{d[:3]}/{d[3:]}" for d in digits] + [f"{d}-" for d in digits]
    wrong += [f" {text}" for text in right] + [f"{text}\n" for text in right] + [f"({d[:3]} {d[3:]}" for d in digits]
    [found] = answers(spark, [*right, *wrong], check("be valid phone number", country=region))
    assert [text for text, answer in zip(right, found, strict=False) if not answer] == []
    assert [text for text, answer in zip(wrong, found[len(right) :], strict=True) if answer] == []


def near(number: phonenumbers.PhoneNumber, random: Random) -> phonenumbers.PhoneNumber:
    changed = phonenumbers.PhoneNumber()
    changed.merge_from(number)
    changed.national_number += random.randint(-40, 40)
    return changed


def holds(number: str, region: str) -> bool:
    return any(planned(number, row) for row in PLANS if row["country"] == region)


# --- networks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [4, 6])
def test_networks_as_the_standard_library_has_them(spark, version):
    random = Random(version)
    make, known = (made_ipv4, ipv4) if version == 4 else (made_ipv6, ipv6)
    lengths = [0, 1, 8, 12, 17, 24, 31, 32] if version == 4 else [0, 7, 16, 32, 45, 64, 100, 112, 127, 128]
    networks = [ipaddress.ip_network(f"{make(random)}/{length}", strict=False) for length in lengths]
    inside = [str(network[random.randrange(network.num_addresses)]) for network in networks for _ in range(30)]
    texts = [*(make(random) for _ in range(100)), *inside]
    texts += [mutant for text in texts for mutant in mutants(text, random)]
    assert len(texts) > 1000
    found = answers(spark, texts, *(rlike(X, rf"^{in_network(str(network))}\z") for network in networks))
    for network, answer in zip(networks, found, strict=True):
        expected = [known(text) and ipaddress.ip_address(text) in network for text in texts]
        assert (str(network), differing(texts, answer, expected)) == (str(network), [])
