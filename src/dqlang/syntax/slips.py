"""What beginners write instead. Each slip is a pattern over the line and the sentence that says it: data, tried only on
lines that do not read.

The patterns see the line with the inside of quotes masked, so that nothing in a text is taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.source import Span
from dqlang.syntax.masking import masked, straightened
from dqlang.syntax.slip_form import BARE, MODAL, NUMBER, PART, TEXT, VALUE, VERB, Known, instead
from dqlang.syntax.slip_words import derived
from dqlang.syntax.slips_above import SLIPS as SLIPS_ABOVE
from dqlang.syntax.slips_amounts import SLIPS as SLIPS_AMOUNTS
from dqlang.syntax.slips_behind import SLIPS as SLIPS_BEHIND
from dqlang.syntax.slips_conditions import SLIPS as SLIPS_CONDITIONS
from dqlang.syntax.slips_doubtful import SLIPS as SLIPS_DOUBTFUL
from dqlang.syntax.slips_doubtful import careful
from dqlang.syntax.slips_english import SLIPS as SLIPS_ENGLISH
from dqlang.syntax.slips_facts import SLIPS as SLIPS_FACTS
from dqlang.syntax.slips_formats import SLIPS as SLIPS_FORMATS
from dqlang.syntax.slips_formulas import UNSAID, in_formulas
from dqlang.syntax.slips_layout import SLIPS as SLIPS_LAYOUT
from dqlang.syntax.slips_letters import SLIPS as SLIPS_LETTERS
from dqlang.syntax.slips_names import SLIPS as SLIPS_NAMES
from dqlang.syntax.slips_near import SLIPS as SLIPS_NEAR
from dqlang.syntax.slips_pasted import SLIPS as SLIPS_PASTED
from dqlang.syntax.slips_said import SLIPS as SLIPS_SAID
from dqlang.syntax.slips_signs import in_signs
from dqlang.syntax.slips_values import SLIPS as SLIPS_VALUES

_MARK = r"(?:[-*\u2022\u00b7\u2013\u2014\u25aa\uf0b7]|\d+[.)]|\(?[a-z]\))"
_COMPARED = rf"\b(?:{MODAL}|be|is|are|have|has|not|length|and|or)"

_SLIPS = [
    *SLIPS_CONDITIONS,
    *SLIPS_DOUBTFUL,
    *SLIPS_FACTS,
    *SLIPS_PASTED,
    *SLIPS_LAYOUT,
    Known(  # word processors put a tabulator or a hard space behind
        rf"^(?P<at>{_MARK}[ \t\u00a0]+)(?=[\w`])",
        "a line begins with the rule itself, not with a mark of a list",
        "leave out the mark",
        "",
    ),
    *SLIPS_LETTERS,
    *SLIPS_ABOVE,
    *SLIPS_NEAR,
    *SLIPS_FORMATS,
    *SLIPS_AMOUNTS,
    *SLIPS_SAID,
    *SLIPS_ENGLISH,
    *SLIPS_VALUES,
    # signs before and behind a sentence
    Known(r"(?P<at>;)$", "a rule ends without a sign", "leave out the `;`", ""),
    Known(r"(?<![.,!?])(?P<at>[,!?]|\.{2,})$", "a rule ends without a sign", "leave out the `{at}`", ""),
    Known(r"^[\w.`]+ ?(?P<at>:)(?:$| )", "a name stands alone", "leave out the `:`", ""),
    Known(  # without a space behind, `-` may be a minus
        rf"^(?P<at>{_MARK})(?=[\w`])",
        "a line begins with the rule itself, not with a mark of a list",
        "leave out the mark",
        "",
        safe=False,
    ),
    Known(r"(?P<at>//|--)", "a comment begins with `#`", "write `#`", "#", safe=False),
    # other words for must and should
    instead(r"\b(?P<at>is (?:required|mandatory|needed|compulsory|obligatory))\b", "must be present"),
    instead(
        r"\b(?P<at>(?:cannot|can not|can['\u2019]t|mustn['\u2019]t|shall not|must never) (?:be|contain|have|match))\b",
        "must not {verb}",
    ),
    instead(r"\b(?P<at>may not (?:be|contain|have|match))\b", "must not {verb}", safe=False),
    instead(r"\b(?P<at>(?:should never|shouldn['\u2019]t))\b", "should not"),
    instead(rf"\b{VERB} (?P<at>be never)\b", "not be"),
    Known(
        r"\b(?P<at>(?:may|can|could|might|would)) (?:also |only )?(?:be|have|contain)\b",
        "`{at}` asks for nothing: a rule says what `must` or `should` hold",
        "leave the line out, or write `must` or `should`; a rule that allows missing values ends with `if present`",
    ),
    instead(r"(?<!not )(?<!n['\u2019]t )\b(?P<at>(?:shall|has to|have to|needs to|need to))\b (?!must|should)", "must"),
    instead(r"\b(?P<at>(?:ought to|will))\b (?!must|should)", "must", safe=False),
    instead(rf"\b{VERB} (?P<at>be (?:required|mandatory|needed))\b", "be present"),
    instead(rf"\b{VERB} (?P<at>be filled in)\b", "be present", safe=False),
    Known(
        r"\b(?:must|should|can|may) (?P<at>be (?:optional|nullable))\b",
        "`{at}` asks for nothing",
        "leave the line out; a rule that allows missing values ends with `if present`",
    ),
    Known(
        r"\b(?P<modal>must|should)\b(?=.*\bnot\b).* and (?P<at>(?P=modal))\b",
        "`{modal}` stands once in a rule",
        "write two rules",
    ),
    Known(
        r"^(?!at least one of\b|.*\d ?%).*?\b(?P<modal>must|should)\b.* (?:and|or) (?P<at>(?P=modal) )"
        r"(?:not |be |have |match |contain )",
        "`{modal}` stands once in a rule",
        "leave out the second one, or write two rules",
        "",
    ),
    Known(
        r"\b(?P<first>must|should)\b.* and (?P<at>must|should) ",
        "`{first}` and `{at}` cannot stand in one rule",
        "write two rules",
    ),
    # a fact in place of a rule: whether it must or should be so, only the writer knows
    instead(r"^[\w.`]+ (?P<at>is not|isn['\u2019]t|not)\b(?!.*\b(?:must|should)\b)", "must not be", safe=False),
    instead(r"^[\w.`]+ (?P<at>is|are)\b(?!.*\b(?:must|should)\b)", "must be", safe=False),
    instead(r"^[\w.`]+ (?P<at>(?P<sign>>=|<=|=>|=<|==|>|<|=))(?!.*\b(?:must|should)\b)", "must be {words}", safe=False),
    instead(r"^[\w.`]+ (?P<at>!=|<>)(?!.*\b(?:must|should)\b)", "must not be equal to", safe=False),
    instead(r"^[\w.`]+ (?P<at>(?P<verb>between|in))\b(?!.*\b(?:must|should)\b)", "must be {verb}", safe=False),
    instead(rf"^[\w.`]+ (?P<at>like (?P<like>{TEXT}))", "must {like}", safe=False),
    Known(
        rf"^(?P<at>(?P<low>{NUMBER}) ?<= ?(?P<x>[\w.`]+) ?<= ?(?P<high>{NUMBER}))",
        "a rule begins with its column",
        "write `{x} must be between {low} and {high}`",
        "{x} must be between {low} and {high}",
        safe=False,
    ),
    Known(
        rf"^(?P<at>(?P<low>{NUMBER}) ?< ?(?P<x>[\w.`]+) ?< ?(?P<high>{NUMBER}))",
        "a rule begins with its column",
        "write `{x} must be strictly between {low} and {high}`",
        "{x} must be strictly between {low} and {high}",
        safe=False,
    ),
    instead(
        r"^(?P<x>[\w.`]+) .* (?:and|or) (?P<at>(?P=x) (?:is )?(?P<sign>>=|<=|=>|=<|>|<|=))",
        "be {words}",
        "the column stands once, at the beginning",
    ),
    # verbs
    instead(rf"\b{VERB} (?:not )?(?P<at>is|are)\b", "be"),
    instead(rf"\b{VERB} (?:not )?(?P<at>has)\b", "have"),
    instead(rf"\b{VERB} (?:not )?(?P<at>matches)\b", "match"),
    instead(rf"\b{VERB} (?:not )?(?P<at>match (?:the )?(?:regex|pattern|regular expression))\b", "match"),
    instead(r"\bmatch (?P<at>/(?P<pattern>[^/]+)/)", "'{pattern}'", "a pattern stands in quotes"),
    instead(r"\bmatch (?P<at>[\^\\\[(][^\s'\"]*)", "'{at}'", "a pattern stands in quotes", safe=False),
    instead(rf"\b{VERB} (?:not )?(?P<at>contains)\b", "contain"),
    instead(rf"\b{VERB} (?:not )?(?P<at>includes?)\b", "contain"),
    instead(rf"\b{VERB} (?:not )?(?P<at>contain (?:any )?white ?space)\b", "have whitespace"),
    instead(rf"\b{VERB} (?:not )?(?P<at>contain (?:any )?(?:spaces?|blanks?))\b", "have whitespace", safe=False),
    instead(
        r"\b(?:contains?|starts? with|ends? with) "
        r"(?P<at>(?!(?:an?|the|no|any|exactly|only|just)\b)[^\s'\"\u2018\u201c`\[]+)",
        "'{at}'",
        "text stands in quotes",
        safe=False,
    ),
    instead(rf"\b{VERB} (?:not )?(?P<at>starts with|begins? with|start(?! with))\b", "start with"),
    instead(rf"\b{VERB} (?:not )?(?P<at>ends (?:with|in)|end in|finish with|end(?! with))\b", "end with"),
    instead(rf"\b{VERB} (?:not )?(?P<at>exists? in)\b", "be in"),
    instead(rf"\b{VERB} (?:not )?(?P<at>exists?)\b(?! in)", "be present", safe=False),
    instead(rf"\b{VERB} (?:not )?(?P<at>equals?(?: to)?)\b", "be equal to"),
    instead(r"\b(?:be|is) (?P<at>equal|same as|the same as|identical to)\b(?! to)", "equal to"),
    instead(rf"\b{VERB} (?P<at>(?:be )?different (?:from|to|than)|differ from)\b", "not be equal to"),
    instead(rf"\b{VERB} (?P<at>(?:be )?== ?)(?=\S)", "be equal to "),
    instead(rf"\b{VERB} (?P<at>(?:be )?(?:!=|<>) ?)(?=\S)", "not be equal to "),
    instead(rf"\b{VERB} (?P<at>(?P<sign>>=|<=|=>|=<|>|<|=) ?)(?=\S)", "be {words} "),
    instead(r"\b(?P<at>be (?P<sign>=>|=<) ?)(?=\S)", "be {words} "),
    instead(rf"\b{VERB} (?P<at>have no)\b", "not have"),
    instead(rf"\b{VERB} (?P<at>(?:be|have) (?:non[- ]?|not[-_])(?P<what>null|blank|empty|missing))\b", "not be {what}"),
    instead(rf"\b{VERB} (?P<at>(?:be |have )?(?:no )?(?:without) )(?P<what>\w+)", "not have "),
    # comparisons
    instead(r"\b(?P<at>no (?:more|greater|larger) th[ae]n|not more th[ae]n)\b", "at most"),
    instead(r"\b(?P<at>no (?:less|fewer|smaller) th[ae]n|not less th[ae]n)\b", "at least"),
    instead(r"\bbe (?P<at>at-least|atleast|minimum|min)\b", "at least"),
    instead(r"\bbe (?P<at>at-most|atmost|maximum|max|up to)\b", "at most"),
    instead(r"\b(?P<at>no later th[ae]n|not later th[ae]n)\b", "on or before"),
    instead(r"\b(?P<at>no earlier th[ae]n|not earlier th[ae]n)\b", "on or after"),
    instead(r"\bbe (?P<at>not (?:later th[ae]n))\b", "on or before"),
    instead(r"\b(?P<at>older th[ae]n (?P<n>\d+) (?P<unit>\w+))", "before {n} {unit} ago", safe=False),
    instead(r"\b(?P<at>younger th[ae]n (?P<n>\d+) (?P<unit>\w+))", "after {n} {unit} ago", safe=False),
    instead(rf"\b{VERB} (?P<at>be not)\b", "not be"),
    instead(r"\b(?P<at>(?:more|larger|bigger|higher) th[ae]n|(?<!^)greater(?! th[ae]n))\b", "greater than"),
    instead(r"\b(?P<at>(?:fewer|smaller|lower) th[ae]n|(?<!^)less(?! th[ae]n))\b", "less than"),
    # elsewhere these may be columns
    instead(rf"{_COMPARED} (?P<at>over|above)\b", "greater than"),
    instead(rf"{_COMPARED} (?P<at>under|below)\b", "less than"),
    instead(r"\b(?P<at>later th[ae]n)\b", "after"),
    instead(r"\b(?P<at>earlier th[ae]n)\b", "before"),
    instead(r"\b(?P<at>before or on)\b", "on or before"),
    instead(r"\b(?P<at>after or on)\b", "on or after"),
    instead(r"\b(?P<at>in (?:the )?past)\b", "before now"),
    instead(r"\bbe (?P<at>on )(?=\d)", ""),
    instead(r"\b(?P<at>(?:greater than or equal to|greater or equal to|minimum of))\b", "at least"),
    instead(r"\b(?P<at>(?:less than or equal to|less or equal to|maximum of))\b", "at most"),
    instead(rf"(?P<at>(?P<n>{NUMBER}) or (?:more|above|greater|higher|over))\b", "at least {n}"),
    instead(rf"(?P<at>(?P<n>{NUMBER}) or older)\b", "at least {n}", safe=False),
    instead(rf"(?P<at>(?P<n>{NUMBER}) or (?:less|fewer|below|lower|under))\b", "at most {n}"),
    instead(rf"(?P<at>(?P<n>{NUMBER}) or younger)\b", "at most {n}", safe=False),
    instead(r"\bbetween (?P<at>(?P<a>\S+?) ?(?:to|until|-|\u2013|,|\.\.) ?(?P<b>\S+))", "{a} and {b}"),
    instead(r"\bbetween (?P<at>[\[(](?P<a>[^,\])]+), ?(?P<b>[^,\])]+)[\])])", "{a} and {b}", safe=False),
    instead(rf"\b(?P<at>from (?P<a>{NUMBER}) to (?P<b>{NUMBER}))", "between {a} and {b}"),
    instead(
        r"\bbe (?P<at>(?:in )?(?:the )?(?:range )?(?:of |from )?\[?(?P<a>[-+]?\d+(?:\.\d+)?) ?"
        r"(?:to|-|\u2013|\.\.+|and|,) ?(?P<b>\d+(?:\.\d+)?)\b\]?)",
        "between {a} and {b}",
        safe=False,
    ),
    instead(
        rf"(?P<at>at least (?P<a>{NUMBER}) and at most (?P<b>{NUMBER}))",
        "between {a} and {b}",
        "the second check has no verb",
    ),
    Known(
        r"\bbe [^'\"`\[\(]*? (?:and|or) "
        r"(?P<at>(?:not )?(?:at least|at most|greater than|less than|equal to|before|after|[<>]=?)) ",
        "the second check has no verb",
        "write `be {at} ...`: each check has its own verb",
        "be {at}",
    ),
    instead(r"\bthe last (?P<at>(?P<unit>day|week|month|year|hour|minute))\b", "1 {unit}", safe=False),
    # lengths
    instead(r"\bhave (?P<at>a length(?: of)?|length of|length exactly)\b", "length"),
    instead(r"\bhave length (?P<at>(?P<a>\d+) ?(?:to|-) ?(?P<b>\d+))\b", "between {a} and {b}"),
    instead(r"\b(?:must|should) (?:not )?have length .*\d(?P<at> (?:characters?|chars?|letters?)(?: long)?)\b", ""),
    instead(
        r"\b(?P<at>(?:have|be) (?:exactly )?(?P<n>\d+) (?:characters?|chars?|letters?)(?: long)?)\b", "have length {n}"
    ),
    instead(
        r"\b(?P<at>(?:have|be) (?P<how>at least|at most|more than|less than|fewer than|between \d+ and) (?P<n>\d+) "
        r"(?:characters?|chars?|letters?)(?: long)?)\b",
        "have length {how} {n}",
    ),
    instead(
        r"\b(?P<at>be longer than (?P<n>\d+)(?: (?:characters?|chars?|letters?))?)\b", "have length greater than {n}"
    ),
    instead(
        r"\b(?P<at>be shorter than (?P<n>\d+)(?: (?:characters?|chars?|letters?))?)\b", "have length less than {n}"
    ),
    # beside another check, where `not` would be open to two readings
    instead(
        r"\b(?P<at>not be longer than (?P<n>\d+)(?: (?:characters?|chars?|letters?))?)\b", "have length at most {n}"
    ),
    instead(
        r"\b(?P<at>not be shorter than (?P<n>\d+)(?: (?:characters?|chars?|letters?))?)\b", "have length at least {n}"
    ),
    # lists
    instead(r"\b(?:be |is )?(?:not )?(?P<at>one of|any of|either)\b(?= *[\[\(])", "in"),
    instead(rf"\b(?:be|is) (?:not )?(?P<at>(?:one of|any of|either|in) )(?={TEXT}[^\]]*$)", ""),
    instead(r"\bin (?P<at>\((?P<items>[^()]*)\))", "[{items}]", "a list stands in square brackets"),
    instead(
        r"\bin (?P<at>\((?P<bare>[^\W\d]\w*(?:, ?[^\W\d]\w*)+)\))",
        "[{quoted}]",
        "a list stands in square brackets, text in quotes",
        safe=False,
    ),
    instead(r"(?P<at>\{(?P<items>[^{}]*)\})", "[{items}]", "a list stands in square brackets"),
    instead(r"\b(?:be|is) (?:not )?(?P<at>\[)", "in [", "a list stands behind `in`"),
    instead(
        rf"\[(?P<at>(?P<first>{VALUE})(?P<more>(?:(?: ?[;|/,] ?|,? or |,? and | ){VALUE})+))\]",
        "{first}{more}",
        "commas stand between the values of a list",
    ),
    instead(
        rf"\b(?:be|is) (?:not )?(?P<at>(?:equal to )?(?P<first>{TEXT})(?P<more>(?:(?:,| or|, or) {TEXT})+))",
        "in [{first}{more}]",
        "several values stand in a list",
    ),
    instead(
        rf"\b(?:be|is) (?P<at>(?P<first>true|false|{NUMBER})(?P<more>(?:(?:,| or|, or) (?:true|false|{NUMBER}))+))\b",
        "in [{first}{more}]",
        "several values stand in a list",
    ),
    Known(
        r"\b(?:be|is) (?:one of|any of|either|in) (?P<at>[^\W\d]\w*(?:(?:,|,? or|,? and) [^\W\d]\w*)+)",
        "several values stand in a list, text in quotes",
        "write `in ['A', 'B']`",
    ),
    instead(
        rf"\b(?:be|is) (?:one of |any of |either |in )?(?P<at>(?P<bare>{BARE}(?:(?:,| or|, or) {BARE})+))"
        rf"(?={PART}$)",
        "in [{quoted}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    instead(rf"\bin (?P<at>{TEXT}(?:, ?{TEXT})*\])", "[{at}", "the list is never opened"),
    *SLIPS_BEHIND,
    *SLIPS_NAMES,
    *UNSAID,
]

_DEFINITION = re.compile(r"define \w+ as ", re.IGNORECASE)
_MUST = "It must "
_MODAL = re.compile(r"\b(?:must|should)\b", re.IGNORECASE)
_JOINER = re.compile(r"(?:and|or) ", re.IGNORECASE)
_PLACES = re.compile(r"\{([a-z]\w*)\}")


def slips_in(written: str) -> Iterator[Slip]:
    """The known slips of a line, in the order in which they are to be tried, placed in the line's own text."""
    written = straightened(written)
    head = _DEFINITION.match(written)
    found = _of_definition(written, head.end()) if head else _of_sentence(written)
    return (careful(slip, written) for slip in found)


def _of_definition(written: str, start: int) -> Iterator[Slip]:
    """What is defined is said as behind `must`, and its slips are those of a rule."""
    yield from _known(written, SLIPS_ABOVE)
    for slip in _of_sentence(_MUST + written[start:]):
        place, words = slip.span, slip.replacement
        if place.start < len(_MUST):
            if words is None or not (_MUST[place.start :] and words.startswith(_MUST[place.start :])):
                continue  # it is about the words in front, which nobody wrote
            place, words = Span(len(_MUST), place.end), words.removeprefix(_MUST[place.start :])
        place = Span(place.start - len(_MUST) + start, place.end - len(_MUST) + start)
        says, advice = (text.replace("`must ", "`") for text in (slip.says, slip.advice))
        yield replace(slip, span=place, says=says, advice=advice, replacement=words)


def _of_sentence(written: str) -> Iterator[Slip]:
    yield from in_signs(written)
    yield from in_formulas(written)
    yield from _known(written, _SLIPS)


def _known(written: str, slips: Iterable[Known]) -> Iterator[Slip]:
    seen = masked(written)
    modal = _MODAL.search(seen)
    for slip in slips:
        match = _pattern(slip.pattern).search(seen)
        if match is None or (modal and match.end() < modal.start() and _JOINER.match(match[0])):
            continue  # `and is` between columns is no check
        found = _slip(slip, match, written)
        if found:
            yield found


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def _slip(slip: Known, match: re.Match[str], written: str) -> Slip | None:
    """The slip as it stands in the line; None where what was written fills no template, and so is something else."""
    groups = {name: written[slice(*match.span(name))] for name in match.groupdict() if match[name] is not None}
    known = derived(groups)
    fill = _filler(known)
    start, end = match.span("at")
    replacement = fill(slip.instead) if slip.instead is not None else None
    lacking = set(_PLACES.findall(slip.instead or "")) - known.keys()
    if lacking == {"date"}:
        replacement = None  # two dates are possible: only the writer knows
    elif lacking:
        return None
    if replacement == "" and f"{written[start - 1 : start]}{written[end : end + 1]}" == "  ":
        end += 1  # of two spaces one is left
    if replacement and replacement[-1] == " " == written[end - 1]:  # the space behind is no part of the slip
        end, replacement = end - 1, replacement[:-1]
    shown = _filler({**known, "at": written[start:end].strip()})
    says, advice = (_quoted(text, shown) for text in (slip.says, slip.advice))
    return Slip(Span(start, end), says, advice, replacement, slip.safe)


def _quoted(template: str, fill: Callable[[str], str]) -> str:
    """A message; what it quotes may hold backquotes itself."""
    pieces = re.split(r"(`` .*? ``|`[^`]*`)", template)
    return "".join(
        quote(fill(piece[3:-3] if piece[1] == "`" else piece[1:-1])) if piece[:1] == "`" else fill(piece)
        for piece in pieces
    )


def _filler(groups: dict[str, str]) -> Callable[[str], str]:
    return lambda template: _PLACES.sub(lambda match: groups.get(match[1], match[0]), template)
