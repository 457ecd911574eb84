"""How a slip is written down, and the pieces of patterns that slips share."""

from __future__ import annotations

from dqlang.record import record


@record
class Known:
    """`pattern` with a group `at` (or all of it): what is marked. `instead` is what to write there, filled with the
    pattern's groups; `says` and `advice` likewise. `safe`: what is written there says nothing else than what stood
    there, so that it may be put there unseen; otherwise it is a guess, offered and no more."""

    pattern: str
    says: str
    advice: str
    instead: str | None = None
    safe: bool = True


def instead(pattern: str, words: str, says: str = "`{at}` is not how dqlang says it", *, safe: bool = True) -> Known:
    """A slip that needs nothing but other words, or (where there are none) fewer."""
    if not words:
        return Known(pattern, "`{at}` does not fit here", "leave it out", "", safe)
    return Known(pattern, says, f"write `{words.strip()}`", words, safe)


MODAL = r"(?:must|should)"
NUMBER = r"[-+]?\d[\d.]*"
UNITS = "days?|weeks?|months?|years?|hours?|minutes?|seconds?"
MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
MONTHS += "|nov(?:ember)?|dec(?:ember)?"
LONGEST = 500
"""The slips' patterns look at a line many times over; one longer than this is a list, or not a sentence at all."""
NAME = r"(?:`[^`]+`|[\w.]+)"
TEXT = r"(?:'[^']*'|\"[^\"]*\")"
VALUE = rf"(?:{TEXT}|{NUMBER}|null)"
BARE = r"(?!(?:null|true|false|unique|present|blank|empty|missing|positive|negative|not)\b)(?:(?-i:[A-Z])\w*|yes|no)\b"
ITEM = r"(?!(?:must|should|and|or|of|every|where|per|not)\b)[\w.]+"
PART = r"(?: (?:if present|when|because|as|tagged|for)\b.*)?"
NAMES = r"(?P<names>[\w.`]+(?:(?:, (?:and |or )?| and | or )[\w.`]+)+)"
"""Several columns, before a verb."""
ALL_COLUMNS = r"(?:all|each)(?: of)?(?: the)? (?:columns|fields|values)\b(?! (?:of|in)\b)"
VERB = r"(?:must|should|and|or)"
"""What stands before the verb of a check: of the first one, or of one that is joined to it."""
