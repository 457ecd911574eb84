"""What beginners write of letters, digits and signs in a text, and of the kind of value that a column holds."""

from __future__ import annotations

from dqlang.syntax.slip_form import MODAL, PART, TEXT, VERB, Known, instead

_DIGITS = r"(?:digits?|numbers?|numerals?|numeric characters?)"
_LETTER = r"(?P<kind>(?:(?:capital|upper ?case|small|lower ?case) )?(?:letter|character)|digit|number)"
_TYPE = r"(?:string|text|varchar|char(?:acter)?s?|str|text(?:ual)? (?:value|field)|string value)"

SLIPS = [
    instead(
        rf"\b{VERB} not (?P<at>(?:contain|have|include) (?:any )?{_DIGITS})(?={PART}$)",
        "match '[0-9]'",
        "digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>(?:contain|have|include) (?:no|zero) {_DIGITS})(?={PART}$)",
        "not match '[0-9]'",
        "digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>(?P<side>start|begin|end)s? with (?:an? |one )?{_LETTER})(?={PART}$)",
        "match '{edge}'",
        "letters and digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>(?:contain|have|include) (?:exactly|only|just|precisely) (?:one|1|a single)"
        r" (?P<once>'.'|\".\"))",
        "match '{pattern}'",
        "how often a sign stands in a text is asked for by a pattern",
        safe=False,
    ),
    instead(  # a rule without a word has to be given a name
        rf"^(?P<column>\w+) {MODAL} (?P<at>(?:contain|have|include) (?:an?|the|any|at least one)(?: sign| character)?"
        r" (?P<sign_>'.'|[^\w\s'\"`\[(])(?: signs?| characters?)?)$",
        "contain {signed}",
        "a sign stands in quotes",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>(?:contain|have|include) (?:an?|the|any|at least one)(?: sign| character)?"
        rf" (?P<text>{TEXT}|[^\w\s'\"`\[(](?= |$))(?: signs?| characters?)?)",
        "contain {text_}",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>(?:contain|include) (?:no|zero) (?:white ?spaces?|spaces?|blanks))(?={PART}$)",
        "not have whitespace",
        safe=False,
    ),
    Known(
        rf"^(?P<at>(?P<x>[\w.`]+) (?P<modal>must|should) not (?P<each>contain|start with|end with)"
        rf" (?P<texts>\[{TEXT}(?:, ?{TEXT})+\]))(?={PART}$)",
        "after `{each}` stands one text",
        "write a rule for each, as in `{x} {modal} not {each} {first}`",
    ),
    instead(
        rf"\b{VERB} (?P<at>(?P<each>contain|start with|end with) "
        rf"(?P<texts>(?:one of |any of )?[\[(]{TEXT}(?:, ?{TEXT})*[\])]))",
        "{ors}",
        "after `{each}` stands one text",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>(?:be|have|contain|consist of) (?:either )?(?P<a>\d+) or (?P<b>\d+) {_DIGITS}"
        r"(?: long| only)?)\b",
        "match '^([0-9]{{a}}|[0-9]{{b}})$'",
        "digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>(?:be|have|contain|consist of) (?:exactly )?(?P<n>\d+) (?:digits|numbers)"
        r" (?:long|in length))\b",
        "match '^[0-9]{times}$'",
        "digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>be (?:an? )?(?P<what>positive|negative) (?:integer|int|whole number))(?={PART}$)",
        "be {what} and be valid integer",
        "these are two checks",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?P<at>be (?:an? )?non[- ]?negative (?:integer|int|whole number))(?={PART}$)",
        "be at least 0 and be valid integer",
        "these are two checks",
        safe=False,
    ),
    instead(rf"\b{VERB} (?:not )?(?P<at>be an? (?P<what>positive|negative) number)(?={PART}$)", "be {what}"),
    Known(
        rf"\b(?P<at>{MODAL} (?:not )?be (?:an? |of type )?{_TYPE})(?={PART}$)",
        "a rule does not say which type a column has",
        "write what its values are like, as in `Name must be present`, or leave the line out: any value can be text",
    ),
    Known(
        r"(?P<at>\bin (?:kg|kilograms?|grams?|mg|km|cm|mm|met(?:er|re)s?|inch(?:es)?|feet|lbs?|pounds|euros?|dollars?"
        r"|usd|eur|gbp|celsius|fahrenheit|percent|days|hours|minutes|seconds|years|months|weeks))"
        rf"(?={PART}$)",
        "a number stands without its unit, so that `{at}` asks for nothing",
        "leave the line out, or say what the numbers are like, as in `Weight must be between 1 and 500`",
    ),
    Known(
        rf"\b{VERB} (?:not )?(?:contain|start with|end with) "
        rf"(?P<at>(?:an?|the|no|any|exactly) \w+)(?={PART}$)",
        "text stands in quotes, and what is described in words is asked for by a pattern",
        "write the text itself, as in `contain '-'`, or a pattern, as in `match '[A-Z]'`",
    ),
]
