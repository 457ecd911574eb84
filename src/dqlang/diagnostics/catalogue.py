"""All kinds of problems by their codes, found where they are defined: there is no list to edit."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import lru_cache

from dqlang.diagnostics.problem import Problem

_PACKAGES = ("dqlang", "dqlang.diagnostics", "dqlang.semantics.lints")


@lru_cache(maxsize=1)
def problems() -> dict[str, type[Problem]]:
    """Each class of problem by its code, in the codes' order."""
    for package in _PACKAGES:
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
            if not found.ispkg and not found.name.startswith("_"):  # `__main__` would run
                importlib.import_module(f"{package}.{found.name}")
    return dict(sorted((kind.code, kind) for kind in _kinds(Problem)))


def _kinds(parent: type[Problem]) -> Iterator[type[Problem]]:
    for kind in parent.__subclasses__():
        # A problem that only gathers what others share has no code of its own.
        if "code" in vars(kind):
            yield kind
        yield from _kinds(kind)


def page(code: str) -> str | None:
    """What a code means, an example, and its mending; None where there is no such code."""
    kind = problems().get(code.upper())
    if kind is None:
        return None
    severity = "advice" if kind.severity == "advice" else "an error"
    return f"{kind.code} is {severity}\n\n{inspect.cleandoc(kind.__doc__ or '')}"


def prose(page: str) -> list[str]:
    """What a page says, paragraph by paragraph, without its examples."""
    paragraphs = without_fences(page).split("\n\n")
    told = [" ".join(each.split()) for each in paragraphs if not each.startswith("    ")]
    return [f"{each[:-1]}." if each.endswith(":") else each for each in told]


def without_fences(page: str) -> str:
    """Examples indented, as a terminal shows them best."""
    lines, inside = [], False
    for line in page.split("\n"):
        if line.startswith("```"):
            inside = not inside
        else:
            lines.append(f"    {line}".rstrip() if inside else line)
    return "\n".join(lines)


def address(code: str) -> str | None:
    """Where a code's page is to be read: in the documentation that the package names, once it names one."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        named = metadata("dqlang").get_all("Project-URL")
    except PackageNotFoundError:  # the sources alone
        return None
    for each in named or []:
        label, _, url = each.partition(", ")
        if label.lower() == "documentation":
            return f"{url.rstrip('/')}/problems/{code}.md"
    return None


def suggest(code: str) -> list[str]:
    """Codes that a mistyped one may have meant."""
    from difflib import get_close_matches

    return get_close_matches(code.upper(), problems(), 3, 0.7)
