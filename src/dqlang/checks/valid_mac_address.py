"""A MAC address: six pairs of hexadecimal digits, with hyphens between or with colons between.

`00-00-5E-00-53-01` as IEEE writes it, or `00:00:5e:00:53:01` as most systems do; never both in one. Small and capital
letters hold. Addresses of eight pairs (EUI-64) and `0000.5e00.5301` do not.

Null: no answer, so the rule fails. Types: text.
Source: IEEE Std 802-2014, section 8.1 (EUI-48); with colons as in RFC 6991, section 3 (`mac-address`).

```dq
Device
    Mac must be valid mac address
```
"""

from __future__ import annotations

from dqlang.checks.spec import TEXT, CheckSpec
from dqlang.checks.subjects import as_text
from dqlang.plan.expr import Expr, rlike

_MAC = r"^[0-9A-Fa-f]{2}(?:(?:-[0-9A-Fa-f]{2}){5}|(?::[0-9A-Fa-f]{2}){5})\z"


def build(subject: Expr) -> Expr:
    return rlike(as_text(subject), _MAC)


CHECK = CheckSpec(
    phrase="be valid mac address",
    type_name="valid_mac_address",
    accepts=TEXT,
    build=build,
    english="is a MAC address",
    english_not="is not a MAC address",
)
