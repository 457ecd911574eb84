"""Writes docs/truth-table.md: what every check says of missing, empty, blank and boundary values. Starts Spark.

python scripts/truth_table.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "spark")]

from engines import ENGINE, ENGINES  # noqa: E402  (they lie beside the tests)
from truth import page  # noqa: E402  (so does this)

with ENGINES[ENGINE]() as spark:
    (ROOT / "docs" / "truth-table.md").write_text(page(spark), encoding="utf-8")
