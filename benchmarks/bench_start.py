"""How long dqlang takes from a cold start of Python to its end: import, lint, and check without Java.

python benchmarks/bench_start.py [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from graded_table import rule_file, rules, text_row
from make_rules import Table, make_rules
from report import heading, rounds, show

RULES, ROWS = 1_000, 10_000


# As on most machines, Python may keep its compiled files.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def python(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode not in (0, 1):  # 1: problems or failures were found; 2 and 3: nothing was measured
        sys.exit(done.stdout + done.stderr)


def _seconds(*arguments: str) -> float:
    return rounds(1, lambda: python(*arguments))[0]


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        measured = {**_import(count), **_lint(folder, count)}
        if find_spec("pysail"):
            measured |= _sail(folder, count)
    heading(f"A process of its own each time, {count} rounds", ("antlr4-python3-runtime",))
    show(measured)


def _import(count: int) -> dict[str, tuple[list[float], float | None]]:
    python("-c", "import dqlang")  # writes Python's compiled files
    pairs = [(_seconds("-c", ""), _seconds("-c", "import dqlang")) for _ in range(3 * count)]
    return {"import dqlang, beyond bare Python": ([with_it - bare for bare, with_it in pairs], 0.15)}


def _lint(folder: str, count: int) -> dict[str, tuple[list[float], float | None]]:
    path = Path(folder, "rules.dq")
    path.write_text(make_rules(RULES), encoding="utf-8")
    schema = Table(RULES).schema()
    python("-m", "dqlang", "lint", str(path))
    return {
        f"lint {RULES:,} rules": (rounds(count, lambda: python("-m", "dqlang", "lint", str(path))), 0.8),
        f"lint {RULES:,} rules against a schema": (
            rounds(count, lambda: python("-m", "dqlang", "lint", str(path), "--schema", schema)),
            None,
        ),
    }


def _sail(folder: str, count: int) -> dict[str, tuple[list[float], float | None]]:
    data, file = Path(folder, "data.csv"), Path(folder, "few.dq")
    file.write_text(rule_file(rules(20)), encoding="utf-8")
    data.write_text("\n".join(text_row(row) for row in range(-1, ROWS)), encoding="utf-8")
    command = ("-m", "dqlang", "check", str(data), "--rules", str(file), "--engine", "sail", "--fail-on", "never")
    python(*command)
    return {f"check {ROWS:,} rows by 20 rules, on Sail": (rounds(count, lambda: python(*command)), 2.0)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
