"""Which edits `lint --fix` makes unseen: judged one by one, for each kind of problem and each known slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import dqlang
from dqlang.cli.fixing import mended
from dqlang.diagnostics.catalogue import problems
from dqlang.diagnostics.problem import Problem

SLIPS = Path(__file__).parents[1] / "corpus" / "slips"
PAGE = (Path(__file__).parents[2] / "docs" / "linting.md").read_text(encoding="utf-8")
SAFE = SLIPS / "safe.txt"
"""What beginners write that can only mean one thing. A slip that is new or becomes safe is judged, and then listed."""

JUDGED = {
    "DQ101": (False, "a word that is misspelt, missing or too many"),
    "DQ102": (True, "a known slip that the list below holds"),
    "DQ103": (False, "where a text ends"),
    "DQ105": (False, "where a bracket is closed"),
    "DQ107": (True, "a sentence that stops too early, and its rest; not one that was whole before"),
    "DQ124": (False, "bare words in a list: texts, or columns, which a list cannot hold"),
    "DQ129": (False, "a column's name in quotes, or a text that was meant to be found"),
    "DQ200": (False, "a check's name that is misspelt"),
    "DQ206": (False, "a day's name that is misspelt or short"),
    "DQ201": (False, "a function's name that is misspelt"),
    "DQ260": (True, "another way to write the same character or count"),
    "DQ261": (True, "another dialect's way to write the same; not a property's name that is misspelt"),
    "DQ262": (True, "a repetition that matches the same texts"),
    "DQ300": (False, "a column's name that is misspelt"),
    "DQ302": (False, "a field's name that is misspelt"),
    "DQ307": (False, "a column's name, or the words that it consists of"),
    "DQ408": (False, "advice: the rule would mean something else"),
    "DQ411": (True, "a comment that silences nothing"),
    "DQ412": (True, "a comment that silences nothing"),
    "DQ413": (True, "a comment that silences nothing"),
}


def offers(kind: type[Problem]) -> bool:
    return kind.edits is not Problem.edits


def may_be_made(kind: type[Problem]) -> bool:
    return kind.fixable is not Problem.fixable


def test_each_kind_that_offers_edits_is_judged():
    for code, kind in problems().items():
        if offers(kind):
            safe, _ = JUDGED.get(code, (False, ""))
            assert may_be_made(kind) == safe, f"{code} offers edits: say in JUDGED whether they are safe, and why"
        else:
            assert not may_be_made(kind)


@pytest.mark.parametrize("code", [code for code, (safe, _) in JUDGED.items() if code.startswith("DQ4") and safe])
def test_of_advice_only_comments_are_mended(code):
    assert problems()[code].__module__ == "dqlang.diagnostics.silence"


@pytest.mark.parametrize(
    ("sentence", "fixable"),
    [
        ("A must match '[[:alpha:]]$'", True),
        ("A must match '(?P<x>a)$'", True),
        ("A must match '\\u{41}$'", True),
        ("A must match 'a{2, 3}$'", True),
        ("A must match '^(?:[A-Za-z]+ ?)*$'", True),
        ("A must match '\\p{alpha}$'", False),
        ("A must be in [CA, NY]", False),
        ("'A' must be present", False),
        ("A must be in ['x', 'y'", False),
        ("A must be greter than 5", False),
        ("A must be humn_name", False),
        ("lenght of A must be 1", False),
        ("A must be between 9 and 1", False),
    ],
)
def test_what_a_problem_offers(sentence, fixable):
    [found] = [each for each in dqlang.lint(f"P\n    {sentence}\n") if each.code != "DQ403"]
    assert found.edits and found.fixable == fixable


def sections() -> list[tuple[list[tuple[str, str]], str]]:
    """Slips of the corpus for which something is offered, with that, and where they stand: as rules, as tables' names,
    or above both."""
    found = []
    for path in sorted(SLIPS.glob("*.yaml")):
        for section in yaml.safe_load(path.read_text(encoding="utf-8"))["sections"]:
            offered = [(slip["written"], slip["mended"]) for slip in section["slips"] if "mended" in slip]
            found.append((offered, section.get("place", "rule")))
    return found


def in_file(lines: list[str], place: str) -> str:
    """Each line in a table of its own, or as the name of one."""
    if place == "heading":
        return "".join(f"{line}\n    Id must be present\n    Seq must be present\n" for line in lines)
    return "".join(f"T{number}\n    {line}\n    Seq must be present\n" for number, line in enumerate(lines))


def fixable(lines: list[str], place: str) -> list[str]:
    if place == "above":  # where each name is defined once
        return [line for line in lines if 1 in fixable_in(f"{line}\nT\n    Id must be present\n")]
    places = fixable_in(in_file(lines, place))
    return [line for number, line in enumerate(lines) if number * 3 + (1 if place == "heading" else 2) in places]


def fixable_in(text: str) -> set[int]:
    return {each.line for each in dqlang.lint(text) if each.severity == "error" and each.fixable}


@pytest.mark.parametrize(("slips", "place"), sections())
def test_the_slips_that_are_mended_unseen_are_the_ones_that_were_judged(slips, place):
    judged = SAFE.read_text(encoding="utf-8").splitlines()
    lines = [written for written, _ in slips]
    assert fixable(lines, place) == [line for line in lines if line in judged]


@pytest.mark.parametrize("slips", [slips for slips, place in sections() if place == "rule"])
def test_they_are_mended_as_the_message_offers_and_all_others_are_left(slips):
    judged = SAFE.read_text(encoding="utf-8").splitlines()
    found = mended(in_file([written for written, _ in slips], "rule"), None)
    lines = [line.strip() for line in found.text.splitlines()[1::3]]
    assert lines == [words if written in judged else written for written, words in slips]


@pytest.mark.parametrize(("written", "becomes"), re.findall(r"^\| `(.*)` \| `(.*)` \|$", PAGE, re.MULTILINE))
def test_the_page_shows_what_is_mended(written, becomes):
    assert mended(f"T\n    {written}\n", None).text == f"T\n    {becomes}\n"


@pytest.mark.parametrize(
    "written",
    re.findall(r"`([A-Z][^`]* must [^`]*|Name is present)`", PAGE.split("a guess; so is")[1].split("Advice is")[0]),
)
def test_the_page_shows_what_is_not(written):
    [found] = dqlang.lint(f"T\n    {written}\n")
    assert found.severity == "error" and mended(f"T\n    {written}\n", None).places == 0


def test_the_page_shows_what_is_silent():
    [block] = re.findall(r"```dq\n(.*?)```", PAGE, re.DOTALL)
    assert dqlang.lint(block) == []
    assert len(dqlang.lint(re.sub(r"# dqlang.*", "", block))) == 3
