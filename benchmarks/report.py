"""What the benchmarks share: rounds, and tables with the versions above the numbers."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from time import perf_counter


def rounds(count: int, work: Callable[[], object]) -> list[float]:
    """How many seconds the work took, each time."""
    seconds = []
    for _ in range(count):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return seconds


def heading(title: str, packages: tuple[str, ...] = ()) -> None:
    """What is measured, with which versions, and how busy the machine is."""
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in ("dqlang", *packages))]
    if "pyspark" in packages:
        versions.append(java_version())
    print(f"\n## {title}\n\n{', '.join(versions)}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")


def show(measured: dict[str, tuple[list[float], float | None]]) -> None:
    """A row for each measurement: its median, its extremes and what it may be at most, in seconds (None: anything)."""
    print("\n| | median, s | least | most | at most |\n|---|---|---|---|---|")
    for name, (seconds, target) in measured.items():
        cells = [f"{each:.2f}" for each in (statistics.median(seconds), min(seconds), max(seconds))]
        print(f"| {name} | {' | '.join(cells)} | {'' if target is None else f'{target:.2f}'} |")


def java_version() -> str:
    said = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    return said.partition("\n")[0]
