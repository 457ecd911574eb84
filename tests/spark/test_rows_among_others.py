"""Checks that hold a row against other rows, on random tables with nulls, ties, rows twice, several groups."""

from __future__ import annotations

from fractions import Fraction
from math import inf, nan

from hypothesis import given, settings
from hypothesis import strategies as st
from rows_oracle import (
    decreases,
    from_row_to_row,
    increases,
    moves_by,
    no_gap,
    outliers,
    overlaps,
    steps,
    within,
)

import dqlang

STEPS = {("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")}
LISTED = ", ".join(f"'{one}' to '{other}'" for one, other in sorted(STEPS))
GROUP, WIDE = ["Part", "G"], ["Part"]
BY_TS, BY_BOTH = ["Ts"], ["Ts", "Day"]

# Each rule's checks by its name, and what the oracle says of all rows.
RULES = {
    "up": ("Seq must increase in order of Ts per (Part, G)", BY_TS, GROUP, "Seq", increases("Seq")),
    "down": ("Seq must decrease in order of Ts per (Part, G)", BY_TS, GROUP, "Seq", decreases("Seq")),
    "up_by_both": ("Seq must increase in order of (Ts, Day) per Part", BY_BOTH, WIDE, "Seq", increases("Seq")),
    "by_one": ("Seq must increase by 1 per (Part, G)", ["Seq"], GROUP, "Seq", moves_by("Seq", 1)),
    "down_by_two": ("Seq must decrease by 2 in order of Ts per Part", BY_TS, WIDE, "Seq", moves_by("Seq", -2)),
    "by_column": ("Seq must increase by S in order of (Ts, Day) per Part", BY_BOTH, WIDE, "Seq", moves_by("Seq", "S")),
    "of_days": ("D must increase in order of Ts per (Part, G)", BY_TS, GROUP, "Day", increases("Day")),
    "gap_in_order": ("D must have no gap above 2 days in order of Ts per Part", BY_TS, WIDE, "Day", within("Day", 2)),
    "follow": (f"Status must follow [{LISTED}] in order of Ts per Part", BY_TS, WIDE, "Status", steps("Status", STEPS)),
    "fraction": ("X must increase in order of Ts per (Part, G)", BY_TS, GROUP, "X", increases("X")),
    "by_fraction": ("Seq must increase in order of X per Part", ["X"], WIDE, "Seq", increases("Seq")),
    "text": ("Status must decrease in order of Ts per Part", BY_TS, WIDE, "Status", decreases("Status")),
}
OTHERS = {
    "gap": ("D must have no gap above 1 day per (Part, G)", lambda rows: no_gap(rows, "Day", GROUP, 1)),
    "overlap": ("(S, E) must overlap per (Part, G)", lambda rows: overlaps(rows, "S", "E", GROUP)),
    "overlap_part": ("(S, E) must overlap per Part", lambda rows: overlaps(rows, "S", "E", WIDE)),
}


def answers(rows) -> dict[str, list]:
    found = {
        name: from_row_to_row(rows, subject, order, per, holds)
        for name, (_, order, per, subject, holds) in RULES.items()
    }
    return found | {name: asked(rows) for name, (_, asked) in OTHERS.items()}


def all_rules() -> str:
    said = {name: rule[0] for name, rule in (RULES | OTHERS).items()}
    lines = [f"{sentence} as {name}" for name, sentence in said.items()]
    lines += [f"{sentence.replace(' must ', ' must not ', 1)} as not_{name}" for name, sentence in said.items()]
    lines += [f"{sentence} if present when Kept is 1 as some_{name}" for name, sentence in said.items()]
    return "t\n" + "".join(f"    {line}\n" for line in lines)


def expected(rows) -> dict[int, set[str]]:
    failed: dict[int, set[str]] = {row["Id"]: set() for row in rows}
    subjects = {name: [rule[3]] for name, rule in RULES.items()} | {"gap": ["Day"]}
    for name, found in answers(rows).items():
        for row, answer in zip(rows, found, strict=True):
            present = None not in [row[column] for column in subjects.get(name, ["S", "E"])]
            failed[row["Id"]] |= {name} if not answer else set()
            failed[row["Id"]] |= {f"not_{name}"} if answer in (None, True) and answer != "first" else set()
            failed[row["Id"]] |= {f"some_{name}"} if not answer and present and row["Kept"] == 1 else set()
    return failed


def small(*others):
    return st.one_of(st.none(), st.integers(-1, 4), *others)


ROWS = st.fixed_dictionaries(
    {
        "Part": st.integers(0, 5),
        "G": st.sampled_from([None, "", "g"]),
        "Ts": small(),
        "Day": small(),
        "Seq": small(),
        "S": small(),
        "E": small(),
        "Status": st.sampled_from([None, "a", "b", "c"]),
        "X": st.sampled_from([None, -inf, -1.5, -0.0, 0.0, 2.0, inf, nan]),
        "Kept": st.sampled_from([None, 0, 1]),
    }
)
EMPTY = {"Id": 0, **dict.fromkeys(("Part", "G", "Ts", "Day", "Seq", "S", "E", "Status", "X", "Kept", "Word"))}
TYPES = {"Ts": "INT", "Seq": "INT", "S": "INT", "E": "INT", "Day": "INT", "Part": "INT", "Kept": "INT", "Id": "INT"}


def _sql(column: str, value) -> str:
    if value is None:
        return f"CAST(NULL AS {TYPES.get(column, 'DOUBLE' if column == 'X' else 'STRING')})"
    return f"'{value}'" if isinstance(value, str) else f"DOUBLE('{value}')" if column == "X" else str(value)


def table(spark, rows):
    columns = list(rows[0])
    values = ", ".join(f"({', '.join(_sql(column, row[column]) for column in columns)})" for row in rows)
    made = spark.sql(f"SELECT * FROM VALUES {values} AS t({', '.join(columns)})")
    return made.selectExpr("*", "date_add(DATE'2024-02-27', Day) AS D")


def failed_rules(graded) -> dict[int, set[str]]:
    found = graded.select("Id", "DataQualityResult").collect()
    return {row[0]: {*row[1].SevereErrors, *row[1].WarningErrors} for row in found}


@settings(max_examples=4)
@given(rows=st.lists(ROWS, min_size=40, max_size=90), twice=st.lists(st.integers(0, 39), max_size=6))
def test_random_tables(spark, rows, twice):
    rows = [{"Id": number, **row} for number, row in enumerate([*rows, *(dict(rows[place]) for place in twice)])]
    rules, data = dqlang.compile(all_rules()), table(spark, rows)
    assert failed_rules(rules.grade(data)) == expected(rows)


# Without groups: the order of the whole table, by keys of each type.
WHOLE = {
    "up": ("Seq must increase in order of Ts", BY_TS, "Seq", increases("Seq")),
    "by_one": ("Seq must increase by 1", ["Seq"], "Seq", moves_by("Seq", 1)),
    "gap_in_order": ("D must have no gap above 1 day in order of (Ts, S)", ["Ts", "S"], "Day", within("Day", 1)),
    "by_fraction": ("Ts must increase in order of X", ["X"], "Ts", increases("Ts")),
    "by_text": ("Seq must decrease in order of (Word, Ts)", ["Word", "Ts"], "Seq", decreases("Seq")),
    "by_day": ("Word must increase in order of D", ["Day"], "Word", increases("Word")),
}
WORDS = st.text(st.sampled_from("ab\u00e9\U0001f600\x00"), max_size=8)


@settings(max_examples=3)
@given(rows=st.lists(ROWS, max_size=40), words=st.lists(st.one_of(st.none(), WORDS), min_size=40, max_size=40))
def test_random_orders_of_whole_tables(spark, rows, words):
    rows = [{"Id": number, **row, "Word": words[number]} for number, row in enumerate(rows)] or [EMPTY]
    sentences = [f"    {rule[0]} as {name}\n" for name, rule in WHOLE.items()]
    rules = dqlang.compile(
        f"t\n{''.join(sentences)}    D must have no gap above 1 day as gap\n    (S, E) must overlap as overlap\n"
    )
    found = {
        name: from_row_to_row(rows, subject, order, [], holds) for name, (_, order, subject, holds) in WHOLE.items()
    }
    found |= {"gap": no_gap(rows, "Day", [], 1), "overlap": overlaps(rows, "S", "E", [])}
    expected = {row["Id"]: {name for name in found if not found[name][place]} for place, row in enumerate(rows)}
    assert failed_rules(rules.grade(table(spark, rows))) == expected


NUMBERS = st.one_of(
    st.none(),
    st.integers(-3, 3).map(float),
    st.sampled_from([100.0, -1e9, 0.1, inf, -inf, nan]),
    st.floats(-1e6, 1e6, width=32),
)


@settings(max_examples=6)
@given(values=st.lists(NUMBERS, min_size=1, max_size=25))
def test_random_outliers(spark, values):
    rows = [{"Id": number, "X": value} for number, value in enumerate(values)]
    rules = dqlang.compile(
        "t\n    X must be an outlier as far\n    X must not be an outlier as near\n"
        "    X should be an outlier by 1.37 standard deviations as deviates\n"
    )
    listed = ", ".join(f"({row['Id']}, {_sql('X', row['X'])})" for row in rows)
    found = failed_rules(rules.grade(spark.sql(f"SELECT * FROM VALUES {listed} AS t(Id, X)")))
    far, deviates = outliers(values), outliers(values, Fraction("1.37"))
    assert found == {
        row["Id"]: {
            *(["far"] if not is_far else []),
            *(["near"] if is_far in (None, True) else []),
            *(["deviates"] if not strays else []),
        }
        for row, is_far, strays in zip(rows, far, deviates, strict=True)
    }


def test_both_routes_the_failures_and_the_measurement_agree(spark):
    rows = [
        {"Id": n, "Part": 0, "G": "g", "Ts": n // 2, "Day": n, "Seq": 5 - n % 4, "S": n, "E": n + 1 + n % 2}
        | {"Status": "abc"[n % 3], "X": float(n), "Kept": n % 2}
        for n in range(9)
    ]
    rules = dqlang.compile(all_rules() + "    X should not be an outlier by 1 standard deviations as o\n")
    data = table(spark, rows)
    found = failed_rules(rules.grade(data))
    assert failed_rules(dqlang.flatten_dq_results(dqlang.apply_dq_rules(rules, data))) == found
    told = {(row["key"].Id, row["rule"]) for row in rules.failures(data, key="Id").collect()}
    assert told == {(number, name) for number, names in found.items() for name in names}
    counted = {verdict.rule: verdict.failures for verdict in rules.measure(data)}
    assert counted == {name: sum(name in names for names in found.values()) for name in counted}
