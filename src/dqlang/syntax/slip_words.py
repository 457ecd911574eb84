"""What the sentences offered for slips are filled with, beside the words of the slip themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

_DIGITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SIGNS = {
    ">": "greater than",
    "<": "less than",
    ">=": "at least",
    "=>": "at least",
    "<=": "at most",
    "=<": "at most",
    "=": "equal to",
    "==": "equal to",
}


def derived(groups: dict[str, str]) -> dict[str, str]:
    """What the templates use beside the groups themselves."""
    found = {**_of_mark(groups), **groups}
    for needed, make in _DERIVED:
        if needed <= groups.keys():
            found.update(make(groups))
    return found


def _of_mark(groups: dict[str, str]) -> dict[str, str]:
    words = groups["at"].split()
    return {
        "verb": groups.get("verb", words[-1] if words else ""),
        "word": words[0].lower() if words else "",
        "digit": str(_DIGITS.index(groups["at"].lower()) + 1) if groups["at"].lower() in _DIGITS else "",
        "is": "is not" if "not" in words else "is",
        "at_": re.sub(r"\W+", "_", groups["at"]),
    }


def _date(groups: dict[str, str]) -> dict[str, str]:
    """Day and month as most of the world writes them; where the other order is a date too, there is no `date`."""
    day, month, year = int(groups["d"]), int(groups["m"]), groups["y"]
    first, second = f"{year}-{month:02}-{day:02}", f"{year}-{day:02}-{month:02}"
    if groups["at"].startswith(year) or day == month or day > 12:
        return {"date": first, "dates": f"`{first}`"}
    if month > 12:
        return {"date": second, "dates": f"`{second}`"}
    return {"dates": f"`{first}` or `{second}`"}


def _named_date(groups: dict[str, str]) -> dict[str, str]:
    month = "janfebmaraprmayjunjulaugsepoctnovdec".index(groups["month"][:3].lower()) // 3 + 1
    return {"date": f"{groups['y']}-{month:02}-{int(groups['d']):02}"}


def _more(groups: dict[str, str]) -> dict[str, str]:
    """The further items of a list, with commas between them whatever stood there."""
    return {
        "more": re.sub(r"(?: ?[,;|/])?(?: or| and)? (?=[\w'\"`])|(?<=['\"]) ?[;|/] ?(?=['\"])", ", ", groups["more"])
    }


def _like(groups: dict[str, str]) -> dict[str, str]:
    """A pattern of SQL in the words of a check, where it is a plain one."""
    quote, text = groups["like"][0], groups["like"][1:-1]
    middle = text.strip("%")
    if re.search("[%_]", middle) or not middle:
        return {"like": f"look like {groups['like']}"}
    verb = {(True, True): "contain", (True, False): "end with", (False, True): "start with"}
    ends = text.startswith("%"), text.endswith("%")
    return {"like": f"{verb.get(ends, 'be')} {quote}{middle}{quote}"}


def _window(groups: dict[str, str]) -> dict[str, str]:
    n, x = groups["n"], groups["x"]
    before = groups["side"].lower() == "before"
    return {"window": f"{n} before {x} and {x}" if before else f"{x} and {n} after {x}"}


_DERIVED: list[tuple[set[str], Callable[[dict[str, str]], dict[str, str]]]] = [
    ({"bare"}, lambda groups: {"quoted": ", ".join(f"'{word}'" for word in re.split(r",? or |, ", groups["bare"]))}),
    ({"sign"}, lambda groups: {"words": _SIGNS[groups["sign"]]}),
    ({"more"}, _more),
    ({"d", "m", "y"}, _date),
    ({"d", "month", "y"}, _named_date),
    ({"like"}, _like),
    ({"n", "x", "side"}, _window),
    ({"whole"}, lambda groups: {"plain": re.sub("[.,]", "", groups["whole"])}),
    ({"scientific"}, lambda groups: {"decimal": f"{Decimal(groups['scientific']):f}"}),
    ({"name"}, lambda groups: {"name_": re.sub(r"\W+", "_", groups["name"]).strip("_")}),
    ({"names"}, lambda groups: {"list": re.sub(r",? or ", " and ", groups["names"])}),
    ({"n"}, lambda groups: {"share": f"{Decimal(groups['n'].rstrip('.')) / 100:f}"} if _is_number(groups["n"]) else {}),
]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d*)?", text) is not None
