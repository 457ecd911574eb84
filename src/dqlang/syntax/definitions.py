"""The part of the syntax tree that is about names: what `define` says, and the sentences that use it.

A sentence is read without knowing what its names stand for. Those of lists and patterns stand where nothing else can;
that of a check is read as `Named`, and that of a value as `Column`. Once the definitions are known, the nodes below
take their places, each with what it stands for.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from dqlang.record import record
from dqlang.source import Span

if TYPE_CHECKING:
    from dqlang.syntax.ast import CheckUse, Combination, Text, Value


def _span() -> Span:
    return field(compare=False, repr=False)


# --- what stands before the first table -----------------------------------------------------------------------------


@record
class Use:
    """`use 'common.dq'`: the definitions of another file."""

    path: Text
    span: Span = _span()


@record
class Listed:
    """`['CA', 'NY', 'TX']` behind `as`."""

    items: tuple[Value | Combination, ...]
    span: Span = _span()


@record
class Asked:
    """`be on or before 18 years ago` behind `as`; `joiner` as in a rule."""

    uses: tuple[CheckUse, ...]
    joiner: str | None
    span: Span = _span()


@record
class Definition:
    """`define us_states as ['CA', 'NY', 'TX']`. Names are in small letters, as those of checks are."""

    name: str
    means: Value | Listed | Asked
    span: Span = _span()
    name_span: Span = _span()


# --- where a sentence uses a name; of a list and a pattern, `span` is the place of the name alone -------------------


@record
class InDefined:
    """The check `be in us_states`."""

    name: str
    span: Span = _span()
    items: tuple[Value | Combination, ...] | None = None


@record
class MatchDefined:
    """The check `match us_zip`."""

    name: str
    span: Span = _span()
    pattern: Text | None = None


@record
class DefinedCheck:
    """The check `be adult`."""

    name: str
    span: Span = _span()
    uses: tuple[CheckUse, ...] = ()
    joiner: str | None = None


@record
class DefinedValue:
    """A value by its name, `at least minimum_age`."""

    name: str
    span: Span = _span()
    value: Value | None = None
