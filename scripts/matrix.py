#!/usr/bin/env python3
"""Runs the tests on every pair of Spark and Python that dqlang promises, each in an environment of its own.

    python scripts/matrix.py                 all pairs, and writes the table in docs/matrix.md
    python scripts/matrix.py 3.5 4.0         these versions of Spark only, without writing the table
    python scripts/matrix.py --parts front   one part of the tests only

Environments and logs are kept in .matrix/<pair>/; the first time each takes some minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".matrix"
PAGE = ROOT / "docs" / "matrix.md"
BEGIN, END = "<!-- made by scripts/matrix.py -->\n", "<!-- until here -->\n"


@dataclass(frozen=True)
class Pair:
    """A version of Spark, the Python that it is proven with, its Delta, what its Connect client needs there, and Sail
    where that works with the client."""

    spark: str
    python: str
    delta: str
    connect: tuple[str, ...]
    sail: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        return HOME / f"spark-{self.spark}-python-{self.python}"

    @property
    def python_path(self) -> Path:
        return self.folder / "bin" / "python"


# pandas: none of these versions of Spark supports 3.
PAIRS = (
    Pair(
        "3.5",
        "3.10",
        "3.3.2",
        ("pandas<2.3", "numpy<2", "pyarrow", "grpcio", "grpcio-status", "googleapis-common-protos"),
    ),
    Pair("4.0", "3.11", "4.0.0", ("pyspark[connect]==4.0.*", "pandas<3")),
    Pair("4.1", "3.12", "4.4.0", ("pyspark[connect]==4.1.*", "pandas<3"), ("pysail>=0.7,<0.8",)),
    Pair("4.2", "3.13", "4.4.0", ("pyspark[connect]==4.2.*", "pandas<3"), ("pysail>=0.7,<0.8",)),
)
# Spark: pyspark 3.5 comes without its Connect server. Its releases run any 3.5; not every mirror has the last one.
SERVERS = {"3.5": "org.apache.spark:spark-connect_2.12:3.5.7"}
PARTS = {
    "front": (["tests/front"], "classic"),
    "classic": (["tests/spark"], "classic"),
    "connect": (["tests/spark"], "connect"),
    "sail": (["tests/spark"], "sail"),
}
TITLES = {"front": "without Spark", "classic": "classic", "connect": "Connect", "sail": "Sail"}


@dataclass(frozen=True)
class Result:
    passed: int
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.passed} passed" if not self.wrong else f"{len(self.wrong)} of {self.passed + len(self.wrong)} FAIL"
        )


def main() -> int:
    options = _options()
    pairs = [pair for pair in PAIRS if not options.spark or pair.spark in options.spark]
    missing = [pair.python for pair in pairs if find_python(pair.python) is None]
    for python in missing:
        print(f"there is no Python {python} here: get it with {how_to_get(python)}", file=sys.stderr)
    if any(pair.spark in SERVERS for pair in pairs) and shutil.which("mvn") is None:
        print("there is no `mvn` here, which fetches a server: `apt-get install maven`", file=sys.stderr)
        return 2
    if missing:
        return 2
    found = {pair: _run_pair(pair, options.parts) for pair in pairs}
    if pairs == list(PAIRS) and options.parts == list(PARTS):
        write_table(found)
    wrong = [result for results in found.values() for result in results.values() if result.wrong or not result.passed]
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spark", nargs="*", metavar="SPARK", help=f"one of {', '.join(p.spark for p in PAIRS)}")
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    options = parser.parse_args()
    for version in options.spark:
        if version not in {pair.spark for pair in PAIRS}:
            parser.error(f"there is no pair for Spark {version}")
    return options


# --- interpreters


def find_python(version: str) -> str | None:
    """A Python of this version by its name on the PATH, else pyenv's newest."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    of_pyenv = sorted(root.glob(f"versions/{version}.*/bin/python"), key=lambda path: _numbers(path.parts[-3]))
    candidates = [shutil.which(f"python{version}"), *map(str, reversed(of_pyenv))]
    return next((path for path in candidates if path and _is_version(path, version)), None)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def _is_version(path: str, version: str) -> bool:
    """Whether it runs, as pyenv's stand-ins on the PATH do not always, and can make environments."""
    asked = "import ensurepip, venv, sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([path, "-c", asked], capture_output=True, text=True)
    return done.returncode == 0 and done.stdout.strip() == version


def how_to_get(version: str) -> str:
    return f"`pyenv install {version}` or `apt-get install python{version} python{version}-venv`"


# --- environments


def _ready(pair: Pair) -> None:
    """Makes the pair's environment, unless it stands as it is wanted."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = hashlib.sha256(repr((pair, project)).encode()).hexdigest()
    mark = pair.folder / ".ready"
    if mark.exists() and mark.read_text() == wanted:
        return
    _say(pair, f"making {pair.folder.relative_to(ROOT)}")
    if not pair.python_path.exists():
        subprocess.run([find_python(pair.python), "-m", "venv", str(pair.folder)], check=True)
    pip = [str(pair.python_path), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    spark = [f"pyspark=={pair.spark}.*", f"delta-spark=={pair.delta}"]
    subprocess.run([*pip, *spark, *pair.connect, *pair.sail, "-e", f"{ROOT}[dev]"], check=True)
    if pair.spark in SERVERS:
        copy = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={SERVERS[pair.spark]}"]
        subprocess.run([*copy, f"-DoutputDirectory={pair.folder / 'server'}"], check=True, cwd=HOME)
    mark.write_text(wanted)


# --- runs


def _run_pair(pair: Pair, parts: list[str]) -> dict[str, Result]:
    _ready(pair)
    return {part: _run(pair, part) for part in parts if part != "sail" or pair.sail}


def _run(pair: Pair, part: str) -> Result:
    paths, engine = PARTS[part]
    report, log = pair.folder / f"{part}.xml", pair.folder / f"{part}.log"
    report.unlink(missing_ok=True)
    command = [str(pair.python_path), "-m", "pytest", *paths, f"--junitxml={report}", "-p", "no:cacheprovider"]
    command += ["-n", "2", "--dist", "worksteal"]
    home = {"DQLANG_ENGINE": engine, "PYSPARK_PYTHON": str(pair.python_path), "SPARK_HOME": ""}
    if servers := [str(jar) for jar in pair.folder.glob("server/*.jar")]:
        home["PYSPARK_SUBMIT_ARGS"] = f"--jars {','.join(servers)} pyspark-shell"
    environment = {key: value for key, value in {**os.environ, **home}.items() if value}
    with log.open("w", encoding="utf-8") as output:
        subprocess.run(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    result = _read(report)
    _say(pair, f"{TITLES[part]}: {result}" + (f", see {log.relative_to(ROOT)}" if result.wrong else ""))
    for name in result.wrong[:20]:
        print(f"    {name}", flush=True)
    return result


def _read(report: Path) -> Result:
    if not report.exists():
        return Result(0, ("the run came to no end",))
    cases = ElementTree.parse(report).getroot().iter("testcase")
    wrong, passed = [], 0
    for case in cases:
        if any(case.find(kind) is not None for kind in ("failure", "error", "skipped")):
            wrong.append(f"{case.get('classname')}::{case.get('name')}")
        else:
            passed += 1
    return Result(passed, tuple(wrong))


def _say(pair: Pair, text: str) -> None:
    print(f"Spark {pair.spark}, Python {pair.python}: {text}", flush=True)


# --- the table


def write_table(found: dict[Pair, dict[str, Result]]) -> None:
    lines = [f"| Spark | Python | {' | '.join(TITLES[part] for part in PARTS)} |", "|" + "---|" * (len(PARTS) + 2)]
    for pair, results in found.items():
        told = [str(results.get(part, "")) for part in PARTS]
        cells = [_installed(pair, "pyspark"), _installed(pair, "python"), *told]
        lines.append(f"| {' | '.join(cells)} |")
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(before + "\n" + "\n".join(lines) + "\n\n" + after, encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")


def _installed(pair: Pair, package: str) -> str:
    asked = f"import importlib.metadata as m; print(m.version({package!r}))"
    if package == "python":
        asked = "import platform; print(platform.python_version())"
    done = subprocess.run([str(pair.python_path), "-c", asked], capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
