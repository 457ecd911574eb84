"""Near misses of checks with a form of their own and of formats' names.

They are tried before everyday English, whose words (`have no`, `all`, `one of`, `follow`) stand in these sentences too.
"""

from __future__ import annotations

from dqlang.syntax.slip_form import ITEM, MODAL, NAME, NAMES, NUMBER, PART, TEXT, UNITS, VERB, Known, instead

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_COUNT = r"(?:\d+|zero|no|one|two|three|four|five|six|seven|eight|nine|ten)"
_DECIMALS = r"(?:decimal (?:places?|digits?)|decimals?|digits? (?:after|behind) the (?:decimal )?point)"
_MOST = r"(?:at most|no more than|not more than|up to|max(?:imum)?(?: of)?)"
_ABOVE = r"(?:above|over|(?:larger|longer|greater|bigger|more|wider|of more) th[ae]n)"
_STEP = rf"{TEXT} to {TEXT}"

SLIPS = [
    # days of the week
    instead(
        rf"\b(?:be|is) (?:not )?on (?P<at>(?P<weekdays>{_DAY}(?:(?:, ?(?:and |or )?| and | or ){_DAY})+))\b",
        "[{listed}]",
        "days of the week stand in a list, in quotes",
    ),
    instead(
        rf"\b(?:be|is) (?:not )?on (?P<at>(?P<first>{TEXT})(?P<more>(?:(?:,| or|, or| and) {TEXT})*))(?={PART}$)",
        "[{first}{more}]",
        "days of the week stand in a list",
    ),
    instead(
        rf"\b(?:be|is) (?:not )?(?P<at>(?:an? )?(?P<weekdays>{_DAY}))(?={PART}$)",
        "on [{listed}]",
        "days of the week stand in a list, in quotes",
        safe=False,
    ),
    # decimals
    instead(
        rf"\b{VERB} (?P<at>(?:have|be) (?:{_MOST} )(?P<count>{_COUNT}) {_DECIMALS})", "have at most {few} decimals"
    ),
    instead(rf"\b{VERB} (?P<at>have (?P<count>no) {_DECIMALS})", "have at most {few} decimals"),
    Known(
        rf"\bhave (?P<at>(?:exactly )?(?P<count>(?!no ){_COUNT}) (?P<places>{_DECIMALS}))(?= |$)",
        "`{at}` leaves open whether fewer will do",
        "write `at most {few} decimals`: 2.50 is 2.5, and has one",
        "at most {few} decimals",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>be rounded to (?P<count>{_COUNT}) {_DECIMALS})", "have at most {few} decimals", safe=False
    ),
    # patterns
    instead(
        r"\bmatch (?P<at>(?:(?:one|either|some|at least one)(?: of)?(?: the)?(?: patterns)?|any(?: of the patterns)?) ?"
        r"(?=\[))",
        "any of ",
    ),
    instead(
        r"\b(?P<at>match)(?= \[ ?['\"])",
        "match any of",
        "a list of patterns stands behind `any of` or `all of`",
        safe=False,
    ),
    Known(
        r"\blooks? like (?P<at>\[)",
        "`look like` takes one pattern",
        "join several by `or`, as in `look like 'A%' or look like 'B%'`",
    ),
    # from row to row
    instead(rf"\b{VERB} (?P<at>(?:not have (?:an?y? )?|have no )gaps? {_ABOVE})(?= )", "have no gap above"),
    Known(
        rf"\b{VERB} (?P<at>have no gaps?|not have (?:any )?gaps?)(?=(?: per .*)?{PART}$)",
        "it is not said how long a gap may be",
        "write `have no gap above 1 day`, or another time",
        "have no gap above 1 day",
        safe=False,
    ),
    instead(rf"\b{VERB} (?P<at>be (?:consecutive|sequential|gapless|contiguous))\b", "increase by 1", safe=False),
    instead(rf"\b(?:increase|decrease) by (?P<at>an? )(?=(?:{UNITS})\b)", "1 "),
    instead(
        rf"\b(?:increase|decrease) by (?P<at>(?P<count>{_COUNT}))(?= (?:per|in order of)\b|$)",
        "{few}",
        "a number is written in digits",
    ),
    instead(
        rf"\b(?P<at>(?P<move>increase|decrease) in order of (?P<x>{NAME}) by (?P<n>{NUMBER}(?: (?:{UNITS}))?))(?= |$)",
        "{move} by {n} in order of {x}",
    ),
    instead(rf"\b{VERB} (?P<at>be (?:sorted|ordered) by)(?= {NAME})", "not decrease in order of", safe=False),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>be (?:(?:always|strictly) )?(?P<way>increas|decreas)ing)\b", "{way}e", safe=False
    ),
    instead(rf"\bfollow (?P<at>{_STEP}(?:, {_STEP})*)", "[{at}]", "the steps stand in a list"),
    instead(rf"{TEXT}(?P<at> ?(?:-+>|=>|\u2192) ?)(?={TEXT})", " to "),
    Known(
        rf"\bfollow (?P<at>\[{TEXT}(?:, ?{TEXT})*\])",
        "a step says what goes before and what comes next",
        "write each as in `['New' to 'Open', 'Open' to 'Closed']`",
    ),
    instead(
        rf"\b(?:overlap|increase|decrease|gap|follow)\b.* (?P<at>(?:for|within|in)(?: each| every)?)(?= {ITEM}{PART}$)",
        "per",
        safe=False,
    ),
    # keys, and rows
    instead(r"\bbe (?P<at>(?:an? |the )?unique (?:key|id|identifier))\b", "a key", safe=False),
    instead(
        rf"^(?P<at>(?:all|every|each|the|whole|entire|all the) rows?)(?= {MODAL} (?:not )?be unique)",
        "rows",
    ),
    Known(
        rf"^(?P<at>(?:either )?(?:all or none|none or all|all or nothing) of {NAMES})(?= {MODAL})",
        "one rule cannot say that all of several columns hold, or none",
        "write for each a rule like `A must be present when B is present`",
    ),
    Known(
        rf"^(?P<at>(?:at most|no more than|not more than) one of {NAMES})(?= {MODAL})",
        "one rule cannot say that just one of several columns holds",
        "write for each a rule like `A must be missing when B is present`",
    ),
    # formats
    instead(r"\bvalid (?P<at>e-mails?(?: address)?)(?= |$)", "email"),
    instead(r"\bvalid (?P<at>(?P<format_>isbn|ean)[- ]?(?:8|10|13))(?= |$)", "{format_}", safe=False),
    instead(r"\bvalid (?P<at>icd-10(?: codes?)?)(?= |$)", "icd10 code"),
    instead(r"\bvalid (?P<at>base-64)(?= |$)", "base64"),
    instead(r"\bvalid (?P<at>(?P<format_>us|bic|ip)-(?P<rest_>\w+))(?= |$)", "{format_} {rest_}", safe=False),
    instead(
        rf"\bvalid phone number (?P<at>(?:for|in|of|from) (?P<text>(?-i:[A-Z]{{2}})|{TEXT}))(?= |$)",
        "for {text_}",
        "a country stands behind `for`, in quotes",
    ),
    instead(r"\bin network (?P<at>[0-9a-f.:]+/\d+)", "'{at}'", "text stands in quotes"),
]
