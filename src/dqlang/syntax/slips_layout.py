"""What word processors, lists, web pages and other rule files put around a sentence: marks, severities, comments."""

from __future__ import annotations

from dqlang.syntax.slip_form import Known, instead

_TABLE = (
    r"(?:create table|table(?: name)?|model|class|entity|dataset|sheet|(?:source|name)(?= ?:)"
    r"|(?:(?:rules|checks|tests|expectations) )?(?:for|of|on)(?: table)?)"
)
_WARNING = r"(?:warn(?:ing)?|low|minor|info(?:rmation)?)"
_ERROR = r"(?:error|severe|critical|high|fatal|major)"
_BOTH = "how severe a rule is, is said by `must` and `should`"

SLIPS = [
    # lines that say nothing
    Known(r"^(?P<at>[-=*_]{3,}\w*)$", "a line of signs says nothing", "leave it out", ""),
    Known(
        r"^(?P<at>(?:end|begin)[;,]?)$",
        "the rules of a table end where the next table begins",
        "leave the line out",
        "",
        safe=False,
    ),
    # tables' names
    Known(
        rf"^(?P<at>(?:- )?{_TABLE}\b ?:? ?['\"`]?(?!exists?$|required$"
        rf"|mandatory$)(?P<x>[a-z_][\w.]*)['\"`]? ?[:;({{]*)$",
        "a table's name stands alone on its line",
        "write `{x}`",
        "{x}",
        safe=False,  # `- name: Zip` may be a column
    ),
    Known(
        r"^(?P<at>(?P<x>[a-z_][\w.]*) ?(?:(?:rules|checks|table) ?[:{(]?|[;{(]))$",
        "a table's name stands alone on its line",
        "write `{x}`",
        "{x}",
    ),
    Known(
        r"^(?P<at>(?:\[|<|={1,6}|\*{1,2}|_{2}) ?(?P<x>[a-z_][\w.]*) ?(?:\]|>|={1,6}|\*{1,2}|_{2}))$",
        "a table's name stands alone on its line",
        "write `{x}`",
        "{x}",
    ),
    # comments
    Known(r"(?P<at>/\*+ ?(?P<x>.*?) ?\*+/)$", "a comment begins with `#`", "write `# {x}`", "# {x}"),
    Known(r"(?P<at><!--+ ?(?P<x>.*?) ?--+>)$", "a comment begins with `#`", "write `# {x}`", "# {x}"),
    # marks in front
    Known(
        r"^(?P<at>(?:[-*+\u2022] ?\[[ x]?\]|[\u2713\u2714\u2611\u2610\u2192\u27a4\u25ba\u25cf\u25cb>+]) ?)(?=[\w`])",
        "a line begins with the rule itself, not with a mark of a list",
        "leave out the mark",
        "",
    ),
    Known(
        r"^(?P<at>(?P<mark>\*{1,2}|_{2})(?P<x>[\w. ]+?)(?P=mark))(?= (?:must|should)\b)",
        "a rule is plain text",
        "leave out the `{mark}`",
        "{x}",
    ),
    Known(
        r"^(?P<at>(?P<mark>\*{1,2}|_{2})(?P<x>.+?)(?P=mark))$", "a rule is plain text", "leave out the `{mark}`", "{x}"
    ),
    Known(
        r"^(?P<at>(?P<outer>['\"]).*(?P=outer))$", "a rule stands without quotes", "leave out the quotes", "{inside}"
    ),
    Known(
        r"^(?P<at>\|(?=.*(?:\b(?:must|should|null|unique|required|present)\b|[<>=\d]))(?P<row>.*)\|)$",
        "a rule is a sentence, not a row of a table",
        "write `{cells}`",
        "{cells}",
        safe=False,
    ),
    Known(
        r"^[\w.`]+(?P<at> ?[-:\u2013\u2014] ?)(?=(?:must|should)\b)",
        "nothing stands between a column and its rule",
        "leave out the `{at}`",
        " ",
    ),
    Known(
        r"\b(?:must|should|be|is)(?P<at> ?:)(?= )", "nothing stands within a rule's words", "leave out the `{at}`", ""
    ),
    # severities: where the two differ, only the writer knows which is meant
    Known(rf"^(?P<at>\[?{_ERROR}\]?:? )(?=.*\bmust\b)", _BOTH, "leave out `{at}`", ""),
    Known(
        rf"^(?P<at>\[?{_WARNING}\]?:? (?P<x>.*?) must )",
        _BOTH,
        "write `{x} should`",
        "{x} should ",
        safe=False,
    ),
    Known(rf"^(?P<at>\[?{_WARNING}\]?:? )(?=.*\bshould\b)", _BOTH, "leave out `{at}`", ""),
    Known(rf"\bmust .*?(?P<at>,? ?(?:[(\[]{_ERROR}[)\]]|severity:? {_ERROR}))$", _BOTH, "leave out `{at}`", ""),
    Known(rf"\bshould .*?(?P<at>,? ?(?:[(\[]{_WARNING}[)\]]|severity:? {_WARNING}))$", _BOTH, "leave out `{at}`", ""),
    Known(
        rf"^(?P<at>(?P<x>.*?) must (?P<rest>.*?),? (?:[(\[]{_WARNING}[)\]]|severity:? {_WARNING}|or warn))$",
        _BOTH,
        "write `{x} should {rest}`",
        "{x} should {rest}",
        safe=False,
    ),
    Known(
        r"^(?P<at>(?P<name>[a-z_]\w*) ?: (?P<rest>.*\b(?:must|should) .+))$",
        "a rule's name stands behind it",
        "write `{rest} as {name}`",
        "{rest} as {name}",
        safe=False,
    ),
    Known(
        r"^(?P<at>(?P<x>.*?\b(?:must|should) .*?) \("
        r"(?P<why>(?!(?:by|within|per|in|for|not|non|if|when|unless|case|ignoring|or|and|only)\b)"
        r"[^()'\"]+ [^()'\"]+)\))$",
        "a reason stands behind `because`, in quotes",
        "write `{x} because '{why}'`",
        "{x} because '{why}'",
        safe=False,
    ),
    # columns as programs and templates mark them
    instead(
        r"^(?P<at>(?:\$?\{\{? ?|\$|@|<|:|%)(?P<x>[a-z_]\w*)(?: ?\}?\}|>|%)?)(?= (?:must|should)\b)",
        "{x}",
        "a column's name stands without a sign",
        safe=False,
    ),
]
