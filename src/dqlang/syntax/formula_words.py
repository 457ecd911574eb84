"""What SQL, spreadsheets, programs and other tools call the things that a rule says in words.

In a check, `{0}` is the first argument as a column, `{1}` the second as a value, `{1c}` the second as a column, and
`{than}` a comparison such as `_ >= 2`. `not` in front negates the check.
"""

from __future__ import annotations

FUNCTIONS = {
    **dict.fromkeys(("len", "length", "char_length", "character_length", "strlen"), "length"),
    **dict.fromkeys(("upper", "ucase", "touppercase"), "upper"),
    **dict.fromkeys(("lower", "lcase", "tolowercase"), "lower"),
    **dict.fromkeys(("trim", "btrim", "strip"), "trim"),
    **dict.fromkeys(("abs", "absolute"), "absolute"),
    **dict.fromkeys(("size", "cardinality", "array_length"), "count"),
    **{name: name for name in ("year", "month", "day", "hour", "minute", "second", "count")},
    "dayofmonth": "day",
}
"""Functions of one value, and methods and properties that say the same."""

METRICS = {
    "avg": "average of",
    "average": "average of",
    "mean": "average of",
    "max": "maximum of",
    "maximum": "maximum of",
    "median": "median of",
    "min": "minimum of",
    "minimum": "minimum of",
    "stddev": "standard deviation of",
    "sum": "sum of",
}

NOW = ("now", "getdate", "current_timestamp", "sysdate", "sysdatetime", "localtimestamp", "systimestamp")
TODAY = ("today", "current_date", "curdate")
UNITS = {
    **{letter: unit for letter, unit in zip("ymdh", ("year", "month", "day", "hour"), strict=True)},
    **{unit: unit for unit in ("year", "month", "week", "day", "hour", "minute", "second")},
    **{f"{unit}s": unit for unit in ("year", "month", "week", "day", "hour", "minute", "second")},
    **{"yy": "year", "yyyy": "year", "mm": "month", "dd": "day", "hh": "hour", "mi": "minute", "ss": "second"},
}

CHECKS = {
    # SQL, spreadsheets, programs
    "isblank": "be blank",
    "isempty": "be empty",
    **dict.fromkeys(("isnull", "isna"), "be null"),
    **dict.fromkeys(("notnull", "notna", "isnotnull"), "not be null"),
    **dict.fromkeys(("isnumber", "isnumeric"), "be valid number"),
    "isdate": "be valid date",
    "islogical": "be valid boolean",
    **dict.fromkeys(("isjson", "json_valid"), "be valid json"),
    **dict.fromkeys(("regexp_like", "regexmatch", "regexp_matches", "regexp_contains", "rlike"), "match {1}"),
    **dict.fromkeys(("startswith", "starts_with"), "start with {1}"),
    **dict.fromkeys(("endswith", "ends_with"), "end with {1}"),
    **dict.fromkeys(("isin", "in_"), "be in {list}"),
    "between": "be between {1} and {2}",
    "isupper": "be upper case",
    "islower": "be lower case",
    "istitle": "be title case",
    # Great Expectations
    "expect_column_values_to_be_null": "be null",
    "expect_column_values_to_not_be_null": "not be null",
    "expect_column_values_to_be_unique": "be unique",
    "expect_compound_columns_to_be_unique": "be unique",
    "expect_select_column_values_to_be_unique_within_record": "differ",
    "expect_column_values_to_be_in_set": "be in {1}",
    "expect_column_values_to_not_be_in_set": "not be in {1}",
    "expect_column_values_to_be_between": "be between {1} and {2}",
    "expect_column_values_to_match_regex": "match {1}",
    "expect_column_values_to_not_match_regex": "not match {1}",
    "expect_column_value_lengths_to_be_between": "have length between {1} and {2}",
    "expect_column_value_lengths_to_equal": "have length {1}",
    "expect_column_values_to_be_json_parseable": "be valid json",
    "expect_column_values_to_match_like_pattern": "look like {1}",
    "expect_column_values_to_not_match_like_pattern": "not look like {1}",
    "expect_column_pair_values_to_be_equal": "be equal to {1c}",
    "expect_column_pair_values_a_to_be_greater_than_b": "be greater than {1c}",
    # dbt
    "not_null": "not be null",
    "unique": "be unique",
    "accepted_values": "be in {1}",
    "unique_combination_of_columns": "be unique",
    "relationships": "be in lookup {1c}.{2c}",
    # Deequ
    "iscomplete": "be present",
    "arecomplete": "be present",
    "isunique": "be unique",
    "isprimarykey": "be a key",
    "iscontainedin": "be in {1}",
    "isnonnegative": "not be negative",
    "ispositive": "be positive",
    "haspattern": "match {1}",
    "hasminlength": "have length {than}",
    "hasmaxlength": "have length {than}",
    "isgreaterthan": "be greater than {1c}",
    "isgreaterthanorequalto": "be at least {1c}",
    "islessthan": "be less than {1c}",
    "islessthanorequalto": "be at most {1c}",
}
"""Functions and methods that ask something of their first argument, or of what stands before the dot."""

COUNTED = {"missing_count": "be present", "duplicate_count": "be unique"}
"""Functions that count what is wrong: compared with 0, they ask a check."""

TABLE = {
    "expect_table_row_count_to_be_between": "be between {0} and {1}",
    "expect_table_row_count_to_equal": "be equal to {0}",
    "hassize": "be {than}",
}
"""Functions that ask something of the number of rows."""

THAN = {
    ">": "greater than",
    "<": "less than",
    ">=": "at least",
    "=>": "at least",
    "<=": "at most",
    "=<": "at most",
    "=": "equal to",
    "==": "equal to",
    "===": "equal to",
}
MOMENT = {">": "after", "<": "before", ">=": "on or after", "<=": "on or before", "=": "equal to", "==": "equal to"}
UNEQUAL = ("<>", "!=", "!==")
TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "=>": "<=", "=<": ">="}
"""A comparison read from its other side."""
