"""A fingerprint changes when, and only when, a rule asks something else."""

from __future__ import annotations

import re

import pytest
from meanings import SCHEMA, analysis


def fingerprint(sentence: str, **known) -> str:
    [rule] = analysis(sentence, schema=known.get("schema"), lookups=None).plan.rules
    return rule.fingerprint


SAME = [
    ("Age must be > 5", "Age   MUST be greater than  5   # a comment"),
    ("age must be at least 5 as x", "AGE must be >= 5 as X"),
    ("Name must be in ['a', 'b']", "Name must be in ['b', 'a', 'b']"),
    ("Name must be present", "Name must be present because 'we call them' tagged ['gdpr']"),
    ("Age must be 1 when A is 1 if present", "Age must be 1 if present when A is 1"),
    ("length(Name) must be 1", "length of Name must be 1"),
    ("Name must be a valid date.", "Name must be valid date"),
    ("D must be on ['Monday', 'friday']", "d must be on ['FRIDAY', 'Monday']"),
    ("Code must match any of ['a', 'b']", "Code must match any of ['b', 'a']"),
    ("(A, B) must be in [(1, 2), (3, 4)]", "(A, B) must be in [(3, 4), (1, 2)]"),
    ("Id must be a key", "Id must be key"),
    ("Age must be 1 for at least 95% of rows", "Age must be 1 for at least 95.0% of rows"),
]
OTHER = [
    ("Age must be > 5", "Age should be > 5"),
    ("Age must be > 5", "Age must be >= 5"),
    ("Age must be > 5", "Age must be > 5 if present"),
    ("Age must be > 5", "Age must be > 5 as x"),
    ("Age must be > 5", "Age must be > 5 for at least 95% of rows"),
    ("Age must be 5 as x", "Age must be '5' as x"),
    ("Age must be less than '2024-01-01' as x", "Age must be before '2024-01-01' as x"),
    ("Age must be 5 when A is 1", "Age must be 5 when A is 2"),
    ("Name must match '^a$'", "Name must match '^A$'"),
    ("Name must be in ['a']", "Name must be in ['a'] ignoring case"),
    ("Total must be 5 within 1", "Total must be 5 within 1%"),
    ("Code must match any of ['a'] as x", "Code must match all of ['a'] as x"),
    ("Code must look like 'a%'", "Code must look like 'A%'"),
    ("(A, B) must be in [(1, 2)]", "(A, B) must be in [(2, 1)]"),
    ("Id must be a key as x", "Id must be unique as x"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_meaning(one, other):
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_meaning(one, other):
    assert fingerprint(one) != fingerprint(other)


def test_form_and_independence_of_the_schema():
    found = fingerprint("Name must be present")
    assert re.fullmatch("[0-9a-f]{16}", found)
    assert found == fingerprint("Name must be present", schema=SCHEMA)


def test_it_is_the_same_in_every_version():
    """History is kept by fingerprint: a change of this value is a break that the changelog must name."""
    assert fingerprint("Name must not have whitespace") == "6075c5964a01eb03"


def test_each_subject_has_its_own():
    rules = analysis("Name, Zip must be present", schema=None).plan.rules
    assert rules[0].fingerprint == fingerprint("Name must be present") != rules[1].fingerprint
