"""How long `dqlang lint` takes over a file of 1,000 rules, from a cold start of Python to its end.

python benchmarks/bench_lint.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from make_rules import Table, make_rules
from report import rounds, show

RULES = 1_000
TARGET = 1.0


def lint(path: Path, *options: str) -> None:
    command = [sys.executable, "-m", "dqlang", "lint", str(path), *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):  # 1: problems found; 2 and 3: nothing was measured
        sys.exit(done.stdout + done.stderr)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rules.dq")
        path.write_text(make_rules(RULES), encoding="utf-8")
        lint(path)  # the first run writes Python's compiled files
        show(
            f"lint of {RULES:,} rules, a process of its own each time, {count} rounds",
            {
                "without a schema": (rounds(count, lambda: lint(path)), TARGET),
                "against a schema": (rounds(count, lambda: lint(path, "--schema", Table(RULES).schema())), None),
            },
            ("antlr4-python3-runtime",),
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
