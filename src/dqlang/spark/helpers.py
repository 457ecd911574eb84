"""Names for the columns that a grade needs on its way and drops at its end."""

from __future__ import annotations

from collections.abc import Iterable


class Helpers:
    """Hands out column names that no column of the data has in any case, and remembers them."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        folded = [name.casefold() for name in taken]
        prefix = "__dq"
        while any(name.startswith(prefix) for name in folded):
            prefix += "_"
        self._prefix = prefix
        self.names: list[str] = []

    def prefixed(self, stem: str) -> str:
        """A name that no column has either, always the same."""
        return f"{self._prefix}_{stem}"

    def new(self, stem: str) -> str:
        name = f"{self._prefix}_{stem}_{len(self.names) + 1}"
        self.names.append(name)
        return name
