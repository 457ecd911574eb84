"""Which checks there are: those of this folder, those registered from Python, and those that installed packages offer.

Packages are asked only where a phrase is not known otherwise, by the names of their entry points; nothing of them is
imported before `function` is called, which is when a rule is compiled for Spark.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

import dqlang.checks
from dqlang.checks.names import name_problem, normal_name
from dqlang.checks.slips import MEANT
from dqlang.checks.spec import ANY, CheckSpec, Parameter
from dqlang.plan.expr import ColumnFunction, Expr
from dqlang.plan.mismatch import TypeMismatch

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "dqlang.checks"

_NO_CHECKS = frozenset({"names", "registry", "slips", "spec", "subjects"})
_VALID = "be valid "
_NUMBER = "be valid number"
_SHAPES = ("be unique", "be a key", "be on a weekday", "be on a weekend")
_registered: dict[str, CheckSpec] = {}
_functions: dict[str, Callable[..., Any]] = {}
_Function = TypeVar("_Function", bound=Callable[..., Any])


def find(phrase: str) -> CheckSpec | None:
    """The check that a phrase (`be valid date`) names, or None."""
    phrase = normal_name(phrase)
    return _built_in_check(phrase) or _registered.get(phrase) or _offered_specs().get(phrase)


def phrases() -> list[str]:
    """The phrases of all checks, the built-in ones first."""
    return list(dict.fromkeys([*_built_in(), *_registered, *_offered_specs()]))


def suggest(phrase: str) -> list[str]:
    """Up to three phrases that a misspelt one may have meant, the likeliest first; one alone where it stands out."""
    phrase = normal_name(phrase)
    if phrase in MEANT:
        return [MEANT[phrase]]
    for last in (" number", " code"):
        for meant in (phrase + last, phrase.removesuffix(last)):
            if meant != phrase and meant in _built_in():
                return [meant]
    # `be date` lacks only the word `valid`.
    written = {phrase, _VALID + phrase.removeprefix(_VALID).removeprefix("be ")}
    likeness = {known: max(_likeness(each, known) for each in written) for known in [*phrases(), *_SHAPES]}
    if phrase.startswith(_VALID) and phrase.endswith(" number"):
        likeness.pop(_NUMBER, None)  # `valid vat number` is the name of a format, and no number to count with
    ranked = sorted((known for known in likeness if likeness[known] >= 0.72), key=likeness.__getitem__, reverse=True)
    return [known for known in ranked[:3] if likeness[known] > likeness[ranked[0]] - 0.1]


@lru_cache(maxsize=1 << 12)
def _likeness(written: str, known: str) -> float:
    """From 0 to 1; a space more or less, or `_` for a space, costs next to nothing, and the verb says nothing."""
    for shared in (_VALID, "be "):
        if written.startswith(shared) and known.startswith(shared):
            written, known = written.removeprefix(shared), known.removeprefix(shared)
    from difflib import SequenceMatcher  # heavy, and needed only where something is wrong

    squeezed = SequenceMatcher(None, _squeezed(written), _squeezed(known)).ratio()
    return max(0.99 * squeezed, SequenceMatcher(None, written, known).ratio())


def _squeezed(phrase: str) -> str:
    return phrase.replace(" ", "").replace("_", "")


def register(name: str) -> Callable[[_Function], _Function]:
    """The decorator behind `@dqlang.check("member id")`: the function of a Column becomes the check `be member id`.

    Its further parameters are what stands behind `with`: `be member id with 3, 'x'`, or by name, `with digits 3`.
    """
    if not isinstance(name, str):
        raise ValueError('a check needs a name in parentheses, as in `@dqlang.check("member id")`')
    name = normal_name(name)
    if problem := name_problem(name, first_words()):
        raise ValueError(problem)

    def keep(function: _Function) -> _Function:
        if not callable(function):
            raise ValueError(f"the check `{name}` needs a function of a Column, and not `{function!r}`")
        _keep(name, function)
        return function

    return keep


def first_words() -> frozenset[str]:
    """The words behind `be` with which built-in checks begin."""
    return frozenset(phrase.split()[1] for phrase in _built_in() if phrase.startswith("be "))


def is_taken(name: str) -> bool:
    """Whether failures of a check there is are already called so: `member_id` is `member id`."""
    return any(_type_name(phrase) == name for phrase in phrases())


def function(phrase: str) -> Callable[..., Any]:
    """The Python function of a check that was registered or is offered by a package; here the package is imported."""
    phrase = normal_name(phrase)
    if phrase in _functions:
        return _functions[phrase]
    if phrase in _offered():
        return _offered()[phrase].load()
    raise LookupError(f"no Python function is registered for `{phrase}`: import the module that registers it")


def home(phrase: str) -> str | None:
    """The module of a built-in check."""
    spec = _built_in_check(normal_name(phrase))
    return spec.build.__module__ if spec else None


def _keep(name: str, function: Callable[..., Any]) -> None:
    phrase = f"be {name}"
    same = [known for known in _registered if _type_name(known) == _type_name(phrase)]
    if same and (same != [phrase] or _identity(_functions[phrase]) != _identity(function)):
        raise ValueError(f"`{same[0].removeprefix('be ')}` is already registered: give the check another name")
    _functions[phrase] = function
    _registered[phrase] = _spec_of_function(phrase, *parameters(function))


def _identity(function: Callable[..., Any]) -> tuple[str, str]:
    """A module that is loaded again, as a notebook's cell is, registers the same check anew."""
    return function.__module__, function.__qualname__


def parameters(function: Callable[..., Any]) -> tuple[tuple[Parameter, ...], bool]:
    """What a check's function takes behind its Column, and whether it takes any number of values."""
    try:
        taken = list(inspect.signature(function).parameters.values())
    except ValueError:
        raise ValueError("the function of a check must say what it takes: write it with `def`") from None
    if not taken or taken[0].kind not in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD):
        raise ValueError("the function of a check takes a Column first")
    for p in taken:
        if p.kind is inspect.Parameter.KEYWORD_ONLY and p.default is p.empty:
            raise ValueError(f"the function of a check gets its values in their order: let `{p.name}` stand before `*`")
    named = [p for p in taken[1:] if p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    any_number = any(p.kind is inspect.Parameter.VAR_POSITIONAL for p in taken)
    return tuple(Parameter(p.name, _kind(p.annotation), p.default is p.empty) for p in named), any_number


def _kind(annotation: object) -> str:
    """The kind of value that a function says it takes: `digits: int` is a number."""
    said = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    return {"str": "text", "int": "number", "float": "number", "Decimal": "number"}.get(said, "any")


def _spec_of_function(phrase: str, parameters: tuple[Parameter, ...], any_number: bool) -> CheckSpec:
    name = phrase.removeprefix("be ")
    return CheckSpec(
        phrase=phrase,
        type_name=_type_name(phrase),
        accepts=ANY,
        build=partial(_build, phrase),
        english=f"is {name}",
        english_not=f"is not {name}",
        parameters=parameters,
        any_values=any_number,
    )


def _build(phrase: str, subject: Expr, *values: object, **named: object) -> Expr:
    """The values in the order in which the function takes them, those that are left out by their defaults."""
    if phrase in _functions:
        try:
            bound = inspect.signature(_functions[phrase]).bind(subject, *values, **named)
        except TypeError:
            raise _no_such_values(phrase) from None
        bound.apply_defaults()
        return ColumnFunction(phrase, subject, bound.args[1:])
    if named:  # the order of a package's parameters is not known before it is imported
        raise _no_such_values(phrase)
    return ColumnFunction(phrase, subject, values)


def _no_such_values(phrase: str) -> TypeMismatch:
    return TypeMismatch(
        f"`{phrase}` does not take these values", f"write them in their order, as in `{phrase} with 3, 'x'`"
    )


@lru_cache(maxsize=1)
def _offered() -> dict[str, EntryPoint]:
    """What installed packages offer, by phrase. `member_id` is `member id`; of two with one name the first is taken."""
    begun = first_words()
    named = [(_offered_name(point), point) for point in _entry_points()]
    return {f"be {name}": point for name, point in reversed(named) if name_problem(name, begun) is None}


def _offered_name(point: EntryPoint) -> str:
    return normal_name(point.name.replace("_", " "))


def offers() -> list[tuple[str, EntryPoint, str | None]]:
    """Each check that a package offers: its name, where it is, and why it cannot be had, or None."""
    begun, had = first_words(), _offered()
    found = []
    for point in _entry_points():
        name = _offered_name(point)
        problem = name_problem(name, begun)
        if problem is None and had[f"be {name}"].value != point.value:
            problem = f"`{name}` is taken from `{had[f'be {name}'].value}`, which offers it too"
        found.append((name, point, problem))
    return found


def _offered_specs() -> dict[str, CheckSpec]:
    return {phrase: _spec_of_function(phrase, (), any_number=True) for phrase in _offered()}


def _built_in() -> dict[str, CheckSpec]:
    return _checks_in(tuple(dqlang.checks.__path__))


@lru_cache(maxsize=4)
def _checks_in(folders: tuple[str, ...]) -> dict[str, CheckSpec]:
    return {spec.phrase: spec for spec in map(_check_in, _modules(folders))}


@lru_cache(maxsize=4)
def _modules(folders: tuple[str, ...]) -> tuple[str, ...]:
    found = [module.name for module in pkgutil.iter_modules(folders) if not module.ispkg]
    return tuple(name for name in found if name not in _NO_CHECKS)


def _built_in_check(phrase: str) -> CheckSpec | None:
    """Reads one module, since reading all of them takes longer than a file of rules: it is called as its phrase is."""
    name = _type_name(phrase)
    spec = _check_in(name) if name in _modules(tuple(dqlang.checks.__path__)) else None
    return spec if spec and spec.phrase == phrase else None


def _check_in(module: str) -> CheckSpec:
    return importlib.import_module(f"dqlang.checks.{module}").CHECK


def _entry_points() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # heavy, and needed only for a check that is not among our own

    return entry_points(group=ENTRY_POINTS)


def _type_name(phrase: str) -> str:
    return phrase.removeprefix("be ").removeprefix("have ").replace(" ", "_")
