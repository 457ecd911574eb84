"""A record is a frozen dataclass."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest

from dqlang.record import record


def made_by(decorator):
    @decorator
    class Made:
        name: str
        size: int = 1
        place: object = field(default=None, compare=False, repr=False)
        parts: tuple = field(default_factory=tuple)

    return Made


@record
class Made:
    name: str
    size: int = 1


@record
class Larger(Made):
    more: int = 0


@record
class Empty:
    pass


VALUES = [("a",), ("b",), ("a", 2), ("a", 1, "elsewhere"), ("a", 1, None, ("x",))]


def test_it_is_shown_compared_and_hashed_as_a_dataclass_is():
    kinds = made_by(record), made_by(dataclass(frozen=True))
    ours, theirs = ([kind(*values) for values in VALUES] for kind in kinds)
    assert list(map(repr, ours)) == list(map(repr, theirs))
    assert [[one == other for other in ours] for one in ours] == [[one == other for other in theirs] for one in theirs]
    assert len(set(ours)) == len(set(theirs)) == 4
    assert ours[0] != theirs[0] and Made("a") != Larger("a") and Made("a") != ("a", 1)
    assert Empty() == Empty() and hash(Empty()) == hash(Empty())


def test_no_field_is_set_again_or_deleted():
    made = Made("a")
    with pytest.raises(FrozenInstanceError):
        made.name = "b"
    with pytest.raises(FrozenInstanceError):
        del made.name
    assert made == Made("a")


def test_what_works_with_dataclasses_works_with_it():
    assert is_dataclass(Made) and [each.name for each in fields(Larger)] == ["name", "size", "more"]
    assert replace(Made("a"), size=3) == Made("a", 3)
    assert pickle.loads(pickle.dumps(Larger("a", more=2))) == copy.deepcopy(Larger("a", more=2)) == Larger("a", more=2)
    match Made("a", 2):
        case Made(name, size):
            assert (name, size) == ("a", 2)
    with pytest.raises(TypeError, match="name"):
        Made()
