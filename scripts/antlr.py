"""Turn grammar/*.g4 into src/dqlang/syntax/generated, or see whether what is committed there is what they give.

    python scripts/antlr.py generate|check

Needs Java. The tool is fetched once, into .antlr/, by Maven; its checksum is known here, so that it does not matter who
delivers it. ANTLR_JAR names a copy that is already there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "src" / "dqlang" / "syntax" / "generated"
# Invariant: the lexer comes first, the parser reads its tokens.
GRAMMARS = ("grammar/DataQualityLexer.g4", "grammar/DataQualityParser.g4")
VERSION = "4.13.2"
SHA256 = "eae2dfa119a64327444672aff63e9ec35a20180dc5b8090b7a6ab85125df4d76"
JAR = ROOT / ".antlr" / f"antlr4-{VERSION}-complete.jar"


def tool() -> Path:
    """The tool's jar, fetched where it is not there, and known to be the right one."""
    jar = Path(os.environ.get("ANTLR_JAR", JAR))
    if not jar.exists():
        fetch(jar)
    if hashlib.sha256(jar.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{jar} is not ANTLR {VERSION} as it was published: delete it and run this again")
    return jar


def fetch(jar: Path) -> None:
    """By Maven, which knows the mirrors and proxies that its settings name."""
    if shutil.which("mvn") is None:
        sys.exit(f"ANTLR {VERSION} is fetched by Maven: install Maven, or let ANTLR_JAR name a copy of {jar.name}")
    jar.parent.mkdir(parents=True, exist_ok=True)
    artifact = f"-Dartifact=org.antlr:antlr4:{VERSION}:jar:complete"
    command = ["mvn", "-q", "-B", "dependency:copy", artifact, f"-DoutputDirectory={jar.parent}"]
    # Its output is caught because it resets a terminal's colors even where it is told to be quiet.
    done = subprocess.run(command, cwd=jar.parent, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode or not jar.exists():
        sys.exit(f"Maven cannot fetch ANTLR {VERSION}; let ANTLR_JAR name a copy of {jar.name}\n{done.stdout}")


def generate(folder: Path) -> list[Path]:
    """The Python files that the grammars give, written into the folder."""
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    # The grammars' paths stand in the files' first lines: they must be relative to the root.
    options = ["-Dlanguage=Python3", "-visitor", "-no-listener", "-Xexact-output-dir", "-o", str(folder)]
    subprocess.run([java, "-jar", str(tool()), *options, *GRAMMARS], cwd=ROOT, check=True)
    return sorted(folder.glob("*.py"))


def check() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh = {path.name: path.read_bytes() for path in generate(Path(folder))}
    committed = {path.name: path.read_bytes() for path in GENERATED.glob("*.py") if path.name != "__init__.py"}
    stale = sorted(name for name in fresh.keys() | committed.keys() if fresh.get(name) != committed.get(name))
    if stale:
        sys.exit(f"the grammar gives another {', '.join(stale)} than is committed: run `make grammar` and commit it")
    print(f"the generated parser is what the grammar gives ({len(fresh)} files)")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["generate"]:
            print(f"wrote {len(generate(GENERATED))} files into {GENERATED.relative_to(ROOT)}")
        case ["check"]:
            check()
        case _:
            sys.exit(__doc__)
