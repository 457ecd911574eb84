"""Which Java Spark would start, found without starting Spark."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from dqlang.cli.outcome import Refused
from dqlang.record import record

GET_JAVA = (
    "install Java 17 and set JAVA_HOME to its folder: `apt install openjdk-17-jre-headless` (Debian, Ubuntu), "
    "`brew install openjdk@17` (macOS), `winget install EclipseAdoptium.Temurin.17.JRE` (Windows)"
)


@record
class Java:
    """What was found: the program, its version as it says it, and the number that counts (8, 17, 21); None where it
    could not be had. `home` is JAVA_HOME where that was set."""

    path: str | None
    version: str | None
    major: int | None
    home: str | None


def find_java() -> Java:
    """As Spark's own launcher looks: JAVA_HOME if set, whatever it holds, else `java` on the PATH."""
    home = os.environ.get("JAVA_HOME") or None
    path = shutil.which("java", path=os.path.join(home, "bin")) if home else shutil.which("java")
    version = _version(path) if path else None
    return Java(path, version, _major(version) if version else None, home)


def _version(path: str) -> str | None:
    try:
        done = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=60, errors="replace")
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "([^"]+)"', done.stderr + done.stdout)
    return found.group(1) if found and done.returncode == 0 else None


def _major(version: str) -> int | None:
    """17 of `17.0.15`, 8 of `1.8.0_402`, 22 of `22-ea`."""
    found = re.match(r"(?:1\.)?(\d+)", version)
    return int(found.group(1)) if found else None


def oldest_java(spark_version: str) -> int:
    """The oldest Java that a version of Spark starts with."""
    return 8 if spark_version.startswith("3.") else 17


def problem(java: Java, spark_version: str) -> Refused | None:
    """Why Spark would not start, or None."""
    wanted = oldest_java(spark_version)
    if java.path is None and java.home:
        return Refused(f"JAVA_HOME is `{java.home}`, where there is no Java", GET_JAVA)
    if java.path is None:
        return Refused(f"Spark {spark_version} needs Java {wanted} or later, and there is none", GET_JAVA)
    if java.major is None:
        return Refused(f"`{java.path}` does not run as a Java", GET_JAVA)
    if java.major < wanted:
        where = f"`{java.path}` is Java {java.version}"
        return Refused(f"Spark {spark_version} needs Java {wanted} or later, and {where}", GET_JAVA)
    return None
