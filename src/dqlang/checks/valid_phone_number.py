"""A phone number as it is dialled from anywhere: `+14155552671`.

A plus sign, the calling code of a country (or of a service without a country, such as `800`), and as many digits as
numbers there have that begin with such a digit; digits alone, without spaces.

`for 'US'`, with a country's two letters, asks for a number of that country, as people there write it: with or without
the digit dialled in front (`0` in Germany), with single spaces, hyphens or points between groups of digits and
perhaps parentheses around the first one (`(415) 555-2671`), or with a plus sign and the calling code (`+1
415-555-2671`). Here the first two digits count.

Only the beginning and the length decide: whether a number has been given to anybody, nobody can tell from it. Of random
numbers that hold, libphonenumber calls all possible, and 43 in a hundred such as are given out.

Null: no answer, so the rule fails. Types: text.
Source: ITU-T E.164, ways to write by E.123; plans as of the day that `checks/data/phone_plans.csv` names.

```dq
Person
    Phone should be valid phone number
    Home should be valid phone number for 'US' if present
```
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from dqlang.checks.data import rows
from dqlang.checks.spec import TEXT, CheckSpec, Parameter
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, and_, rlike

_ANYWHERE = ""
_DIGIT = re.compile(r"\[[^]]*\]|[0-9]")
_BETWEEN = "[ .()-]{0,2}"
_GROUPS = r"^(?=.{2,40}\z)\+?(?:[0-9]+[ .-]?\([0-9]+\)[ .-]?|\([0-9]+\)[ .-]?)?[0-9]+(?:[ .-][0-9]++)*+\z"


def build(subject: Expr, country: str = _ANYWHERE) -> Expr:
    value = as_text(subject)
    if country == _ANYWHERE:
        return rlike(value, _from_anywhere())
    return and_(rlike(value, _GROUPS), rlike(value, _of_country(country)))


def _country_problem(value: object) -> str | None:
    known = {row["country"] for row in rows("phone_plans")}
    if value in known:
        return None
    if str(value).upper() in known:
        return f"a country is written in capital letters, '{str(value).upper()}'"
    return "it is the code of a country that has phone numbers, in two capital letters, such as 'US'"


@lru_cache(maxsize=1)
def _from_anywhere() -> str:
    """By the first digit of the calling code, so that few alternatives are looked at."""
    plans: dict[str, list[str]] = {}
    for row in rows("calling_codes"):
        plans.setdefault(row["calling_code"], []).extend(_numbers(row))
    whole = {code: f"{code[1:]}(?:{'|'.join(numbers)})" for code, numbers in plans.items()}
    by_first = (
        f"{first}(?:{'|'.join(map(whole.__getitem__, codes))})"
        for first, codes in groupby(sorted(plans), lambda code: code[0])
    )
    return rf"^\+(?:{'|'.join(by_first)})\z"


@lru_cache(maxsize=256)
def _of_country(country: str) -> str:
    plan = [row for row in rows("phone_plans") if row["country"] == country]
    numbers = "|".join(number for row in plan for number in _numbers(row, _BETWEEN))
    code, trunk = (_BETWEEN.join(digits) + _BETWEEN for digits in (plan[0]["calling_code"], plan[0]["trunk_prefix"]))
    in_front = rf"\+{code}" + (f"|{trunk}" if plan[0]["trunk_prefix"] else "")
    return rf"^{_BETWEEN}(?:{in_front})?(?:{numbers})\z"


def _numbers(row: dict[str, str], between: str = "") -> list[str]:
    """The numbers of a row of the plan, by how they begin and how long they are."""
    patterns, rest = [], f"(?:{between}[0-9])" if between else "[0-9]"
    for start in row["starts"].split("|"):
        digits = _DIGIT.findall(start)
        for span in row["lengths"].split():
            bounds = ",".join(str(int(length) - len(digits)) for length in span.split("-"))
            patterns.append(f"{between.join(digits)}{rest}{{{bounds}}}")
    return patterns


CHECK = CheckSpec(
    phrase="be valid phone number",
    type_name="valid_phone_number",
    accepts=TEXT,
    build=build,
    english="is a phone number",
    english_not="is not a phone number",
    parameters=(Parameter("country", kind="text", problem=_country_problem),),
)
