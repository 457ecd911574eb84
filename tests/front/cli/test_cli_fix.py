"""`dqlang lint --fix`: what can only mean one thing, proven before it is written."""

from __future__ import annotations

import json
import os

import pytest

from dqlang.cli import fixing
from tests.front.cli.conftest import ordinary_user

SLIPS = "Person\n    Name is required\n    Age shall be at least 18  # by law\n    Code must be in ('A', 'B')\n"
MENDED = "Person\n    Name must be present\n    Age must be at least 18  # by law\n    Code must be in ['A', 'B']\n"
GUESS = "Person\n    Name must be humn_name\n"


def test_a_file_is_mended_and_what_was_done_is_told(run, tmp_path):
    (tmp_path / "orders.dq").write_text(SLIPS)
    result = run("lint", "--fix", "orders.dq")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "mended 3 places in orders.dq\nno errors in 1 file\n"
    assert (tmp_path / "orders.dq").read_text() == MENDED
    assert os.listdir(tmp_path) == ["orders.dq"]
    assert run("lint", "--fix", "orders.dq").stdout == "no errors in 1 file\n"


def test_a_guess_is_offered_and_not_made(run, tmp_path):
    (tmp_path / "orders.dq").write_text(GUESS)
    result = run("lint", "--fix", "orders.dq")
    assert result.exit_code == 1 and "orders.dq:2:18: error DQ200" in result.stdout
    assert "mended" not in result.stdout
    assert (tmp_path / "orders.dq").read_text() == GUESS


def test_what_is_left_is_told_behind_it(run, tmp_path):
    (tmp_path / "orders.dq").write_text(SLIPS + "    Zip must be humn_name\n")
    result = run("lint", "--fix", "orders.dq")
    assert result.exit_code == 1
    assert result.stdout.startswith("mended 3 places in orders.dq\norders.dq:5:17: error DQ200")
    assert result.stdout.endswith("1 error in 1 file\n")


def test_several_files_and_one_place(run, tmp_path):
    (tmp_path / "a.dq").write_text("P\n    A shall be 1\n")
    (tmp_path / "b.dq").write_text("P\n    A must be 1\n")
    (tmp_path / "c.dq").write_text(GUESS)
    result = run("lint", "--fix", ".")
    assert result.stdout.splitlines()[0] == "mended 1 place in a.dq"
    assert result.stdout.count("mended") == 1 and result.exit_code == 1


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_a_byte_order_mark_and_comments_stay(run, tmp_path, line_end, mark):
    before = f"{mark}# top{line_end}{line_end}Person  # who{line_end}\tName\u00a0shall be  present # x  {line_end}#end"
    (tmp_path / "a.dq").write_bytes(before.encode())
    assert run("lint", "--fix", "a.dq").exit_code == 0
    assert (tmp_path / "a.dq").read_bytes() == before.replace("shall", "must").encode()


def test_standard_input_goes_to_standard_output_and_the_report_to_standard_error(run):
    result = run("lint", "--fix", "-", stdin=SLIPS + "    Zip must be humn_name\n")
    assert (result.exit_code, result.stdout) == (1, MENDED + "    Zip must be humn_name\n")
    assert result.stderr.startswith("mended 3 places in <stdin>\n<stdin>:5:17: error DQ200")


def test_standard_input_without_a_fault_comes_out_as_it_went_in(run):
    text = "\ufeffPerson\r\n  Name must  be present\r\n"
    result = run("lint", "--fix", "-", stdin=text.encode())
    assert (result.exit_code, result.stdout_bytes) == (0, text.encode())
    assert result.stderr == "no errors in 1 file\n"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_document_stays_one(run, tmp_path, form):
    (tmp_path / "a.dq").write_text(SLIPS)
    result = run("lint", "--fix", "--format", form, "a.dq")
    json.loads(result.stdout)
    assert result.stderr == "mended 3 places in a.dq\n" and (tmp_path / "a.dq").read_text() == MENDED


def test_json_says_which_edits_are_safe(run, tmp_path):
    (tmp_path / "a.dq").write_text("Person\n    Age shall be 1\n    Name must be humn_name\n")
    found = json.loads(run("lint", "--format", "json", "a.dq").stdout)
    assert [(each["code"], each["fixable"], bool(each["edits"])) for each in found] == [
        ("DQ102", True, True),
        ("DQ200", False, True),
    ]


def test_a_file_that_may_not_be_written_is_left_told_and_judged_all_the_same(run, tmp_path):
    (tmp_path / "a.dq").write_text(SLIPS)
    run("lint", "a.dq")  # loads what the command needs
    tmp_path.chmod(0o755)
    (tmp_path / "a.dq").chmod(0o444)
    with ordinary_user():
        result = run("lint", "--fix", "a.dq")
    assert result.exit_code == 2 and "`a.dq` cannot be written: permission denied" in result.stderr
    assert "mended" not in result.stdout and "3 errors in 1 file" in result.stdout
    assert (tmp_path / "a.dq").read_text() == SLIPS


def test_permissions_and_links_are_kept(run, tmp_path):
    (tmp_path / "a.dq").write_text(SLIPS)
    (tmp_path / "a.dq").chmod(0o640)
    (tmp_path / "link.dq").symlink_to("a.dq")
    assert run("lint", "--fix", "link.dq").exit_code == 0
    assert (tmp_path / "link.dq").is_symlink() and (tmp_path / "a.dq").read_text() == MENDED
    assert (tmp_path / "a.dq").stat().st_mode & 0o777 == 0o640


def test_what_would_be_wrong_in_another_way_is_left_and_the_reason_told(run, tmp_path):
    text = "Person\n    Age shall be at least 18\n    Age must be at least 18\n    Zip shall be present\n"
    (tmp_path / "a.dq").write_text(text)
    result = run("lint", "--fix", "a.dq")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [
        "mended 1 place in a.dq",
        "a.dq:2: left as it is, since it would be wrong in another way: the name `Age_ge_18` is already taken",
    ]
    assert (tmp_path / "a.dq").read_text() == text.replace("Zip shall", "Zip must")


def test_the_schema_counts(run, tmp_path):
    text = "Person\n    Age shall be at least 18\n    Nmae shall be present\n"
    (tmp_path / "a.dq").write_text(text)
    result = run("lint", "--fix", "--schema", "Name STRING, Age INT", "a.dq")
    assert "a.dq:3: left as it is" in result.stdout and "`Person` has no column `Nmae`" in result.stdout
    assert (tmp_path / "a.dq").read_text() == text.replace("Age shall", "Age must")


def test_several_faults_of_one_line_are_mended_one_after_the_other():
    text = "Visit\n    if Country is 'US', Code shall be in ('A', 'B')\n    Age shall be 18 or more\n"
    found = fixing.mended(text, None)
    assert found.text == ("Visit\n    Code must be in ['A', 'B'] when Country is 'US'\n    Age must be at least 18\n")
    assert found.left == []


def test_a_sentence_broken_in_the_middle_is_joined_and_one_that_was_whole_is_not():
    text = "P\n    A must be present and\n        be unique  # both\n    B must be present\n        when C is 1\n"
    found = fixing.mended(text, None)
    assert found.text == text.replace("and\n        be", "and be")


def test_the_next_tables_name_is_not_taken_for_the_end_of_a_sentence():
    text = "P\n    A must be equal to\nOrders\n    Id must be present\n"
    assert fixing.mended(text, None).text == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A must match '^a$'  # dqlang: allow DQ403", "A must match '^a$'"),
        ("A must match '^a$'  # why  # dqlang: allow DQ403, no more", "A must match '^a$'  # why  # no more"),
        ("A must match 'a'  # dqlang: allow DQ402, DQ403", "A must match 'a'  # dqlang: allow DQ403"),
        ("A must match 'a'  # dqlang: allow DQ403, DQ999", "A must match 'a'  # dqlang: allow DQ403"),
        ("A must be 1  # dqlang: allow DQ403, DQ402, DQ101 x", "A must be 1  # x"),
        ("A must be 1\n    # dqlang: allow DQ402 - Mary said so", "A must be 1\n    # Mary said so"),
        ("A must be 1  #dqlang: allow DQ403 (see #12)", "A must be 1  #(see #12)"),
        ("A must be 1  # dqlang: allow DQ403 \u2014 ", "A must be 1"),
        ("A must be 1\n    # dqlang: allow DQ403", "A must be 1"),
        ("A must be in [1,  # dqlang: allow DQ403\n        2]", "A must be in [1,\n        2]"),
    ],
)
def test_a_silence_that_is_not_needed_is_taken_away(before, after):
    found = fixing.mended(f"P\n    {before}\n    B must be 1\n", None)
    assert found.text == f"P\n    {after}\n    B must be 1\n"


def test_advice_is_never_followed_unseen():
    text = "P\n    A must be between 9 and 1\n    B must match 'a'\n    C must be in [1, 1]\n"
    assert fixing.mended(text, None) == fixing.Mended(text, 0, [])


def test_many_faults_take_few_looks(monkeypatch):
    looks = []
    look = fixing.look
    monkeypatch.setattr(fixing, "look", lambda *args, **known: looks.append(1) or look(*args, **known))
    rules = "".join(f"    A{n} shall be {n}\n    B{n} must be {n}\n    B{n} shall be {n}\n" for n in range(60))
    found = fixing.mended("P\n" + rules, None)
    assert (found.places, len(found.left)) == (60, 60)
    assert len(looks) < 12


# --- the proof --------------------------------------------------------------------------------------------------------


def offering(monkeypatch, written: str, replacement: str) -> None:
    """Lets the slip `shall` offer something wrong as if it were safe."""
    from dqlang.diagnostics.reading import Slip
    from dqlang.source import Span

    def edits(slip):
        from dqlang.diagnostics.problem import Edit

        start = TEXT.index(written)
        return (Edit(Span(start, start + len(written)), replacement),)

    monkeypatch.setattr(Slip, "edits", edits)


TEXT = "P\n    A must be 1  # one\n    B shall be 2\n    # two\n    C must be 3\n"


@pytest.mark.parametrize(
    ("written", "replacement", "why"),
    [
        ("shall", "must must", "`must` stands here twice"),
        ("shall", "shall  ", "the line would still not read"),
        ("A must be 1  # one\n    B shall", "A must be 4  # one\n    B must", "another rule would change"),
        ("A must be 1  # one\n    B shall", "A must  be 1  # one\n    B must", "another rule would change"),
        ("B shall be 2\n    # two", "B must be 2", "a comment would change"),
        ("# one\n    B shall", "# other\n    B must", "a comment would change"),
        ("B shall be 2\n    # two\n    C must be 3\n", "", "another rule would change"),
        ("B shall be 2", "C must be 3", "the name `C_eq_3` is already taken"),
        ("B shall be 2", "B must be humn_name", "there is no check `be humn_name`"),
    ],
)
def test_a_mending_that_would_spoil_something_is_not_made(monkeypatch, written, replacement, why):
    offering(monkeypatch, written, replacement)
    found = fixing.mended(TEXT, None)
    assert (found.text, found.places) == (TEXT, 0)
    assert [(left.line, left.why) for left in found.left] == [(3, why)]
