"""What a shell offers behind `dqlang`, where its completion is switched on: see docs/own-checks.md."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

_VERBS = ("be ", "have ")


class FileName(click.ParamType):
    """A text that may be a file's name: the shell completes it as one."""

    name = "text"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="file")]


def what_can_be_explained(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The next word of a check's name, the code of a message, or else a file."""
    from dqlang.checks import registry
    from dqlang.diagnostics.catalogue import problems

    typed = [word.lower() for word in ctx.params.get(param.name or "") or ()]
    names = [_without_verb(phrase).split() for phrase in registry.phrases()]
    words = {name[len(typed)] for name in names if name[: len(typed)] == typed and len(name) > len(typed)}
    codes = problems() if incomplete and not typed else ()
    found = sorted(word for word in {*words, *codes} if word.lower().startswith(incomplete.lower()))
    return [CompletionItem(word) for word in found] or [CompletionItem(incomplete, type="file")]


def _without_verb(phrase: str) -> str:
    for verb in _VERBS:
        phrase = phrase.removeprefix(verb)
    return phrase
