"""Silence: advice that somebody has looked at and lets stand, said in a comment at the rule or in the settings.

Only advice can be silenced. What silences nothing is advice itself, so that no silence outlives its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.silence import ErrorAllowed, NeedlessAllowed, NothingAllowed, UnknownAllowed
from dqlang.record import record
from dqlang.source import Source, Span

_DIRECTIVE = re.compile(r"(?:^|(?<=\s))#[ \t]*dqlang[ \t]*:[ \t]*(?P<word>\w*)", re.IGNORECASE)
_NO_COLON = re.compile(r"(?:^|(?<=\s))#[ \t]*dqlang[ \t]+(?P<word>[a-z]+)[ \t:]+dq\d+", re.IGNORECASE)
_CODE = re.compile(r"(?:\s|,|\band\b)*\b(?P<code>dq\d+)\b", re.IGNORECASE)
_WORDS = re.compile(r"[\s,;:.\-\u2013\u2014]*(?=.*\w)")  # between the codes and what is said to people
_ALIKE = re.compile(r"al+o[wu]\w*|ignore\w*|disable\w*|noqa|silence\w*|suppress\w*|permit\w*", re.IGNORECASE)


@record
class Directive:
    """A comment, or the part of one, that names codes; `sentence` is the one for which it speaks, if any."""

    span: Span
    word: str
    codes: tuple[tuple[str, Span], ...]
    sentence: Span | None


@record
class Heard:
    """Problems that are told, with advice on silence among them, and advice that was silenced."""

    told: list[Problem]
    silenced: list[Problem]


def heard(
    source: Source,
    problems: Sequence[Problem],
    known: Collection[str],
    allowed: Collection[str] = (),
    elsewhere: Callable[[], Sequence[Problem]] = tuple,
) -> Heard:
    """What is left of a file's problems. `known` says what was known besides the sentences: `schema`, `lookups`;
    `allowed` are the codes that the settings allow; `elsewhere` gives the problems that others see, who know less."""
    found = list(directives(source))
    silenced: list[Problem] = []
    told: list[Problem] = []
    for problem in problems:
        (silenced if _is_silent(problem, found, allowed) else told).append(problem)
    own = [*_own_advice(source, found, problems, known), *_without_colon(source)]
    if any(isinstance(problem, NeedlessAllowed) for problem in own):
        own = [*_own_advice(source, found, [*problems, *elsewhere()], known), *_without_colon(source)]
    for problem in own:
        (silenced if problem.code in allowed else told).append(problem)
    return Heard(sorted(told, key=lambda problem: (problem.span.start, problem.code)), silenced)


def directives(source: Source) -> Iterator[Directive]:
    """All of a file, in its order."""
    if "dqlang" not in source.text.lower():
        return
    from dqlang.syntax.tokens import comments, logical_lines, read_tokens

    sentences = [line.span for line in logical_lines(read_tokens(source.text))]
    for comment in comments(source):
        starts = [match.start() for match in _DIRECTIVE.finditer(comment.text)]
        for start, end in zip(starts, [*starts[1:], len(comment.text)], strict=False):
            place = Span(comment.span.start + start, comment.span.start + end)
            yield _directive(source, place, _sentence_of(source, sentences, comment.span.start))


def without_directives(comment: str) -> str:
    """What a comment says to people, with one space between its words."""
    starts = [match.start() for match in _DIRECTIVE.finditer(comment)]
    parts = [comment[start:end] for start, end in zip(starts, [*starts[1:], len(comment)], strict=False)]
    before = comment[: starts[0]] if starts else comment
    return " ".join(" ".join([before, *map(_said, parts)]).split())


def _said(directive: str) -> str:
    """The words behind the codes, as a comment of their own."""
    gone = _before_words(directive)
    return directive[: gone.start] + directive[gone.end :].rstrip() if gone else ""


def _before_words(directive: str) -> Span | None:
    """What says to the language which advice is allowed; None where nothing else stands in the comment."""
    head = _DIRECTIVE.match(directive)
    assert head is not None  # it was found there
    end = head.end()
    while found := _CODE.match(directive, end):
        end = found.end()
    words = _WORDS.match(directive, end)
    return Span(directive.lower().index("dqlang"), words.end()) if words else None


def is_directive(comment: str) -> bool:
    return _DIRECTIVE.search(comment) is not None


def _directive(source: Source, place: Span, sentence: Span | None) -> Directive:
    text = source.slice(place)
    head = _DIRECTIVE.match(text)
    assert head is not None  # it was found there
    codes, at = [], head.end()
    while found := _CODE.match(text, at):
        start, at = found.span("code")
        codes.append((found["code"].upper(), Span(place.start + start, place.start + at)))
    return Directive(Span(place.start, place.start + len(text.rstrip())), head["word"], tuple(codes), sentence)


def _sentence_of(source: Source, sentences: Sequence[Span], comment: int) -> Span | None:
    """The sentence inside whose brackets, or at whose end, a comment stands."""
    place = bisect_right(sentences, comment, key=lambda span: span.start) - 1
    if place < 0 or re.search(r"[\r\n]", source.text[sentences[place].end : comment]):
        return None
    return sentences[place]


def _is_silent(problem: Problem, found: Sequence[Directive], allowed: Collection[str]) -> bool:
    if problem.severity != "advice":
        return False
    return problem.code in allowed or any(_speaks_of(directive, problem) for directive in found)


def _speaks_of(directive: Directive, problem: Problem) -> bool:
    named = directive.word.lower() == "allow" and any(code == problem.code for code, _ in directive.codes)
    return named and _is_in(problem, directive.sentence)


def _is_in(problem: Problem, sentence: Span | None) -> bool:
    return sentence is not None and sentence.start <= problem.span.start < sentence.end


# --- advice on silence ------------------------------------------------------------------------------------------------


def _own_advice(
    source: Source, found: Sequence[Directive], problems: Sequence[Problem], known: Collection[str]
) -> Iterator[Problem]:
    if not found:
        return
    from dqlang.diagnostics.catalogue import problems as all_kinds

    kinds = all_kinds()
    for directive in found:
        if directive.word.lower() != "allow" or not directive.codes:
            if directive.codes or _ALIKE.fullmatch(directive.word):
                yield NothingAllowed(directive.span, source.slice(directive.span).lstrip("# \t"))
            continue
        for place in range(len(directive.codes)):
            advice = _of_code(source, directive, place, problems, known, kinds)
            if advice is not None:
                yield advice


def _without_colon(source: Source) -> Iterator[Problem]:
    """`# dqlang allow DQ403`, which is a comment as any other."""
    if not _NO_COLON.search(source.text):
        return
    from dqlang.syntax.tokens import comments

    for comment in comments(source):
        for match in _NO_COLON.finditer(comment.text):
            if _ALIKE.fullmatch(match["word"]):
                place = Span(comment.span.start + match.start(), comment.span.start + match.end())
                yield NothingAllowed(place, match[0].lstrip("# \t"))


def _of_code(
    source: Source,
    directive: Directive,
    place: int,
    problems: Sequence[Problem],
    known: Collection[str],
    kinds: Mapping[str, type[Problem]],
) -> Problem | None:
    code, span = directive.codes[place]
    removal = _removal(source, directive, place)
    kind = kinds.get(code)
    if kind is None:
        from dqlang.diagnostics.catalogue import suggest

        near = tuple(each for each in suggest(code) if kinds[each].severity == "advice")
        return UnknownAllowed(span, code, removal, near)
    if kind.severity != "advice":
        return ErrorAllowed(span, code, removal)
    if code in [each for each, _ in directive.codes[:place]]:
        return NeedlessAllowed(span, code, removal)
    if directive.sentence is None:
        return NeedlessAllowed(span, code, removal, beside_a_rule=False)
    if any(each.code == code and _is_in(each, directive.sentence) for each in problems):
        return None
    # A rule with an error is not looked at, and without a schema not all can be known: then nothing is said.
    judged = all(each.severity == "advice" for each in problems) and (not kind.needs or kind.needs in known)
    return NeedlessAllowed(span, code, removal) if judged else None


def _removal(source: Source, directive: Directive, place: int) -> Span:
    """What goes with a code: the comma beside it, or, where it is the only one, the comment, with the line if that held
    nothing else; words behind the codes stay as a comment."""
    codes = [span for _, span in directive.codes]
    if len(codes) > 1:
        last = place == len(codes) - 1
        return (
            Span(codes[place - 1].end, codes[place].end) if last else Span(codes[place].start, codes[place + 1].start)
        )
    before_words = _before_words(source.slice(directive.span))
    if before_words:
        return Span(directive.span.start + before_words.start, directive.span.start + before_words.end)
    text, (start, end) = source.text, (directive.span.start, directive.span.end)
    while start and text[start - 1] in " \t\xa0":
        start -= 1
    while end < len(text) and text[end] in " \t\xa0":
        end += 1
    if end < len(text) and text[end] not in "\r\n":
        end = directive.span.end  # another one stands behind
    alone = (start == 0 or text[start - 1] in "\r\n\ufeff") and (end == len(text) or text[end] in "\r\n")
    if alone and end < len(text):
        end += 2 if text.startswith("\r\n", end) else 1
    return Span(start, end)
