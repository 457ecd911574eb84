#!/usr/bin/env python3
"""Makes the same ten mistakes with dqlang, Great Expectations, cuallee and plain Spark, and writes what each of them
says to docs/beside-others.md.

    python scripts/beside_others.py      needs Java 17, and the network the first time: the others get .beside/

Nothing is sent anywhere: Great Expectations' reports of its use are switched off.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".beside"
PAGE = ROOT / "docs" / "beside-others.md"
OTHERS = {"great_expectations": "1.24.1", "cuallee": "0.15.4", "pyspark": "3.5.9"}
SCHEMA = "Name STRING, Age INT, BirthDate STRING, Status STRING"
LONGEST = 300

_SPARK = """
from pyspark.sql import SparkSession, functions as F
spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
         .config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "1").getOrCreate())
spark.sparkContext.setLogLevel("OFF")
df = spark.sql('''SELECT * FROM VALUES ('Anna', 34, '1990-01-31', 'A'), ('Bob 9', -1, '31/12/2024', 'B'),
                  (NULL, NULL, NULL, NULL) AS t(Name, Age, BirthDate, Status)''')
"""
_GREAT_EXPECTATIONS = (
    _SPARK
    + """
import great_expectations as gx
from great_expectations import expectations as gxe
asset = gx.get_context(mode="ephemeral").data_sources.add_spark("s").add_dataframe_asset("a")
batch = asset.add_batch_definition_whole_dataframe("b").get_batch({"dataframe": df})
def validate(expectation):
    result = batch.validate(expectation)
    print(result)
"""
)
_CUALLEE = (
    _SPARK
    + """
from cuallee import Check, CheckLevel
def check():
    return Check(CheckLevel.WARNING, "person")
def show(check):
    check.validate(df).select("status", "rule", "value", "violations").show(truncate=False)
"""
)
PREAMBLES = {"Great Expectations": _GREAT_EXPECTATIONS, "cuallee": _CUALLEE, "plain Spark": _SPARK}


@dataclass(frozen=True)
class Mistake:
    """The same slip in each tool's own words. `rule` may be several sentences."""

    title: str
    rule: str
    gx: str
    cuallee: str
    spark: str

    def of(self, tool: str) -> str:
        return {"Great Expectations": self.gx, "cuallee": self.cuallee, "plain Spark": self.spark}[tool]


MISTAKES = (
    Mistake(
        "A column is misspelt",
        "Nmae must be present",
        'validate(gxe.ExpectColumnValuesToNotBeNull(column="Nmae"))',
        'show(check().is_complete("Nmae"))',
        'df.filter(F.col("Nmae").isNotNull()).show()',
    ),
    Mistake(
        "A check is misspelt",
        "Name must be presnet",
        'validate(gxe.ExpectColumnValuesToNotBeNul(column="Name"))',
        'show(check().is_complet("Name"))',
        'df.filter(F.col("Name").isNotNul()).show()',
    ),
    Mistake(
        "A number is written in words",
        "Age must be at least 'eighteen'",
        'validate(gxe.ExpectColumnValuesToBeBetween(column="Age", min_value="eighteen"))',
        'show(check().is_greater_or_equal_than("Age", "eighteen"))',
        'df.filter(F.col("Age") >= "eighteen").show()',
    ),
    Mistake(
        "A bracket is missing in a pattern",
        "Name must match '^[A-Z'",
        'validate(gxe.ExpectColumnValuesToMatchRegex(column="Name", regex="^[A-Z"))',
        'show(check().has_pattern("Name", "^[A-Z"))',
        'df.filter(F.col("Name").rlike("^[A-Z")).show()',
    ),
    Mistake(
        "The ends of a range are reversed",
        "Age must be between 120 and 0",
        'validate(gxe.ExpectColumnValuesToBeBetween(column="Age", min_value=120, max_value=0))',
        'show(check().is_between("Age", (120, 0)))',
        'df.filter(F.col("Age").between(120, 0)).show()',
    ),
    Mistake(
        "The quotes of a text are left out",
        "Status must be in ['A', B]",
        'validate(gxe.ExpectColumnValuesToBeInSet(column="Status", value_set=["A", B]))',
        'show(check().is_contained_in("Status", ("A", B)))',
        'df.filter(F.col("Status").isin(["A", B])).show()',
    ),
    Mistake(
        "A missing value stands in a list",
        "Status must be in ['A', null]",
        'validate(gxe.ExpectColumnValuesToBeInSet(column="Status", value_set=["A", None]))',
        'show(check().is_contained_in("Status", ("A", None)))',
        'df.filter(F.col("Status").isin(["A", None])).show()',
    ),
    Mistake(
        "A date is written as at home",
        "BirthDate must be before 31/12/2024",
        'validate(gxe.ExpectColumnValuesToBeBetween(column="BirthDate", max_value="31/12/2024"))',
        'show(check().is_less_than("BirthDate", "31/12/2024"))',
        'df.filter(F.col("BirthDate") < "31/12/2024").show()',
    ),
    Mistake(
        "Two rules contradict each other",
        "Age must be greater than 65\nAge must be less than 18",
        'validate(gxe.ExpectColumnValuesToBeBetween(column="Age", min_value=65, strict_min=True))\n'
        'validate(gxe.ExpectColumnValuesToBeBetween(column="Age", max_value=18, strict_max=True))',
        'show(check().is_greater_than("Age", 65).is_less_than("Age", 18))',
        'df.filter((F.col("Age") > 65) & (F.col("Age") < 18)).show()',
    ),
    Mistake(
        "A sign of programming is taken along",
        "Age must be >= 18 && Age must be <= 65",
        'validate(gxe.ExpectColumnValuesToBeBetween(column="Age", min_value=18 && max_value=65))',
        'show(check().is_between("Age", (18 && 65)))',
        'df.filter(F.col("Age") >= 18 && F.col("Age") <= 65).show()',
    ),
)


def main() -> int:
    said = {tool: _said(tool) for tool in PREAMBLES}
    PAGE.write_text(page(said), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    return 0


# --- the others


def _python() -> Path:
    python = HOME / "bin" / "python"
    mark = HOME / ".ready"
    if not mark.exists() or mark.read_text() != repr(OTHERS):
        print(f"making {HOME.relative_to(ROOT)} (some minutes, once)", flush=True)
        venv.create(HOME, with_pip=True, clear=True)
        wanted = [f"{name}=={version}" for name, version in OTHERS.items()]
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *wanted, "pandas<3"], check=True)
        mark.write_text(repr(OTHERS))
    return python


def _said(tool: str) -> list[dict]:
    """What a tool says to each mistake."""
    print(f"asking {tool}", flush=True)
    python = _python()
    preamble, pieces = HOME / "preamble.py", HOME / "pieces.json"
    preamble.write_text(PREAMBLES[tool], encoding="utf-8")
    pieces.write_text(json.dumps([each.of(tool) for each in MISTAKES]), encoding="utf-8")
    silent = {
        "GX_ANALYTICS_ENABLED": "False",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": str(python),
        "SPARK_HOME": "",
        "PYTHONPATH": "",
    }
    environment = {name: value for name, value in {**os.environ, **silent}.items() if value}
    command = [python, ROOT / "scripts" / "beside_runner.py", preamble, pieces]
    done = subprocess.run(
        command, env=environment, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith("{")]


# --- the page


def page(said: dict[str, list[dict]]) -> str:
    lines = [_HEAD, _table(said)]
    for place, mistake in enumerate(MISTAKES):
        lines += [f"## {place + 1}. {mistake.title}", "", "```", report(mistake), "```", ""]
        for tool, answers in said.items():
            lines += [f"**{tool}**: {_told(answers[place])}", "", "```python", mistake.of(tool), "```", ""]
            lines += ["```", _short(answers[place]), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


_VERSIONS = ", ".join(f"{name} {version}" for name, version in OTHERS.items())
_HEAD = f"""# The same ten mistakes beside other tools

Made by `scripts/beside_others.py`, which runs them all on three rows of people: {_VERSIONS}.
Each mistake stands as a user of the tool would make it. dqlang is asked by `dqlang lint`, before any data is read; the
others are asked to validate, since they say nothing before. Long answers are cut at {LONGEST} characters, and how long
the whole is stands beside them.
"""


def _table(said: dict[str, list[dict]]) -> str:
    lines = [f"| | dqlang | {' | '.join(said)} |", "|---" * (len(said) + 2) + "|"]
    for place, mistake in enumerate(MISTAKES):
        cells = [mistake.title, own(mistake), *(_told(answers[place]) for answers in said.values())]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def own(mistake: Mistake) -> str:
    import dqlang

    found = dqlang.lint(_file(mistake), schema=SCHEMA)
    return ", ".join(f"{each.code}{', says what to write' if each.help else ''}" for each in found) or "nothing"


def _file(mistake: Mistake) -> str:
    return "Person\n" + "".join(f"    {line}\n" for line in mistake.rule.split("\n"))


def report(mistake: Mistake) -> str:
    import dqlang
    from dqlang.diagnostics.text import render

    text = _file(mistake)
    found = dqlang.lint(text, schema=SCHEMA, path="person.dq")
    return render(found, {"person.dq": text}).rstrip() if found else f"{mistake.rule}\n(nothing is said)"


def _told(answer: dict) -> str:
    if answer["error"] is not None:
        return f"an exception, {answer['lines']} lines with its traceback"
    count = answer["printed"].count("\n")
    if "exception_traceback" in answer["printed"] and 'raised_exception": true' in answer["printed"]:
        return f"a result of {count} lines, with a traceback inside"
    return f"no objection; a result of {count} lines"


def _short(answer: dict) -> str:
    text = (answer["error"] if answer["error"] is not None else _message(answer["printed"])).strip()
    text = re.sub(r"calling o\d+", "calling o1", text)  # counts what happened before
    return text if len(text) <= LONGEST else text[:LONGEST] + " ..."


def _message(printed: str) -> str:
    """Of a result that holds an exception, its message."""
    marked = '"exception_message": "'
    return printed.partition(marked)[2].split('",\n')[0] if marked in printed else printed


if __name__ == "__main__":
    sys.exit(main())
