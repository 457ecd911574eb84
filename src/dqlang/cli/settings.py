"""Settings of a team: which advice it does not want to read, in `.dqlang.toml` or `pyproject.toml`.

The nearest file upwards from a rule file counts, alone: `.dqlang.toml`, or a `pyproject.toml` with `[tool.dqlang]`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from types import ModuleType
from typing import Any

from dqlang.cli.outcome import Refused
from dqlang.record import record

OWN, SHARED = ".dqlang.toml", "pyproject.toml"
_KEYS = ("allow", "per-file-allow")
_SPEAKS_OF_DQLANG = re.compile(
    r"""^\s*(?:\[\[?\s*)?["']?tool["']?\s*\.\s*["']?dqlang\b|^\s*["']?dqlang["']?\s*[.=]""", re.M
)
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@record
class Settings:
    """`allow` are codes of advice that is not told of any file, `per_file_allow` of those whose path from `folder` fits
    the glob."""

    folder: str = ""
    allow: frozenset[str] = frozenset()
    per_file_allow: Mapping[str, frozenset[str]] = field(default_factory=dict)
    file: str = ""
    """Where they stand, as it is shown."""

    def allowed(self, path: str) -> frozenset[str]:
        """The codes that are allowed in a rule file; standard input has no name that a glob could fit."""
        from dqlang.cli.rule_files import STDIN

        found = self.allow
        if path != STDIN:
            found = found.union(*(codes for glob, codes in self.per_file_allow.items() if self._fits(glob, path)))
        return found

    def idle(self, paths: Sequence[str]) -> list[str]:
        """The globs that fit none of these files, nor any rule file beside the settings that was not asked for."""
        left = [glob for glob in self.per_file_allow if not any(self._fits(glob, path) for path in paths)]
        return [glob for glob in left if not any(self._fits(glob, path) for path in self._rule_files(glob))]

    def _rule_files(self, glob: str) -> Iterator[str]:
        """Where a glob names folders before its first sign, only what lies in them."""
        begin = re.split(r"[*?]", glob.removeprefix("./"))[0].rpartition("/")[0]
        for parent, folders, names in os.walk(os.path.join(self.folder, begin)):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (os.path.join(parent, name) for name in names if name.lower().endswith(".dq"))

    def _fits(self, glob: str, path: str) -> bool:
        relative = os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")
        # Without a slash it is about the file's own name, in whatever folder.
        name = relative if "/" in glob else relative.rpartition("/")[2]
        return _pattern(glob.removeprefix("./")).fullmatch(name) is not None


def settings_of(path: str) -> Settings:
    """What counts for a rule file; for standard input, what counts in the current folder. Raises Refused where the file
    with the settings is not as it should be."""
    from dqlang.cli.rule_files import STDIN

    return _nearest(os.path.abspath("." if path == STDIN else os.path.dirname(path) or "."))


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    """`*` and `?` stay within a name, `**` goes through folders."""
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    return re.compile("".join(_MEANING.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)


def _nearest(folder: str) -> Settings:
    while True:
        for name in (OWN, SHARED):
            found = _read(os.path.join(folder, name))
            if found is not None:
                return found
        above = os.path.dirname(folder)
        if above == folder:
            return Settings()
        folder = above


def _read(path: str) -> Settings | None:
    """The settings of a file; None where there is none, or it has none for dqlang."""
    text = _text(path)
    shared = os.path.basename(path) == SHARED
    if text is None or (shared and not _SPEAKS_OF_DQLANG.search(text)):
        return None
    toml = _reader(path)
    try:
        data = toml.loads(text)
    except toml.TOMLDecodeError as error:
        from dqlang.cli.broken_toml import HELP, in_words

        raise Refused(f"the settings in `{_shown(path)}` cannot be read: {in_words(str(error))}", HELP) from None
    if shared:
        tool = data.get("tool")
        data = tool.get("dqlang") if isinstance(tool, dict) else None
        if data is None:
            return None
    return _settings(data, path)


def _text(path: str) -> str | None:
    from dqlang.cli.rule_files import decoded, reason

    if not os.path.exists(path):  # nor, for all that can be known, in a folder that is closed to us
        return None
    try:
        with open(path, "rb") as file:
            return decoded(file.read(), _shown(path)).replace("\r\n", "\n")
    except OSError as error:
        raise Refused(f"the settings in `{_shown(path)}` cannot be read: {reason(error)}") from None


def _reader(path: str) -> ModuleType:
    try:
        import tomllib
    except ModuleNotFoundError:  # Python 3.10 has none
        try:
            import tomli as tomllib
        except ModuleNotFoundError:
            help = "get it with `pip install tomli`, or use a newer Python"
            raise Refused(f"to read the settings in `{_shown(path)}`, Python 3.10 needs `tomli`", help) from None
    return tomllib


# --- what the file says -----------------------------------------------------------------------------------------------


def _settings(data: Any, path: str) -> Settings:
    if not isinstance(data, dict):
        raise Refused(f"`dqlang` in `{_shown(path)}` is no table of settings", "write `[tool.dqlang]` above them")
    for key in data:
        if key not in _KEYS:
            raise Refused(f"`{_shown(path)}` has a setting `{key}` that dqlang does not know", _near(key))
    globs = data.get("per-file-allow", {})
    if not isinstance(globs, dict):
        raise Refused(
            f"`per-file-allow` in `{_shown(path)}` is no table of files and codes",
            'write it as `per-file-allow = {"old/*.dq" = ["DQ403"]}`',
        )
    allow = _codes(data.get("allow", []), "allow", path)
    per_file = {glob: _codes(codes, f"per-file-allow.{glob}", path) for glob, codes in globs.items()}
    return Settings(os.path.dirname(path), allow, per_file, _shown(path))


def _codes(given: Any, key: str, path: str) -> frozenset[str]:
    if not isinstance(given, list) or not all(isinstance(code, str) for code in given):
        raise Refused(f"`{key}` in `{_shown(path)}` is no list of codes", f'write it as `{key} = ["DQ403"]`')
    return frozenset(_code(code, key, path) for code in given)


def _code(given: str, key: str, path: str) -> str:
    from dqlang.diagnostics.catalogue import problems, suggest
    from dqlang.diagnostics.wording import did_you_mean

    kind = problems().get(given.upper())
    if kind is None:
        near = [code for code in suggest(given) if problems()[code].severity == "advice"]
        raise Refused(f"`{key}` in `{_shown(path)}` names `{given}`, which no advice has", did_you_mean(near))
    if kind.severity != "advice":
        raise Refused(f"`{key}` in `{_shown(path)}` names `{given}`, which is an error: only advice can be allowed")
    return kind.code


def _near(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-"), _KEYS, 1)
    return f"did you mean `{near[0]}`?" if near else f"the settings are `{_KEYS[0]}` and `{_KEYS[1]}`"


def _shown(path: str) -> str:
    """From the current folder, where it lies below that."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative
