"""What beginners write instead of `Ssn is sensitive`."""

from __future__ import annotations

from dqlang.syntax.slip_form import Known, instead

_NAME = r"(?:`[^`]+`|[\w.]+)"
_OTHER = r"(?:confidential|private|secret|personal|protected|classified|pii|masked|hidden|redacted|anonymi[sz]ed)"

SLIPS = [
    Known(
        rf"^{_NAME} (?P<at>(?:must|should) be (?:a )?sensitive)$",
        "that a column is sensitive is a fact about it, not a check of its values",
        "write `is sensitive`",
        "is sensitive",
    ),
    instead(
        rf"^{_NAME} (?P<at>(?:(?:must|should) be|is|are) (?:a )?(?:{_OTHER}|sensitive (?:data|information)))$",
        "is sensitive",
        safe=False,
    ),
    instead(rf"^(?P<at>(?:every|the column|column) )(?={_NAME} is sensitive$)", "", safe=False),
    Known(
        rf"^(?P<at>(?P<x>{_NAME})(?:,? and |, )(?P<y>{_NAME}) (?:is|are) (?:both )?sensitive)$",
        "each sensitive column has a line of its own",
        "write `{x} is sensitive` and `{y} is sensitive` on two lines",
    ),
    Known(
        rf"^(?P<at>{_NAME}(?:(?:,? and |, ){_NAME}){{2,}} (?:is|are) (?:all )?sensitive)$",
        "each sensitive column has a line of its own",
        "write `... is sensitive` once for each, on lines of their own",
    ),
    Known(
        rf"^{_NAME} (?P<at>is (?:not|no longer) sensitive)$",
        "a column is sensitive only where the file says so",
        "leave the line out",
    ),
]
