"""The stages' arrows point one way, and nothing heavy is loaded early."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "dqlang"
ABOVE = {  # what each stage must not know of
    "source.py": {"syntax", "checks", "plan", "semantics", "spark", "fmt", "cli", "diagnostics"},
    "syntax": {"semantics", "plan", "spark", "checks", "fmt", "cli", "patterns"},
    "patterns": {"semantics", "plan", "spark", "checks", "fmt", "cli", "syntax"},
    "plan": {"syntax", "semantics", "spark", "fmt", "cli", "checks"},
    "checks": {"syntax", "semantics", "spark", "fmt", "cli"},
    "semantics": {"spark", "fmt", "cli"},
    "diagnostics": {"semantics", "spark", "plan", "fmt", "cli"},
    "fmt": {"semantics", "plan", "spark", "cli"},
    "explain": {"spark", "cli", "fmt"},
    "spark": {"syntax", "fmt", "cli"},
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


@pytest.mark.parametrize("stage", sorted(ABOVE))
def test_a_stage_knows_nothing_of_what_comes_after_it(stage: str) -> None:
    files = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] == stage]
    assert files, "the stage has moved: name its new place here"
    wrong = {
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in files
        for name in imported(path)
        if name.startswith("dqlang.") and name.split(".")[1] in ABOVE[stage]
    }
    assert wrong == set()


def test_only_the_spark_side_imports_pyspark() -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        if any(name.split(".")[0] in ("pyspark", "delta") for name in imported(path))
    }
    typed_only = {"ruleset.py", "api.py", "measurement.py", "trials.py", "report", "checks"}  # for the names of types
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
