"""What is opened, started and asked while rules are read, and what a plan of Spark's holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dqlang

_seen: list[tuple[str, str]] | None = None
_EVENTS = ("open", "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "ctypes.dlopen", "urllib.")


def _look(event: str, arguments: tuple) -> None:
    if _seen is not None and event.startswith(_EVENTS):
        _seen.append((event, str(arguments[0]) if arguments else ""))


sys.addaudithook(_look)


@contextmanager
def nothing_touched(*allowed: Path) -> Iterator[None]:
    """No file is opened but those allowed (and Python's own modules), no program is started, no network asked."""
    global _seen
    _seen = seen = []
    try:
        yield
    finally:
        _seen = None
    ours = {str(path) for path in allowed}
    assert [each for each in seen if each[1] not in ours and not _is_module(*each)] == []


_PYTHON = tuple({sys.base_prefix, sys.prefix, str(Path(dqlang.__file__).parent)})


def _is_module(event: str, path: str) -> bool:
    """What is imported only where something is wrong."""
    return event == "open" and path.startswith(_PYTHON)


# Each kind of expression that a plan of such rules may hold: no subquery, no function of Python or Java, nothing that
# asks for a user, a file, a random number or a setting.
_HARMLESS = """
    Project LocalRelation LogicalRDD Alias AttributeReference Literal Cast Coalesce And Or Not EqualTo EqualNullSafe In
    InSet IsNull IsNotNull If CaseWhen Contains StartsWith EndsWith RLike Like Lower Upper Length CreateNamedStruct
    CreateArray GetStructField GetArrayItem ArrayFilter ArrayRemove LambdaFunction NamedLambdaVariable Size Add
    Concat Substring Subtract
    ArrayExists ArrayTransform Get JsonToStructs BitwiseOr BitwiseAnd BitwiseCount BitwiseNot ShiftLeft ShiftRight
"""
HARMLESS = frozenset(_HARMLESS.split())


def strange(df) -> set[str]:
    """The kinds of nodes and expressions in a plan that are not harmless, and its relations where they are not one."""
    plans = df._jdf.queryExecution()
    found: set[str] = set()
    for plan in (plans.analyzed(), plans.optimizedPlan()):
        assert plan.collectLeaves().size() == 1
        found |= {kind.rsplit(".", 1)[-1] for kind in _kinds(json.loads(plan.toJSON()))}
    return found - HARMLESS


def _kinds(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _kinds(each)
    elif isinstance(node, dict):
        if str(node.get("class", "")).startswith("org.apache.spark.sql.catalyst"):
            yield node["class"]
        for key, each in node.items():
            if key not in ("value", "output"):
                yield from _kinds(each)
