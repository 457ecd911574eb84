"""Conditions, and what is said of several columns or checks, where the nearest mending would say something else."""

from __future__ import annotations

from dqlang.syntax.slip_form import NAME, NAMES, NUMBER, PART, TEXT, Known, instead

_IF = r"(?:when|if|where|provided(?: that)?|as long as)"
_ITS = r"(?:it|they|this|that|the value) (?:is|are)"
_X = rf"^(?P<x>{NAME}) (?:must|should) .*?"

SLIPS = [
    instead(rf"{_X} (?P<at>,? ?unless (?:{_ITS} )?(?:null|missing|absent))(?={PART}$)", "if present", safe=False),
    instead(
        rf"{_X} (?P<at>,? ?unless (?:{_ITS} )?(?P<state>blank|empty))(?={PART}$)", "when {x} is not {state}", safe=False
    ),
    instead(
        rf"{_X} (?P<at>,? ?{_IF} (?:{_ITS} )?not (?P<state>blank|empty))(?={PART}$)",
        "when {x} is not {state}",
        safe=False,
    ),
    Known(
        rf" (?P<at>(?:when|if|where|unless) (?:{_ITS} )?(?:not )?(?:blank|empty))(?={PART}$)",
        "a condition names its column",
        "write it out, as in `when Name is not blank`",
    ),
    instead(rf"(?P<at>,? ?\b(?:if|when|where) the present)(?={PART}$)", " if present", safe=False),
    instead(
        rf"\bbe (?P<at>(?P<one_>{TEXT}),? \(?(?:ignoring (?:the )?case|case[ -]insensitive(?:ly)?)\)?)(?={PART}$)",
        "in [{one_}] ignoring case",
        safe=False,
    ),
    instead(
        rf"^(?P<at>{NAMES} (?P<modal>must|should) not all be (?:null|missing))(?={PART}$)",
        "at least one of {list} {modal} be present",
        "not all of several is said by `at least one of`",
        safe=False,
    ),
    instead(
        rf"^(?P<at>{NAMES} (?P<modal>must|should) not all be (?P<state>blank|empty))(?={PART}$)",
        "at least one of {list} {modal} not be {state}",
        "not all of several is said by `at least one of`",
        safe=False,
    ),
    instead(
        rf"^(?P<at>(?P<x>{NAME}) (?P<modal>must|should) (?P<check>.+?) or (?P<y>{NAME}) (?P=modal) "
        rf"(?P<same>(?P=check)))(?={PART}$)",
        "{one_of}",
        "what one of several columns must hold is said by `at least one of`",
        safe=False,
    ),
    Known(
        r"\bnot (?P<at>always)\b",
        "`not always` leaves open when",
        "say of which rows the rule speaks, with `when`, or of how many, as in `for at least 95% of rows`",
    ),
    Known(
        r"\b(?P<modal>must|should) (?=.*\bnot\b).* or (?P<at>(?P=modal))\b",
        "`{modal}` stands once in a rule",
        "leave out the second one",
    ),
    # in parentheses, what is no reason
    instead(r" (?P<at>\((?:if|when) (?:present|given|available|known)\))", "if present", safe=False),
    instead(
        r" (?P<at>\(?(?:case[ -]insensitive(?:ly)?|ignoring (?:the )?case|in any case)\)?)$",
        "ignoring case",
        safe=False,
    ),
    instead(rf"\bunique (?P<at>\((?:per|within|in|by|for each) (?P<x>{NAME})\))", "within {x}", safe=False),
    instead(rf"(?P<at> \((?:not null|non-null)\))(?={PART}$)", " and be present", safe=False),
    # one text for several
    Known(
        rf"\bbe (?:null|blank|empty|missing) (?P<at>or) (?={TEXT}(?:$| ))",
        "the second check has no verb",
        "write `or be`",
        "or be",
        safe=False,
    ),
    instead(
        rf"(?<!not )\b(?P<at>(?P<verb>contain|start with|end with) (?:one of|any of|either|some of)? ?[(\[]?"
        rf"(?P<texts_>{TEXT}(?:(?:, ?(?:or )?| or ){TEXT})+)[)\]]?)(?={PART}$)",
        "{or_each}",
        "each text has its check",
        safe=False,
    ),
    instead(
        rf"\b(?P<at>(?P<verb>contain|start with|end with) (?:all of|both|each of|all) ?[(\[]?"
        rf"(?P<texts_>{TEXT}(?:(?:, ?(?:and )?| and ){TEXT})+)[)\]]?)(?={PART}$)",
        "{and_each}",
        "each text has its check",
        safe=False,
    ),
    instead(
        rf"\b(?P<at>be (?:in )?none of (?P<list_>[(\[]?{TEXT}(?:(?:, ?(?:or )?| or ){TEXT})*[)\]]?))(?={PART}$)",
        "{none_of}",
        safe=False,
    ),
    instead(
        rf"\b(?P<at>be (?:other than|different from|anything but) (?P<one_>{TEXT}))(?={PART}$)",
        "not be {one_}",
        safe=False,
    ),
    instead(
        r"\b(?P<at>not have less than (?P<a>\d+) or more than (?P<b>\d+) (?:characters|chars|letters))\b",
        "have length between {a} and {b}",
        safe=False,
    ),
    instead(
        r"\b(?P<at>(?:have|be) (?P<a>\d+) (?:to|-) (?P<b>\d+) (?:characters|chars|letters)(?: long)?)\b",
        "have length between {a} and {b}",
        safe=False,
    ),
    instead(r"\b(?P<at>have (?:a|any|some) values?)\b", "be present", safe=False),
    instead(r"\b(?P<at>not be (?:invalid|unvalid) )", "be valid ", safe=False),
    instead(r"\b(?P<at>be (?:invalid|unvalid) )", "not be valid ", safe=False),
    instead(r"\b(?P<at>be (?:non-?unique|not unique|ununique))\b", "not be unique", safe=False),
    instead(r"\b(?P<at>be (?:unpresent|non-?present))\b", "be null", safe=False),
    instead(r"\b(?P<at>be (?:existing|existent|available|filled|populated))\b", "be present", safe=False),
    instead(rf"\b(?:be|is) (?P<at>(?-i:An?))(?={PART}$)", "'{at}'", "text stands in quotes", safe=False),
    instead(rf"\b(?:be|is) (?P<at>(?-i:N/A|n/a))(?={PART}$)", "'{at}'", "text stands in quotes", safe=False),
    instead(
        rf"^(?P<at>(?P<x>{NAME}) and (?P<y>{NAME}) (?P<modal>must|should) (?P<no>not )?be "
        rf"(?:equal|the same|identical|alike))(?={PART}$)",
        "{x} {modal} {no}be equal to {y}",
        safe=False,
    ),
    instead(
        rf"^(?P<at>\((?P<x>{NAME}) and (?P<y>{NAME})\))(?= must\b| should\b)",
        "({x}, {y})",
        "commas stand between the columns",
        safe=False,
    ),
    instead(r"\b(?:must|should) (?P<at>also )(?=be\b|have\b|not\b|match\b|contain\b)", "", safe=False),
    instead(
        rf"\bbe (?P<at>at least (?P<n>{NUMBER}) (?:more|greater|larger|higher) than (?P<x>{NAME}))(?={PART}$)",
        "at least {x} + {n}",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>at least (?P<n>{NUMBER}) (?:less|smaller|lower) than (?P<x>{NAME}))(?={PART}$)",
        "at most {x} - {n}",
        safe=False,
    ),
    instead(rf"\bbe (?P<at>from)(?= \d{{4}}-\d\d-\d\d(?:{PART}$))", "on or after", safe=False),
    Known(
        r"\bunique (?P<at>across) ",
        "`across` can be read in two ways",
        "write `be unique` for the whole table, or `be unique within` a column",
    ),
    instead(
        rf"^(?P<at>{NAMES} (?P<modal>must|should) be unique (?:together|in combination))$",
        "({commas}) {modal} be unique",
        safe=False,
    ),
]
