"""What beginners write instead of an example. All slips of a line are mended together, and what is offered is proven:
the line is read again with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import Slip
from dqlang.diagnostics.wording import quote
from dqlang.record import record
from dqlang.source import Source, Span
from dqlang.syntax.example_lines import near, opening
from dqlang.syntax.masking import masked
from dqlang.syntax.slip_form import LONGEST
from dqlang.syntax.slip_search import FaultOf, find_slip

_LITERAL = r"(?=['\"\[]|[-+]?\d|(?:null|true|false)\b)"
_ARROW = r"(?:[-=]+>|[\u2192\u21d2]|[=:;,\u2013\u2014-])"
_SAYS = r"(?:(?:it|this|that|which|so|then|and|is|are|be|must|should|will|would|shall|to|does|row|rule) )*"
_NO = r"(?:(?:must|should|does|do|will|would|shall) not |(?:does|wo|would|should)n['\u2019]?t |not )"
_PASS = r"(?:pass(?:e[sd]|ing)?|ok(?:ay)?|valid|good|correct|right|accepted|holds?|succeeds?|works)"
_FAIL = r"(?:fail(?:s|ed|ing|ure)?|invalid|bad|wrong|incorrect|rejected|refused|an error|error)"
_END = r"(?=\.?$| (?:on|at) )"
_BEGINS = "an example begins with `example:`"
_WHEN = "when an example holds is said by `on`"
_TEXT = "text stands in quotes"
_WORD = r"(?!(?:null|true|false|now|today)\b)[^\W\d]\w*"
_VERDICT = "an example ends with `passes` or `fails`"


@record
class _Known:
    """What stands in place of the group `at`, wherever the pattern is found. `safe`: nothing else can be meant."""

    pattern: str
    instead: str
    says: str
    safe: bool = True


_SLIPS = [
    _Known(rf"(?P<at>,? ?{_ARROW}? ?\b{_SAYS}{_NO}{_PASS}){_END}", " fails", _VERDICT),
    _Known(rf"(?P<at>,? ?{_ARROW}? ?\b{_SAYS}{_NO}{_FAIL}){_END}", " passes", _VERDICT),
    _Known(rf"(?P<at>,? ?{_ARROW}? ?\b{_SAYS}{_PASS}){_END}", " passes", _VERDICT),
    _Known(rf"(?P<at>,? ?{_ARROW}? ?\b{_SAYS}{_FAIL}){_END}", " fails", _VERDICT),
    _Known(r" (?:passes|fails) (?P<at>(?:(?:as of|when it is|if today is|since|from|by) )?)(?=\d)", "on ", _WHEN),
    _Known(
        rf"(?<=[\w`])(?P<at> ?(?:==?|:=?|[-=]>) ?| (?:is|are|equals?|equal to|being|of) ){_LITERAL}",
        " ",
        "a value stands right behind its column",
    ),
    _Known(r"(?P<at> ?[;&|+]+ ?| with | while )(?=[\w`]+(?:\.[\w`]+)* )", ", ", "columns are joined by `,`"),
    _Known(
        r"[\w`] (?P<at>(?:is )?(?:none|nil|missing|nothing|n/?a|is null))(?=,| and | passes\b| fails\b)",
        "null",
        "a missing value is `null`",
    ),
    _Known(rf"[\[,] ?(?P<at>{_WORD})(?= ?[,\]])(?=[^\[]*\])", "'{at}'", _TEXT, safe=False),
    _Known(
        rf"(?:^|, (?:and )?| and )(?!and )[\w.`]+ (?P<at>{_WORD})(?=,| and | passes\b| fails\b)",
        "'{at}'",
        _TEXT,
        safe=False,
    ),
]


def mended_example(
    source: Source, line: Span, problem: Problem, fault_of: FaultOf, fault_of_slip: FaultOf, column: str | None
) -> Problem:
    """The problem of a line that was meant as an example, or a better one that says what to write. `column` is the one
    that the rule above is about."""
    written = source.slice(line).rstrip()
    if len(written) > LONGEST:
        return problem
    begins = opening(written)
    right = written[:begins].lower().replace(" ", "") == "example:"
    head = written[:begins] if right else "example: "
    body, says, safe = _without_slips(written[begins:], None if right else _BEGINS)
    slip = find_slip(Source(head + body), Span(0, len(head + body)), fault_of_slip)
    for whole, reason, certain in ((head + body, says, safe), *_guesses(head, body, column, slip)):
        if reason and whole != written and fault_of(whole) is None:
            return _offered(line, written, whole, says or reason, certain)
    if slip is not None and slip.replacement is None and head + body == written:  # two dates are possible
        return Slip(Span(line.start + slip.span.start, line.start + slip.span.end), slip.says, slip.advice)
    return _lacks_verdict(line, head + body, fault_of) or problem


def _without_slips(body: str, first: str | None) -> tuple[str, str | None, bool]:
    """What stands behind `example:` with all slips mended, what the first of them is, and whether nothing else can be
    meant."""
    safe = True
    for slip in _SLIPS:
        mended = _replaced(body, slip)
        if mended != body:
            first, safe = first or slip.says, safe and slip.safe
        body = mended
    return body, first, safe


def _guesses(head: str, body: str, column: str | None, slip: Slip | None) -> Iterator[tuple[str, str, bool]]:
    """What else may have been meant, and why. `slip` is one that rules have too."""
    last = re.search(r"(\w+)(?=\.?$| (?:on|at) \S+$)", body)
    if last and (verdict := near(last[1], ["passes", "fails"])):
        yield f"{head}{body[: last.start()]}{verdict}{body[last.end() :]}", _VERDICT, False
    if column:
        yield f"{head}{column} {body}", "an example names the column of its value", False
    if slip is not None and slip.replacement is not None and slip.span.start >= len(head):
        text = head + body
        yield text[: slip.span.start] + slip.replacement + text[slip.span.end :], slip.says, False


def _replaced(text: str, slip: _Known) -> str:
    pieces, end = [], 0
    for start, stop in _places(text, slip.pattern):
        pieces += [text[end:start], slip.instead.replace("{at}", text[start:stop])]
        end = stop
    return "".join([*pieces, text[end:]])


def _places(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Where a slip stands; nothing inside quotes is taken for one."""
    for found in re.finditer(pattern, masked(text), re.IGNORECASE):
        yield found.span("at")


def _offered(line: Span, written: str, whole: str, says: str, safe: bool) -> Slip:
    """The smallest piece of whole words that differs, and the right sentence."""
    start = 0
    while start < min(len(written), len(whole)) and written[start] == whole[start]:
        start += 1
    end = 0
    while end < min(len(written), len(whole)) - start and written[-1 - end] == whole[-1 - end]:
        end += 1
    start = written.rfind(" ", 0, start) + 1
    behind = written.find(" ", max(len(written) - end, start))
    end = 0 if behind < 0 else len(written) - behind
    place = Span(line.start + start, line.start + max(len(written) - end, start + 1))
    return Slip(place, says, f"write {quote(whole)}", whole[start : len(whole) - end], safe)


def _lacks_verdict(line: Span, text: str, fault_of: FaultOf) -> Slip | None:
    if fault_of(f"{text.rstrip('.')} passes") is not None:
        return None
    choices = " or ".join(quote(f"{text.rstrip('.')} {verdict}") for verdict in ("passes", "fails"))
    return Slip(Span(line.end - 1, line.end), _VERDICT, f"write {choices}")
