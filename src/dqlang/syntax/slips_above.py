"""Near misses of what stands above the rules: `define`, `use`, `treat`, the key, the owner."""

from __future__ import annotations

from dqlang.syntax.slip_form import NAME, TEXT, Known, instead

_PATTERN = r"(?:regexp?|pattern|regular expression)"
_NO_VERB = r"(?!(?:be|have|not|match|contain|start|end|look)\b)"
_STATE = (
    r"(?<!be )(?:null|missing|present|blank|empty|positive|negative|unique|between|at least|at most|on or|in|not in"
    r"|(?:greater|less|more|fewer|higher|lower) than|equal to|before|after|valid|numeric|true|false)"
)

SLIPS = [
    instead(r"^define \w+ (?P<at>is|=|:=|to be|means?)(?= )", "as"),
    instead(r"^define \w+ as (?P<at>(?:must|should) )(?=be |have |match |contain |start |end )", ""),
    instead(
        rf"^define \w+ as (?P<at>(?P<first>{TEXT})(?P<more>(?:(?:,| or|, or| and) {TEXT})+))$",
        "[{first}{more}]",
        "a list stands in square brackets",
    ),
    instead(
        rf"^define \w+ as (?P<at>(?:a |the )?{_PATTERN} ?:? ?(?P<text>{TEXT}))$", "{text}", "a pattern stands alone"
    ),
    instead(r"^define \w+ as (?P<at>/(?P<inside>[^'/]+)/)$", "'{inside}'", "a pattern stands in quotes"),
    instead(r"^define \w+ as (?P<at>[\^\[(\\][^'\" ,]*[*+}$\])])$", "'{at}'", "a pattern stands in quotes", safe=False),
    instead(
        rf"^define \w+ as (?P<at>(?P<bare>{_NO_VERB}\w+(?:(?:, ?| or )\w[\w -]*)+))$",
        "[{quoted}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    instead(r"^define \w+ as (?P<at>\((?P<items>[^()]*)\))$", "[{items}]", "a list stands in square brackets"),
    instead(
        rf"^define \w+ as (?:.* )?(?P<at>(?P<state>{_STATE}))\b",
        "be {state}",
        "a check begins with its verb",
        safe=False,
    ),
    instead(r"^define \w+ as (?P<at>an? valid)\b", "be valid", "a check begins with its verb"),
    Known(
        rf"^define \w+ as (?P<at>{NAME} (?:must|should) )(?=\w)",
        "a definition names no column",
        "leave `{at}` out, and name the column in the rule",
        "",
        safe=False,
    ),
    instead(r"^define (?P<at>\w+(?:[- ]\w+)+)(?= as )", "{at_}", "a definition's name is one word", safe=False),
    Known(r"^define (?P<at>as)\b", "the definition has no name", "write `define it as ...`, with a name of your own"),
    instead(r"^(?P<at>include|import|load|uses|using)(?= ['\"])", "use"),
    instead(r"^use (?P<at>(?!['\"])\S+\.dq)$", "'{at}'", "a path stands in quotes"),
    instead(r"^treat .+ (?P<at>as (?:null|empty|blank|nothing|absent|not there))$", "as missing", safe=False),
    instead(r"^treat (?P<at>\[(?P<items>[^\[\]]+)\])(?= as\b)", "{items}", "the values stand without brackets"),
    instead(
        rf"^treat (?P<at>(?P<first>{TEXT})(?P<more>(?:(?:,| or|, or| and|, and) {TEXT})+))(?= as\b)",
        "{first}{more}",
        "commas stand between the values",
    ),
    instead(r"^treat (?P<at>(?![\d'\"\[-])[^\s'\",]+)(?= as\b)", "'{at}'", "text stands in quotes"),
    instead(
        rf"^(?P<at>(?:the )?(?:primary )?keys? (?:is|are) (?P<names>{NAME}(?:(?:, (?:and )?| and ){NAME})+))$",
        "key is ({commas})",
        "several columns of a key stand in parentheses",
    ),
    instead(r"^(?P<at>(?:the )?primary key is)\b", "key is"),
    instead(r"^key is (?P<at>['\"](?P<named>\w+)['\"])$", "{named}", "a column stands without quotes", safe=False),
    instead(r"^(?P<at>owner ?[:=]|owned by|the owner is)(?= ?['\"])", "owner is"),
    instead(
        r"^(?P<at>(?:owner ?[:=]|owned by|the owner is) (?P<whose>(?-i:[A-Z])[\w&. -]*))$",
        "owner is '{whose}'",
        safe=False,
    ),
    instead(
        rf"^owner is (?P<at>(?P<first>{TEXT})(?:(?:, ?| and |, and ){TEXT})+)$",
        "{together}",
        "an owner is one text",
        safe=False,
    ),
    instead(r"^owner is (?P<at>(?-i:[A-Z])[\w&. -]*)$", "'{at}'", "text stands in quotes", safe=False),
    instead(rf"^(?P<at>(?:the )?(?:primary )?key ?:?)(?= {NAME}$)", "key is", safe=False),
    Known(
        rf"^(?P<at>sensitive(?: ?: ?| )(?P<x>{NAME})(?:,? and |, )(?P<y>{NAME}))$",
        "each sensitive column has a line of its own",
        "write `{x} is sensitive` and `{y} is sensitive` on two lines",
    ),
    instead(rf"^{NAME} (?P<at>sensitive)$", "is sensitive", safe=False),
    instead(rf"^(?P<at>sensitive(?: ?: ?| )(?P<x>{NAME}))$", "{x} is sensitive", safe=False),
]
