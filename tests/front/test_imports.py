"""The stages' arrows point one way, and nothing heavy is loaded early."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "dqlang"
KNOWS = {  # of which other packages and modules each one may know, and of no more; `record` is for all
    "record.py": set(),
    "source.py": set(),
    "diagnostics": {"source"},
    "syntax": {"source", "diagnostics"},
    "patterns": set(),
    "plan": set(),
    "checks": {"plan"},
    "rawsql": {"source", "diagnostics", "patterns", "plan"},
    "semantics": {"source", "diagnostics", "syntax", "patterns", "plan", "checks", "rawsql"},
    "silence.py": {"source", "diagnostics", "syntax"},
    "uses.py": {"source", "diagnostics", "syntax", "semantics"},
    "reader.py": {"source", "diagnostics", "syntax", "plan", "semantics", "hidden", "uses"},
    "hidden.py": {"source", "diagnostics", "plan", "syntax"},
    "data_files.py": {"source", "reader"},
    "rule_file.py": {"source", "diagnostics", "data_files"},
    "linting.py": {"source", "diagnostics", "plan", "semantics", "silence", "reader"},
    "explain": {"syntax", "plan", "checks", "semantics"},
    "fmt": {"source", "diagnostics", "syntax", "silence", "reader", "hidden"},
    "measurement.py": {"plan"},
    "spark": {"diagnostics", "patterns", "plan", "checks", "measurement"},
    "ruleset.py": {"plan", "semantics", "reader", "explain", "measurement", "spark"},
    "trials": {"source", "syntax", "plan", "semantics", "reader", "spark"},
    "report": {"diagnostics", "plan", "spark", "trials"},
    "api.py": {
        *("source", "diagnostics", "syntax", "plan", "reader", "data_files", "rule_file", "linting", "fmt", "hidden"),
        *("spark", "ruleset"),
    },
    "__init__.py": {"api", "checks", "diagnostics", "measurement", "ruleset"},
    "cli": {
        *("source", "diagnostics", "syntax", "plan", "checks", "semantics", "silence", "reader", "data_files"),
        *("hidden", "linting", "explain", "fmt", "spark", "trials", "report", "__init__"),
    },
    "__main__.py": {"cli"},
}
MODULES = [path for path in PACKAGE.rglob("*.py") if "generated" not in path.parts]


def imported(path: Path) -> set[str]:
    """All modules that a file imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


STAGES = sorted({path.relative_to(PACKAGE).parts[0] for path in MODULES})


def stage_of(name: str) -> str:
    """The package or module of ours that an imported name is in, as the table has it without its ending."""
    first = name.split(".")[1]
    return first if {first, f"{first}.py"} & {*STAGES} else "__init__"  # `from dqlang import RuleSet`


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_only_what_the_table_says(stage: str) -> None:
    assert stage in KNOWS, "say in the table what it may know of"
    files = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] == stage]
    known = {stage.removesuffix(".py"), "record", *KNOWS[stage]}
    wrong = {
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in files
        for name in imported(path)
        if name.startswith("dqlang.") and stage_of(name) not in known
    }
    assert wrong == set()


def test_the_arrows_point_one_way() -> None:
    TopologicalSorter({stage.removesuffix(".py"): known for stage, known in KNOWS.items()}).prepare()


def test_what_grades_and_reports_never_sees_the_syntax() -> None:
    """Packages behind the plan read plans and grades."""
    assert not {"syntax", "semantics", "cli"} & {*KNOWS["spark"], *KNOWS["report"], *KNOWS["measurement.py"]}


def test_only_the_spark_side_imports_pyspark() -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        if any(name.split(".")[0] in ("pyspark", "delta") for name in imported(path))
    }
    typed_only = {"ruleset.py", "api.py", "measurement.py", "trials", "report", "checks"}  # for the names of types
    assert users - typed_only == {"spark", "cli"}


def test_no_file_is_longer_than_400_lines() -> None:
    long = {str(path.relative_to(PACKAGE)): n for path in MODULES if (n := path.read_text("utf-8").count("\n")) > 400}
    assert long == {}


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded behind `code`."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(shown.stdout.split())


def test_importing_loads_neither_spark_nor_the_parser() -> None:
    modules = loaded("import dqlang")
    assert "dqlang" in modules
    assert {name.split(".")[0] for name in modules} & {"pyspark", "py4j", "antlr4", "click", "logging"} == set()


def test_lint_loads_no_spark() -> None:
    code = "import dqlang\nassert not dqlang.lint('T\\n    A must match \"^a$\" when B is in lookup L.C')"
    modules = loaded(code)
    assert "dqlang.semantics.analyze" in modules
    assert {name.split(".")[0] for name in modules} & {"pyspark", "py4j", "delta", "difflib"} == set()
    for_mistakes = ("slips", "slip_search", "repairs", "formulas", "headings", "mending", "respelling")
    assert {name for name in modules if name.startswith("dqlang.s") and name.split(".")[-1] in for_mistakes} == set()


def patterns() -> Iterator[tuple[str, str]]:
    """The regular expressions of modules, and where each stands."""
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            value = node.value if isinstance(node, ast.Assign) else None
            if isinstance(value, ast.Call) and ast.unparse(value.func) == "re.compile":
                yield ast.unparse(value.args[0]), str(path.relative_to(PACKAGE))


def test_a_pattern_of_some_length_has_one_home() -> None:
    found = [pattern for pattern, _ in patterns() if len(pattern) > 30]
    assert len(found) > 20
    twice = {pattern for pattern in found if found.count(pattern) > 1}
    assert {(pattern, file) for pattern, file in patterns() if pattern in twice} == set()


@pytest.mark.parametrize(("name", "number"), [("LONGEST", 500), ("MOST_NAMED", 300)])
def test_a_limit_has_one_home(name: str, number: int) -> None:
    written = re.compile(rf"^_?{name} = {number}$", re.MULTILINE)
    assert sum(len(written.findall(path.read_text(encoding="utf-8"))) for path in MODULES) == 1
