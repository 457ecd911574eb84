"""Texts that try something, each with what that is; ordinary ones that look like them; and how a file holds them."""

from __future__ import annotations

import re

HOSTILE = [  # what it tries, and the text
    ("to end a text in SQL", "' OR 1=1 --"),
    ("to end a text in SQL", "') OR ('x'='x"),
    ("to end a text in SQL", "', 'x') --"),
    ("to end a text in SQL", "'; DROP TABLE secrets; --"),
    ("to end a text in SQL", '" OR ""="'),
    ("to end a text in SQL", "\\' OR 1=1 --"),
    ("to end a text in SQL", "\\"),
    ("to end a text in SQL", "''"),
    ("to end a text in SQL", "\u2019 OR 1=1 --"),
    ("to end a text in SQL", "\uff07 OR 1=1 --"),
    ("to end a name in SQL", "a` FROM secrets --"),
    ("to end a name in SQL", "``"),
    ("to end a name in SQL", "A) B"),
    ("to end a name in SQL", "a.b"),
    ("to hide what follows", "--"),
    ("to hide what follows", "/* x */"),
    ("to hide what follows", "*/ x /*"),
    ("to hide what follows", "a;b"),
    ("to have a variable replaced", "${env:HOME}"),
    ("to have a variable replaced", "${env:DQLANG_CANARY}"),
    ("to have a variable replaced", "${system:user.name}"),
    ("to have a variable replaced", "${spark.app.name}"),
    ("to have a variable replaced", "${dqlang.canary}"),
    ("to have a variable replaced", "${hiveconf:dqlang.canary}"),
    ("to have a variable replaced", "a${1}"),
    ("to have a variable replaced", "$${env:HOME}"),
    ("to have a variable replaced", "\\${env:HOME}"),
    ("to have a variable replaced", "${"),
    ("to have a variable replaced", "$ENV"),
    ("to have a variable replaced", "$DQLANG_CANARY"),
    ("to have a variable replaced", "%DQLANG_CANARY%"),
    ("to have a variable replaced", ":DQLANG_CANARY"),
    ("to fill a template", "{{ 7 * 7 }}"),
    ("to fill a template", "{% include '/etc/passwd' %}"),
    ("to fill a format", "%(x)s"),
    ("to fill a format", "%s%n"),
    ("to fill a format", "{0.__class__}"),
    ("to fill a format", "{x}"),
    ("to read or set the session", "spark.conf"),
    ("to read or set the session", "SET spark.sql.ansi.enabled=false"),
    ("to run Java", "java_method('java.lang.Runtime', 'getRuntime')"),
    ("to run Java", "reflect('java.lang.System', 'getenv', 'DQLANG_CANARY')"),
    ("to run Java", "${jndi:ldap://127.0.0.1/x}"),
    ("to read a file", "read_files('/etc/passwd')"),
    ("to read a file", "../../etc/passwd"),
    ("to read a file", "/etc/passwd"),
    ("to read a file", "file:///etc/passwd"),
    ("to read a file", "\\\\server\\share\\x"),
    ("to read a file", "C:\\Windows\\win.ini"),
    ("to read a file", "csv.`/etc/passwd`"),
    ("to ask the network", "http://127.0.0.1:9/x.dq"),
    ("to read another table", "(SELECT max(Code) FROM secrets)"),
    ("to read another table", "x' UNION SELECT Code FROM secrets --"),
    ("to read another table", "secrets.Code"),
    ("to ask where or who", "input_file_name()"),
    ("to ask where or who", "current_user()"),
    ("to be code of Python", "__import__('os').system('id')"),
    ("to be code of Python", '"""\nimport os\n"""'),
    ("to be code of Python", "\\N{BULLET}"),
    ("to be code of Python", "'''"),
    ("to be YAML or JSON", "!!python/object/apply:os.system ['id']"),
    ("to be YAML or JSON", '{"a": [1, 2]}'),
    ("to be YAML or JSON", "- a: &x *x"),
    ("to be read as an escape", "\\u0027 OR 1=1"),
    ("to be read as an escape", "\\u0041"),
    ("to be read as an escape", "\\x27"),
    ("to be read as an escape", "&apos;<script>alert(1)</script>"),
    ("to be read as an escape", "\\n"),
    ("to be a pattern", "(a+)+$"),
    ("to be a pattern", "^(?:a|b)*\\z"),
    ("to be a pattern", "%_%"),
    ("to end a line", "a\nS must be 'x'"),
    ("to end a line", "a\rb"),
    ("to end a line", "a\u2028b"),
    ("to end a line", "a\x0bb"),
    ("to end a text in C", "a\x00b"),
    ("to be shown as something else", "\u202egnp.exe"),
    ("to be shown as something else", "a\u200bb"),
    ("to be shown as something else", "\x1b[2J"),
    ("to be shown as something else", "p\u0430ypal"),
    ("to be more than fits", "x" * 20_000),
    ("to be more than fits", "('" * 300),
    ("to be no text in UTF-8", "\U0001f916\U0010ffff"),
]
_WORDS = """
    replace update drop delete select union table from grant exec insert where order group by join set null true now
    -- O'Brien 100% a;b C:\\temp R&D #1 @home $5 50/50 [x] (y) {z} naïve 東京 a=b x,y ~ ! ? *
"""
ORDINARY = [*_WORDS.split(), "SELECT * FROM t", "Tom & Jerry", 'say "hi"', "it's", "a\xa0b"]
BROKEN = [text for _, text in HOSTILE if {"\n", "\r"} & set(text)]
"""No text and no name goes on in the next line: these are refused wherever they stand."""
TEXTS = [text for text in dict.fromkeys([*(text for _, text in HOSTILE), *ORDINARY]) if text not in BROKEN]

PATTERNS = {  # patterns and formats, each with the text that it is about
    r"match '^\$\{env:HOME\}\z'": "${env:HOME}",
    r"match '^it''s\z'": "it's",
    r"match '^a\\b\z'": "a\\b",
    r"""match '^"\z'""": '"',
    "match '^`;$'": "`;",
    r"match '^a\$\{1\}\z'": "a${1}",
    r"match '^[$]{1}[{]env\z'": "${env",
    r"match '^\x41\u0042\z'": "AB",
    r"match '^/\* -- \z'": "/* -- ",
    "look like '100`%'": "100` of it",
    "look like '_''__'": "a'${",
    """be valid date with format 'yyyy''it''''s''MM"dd'""": "2024it's02\"29",
    "be valid date with format 'yyyy`MM;dd'": "2024`02;29",
    r"be valid date with format 'yyyy\MM--dd'": r"2024\02--29",
    "be valid date with format 'dd''env''.MM$yyyy'": "29env.02$2024",
}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def escaped(text: str) -> str:
    """The pattern of a text, as a steward would write it."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
