"""Data given as rules or as a schema is called so, and none of its rows is shown."""

from __future__ import annotations

import pytest

from dqlang.data_files import kind_of_content

CSV = "Id,Name,Mail\n1,Ada Secret,ada@secret.org\n2,Bob Secret,bob@secret.org\n"
AS_DATA = {
    "p.csv": CSV.encode(),
    "p.txt": CSV.encode(),
    "p.tsv": CSV.replace(",", "\t").encode(),
    "semicolons": CSV.replace(",", ";").encode(),
    "bom.txt": CSV.encode("utf-8-sig"),
    "utf16.txt": CSV.encode("utf-16"),
    "p.json": b'{"Name": "Secret"}\n{"Name": "Secret"}\n',
    "list.txt": b'[{"Name": "Secret"}]\n',
    "p.html": b"<html><body>Secret</body></html>",
    "page.txt": b"<!DOCTYPE html><body>Secret</body>",
    "p.parquet": b"PAR1\0\0Secret\0PAR1",
    "parquet.txt": b"PAR1\0\0Secret\0PAR1",
    "p.xlsx": b"PK\x03\x04Secret",
}


@pytest.mark.parametrize("name", AS_DATA)
@pytest.mark.parametrize(
    "command", [["lint"], ["lint", "--format", "concise"], ["fmt", "--check"], ["test"], ["compile"], ["explain"]]
)
def test_data_is_not_read_as_rules(run, tmp_path, name, command):
    (tmp_path / name).write_bytes(AS_DATA[name])
    result = run(*command, name)
    assert result.exit_code == 2 and f"`{name}` looks like data" in result.stderr and "not rules" in result.stderr
    assert "ecret" not in result.output


def test_data_beside_data(run, tmp_path):
    (tmp_path / "p.csv").write_text(CSV)
    result = run("check", "p.csv", "--rules", "p.csv")
    assert result.exit_code == 2 and "`p.csv` looks like data (csv), not rules" in result.stderr
    assert "ecret" not in result.output


@pytest.mark.parametrize("name", AS_DATA)
def test_data_is_no_schema(run, tmp_path, good, name):
    (tmp_path / name).write_bytes(AS_DATA[name])
    result = run("lint", good, "--schema", name)
    assert result.exit_code == 2 and f"`{name}` looks like data" in result.stderr and "not a schema" in result.stderr
    assert "ecret" not in result.output


def test_a_schema_stays_one_whatever_its_name(run, tmp_path, good):
    (tmp_path / "s.json").write_text('{"type": "struct", "fields": [{"name": "Name", "type": "string"}]}')
    (tmp_path / "s.csv").write_text("Name STRING")
    for name in ("s.json", "s.csv"):
        assert "looks like data" not in run("lint", good, "--schema", name).output


@pytest.mark.parametrize(
    "text",
    [
        "Person\n    Name must be present\n",
        "Person, Address\n    Name must be present, Zip must be present\n",
        "Name, Zip\n    must be present, be valid date\n",
        "Name, Zip\n    shall be present, now\n",
        "Name, Zip must be presnt\nA, B shuold be set\n",
        "Name is required, always\nZip is required, too\n",
        "Id, Name, Zip\n",
        "# a, b\n# c, d\nPerson\n",
        "Person\nName\nZip\n",
        "",
    ],
)
def test_rules_with_mistakes_are_still_rules(text):
    assert kind_of_content(text.encode()) is None
