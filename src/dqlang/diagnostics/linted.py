"""What a run of `lint` found, as the formats for other programs get it: problems, texts, unread files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import field

from dqlang.diagnostics.problem import Diagnostic
from dqlang.record import record
from dqlang.source import STDIN as STDIN


@record
class Unread:
    """A file, or whatever the path names, that could not be judged, and why; no path where there is none to blame."""

    path: str | None
    message: str
    help: str | None = None


@record
class Linted:
    """`texts` are the files that were read, by path. `root` is the folder from which other programs count paths."""

    problems: Sequence[Diagnostic]
    texts: Mapping[str, str]
    unread: Sequence[Unread] = ()
    root: str = field(default_factory=os.getcwd)
    silenced: int = 0
    """How many pieces of advice are not told, since somebody lets them stand."""

    def below_root(self, path: str) -> str | None:
        """The path from the root, with slashes; None for what lies elsewhere."""
        folder, name = os.path.split(os.path.abspath(path))
        try:
            found = os.path.relpath(os.path.join(os.path.realpath(folder), name), os.path.realpath(self.root))
        except ValueError:  # another drive
            return None
        return None if found.split(os.sep)[0] == os.pardir else found.replace(os.sep, "/")
