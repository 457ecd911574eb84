"""Data given to Python's functions where rules are wanted is called so, and none of its rows is shown."""

from __future__ import annotations

import pytest

import dqlang

CSV = "Name,Age\nSecret,3\n"
NO_FRAME = None
"""The rules are read before the data is looked at."""


def told(call, *arguments) -> str:
    with pytest.raises(dqlang.DqError) as refused:
        call(*arguments)
    assert "ecret" not in str(refused.value)
    assert "`Name must be present`" in str(refused.value) and refused.value.diagnostics == []
    return str(refused.value).partition(";")[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CSV, "csv"),
        ("\ufeff" + CSV.replace(",", ";"), "csv"),
        ('{"Name": "Secret"}\n', "json"),
        ("<!DOCTYPE html>\nSecret", "html or xml"),
        ("PAR1\nSecret", "parquet"),
    ],
)
def test_as_text(text, kind):
    assert told(dqlang.compile, text) == f"this text looks like data ({kind}), not rules"
    assert told(dqlang.grade, NO_FRAME, text) == f"this text looks like data ({kind}), not rules"


@pytest.mark.parametrize("load", [dqlang.load, dqlang.load_all, lambda path: dqlang.grade(NO_FRAME, path)])
@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("people.csv", CSV.encode(), "csv"),
        ("people.csv", CSV.encode("utf-16"), "csv"),
        ("people.txt", CSV.encode(), "csv"),
        ("people.json", b'{"Name": "Secret"}', "json"),
        ("people.parquet", b"PAR1\0\0Secret\0PAR1", "parquet"),
        ("people", b"PAR1\0\0Secret\0PAR1", "parquet"),
        ("people.xlsx", b"PK\x03\x04Secret", "xlsx"),
    ],
)
def test_as_a_file(tmp_path, load, name, data, kind):
    path = tmp_path / name
    path.write_bytes(data)
    assert told(load, path) == f"`{path}` looks like data ({kind}), not rules"


def test_as_a_folder_as_spark_writes_it(tmp_path):
    (tmp_path / "people.parquet").mkdir()
    assert "looks like data (parquet)" in told(dqlang.grade, NO_FRAME, str(tmp_path / "people.parquet"))
    with pytest.raises(OSError):
        dqlang.load(tmp_path)


def test_a_file_that_is_not_there_is_missing():
    with pytest.raises(FileNotFoundError):
        dqlang.load("nowhere.csv")


@pytest.mark.parametrize(
    "text", ["Name, Age\n    Zip must be present\n", "Person\nName, Age must be present\nZip, Id\n"]
)
def test_rules_with_a_mistake_are_told_as_rules(text):
    with pytest.raises(dqlang.DqError) as refused:
        dqlang.compile(text)
    assert refused.value.diagnostics
