"""Files that use each other's definitions: which file is meant, and what its names stand for.

A rule file must not be able to read whatever lies on a machine: a path is relative, ends in `.dq`, and what it leads
to, links followed, lies in the root.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dqlang.diagnostics.definitions import DefinedTwice
from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.reading import NestedTooDeep, NotBuiltYet
from dqlang.diagnostics.spelling import nearest
from dqlang.diagnostics.used_files import CannotUse, OutsideRoot, UseCycle, UseWithoutFolder
from dqlang.semantics.definitions import Names
from dqlang.semantics.known import defined_in
from dqlang.semantics.own_meaning import name_problems
from dqlang.source import STDIN, Source
from dqlang.syntax import ast

_ENDING = ".dq"
_DEEPEST = 32
_LARGEST = 16 * 2**20
_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]")


Parse = Callable[[Source], tuple[ast.RuleFile, list[Problem]]]
Found = list[tuple[Source, Problem]]


@dataclass
class Uses:
    """Reads the files that files use, each once. `parse` reads a text."""

    parse: Parse
    _read: dict[str, tuple[Names, Found]] = field(default_factory=dict)

    def names(self, file: ast.RuleFile, source: Source, above: Sequence[str] = ()) -> tuple[Names, Found]:
        """What the names of a file stand for, and all that is wrong with its definitions and the files that it uses.
        `above` are the files by whose `use` this one is read, the first of them first."""
        own = [*above, os.path.realpath(source.path)] if _has_folder(source) else list(above)
        names = Names(source)
        names.lost = defined_in(source.text) - {each.name for each in file.definitions}
        found: Found = []
        for use in file.uses:
            brought = self._brought(use, source, own, found)
            if brought is None:
                names.complete = False
            else:
                found += [(source, clash) for clash in names.bring(use, brought)]
        names.settle(_declared(file, names, found))
        return names, [*found, *names.found]

    def _brought(self, use: ast.Use, source: Source, above: Sequence[str], found: Found) -> Names | None:
        """What a file brings in; None where it cannot be used."""
        place = _place(use, source)
        if isinstance(place, Problem):
            found.append((source, place))
            return None
        real, shown = place
        if real in above:
            circle = tuple(os.path.basename(each) for each in [*above[above.index(real) :], real])
            found.append((source, UseCycle(use.path.span, circle)))
            return None
        if len(above) > _DEEPEST:
            found.append((source, NestedTooDeep(use.path.span, _DEEPEST)))
            return None
        if real not in self._read:
            used = _source(use, real, shown, source)
            if isinstance(used, Problem):
                found.append((source, used))
                return None
            self._read[real] = self._definitions(used, above)
        names, problems = self._read[real]
        found += [each for each in problems if each not in found]
        return names

    def _definitions(self, source: Source, above: Sequence[str]) -> tuple[Names, Found]:
        """What another file defines. Only what stands before its first table is looked at."""
        file, problems = self.parse(source)
        end = min((table.span.start for table in file.tables), default=len(source.text) + 1)
        definitions = tuple(each for each in file.definitions if each.span.start < end)
        uses = tuple(each for each in file.uses if each.span.start < end)
        names, found = self.names(ast.RuleFile((), (), file.span, uses, definitions), source, above)
        problems += [NotBuiltYet(each.fault or each.span, each.feature) for each in file.unbuilt]
        wrong = [(source, each) for each in problems if each.span.start < end and source.text.strip()]
        return names, [each for each in chain(wrong, found) if each[1].severity == "error"]


def _declared(file: ast.RuleFile, names: Names, found: Found) -> list[str]:
    """The names that a file defines, without those that are taken, which is noted."""
    own: dict[str, ast.Definition] = {}
    for definition in file.definitions:
        wrong = list(name_problems(definition))
        first, brought = own.get(definition.name), names.known.get(definition.name)
        if first is not None:
            wrong.append(DefinedTwice(definition.name_span, definition.name, first.name_span))
        elif brought is not None:
            wrong.append(DefinedTwice(definition.name_span, definition.name, None, brought.place))
        found += [(names.source, problem) for problem in wrong]
        if first is None and brought is None:
            own[definition.name] = definition
            names.add(definition, broken=bool(wrong))
    return list(own)


# --- which file is meant --------------------------------------------------------------------------------------------


def _has_folder(source: Source) -> bool:
    return source.path not in (None, STDIN)


def _place(use: ast.Use, source: Source) -> tuple[str, str] | Problem:
    """The path of the file that is meant, links followed, which lies in the root; and as it is shown."""
    path, span = use.path.value, use.path.span
    unfit = _unfit(path)
    if unfit is not None:
        return OutsideRoot(span, _CHARACTERS.sub("?", path), *unfit)
    folder = os.path.dirname(source.path or "") if _has_folder(source) else source.root
    if folder is None:
        return UseWithoutFolder(span)
    place = os.path.join(folder, path)
    real, root = os.path.realpath(place), os.path.realpath(folder if source.root is None else source.root)
    if not _is_below(real, root):
        advice = "move the file into that folder, or name a folder that holds both with `--root` or `root=`"
        return OutsideRoot(span, path, "it lies outside the folder that rules may come from", advice)
    return real, os.path.normpath(place)


def _unfit(path: str) -> tuple[str, str] | None:
    """What is wrong with a path as it is written, on whatever system, and how to mend it."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", path):
        return "it is an address, and only files are used", "copy the file into the folder of the rules"
    if re.match(r"[A-Za-z]:|[/\\]", path):
        return "it does not begin at the folder of this file", "write the path from here, such as `shared/common.dq`"
    if "\\" in path:
        return "folders are parted by `/`", f"write `{path.replace(chr(92), '/')}`"
    if ":" in path or _CHARACTERS.search(path):
        return "no file of rules is called so", "name the file by letters, digits, `-` and `_`"
    if not path.lower().endswith(_ENDING) or len(os.path.basename(path)) == len(_ENDING):
        return "the names of rule files end in `.dq`", "name a rule file, such as `common.dq`"
    return None


def _is_below(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:  # another drive
        return False


def _source(use: ast.Use, real: str, place: str, by: Source) -> Source | Problem:
    """The text of a file that may be read."""
    path, span = use.path.value, use.path.span
    if not os.path.isfile(real):
        folder = os.path.isdir(real)
        return CannotUse(span, path, "it is a folder" if folder else "there is no such file", _beside(path, real))
    try:
        if os.path.getsize(real) > _LARGEST:
            return CannotUse(span, path, "it is too large for a rule file")
        with open(real, "rb") as file:
            text = file.read().decode("utf-8")
    except UnicodeDecodeError:
        return CannotUse(span, path, "it is not plain text in UTF-8")
    except OSError as error:
        return CannotUse(span, path, (error.strerror or str(error)).lower())
    if "\0" in text:
        return CannotUse(span, path, "it is not plain text in UTF-8")
    root = by.root if by.root is not None else os.path.dirname(by.path or "")
    return Source(text, place, root)


def _beside(path: str, real: str) -> tuple[str, ...]:
    """Rule files in the same folder that are called nearly so, as they would be written."""
    try:
        others = sorted(each for each in os.listdir(os.path.dirname(real)) if each.lower().endswith(_ENDING))
    except OSError:
        return ()
    folder, _, name = path.rpartition("/")
    return tuple(f"{folder}/{each}".lstrip("/") for each in nearest(name, others))
