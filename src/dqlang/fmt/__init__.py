"""A rule file in its one style: syntax tree and comments to text."""

from __future__ import annotations

from dqlang.fmt.format import FormatError, format_text

__all__ = ["FormatError", "format_text"]
