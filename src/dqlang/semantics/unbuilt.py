"""Checks that belong to the language and that nothing behind the grammar carries out yet."""

from __future__ import annotations

_FORMATS = "loinc code"
_FEATURES = {
    **{f"be valid {name}": "published formats" for name in _FORMATS.split(", ")},
}


def feature(phrase: str) -> str | None:
    """What a check that is not built yet belongs to, in words; None for any other."""
    return _FEATURES.get(phrase)
