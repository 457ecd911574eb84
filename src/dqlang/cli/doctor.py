"""`dqlang doctor`: what is installed, what is missing, and how to get it. Asks nobody but this machine."""

from __future__ import annotations

import os
import sys

import click

from dqlang.cli.outcome import AS_ASKED, PROBLEMS
from dqlang.cli.terminal import echo
from dqlang.record import record

PAIR = 'pyspark>=4.1,<4.3 with delta-spark==4.4.0: `pip install "dqlang[spark]"`'
# Spark's own releases and the Delta built for them.
_DELTA_FOR = {"3.5": "3.3.2", "4.0": "4.0.0", "4.1": "4.4.0", "4.2": "4.4.0"}
_OLDEST_PYTHON, _LATEST_PYTHON = (3, 10), (3, 13)
_LATEST_PYTHON_OF_3_5 = (3, 11)
_CONNECT = ("pandas", "pyarrow", "grpcio", "grpcio-status")


@record
class Finding:
    """One line of the report: `problem` where something is wrong, `needed` where `check` cannot do without."""

    name: str
    found: str
    problem: str | None = None
    needed: bool = False


@click.command("doctor")
def command() -> int:
    """Say what is installed, what is missing, and the command that gets it."""
    findings = [_python(), *_packages(), *_spark(), _java(), _connect(), _sail(), *_own_checks()]
    for each in findings:
        mark = "ok" if not each.problem else "MISSING" if each.needed else "note"
        echo(f"{mark:<8} {each.name:<14} {each.found}")
        if each.problem:
            echo(f"{'':<8} {'':<14} {each.problem}")
    echo(f"{'':<8} {'proven pair':<14} {PAIR}")
    echo("")
    missing = [each.name for each in findings if each.problem and each.needed]
    if missing:
        further = ", and so can `check --engine sail`" if missing == ["Java"] and not _sail().problem else ""
        echo(f"`dqlang check` cannot run; `lint`, `fmt`, `compile` and `explain` can{further}")
        return PROBLEMS
    echo("`dqlang check` can run")
    return AS_ASKED


def _python() -> Finding:
    found = f"{sys.version.split()[0]} ({sys.executable})"
    if not _OLDEST_PYTHON <= sys.version_info[:2] <= _LATEST_PYTHON:
        return Finding("Python", found, "dqlang is proven with Python 3.10 to 3.13")
    return Finding("Python", found)


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _packages() -> list[Finding]:
    found = []
    for package in ("dqlang", "click", "antlr4-python3-runtime"):
        version = _version(package)
        problem = None if version else f"pip install {package}"
        found.append(
            Finding(package.removesuffix("-python3-runtime"), version or "not installed", problem, needed=True)
        )
    return found


def _own_checks() -> list[Finding]:
    """The checks that installed packages offer; one whose name cannot be had is not silently left out."""
    from dqlang.checks import registry

    offered = registry.offers()
    had = sorted(name for name, _, problem in offered if problem is None)
    found = [Finding("own checks", ", ".join(had))] if had else []
    return found + [Finding("own checks", point.value, problem) for _, point, problem in offered if problem is not None]


def _spark() -> list[Finding]:
    spark, delta = _version("pyspark"), _version("delta-spark")
    if spark is None:
        from importlib.util import find_spec

        if find_spec("pyspark") is None:
            return [Finding("pyspark", "not installed", 'pip install "dqlang[spark]"', needed=True)]
        return [Finding("pyspark", "the platform's own", "its version cannot be told; 3.5 to 4.2 work")]
    line = ".".join(spark.split(".")[:2])
    known = _DELTA_FOR.get(line)
    problem = None if known else "dqlang works with Spark 3.5 to 4.2; " + PAIR
    if line == "3.5" and sys.version_info[:2] > _LATEST_PYTHON_OF_3_5:
        problem = "Spark 3.5 is proven with Python 3.10 and 3.11, and not with later ones"
    return [Finding("pyspark", spark, problem), _delta(delta, line, known)]


def _delta(delta: str | None, spark_line: str, wanted: str | None) -> Finding:
    """Delta is needed for Delta data alone."""
    get = f'pip install "pyspark=={spark_line}.*" "delta-spark=={wanted}"' if wanted else None
    if delta is None:
        return Finding("delta-spark", "not installed", f"only Delta tables need it: {get}" if get else None)
    if wanted and delta.split(".")[:2] != wanted.split(".")[:2]:
        return Finding("delta-spark", delta, f"it does not go with Spark {spark_line}: {get}")
    return Finding("delta-spark", delta)


def _connect() -> Finding:
    """What pyspark's client for Spark Connect imports."""
    get = 'for `--remote`: pip install "dqlang[connect]"'
    versions = {package: _version(package) for package in _CONNECT}
    if lacking := [package for package, version in versions.items() if version is None]:
        return Finding("Spark Connect", "its client needs " + ", ".join(lacking), get)
    if int(str(versions["pandas"]).split(".")[0]) >= 3:
        return Finding("Spark Connect", f"pandas {versions['pandas']}", f"Spark does not work with pandas 3 yet; {get}")
    return Finding("Spark Connect", "its client can run")


def _sail() -> Finding:
    sail = _version("pysail")
    if sail is None:
        return Finding("Sail", "not installed", 'for `--engine sail`, without Java: pip install "dqlang[sail]"')
    if wrong := _connect().problem:
        return Finding("Sail", f"pysail {sail}", wrong.replace("--remote", "--engine sail"))
    return Finding("Sail", f"pysail {sail}")


def _java() -> Finding:
    from dqlang.cli.java import find_java, oldest_java, problem

    java = find_java()
    home = f"JAVA_HOME={java.home}" if java.home else "JAVA_HOME is not set"
    found = f"{java.version or 'none'} ({java.path or 'not found'}; {home})"
    spark = _version("pyspark") or "4"
    wrong = problem(java, spark)
    if wrong is None:
        return Finding("Java", found)
    if os.environ.get("SPARK_REMOTE"):
        return Finding("Java", found, "not needed, since SPARK_REMOTE names a server")
    return Finding(
        "Java", f"{found}, needed is {oldest_java(spark)} or later", f"{wrong.message}; {wrong.help}", needed=True
    )
