"""What the benchmarks share: rounds, and a table with the versions beside the numbers."""

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


def show(title: str, measured: dict[str, tuple[list[float], float | None]], packages: tuple[str, ...] = ()) -> None:
    """A line for each measurement: its median, its extremes and its target in seconds (None: it has none)."""
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in ("dqlang", *packages))]
    print(f"\n{title}\n{', '.join(versions)}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    print(f"{'':34}{'median':>9}{'least':>9}{'most':>9}{'target':>9}")
    for name, (seconds, target) in measured.items():
        numbers = (statistics.median(seconds), min(seconds), max(seconds))
        aim = "" if target is None else f"{target:.1f} s" + (" " if numbers[0] <= target else "!")
        print(f"{name:34}" + "".join(f"{number:7.2f} s" for number in numbers) + f"{aim:>9}")


def java_version() -> str:
    said = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    return said.partition("\n")[0]
