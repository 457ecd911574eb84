"""Lints sentences in which one word is wrong, and writes what was said of them: the list of the silent ones (judgements
are kept), and the table in docs/diagnostics.md. Fails while a silent one is not judged.

    python scripts/mutants.py [COUNT [SEED]]    with a count or a seed: only shows, and writes nothing
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "front"), str(ROOT / "src")]

from mutants import measured, silent  # noqa: E402  (it lies beside the tests)


def main(arguments: list[str]) -> int:
    count, seed = (*map(int, arguments), *(measured.COUNT, measured.SEED)[len(arguments) :])[:2]
    found = measured.verdicts(count, seed)
    for verdict in found:
        if verdict.faults or (verdict.mutant.counted and not verdict.mends):
            told = [f"{each.message} ({each.help})" for each in verdict.found]
            print(f"{verdict.mutant.kind}: {verdict.mutant.text}\n    {told or 'silent'} {verdict.faults or ''}")
    print(measured.table(found))
    if arguments:
        return 0
    measured.write_table(found)
    unjudged = silent.write(list(found))
    print("\n".join(unjudged))
    return 1 if unjudged else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
