"""Write the pages of docs/ that are made from data, or see whether what is committed is what the data give.

    python scripts/pages.py write|check|ask

`docs/problems/` comes from the problems' docstrings, which `dqlang explain DQ200` prints too; `docs/if-you-wrote.md`
from the slips in tests/corpus/slips; `docs/checks/` and `docs/coverage.md` by reference.py. `ask` writes into the
slips what dqlang says of each: look at what changed.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

import dqlang
from dqlang.checks import registry
from dqlang.diagnostics import catalogue
from dqlang.diagnostics.problem import Diagnostic, Problem
from dqlang.diagnostics.text import render

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))  # a test loads this file by its path

import reference  # noqa: E402  (behind the line that lets it be found)

DOCS = ROOT / "docs"
SLIPS = ROOT / "tests" / "corpus" / "slips"
ORDER = (
    "english_verbs",
    "english_values",
    "english_parts",
    "aloud",
    "near",
    "above",
    "layout",
    "places",
    "sql",
    "spreadsheets",
    "programs",
    "tools",
)
MADE = "<!-- made by `make pages`: change the data, not this page -->"

# The table of which the pages of problems speak.
SCHEMA = """
    Name STRING, Zip STRING, Status STRING, Phone STRING, Email STRING, Country STRING, State STRING, Code STRING,
    Age INT, Amount DECIMAL(10,2), Qty BIGINT, Total DOUBLE, Seq INT, BirthDate DATE, EffDate DATE, Admitted DATE,
    Discharged DATE, Paid BOOLEAN, BillCity STRING, ShipCity STRING, `Length of Stay` INT, Ssn STRING,
    Tags ARRAY<STRING>, Attributes MAP<STRING, STRING>, Address STRUCT<City: STRING, Zip: STRING>,
    Lines ARRAY<STRUCT<Qty: INT, Max: INT>>, Count INT
"""
USED = {
    "DQ278": {"common.dq": ""},
    "DQ279": {},
    "DQ295": {},
    "DQ297": {name: "define us_states as ['CA', 'NY', 'TX']" for name in ("common.dq", "finance.dq")},
    "DQ436": {"common.dq": "define us_states as ['CA', 'NY', 'TX']"},
}
"""Beside examples that use other files, these stand in the same folder."""
RAW_SQL = ("DQ291", "DQ292", "DQ430")
WITHOUT_SCHEMA = ("DQ258", "DQ445", "DQ449")
OTHER_SCHEMAS = {"DQ301": "name STRING, Name STRING"}
LOOKUPS = {"Statuses": "Code STRING, Kind STRING", "States": "Country STRING, Code STRING"}
OTHER_LOOKUPS = {"DQ410": {"Stati": LOOKUPS["Statuses"]}}
STAGES = {
    "DQ1": ("What cannot be read", "an error of reading"),
    "DQ2": ("What can be read, and cannot mean anything", "an error of meaning"),
    "DQ3": ("What does not fit the data", "an error against a schema"),
    "DQ4": ("Advice, which never stops anything", "advice"),
}


@contextmanager
def _checks_from_python() -> Iterator[None]:
    """While pages are made, there are the checks that some of them speak of."""
    kept = registry._registered.copy(), registry._functions.copy()
    registry.register("member id")(_member_id)
    registry.register("my_check")(_my_check)
    try:
        yield
    finally:
        for now, before in zip((registry._registered, registry._functions), kept, strict=True):
            now.clear()
            now.update(before)


def _member_id(column: object, digits: int) -> object:
    return column


def _my_check(column: object) -> object:
    return column


@contextmanager
def chdir(folder: str) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def pages() -> dict[Path, str]:
    """All pages that are made, by their places."""
    problems = catalogue.problems()
    with _checks_from_python():
        made = {DOCS / "problems" / f"{code}.md": problem_page(kind) for code, kind in problems.items()}
    made[DOCS / "problems" / "README.md"] = index(problems)
    made[DOCS / "if-you-wrote.md"] = slips_page()
    return made | reference.pages()


# --- problems -------------------------------------------------------------------------------------------------------


def problem_page(kind: type[Problem]) -> str:
    _, _, rest = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")
    stage = STAGES[kind.code[:3]][1]
    head = f"{MADE}\n\n# {kind.code}: {summary(kind).rstrip('.')}\n\nThis is {stage} · [all problems](README.md)\n"
    return head + "".join(f"\n{block}\n" for block in _blocks(kind, rest))


def summary(kind: type[Problem]) -> str:
    return " ".join(inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0].split())


def _blocks(kind: type[Problem], text: str) -> Iterator[str]:
    """The docstring's paragraphs and examples; behind the mistake what dqlang says of it."""
    told = False
    for form, block in pieces(text):
        yield block if form == "prose" else f"```{form}\n{block}\n```"
        if not told and (form == "text" or (form == "dq" and kind.severity == "advice")):
            told = True
            yield from _told(kind, block)


def pieces(text: str) -> list[tuple[str, str]]:
    """Paragraphs, rules in fences (`dq`), and mistakes, which are indented (`text`)."""
    found: list[tuple[str, list[str]]] = []
    fenced = False
    for line in [*text.split("\n"), ""]:
        if line.startswith("```") and not fenced:
            fenced = True
            found.append(("dq", []))
        elif line.startswith("```"):
            fenced = False
            found.append(("prose", []))
        elif fenced:
            found[-1][1].append(line)
        else:
            _keep(found, line)
    return [(form, inspect.cleandoc("\n".join(["", *lines]))) for form, lines in found if any(lines)]


def _keep(found: list[tuple[str, list[str]]], line: str) -> None:
    """A line outside of fences: it goes on with the piece before, or begins another one."""
    form = "text" if line.startswith("    ") else "prose"
    if not line.strip():
        if found and found[-1][0] == "text":
            found[-1][1].append("")
        else:
            found.append(("prose", []))
    elif not found or found[-1][0] != form:
        found.append((form, [line]))
    else:
        found[-1][1].append(line)


def _told(kind: type[Problem], mistake: str) -> Iterator[str]:
    found = [each for each in asked(kind.code, mistake) if each.code == kind.code]
    if found:
        yield f"dqlang says:\n\n```text\n{render(found[:1], {found[0].path: mistake}).rstrip()}\n```"


def asked(code: str, rules: str) -> list[Diagnostic]:
    """What dqlang says of an example; a schema speaks of one table, and of nothing while a file cannot be read."""
    if code in USED:
        with TemporaryDirectory() as folder, chdir(folder):
            for name, text in {"person.dq": rules, **USED[code]}.items():
                Path(name).write_text(text, encoding="utf-8")
            return dqlang.lint(rules, path="person.dq")
    if code in RAW_SQL:
        return dqlang.lint(rules, schema=SCHEMA, allow_sql=True)
    if code < "DQ2" or code in WITHOUT_SCHEMA or len(re.findall(r"^\w+$", rules, re.MULTILINE)) > 1:
        return dqlang.lint(rules)
    return dqlang.lint(rules, schema=OTHER_SCHEMAS.get(code, SCHEMA), lookups=OTHER_LOOKUPS.get(code, LOOKUPS))


def index(problems: dict[str, type[Problem]]) -> str:
    """The list of all problems, by stage."""
    lines = [
        MADE,
        "",
        "# Problems",
        "",
        "Each message of `dqlang` has a code that never changes its meaning. `dqlang explain DQ200` prints the same as",
        "its page. What beginners often write instead of a rule stands in [If you wrote ...](../if-you-wrote.md).",
    ]
    for prefix, (heading, _) in STAGES.items():
        lines += ["", f"## {heading}", "", "| code | what it says |", "|---|---|"]
        lines += [
            f"| [{code}]({code}.md) | {_cell(summary(kind))} |" for code, kind in problems.items() if code[:3] == prefix
        ]
    return "\n".join(lines) + "\n"


# --- slips ----------------------------------------------------------------------------------------------------------

INTRODUCTION = """
# If you wrote ...

Rules are English sentences, and there is one way to say a thing. Whoever comes from elsewhere writes something else
first. Search this page for what you wrote: beside it stands what `dqlang lint` says, and what to write. Where one
sentence is meant, `dqlang lint` offers it ready to paste; `dqlang lint --fix` writes those that cannot mean anything
else. Several sentences on the right are to choose from, or rules to write each on a line.
"""
_HEAD = "| you wrote | dqlang says | write |\n|---|---|---|\n"


def slips_page() -> str:
    topics = [yaml.safe_load((SLIPS / f"{name}.yaml").read_text(encoding="utf-8")) for name in ORDER]
    parts = [f"{MADE}\n{INTRODUCTION}"]
    parts += ["".join(f"- [{topic['title']}](#{_anchor(topic['title'])})\n" for topic in topics)]
    for topic in topics:
        parts.append(f"## {topic['title']}\n")
        for section in topic["sections"]:
            rows = "".join(_row(slip) for slip in section["slips"] if slip.get("built", True))
            parts.append(f"### {section['title']}\n\n{_HEAD}{rows}")
    return "\n".join(parts)


def _row(slip: dict) -> str:
    right = [slip["mended"]] if "mended" in slip else slip["instead"]
    write = "<br>".join(_code(sentence) for sentence in right)
    return f"| {_code(slip['written'])} | {_cell(slip['message'])} | {write} |\n"


def _code(words: str) -> str:
    if "`" not in words:
        return _cell(f"`{words}`")
    return _cell(f"`` {words} ``")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def ask() -> None:
    """Writes down what dqlang says of each slip today."""
    places = yaml.safe_load((SLIPS.parent / "places.yaml").read_text(encoding="utf-8"))
    for path in sorted(SLIPS.glob("*.yaml")):
        topic = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section in topic["sections"]:
            section["slips"] = [_answered(slip, places[section.get("place", "rule")]) for slip in section["slips"]]
        path.write_text(yaml.safe_dump(topic, allow_unicode=True, width=1000, sort_keys=False), encoding="utf-8")


def _answered(slip: dict, place: str) -> dict:
    found = dqlang.lint(place.format(slip["written"]))[0]
    kept = {key: slip[key] for key in ("mended", "instead", "built") if key in slip}
    return {"written": slip["written"], "message": found.message, "help": found.help, **kept}


# --- writing and checking -------------------------------------------------------------------------------------------


def write() -> None:
    made = pages()
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in _made_folders():
        if path not in made:
            path.unlink()
    print(f"wrote {len(made)} pages")


def _made_folders() -> set[Path]:
    """What stands in the folders in which every page is made."""
    return {path for folder in ("problems", "checks") for path in (DOCS / folder).glob("*.md")}


def stale() -> list[str]:
    """The pages that are not what the data give."""
    made = pages()
    there = _made_folders()
    wrong = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return sorted(path.relative_to(ROOT).as_posix() for path in {*wrong, *(there - made.keys())})


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write"]:
            write()
        case ["ask"]:
            ask()
        case ["check"]:
            if wrong := stale():
                sys.exit(
                    f"these pages are not what the data give: {', '.join(wrong)}; run `make pages` and commit them"
                )
        case _:
            sys.exit(__doc__)
