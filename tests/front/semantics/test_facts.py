"""What is said of a table beside its rules: its owner, its key, and what counts as missing."""

from __future__ import annotations

import json
import pickle

import pytest

import dqlang
from dqlang.plan.serialize import from_json, to_json

SCHEMA = "Id INT, Name STRING, Ssn STRING, Address STRUCT<Zip: STRING>, Day DATE, Tags ARRAY<STRING>"


def rules(*sentences: str, above: str = "", **known) -> dqlang.RuleSet:
    return dqlang.compile(f"{above}\nPerson\n" + "".join(f"    {each}\n" for each in sentences), **known)


def codes(*sentences: str, above: str = "", **known) -> list[str]:
    text = f"{above}\nPerson\n" + "".join(f"    {each}\n" for each in sentences)
    return [each.code for each in dqlang.lint(text, **known)]


# --- owner and key --------------------------------------------------------------------------------------------------


def test_the_owner_is_known_of_the_rules_and_of_each_rule() -> None:
    owned = rules("Name must be present", "owner is 'claims office'")
    assert owned.owner == "claims office"
    assert [rule.owner for rule in owned] == ["claims office"]
    assert (rules("Name must be present").owner, rules("Name must be present").rules[0].owner) == (None, None)


def test_joined_rules_keep_their_owners() -> None:
    mine, other = rules("A must be 1", "owner is 'a'"), rules("B must be 1", "owner is 'b'")
    same = rules("C must be 1", "owner is 'a'")
    assert ((mine + other).owner, [rule.owner for rule in mine + other]) == (None, ["a", "b"])
    assert (mine + same).owner == "a"
    assert [rule.owner for rule in mine + rules("D must be 1")] == ["a", None]


def test_a_key_has_the_schema_s_spelling() -> None:
    assert rules("Name must be present", "key is ID").key == (("ID",),)
    assert rules("Name must be present", "key is (id, address.ZIP)", schema=SCHEMA).key == (("Id",), ("Address", "Zip"))
    keyed = rules("Name must be present", "key is Id")
    assert (rules("A must be 1") + keyed).key == (("Id",),)
    assert (keyed + rules("A must be 1", "key is A")).key == (("Id",),)
    assert pickle.loads(pickle.dumps(keyed)).key == keyed.select(severity="severe").key == (("Id",),)


@pytest.mark.parametrize(
    ("sentences", "code"),
    [
        (["key is Id", "key is Name"], "DQ293"),
        (["owner is 'a'", "owner is 'a'"], "DQ293"),
        (["key is Idd"], "DQ300"),
        (["key is Address.Zp"], "DQ302"),
        (["key is Ssn", "Ssn is sensitive"], "DQ437"),
        (["key is Address", "Address.Zip is sensitive"], "DQ437"),
        (["key is sensitive"], "DQ123"),
    ],
)
def test_what_is_wrong_with_an_owner_or_a_key(sentences: list[str], code: str) -> None:
    assert codes("Name must be present", *sentences, schema=SCHEMA) == [code]


def test_facts_change_no_fingerprint_and_reach_the_data() -> None:
    plain, said = rules("A must be 1"), rules("owner is 'x'", "key is (A, B)", "A must be 1")
    assert plain.fingerprint == said.fingerprint
    data = json.loads(said.to_json())
    assert (data["owner"], data["key"], data["rules"][0]["owner"]) == ("x", [["A"], ["B"]], "x")
    plan = from_json(said.to_json())
    assert to_json(plan) == said.to_json()
    old = json.loads(plain.to_json())
    del old["owner"], old["key"], old["rules"][0]["owner"]
    assert from_json(json.dumps(old)).key == ()


def test_explain_tells_the_facts() -> None:
    told = " ".join(
        rules("A must be 1", "owner is 'x'", "key is (A, B)", above="treat '-', -1 as missing").explain().split()
    )
    assert "x answers for these rules" in told
    assert "A and B together tell the rows apart" in told
    assert "A column that holds exactly '-' or -1 counts as one that holds nothing" in told


def test_facts_stand_below_a_table_s_name() -> None:
    for fact in ("owner is 'x'", "key is Id"):
        assert codes("A must be 1", above=fact) == ["DQ110"]


# --- what counts as missing -----------------------------------------------------------------------------------------


def test_it_counts_for_all_tables_or_for_one() -> None:
    text = "treat '-' as missing\nA\n    treat 'x' as missing\n    N must be 'a'\nB\n    N must be 'a'\n"
    first, second = (dqlang.compile(text, table=name, schema="N STRING").to_sql() for name in "AB")
    assert "IN ('-', 'x')" in first
    assert "= '-'" in second and "'x'" not in second


@pytest.mark.parametrize("value", ["null", "true", "now", "today", "09:00"])
def test_what_cannot_count_as_missing(value: str) -> None:
    assert codes(f"treat '-', {value} as missing", "A must be 1") == ["DQ294"]
    assert codes("A must be 1", above=f"treat {value} as missing") == ["DQ294"]


def test_it_stands_above_the_rules() -> None:
    assert codes("A must be 1", "treat '-' as missing") == ["DQ116"]
    assert codes("owner is 'x'", "treat '-' as missing", "A must be 1") == []


def test_a_fingerprint_hangs_on_what_counts_as_missing() -> None:
    def of(*treated: str) -> str:
        return rules(*(f"treat {each} as missing" for each in treated), "A must be 'a'").fingerprint

    assert of() != of("'-'") != of("'-', 'x'")
    assert of("'-', 'x'") == of("'x'", "'-'") == of("'x', '-', 'x'")


def test_joined_rules_keep_what_counts_as_missing_for_them() -> None:
    mine, other = rules("treat '-' as missing", "A must be 'a'"), rules("B must be 'b'")
    text = (mine + other).to_sql("A STRING, B STRING")
    assert "CASE WHEN `A` = '-'" in text and "CASE WHEN `B`" not in text
    assert [rule.fingerprint for rule in mine + other] == [mine.rules[0].fingerprint, other.rules[0].fingerprint]
    assert pickle.loads(pickle.dumps(mine)).to_sql() == mine.to_sql()


def test_text_counts_in_columns_of_text_alone_and_numbers_in_those_of_numbers() -> None:
    treated = rules(
        "treat '-', -1, 1900-01-01 as missing",
        "S, N, D, B must be present",
        schema="S STRING, N INT, D DATE, B BOOLEAN",
    )
    text = treated.to_sql()
    assert "WHEN `S` = '-'" in text and "WHEN `N` = -1" in text and "WHEN `D` =" in text
    assert "WHEN `B`" not in text


def test_without_a_schema_the_type_is_asked_as_it_runs() -> None:
    assert "typeof(`A`)" in rules("treat '-' as missing", "A must be 'a'").to_sql()
