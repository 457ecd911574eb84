"""`dqlang explain`: what a message means, what a check asks, or what a file asks, in English."""

from __future__ import annotations

import os
import re

import click

from dqlang.cli.options import root_option
from dqlang.cli.outcome import AS_ASKED, Refused
from dqlang.cli.terminal import echo
from dqlang.diagnostics.wording import did_you_mean

_VERBS = ("", "be ", "be valid ", "have ")


@click.command("explain")
@click.argument("what", metavar="CODE|CHECK|FILE", nargs=-1, required=True)
@root_option
def command(what: tuple[str, ...], root: str | None) -> int:
    """Explain a message by its code, a check by its words, or the rules of a file, in English.

    \b
    dqlang explain DQ200
    dqlang explain 'human_name'
    dqlang explain rules/person.dq
    """
    asked = " ".join(what)
    if asked == "-" or os.path.exists(asked) or asked.lower().endswith(".dq"):
        echo(_file(asked, root))
    elif re.fullmatch(r"(?i)dq\d+", asked):
        echo(_code(asked))
    else:
        echo(_check(asked))
    return AS_ASKED


def _code(code: str) -> str:
    from dqlang.diagnostics.catalogue import page, suggest, without_fences

    found = page(code)
    if found is None:
        raise Refused(f"there is no message `{code}`", did_you_mean(suggest(code)))
    return without_fences(found)


def _check(phrase: str) -> str:
    """The page of a named check; the verb may be left out."""
    from dqlang.checks import registry
    from dqlang.diagnostics.catalogue import without_fences
    from dqlang.explain.shapes import shape_page

    asked = re.sub(r"(?i)^(must|should)\s+|\b(not|an?)\s+", "", phrase.strip().rstrip(".")).strip()
    for verb in _VERBS:
        spec = registry.find(verb + asked)
        if spec is not None:
            return f"{spec.phrase}\n\n{without_fences(_page(spec.phrase, spec.build))}"
    # `a` and `an` stand in some phrases: `be on a weekday`.
    shape = shape_page(asked) or shape_page(re.sub(r"(?i)^(must|should)\s+|\bnot\s+", "", phrase.strip().rstrip(".")))
    if shape is not None:
        return shape
    near = [each for verb in _VERBS for each in registry.suggest(verb + asked)] or _codes_with(asked)
    help = did_you_mean(list(dict.fromkeys(near))[:3])
    raise Refused(f"there is no check, no message and no file `{phrase}`", help)


def _codes_with(number: str) -> list[str]:
    """`403` is the code DQ403 without its letters."""
    from dqlang.diagnostics.catalogue import problems

    digits = re.fullmatch(r"(?i)(?:dq|d|q)?[\s-]*(\d+)", number)
    return [f"DQ{digits[1]}"] if digits and f"DQ{digits[1]}" in problems() else []


def _page(phrase: str, build: object) -> str:
    """A built-in check's page is its file's docstring, a registered one's its function's."""
    import inspect
    import sys

    from dqlang.checks import registry

    module = getattr(build, "__module__", None)
    page = sys.modules[module].__doc__ if module else inspect.getdoc(registry.function(phrase))
    return inspect.cleandoc(page or "a check that was registered from Python, and does not say what it asks")


def _file(path: str, root: str | None) -> str:
    import dqlang
    from dqlang.cli.compiling import compile_rules, or_refused, rules_text
    from dqlang.cli.rule_files import STDIN

    text = rules_text(path)
    if path == STDIN:
        return compile_rules(path, text, None, None, True, root).explain()
    tables = or_refused(lambda: dqlang.load_all(path, root=root, allow_sql=True), text, path)
    if not any(len(rules) for rules in tables.values()):
        raise Refused(f"there are no rules in `{path}`")
    return "\n\n".join(rules.explain().rstrip() for rules in tables.values())
