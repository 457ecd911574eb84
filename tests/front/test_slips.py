"""What beginners write instead of rules: each slip costs one message, which offers a sentence that dqlang reads."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml

import dqlang
from dqlang.syntax.slips import slips_in

SLIPS = Path(__file__).parents[1] / "corpus" / "slips"
NOT_A_STEWARDS = re.compile(
    r"\b(antlr|spark|token|regex|nonetype|exception|traceback|\w+type|viable|eof|parser?|string|integer type)\b",
    re.IGNORECASE,
)


def rows() -> list:
    found = []
    for path in sorted(SLIPS.glob("*.yaml")):
        for section in yaml.safe_load(path.read_text(encoding="utf-8"))["sections"]:
            for slip in section["slips"]:
                place = section.get("place", "rule")
                found.append(pytest.param(slip, place, id=f"{path.stem}: {slip['written']}"))
    return found


ROWS = rows()
ALL = [row.values[0] for row in ROWS]


PLACES = yaml.safe_load((SLIPS.parent / "places.yaml").read_text(encoding="utf-8"))


def in_file(written: str, place: str = "rule") -> str:
    return PLACES[place].format(written)


def errors(text: str) -> list[dqlang.Diagnostic]:
    return [found for found in dqlang.lint(text) if found.severity == "error"]


def pasted(text: str, found: dqlang.Diagnostic) -> str:
    """The file with what is offered put in its place."""
    lines = text.split("\n")
    for line, column, end_line, end_column, words in sorted(found.edits, reverse=True):
        assert line == end_line
        lines[line - 1] = lines[line - 1][: column - 1] + words + lines[line - 1][end_column - 1 :]
    return "\n".join(lines)


def test_there_are_many_of_each_kind() -> None:
    assert len(ALL) > 400
    assert len({slip["message"] for slip in ALL}) > 200
    assert len({slip["written"] for slip in ALL}) == len(ALL)


@pytest.mark.parametrize(("slip", "place"), ROWS)
def test_a_slip_costs_one_message_that_says_what_to_write(slip: dict, place: str) -> None:
    text = in_file(slip["written"], place)
    line = PLACES[place].split("{}")[0].count("\n") + 1
    (found,) = errors(text)
    assert (found.message, found.help) == (slip["message"], slip["help"])
    assert found.line == line
    if "instead" in slip:
        assert found.edits == () and found.help
        return
    mended = pasted(text, found)
    assert mended.split("\n")[line - 1].strip() == slip["mended"]
    assert [each.code for each in errors(mended)] == ([] if slip.get("built", True) else ["DQ199"])


@pytest.mark.parametrize("sentence", sorted({each for slip in ALL for each in slip.get("instead", ())}))
def test_what_a_page_offers_instead_is_a_rule(sentence: str) -> None:
    assert errors(in_file(sentence)) == []


@pytest.mark.parametrize("text", sorted({slip[part] for slip in ALL for part in ("message", "help")}))
def test_messages_are_a_stewards_words(text: str) -> None:
    own = re.sub(r"`` .*? ``|`[^`]*`|\n    .*", "`x`", text)  # a sentence stands in backquotes, or in a line of its own
    assert not re.match(r"[A-Z]", own) and not own.endswith(".")
    assert not NOT_A_STEWARDS.search(own)
    assert "{" not in own and "  " not in own


@pytest.mark.parametrize("safe", [True, False])
def test_some_are_safe_to_write_unseen_and_some_are_guesses(safe: bool) -> None:
    found = [errors(in_file(slip["written"]))[0] for slip in ALL if "mended" in slip and "english" in _file_of(slip)]
    assert sum(each.fixable == safe for each in found) > 40


def _file_of(slip: dict) -> str:
    return next(row.id for row in ROWS if row.values[0] is slip)


@pytest.mark.parametrize(
    "written",
    [
        "Name IS NOT NULL",  # must, or should?
        "Due must be before 5/6/2024",
        "Amount must be at least 5 EUR",
        "Amount must be at least 5k",
        "First Name must be present",
        "Name must start with AB",
        "Zip must contain only digits",
        "isComplete('Name')",
        "Country must equal US",  # a column, or a text?
        "Country must be equal US",
        "Country must be the same as US",
        "Country must not equal US",
        "Zip must be present when Country equals US",
        "Country = US",
        "Country must be == US",
    ],
)
def test_what_could_mean_something_else_is_never_written_unseen(written: str) -> None:
    (found,) = errors(in_file(written))
    assert not found.fixable


@pytest.mark.parametrize(
    "written",
    [
        "Name shall be present",
        "Age must be >= 18 && be <= 65",
        "Status must be in ('A', 'B')",
        "Zip must be present if Country == 'US'",
        "Due must be before 31.12.2024",
        "Due must be after DATEADD(day, -30, GETDATE())",
        "（A，B） must be unique",
        "- [ ] Name must be present",
    ],
)
def test_other_words_for_the_same_are_written_unseen(written: str) -> None:
    (found,) = errors(in_file(written))
    assert found.fixable


@pytest.mark.parametrize(
    "written",
    [
        "A IS NOT NULL AND A > 5",
        "A > 5 AND A IS NOT NULL",
        "A IS NOT NULL AND A > 5 AND A < 9",
        "A is not null and A = 'x'",
        "A != 5 AND A >= 3",
        "A IS NULL OR A > 5",
        "A NOT IN ('x', 'y') AND LENGTH(A) > 2",
    ],
)
def test_each_sentence_that_is_offered_for_a_formula_reads(written: str) -> None:
    (found,) = errors(in_file(written))
    offered = re.findall(r"`([^`]* must [^`]*)`", found.help or "")
    assert offered and all(errors(in_file(sentence)) == [] for sentence in offered)


@pytest.mark.parametrize(
    "sentence",
    [
        "over must be at least 5",
        "above must be less than under",
        "Amount must be greater than over",
        "Zip must be present when under is greater than below",
    ],
)
def test_a_column_may_be_named_as_a_slip(sentence: str) -> None:
    assert errors(in_file(sentence)) == []
    broken = in_file(sentence.replace(" must ", " shall "))
    (found,) = errors(broken)
    assert pasted(broken, found) == in_file(sentence)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Load must have no", "`not` in front, as in `must not have whitespace`"),
        ("Due must be on", "`or before ...` or `or after ...`"),
        ("Name must have length", "a number, `at least ...` or `between ...`"),
        ("Due must be within the last 3", "a unit of time such as `days`"),
        ("Name must be in", "a list such as `['A', 'B']`, `lookup ...` or `the future`"),
    ],
)
def test_what_is_expected_is_what_most_people_write(written: str, expected: str) -> None:
    (found,) = errors(in_file(written))
    assert found.help == f"expected {expected}"


@pytest.mark.parametrize("comment", ["# Person", "## Person", "#Person:"])
def test_a_table_s_name_in_a_comment_is_offered_where_a_name_is_lacking(comment: str) -> None:
    (found,) = errors(f"{comment}\n    Name must be present\n    Zip must be present\n")
    assert found.code == "DQ110" and not found.fixable
    assert "is a comment" in (found.help or "")
    text = f"{comment}\n    Name must be present\n"
    assert pasted(text, found) == "Person\n    Name must be present\n"


def test_a_comment_of_several_words_is_no_table_s_name() -> None:
    (found,) = errors("# about persons\n    Name must be present\n")
    assert found.edits == ()


def test_a_rule_is_no_slip() -> None:
    """What reads is never looked at for slips, whatever words it holds."""
    for sentence in sorted({slip["mended"] for slip in ALL if "mended" in slip and slip.get("built", True)}):
        assert " must " not in sentence or errors(in_file(sentence)) == []


def test_a_line_costs_little_time() -> None:
    """The patterns are compiled once; after that, a line is asked about in a few thousandths of a second."""
    list(slips_in("x"))
    lines = [slip["written"] for slip in ALL]
    started = time.process_time()
    for line in lines:
        list(slips_in(line))
    assert (time.process_time() - started) / len(lines) < 0.01


@pytest.mark.parametrize("text", ["(" * 400, "a." * 200, "IF(" * 120, "'" * 499, "NOT " * 100 + "x = 1", "a and " * 80])
def test_no_line_takes_long_or_raises(text: str) -> None:
    started = time.process_time()
    list(slips_in(text))
    assert time.process_time() - started < 1
