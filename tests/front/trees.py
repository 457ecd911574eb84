"""Random syntax trees, as Hypothesis strategies: only trees that some text can say."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from dqlang.source import Span
from dqlang.syntax import ast

NOWHERE = Span(0, 0)
_KEYWORDS = """
Date Count Status Name must should null true false now today row rows column columns names every distinct at not and or
if when for as because tagged within with of per in before after ago from lookup be have is has does do use define treat
key owner values number length day days year last unique present missing type order a an the to on one
"""


def at(cls, *args):
    """A node without a place."""
    return cls(*args, NOWHERE)


names = st.one_of(
    st.sampled_from(["Name", "BirthDate", "First Name", "Straße", "имя", "x_1", "2nd", "Order-Date", "a`b", "it's"]),
    st.sampled_from(_KEYWORDS.split()),
)
columns = st.builds(lambda parts: at(ast.Column, tuple(parts)), st.lists(names, min_size=1, max_size=3))
contents = st.text(alphabet="aZ '\"#`\\[]().,%\u2019\u00a0é$^", max_size=6)
texts = contents.map(lambda value: at(ast.Text, value))
written_numbers = st.sampled_from(["0", "1", "-1", "5", "0.50", "-3.25", "1000000", "12345678901234567890.5"])
numbers = written_numbers.map(lambda written: at(ast.Number, Decimal(written), written))
units = st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year"])
durations = st.builds(lambda amount, unit: at(ast.Duration, amount, unit), st.integers(0, 40), units)
points = st.one_of(
    st.just(at(ast.Date, "2024-01-31")),
    st.just(at(ast.Timestamp, "2024-01-31T10:00:00")),
    st.just(at(ast.Now)),
    st.just(at(ast.Today)),
)
times = st.sampled_from(["00:00", "09:00", "09:00:30", "23:59:59"]).map(lambda written: at(ast.Time, written))
literals = st.one_of(texts, numbers, points, times, st.booleans().map(lambda truth: at(ast.Boolean, truth)))
functions = st.sampled_from(["length", "lower", "trim", "absolute", "year", "count"])


def _computed(inner):
    return st.one_of(
        st.builds(
            lambda operator, left, right: at(ast.Arithmetic, operator, left, right),
            st.sampled_from("+-*/"),
            inner,
            inner,
        ),
        st.builds(lambda name, argument: at(ast.Function, name, argument), functions, inner),
    )


computed = st.recursive(st.one_of(columns, numbers), _computed, max_leaves=6)
moments = st.one_of(
    st.builds(
        lambda duration, direction: at(ast.Moment, duration, direction, None),
        durations,
        st.sampled_from(["ago", "from now"]),
    ),
    st.builds(
        lambda duration, direction, anchor: at(ast.Moment, duration, direction, anchor),
        durations,
        st.sampled_from(["before", "after"]),
        st.one_of(columns, points, computed.filter(lambda value: not isinstance(value, ast.Number))),
    ),
)


def _is_subject(value):
    return not isinstance(value, ast.Number)


values = st.one_of(columns, columns, computed.filter(_is_subject))
several = st.lists(columns, min_size=2, max_size=3).map(lambda items: at(ast.Columns, tuple(items)))
any_of = st.lists(columns, min_size=2, max_size=3).map(lambda items: at(ast.AnyOf, tuple(items)))
every = columns.map(lambda column: at(ast.Every, column))
single_subjects = st.one_of(values, values, every)

tolerances = st.one_of(
    st.none(),
    st.builds(
        lambda written, percent: at(ast.Within, at(ast.Number, Decimal(written), written), percent),
        st.sampled_from(["0.5", "5", "100"]),
        st.booleans(),
    ),
)
equal_tolerances = st.one_of(tolerances, durations.map(lambda duration: at(ast.Within, duration, False)))


def comparisons(tolerated=True):
    plain = tolerances if tolerated else st.none()
    equal = equal_tolerances if tolerated else st.none()
    operand = st.one_of(literals, computed)
    return st.one_of(
        st.builds(
            lambda operator, value, tolerance: at(ast.Compare, operator, value, "than", tolerance),
            st.sampled_from(["lt", "gt", "le", "ge"]),
            operand,
            plain,
        ),
        st.builds(
            lambda value, tolerance: at(ast.Compare, "eq", value, "than", tolerance), st.one_of(operand, moments), equal
        ),
        st.builds(
            lambda operator, value: at(ast.Compare, operator, value, "moment", None),
            st.sampled_from(["lt", "gt", "le", "ge"]),
            st.one_of(columns, points, moments, times),
        ),
        st.builds(lambda value: at(ast.Compare, "eq", value, "is", None), literals),
    )


def betweens(tolerated=True):
    return st.builds(
        lambda low, high, strict, tolerance: at(ast.Between, low, high, strict, tolerance),
        st.one_of(numbers, points, moments, columns, times),
        st.one_of(numbers, points, moments, columns, times),
        st.booleans(),
        tolerances if tolerated else st.none(),
    )


in_sets = st.builds(
    lambda items, ignoring: at(ast.InSet, tuple(items), ignoring),
    st.one_of(st.lists(texts, min_size=1, max_size=5), st.lists(numbers, min_size=1, max_size=5)),
    st.booleans(),
)
in_lookups = st.builds(
    lambda table, column: at(ast.InLookup, tuple(table), (column,)), st.lists(names, min_size=1, max_size=2), names
)
lengths = st.one_of(
    st.builds(
        lambda operator, number: at(ast.Length, at(ast.Compare, operator, number, "than", None)),
        st.sampled_from(["lt", "gt", "le", "ge", "eq"]),
        numbers.filter(lambda number: number.written in ("0", "1", "5")),
    ),
    st.just(at(ast.Length, at(ast.Compare, "eq", at(ast.Number, Decimal(5), "5"), "is", None))),
    st.builds(
        lambda strict: at(
            ast.Length,
            at(ast.Between, at(ast.Number, Decimal(2), "2"), at(ast.Number, Decimal(50), "50"), strict, None),
        ),
        st.booleans(),
    ),
)
matches = st.sampled_from(["^[0-9]{5}$", "a", "it's", "^#"]).map(lambda pattern: at(ast.Match, at(ast.Text, pattern)))
matches_of_several = st.builds(
    lambda quantifier, patterns: at(ast.MatchSeveral, quantifier, tuple(at(ast.Text, each) for each in patterns)),
    st.sampled_from(["any", "all", "none"]),
    st.lists(st.sampled_from(["^[0-9]{5}$", "a", "it's", "^#"]), min_size=1, max_size=3),
)
likes = st.sampled_from(["AB%", "%it's_", "100\\%", "", "%a%b_"]).map(
    lambda pattern: at(ast.Like, at(ast.Text, pattern))
)
decimals = st.integers(0, 20).map(lambda most: at(ast.Decimals, most))
days = st.sampled_from(["Monday", "friday", "SUNDAY"]).map(lambda day: at(ast.Text, day))
on_days = st.one_of(
    st.sampled_from(["weekday", "weekend"]).map(lambda kind: at(ast.OnDays, kind, ())),
    st.lists(days, min_size=1, max_size=3).map(lambda listed: at(ast.OnDays, "list", tuple(listed))),
)
networks = st.sampled_from(["10.0.0.0/8", "2001:db8::/32"]).map(
    lambda network: at(ast.InNetwork, at(ast.Text, network))
)
have_keys = st.lists(texts, min_size=1, max_size=3).map(lambda keys: at(ast.HaveKeys, tuple(keys)))
text_parts = st.builds(
    lambda kind, text: at(ast.TextPart, kind, text),
    st.sampled_from(["contain", "start with", "end with"]),
    texts.filter(lambda text: text.value != ""),
)
uniques = st.lists(columns, max_size=2).map(lambda within: at(ast.Unique, tuple(within)))
keys = st.just(at(ast.Key))
plain_values = st.one_of(texts, numbers, points, times)
combinations = st.builds(
    lambda items, ignoring: at(ast.InSet, tuple(at(ast.Combination, tuple(item)) for item in items), ignoring),
    st.lists(st.lists(plain_values, min_size=2, max_size=3), min_size=1, max_size=3),
    st.booleans(),
)
of_several = st.one_of(uniques, keys, combinations)
orderings = st.builds(
    lambda by, per: at(ast.Ordering, tuple(by), tuple(per)),
    st.lists(columns, min_size=1, max_size=2),
    st.lists(columns, max_size=2),
)
loose_orderings = st.one_of(orderings, st.lists(columns, max_size=2).map(lambda per: at(ast.Ordering, (), tuple(per))))
transitions = st.lists(st.tuples(texts, texts), min_size=1, max_size=3).map(
    lambda pairs: tuple(at(ast.Transition, *pair) for pair in pairs)
)
ordered = st.one_of(
    st.builds(
        lambda kind, amount, ordering: at(ast.Step, kind, amount, ordering),
        st.sampled_from(["increase", "decrease"]),
        st.one_of(st.none(), computed, durations),
        loose_orderings,
    ),
    st.builds(lambda longest, ordering: at(ast.NoGap, longest, ordering), durations, loose_orderings),
    loose_orderings.map(lambda ordering: at(ast.Overlap, ordering)),
    st.builds(lambda steps, ordering: at(ast.Follow, steps, ordering), transitions, orderings),
    st.sampled_from([None, "3", "0.5"]).map(
        lambda written: at(ast.Outlier, at(ast.Number, Decimal(written), written) if written else None)
    ),
)
named = st.sampled_from(
    ["be human_name", "be null", "be blank", "be present", "be missing", "be empty", "be valid date", "be positive",
     "have whitespace", "have leading whitespace", "be in the future", "be upper case", "be member id"]
).map(lambda phrase: at(ast.Named, phrase, ()))  # fmt: skip
dated = st.just(
    at(ast.Named, "be valid date", (at(ast.Argument, "format", at(ast.Text, "dd/MM/yyyy")),)),
)
within_last = durations.map(lambda duration: at(ast.WithinLast, duration))


def checks(tolerated=True):
    return st.one_of(
        comparisons(tolerated), betweens(tolerated), in_sets, in_lookups, lengths, matches, text_parts, named, dated,
        within_last, matches_of_several, likes, decimals, on_days,
        networks, have_keys,
    )  # fmt: skip


def uses(check, negated):
    return st.builds(lambda check, negated: at(ast.CheckUse, check, negated), check, negated)


tests = st.builds(
    lambda subject, use: at(ast.Test, subject, use), single_subjects, uses(checks(tolerated=False), st.booleans())
)


def _joined(inner):
    two = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        inner.map(lambda item: at(ast.Not, item)),
        two.map(lambda items: at(ast.And, _flat(ast.And, items))),
        two.map(lambda items: at(ast.Or, _flat(ast.Or, items))),
    )


def _flat(cls, items):
    """`a and b and c` is one list: no text says it as two."""
    return tuple(part for item in items for part in (item.items if isinstance(item, cls) else (item,)))


conditions = st.recursive(tests, _joined, max_leaves=5)
allowances = st.one_of(
    st.none(),
    st.builds(
        lambda kind, written, percent: at(ast.Allowance, kind, Decimal(written), percent, written),
        st.sampled_from(["at least", "all but"]),
        st.sampled_from(["1", "5", "95"]),
        st.booleans(),
    ),
)


@st.composite
def rules(draw):
    joiner = draw(st.sampled_from([None, None, "and", "or"]))
    if joiner:
        use = uses(checks(), st.just(False))
        drawn = tuple(draw(st.lists(use, min_size=2, max_size=3)))
    else:
        drawn = (draw(uses(st.one_of(checks(), of_several, ordered), st.booleans())),)
    subjects = draw(st.one_of(st.lists(single_subjects, min_size=1, max_size=3).map(tuple), st.tuples(any_of)))
    match drawn[0].check:
        case ast.Unique(()):
            subjects = (draw(st.one_of(columns, several, st.just(at(ast.Rows)))),)
        case ast.Unique() | ast.Key():
            subjects = (draw(st.one_of(columns, several)),)
        case ast.InSet(items) if isinstance(items[0], ast.Combination):
            subjects = (draw(several),)
    return ast.Rule(
        subjects,
        draw(st.sampled_from(["must", "should"])),
        drawn,
        joiner,
        draw(st.booleans()),
        draw(st.one_of(st.none(), conditions)),
        draw(allowances),
        draw(st.one_of(st.none(), st.sampled_from(["x", "no_2", "имя"]))),
        draw(st.one_of(st.none(), contents)),
        tuple(draw(st.lists(contents, max_size=2))),
        NOWHERE,
    )


# --- names, and what stands beside rules ----------------------------------------------------------------------------

_defined_names = st.sampled_from(["us_states", "x_1", "имя", "adult"])
_plain_values = st.one_of(texts, numbers, points, st.booleans().map(lambda truth: at(ast.Boolean, truth)))
_lists = st.lists(_plain_values, min_size=1, max_size=4).map(lambda items: at(ast.Listed, tuple(items)))
checks_by_name = st.one_of(
    _defined_names.map(lambda name: at(ast.InDefined, name)),
    _defined_names.map(lambda name: at(ast.MatchDefined, name)),
)


@st.composite
def asked(draw):
    """What a definition of a check stands for."""
    joiner = draw(st.sampled_from([None, None, "and", "or"]))
    use = uses(st.one_of(checks(), checks_by_name), st.just(False) if joiner else st.booleans())
    drawn = draw(st.lists(use, min_size=2, max_size=3)) if joiner else [draw(use)]
    return ast.Asked(tuple(drawn), joiner, NOWHERE)


definitions = st.builds(
    lambda name, means: ast.Definition(name, means, NOWHERE, NOWHERE),
    _defined_names,
    st.one_of(_lists, _plain_values, st.just(at(ast.Null)), asked()),
)
facts = st.one_of(
    columns.map(lambda column: at(ast.Sensitive, column)),
    texts.map(lambda text: at(ast.Owner, text)),
    st.lists(columns, min_size=1, max_size=3).map(lambda items: at(ast.KeyColumns, tuple(items))),
    st.lists(_plain_values, min_size=1, max_size=3).map(lambda items: at(ast.Missing, tuple(items))),
)
