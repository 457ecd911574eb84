"""An IPv4 address: four numbers from 0 to 255 with dots between, `192.0.2.1`.

No zeros in front of a number (`192.0.02.1` is read in two ways), no fewer numbers, no network (`10.0.0.0/8`; `be in
network` asks for one), no port.

Null: no answer, so the rule fails. Types: text.
Source: RFC 3986, section 3.2.2 (`IPv4address`), and RFC 6943, section 3.1.1.

```dq
Visit
    Ip must be valid ipv4
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.addresses import IPV4
from dqlang.plan.expr import Expr, rlike


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), rf"^{IPV4}\z")


CHECK = CheckSpec(
    phrase="be valid ipv4",
    type_name="valid_ipv4",
    accepts=TEXT,
    build=build,
    english="is an IPv4 address",
    english_not="is not an IPv4 address",
)
