"""What stewards say aloud: nothing there, how often, one of some values, and each row of a table."""

from __future__ import annotations

from dqlang.syntax.slip_form import ITEM, MODAL, NUMBER, PART, TEXT, Known, instead

_NOTHING = r"(?:null|missing|blank|empty|none)"
_NOT = (
    r"(?:(?:must|should|shall|can|may) ?not|(?:must|should|can|is)n['\u2019]t|can['\u2019]t|is not|is neither"
    r"|must never|should never)"
)
_NO_VALUE = (
    r"(?!(?:null|true|false|none|unique|present|blank|empty|missing|positive|negative|not|at|before|after|between|valid"
    r"|in|on|equal|greater|less|within|upper|lower|title|strictly|when|because|as|if|more|older|younger|above|below"
    r"|over|under|higher|fewer|later|earlier|integers?|int|dates?|numbers?|numeric|decimal|strings?|text|boolean"
    r"|timestamp|digits?|letters?|absent|available|filled|given|provided|populated|known|future|past|today|yesterday"
    r"|zero|json|sensitive|optional|required)\b)"
)
_BARE = rf"{_NO_VALUE}[^\W_]+\b"
_MANY = rf"(?!\d){_BARE}(?:(?:, ?(?:or )?| or ){_BARE})+"
_WHERE = r"(?:(?:in|across|within|over|throughout) (?:(?:the|this|all|every|each|whole|entire|of) )*"
_WHERE += r"(?:tables?|rows?|records?|files?|data ?sets?|data|columns?))"
_NAMED = r"(?P<x>(?!of\b)[\w.`]+)"

SLIPS = [
    # nothing there: null is blank already
    instead(
        rf"^[\w.`]+ (?P<at>should(?: ?not|n['\u2019]t| never) be (?:null|missing)(?:,? (?:or|nor)) (?:be )?blank"
        rf"|should(?: ?not|n['\u2019]t| never) be blank(?:,? (?:or|nor)) (?:be )?(?:null|missing))(?={PART}$)",
        "should not be blank",
        "what is null is blank too",
        safe=False,
    ),
    instead(
        rf"^[\w.`]+ (?P<at>(?=.*\bblank\b)(?!should)(?:both )?{_NOT} (?:be )?{_NOTHING}"
        rf"(?:(?:, ?| ?/ ?|,? (?:or|and|nor) )(?:{_NOT} |not )?(?:be )?{_NOTHING})+)(?={PART}$)",
        "must not be blank",
        "what is null or empty is blank too",
        safe=False,
    ),
    Known(
        rf"^[\w.`]+ (?P<at>(?=.*\bempty\b)(?!.*\bblank\b)(?:both )?{_NOT} (?:be )?{_NOTHING}"
        rf"(?: ?/ ?|,? (?:or|and|nor) )(?:{_NOT} |not )?(?:be )?{_NOTHING})(?={PART}$)",
        "each of the two is asked for by a rule of its own",
        "write `must not be null` and `must not be empty` as two rules, or `must not be blank`, which forbids"
        " spaces alone too",
    ),
    Known(
        r"\b(?P<at>(?:does not|doesn['\u2019]t|do not|don['\u2019]t|need not|needn['\u2019]t|not)"
        r" (?:need|have|required?)(?: to| be)*)\b",
        "`{at}` asks for nothing",
        "leave the line out; a rule that allows missing values ends with `if present`",
    ),
    # one of some values
    Known(
        rf"^(?P<at>(?P<x>[\w.`]+) (?P<modal>must|should) not (?P<each>contain|start with|end with|match|be)"
        rf" (?P<a>{TEXT}) (?:or|and|nor) (?P<b>{TEXT}))(?={PART}$)",
        "`not` with two texts leaves open what is meant",
        "write a rule for each: `{x} {modal} not {each} {a}` and `{x} {modal} not {each} {b}`",
    ),
    instead(
        rf"\bbe (?P<at>(?P<first>{TEXT})(?P<more>(?: and {TEXT})+))(?={PART}$)",
        "in [{first}{more}]",
        "one value cannot be two at once",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>(?:(?:either|one of|any of|in) )?(?P<any>{_MANY}))(?={PART}$)",
        "in [{quoted}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    # how much
    Known(
        rf"\b(?P<at>between (?P<a>{NUMBER}) ?% and (?P<b>{NUMBER}) ?%)",
        "a share cannot stand here",
        "write the numbers as the column holds them: `between {share_a} and {share_b}` or `between {a} and {b}`",
    ),
    instead(
        rf"\bbe (?P<at>within (?P<n>\d[\d.]*) ?(?:%|percent) of (?P<x>{ITEM}|{NUMBER}))(?={PART}$)",
        "equal to {x} within {n}%",
        safe=False,
    ),
    instead(
        rf"\b{MODAL} (?:not )?be (?!within).* within (?P<at>(?P<n>\d[\d.]*) ?(?:percent|per cent|pct\.?))(?={PART}$)",
        "{n}%",
    ),
    Known(
        r"\bbe (?P<at>(?:at least )?(?P<n>\d+) years (?:or older|and older|or more|or over|and over))",
        "`{at}` leaves open whether the column holds years or a day",
        "write `at least {n}` of a number of years, `on or before {n} years ago` of a day of birth",
    ),
    instead(
        rf"\bbe (?P<at>from (?P<a>{NUMBER}) (?:through|thru|until|till|up to) (?P<b>{NUMBER}))", "between {a} and {b}"
    ),
    # rows
    instead(
        rf"^(?P<at>(?:at least )?(?P<n>\d+) ?(?:%|percent) of (?:the |all )?(?:rows|records|values|cases)"
        rf" (?P<modal>must|should) have (?:an? )?{_NAMED}(?: (?:present|filled(?: in)?))?)$",
        "{x} {modal} be present for at least {n}% of rows",
        safe=False,
    ),
    Known(
        r"^(?P<at>(?:at least )?(?P<n>\d+) ?(?:%|percent) of (?:the |all )?(?:rows|records|values|cases) )",
        "the share of rows stands behind the rule",
        "write the rule first, as in `Name must be present for at least {n}% of rows`",
    ),
    instead(rf"\bunique(?P<at> {_WHERE})(?={PART}$)", ""),
    instead(
        rf"^(?P<at>(?:(?:each|every|all|any) )?{_NAMED} (?P<modal>must|should) (?:only )?(?:appear|occur|be used"
        rf"|be listed|exist|be there) (?:only |exactly |just |at most )?once(?: only)?(?: {_WHERE})?)(?={PART}$)",
        "{x} {modal} be unique",
        safe=False,
    ),
    instead(
        rf"^(?P<at>(?:each|every|all(?: the)?) [\w`]+ (?P<modal>must|should) have an? "
        rf"(?P<x>(?!value|length|min|max|valid|unique)[\w`]+))(?={PART}$)",
        "{x} {modal} be present",
        safe=False,
    ),
    Known(
        rf"^(?P<at>(?P<a>[\w.`]+) or (?P<b>[\w.`]+) (?P<modal>must|should) be (?:filled(?: in)?|provided|given"
        rf"|populated|available|known))(?={PART}$)",
        "`or` between columns leaves open which of them is meant",
        "write `at least one of {a} and {b} {modal} be present`",
        "at least one of {a} and {b} {modal} be present",
        safe=False,
    ),
    Known(
        r"\bbe (?P<at>in (?P<table>(?-i:[A-Z])\w*[a-z]s))$",
        "another table is called a lookup",
        "write `in lookup` and the table's column, such as `in lookup {table}.Name`",
    ),
    # behind
    instead(rf"\b{MODAL} be present(?P<at>,? ?[(\[](?:mandatory|required|compulsory|must)[)\]])$", ""),
    instead(
        r"^[\w.`]+ must (?P<at>(?P<rest>(?:be|have|match|contain|start with|end with) "
        r"(?!.* (?:or|when|if|as|because) ).+?),? ?[(\[](?:mandatory|required|compulsory)[)\]])$",
        "be present and {rest}",
        safe=False,
    ),
    instead(r"(?P<at>[(\[](?:optional|nullable|if present|if known|if any)[)\]])$", "if present", safe=False),
]
