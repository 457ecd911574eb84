"""What came of examples, for people."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dqlang.diagnostics.display import visible
from dqlang.report.words import counted
from dqlang.trials.words import Suggested, Told


def render(found: Sequence[Told], *, color: bool = False) -> str:
    """The examples that do not hold, and those that could not be run, each with its file."""
    return "\n\n".join(_told(each, color) for each in found if not each.holds)


def summary(found: Sequence[Told], untried: int) -> str:
    """`12 examples hold, 1 does not; 7 rules have no example`."""
    held = sum(each.holds for each in found)
    left = sum(each.passed is None for each in found)
    wrong = len(found) - held - left
    parts = [f"{counted(held, 'example')} {'holds' if held == 1 else 'hold'}"]
    parts += [f"{wrong:,} {'does' if wrong == 1 else 'do'} not"] if wrong else []
    parts += [f"{left:,} could not be run"] if left else []
    lacking = f"{counted(untried, 'rule')} {'has' if untried == 1 else 'have'} no example"
    return ", ".join(parts) + (f"; {lacking}" if untried else "")


def without_examples(rules: int, shown: Suggested | None) -> str:
    """How to write the first one, shown on a rule that could have it."""
    lines = [f"there are no examples yet: {counted(rules, 'rule')}, and none has one"]
    if shown is not None:
        lines.append("to show what a rule means, write below it a row and what the rule says of it:")
        lines += ["", f"    {visible(shown.rule)}", f"        example: {visible(shown.row)} passes"]
    return "\n".join(lines)


def _told(example: Told, color: bool) -> str:
    what = "this example could not be run" if example.passed is None else "this example does not hold"
    place = f"{visible(example.path)}:{example.line}"
    place = click.style(place, bold=True) if color else place
    return "\n".join([f"{place}: {what}", *(f"    {name:<9} {visible(text)}" for name, text in example.facts)])
