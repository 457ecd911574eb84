"""Problems of `use`: files that cannot be used, or must not be."""

from __future__ import annotations

from typing import ClassVar

from dqlang.diagnostics.advice import Advice
from dqlang.diagnostics.problem import Edit, Problem
from dqlang.diagnostics.wording import did_you_mean, quote
from dqlang.record import record


@record
class CannotUse(Problem):
    """The file behind `use` cannot be read.

        use 'comon.dq'

        Person
            Name must be present

    The path is counted from the folder of the file in which it stands. With `common.dq` in the same folder:

        use 'common.dq'
    """

    path: str
    reason: str
    suggestions: tuple[str, ...] = ()

    code: ClassVar[str] = "DQ278"

    def message(self) -> str:
        return f"{quote(self.path)} cannot be used: {self.reason}"

    def help(self) -> str:
        return did_you_mean(self.suggestions) or "the path is counted from the folder of this file"

    def edits(self) -> tuple[Edit, ...]:
        return (Edit(self.span, f"'{self.suggestions[0]}'"),) if len(self.suggestions) == 1 else ()


@record
class OutsideRoot(Problem):
    """The path behind `use` leads out of the folder that rules may come from.

        use '../../secrets.dq'

        Person
            Name must be present

    A rule file is read by people who must not have to look for what it does elsewhere, and it must not be able to read
    whatever lies on a machine. A path is relative, with `/` between folders and `.dq` at its end, and what it leads to
    lies in the root: the folder of the file, unless whoever runs the rules names another one (`--root`, `root=`). Links
    are followed first. Move the file into that folder, or name a folder that holds both.
    """

    path: str
    reason: str
    advice: str

    code: ClassVar[str] = "DQ279"

    def message(self) -> str:
        return f"{quote(self.path)} cannot be used: {self.reason}"

    def help(self) -> str:
        return self.advice


@record
class UseCycle(Problem):
    """Files use each other in a circle.

        use 'person.dq'

        Person
            Name must be present

    In `person.dq` itself, this is a circle of one. Put what several files need into one file that uses none of them:

        use 'common.dq'
    """

    chain: tuple[str, ...]

    code: ClassVar[str] = "DQ295"

    def message(self) -> str:
        if len(self.chain) == 2:
            return "this file uses itself"
        return f"files use each other in a circle: {', then '.join(map(quote, self.chain))}"

    def help(self) -> str:
        return "put what both need into a file that uses neither"


@record
class UseWithoutFolder(Problem):
    """Rules that come as text, and from no file, use a file: nobody knows in which folder to look for it.

        use 'common.dq'

        Person
            Name must be present

    Whoever runs the rules says it: `dqlang.compile(text, root="rules")`, or `--root rules` beside standard input. A
    file that is loaded by its path has a folder of its own.
    """

    code: ClassVar[str] = "DQ296"

    def message(self) -> str:
        return "it is not known in which folder to look for this file"

    def help(self) -> str:
        return "these rules come as text: say the folder with `root=`, or on the command line with `--root`"


@record
class DefinitionsClash(Problem):
    """Two files that are used define the same name.

        use 'common.dq'
        use 'finance.dq'

    Where both define `us_states`, a sentence with `us_states` has two readings, even if both say the same. Rename one,
    or move it to a file that both use:

        use 'states.dq'
    """

    name: str
    places: tuple[str, str]

    code: ClassVar[str] = "DQ297"

    def message(self) -> str:
        one, other = self.places
        return f"{quote(self.name)} is defined in {one} and in {other}"

    def help(self) -> str:
        return "rename one of them, or move it to a file that both use"


@record
class UnusedUse(Advice):
    """No sentence needs anything of a file that is used.

        use 'common.dq'

        Person
            Name must be present

    Remove the line, or use a name that the file defines.
    """

    path: str

    code: ClassVar[str] = "DQ436"
    needs: ClassVar[str] = ""

    def message(self) -> str:
        return f"no sentence needs what {quote(self.path)} defines"

    def help(self) -> str:
        return "remove this line"
