"""dqlang: data quality rules in plain English, compiled to lazy PySpark columns.

Importing this starts nothing and loads neither Spark nor the parser; what a name needs is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dqlang.api import apply_dq_rules, compile, flatten_dq_results, format, grade, lint, load, load_all
    from dqlang.checks.registry import register as check
    from dqlang.diagnostics.problem import Diagnostic, DqError
    from dqlang.measurement import Measurement, Verdict
    from dqlang.ruleset import RuleSet

__version__ = "0.1.0"

_HOMES = {
    **dict.fromkeys(
        ["apply_dq_rules", "compile", "flatten_dq_results", "format", "grade", "lint", "load", "load_all"], "api"
    ),
    "check": "checks.registry",
    "Diagnostic": "diagnostics.problem",
    "DqError": "diagnostics.problem",
    "Measurement": "measurement",
    "RuleSet": "ruleset",
    "Verdict": "measurement",
}
__all__ = [  # noqa: F822  (they are loaded by __getattr__)
    "Diagnostic",
    "DqError",
    "Measurement",
    "RuleSet",
    "Verdict",
    "apply_dq_rules",
    "check",
    "compile",
    "flatten_dq_results",
    "format",
    "grade",
    "lint",
    "load",
    "load_all",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), "register" if name == "check" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
