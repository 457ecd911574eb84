"""An IPv4 address or an IPv6 address: `192.0.2.1`, `2001:db8::1`.

What each of the two may be is said by `be valid ipv4` and `be valid ipv6`.

Null: no answer, so the rule fails. Types: text.
Source: RFC 3986, section 3.2.2 (`IPv4address`); RFC 4291, section 2.2.

```dq
Visit
    Ip must be valid ip address
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.addresses import IPV4, ipv6
from dqlang.plan.expr import Expr, rlike


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), rf"^(?:{IPV4}|{ipv6()})\z")


CHECK = CheckSpec(
    phrase="be valid ip address",
    type_name="valid_ip_address",
    accepts=TEXT,
    build=build,
    english="is an IP address",
    english_not="is not an IP address",
)
