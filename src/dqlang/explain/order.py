"""What checks demand that hold a row against other rows, and which rows those are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dqlang.syntax import ast
from dqlang.syntax.value_words import duration_words, listing
from dqlang.syntax.words import subject_words, value_words

FROM_ROW_TO_ROW = (ast.Step, ast.NoGap, ast.Follow)
OrderCheck = ast.Step | ast.NoGap | ast.Overlap | ast.Follow | ast.Outlier


def order_demand(check: OrderCheck) -> str:
    """As it stands behind must or should: `be 1 more than the one before it, among the rows with the same Branch`."""
    match check:
        case ast.Step(kind, None, ordering):
            return f"be {'greater' if kind == 'increase' else 'less'} than in the row before{_among(ordering)}"
        case ast.Step(kind, amount, ordering):
            than = "the one before it" if not ordering.by else "in the row before"
            return f"be {_distance(kind, amount)} than {than}{_among(ordering)}"
        case ast.NoGap(longest, ordering):
            than = "the earlier one next to it" if not ordering.by else "the row before"
            return f"lie at most {duration_words(longest)} behind {than}{_among(ordering)}"
        case ast.Overlap(ordering):
            return f"share a moment with another one{_among(ordering)}"
        case ast.Follow(transitions, ordering):
            steps = [f"{value_words(each.before)} to {value_words(each.after)}" for each in transitions]
            listed = steps[0] if len(steps) == 1 else ", ".join(steps[:-1]) + " or " + steps[-1]
            return f"go on from the row before by {listed}{_among(ordering)}"
        case ast.Outlier(None):
            return "be an outlier (further outside the middle half of all values than 1.5 times that half's width)"
        case ast.Outlier(deviations):
            return f"be further than {value_words(deviations)} standard deviations from the mean of all values"
    raise TypeError(f"no words for {check!r}")


def order_notes(rule: ast.Rule) -> Iterator[str]:
    """Which rows have nothing before them, which have no place, and which are looked at."""
    checks = [use.check for use in rule.checks]
    for check in checks:
        match check:
            case ast.Step() | ast.NoGap() | ast.Follow():
                yield from _places(check)
            case ast.Overlap():
                yield "One range may begin where another ends, and a range without an end goes on for good."
            case ast.Outlier():
                yield "Infinity, and what is not a number, are outliers."
    if any(isinstance(check, OrderCheck) for check in checks):
        yield from _looked_at(rule, checks)
    per = [column for check in checks for column in getattr(getattr(check, "ordering", None), "per", ())]
    if per:
        yield f"A missing {' or '.join(map(subject_words, dict.fromkeys(per)))} is one more group."


def order_columns(check: ast.Check) -> tuple[ast.Value, ...]:
    """What else a row must have for an answer: the columns of the order, and by how much it goes on."""
    if not isinstance(check, FROM_ROW_TO_ROW):
        return ()
    amount = getattr(check, "amount", None)
    return (*check.ordering.by, *(() if amount is None or isinstance(amount, ast.Duration) else (amount,)))


def range_missing(rule: ast.Rule, start: str, end: str) -> str:
    """Of a rule about ranges: what becomes of a row that has none."""
    if rule.if_present:
        return f"a row where {start} or {end} is missing passes, and one whose range ends before it begins fails"
    return f"a row where {start} is missing, or whose range ends before it begins, fails"


def _places(check: ast.Step | ast.NoGap | ast.Follow) -> Iterator[str]:
    group = f" of each {_listed(check.ordering.per)}" if check.ordering.per else ""
    yield f"The first row{group} passes."
    if check.ordering.by:
        yield f"Rows with the same {_listed(check.ordering.by)} have no order, and fail."
    elif isinstance(check, ast.Step):
        yield "What stands twice fails."


def _looked_at(rule: ast.Rule, checks: Sequence[ast.Check]) -> Iterator[str]:
    if rule.when is not None:
        yield "All rows of the table are looked at, those outside the condition too."
    elif rule.if_present and any(isinstance(check, ast.Overlap) for check in checks):
        yield "All rows of the table are looked at, those without an end too."
    elif rule.if_present:
        yield "All other rows of the table are looked at."


def _distance(kind: str, amount: ast.Value | ast.Duration) -> str:
    if isinstance(amount, ast.Duration):
        return f"{duration_words(amount)} {'later' if kind == 'increase' else 'earlier'}"
    return f"{value_words(amount)} {'more' if kind == 'increase' else 'less'}"


def _among(ordering: ast.Ordering) -> str:
    order = f", in order of {_listed(ordering.by)}" if ordering.by else ""
    return order + (f", among the rows with the same {_listed(ordering.per)}" if ordering.per else "")


def _listed(columns: Sequence[ast.Column]) -> str:
    return listing([subject_words(column) for column in columns])
