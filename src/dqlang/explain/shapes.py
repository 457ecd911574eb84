"""Checks that the grammar spells out, and that have no page of their own: each is shown on a sentence."""

from __future__ import annotations

import re

SHAPES = {
    ("be greater than", "be >"): "Age must be greater than 0",
    ("be less than", "be <"): "Age must be less than 150",
    ("be at least", "be >="): "Age must be at least 18",
    ("be at most", "be <="): "Rate must be at most 0.5",
    ("be equal to", "be ="): "BillCity must be equal to ShipCity",
    ("be before",): "EffDate must be before BirthDate",
    ("be after",): "EffDate must be after BirthDate",
    ("be on or before",): "EffDate must be on or before 2020-01-01",
    ("be on or after",): "EffDate must be on or after 2020-01-01",
    ("be between",): "Rate must be between 0 and 1",
    ("be strictly between",): "Rate must be strictly between 0 and 1",
    ("be within the last",): "LoadDate must be within the last 3 days",
    ("be in",): "Status must be in ['open', 'paid']",
    ("be in lookup",): "Country must be in lookup Countries.Code",
    ("be unique",): "Email must be unique",
    ("be unique within",): "Email must be unique within Org",
    ("be an outlier",): "Amount should not be an outlier",
    ("be an outlier by",): "Amount should not be an outlier by 3 standard deviations",
    ("increase", "decrease"): "Seq must increase in order of Ts per Account",
    ("increase by", "decrease by"): "InvoiceNo must increase by 1 per Branch",
    ("have no gap above", "have no gap"): "LoadDate must have no gap above 1 day per Site",
    ("overlap",): "(StartDate, EndDate) must not overlap per PatientId",
    ("follow",): "Status must follow ['New' to 'Open', 'Open' to 'Closed'] in order of Ts per Ticket",
    ("be a key", "be key"): "Id must be a key",
    ("be on a weekday",): "VisitDate must be on a weekday",
    ("be on a weekend",): "VisitDate must not be on a weekend",
    ("be on",): "VisitDate must be on ['Monday', 'Friday']",
    ("have at most",): "Amount must have at most 2 decimals",
    ("contain",): "Email must contain '@' as has_at",
    ("start with",): "Code must start with 'AB'",
    ("end with",): "Code must end with 'AB'",
    ("match",): "Zip must match '^[0-9]{5}$'",
    ("match any of", "match all of", "match none of"): "Code must match any of ['^A', '^B']",
    ("look like",): "Code must look like 'AB%'",
    ("be in network",): "Ip must be in network '10.0.0.0/8'",
    ("have keys",): "Payload must have keys ['id', 'ts']",
    ("have length",): "Name must have length between 2 and 50",
}
_VALUE = re.compile(r"\s*(?:['\"\[(\d-].*)?", re.DOTALL)
_THIRD = {
    "is ": "be ",
    "has ": "have ",
    "contains": "contain",
    "starts ": "start ",
    "ends ": "end ",
    "matches": "match",
    "looks ": "look ",
}


def shape_page(asked: str) -> str | None:
    """What the check that begins with these words asks, shown on a sentence; its verb may be left out, and a value may
    stand behind it. None where no shape is written so."""
    words = _plain(" ".join(asked.split()))
    for phrases, example in SHAPES.items():
        for phrase in phrases:
            short = phrase.removeprefix("be ").removeprefix("have ")
            for begin in {phrase, short, short.removeprefix("an "), short.removeprefix("on a ")}:
                if words.lower().startswith(begin) and _VALUE.fullmatch(words[len(begin) :]):
                    return _page(phrases, example)
    return None


def _plain(words: str) -> str:
    """`contains` as `contain`, `is in` as `be in`."""
    for third, plain in _THIRD.items():
        if words.lower().startswith(third):
            return plain + words[len(third) :]
    return words


def _page(phrases: tuple[str, ...], example: str) -> str:
    import dqlang

    _, _, told = dqlang.compile(f"Table\n    {example}").explain().partition("\n\n")
    return f"{', '.join(phrases)}\n\n{told.rstrip()}\n\ndocs/language.md has it among the checks."
