"""What is wrong with a settings file, in words: the errors of Python's reader name its own parts."""

from __future__ import annotations

import re

HELP = 'a setting is written as `allow = ["DQ403", "DQ407"]`: codes in quotes, commas between them, brackets around'
_MEANING = {
    "unclosed array": "a list is not closed: `]` or a comma was expected",
    "unclosed inline table": "a table is not closed: `}` or a comma was expected",
    "unterminated string": "a text is not closed: its second quote was expected",
    "illegal character": "a text is not closed on its line: its second quote was expected",
    "invalid value": "a list in brackets or a text in quotes was expected",
    "invalid statement": "a setting's name was expected",
    "invalid initial character for a key part": "a name was expected; one with signs such as `*` stands in quotes",
    "expected '=' after a key": "`=` was expected behind a name; a name with signs such as `*` stands in quotes",
    "expected ']' at the end of a table declaration": "`]` was expected behind a table's name",
    "expected newline": "the end of the line was expected behind a setting",
    "cannot overwrite a value": "a setting is given twice",
}
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\s*$")


def in_words(error: str) -> str:
    """What was expected, and where; in the reader's own words where these are new."""
    place = _PLACE.search(error)
    said = error[: place.start()] if place else error
    known = (words for begin, words in _MEANING.items() if said.lower().startswith(begin))
    told = next(known, said[:1].lower() + said[1:])
    if place is None:
        return told
    where = f"line {place['line']}, column {place['column']}" if place["line"] else "at its end"
    return f"{where}: {told}"
