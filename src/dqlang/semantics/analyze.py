"""From the rules of one table to its plan, with all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dqlang.checks import registry
from dqlang.diagnostics.definitions import HidesColumn
from dqlang.diagnostics.problem import Problem
from dqlang.diagnostics.rule_names import NameMissing, NameTooLong, OneNameForSeveral
from dqlang.plan.expr import TRUE, Expr, and_, case, is_not_null, not_, or_
from dqlang.plan.rules import SEVERITIES, Plan, PlannedRule, RowAllowance
from dqlang.plan.sensitive import Path, touches
from dqlang.plan.types import StructType
from dqlang.record import record
from dqlang.semantics import lints
from dqlang.semantics.conditions import condition
from dqlang.semantics.context import Context, Sighting
from dqlang.semantics.duplicates import NamedRule, duplicates
from dqlang.semantics.facts import SourcedFact, known_facts
from dqlang.semantics.fingerprint import fingerprint
from dqlang.semantics.lookups import Lookups
from dqlang.semantics.names import LONGEST, NothingLeft, failure_name
from dqlang.semantics.scope import Scope
from dqlang.semantics.subjects import Outcome, outcome
from dqlang.semantics.two_readings import refuse_not_with_joiner
from dqlang.semantics.written_out import names_in, written_out
from dqlang.source import Source
from dqlang.syntax import ast
from dqlang.syntax.words import check_words, row_words, sentence, subject_words, verdict_words


@record
class SourcedRule:
    """A rule, the file in which it stands, and what that says of its table: which values count as missing, and who the
    owner is."""

    rule: ast.Rule
    source: Source
    missing: tuple[ast.Value, ...] = ()
    owner: str | None = None


@record
class Analysis:
    """The rules that can be compiled, and all problems, advice included. A rule with an error is not in the plan."""

    plan: Plan
    problems: list[tuple[Source, Problem]]


def analyze(
    rules: Sequence[SourcedRule],
    *,
    table: str,
    schema: StructType | None = None,
    lookups: Mapping[str, StructType] | None = None,
    facts: Sequence[SourcedFact] = (),
) -> Analysis:
    """The rules of one table, in the file's order. Without a schema, types are taken from what rules compare with."""
    scope = Scope(table, schema)
    known = known_facts(facts, scope)
    work = _Work(scope, Lookups(lookups), known.sensitive, known.problems)
    for sourced in rules:
        work.read(sourced)
    sound = {id(rule) for rule, _, _ in work.sound}
    taken = [each for each in duplicates(work.named) if id(each[0]) in sound]  # one fault of a rule is enough
    work.problems.extend((rule.source, problem) for rule, problem in taken)
    work.drop({id(rule) for rule, _ in taken})
    work.problems.extend(lints.advice(lints.Seen([rule for rule, _, _ in work.sound], work.sightings())))
    planned = tuple(plan for _, plan, _ in work.sound)
    return Analysis(Plan(table, planned, known.sensitive, known.owner, known.key), _in_order(work.problems))


@record
class _Meaning:
    """A rule and its subject with their definitions written out."""

    rule: ast.Rule
    subject: ast.Subject


class _Work:
    """The analysis of one table's rules, sentence by sentence."""

    def __init__(
        self, scope: Scope, lookups: Lookups, sensitive: tuple[Path, ...], problems: list[tuple[Source, Problem]]
    ) -> None:
        self._scope, self._lookups, self._sensitive = scope, lookups, sensitive
        self.problems = problems
        self.named: list[NamedRule] = []
        """All rules that have a name, also such with other problems."""
        self.sound: list[tuple[NamedRule, PlannedRule, list[Sighting]]] = []
        """Those without an error."""

    def read(self, sourced: SourcedRule) -> None:
        rule, source, meaning = sourced.rule, sourced.source, written_out(sourced.rule)
        known = {"sensitive": self._sensitive, "missing": sourced.missing}
        context = Context(rule, source, self._scope, self._lookups, self.problems, [], **known)
        sentence_fails = self._refused(rule, context)
        for subject, meant in zip(rule.subjects, meaning.subjects, strict=True):
            context.begin_subject()
            planned = self._subject(sourced, subject, _Meaning(meaning, meant), context)
            if planned is not None and not sentence_fails:
                self.sound.append((self.named[-1], planned, context.sightings))

    def drop(self, rules: set[int]) -> None:
        """Leaves out rules that turned out to have an error."""
        self.sound = [each for each in self.sound if id(each[0]) not in rules]

    def sightings(self) -> list[Sighting]:
        return [sighting for _, _, sightings in self.sound for sighting in sightings]

    def _refused(self, rule: ast.Rule, context: Context) -> bool:
        """Problems of the sentence as a whole."""
        mixed = refuse_not_with_joiner(rule)
        if mixed is not None and all(map(_is_known, rule.checks)):
            context.report(mixed)
        if rule.name is not None and len(rule.subjects) > 1:
            span = rule.name_span or rule.span
            context.report(OneNameForSeveral(span, rule.name, len(rule.subjects)))
        for name in names_in((rule.subjects, rule.checks, rule.when)):
            column = self._scope.has(name.name)
            if column is not None:
                context.report(HidesColumn(name.span, name.name, column))
        return context.failed

    def _subject(
        self, sourced: SourcedRule, subject: ast.Subject, meaning: _Meaning, context: Context
    ) -> PlannedRule | None:
        """The rule that one subject makes, or None where it has a problem."""
        rule = meaning.rule
        found = outcome(meaning.subject, rule.checks, rule.joiner, context)
        when = None if rule.when is None else condition(rule.when, context)
        name = _name(sourced.rule, subject, context)
        if name is None:
            return None
        self.named.append(NamedRule(name, rule, meaning.subject, context.source))
        return None if context.failed else _planned(name, sourced, subject, meaning, found, when, context)


def _is_known(use: ast.CheckUse) -> bool:
    return not isinstance(use.check, ast.Named) or registry.find(use.check.phrase) is not None


def _planned(
    name: str,
    sourced: SourcedRule,
    subject: ast.Subject,
    meaning: _Meaning,
    found: Outcome,
    when: Expr | None,
    context: Context,
) -> PlannedRule:
    rule = sourced.rule
    typed = not context.types_needed
    return PlannedRule(
        name=name,
        severity=SEVERITIES[rule.severity],
        text=sentence(replace(rule, subjects=(subject,)) if len(rule.subjects) > 1 else rule),
        line=context.source.position(rule.span.start)[0],
        columns=tuple(context.columns),
        reason=rule.reason,
        tags=rule.tags,
        fingerprint=_fingerprint(name, sourced, meaning),
        passed=_passed(rule, found, when) if typed else None,
        applies=_applies(rule, found, when) if typed else None,
        value=found.value if typed else None,
        allowance=_allowance(rule.allowance),
        # What a rule compares with, or asks in its condition, may be just what its subject holds.
        masked=any(touches(path, context.sensitive) for path in context.columns.values()),
        owner=sourced.owner,
        examples=tuple(f"{row_words(example)} {verdict_words(example)}" for example in rule.examples),
    )


def _fingerprint(name: str, sourced: SourcedRule, meaning: _Meaning) -> str:
    """That of the rule as if it had been written without definitions."""
    written = name if meaning.rule is sourced.rule else None
    return fingerprint(meaning.rule, meaning.subject, written, sourced.missing)


def _passed(rule: ast.Rule, found: Outcome, when: Expr | None) -> Expr:
    passed = or_(found.missing, found.passed) if rule.if_present else found.passed
    return passed if when is None else case((when, passed), otherwise=TRUE)


def _applies(rule: ast.Rule, found: Outcome, when: Expr | None) -> Expr | None:
    parts = [] if when is None else [when]
    if rule.if_present:
        parts.append(_present(found.missing))
    return and_(*parts) if parts else None


def _present(missing: Expr) -> Expr:
    plain = getattr(missing, "function", None) == "IS NULL"
    return is_not_null(*missing.arguments) if plain else not_(missing)


def _allowance(allowance: ast.Allowance | None) -> RowAllowance | None:
    return None if allowance is None else RowAllowance(allowance.kind, allowance.amount, allowance.percent)


def _name(rule: ast.Rule, subject: ast.Subject, context: Context) -> str | None:
    try:
        name = failure_name(rule, subject)
    except NothingLeft as nothing:
        context.report(NameMissing(nothing.node.span, _words(nothing.node)))
        return None
    if len(name) > LONGEST and context.failed:
        return None  # what is wrong with the rule may be what makes its name long
    if len(name) > LONGEST:
        span = rule.name_span or subject.span.to(rule.checks[-1].span)
        context.report(NameTooLong(span, len(name), rule.name is not None))
        return None
    return name


def _words(node: object) -> str:
    if isinstance(node, ast.InLookup):
        return check_words(node)
    return subject_words(node)


def _in_order(problems: list[tuple[Source, Problem]]) -> list[tuple[Source, Problem]]:
    """File by file, from top to bottom."""
    files = {id(source): place for place, (source, _) in reversed(list(enumerate(problems)))}
    return sorted(problems, key=lambda each: (files[id(each[0])], each[1].span.start))
