"""An IPv6 address: `2001:db8::1`.

Eight groups of one to four hexadecimal digits with colons between. Once, `::` may stand for one or more groups of
zeros, and the last two groups may be written as an IPv4 address (`::ffff:192.0.2.1`). Any of the forms of RFC 4291
holds, in small and capital letters, not only the one that RFC 5952 recommends. No zone (`fe80::1%eth0`), no brackets,
no network (`2001:db8::/32`; `be in network` asks for one).

Null: no answer, so the rule fails. Types: text.
Source: RFC 4291, section 2.2.

```dq
Visit
    Ip must be valid ipv6
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.addresses import ipv6
from dqlang.plan.expr import Expr, rlike


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), rf"^{ipv6()}\z")


CHECK = CheckSpec(
    phrase="be valid ipv6",
    type_name="valid_ipv6",
    accepts=TEXT,
    build=build,
    english="is an IPv6 address",
    english_not="is not an IPv6 address",
)
