"""`use`: which file is meant, what comes with it, and that no file outside the root is ever read."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

import dqlang

MAIN = "use 'common.dq'\n\nPerson\n    State must be in us_states\n"
COMMON = "define us_states as ['CA', 'NY']\n"


@pytest.fixture
def files(tmp_path: Path):
    """Writes files below a folder, and gives that folder."""

    def write(**texts: str) -> Path:
        for name, text in texts.items():
            path = tmp_path / (name.replace("__", "/") + ".dq")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def lint(path: Path, **known) -> list[dqlang.Diagnostic]:
    return dqlang.lint(path.read_text(encoding="utf-8"), path=str(path), **known)


def only(path: Path, **known) -> dqlang.Diagnostic:
    found = lint(path, **known)
    assert len(found) == 1, found
    return found[0]


def used(folder: Path, path: str, **known) -> dqlang.Diagnostic:
    """The one problem of a file in the folder that uses the path."""
    main = folder / "main.dq"
    main.write_text(f"use '{path}'\n\nPerson\n    Name must be present\n", encoding="utf-8")
    found = [each for each in lint(main, **known) if each.code != "DQ436"]
    assert len(found) == 1, found
    return found[0]


def test_a_file_brings_its_definitions(files) -> None:
    folder = files(main=MAIN, common=COMMON)
    rules = dqlang.load(folder / "main.dq")
    assert [rule.name for rule in rules] == ["State_in_us_states"]
    assert rules.fingerprint == dqlang.compile(COMMON + MAIN.partition("\n")[2]).fingerprint
    assert pickle.loads(pickle.dumps(rules)).to_sql() == rules.to_sql()
    assert set(dqlang.load_all(folder / "main.dq")) == {"Person"}


def test_paths_count_from_the_file_in_which_they_stand(files) -> None:
    folder = files(
        main="use 'shared/common.dq'\n\nPerson\n    State must be home\n    Zip must match us_zip\n",
        shared__common="use 'deep/more.dq'\nuse '../states.dq'\ndefine home as be in us_states\n",
        shared__deep__more="define us_zip as '^[0-9]{5}$'\n",
        states=COMMON,
    )
    assert lint(folder / "main.dq") == []
    assert len(dqlang.load(folder / "main.dq")) == 2


def test_a_file_that_two_others_use_is_no_clash(files) -> None:
    folder = files(
        main="use 'a.dq'\nuse 'b.dq'\nuse 'common.dq'\n\nPerson\n    State must be x\n    State must be y as z\n",
        a="use 'common.dq'\ndefine x as be in us_states\n",
        b="use 'common.dq'\ndefine y as not be in us_states\n",
        common=COMMON,
    )
    assert [each.code for each in lint(folder / "main.dq") if each.severity == "error"] == []


def test_tables_of_a_used_file_stay_there(files) -> None:
    common = COMMON + "\ntreat 'x' as missing\nOther\n    Id must be humn_name\n    owner is 'x'\n"
    folder = files(main=MAIN, common=common)
    assert lint(folder / "main.dq") == []
    rules = dqlang.load(folder / "main.dq")
    assert (rules.table, len(rules), rules.owner) == ("Person", 1, None)
    assert "'x'" not in rules.to_sql()


@pytest.mark.parametrize(
    ("common", "code", "line"),
    [
        ("define us_states as ['CA', NY]\n", "DQ124", 1),
        ("\ndefine us_states as ['CA', null]\n", "DQ220", 2),
        ("define us_states as ['CA']\ndefine x as match '('\n", "DQ260", 2),
        ("define us_states as ['CA']\ndefine us_states as ['NY']\n", "DQ271", 2),
        ("use 'missing.dq'\ndefine us_states as ['CA']\n", "DQ278", 1),
        ("define us_states as ['CA']\nName must be present\n", "DQ110", 2),
    ],
)
def test_a_problem_of_a_used_file_is_told_there(files, common: str, code: str, line: int) -> None:
    folder = files(main=MAIN, common=common)
    found = only(folder / "main.dq")
    assert (found.code, found.line, found.path) == (code, line, str(folder / "common.dq"))
    with pytest.raises(dqlang.DqError) as caught:
        dqlang.load(folder / "main.dq")
    assert [each.path for each in caught.value.diagnostics] == [str(folder / "common.dq")]
    assert common.split("\n")[line - 1].strip() in str(caught.value)


def test_a_pattern_is_judged_where_it_is_defined_in_another_file_too(files) -> None:
    folder = files(main="use 'common.dq'\nT\n    A must match x\n    B must match x\n", common="define x as '(a'\n")
    found = only(folder / "main.dq")
    assert (found.code, found.path) == ("DQ260", str(folder / "common.dq"))


def test_advice_on_a_used_file_is_told_to_those_who_look_at_it(files) -> None:
    folder = files(main=MAIN, common="define us_states as ['CA', 'CA']\ndefine unused as 5\n")
    assert lint(folder / "main.dq") == []
    assert [each.code for each in lint(folder / "common.dq")] == ["DQ402"]


def test_a_file_that_is_used_for_nothing(files) -> None:
    found = only(files(main="use 'common.dq'\nT\n    A must be 1\n", common=COMMON) / "main.dq")
    assert (found.code, found.severity, found.line) == ("DQ436", "advice", 1)


# --- clashes and circles --------------------------------------------------------------------------------------------


def test_two_files_that_define_one_name(files) -> None:
    folder = files(main="use 'a.dq'\nuse 'b.dq'\nT\n    A must be in x\n", a="define x as [1]\n", b="define X as [1]\n")
    found = only(folder / "main.dq")
    assert (found.code, found.line) == ("DQ297", 2)
    assert "a.dq`, line 1" in found.message and "b.dq`, line 1" in found.message


def test_a_name_of_a_used_file_is_taken(files) -> None:
    folder = files(main="use 'a.dq'\ndefine x as [2]\nT\n    A must be in x\n", a="define x as [1]\n")
    found = only(folder / "main.dq")
    assert (found.code, found.line) == ("DQ271", 2)
    assert "a.dq`, line 1" in found.message


@pytest.mark.parametrize(
    "texts",
    [
        {"main": "use 'main.dq'\nT\n    A must be 1\n"},
        {"main": "use 'a.dq'\nT\n    A must be 1\n", "a": "use 'main.dq'\n"},
        {"main": "use 'a.dq'\nT\n    A must be 1\n", "a": "use 'sub/b.dq'\n", "sub__b": "use '../a.dq'\n"},
    ],
    ids=["itself", "two", "below"],
)
def test_files_that_use_each_other(files, texts: dict[str, str]) -> None:
    found = [each for each in lint(files(**texts) / "main.dq") if each.severity == "error"]
    assert [each.code for each in found] == ["DQ295"]


def test_a_long_chain_of_files_ends(files) -> None:
    texts = {f"f{number}": f"use 'f{number + 1}.dq'\n" for number in range(60)}
    found = lint(files(main="use 'f0.dq'\nT\n    A must be 1\n", **texts) / "main.dq")
    assert [each.code for each in found if each.severity == "error"] == ["DQ106"]


# --- never outside the root -----------------------------------------------------------------------------------------

OUTSIDE = [
    "../secret.dq",
    "../../secret.dq",
    "sub/../../secret.dq",
    "./../secret.dq",
    "{secret}",
    "/etc/hosts.dq",
    "//host/share/secret.dq",
    "\\\\host\\share\\secret.dq",
    "C:\\secret.dq",
    "c:secret.dq",
    "C:/secret.dq",
    "..\\secret.dq",
    "file:///etc/secret.dq",
    "http://example.org/secret.dq",
    "https:secret.dq",
    "s3://bucket/secret.dq",
    "link.dq",
    "folder/secret.dq",
    "folder/../secret.dq",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_root_is_read(tmp_path: Path, path: str) -> None:
    secret = tmp_path / "secret.dq"
    secret.write_text("the password is xyzzy\n", encoding="utf-8")
    inside = tmp_path / "rules"
    (inside / "sub").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.dq").write_text("the password is xyzzy\n", encoding="utf-8")
    os.symlink(secret, inside / "link.dq")
    os.symlink(tmp_path / "elsewhere", inside / "folder")
    found = used(inside, path.format(secret=secret))
    assert found.code == "DQ279"
    assert "xyzzy" not in str(found)
    missing = used(inside, path.format(secret=secret).replace("secret", "absent"))
    assert missing.code in ("DQ279", "DQ278")


def test_outside_it_makes_no_difference_whether_there_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "there.dq").write_text("", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    there, absent = used(tmp_path / "rules", "../there.dq"), used(tmp_path / "rules", "../absent.dq")
    assert there.message.replace("there", "absent") == absent.message


def test_a_link_within_the_root_is_followed(files) -> None:
    folder = files(main=MAIN, real__states=COMMON)
    os.symlink(folder / "real" / "states.dq", folder / "common.dq")
    assert lint(folder / "main.dq") == []


def test_a_root_that_is_a_link_itself(files, tmp_path_factory) -> None:
    folder = files(main=MAIN, common=COMMON)
    link = tmp_path_factory.mktemp("other") / "link"
    os.symlink(folder, link)
    assert lint(link / "main.dq") == []


@pytest.mark.parametrize(
    ("path", "code"),
    [("notes.txt", "DQ279"), ("common", "DQ279"), (".dq", "DQ279"), ("", "DQ279"), ("folder.dq", "DQ278")],
)
def test_only_rule_files_are_used(tmp_path: Path, path: str, code: str) -> None:
    for name in ("notes.txt", "common", ".dq"):
        (tmp_path / name).write_text("the password is xyzzy\n", encoding="utf-8")
    (tmp_path / "folder.dq").mkdir()
    assert used(tmp_path, path).code == code


def test_what_is_no_text_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "common.dq").write_bytes(b"\xff\xfed\x00e\x00")
    assert "UTF-8" in used(tmp_path, "common.dq").message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes by name here")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dq")
    assert used(tmp_path, "pipe.dq").code == "DQ278"


def test_a_misspelt_path_is_mended(files) -> None:
    files(shared__common=COMMON)
    folder = files(main=MAIN)
    found = used(folder, "shared/comon.dq")
    assert (found.code, found.help) == ("DQ278", "did you mean `shared/common.dq`?")
    assert [edit[4] for edit in found.edits] == ["'shared/common.dq'"]


# --- the root, said otherwise ---------------------------------------------------------------------------------------


def test_a_wider_root_lets_files_beside_the_folder_be_used(files) -> None:
    folder = files(claims__main=MAIN.replace("common", "../shared/common"), shared__common=COMMON)
    assert only(folder / "claims" / "main.dq").code == "DQ279"
    assert lint(folder / "claims" / "main.dq", root=folder) == []
    assert len(dqlang.load(folder / "claims" / "main.dq", root=folder)) == 1
    with pytest.raises(dqlang.DqError, match="outside the folder"):
        dqlang.load(folder / "claims" / "main.dq")


def test_a_narrower_root_shuts_them_out(files) -> None:
    folder = files(main=MAIN, common=COMMON, sub__x=COMMON)
    assert only(folder / "main.dq", root=folder / "sub").code == "DQ279"


def test_text_without_a_path_needs_a_root(files) -> None:
    folder = files(common=COMMON)
    with pytest.raises(dqlang.DqError) as caught:
        dqlang.compile(MAIN)
    assert [each.code for each in caught.value.diagnostics] == ["DQ296"]
    assert [rule.name for rule in dqlang.compile(MAIN, root=folder)] == ["State_in_us_states"]
    assert [each.code for each in dqlang.lint(MAIN)] == ["DQ296"]
    assert dqlang.lint(MAIN, root=str(folder)) == []
