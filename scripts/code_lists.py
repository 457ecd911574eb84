"""Writes the lists of codes that checks look into, `src/dqlang/checks/data/*.csv`, or says which are out of date.

    .venv/bin/python scripts/code_lists.py write     after raising the versions of the `dev` extra
    .venv/bin/python scripts/code_lists.py           exit code 1 where a file is not what the sources say

The sources are what the `dev` extra pins. pycountry hands on what the ISO standards say of codes; only codes are taken,
which are facts. phonenumbers (Apache-2.0) hands on the numbering plans of Google's libphonenumber; of each plan its
calling code, the digit dialled in front, and which lengths a number has by its first two digits are taken.
`us_states.csv`, `card_brands.csv` and `ibans.csv` are written by hand; the last is held against python-stdnum, which
has the accounts of all countries from the registry's own file (tests/spark/test_formats_identifiers.py).
"""

from __future__ import annotations

import re._parser as regex
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

import phonenumbers
import pycountry

DATA = Path(__file__).parents[1] / "src" / "dqlang" / "checks" / "data"
LONGEST = 15
Start = tuple[str, int]
"""The first digits of numbers, up to two, and how many digits these have."""


def lists() -> dict[str, str]:
    """The files by their name."""
    iso = f"from pycountry {version('pycountry')}, which has them from Debian's iso-codes"
    plans = f"from phonenumbers {version('phonenumbers')}, which has them from libphonenumber (Apache-2.0)"
    languages = [(code.alpha_3, getattr(code, "alpha_2", "")) for code in pycountry.languages]
    return {
        "countries": written(
            f"ISO 3166-1, {iso}",
            ("alpha-2", "alpha-3", "numeric"),
            ((country.alpha_2, country.alpha_3, country.numeric) for country in pycountry.countries),
        ),
        "subdivisions": written(f"ISO 3166-2, {iso}", ("code",), ((each.code,) for each in pycountry.subdivisions)),
        "currencies": written(
            f"ISO 4217, list one (current currencies and funds), {iso}",
            ("alpha-3", "numeric"),
            ((currency.alpha_3, currency.numeric) for currency in pycountry.currencies),
        ),
        "languages": written(f"ISO 639-3 and, where there is one, ISO 639-1, {iso}", ("alpha-3", "alpha-2"), languages),
        "calling_codes": written(
            f"numbering plans by calling code, {plans}", ("calling_code", "starts", "lengths"), calling_codes()
        ),
        "phone_plans": written(
            f"numbering plans, {plans}", ("country", "calling_code", "trunk_prefix", "starts", "lengths"), phone_plans()
        ),
    }


def written(source: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([f"# {source}; {date.today()}", *map(",".join, [header, *sorted(rows)])]) + "\n"


# --- numbering plans ------------------------------------------------------------------------------------------------


def phone_plans() -> Iterator[tuple[str, ...]]:
    """For each country which lengths its numbers have, by how they begin."""
    for country in phonenumbers.SUPPORTED_REGIONS:
        plan = phonenumbers.PhoneMetadata.metadata_for_region(country)
        for row in rows_of(starts(plan)):
            yield country, str(plan.country_code), plan.national_prefix or "", *row


def calling_codes() -> Iterator[tuple[str, ...]]:
    """The same for each calling code, those of several countries and of none too."""
    for code, countries in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        if countries == ("001",):
            plans = [phonenumbers.PhoneMetadata.metadata_for_nongeo_region(code)]
        else:
            plans = [phonenumbers.PhoneMetadata.metadata_for_region(country) for country in countries]
        found = set().union(*map(starts, plans))
        for row in rows_of({(start[:1], length) for start, length in found}):
            yield str(code), *row


def starts(plan: phonenumbers.PhoneMetadata) -> set[Start]:
    numbers = plan.general_desc
    found = read(regex.parse(numbers.national_number_pattern), {("", 0)})
    return {(start, length) for start, length in found if length in numbers.possible_length}


def rows_of(found: set[Start]) -> Iterator[tuple[str, str]]:
    """How numbers begin, as patterns of one or two digits, and how long these are."""
    lengths: dict[str, set[int]] = {}
    for start, length in found:
        lengths.setdefault(start, set()).add(length)
    together: dict[tuple[int, ...], list[str]] = {}
    for start in sorted(lengths):
        together.setdefault(tuple(sorted(lengths[start])), []).append(start)
    for each, begin in together.items():
        yield "|".join(alternatives(begin)), spans(each)


def read(tree: Iterable, state: set[Start]) -> set[Start]:
    """What numbers may begin with and how long they may be behind a pattern, from what they are before it."""
    for operation, argument in tree:
        state = read_one(str(operation), argument, state)
    return state


def read_one(operation: str, argument, state: set[Start]) -> set[Start]:
    match operation, argument:
        case "LITERAL", code:
            return longer(state, chr(code))
        case "IN", items:
            return longer(state, "".join(map(digits, items)))
        case "SUBPATTERN", (*_, body):
            return read(body, state)
        case "BRANCH", (_, branches):
            return set().union(*(read(branch, state) for branch in branches))
        case "MAX_REPEAT", (low, high, body):
            return repeated(low, min(int(high), LONGEST), body, state)
        case "ASSERT_NOT", _:
            return state
    raise ValueError(f"a pattern of numbers holds {operation}")


def repeated(low: int, high: int, body: Iterable, state: set[Start]) -> set[Start]:
    found = set(state) if low == 0 else set()
    for times in range(1, high + 1):
        state = read(body, state)
        found |= state if times >= low else set()
    return found


def digits(item: tuple) -> str:
    kind, value = str(item[0]), item[1]
    if kind == "RANGE":
        return "".join(map(chr, range(value[0], value[1] + 1)))
    return chr(value) if kind == "LITERAL" else "0123456789"


def longer(state: set[Start], by: str) -> set[Start]:
    return {
        (start + digit if len(start) < 2 else start, length + 1)
        for start, length in state
        if length < LONGEST
        for digit in by
    }


def alternatives(starts: list[str]) -> Iterator[str]:
    """`20`, `21`, ..., `49` as `[2-4]`; `30`, `31` as `3[01]`."""
    seconds = {first: "".join(start[1:] for start in group) for first, group in groupby(starts, lambda start: start[0])}
    for those, group in groupby(sorted(seconds, key=lambda first: (seconds[first], first)), seconds.__getitem__):
        second = "" if those in ("", "0123456789") else one_of(those)
        yield one_of("".join(group)) + second


def one_of(digits: str) -> str:
    if len(digits) == 1:
        return digits
    runs = [[digits[0]]]
    for digit in digits[1:]:
        if int(digit) == int(runs[-1][-1]) + 1:
            runs[-1].append(digit)
        else:
            runs.append([digit])
    return "[" + "".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else "".join(run) for run in runs) + "]"


def spans(lengths: tuple[int, ...]) -> str:
    """`9 10 11 15` as `9-11 15`."""
    runs = [[lengths[0], lengths[0]]]
    for length in lengths[1:]:
        if length == runs[-1][1] + 1:
            runs[-1][1] = length
        else:
            runs.append([length, length])
    return " ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)


def main(command: str) -> int:
    old = {name: text for name, text in lists().items() if not kept(name, text)}
    if command == "write":
        for name, text in old.items():
            (DATA / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    for name in old:
        print(f"{name}.csv is {'written' if command == 'write' else 'out of date'}")
    return int(bool(old) and command != "write")


def kept(name: str, text: str) -> bool:
    """Whether the file says so already; the day on which it was written does not count."""
    file = DATA / f"{name}.csv"
    return file.exists() and undated(file.read_text(encoding="utf-8")) == undated(text)


def undated(text: str) -> str:
    heading, _, rows = text.partition("\n")
    return heading.rpartition(";")[0] + rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
