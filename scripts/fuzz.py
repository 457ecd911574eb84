"""Random texts through lint and format. No good answer is an exception, a place outside of the text, or more than a
second for 10 KB.

    python scripts/fuzz.py [--count 100000] [--seed N] [--only NUMBER]
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "front"), str(ROOT / "src")]

from fuzzing.texts import text  # noqa: E402  (it lies beside the tests)
from fuzzing.trial import wrong  # noqa: E402  (so does this)

_SHOWN = 2000


def main() -> int:
    asked = _asked()
    seed = asked.seed if asked.seed is not None else secrets.randbelow(1_000_000)
    numbers = range(asked.count) if asked.only is None else [asked.only]
    print(f"seed {seed}, {len(numbers)} texts")
    bad, begun = 0, time.monotonic()
    for done, number in enumerate(numbers, 1):
        made = text(seed, number)
        if asked.only is not None:
            print(repr(made))
        found = wrong(made)
        if found:
            bad += 1
            print(f"\n{found}\n{made[:300]!r}\nagain: make fuzz SEED={seed} ONLY={number}", flush=True)
        if done % _SHOWN == 0:
            print(f"{done} of {len(numbers)}, {bad} bad, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{len(numbers)} texts, {bad} without a good answer")
    return 1 if bad else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--only", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
