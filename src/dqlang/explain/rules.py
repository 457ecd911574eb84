"""A whole rule, and a list of rules, in plain English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from dqlang.explain.demands import alternatives, demand, meaning_words
from dqlang.explain.missing import missing_words
from dqlang.explain.order import order_notes
from dqlang.plan.sensitive import touches
from dqlang.semantics.names import NothingLeft, failure_name
from dqlang.semantics.written_out import names_in, written_out
from dqlang.syntax import ast
from dqlang.syntax.value_words import listing
from dqlang.syntax.walk import columns_of, folded, nodes
from dqlang.syntax.words import (
    condition_words,
    fact_words,
    given_words,
    row_words,
    sentence,
    subject_words,
    value_words,
    verdict_words,
)

_WIDTH = 100
_WHOLE_DAYS = frozenset({"day", "week", "month", "year"})


def explain_rule(rule: ast.Rule) -> str:
    """What a rule asks, in a few sentences; what its names stand for is written out."""
    meant = written_out(rule)
    return " ".join([_demand_sentence(meant), *_notes(meant), *_names_meant(rule), _failure_sentence(rule)])


def _names_meant(rule: ast.Rule) -> Iterator[str]:
    for words, meaning in dict.fromkeys((name.name, meaning_words(name)) for name in names_in(rule)):
        yield f"Here {words} stands for {meaning}."


def explain_rules(rules: Sequence[ast.Rule], table: str | None = None, facts: Sequence[ast.Fact] = ()) -> str:
    """Each rule as it is written, and below it what it asks; `table` is their heading."""
    heading = [f"The rules of {table}:"] if table else []
    explained = ["\n".join([sentence(rule), _wrapped(explain_rule(rule)), *_examples(rule, facts)]) for rule in rules]
    explained += [f"{fact_words(fact)}\n{_wrapped(_explain_fact(fact))}" for fact in dict.fromkeys(facts)]
    return "\n\n".join([*heading, *explained])


def _explain_fact(fact: ast.Fact) -> str:
    match fact:
        case ast.Owner(name):
            return f"{name.value} answers for these rules, and is named in reports."
        case ast.KeyColumns(columns):
            listed = listing([subject_words(column) for column in columns])
            tells = "tells" if len(columns) == 1 else "together tell"
            return f"{listed} {tells} the rows apart: of a row that fails, that is what reports show."
        case ast.Missing(values):
            return (
                f"A column that holds exactly {alternatives([value_words(value) for value in values])} counts as one "
                "that holds nothing, whatever a rule asks of it."
            )
    return (
        f"No report and no message shows what {subject_words(fact.column)} holds: *** stands in its place, and in that "
        "of any value that a rule about it would show."
    )


def _examples(rule: ast.Rule, facts: Sequence[ast.Fact]) -> Iterator[str]:
    """The rule's examples, each on a line. Where it looks at one column, that needs no name."""
    columns = [folded(column) for column in columns_of(rule)]
    sensitive = [fact.column.parts for fact in facts if isinstance(fact, ast.Sensitive)]

    def hidden(column: ast.Column) -> bool:
        return touches(column.parts, sensitive)

    for example in rule.examples:
        alone = len(columns) == 1 and columns == [folded(given.column) for given in example.values]
        shown = alone and not hidden(example.values[0].column)
        row = given_words(example.values[0].value) if shown else row_words(example, hidden)
        yield f"    e.g. {row} {verdict_words(example)}"


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def _demand_sentence(rule: ast.Rule) -> str:
    demands = f" {rule.joiner} ".join(demand(use) for use in rule.checks)
    if any(isinstance(subject, ast.Rows) for subject in rule.subjects):
        demands = demands.replace("in one row only", "once only").replace("in more than one row", "more than once")
    each = "each " if len(rule.subjects) > 1 else ""
    asked = f"{_subjects(rule)} {rule.severity} {each}{demands}"
    if rule.when is not None:
        asked = f"Where {condition_words(rule.when)}, {asked}"
    clauses = [asked, missing_words(rule), "every other row passes" if rule.when is not None else None]
    return "; ".join(clause for clause in clauses if clause) + "."


def _subjects(rule: ast.Rule) -> str:
    return listing([_subject(subject, rule) for subject in rule.subjects])


def _subject(subject: ast.Subject, rule: ast.Rule) -> str:
    match subject:
        case ast.Every(column):
            return f"each item of {subject_words(column)}"
        case ast.Columns(items):
            listed = listing([subject_words(item) for item in items])
            if any(isinstance(use.check, ast.Overlap) for use in rule.checks):
                return f"the range from {listed.replace(' and ', ' to ')}"
            return listed if _differs(rule) else f"{listed} together"
        case ast.Rows():
            return "each row"
    return subject_words(subject)


def _differs(rule: ast.Rule) -> bool:
    return any(isinstance(use.check, ast.Named) and use.check.phrase == "differ" for use in rule.checks)


def _notes(rule: ast.Rule) -> Iterator[str]:
    if any(isinstance(use.check, ast.Unique | ast.Key) for use in rule.checks):
        yield from _unique_notes(rule)
    yield from order_notes(rule)
    if any(isinstance(node, ast.Time) for node in nodes(rule.checks)):
        yield "A timestamp stands for its time of day."
    if any(_counts_days(use.check) for use in rule.checks):
        yield "A date stands for its whole day, up to midnight."
    if rule.allowance is not None:
        yield _allowance(rule.allowance, of_all=rule.when is None and not rule.if_present)
    if rule.reason is not None:
        yield f"The reason: {rule.reason.strip().rstrip('.')}."


def _unique_notes(rule: ast.Rule) -> Iterator[str]:
    if rule.when is not None:
        yield "All rows of the table are counted, those outside the condition too."
    if any(isinstance(subject, ast.Rows) for subject in rule.subjects):
        yield "Two rows are the same where they are so in every column; what is missing in both is the same, too."
    within = [column for use in rule.checks if isinstance(use.check, ast.Unique) for column in use.check.within]
    if within:
        words = " or ".join(subject_words(column) for column in within)
        yield f"A missing {words} is one more group."


def _counts_days(check: ast.Check) -> bool:
    """Whether a check compares with days: a date, today, days from now, or a column read as a date."""
    match check:
        case ast.Compare():
            return _is_day(check.value, check.form == "moment")
        case ast.Between():
            return _is_day(check.low, False) or _is_day(check.high, False)
        case ast.InSet(items):
            return any(_is_day(item, False) for item in items)
    return False


def _is_day(value: ast.Value, read_as_moment: bool) -> bool:
    match value:
        case ast.Date() | ast.Today():
            return True
        case ast.Moment(duration, _, anchor):
            return duration.unit in _WHOLE_DAYS and (anchor is None or _is_day(anchor, True))
        case ast.Column():
            return read_as_moment
    return False


def _allowance(allowance: ast.Allowance, of_all: bool) -> str:
    asked = "the rows" if of_all else "the rows that it asks about"
    one = allowance.amount == 1
    amount = allowance.written.rstrip("%")
    rows = f"{amount}% of {asked}" if allowance.percent else f"{amount} row" if one else f"{amount} of {asked}"
    ending = ("does", "fails") if one and not allowance.percent else ("do", "fail")
    limit = f"at most {rows} {ending[1]}" if allowance.kind == "all but" else f"at least {rows} {ending[0]}"
    return f"The table as a whole passes where {limit}; each row that fails is still marked."


def _failure_sentence(rule: ast.Rule) -> str:
    names = _names(rule)
    called = f", reported as {listing(names)}" if names else ""
    return f"A failure is {'severe' if rule.severity == 'must' else 'a warning'}{called}."


def _names(rule: ast.Rule) -> list[str]:
    try:
        names = [failure_name(rule, subject) for subject in rule.subjects]
    except NothingLeft:  # such a rule needs `as`; that is said elsewhere
        return []
    return list(dict.fromkeys(names))
