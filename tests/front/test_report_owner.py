"""Who answers for the rules is named in every report."""

from __future__ import annotations

import json
from datetime import datetime, timezone

from reports import finding, findings

from dqlang.report import data, html, junit, text

OWNED = findings(finding(), owner="claims <office>")
FREE = findings(finding())
WHEN = datetime(2024, 1, 1, tzinfo=timezone.utc)


def test_text_names_the_owner_below_the_first_line() -> None:
    assert text.render(OWNED).split("\n")[1] == "owner: claims <office>"
    assert "owner" not in text.render(FREE)


def test_data_has_the_owner_or_null() -> None:
    assert [json.loads(data.render(each))["owner"] for each in (OWNED, FREE)] == ["claims <office>", None]


def test_pages_and_junit_write_it_as_text() -> None:
    assert "claims &lt;office&gt;" in html.render(OWNED, when=WHEN)
    assert '<property name="owner" value="claims &lt;office&gt;"' in junit.render(OWNED, when=WHEN)
    assert "wner" not in html.render(FREE, when=WHEN) + junit.render(FREE, when=WHEN)
