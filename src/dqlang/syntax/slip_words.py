"""What the sentences offered for slips are filled with, beside the words of the slip themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from dqlang.diagnostics.wording import quote

_SCALES = {"k": 3, "thousand": 3, "m": 6, "mio": 6, "million": 6, "billion": 9}
_TEXTS = re.compile(r"'[^']*'|\"[^\"]*\"")
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
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
        "digit": str(_DIGITS.index(groups["at"].lower())) if groups["at"].lower() in _DIGITS else "",
        "is": "is not" if "not" in words else "is",
        "times": f"{{{groups['n']}}}" if groups.get("n") else "+",
        "base": "match" if "third" in groups else groups.get("act", ""),
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
        "more": re.sub(
            r"(?: ?[,;|/])?(?: or| and)? (?=[\w'\"`])|(?:^|(?<=['\"])) ?[,;"
            "|/] ?(?=['\"])",
            ", ",
            groups["more"],
        )
    }


def like(pattern: str) -> str:
    """A pattern of SQL in the words of a check, where it is a plain one."""
    quote, text = pattern[0], pattern[1:-1]
    middle = text.strip("%")
    if re.search(r"[%_\\]", middle) or not middle:
        return f"look like {pattern}"
    verb = {(True, True): "contain", (True, False): "end with", (False, True): "start with"}
    return f"{verb.get((text.startswith('%'), text.endswith('%')), 'be')} {quote}{middle}{quote}"


def _window(groups: dict[str, str]) -> dict[str, str]:
    n, x = groups["n"], groups["x"]
    before = groups["side"].lower() == "before"
    return {"window": f"{n} before {x} and {x}" if before else f"{x} and {n} after {x}"}


def _clock(groups: dict[str, str]) -> dict[str, str]:
    hour = int(groups["h"]) % 12 + (12 if groups["half"].lower() == "pm" else 0)
    return {"clock": f"{groups['day']}T{hour:02}:{groups['min']}"}


def _time(groups: dict[str, str]) -> dict[str, str]:
    """`9 am`, `9:30 pm` as times of day."""
    hour = int(groups["hour"]) % 12 + (12 if groups["half"].lower() == "pm" else 0)
    return {"time": f"{hour:02}:{groups['minutes'][1:] or '00'}"}


_OTHER_NAMES = {"e-mail": "email", "mail": "email", "phone": "phone number", "telephone": "phone number"}


def _formatted(groups: dict[str, str]) -> dict[str, str]:
    """Letters for day, month and year make a format of dates, a word is a format's name; anything else is a pattern."""
    text, quote = groups["format"][1:-1], groups["format"][0]
    if re.fullmatch(r"[dmy/. -]+", text, re.IGNORECASE) and {"d", "m", "y"} <= set(text.lower()):
        return {"formatted": _dated(text)}
    if re.fullmatch(r"[dMyHmshDY:/. T-]+|.*%[a-zA-Z].*", text):
        plain = {"d", "M", "y"} <= set(text) and not set(text) & set("hDY")
        return {"formatted": f"be valid date with format {groups['format']}"} if plain else {}
    if re.fullmatch(r"[#9AX() ./+-]*[#9AX]{2}[#9AX() ./+-]*", text):
        return {"formatted": f"match {quote}{_mask(text)}{quote}"}
    if re.fullmatch(r"[a-z]+(?:[ -][a-z]+)?|[A-Z]{4,}", text) and not groups["at"].startswith(
        ("have pattern", "match")
    ):
        return {"formatted": f"be valid {_format_named(text)}"}
    return {"formatted": f"match {groups['format']}"}


def _mask(text: str) -> str:
    """A mask, `###-##-####` or `AA999`, as a pattern."""
    pieces = []
    for run in re.finditer(r"#+|9+|A+|X+|.", text):
        sign, times = run[0][0], len(run[0])
        kind = {"#": "[0-9]", "9": "[0-9]", "A": "[A-Z]", "X": "[A-Z0-9]"}.get(sign)
        plain = f"\\{sign}" if sign in "().+" else sign
        pieces.append(plain if kind is None else kind + (f"{{{times}}}" if times > 1 else ""))
    return f"^{''.join(pieces)}$"


def _format_named(name: str) -> str:
    return _OTHER_NAMES.get(name.lower(), name)


def _dated(days: str) -> str:
    """A format of dates as people write it: `YYYY-MM-DD`, `dd/mm/yyyy`."""
    return "be valid date with format '" + days.lower().replace("m", "M") + "'"


def _of_kind(kind: str) -> str:
    return "valid integer" if kind.lower() == "whole number" else f"valid {kind.split()[0].lower()}"


def _items(signs: str) -> Callable[[str], str]:
    return lambda text: ", ".join(
        item if item[0] in "'\"" else f"'{item}'" for item in (part.strip() for part in re.split(signs, text))
    )


_LETTERS = {"c": "[A-Z]", "u": "[A-Z]", "s": "[a-z]", "l": "[a-z]", "d": "[0-9]", "n": "[0-9]"}


def _edge(groups: dict[str, str]) -> dict[str, str]:
    """The letter or digit at one end of a text, as a pattern."""
    kind = groups["kind"].lower()
    sign = "[A-Za-z]" if kind in ("letter", "character") else _LETTERS[kind[0]]
    return {"edge": f"{sign}$" if groups["side"].lower() == "end" else f"^{sign}"}


def _once(groups: dict[str, str]) -> dict[str, str]:
    """A sign that stands in a text exactly once, as a pattern."""
    sign = groups["once"][1:-1]
    sign = f"\\{sign}" if sign in r".+*?()[]{}|^$\-" else sign
    return {"pattern": f"^[^{sign}]*{sign}[^{sign}]*$".replace("'", "''")}


def _texts(groups: dict[str, str]) -> dict[str, str]:
    texts = _TEXTS.findall(groups["texts"])
    return {"ors": " or ".join(f"{groups['each']} {text}" for text in texts), "first": texts[0]}


def _each(groups: dict[str, str]) -> dict[str, str]:
    checks = [f"{groups['verb']} {text}" for text in _TEXTS.findall(groups["texts_"])]
    return {"or_each": " or ".join(checks), "and_each": " and ".join(checks)}


def _one_of(groups: dict[str, str]) -> dict[str, str]:
    """Only where both columns are asked the same, which masked texts do not show."""
    x, y = groups["x"], groups["y"]
    if groups["check"] != groups["same"] or x.lower() == y.lower():
        return {}
    return {"one_of": f"at least one of {x} and {y} {groups['modal']} {groups['check']}"}


_NAMES = {"@": "at", "-": "dash", ".": "point", "/": "slash", ",": "comma", "#": "hash", "+": "plus", ":": "colon"}


def _signed(groups: dict[str, str]) -> dict[str, str]:
    """A sign in quotes, and a name for its rule, which cannot be made of the sign."""
    sign = groups["sign_"].strip("'")
    if sign.isalnum():
        return {"signed": f"'{sign}'"}
    return {"signed": f"'{sign}' as {groups['column'].lower()}_has_{_NAMES.get(sign, 'sign')}"}


def _in_quotes(text: str) -> dict[str, str]:
    return {"text_": text if text[0] in "'\"" else f"'{text}'"}


def _column(name: str) -> dict[str, str]:
    written = name if name.isidentifier() else f"`{name.replace('`', '``')}`"
    return {"column": written, "shown": quote(written)}


def _bare(text: str) -> dict[str, str]:
    return {"quoted": ", ".join(f"'{word}'" for word in re.split(r",? or |, ?(?:or )?", text))}


def _weekdays(written: str) -> str:
    return ", ".join(f"'{day.rstrip('s').capitalize()}'" for day in re.findall(r"[a-z]+days?", written, re.IGNORECASE))


def _few(count: str) -> str:
    word = "zero" if count.lower() == "no" else count.lower()
    return str(_DIGITS.index(word)) if word in _DIGITS else count


_DERIVED: list[tuple[set[str], Callable[[dict[str, str]], dict[str, str]]]] = [
    ({"bare"}, lambda groups: _bare(groups["bare"])),
    ({"any"}, lambda groups: _bare(groups["any"])),
    ({"sign_", "column"}, _signed),
    ({"kind", "side"}, _edge),
    ({"once"}, _once),
    ({"each", "texts"}, _texts),
    ({"verb", "texts_"}, _each),
    (
        {"at", "first"},
        lambda groups: {"together": f"'{', '.join(each[1:-1] for each in _TEXTS.findall(groups['at']))}'"},
    ),
    ({"modal"}, lambda groups: {"no": groups.get("no", "")}),
    ({"x", "y", "modal", "check", "same"}, _one_of),
    ({"list_"}, lambda groups: {"none_of": f"not be in [{', '.join(_TEXTS.findall(groups['list_']))}]"}),
    ({"at", "inside"}, lambda groups: {"equal": quote(f"equal to {groups['at']}")}),
    ({"text"}, lambda groups: _in_quotes(groups["text"])),
    ({"sign"}, lambda groups: {"words": _SIGNS[groups["sign"]]}),
    ({"more"}, _more),
    ({"d", "m", "y"}, _date),
    ({"d", "month", "y"}, _named_date),
    ({"like"}, lambda groups: {"like": like(groups["like"])}),
    ({"n", "x", "side"}, _window),
    ({"day", "h", "min", "half"}, _clock),
    ({"hour", "minutes", "half"}, _time),
    ({"format"}, _formatted),
    ({"named"}, lambda groups: {"named_": _format_named(groups["named"])}),
    ({"kind_"}, lambda groups: {"valid": _of_kind(groups["kind_"])}),
    ({"percent"}, lambda groups: {"share": f"{Decimal(groups['percent']) / 100}"}),
    ({"days"}, lambda groups: {"dated": _dated(groups["days"])}),
    ({"how", "n", "how2", "m"}, lambda groups: _lengths(groups["how"], groups["n"], groups["how2"], groups["m"])),
    ({"weekdays"}, lambda groups: {"listed": _weekdays(groups["weekdays"])}),
    ({"count"}, lambda groups: {"few": _few(groups["count"])}),
    ({"most"}, lambda groups: {"others": str(100 - int(groups["most"]))}),
    ({"dashed"}, lambda groups: {"items": _items(" - ")(groups["dashed"])}),
    ({"slashed"}, lambda groups: {"items": _items("/")(groups["slashed"])}),
    ({"words"}, lambda groups: {"items": _items(";|,? or |,")(groups["words"])}),
    ({"row"}, lambda groups: {"cells": " ".join(groups["row"].replace("|", " ").split())}),
    ({"key"}, lambda groups: _column(groups["key"][1:-1])),
    ({"said"}, lambda groups: {"inside": groups["said"][1:-1]}),
    ({"outer"}, lambda groups: {"inside": groups["at"][1:-1]}),
    ({"amount", "scale"}, lambda groups: {"scaled": _scaled(groups["amount"], groups["scale"])}),
    (
        {"grouped", "rest"},
        lambda groups: {"pointed": f"{re.sub(chr(92) + 'D', '', groups['grouped'])}.{groups['rest']}"},
    ),
    ({"whole"}, lambda groups: {"plain": re.sub(r"\D", "", groups["whole"])}),
    ({"scientific"}, lambda groups: {"decimal": f"{Decimal(groups['scientific']):f}"}),
    ({"name"}, lambda groups: {"name_": re.sub(r"\W+", "_", groups["name"]).strip("_")}),
    ({"names"}, lambda groups: {"list": re.sub(r",? or ", " and ", groups["names"])}),
    ({"names"}, lambda groups: {"commas": re.sub(r",? and |, ?", ", ", groups["names"])}),
    ({"word", "x", "n"}, lambda groups: {"rest": str(100 - int(groups["n"]))} if groups["n"].isdigit() else {}),
    ({"a", "b"}, lambda groups: {f"share_{end}": _share(groups[end]) for end in "ab"}),
    ({"n"}, lambda groups: {"share": f"{Decimal(groups['n'].rstrip('.')) / 100:f}"} if _is_number(groups["n"]) else {}),
]


def _lengths(how: str, n: str, how2: str, m: str) -> dict[str, str]:
    """Two bounds of a length, as one where both belong to it."""
    one, other = _bound(how), _bound(how2)
    if {one, other} == {"at least", "at most"}:
        low, high = (n, m) if one == "at least" else (m, n)
        return {"lengths": f"have length between {low} and {high}"}
    return {"lengths": f"have length {one} {n} and have length {other} {m}"}


def _bound(how: str) -> str:
    words = how.lower().split()
    if words[0] in ("no", "not", "at", "up"):
        return "at least" if words[1] in ("least", "less", "fewer") else "at most"
    return "greater than" if words[0] in ("more", "longer") else "less than"


def _scaled(amount: str, scale: str) -> str:
    return f"{Decimal(amount).scaleb(_SCALES[scale.lower()]):f}"


def _share(number: str) -> str:
    return f"{Decimal(number) / 100:f}" if _is_number(number) else ""


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d*)?", text) is not None
