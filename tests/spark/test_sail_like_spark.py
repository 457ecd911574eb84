"""Spark and Sail asked the same: random rules on odd data, random patterns, every character, odd csv files."""

from __future__ import annotations

import os
from itertools import count, islice
from random import Random

import pytest
import test_random_grades as made
from patterns_made import Maker
from sail_beside import sail_beside
from test_patterns_mean_the_same import values

import dqlang
from dqlang.cli.data import locate
from dqlang.cli.opening import open_data
from dqlang.cli.outcome import Refused
from dqlang.cli.sail_opening import open_for_sail
from dqlang.diagnostics.problem import DqError
from dqlang.patterns import PatternError, read
from dqlang.plan.expr import ColumnRef, rlike
from dqlang.plan.types import STRING
from dqlang.spark.sail import fit
from dqlang.spark.sail.refused import Refused as NotAlike
from dqlang.spark.sql import quote_name, quote_text, render

pytestmark = [pytest.mark.classic, pytest.mark.since("4.1")]  # whose client Sail speaks to


@pytest.fixture(scope="module")
def sail():
    with sail_beside() as session:
        yield session


SEEDS = [int(seed) for seed in os.environ.get("DQLANG_SEEDS", "2").split(",")]

# --- rules ----------------------------------------------------------------------------------------------------------

_NOT_IN_PARQUET = {"nothing", "span", "loose"}
_MORE = {
    "text STRING": [
        "'1.5e-17'",
        "'99999999999999999999e-18'",
        "' -0.50E+2 '",
        "'12e3'",
        "'1e-19'",
        "'aaa'",
        "'stra\xdfe'",
    ],
    "day DATE": ["DATE'2024-02-29'", "DATE'1582-10-10'", "current_date()", "date_add(DATE'0001-01-01', -100000000)"],
    "at TIMESTAMP": ["TIMESTAMP'1900-01-01 00:00:00'", "TIMESTAMP'2024-02-29 23:59:59.999999'", "current_timestamp()"],
    "double DOUBLE": ["0.3D", "1e22D", "5D", "123456.789D"],
    "wide DECIMAL(38,18)": ["0.1BD", "0.3BD", "123456789.123456789123456789BD"],
}


def random_lines(seed: int, columns: dict[str, list[str]]) -> list[str]:
    writer = made.Writer(seed)
    return made._sound([writer.sentence() for _ in range(400)], "id_ INT, " + ", ".join(columns))


def codes(session) -> dict:
    rows = "('5', 5), (NULL, 0), ('abc', NULL), ('5', 5), ('', 2147483647)"
    return {"Codes": session.sql(f"SELECT * FROM VALUES {rows} AS l(code, n)")}


def failed(graded) -> dict[int, set[str]]:
    rows = graded.selectExpr("id_", "concat(DataQualityResult.SevereErrors, DataQualityResult.WarningErrors) AS e")
    return {row.id_: set(row.e) for row in rows.collect()}


@pytest.mark.parametrize("seed", SEEDS)
def test_random_rules_are_graded_alike_or_refused(spark, sail, tmp_path, monkeypatch, seed):
    columns = {k: [*v, *_MORE.get(k, [])] for k, v in made.VALUES.items() if k.split()[0] not in _NOT_IN_PARQUET}
    names = [column.split(" ", 1)[0] for column in columns]
    monkeypatch.setattr(made, "PATHS", [path for path in made.PATHS if path.split(".")[0] in names])
    chance = Random(seed)
    rows = [
        ", ".join(
            f"CAST({chance.choice([*some, 'NULL'])} AS {column.split(' ', 1)[1]})" for column, some in columns.items()
        )
        for _ in range(30)
    ]
    data = (
        f"SELECT * FROM VALUES {', '.join(f'({i}, {row})' for i, row in enumerate(rows))} AS t(id_, {', '.join(names)})"
    )
    path = str(tmp_path / "data.parquet")
    spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
    spark.sql(data).coalesce(1).write.parquet(path)
    lines = random_lines(seed, columns)
    alike = [line for line in lines if not is_refused(line, sail.read.parquet(path), codes(sail))]
    assert any("lookup" in line for line in alike)
    rules = dqlang.compile("t\n" + "\n".join(alike))
    expected = failed(rules.grade(spark.read.parquet(path), lookups=codes(spark)))
    found = failed(rules.grade(sail.read.parquet(path), lookups=codes(sail)))
    wrong = {name for i in expected for name in expected[i] ^ found[i]}
    assert [line for line in alike if line.rsplit(" as ", 1)[1] in wrong] == []
    assert len(alike) > len(lines) * 0.7


def is_refused(line: str, data, lookups) -> bool:
    try:
        dqlang.compile(f"t\n{line}").bound(data, lookups)
    except DqError as error:
        assert line.strip() in str(error)
        return True
    return False


def graded_alike(spark, sail, path: str, lines: list[str], lookups=None) -> list[str]:
    """The rules of which the two grade a row otherwise; none may be refused."""
    rules = dqlang.compile("t\n" + "".join(f"    {line} as r{i}\n" for i, line in enumerate(lines)))
    found = []
    for session in (spark, sail):
        tables = {name: session.read.parquet(where) for name, where in (lookups or {}).items()}
        found.append(failed(rules.grade(session.read.parquet(path), lookups=tables)))
    assert len({frozenset(names) for names in found[0].values()}) > 1
    wrong = {name for row in found[0] for name in found[0][row] ^ found[1][row]}
    return [line for i, line in enumerate(lines) if f"r{i}" in wrong]


def stored(spark, tmp_path, sql: str, name: str = "data.parquet") -> str:
    path = str(tmp_path / name)
    spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
    spark.sql(sql).coalesce(1).write.parquet(path)
    return path


def test_a_zero_is_in_a_set_whatever_its_sign(spark, sail, tmp_path):
    numbers = ["-0.0D", "0.0D", "1.0D", "-1.0D", "DOUBLE('NaN')", "NULL"]
    rows = ", ".join(f"({i}, {n}, CAST({n} AS FLOAT), array({n}, 1D))" for i, n in enumerate(numbers))
    path = stored(spark, tmp_path, f"SELECT * FROM VALUES {rows} AS t(id_, A, B, List)")
    lines = ["A must be in [0, 1]", "B must be in [0, 1]", "A must not be in [0, 1]", "A must be in [-0.0, 5]"]
    lines += ["every List must be in [0, 1]", "B must be 0", "absolute of A must be in [0, 7]"]
    assert graded_alike(spark, sail, path, lines) == []


def test_the_first_and_last_days_of_all_are_the_same(spark, sail, tmp_path):
    first, day = -(2**63), 86_400_000_000
    micros = [first, first + 1, first + 71_945_224_191, first + 71_945_224_192, first + 71_945_224_193, first + day]
    micros += [-day - 1, -day, -1, 0, 2**63 - 1, 2**63 - day, first + 31 * day, first + 31 * day + 71_945_224_192]
    moments = [f"timestamp_micros({'-9223372036854775807L - 1L' if n == first else f'{n}L'})" for n in micros]
    rows = ", ".join(f"({i}, {moment})" for i, moment in enumerate(moments))
    path = stored(
        spark,
        tmp_path,
        f"SELECT *, CAST(At AS DATE) AS Day, CAST(At AS TIMESTAMP_NTZ) AS Local FROM VALUES {rows} AS t(id_, At)",
    )
    lines = ["At must not be at most Day", "At must not be equal to Day", "Local must be greater than Day"]
    lines += [
        "year of At must be at least -290307",
        "hour of At must be at most 19",
        "second of Local must be at most 5",
    ]
    lines += [
        "1 month before At must be null",
        "1 month after At must be after 1900-01-01",
        "1 year before Local must be null",
    ]
    lines += ["1 month before (1 month after At) must be before 1900-01-01", "3 days before At must be null"]
    assert graded_alike(spark, sail, path, lines) == []


# Data and lookups: a text, a whole number, one with decimals, a floating one, a day.
KEYED = [
    "'a', 1, 1.50BD, -0.0D, DATE'2024-02-29'",
    "'A', 2, 2.00BD, 0.0D, DATE'1582-10-10'",
    "'5', 5, 5.00BD, 5.0D, DATE'0001-01-01'",
    "'5.0', -5, -5.00BD, DOUBLE('NaN'), DATE'9999-12-31'",
    "'', 0, 0.00BD, DOUBLE('Infinity'), DATE'1970-01-01'",
    "'2024-02-29', 2147483647, 99999999.99BD, 0.1D, DATE'1969-12-31'",
    "' a', NULL, NULL, NULL, NULL",
    "NULL, 7, 7.00BD, 7.0D, DATE'2000-01-01'",
]
LOOKED_UP = [
    "'a', 5L, 1.5BD, 0.0D, DATE'2024-02-29'",
    "'5', 2147483647L, 2.0BD, DOUBLE('NaN'), DATE'1582-10-10'",
    "NULL, 0L, NULL, NULL, NULL",
    "'', NULL, 7.0BD, 0.1D, DATE'9999-12-31'",
    "'a', 2L, 5.0BD, -0.0D, DATE'2024-02-29'",
    "'2024-02-29', 7L, 0.0BD, 5.0D, DATE'2000-01-01'",
]
SEARCHED = [
    *(f"{column} must be in lookup Keys.{column}" for column in ("T", "W", "D", "F", "Day")),
    *(f"{column} must not be in lookup Keys.{column}" for column in ("T", "D", "F")),
    *("W must be in lookup Keys.D", "D must be in lookup Keys.W", "T must be in lookup Keys.W"),
    *("(T, W) must be in lookup Keys.(T, W)", "(Day, F) must be in lookup Keys.(Day, F)"),
    *("(F, D) must be in lookup Keys.(F, D)", "(T, Day) must be in lookup Keys.(T, Day)"),
    *(f"every {column}s must be in lookup Keys.{column}" for column in ("T", "W", "D", "F", "Day")),
    *("lower of T must be in lookup Keys.T", "T must be in lookup Keys.T when F is in lookup Keys.F"),
]  # fmt: skip


def test_keys_of_every_type_are_found_alike(spark, sail, tmp_path):
    columns = "T, W, D, F, Day"
    rows = ", ".join(f"({i}, {row})" for i, row in enumerate(KEYED))
    lists = ", ".join(f"array({column}) AS {column}s" for column in columns.split(", "))
    data = stored(spark, tmp_path, f"SELECT *, {lists} FROM VALUES {rows} AS t(id_, {columns})")
    rows = ", ".join(f"({row})" for row in LOOKED_UP)
    keys = stored(spark, tmp_path, f"SELECT * FROM VALUES {rows} AS t({columns})", "keys.parquet")
    assert graded_alike(spark, sail, data, SEARCHED, {"Keys": keys}) == []


# --- patterns -------------------------------------------------------------------------------------------------------

ENDS = [
    "",
    "\n",
    "\r\n",
    "\r",
    "a\n",
    "a\r\n",
    "\n\n",
    "a\r",
    "\n\r",
    "a1\r\n",
    "ab \r\n",
    "\u2028",
    "a\x85",
    "\U0001e6c0a",
]
ALPHABET = "aab1 -.cZ\n\r_\xe9\U0001f600\u2028"


def texts() -> list[str]:
    chance = Random(3)
    return ENDS + ["".join(chance.choices(ALPHABET, k=chance.randint(0, 12))) for _ in range(100)]


def both(spark, sail, patterns: list[str], chosen: list[str]) -> list[tuple[str, str]]:
    """The patterns and texts of which the two say something else."""
    rows = f"SELECT * FROM VALUES {values(chosen)} AS t(at, x)"
    rows = f"SELECT at, CAST(x AS STRING) AS x FROM ({rows})"
    subject = ColumnRef(("x",), STRING)
    on_spark = [f"{render(rlike(subject, pattern))} AS c{i}" for i, pattern in enumerate(patterns)]
    on_sail = [f"{render(fit.rewritten(rlike(subject, pattern)))} AS c{i}" for i, pattern in enumerate(patterns)]
    left = sorted(spark.sql(rows).selectExpr("at", *on_spark).collect())
    right = sorted(sail.sql(rows).selectExpr("at", *on_sail).collect())
    return [
        (pattern, chosen[a[0]])
        for a, b in zip(left, right, strict=True)
        for pattern, x, y in zip(patterns, a[1:], b[1:], strict=True)
        if x != y
    ]


def translated(seeds):
    for seed in seeds:
        try:
            java = read(Maker(seed).pattern()).java
            fit.rewritten(rlike(ColumnRef(("x",), STRING), java))
        except (PatternError, NotAlike):
            continue
        yield java


def test_random_patterns_find_the_same_texts(spark, sail):
    assert both(spark, sail, list(islice(translated(count()), 120)), texts()) == []


EVERYDAY = [
    *(r"^\d{3}$", r"[^,]$", r"^[^,]*$", r"^(?=.*\d)(?!.*x).{3,}$", r"\bab\b", r"\Bb", "(?i)AB", "(?iu)É"),
    *(r"^(?:\w++\s?+)*+\z", r"^(?:[a-z]++-?)*+$", r"(?>ab)c", r"^$", "a|b$", r"\p{L}$", r"^\P{Lu}+\z", "[%_]", "^a%$"),
    *(r"^(?![ab])\S+\z", r"^[\w.-]+@[\w-]+\.[a-z]{2,}$", r"\h\z", r"^(?s:.)\z", r"a\Z", r"^(a|b)?", r"^\s*$"),
    "^(?:ab|c)$",
]  # fmt: skip


def test_patterns_of_every_day_find_the_same_texts(spark, sail):
    assert both(spark, sail, [read(pattern).java for pattern in EVERYDAY], texts()) == []


SETS = [r"\p{L}", r"\p{Lu}", r"\P{M}", r"\p{Cn}", r"\p{IsAlphabetic}", r"\p{IsLatin}", r"\p{IsHan}", r"\p{IsLowercase}"]
SETS += [r"(?i)\p{Lu}", "(?iu)[à-þ]", "(?iu)k", "(?iu)ß", "(?iu)σ", r"\w", r"\s", r"\h", ".", r"\b", r"\p{Mn}"]


@pytest.fixture(scope="module")
def characters(spark, tmp_path_factory) -> str:
    """A table of all characters that are in use, with their codes."""
    path = str(tmp_path_factory.mktemp("characters") / "characters.parquet")
    codes = (code for code in range(1, 0x20000) if not 0xD800 <= code < 0xE000)
    rows = [(code, chr(code)) for code in codes]
    spark.createDataFrame(rows, "at INT, x STRING").coalesce(1).write.parquet(path)
    return path


def test_sets_hold_the_same_characters(spark, sail, characters):
    subject = ColumnRef(("x",), STRING)
    tests = [rlike(subject, read(pattern).java) for pattern in SETS]
    # The sum of the squares of their codes tells two sets apart.
    [left] = spark.read.parquet(characters).selectExpr(*(total(render(test)) for test in tests)).collect()
    [right] = (
        sail.read.parquet(characters).selectExpr(*(total(render(fit.rewritten(test))) for test in tests)).collect()
    )
    assert [p for p, a, b in zip(SETS, left, right, strict=True) if a != b] == []


def total(condition: str) -> str:
    return f"sum(CASE WHEN {condition} THEN CAST(at AS BIGINT) * at ELSE 0L END)"


@pytest.mark.since("4.2")  # Spark: 4.1 knows the letters of an older Unicode
def test_letters_have_the_same_cases(spark, sail, characters):
    cases = ["at", "lower(x)", "upper(x)", "lower(concat('\u0391\u03a3', x))"]
    left, right = (sorted(s.read.parquet(characters).selectExpr(*cases).collect()) for s in (spark, sail))
    assert [a for a, b in zip(left, right, strict=True) if a != b] == []


# --- csv ------------------------------------------------------------------------------------------------------------

FILES = {
    "nothing": b'A,B\n1,""\n,x\n"",y\n',
    "breaks in quotes": b'A,B\n1,"x\r\ny"\n2, b \n',
    "doubled quotes": b'A,B\n1,"a""b"\n\n2,c\n',
    "empty lines": b'A\n1\n\n""\n2\n',
    "a mark at the start": b"\xef\xbb\xbfA,B\n1,2",
    "a word for nothing": b'A,B\nNA,"NA"\n"",\n',
    "windows": b"A,B\r\n1,2\r\n\r\n3,4\r\n",
    "quoted names": b'"A",B\n"1,2",3\n"",""\n',
    "lines in quotes": b'A,B\n#1,2\n1,"multi\n\nline"\n',
    "spaces": b'A,B\n1," x "\n3,\xc2\xa0\n',
}
UNLIKE = {
    "breaks of windows in quotes": b'A,B\r\n1,"x\r\ny"\r\n',
    "a quote inside": b'A,B\n1,a"b\n',
    "a quote before the end": b'A,B\n1,"a"b\n',
    "too few": b"A,B\n1\n2,3\n",
    "too many": b"A,B\n2,3,4\n",
    "mixed ends": b"A,B\n1,2\r\n3,4\r\n",
    "two names alike": b"A,a\n1,2\n",
    "no name": b"A,\n1,2\n",
    "other bytes": b"A,B\n1,\xff\n",
    "an empty line first": b"\nA,B\n1,2\n",
}


@pytest.mark.parametrize("null", [None, "NA"])
@pytest.mark.parametrize("name", FILES)
def test_csv_is_read_alike(spark, sail, tmp_path, name, null):
    (tmp_path / "data.csv").write_bytes(FILES[name])
    data, options = locate(str(tmp_path / "data.csv")), {"nullValue": null} if null else {}
    expected = [tuple(row) for row in open_data(spark, data, None, options).collect()]
    assert [tuple(row) for row in open_for_sail(sail, str(tmp_path), data, None, options).collect()] == expected


@pytest.mark.parametrize("name", UNLIKE)
def test_csv_that_spark_reads_in_its_own_way_is_refused(sail, tmp_path, name):
    (tmp_path / "data.csv").write_bytes(UNLIKE[name])
    with pytest.raises(Refused):
        open_for_sail(sail, str(tmp_path), locate(str(tmp_path / "data.csv")), None, {})


def test_names_and_texts_reach_sail_as_they_stand(sail):
    odd = "a'b\"c\\d`e${f}\n\u2028"
    [row] = sail.sql(f"SELECT {quote_text(odd)} AS {quote_name('a`b c')}").collect()
    assert row.asDict() == {"a`b c": odd}
