"""The conformance cases here are those that every implementation shares, not a version of our own."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
COPY = ROOT / "tests" / "conformance"
SHARED = ROOT.parent / "shared" / "conformance"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_copy_is_the_shared_folder_byte_for_byte():
    at_hand = SHARED if SHARED.is_dir() else COPY  # a clone outside the workplace has the copy alone
    assert contents(COPY) == contents(at_hand)


def test_each_case_has_a_name_data_rules_and_known_keys():
    cases = yaml.safe_load((COPY / "grades.yaml").read_text(encoding="utf-8"))
    known = {"case", "data", "lookups", "rules", "severe", "warning"}
    assert len({case["case"] for case in cases}) == len(cases) > 15
    for case in cases:
        assert {"case", "data", "rules"} <= set(case) <= known, case["case"]
