"""How much is guessed for a file: known slips are always told, and no file takes long."""

from __future__ import annotations

import time

import pytest

import dqlang
from dqlang.syntax import sentences

HOPELESS = [
    "Foo bar baz must quux the lazy dog over there",
    "The total of everything must somehow fit with the other number we have",
    "Every customer who orders something must have given a phone number before",
    "Blah must florp 7 times because the moon shines on a tuesday afternoon in may",
]
KNOWN = ["Age must be => 18", "Name shall be present", "Status must be in ('A', 'B')", "Age must be greter than 5"]


def told(lines: list[str]) -> list[str | None]:
    found = dqlang.lint("P\n" + "".join(f"    {line}\n" for line in lines))
    return [each.help for each in found if each.severity == "error"]


def test_hopeless_lines_take_nothing_from_the_lines_behind_them() -> None:
    alone = [told([line])[0] for line in KNOWN]
    assert told(HOPELESS * 14 + KNOWN)[-len(KNOWN) :] == alone


def test_long_lines_with_several_slips_are_told_in_full_to_the_last_one() -> None:
    line = "Age must be bigger than 5 and must be required and must not be longer than 1,000 characters"
    assert set(told([line] * 50)) == set(told([line])) != {None}


def test_known_slips_are_told_where_no_guess_is_allowed_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [told([line])[0] for line in KNOWN[:3]]
    monkeypatch.setattr(sentences.LineParser, "fault", lambda parser, text: sentences.EXHAUSTED)
    assert told(KNOWN[:3]) == alone


def readings(monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> int:
    """How often a line is read to find out what was meant."""
    count = [0]
    fault = sentences.LineParser._fault

    def counting(parser, text, *rest):
        count[0] += 1
        return fault(parser, text, *rest)

    monkeypatch.setattr(sentences.LineParser, "_fault", counting)
    told(lines)
    monkeypatch.undo()
    return count[0]


def test_slips_of_one_line_are_mended_from_left_to_right(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Age must be bigger than 5 and be required and be smaller than 1,000 and be equals to 7"
    mended = "Age must be greater than 5 and be present and be less than 1000 and be equal to 7"
    assert told([line]) == [f"write `{mended}`"]
    assert readings(monkeypatch, [line]) < 20


@pytest.mark.parametrize("line", ["Age{} must be a jolly check", "Age{} must be bigger than 1,000 and quux if foo"])
def test_the_more_is_wrong_the_less_is_guessed(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    few, many = ([line.format(n) for n in range(count)] for count in (20, 400))
    assert readings(monkeypatch, many) < 8 * readings(monkeypatch, few)


def test_a_thousand_hopeless_lines_take_some_seconds() -> None:
    begun = time.process_time()
    assert len(told(HOPELESS * 250)) == 1000
    assert time.process_time() - begun < 20
