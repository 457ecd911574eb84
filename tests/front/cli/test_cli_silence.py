"""Advice that is silenced: by a comment at its rule, or by the settings of a team."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dqlang
from dqlang.cli import settings
from dqlang.linting import look
from dqlang.silence import heard
from dqlang.source import Source

ADVISED = "Person\n    Zip must match 'a'\n    Sex must be in ['F', 'F']\n"


def codes(text: str, **known) -> list[str]:
    return [found.code for found in dqlang.lint(text, **known)]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# dqlang allow DQ403", True),
        ("# see there  # dqlang ignore dq403", True),
        ("# dqlang noqa: DQ403", True),
        ("# dqlang advises DQ403", False),
        ("# what dqlang allow DQ403", False),
    ],
)
def test_a_colon_that_is_missing_is_told(comment, told):
    found = [each for each in dqlang.lint(f"Person\n    Zip must match 'a'  {comment}\n") if each.code == "DQ414"]
    assert len(found) == told and all("dqlang: allow" in each.help for each in found)


# --- in the file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Zip must match 'a'  # dqlang: allow DQ403",
        "Zip must match 'a'#dqlang:allow dq403",
        "Zip must match 'a'  # DQLANG: Allow DQ403, the office adds suffixes",
        "Zip must match 'a'  # see the manual  # dqlang: allow DQ403",
        "Zip, Plus must match 'a'  # dqlang: allow DQ403",
        "Zip must match 'a' and be in ['a', 'a']  # dqlang: allow DQ403, DQ402",
        "Zip must match 'a' and be in ['a', 'a']  # dqlang: allow DQ403 and DQ402: as is",
        "Zip must match 'a' when B is in [  # dqlang: allow DQ403\n        1, 2]",
        "Zip must match 'a' when B is in [\n        # dqlang: allow DQ403\n        1, 2]",
        "Zip must match 'a' when B is in [\n        1, 2]  # dqlang: allow DQ403",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_comment_at_the_rule_silences_its_advice(sentence, line_end):
    text = f"Person\n    Name must be present\n    {sentence}\n    Other must be present\n".replace("\n", line_end)
    assert codes(text) == []


@pytest.mark.parametrize(
    "lines",
    [
        "# dqlang: allow DQ403\n    Zip must match 'a'",
        "Zip must match 'a'\n    # dqlang: allow DQ403",
        "Zip must match 'a'\n    Name must be present  # dqlang: allow DQ403",
        "Zip must match 'a'  # dqlang: allow DQ402",
        "Zip must match 'a#  dqlang: allow DQ403'  # dqlang: see DQ",
    ],
)
def test_elsewhere_it_silences_nothing(lines):
    assert "DQ403" in codes(f"Person\n    {lines}\n")


def test_an_error_is_never_silenced():
    assert codes("Person\n    Zip must be zipp  # dqlang: allow DQ200\n") == ["DQ200", "DQ412"]


@pytest.mark.parametrize(
    ("comment", "code", "message", "help"),
    [
        ("allow DQ4003", "DQ411", "there is no advice `DQ4003` to allow", "did you mean `DQ403`"),
        ("allow DQ999", "DQ411", "there is no advice `DQ999` to allow", "leave it out"),
        ("allow DQ101", "DQ412", "`DQ101` is an error, and only advice can be allowed", "leave it out"),
        ("allow DQ402", "DQ413", "nothing here is advised by `DQ402`", "leave it out"),
        ("allow", "DQ414", "`dqlang: allow` silences nothing", "write `dqlang: allow` and the code"),
        ("ignore DQ403", "DQ414", "`dqlang: ignore DQ403` silences nothing", "write `dqlang: allow` and the code"),
        ("alow DQ402", "DQ414", "`dqlang: alow DQ402` silences nothing", "write `dqlang: allow` and the code"),
    ],
)
def test_a_silence_that_is_none_is_advice(comment, code, message, help):
    [found] = dqlang.lint(f"Person\n    Zip must be 1  # dqlang: {comment}\n")
    assert (found.code, found.severity, found.message) == (code, "advice", message)
    assert found.help.startswith(help)
    assert found.fixable == bool(found.edits) == (code != "DQ414")


def test_a_code_named_twice_is_needless_once():
    assert codes("P\n    Zip must match 'a'  # dqlang: allow DQ403, DQ403\n") == ["DQ413"]


@pytest.mark.parametrize("comment", ["# dqlang", "# dqlang: the rules of the office", "# see dqlang: allow nothing"])
def test_other_comments_are_left_alone(comment):
    assert codes(f"{comment}\nPerson  {comment}\n    Zip must be 1  {comment}\n") == []


def test_a_place_without_a_rule_is_said():
    [found] = dqlang.lint("Person  # dqlang: allow DQ403\n    Zip must be 1\n    # dqlang: rules\n") or [None]
    assert found.code == "DQ413"
    [found] = dqlang.lint("# dqlang: allow DQ403\nPerson\n    Zip must be 1\n")
    assert found.message == "`DQ403` is allowed here where no rule stands"


def test_nothing_is_called_needless_that_cannot_be_known():
    """Without a schema, and beside errors, advice may be hidden."""
    text = "Person\n    Zip must be at least Phone  # dqlang: allow DQ407\n"
    assert codes(text) == []
    assert codes(text, schema="Zip STRING, Phone STRING") == []
    assert codes(text, schema="Zip INT, Phone INT") == ["DQ413"]
    assert codes(text + "    A must be zipp\n", schema="Zip INT, Phone INT, A INT") == ["DQ200"]
    text = "Person\n    Zip must be in lookup Zips.Zip  # dqlang: allow DQ410\n"
    assert codes(text) == codes(text, lookups={"Others": "Zip STRING"}) == []
    assert codes(text, lookups={"Zips": "Zip STRING"}) == ["DQ413"]


def test_a_comment_that_is_needed_where_less_is_known_is_needed():
    """Whoever lints without a schema may be told what the columns' types rule out."""
    source = Source("P\n    A must match 'a'  # dqlang: allow DQ403\n")
    [told] = [each for each in look(Source("P\n    A must match 'a'\n")).problems]
    assert [each.code for each in heard(source, [], {"schema"}).told] == ["DQ413"]
    assert heard(source, [], {"schema"}, elsewhere=lambda: [told]).told == []


# --- settings ---------------------------------------------------------------------------------------------------------


def test_the_summary_says_how_many_pieces_are_silenced(run, tmp_path):
    (tmp_path / "a.dq").write_text(ADVISED.replace("'a'", "'a'  # dqlang: allow DQ403"))
    assert run("lint", "a.dq").stdout.endswith("\nno errors in 1 file, and 1 piece of advice (1 silenced)\n")
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ402"]')
    assert run("lint", "a.dq").stdout == "no errors in 1 file (2 silenced)\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".dqlang.toml", 'allow = ["DQ402", "dq403"]\n'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.dqlang]\nallow = ["DQ402", "DQ403"]\n'),
        ("pyproject.toml", '[tool]\ndqlang = {allow = ["DQ402", "DQ403"]}\n'),
        ("pyproject.toml", 'tool.dqlang.allow = ["DQ402", "DQ403"]\r\n'),
    ],
)
def test_a_team_allows_advice_in_its_settings(run, tmp_path, name, text):
    (tmp_path / "rules" / "eu").mkdir(parents=True)
    (tmp_path / "rules" / "eu" / "a.dq").write_text(ADVISED)
    (tmp_path / name).write_bytes(text.encode())
    assert run("lint", "rules").stdout == "no errors in 1 file (2 silenced)\n"
    assert run("lint", str(tmp_path / "rules" / "eu" / "a.dq")).stdout == "no errors in 1 file (2 silenced)\n"
    assert run("lint", "-", stdin=ADVISED).stdout == "no errors in 1 file (2 silenced)\n"


def test_the_nearest_file_counts_alone(run, tmp_path):
    (tmp_path / "rules").mkdir()
    for place in ("a.dq", "rules/b.dq"):
        (tmp_path / place).write_text(ADVISED)
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ402", "DQ403"]')
    (tmp_path / "rules" / "pyproject.toml").write_text("[tool.dqlang]\nallow = []\n")
    told = run("lint", "--format", "concise", ".").stdout
    assert told.count("a.dq") == 0 and told.count("b.dq") == 2
    (tmp_path / "rules" / "pyproject.toml").write_text("[tool.other]\nallow = 5\n# dqlang")
    assert run("lint", "--format", "concise", ".").stdout == ""


def test_beside_each_other_dqlangs_own_file_counts(run, tmp_path):
    (tmp_path / "a.dq").write_text(ADVISED)
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ402"]')
    (tmp_path / "pyproject.toml").write_text('[tool.dqlang]\nallow = ["DQ403"]')
    assert run("lint", "a.dq").stdout.count("DQ403") == 1


@pytest.mark.parametrize(
    ("glob", "fits"),
    [
        ("*.dq", ["a.dq", "old/b.dq", "old/eu/c.dq"]),
        ("old/*.dq", ["old/b.dq"]),
        ("./old/?.dq", ["old/b.dq"]),
        ("old/**", ["old/b.dq", "old/eu/c.dq"]),
        ("**/c.dq", ["old/eu/c.dq"]),
        ("**/*.dq", ["a.dq", "old/b.dq", "old/eu/c.dq"]),
        ("old", []),
        ("A.dq", []),
        ("[ab].dq", []),
    ],
)
def test_advice_is_allowed_by_file(run, tmp_path, monkeypatch, glob, fits):
    (tmp_path / "old" / "eu").mkdir(parents=True)
    files = ["a.dq", "old/b.dq", "old/eu/c.dq"]
    for file in files:
        (tmp_path / file).write_text(ADVISED)
    (tmp_path / ".dqlang.toml").write_text(f'[per-file-allow]\n"{glob}" = ["DQ402", "DQ403"]\n')
    told = run("lint", "--format", "concise", ".").stdout
    assert [file for file in files if file not in told.replace("\\", "/")] == fits
    monkeypatch.chdir(tmp_path / "old")
    assert (run("lint", "--format", "concise", "eu/c.dq").stdout == "") == ("old/eu/c.dq" in fits)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (".dqlang.toml", "allow = [", "the settings in `.dqlang.toml` cannot be read: "),
        (".dqlang.toml", 'alow = ["DQ403"]', "`.dqlang.toml` has a setting `alow` that dqlang does not know"),
        (".dqlang.toml", "per_file_allow = {}", "did you mean `per-file-allow`?"),
        (".dqlang.toml", "[tool.dqlang]\nallow = []", "the settings are `allow` and `per-file-allow`"),
        (".dqlang.toml", 'allow = "DQ403"', "`allow` in `.dqlang.toml` is no list of codes"),
        (".dqlang.toml", "allow = [403]", 'write it as `allow = ["DQ403"]`'),
        (".dqlang.toml", 'allow = ["DQ4003"]', "names `DQ4003`, which no advice has"),
        (".dqlang.toml", 'allow = ["DQ200"]', "names `DQ200`, which is an error: only advice can be allowed"),
        (".dqlang.toml", "per-file-allow = []", "`per-file-allow` in `.dqlang.toml` is no table of files and codes"),
        (
            ".dqlang.toml",
            'per-file-allow = {"*" = "DQ403"}',
            "`per-file-allow.*` in `.dqlang.toml` is no list of codes",
        ),
        (".dqlang.toml", b"\xff\xfe", "UTF-16"),
        (".dqlang.toml", b"a = '\xff'", "is not written in UTF-8"),
        ("pyproject.toml", "[tool.dqlang]\nallow = 5", "`allow` in `pyproject.toml` is no list of codes"),
        ("pyproject.toml", "tool.dqlang = 5", "`dqlang` in `pyproject.toml` is no table of settings"),
        ("pyproject.toml", "[tool.dqlang]\nallow = [", "the settings in `pyproject.toml` cannot be read: "),
    ],
)
def test_settings_that_are_wrong_are_refused_once(run, tmp_path, name, text, told):
    for file in ("a.dq", "b.dq"):
        (tmp_path / file).write_text(ADVISED)
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("lint", ".")
    assert result.exit_code == 2 and told in result.stderr
    assert result.stderr.count("\nerror: ") == 0 and "DQ403" not in result.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('allow = ["DQ403"', "at its end: a list is not closed: `]` or a comma was expected"),
        ('allow = ["DQ403" "DQ402"]', "line 1, column 18: a list is not closed: `]` or a comma was expected"),
        ("allow = DQ403", "line 1, column 9: a list in brackets or a text in quotes was expected"),
        ('allow "DQ403"', "line 1, column 7: `=` was expected behind a name"),
        ("[per-file-allow", "at its end: `]` was expected behind a table's name"),
        ("allow = []\nallow = []", "a setting is given twice"),
    ],
)
def test_what_is_wrong_in_a_settings_file_is_said_in_words(run, tmp_path, text, told):
    (tmp_path / "a.dq").write_text(ADVISED)
    (tmp_path / ".dqlang.toml").write_text(text)
    result = run("lint", "a.dq")
    assert result.exit_code == 2 and "the settings in `.dqlang.toml` cannot be read: " in result.stderr
    assert told in result.stderr and 'a setting is written as `allow = ["DQ403"' in result.stderr


def test_a_glob_that_fits_nothing_is_noted_once(run, tmp_path):
    (tmp_path / "old" / "eu").mkdir(parents=True)
    for file in ("a.dq", "old/b.dq", "old/eu/c.dq"):
        (tmp_path / file).write_text(ADVISED)
    allowed = 'per-file-allow = {"old/*.dq" = ["DQ403"], "odl/*.dq" = ["DQ403"], "z*.dq" = ["DQ403"]}'
    (tmp_path / ".dqlang.toml").write_text(allowed)
    for given in (".", "a.dq"):
        result = run("lint", given)
        assert result.exit_code == 0 and result.stderr.splitlines() == [
            f"note: `per-file-allow` in .dqlang.toml names `{glob}`, which fits no rule file"
            for glob in ("odl/*.dq", "z*.dq")
        ]
    assert run("lint", "-", stdin=ADVISED).stderr == ""


def test_settings_that_may_not_be_read_are_refused(run, tmp_path):
    (tmp_path / "a.dq").write_text(ADVISED)
    (tmp_path / ".dqlang.toml").mkdir()
    result = run("lint", "a.dq")
    assert result.exit_code == 2 and "the settings in `.dqlang.toml` cannot be read: " in result.stderr


def test_a_broken_pyproject_that_says_nothing_of_dqlang_is_no_concern(run, tmp_path):
    (tmp_path / "a.dq").write_text(ADVISED)
    (tmp_path / "pyproject.toml").write_text('[project\ndependencies = ["dqlang"]')
    assert run("lint", "a.dq").exit_code == 0


def test_python_3_10_says_what_it_needs(run, tmp_path, monkeypatch):
    for module in ("tomllib", "tomli"):
        monkeypatch.setitem(sys.modules, module, None)  # as Python sees what is not installed
    (tmp_path / "a.dq").write_text(ADVISED)
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["dqlang"]')
    assert run("lint", "a.dq").exit_code == 0
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ402"]')
    result = run("lint", "a.dq")
    assert result.exit_code == 2
    assert "to read the settings in `.dqlang.toml`, Python 3.10 needs `tomli`" in result.stderr


def test_python_reads_no_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ402", "DQ403"]')
    assert codes(ADVISED) == ["DQ403", "DQ402"]


def test_settings_say_what_fix_may_take_away(run, tmp_path):
    (tmp_path / "a.dq").write_text("P\n    A must be 1  # dqlang: allow DQ403\n")
    (tmp_path / ".dqlang.toml").write_text('allow = ["DQ413"]')
    assert run("lint", "--fix", "a.dq").stdout == "no errors in 1 file (1 silenced)\n"
    assert "allow DQ403" in (tmp_path / "a.dq").read_text()


def test_lint_without_settings_loads_no_toml(tmp_path):
    (tmp_path / "a.dq").write_text("P\n    A must be 1\n")
    code = "import sys; from dqlang.cli.group import dqlang\ntry: dqlang(['lint', 'a.dq'])\nexcept SystemExit: pass\n"
    code += "print(*sorted(set(sys.modules) & {'tomllib', 'tomli', 'difflib', 'dqlang.cli.fixing'}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["no errors in 1 file", ""]


def test_no_settings_lie_above_this_repository_that_change_the_tests(tmp_path):
    assert settings.settings_of(str(tmp_path / "a.dq")) == settings.Settings()
