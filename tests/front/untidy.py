"""Random rule files as people leave them: every kind of sentence that the grammar knows, spelt in odd ways, with
comments wherever one may stand."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import trees
from hypothesis import strategies as st

from dqlang.source import Source
from dqlang.syntax.generated.DataQualityLexer import DataQualityLexer as Lexer
from dqlang.syntax.parse import parse
from dqlang.syntax.tokens import read_tokens
from dqlang.syntax.words import sentence

GRAMMAR = Path(__file__).parents[2] / "grammar" / "DataQualityParser.g4"
_SHOWN = re.findall(r"^// e\.g\. (.*)$", GRAMMAR.read_text(encoding="utf-8"), re.MULTILINE)
"""What the grammar shows beside its rules: each shape at least once, also those that nothing behind it understands."""
ACCEPTED = [
    each
    for each in _SHOWN
    if not parse(Source(f"T\n A must be 1\n {each}"))[1] or not parse(Source(f"{each}\nT\n A must be 1"))[1]
]

_BEFORE_TABLES = ("use ", "define ")
_EXAMPLES = [each for each in ACCEPTED if each.lower().startswith("example:")]
_HEADINGS = [each for each in _SHOWN if re.fullmatch(r"[\w.]+|`[^`]*`", each)]
_TREATED = [each for each in ACCEPTED if each.startswith("treat ")]  # above the first rule of a table only
RULES = [
    each for each in ACCEPTED if each not in (*_HEADINGS, *_EXAMPLES, *_TREATED) and not each.startswith(_BEFORE_TABLES)
]
_MODALS = (Lexer.MUST, Lexer.SHOULD)
_WHOLE = (Lexer.TEXT, Lexer.QUOTED_NAME, Lexer.NAME)
_SIGNS = {"greater than": ">", "less than": "<", "at least": ">=", "at most": "<=", "equal to": "="}

notes = st.sampled_from(
    ["# note", "#", "#! it's 'so'", "#  two  # hashes\t", "# Person", "# A must be 1", "# dqlang: allow DQ403, as is",
     "# it''s [1,", "# dqlang: allow DQ402", "#\u00a0“curly”"]
)  # fmt: skip
blanks = st.sampled_from([" ", " ", " ", "  ", "\t", "\u00a0", " \u00a0 "])
indents = st.sampled_from(["", " ", "    ", "\t", "\t  ", "\u00a0\u00a0"])
breaks = st.one_of(
    st.sampled_from(["\n", "\n\n", "\n        ", " \n\t"]),
    st.builds(lambda note, indent: f"  {note}\n{indent}", notes, indents),
    st.builds(lambda note, indent: f"\n{indent}{note}\n", notes, indents),
    st.builds(lambda one, other: f" {one}\n{other}\n", notes, notes),
)


@st.composite
def spelt(draw, text: str) -> str:
    """A sentence in an odd spelling: blanks, line breaks and comments within brackets, signs, capitals, a full stop."""
    if draw(st.booleans()):
        for words, sign in _SIGNS.items():
            text = text.replace(f" be {words} ", f" be {sign} ")
    tokens = read_tokens(text)
    written, depth = _word(draw, tokens[0]), 0
    modal = any(token.type in _MODALS for token in tokens)
    for before, token in pairwise(tokens):
        depth += {Lexer.LB: 1, Lexer.LP: 1, Lexer.RB: -1, Lexer.RP: -1}.get(before.type, 0)
        apart = before.stop + 1 < token.start
        roomy = apart or (depth and Lexer.LB in (before.type, token.type)) or token.type == Lexer.RB
        if roomy and depth and draw(st.integers(0, 3)) == 0:
            written += draw(breaks)
        elif apart:
            written += draw(blanks)
        written += _word(draw, token)
    may_stop = modal and tokens[-1].type != Lexer.DOT
    return written + draw(st.sampled_from(["", "", "", ".", " ."] if may_stop else [""]))


def _word(draw, token) -> str:
    if token.type == Lexer.TEXT and token.text[0] == "'" and not re.search("['‘’]", token.text[1:-1]):
        return draw(st.sampled_from([token.text, token.text, f"‘{token.text[1:-1]}’"]))
    if token.type in _MODALS or (token.type in (Lexer.AND, Lexer.WHEN, Lexer.BE)):
        return draw(st.sampled_from([token.text, token.text, token.text.upper(), token.text.capitalize()]))
    return token.text


rule_lines = st.one_of(trees.rules().map(sentence), st.sampled_from(RULES)).flatmap(spelt)
example_lines = st.sampled_from(_EXAMPLES).flatmap(spelt)
treated_lines = st.sampled_from(_TREATED).flatmap(spelt)
first_lines = st.sampled_from([each for each in ACCEPTED if each.startswith(_BEFORE_TABLES)]).flatmap(spelt)
ends = st.one_of(st.just(""), st.just(""), st.just("  "), st.builds("{}{}".format, blanks, notes), notes)
between = st.lists(st.one_of(st.just(""), st.just("   "), st.builds("{}{}".format, indents, notes)), max_size=3)


@st.composite
def files(draw) -> str:
    """A whole file, line by line."""
    lines: list[str] = draw(between)
    for line in draw(st.lists(first_lines, max_size=1)):
        lines += [draw(indents) + line + draw(ends), *draw(between)]
    headings = draw(
        st.lists(st.sampled_from([*_HEADINGS, "T", "`it's # 1`"]), min_size=1, max_size=3, unique_by=str.lower)
    )
    for heading in headings:
        lines += [heading + draw(ends), *draw(between)]
        for line in [*draw(st.lists(treated_lines, max_size=1)), draw(spelt("A must be in [1]"))]:
            lines += [draw(indents) + line + draw(ends), *draw(between)]
        for line in draw(st.lists(rule_lines, max_size=2)):
            lines += [draw(indents) + line + draw(ends), *draw(between)]
            if not re.search(r"\b(must|should)\b", line, re.IGNORECASE):
                continue  # a fact, which has no examples
            for example in draw(st.lists(example_lines, max_size=1)):
                lines += [draw(indents) + example + draw(ends), *draw(between)]
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n\n"]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text.replace("\n", end)
