"""Identifiers with check digits against python-stdnum and plain Python: as many as a thousand of each, many of them
with one thing wrong, in one query."""

from __future__ import annotations

import re
from importlib import resources
from random import Random

import pytest
from engines import ENGINE
from identifier_oracles import IDENTIFIERS, account, rows
from identifiers_made import BODIES, STDNUM, as_written, grouped, library, mutants, valid

from dqlang.checks import registry
from dqlang.plan.expr import ColumnRef, Expr
from dqlang.plan.types import LONG, STRING
from dqlang.spark.sail.fit import rewritten
from dqlang.spark.sql import quote_text, render

pytestmark = [pytest.mark.classic, pytest.mark.sail]

VALID = 430
NAMES = sorted(BODIES)
SEPARATOR = "|"


def rendered(expr: Expr) -> str:
    return render(rewritten(expr) if ENGINE == "sail" else expr)


def answers(spark, name: str, texts: list[str], subject: str = "x", type=STRING) -> list[bool | None]:
    """Of all texts in one query, through generated code: the optimizer computes no rows that are split from a text."""
    check = rendered(registry.find(f"be valid {name}").build(ColumnRef((subject,), type)))
    split = f"SELECT posexplode(split({quote_text(SEPARATOR.join(texts))}, '[{SEPARATOR}]')) AS (i, x)"
    found = spark.sql(f"SELECT i, {check} FROM (SELECT *, TRY_CAST(x AS BIGINT) AS n FROM ({split}))").collect()
    return [answer for _, answer in sorted(found)]


def made(name: str) -> list[str]:
    random = Random(name)
    right = valid(name, VALID, random)
    wrong = [mutant for text in right for mutant in mutants(text, random)]
    written = [each for text in right[:100] for each in (*as_written(name, text), grouped(text, random))]
    return [*right, *wrong, *written]


@pytest.mark.parametrize("name", NAMES)
def test_as_plain_python_says(spark, name):
    texts, oracle = made(name), IDENTIFIERS[f"be valid {name}"]
    expected = [oracle(text) for text in texts]
    assert len(texts) > 1000 and VALID * 0.9 < expected.count(True) < len(texts) / 2
    assert all(any(map(oracle, as_written(name, text))) for text in texts[:5] if as_written(name, text))
    found = zip(texts, answers(spark, name, texts), expected, strict=True)
    assert [(text, answer) for text, answer, right in found if answer is not right] == []


AGREED = {
    "bic": lambda text: text[:4].isalpha(),  # digits may stand in the institution's part since 2014
    "bsn": lambda text: len(text) == 9,
    "codice fiscale": lambda text: len(text) != 11 or text[7:10] <= "100",  # it knows the offices that give numbers
    "iban": lambda text: text[2:4].isdigit(),  # the check digits
    "isbn": lambda text: len(text) in (10, 13) and not text.startswith("9790"),
    "lei": lambda text: len(text) == 20 and text[18:].isdigit() and "02" <= text[18:] <= "98",
    "pan": lambda text: text[3:4] != "K",
    "personnummer": lambda text: len(text) == 10 or text[:2] in ("18", "19", "20"),
    "steuer id": lambda text: not any(digit * 3 in text[:10] for digit in "0123456789"),
    "tfn": lambda text: len(text) == 9,
}
"""The texts about which this library and the check mean to agree."""


@pytest.mark.parametrize("name", sorted(STDNUM))
def test_the_oracle_as_python_stdnum_says(name):
    """Of texts without separators: it passes over any of them, in any place."""
    texts = [text for text in made(name) if text.isascii() and text.isalnum()]
    texts = [text for text in texts if text.upper() == text and AGREED.get(name, bool)(text)]
    oracle, theirs = IDENTIFIERS[f"be valid {name}"], library(name)
    assert len(texts) > 900
    assert [text for text in texts if oracle(text) is not theirs(text)] == []


def test_the_accounts_of_all_countries_are_those_of_the_registry():
    lines = resources.files("stdnum").joinpath("iban.dat").read_text(encoding="utf-8").splitlines()
    theirs = {line[:2]: re.findall("([0-9]+)!([nac])", line.split('bban="')[1]) for line in lines if line[0] != "#"}
    signs = {"n": "#", "a": "@", "c": "*"}
    expected = {country: "".join(signs[k] * int(n) for n, k in parts) for country, parts in theirs.items()}
    assert {row["country"]: account(row["country"]) for row in rows("ibans")} == expected


WHOLE = [name for name in NAMES if "whole" in registry.find(f"be valid {name}").accepts]


def test_numbers_that_begin_with_no_zero_may_be_whole_numbers():
    assert WHOLE == ["aadhaar", "abn", "credit card", "npi", "sin", "steuer id"]


@pytest.mark.parametrize("name", WHOLE)
def test_whole_numbers(spark, name):
    texts = [text for text in made(name) if text.isascii() and text.isdigit() and int(text) < 2**63]
    expected = [IDENTIFIERS[f"be valid {name}"](text.lstrip("0")) for text in texts]
    assert answers(spark, name, texts, "n", LONG) == expected


def test_null_and_odd_texts_have_their_answers(spark):
    """No answer for null; for all else one, and nothing throws, in one projection of all checks."""
    odd = [
        "",
        " ",
        "0",
        "-5",
        "+1",
        "1e5",
        "\n",
        "\u0661" * 10,
        "9" * 40,
        "A" * 40,
        "0" * 16,
        "x" * 100_000,
        "\U0001f600",
    ]
    checks = [rendered(registry.find(phrase).build(ColumnRef(("x",), STRING))) for phrase in IDENTIFIERS]
    values = ", ".join(f"({quote_text(text)})" for text in odd)
    columns = ", ".join(f"{check} AS c{number}" for number, check in enumerate(checks))
    found = spark.sql(f"SELECT x, {columns} FROM VALUES {values}, (NULL) AS t(x)").collect()
    expected = {text: tuple(oracle(text) for oracle in IDENTIFIERS.values()) for text in odd}
    assert {row[0]: tuple(row[1:]) for row in found} == {**expected, None: (None,) * len(checks)}
