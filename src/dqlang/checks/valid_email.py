"""An e-mail address as mail servers take it: `name@example.org`.

Before the last `@` stands a name of 1 to 64 characters: parts of the letters A to Z, digits and
``!#$%&'*+-/=?^_`{|}~`` with one dot between two parts (`jo.smith+news`, not `.jo` and not `jo..smith`), or any
printable characters in double quotes (`"jo smith"@example.org`). Behind it stands a domain of at least two names with
a dot between, each of 1 to 63 letters, digits and inner hyphens, the last of which begins with a letter; or an
address in brackets, `[192.0.2.1]` or `[IPv6:2001:db8::1]`. The whole has at most 254 characters. Whether such a
mailbox exists, nobody can tell from it.

Refused, though some standard allows it: comments and spaces around the parts (RFC 5322), addresses without a dot
behind the `@` (RFC 5321, section 2.3.5 wants the full name), and letters beyond A to Z (RFC 6531); a domain of such
letters has a form that begins with `xn--`, which holds. No display name: `Jo <jo@example.org>` fails.

The library email-validator differs on 2 of 100 generated texts: it also looks whether names that begin with `xn--`
stand for letters, and lets the last name begin with a digit.

Null: no answer, so the rule fails. Types: text.
Source: RFC 5321, section 4.1.2 (`Mailbox`), lengths by 4.5.3.1; names of domains by RFC 1123, section 2.1.

```dq
Person
    Email must be valid email
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.addresses import IPV4, LABEL, LAST_LABEL, ipv6
from dqlang.plan.expr import Expr, rlike

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*+"'
_NAME = rf"(?:{_ATOM}(?:\.{_ATOM})*+|{_QUOTED})"
_DOMAIN = rf"(?:(?:{LABEL}\.){{1,126}}{LAST_LABEL}|\[(?:{IPV4}|(?i:IPv6):{ipv6()})\])"
# The last `@` is the one before the domain, which holds none.
_ADDRESS = rf"^(?=.{{3,254}}\z)(?=.{{1,64}}@[^@]*\z){_NAME}@{_DOMAIN}\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _ADDRESS)


CHECK = CheckSpec(
    phrase="be valid email",
    type_name="valid_email",
    accepts=TEXT,
    build=build,
    english="is an e-mail address",
    english_not="is not an e-mail address",
)
