"""Rules in plain English: what each demands, of which rows, and what becomes of a row that fails."""

from __future__ import annotations

from dqlang.explain.rules import explain_rule, explain_rules

__all__ = ["explain_rule", "explain_rules"]
