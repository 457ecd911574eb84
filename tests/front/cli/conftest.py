"""What the tests of the command line share: a runner inside this process, and folders of rule files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner, Result

from dqlang.cli.group import dqlang

GOOD = "Person\n    Name must not have whitespace\n"


@pytest.fixture
def run(tmp_path, monkeypatch) -> Callable[..., Result]:
    """Runs `dqlang <arguments>` in a folder of its own; the result has `exit_code`, `stdout` and `stderr`."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(dqlang, list(arguments), input=stdin)

    return invoke


@pytest.fixture
def good(tmp_path) -> str:
    """The name of a rule file without a fault."""
    (tmp_path / "person.dq").write_text(GOOD, encoding="utf-8")
    return "person.dq"


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Within it, permissions count: the tests may run as root, who may read and write everything."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)
