"""The report of a check as a page: read as browsers read it, and strictly."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from importlib.resources import files
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqlang.plan.rules import RowAllowance
from dqlang.report.findings import Findings, Sample
from dqlang.report.html import render
from tests.front.reports import MILD, WORST, finding, findings

WHEN = datetime(2024, 1, 31, 10, 0, tzinfo=timezone(timedelta(hours=2)))
HOSTILE = "<script>alert(1)</script><!-- \"' --> &lt; ]]> \0 \u202e \ud800 \uffff \u0085 \r\n"


def page(found: Findings, output: str | None = None) -> Element:
    """The page as a tree, without its namespaces; html5lib refuses what browsers only mend."""
    text = render(found, output, when=WHEN)
    assert text.isascii()
    tree = html5lib.HTMLParser(strict=True).parse(text)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return tree


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def cells(tree: Element, table: str = "rules") -> list[list[str]]:
    """The rows of the first table of a kind, each a list of what its cells say."""
    found = tree.find(f".//table[@class='{table}']/tbody")
    return [[text_of(cell) for cell in row] for row in found.findall("tr")]


def shape(tree: Element) -> list[str]:
    """Which elements there are, in which order, with which attributes."""
    return [f"{each.tag} {sorted(each.attrib)}" for each in tree.iter() if isinstance(each.tag, str)]


def test_the_page_tells_the_whole():
    tree = page(findings(finding(), MILD, WORST, severe_rows=2, warning_rows=1), "out.parquet")
    assert text_of(tree.find(".//title")) == "Person: FAILED: 2 of 3 rules do not hold (1 severe, 1 warning)"
    assert text_of(tree.find(".//h1")) == "Person"
    facts = {text_of(each.find("dt")): text_of(each.find("dd")) for each in tree.findall(".//dl/div")}
    assert facts == {
        "Data": "person.csv",
        "Rules": "person.dq",
        "Checked": "2024-01-31 08:00 UTC",
        "Rows": "4",
        "With a severe failure": "2 (50.00%)",
        "With a warning": "1 (25.00%)",
        "Graded rows are in": "out.parquet",
    }
    assert cells(tree) == [
        ["FAILED", "severe", "Sex must be in ['F', 'M']because the form knows no otherSex_in_set", "2 of 4", "50.00%"],
        ["FAILED", "warning", "Name_human_name must holdName_human_name", "1 of 4", "75.00%"],
        ["ok", "severe", "A_present must holdA_present", "0 of 4", "100.00%"],
    ]
    assert cells(tree, "samples") == [["X", "Id 1, Name Ann"], ["(missing)", "Id 2, Name (missing)"]]
    assert "Fingerprint of the rules: 0123" in text_of(tree.find(".//footer"))


def test_it_asks_nothing_of_any_place_and_runs_nothing():
    text = render(findings(WORST, MILD), when=WHEN)
    assert re.findall(r"(?:https?:)?//|src=|url\(|@import|<script|<link|<iframe| on\w+=| style=", text) == []
    assert set(re.findall(r'href="(.)', text)) == {"#"}


def test_the_policy_allows_this_style_and_nothing_else():
    tree = page(findings(WORST))
    (policy,) = (each.get("content") for each in tree.findall(".//meta[@http-equiv='Content-Security-Policy']"))
    style = tree.find(".//style").text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    metas = [each.get("http-equiv") or each.get("name") or "charset" for each in tree.findall("./head/meta")]
    assert metas[:2] == ["charset", "Content-Security-Policy"]


def hostile(text: str) -> Findings:
    sample = Sample(text, {text: text, "Id": None})
    worst = finding(
        text, failures=1, sentence=text, reason=text, value=text, group=text, samples=(sample, Sample(None, {}))
    )
    return findings(worst, table=text, data=f"x/{text}", rules=f"x/{text}", fingerprint=text)


@given(st.text())
def test_no_text_changes_the_page_s_form(text):
    assert shape(page(hostile(text), f"x/{text}")) == shape(page(hostile("a" if text else ""), "x/a"))


def test_hostile_words_are_shown_and_do_nothing():
    tree = page(hostile(HOSTILE))
    shown = text_of(tree.find(".//table[@class='samples']//td"))
    assert shown.startswith("'<script>alert(1)</script><!-- \"' --> &lt; ]]>")
    assert shown.endswith("\\x00 \\u202e \\ud800 \\uffff \\x85 \\x0d\\x0a'")


def test_words_of_another_direction_do_not_turn_what_stands_beside_them():
    tree = page(findings(finding(failures=1, samples=(Sample("שלום", {"שם": "א"}),))))
    inside = [text_of(each) for each in tree.findall(".//table[@class='samples']//bdi")]
    assert inside == ["שלום", "שם", "א"]


def test_a_huge_value_is_cut_and_says_so():
    (row, *_) = cells(page(findings(finding(failures=1, samples=(Sample("x" * 10**6, {}),)))), "samples")
    assert row[0] == "x" * 200 + "... (1,000,000 characters)"


def test_a_row_of_many_columns_shows_some():
    sample = Sample("a", {f"c{i}": str(i) for i in range(300)})
    (row, *_) = cells(page(findings(finding(failures=1, samples=(sample,)))), "samples")
    assert row[1].endswith("c19 19, and 280 more")


def test_paths_tell_nothing_of_the_machine():
    found = findings(finding(), data="/home/ann/in/person.csv", rules="C:\\Users\\ann\\person.dq")
    text = render(found, "s3://key:secret@bucket/out.parquet?token=1", when=WHEN)
    assert "person.csv" in text and "person.dq" in text and "s3://bucket/out.parquet" in text
    assert all(word not in text for word in ("ann", "secret", "token"))


def test_an_empty_table():
    tree = page(findings(finding(rows=0), rows=0))
    assert cells(tree) == [["ok", "severe", "A_present must holdA_present", "no rows", "-"]]
    assert tree.find(".//svg") is None and tree.find(".//h3") is None
    assert "none" in text_of(tree.find(".//dl"))


def test_rules_that_all_hold_show_no_rows():
    tree = page(findings(finding(), finding("B_present")))
    assert text_of(tree.find(".//p[@class='verdict ok']")) == "passed: all rules hold"
    assert [text_of(each) for each in tree.findall(".//h2")] == ["Rules"]


@pytest.mark.parametrize(("fail_on", "kind"), [("severe", "warned"), ("warning", "failed"), ("never", "warned")])
def test_the_verdict_has_the_colour_of_the_exit_code(fail_on, kind):
    assert page(findings(MILD, fail_on=fail_on)).find(f".//p[@class='verdict {kind}']") is not None


@pytest.mark.parametrize(
    ("allowance", "told", "line"),
    [
        (RowAllowance("at least", Decimal("95.0"), True), "asked for at least 95% of rows", "M95 0v8"),
        (RowAllowance("all but", Decimal("2.5"), True), "asked for all but 2.5% of rows", "M97.5 0v8"),
        (RowAllowance("all but", Decimal(1000), False), "asked for all but 1,000 rows", None),
    ],
)
def test_what_a_rule_tolerates_is_told_and_drawn(allowance, told, line):
    tree = page(findings(finding(failures=1, passed=True, allowance=allowance)))
    assert cells(tree)[0][0] == "tolerated" and told in cells(tree)[0][2]
    drawn = tree.find(".//path")
    assert (None if drawn is None else drawn.get("d")) == line


@pytest.mark.parametrize(
    ("rows", "failures", "width"), [(4, 0, "100.0"), (4, 4, "0.0"), (10**9, 1, "99.0"), (10**9, 10**9 - 1, "1.0")]
)
def test_some_is_never_drawn_as_none_or_all(rows, failures, width):
    tree = page(findings(finding(failures=failures, rows=rows)))
    assert tree.find(".//rect[@class='pass']").get("width") == width


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("A must hold because 'it''s so'", "A must hold"),
        ('A must hold because "it\'s so"', "A must hold"),
        ("A must hold because ’it's so’", "A must hold because ’it's so’"),
        ("A must contain ' because ' because 'it''s so'", "A must contain ' because ' because 'it''s so'"),
    ],
)
def test_the_reason_is_said_once_where_it_is_found(sentence, shown):
    row = page(findings(finding(sentence=sentence, reason="it's so"))).find(".//tbody/tr/th")
    assert (text_of(row.find("bdi")), text_of(row.find("span"))) == (shown, "because it's so")


def test_tables_have_heads_and_names():
    tree = page(findings(WORST, MILD))
    assert {each.get("scope") for each in tree.findall(".//thead/tr/th")} == {"col"}
    assert [each.get("scope") for each in tree.findall(".//tbody/tr/th")] == ["row", "row"]
    ids = {each.get("id") for each in tree.iter()} - {None}
    named = {each.get("aria-labelledby") for each in tree.iter()} - {None}
    links = {each.get("href")[1:] for each in tree.findall(".//a")}
    assert named <= ids and links <= ids and len(links) == 2
    assert tree.get("lang") == "en" and tree.find(".//caption") is not None


def test_ids_are_unique_among_2_000_rules():
    samples = (Sample("1", {"Id": "1"}),)
    text = render(findings(*(finding(f"C{i}", failures=1, samples=samples) for i in range(2000))), when=WHEN)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 2002 and text.count('role="row"') == 2001
    assert len(text) < 3_000_000


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "page"), ("soft", "page"), ("ink", "shade"), ("soft", "shade"), ("link", "page"), ("ink", "pass")]
    + [("#ffffff", kind) for kind in ("failed", "warned", "ok")],
)
def test_words_stand_out_from_their_ground(scheme, ink, ground):
    style = files("dqlang.report").joinpath("page.css").read_text(encoding="utf-8")
    colors = [dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)]
    light, dark = sorted((luminance(colors[scheme].get(each, each)) for each in (ink, ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= (4.5 if ground != "pass" else 3)
