"""Checks of text that follow from each other, or that no text meets together, whatever the text.

What they say of null is looked at elsewhere.
"""

from __future__ import annotations

from dqlang.semantics import text_answers
from dqlang.syntax import ast

_FOLLOWS = {
    ("be valid integer", "be valid number"),
    ("have leading whitespace", "have whitespace"),
    ("have trailing whitespace", "have whitespace"),
    ("have consecutive whitespace", "have whitespace"),
}
_NEVER_TOGETHER = {
    ("be human_name", "have leading whitespace"),
    ("be human_name", "have consecutive whitespace"),
}
_OF_PART = {
    "contain": ("have whitespace", "have consecutive whitespace", "have consecutive characters"),
    "start with": ("have leading whitespace",),
    "end with": ("have trailing whitespace",),
}


def follows(weaker: ast.CheckUse, stronger: ast.CheckUse) -> bool:
    """Whether each text that meets the stronger check meets the weaker one."""
    if weaker.negated != stronger.negated:
        one, other = (weaker, stronger) if stronger.negated else (stronger, weaker)
        return weaker.negated and _apart(one.check, other.check)
    if weaker.negated:
        return _implies(weaker.check, stronger.check)
    return _implies(stronger.check, weaker.check)


def contradict(one: ast.CheckUse, other: ast.CheckUse) -> bool:
    """Whether no text meets both."""
    if one.negated and other.negated:
        return False
    if one.negated or other.negated:
        denied, asked = (one, other) if one.negated else (other, one)
        return _implies(asked.check, denied.check)
    return _apart(one.check, other.check)


def _implies(stronger: ast.Check, weaker: ast.Check) -> bool:
    match stronger, weaker:
        case ast.Named(), ast.Named():
            return (stronger.phrase, weaker.phrase) in _FOLLOWS and not stronger.arguments
        case ast.TextPart(kind, text), ast.TextPart(other_kind, part):
            return _part_implies(kind, text.value, other_kind, part.value)
        case ast.TextPart(kind, text), ast.Named(phrase) if text.value.isascii():
            return _part_has(kind, text.value, phrase)
    return False


def _part_implies(kind: str, text: str, other_kind: str, part: str) -> bool:
    """`start with 'ABC'` implies `start with 'AB'` and `contain 'BC'`."""
    if other_kind == "contain":
        return part in text
    return kind == other_kind and text_answers.PART[kind](text, part)


def _part_has(kind: str, part: str, phrase: str) -> bool:
    phrases = {*_OF_PART["contain"], *_OF_PART[kind]}
    return phrase in phrases and text_answers.OF_TEXT[phrase](part)


def _apart(one: ast.Check, other: ast.Check) -> bool:
    """Whether no text meets both checks."""
    match one, other:
        case ast.TextPart(kind, text), ast.TextPart(same, part) if kind == same and kind != "contain":
            holds = text_answers.PART[kind]
            return not holds(text.value, part.value) and not holds(part.value, text.value)
        case (ast.TextPart(_, text), ast.Named(phrase)) | (ast.Named(phrase), ast.TextPart(_, text)):
            return _excludes(phrase, text.value)
        case ast.Named(), ast.Named():
            pair = (one.phrase, other.phrase)
            return pair in _NEVER_TOGETHER or pair[::-1] in _NEVER_TOGETHER
    return False


def _excludes(phrase: str, part: str) -> bool:
    """Whether no text that meets a check holds this part."""
    plain = "".join(character for character in part if character.isascii())
    match phrase:
        case "be upper case":
            return plain.upper() != plain
        case "be lower case":
            return plain.lower() != plain
        case "be human_name":
            return any(not (character.isalpha() or character in "-' \t\n\v\f\r") for character in plain)
        case "be blank":
            return plain.strip() != ""
        case "be empty":
            return part != ""
    return False
