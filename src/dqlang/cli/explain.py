"""`dqlang explain`: what a message means, what a check asks, or what a file asks, in English."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from dqlang.cli.completion import what_can_be_explained
from dqlang.cli.options import root_option
from dqlang.cli.outcome import AS_ASKED, Refused
from dqlang.cli.terminal import echo
from dqlang.diagnostics.wording import did_you_mean

if TYPE_CHECKING:
    from dqlang.checks.spec import Parameter

_VERBS = ("", "be ", "be valid ", "have ")


@click.command("explain")
@click.argument("what", metavar="CODE|CHECK|FILE", nargs=-1, shell_complete=what_can_be_explained)
@click.option("--own", is_flag=True, help="Write the pages of the checks that installed packages offer, as Markdown.")
@root_option
def command(what: tuple[str, ...], own: bool, root: str | None) -> int:
    """Explain a message by its code, a check by its words, or the rules of a file, in English.

    \b
    dqlang explain DQ200
    dqlang explain 'human_name'
    dqlang explain rules/person.dq
    dqlang explain --own
    """
    if own == bool(what):
        raise click.UsageError("give a code, a check or a file, or `--own`")
    if own:
        echo(_own_pages())
        return AS_ASKED
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
        # `member_id` is the name in a failure, and of a package's entry point.
        spec = registry.find(verb + asked) or registry.find(verb + asked.replace("_", " "))
        if spec is not None:
            return f"{spec.phrase}\n\n{without_fences(_page(spec.phrase))}"
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


def _page(phrase: str) -> str:
    """A built-in check's page is its file's docstring; another one's its function's, and what it takes."""
    import inspect
    import sys

    from dqlang.checks import registry

    module = sys.modules[registry.home(phrase)] if registry.home(phrase) else None
    if module is not None:
        return inspect.cleandoc(module.__doc__ or "")
    try:
        function = registry.function(phrase)
        said = inspect.getdoc(function) or "a check that was registered from Python, and does not say what it asks"
        return said + "\n\n" + _taken(*registry.parameters(function))
    except Exception as error:  # a package's own code
        raise Refused(f"`{phrase}` cannot be loaded: {error}", "install the package that offers it anew") from error


def _taken(parameters: tuple[Parameter, ...], any_number: bool) -> str:
    """What may stand behind `with`, in its order."""
    if not parameters and not any_number:
        return "It takes no values."
    words = [f"`{each.word}`{'' if each.required else ' (may be left out)'}" for each in parameters]
    return f"Behind `with` it takes {', '.join([*words, *(['any number of values'] if any_number else [])])}."


def _own_pages() -> str:
    """A page for each check that a package offers, with the failure name of `Code must be ...`."""
    from dqlang.checks import registry

    names = [name for name, _, problem in registry.offers() if problem is None]
    if not names:
        raise Refused("no installed package offers a check", "see docs/own-checks.md on how one does")
    pages = [
        f"## be {name}\n\n{_page(f'be {name}')}\n\nIn the name of a failure: `{name.replace(' ', '_')}`"
        for name in sorted(set(names))
    ]
    return "# Our checks\n\n" + "\n\n".join(pages)


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
