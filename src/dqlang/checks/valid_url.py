"""A whole web address: `https://example.org/a?b=c#d`.

It begins with `http://`, `https://` or `ftp://`, in any case, and names a host: names of letters, digits and inner
hyphens with dots between, the last of which begins with a letter (`example.org`, `localhost`), an IPv4 address, or an
IPv6 address in brackets. The host may have a user in front (`user@`) and a port behind (`:8080`). A path, a query and
a fragment may follow.

Letters beyond A to Z, spaces, quotes, backslashes, `<>^{|}` and backticks stand in a URL only as `%` and two
hexadecimal digits; a host beyond A to Z in its form that begins with `xn--`. The standard lets a host hold
underscores and signs as well; here it must be one that can be looked up. `example.org` without `https://` is no URL,
and other schemes (`mailto:`, `data:`) are none here. Whether anything answers there, nobody can tell from it.

Null: no answer, so the rule fails. Types: text.
Source: RFC 3986; names of hosts by its section 3.2.2 and RFC 1123, section 2.1.

```dq
Shop
    Site must be valid url
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.addresses import IPV4, LABEL, LAST_LABEL, ipv6
from dqlang.plan.expr import Expr, rlike

_USER = r"(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*+"
_HOST = rf"(?:{IPV4}|(?:{LABEL}\.){{0,126}}{LAST_LABEL}\.?|\[{ipv6()}\])"
_PATH = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+"
_REST = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+"
_PORT = "(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[0-9]{0,4})"
_URL = rf"^(?i:https?|ftp)://(?:{_USER}@)?{_HOST}(?::{_PORT})?(?:/{_PATH})?(?:\?{_REST})?(?:#{_REST})?\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _URL)


CHECK = CheckSpec(
    phrase="be valid url",
    type_name="valid_url",
    accepts=TEXT,
    build=build,
    english="is a web address (http, https or ftp)",
    english_not="is not a web address (http, https or ftp)",
)
