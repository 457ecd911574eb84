"""Patterns of network addresses: IPv4, IPv6 in its text forms, and those of one network.

A pattern here has no ends. All of them are found in time linear in the text's length: what repeats is bounded.
"""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

_HEX = "0123456789abcdef"
_GROUP = "[0-9A-Fa-f]{1,4}"
_FORM = "a network is an address, a slash and a number of bits, as in '10.0.0.0/8' or '2001:db8::/32'"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"

IPV4 = rf"{_OCTET}(?:\.{_OCTET}){{3}}"
"""Four numbers from 0 to 255 without zeros in front."""


LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
"""One name of a host, between two dots."""

LAST_LABEL = "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
"""RFC 1123 has it begin with a letter, so that no name looks like an IPv4 address."""


def ipv6() -> str:
    r"""RFC 4291, section 2.2: eight groups of one to four digits, zeros shortened to `::` at most once, the last two
    groups perhaps as IPv4. No zone (`%eth0`), no length of a prefix."""
    return _ipv6(ip_network("::/0"))


def in_network(written: str) -> str:
    """The addresses of a network in which `network_problem` finds no fault."""
    network = ip_network(written)
    return _ipv4(network) if isinstance(network, IPv4Network) else _ipv6(network)


def network_problem(written: str) -> str | None:
    """What is wrong with a network such as `10.0.0.0/8`, and what would be right; None where nothing is."""
    address, slash, bits = written.partition("/")
    try:
        first = ip_address(address)
        network = ip_network(f"{address}/{int(bits)}" if bits.isascii() and bits.isdigit() else written, strict=False)
    except ValueError:
        return _FORM
    if not slash:
        return f"how many bits do all its addresses share? One address alone is '{first}/{first.max_prefixlen}'"
    if not bits.isdigit() or "%" in address:
        return _FORM
    if network.network_address != first:
        return f"`{address}` is an address inside the network; the network itself is '{network}'"
    return None


# --- IPv4 -----------------------------------------------------------------------------------------------------------


def _ipv4(network: IPv4Network) -> str:
    octets = network.network_address.packed
    return r"\.".join(_octet(octet, network.prefixlen - 8 * at) for at, octet in enumerate(octets))


def _octet(first: int, bits: int) -> str:
    """The octets whose first bits are those of `first`."""
    if bits <= 0:
        return _OCTET
    last = first + (1 << max(0, 8 - bits)) - 1
    return str(first) if first == last else "(?:" + "|".join(map(str, range(first, last + 1))) + ")"


# --- IPv6 -----------------------------------------------------------------------------------------------------------


def _ipv6(network: IPv6Network) -> str:
    """First without `::`, then by how many groups stand before it."""
    packed, bits = network.network_address.packed, network.prefixlen
    groups = [_group(int.from_bytes(packed[2 * at : 2 * at + 2], "big"), bits - 16 * at) for at in range(8)]
    may_be_zero = [not any(packed[2 * at : 2 * at + 2]) for at in range(8)]
    octets = r"\.".join(_octet(octet, bits - 96 - 8 * at) for at, octet in enumerate(packed[12:]))
    ways = [":".join(groups[:6]) + f":(?:{groups[6]}:{groups[7]}|{octets})"]
    for before in range(8):
        behind = [n for n in range(8 - before) if all(may_be_zero[before : 8 - n])]
        if behind:
            ways.append(":".join(groups[:before]) + "::" + _behind(behind, groups, octets, -(-bits // 16)))
    return "(?:" + "|".join(ways) + ")"


def _group(first: int, bits: int) -> str:
    """The groups whose first bits are those of `first`, with or without zeros in front."""
    if bits <= 0:
        return _GROUP
    written, zeros = "", True
    for at in range(4):
        digit = _digits((first >> (12 - 4 * at)) & 15, bits - 4 * at)
        written = f"(?:{written})?{digit}" if at and zeros else written + digit
        zeros = zeros and "0" in digit[:2]
    return written


def _digits(first: int, bits: int) -> str:
    last = first + (1 << max(0, 4 - bits)) - 1 if bits > 0 else 15
    inside = "".join(digit + digit.upper() * (digit > "9") for digit in _HEX[first : last + 1])
    if inside.startswith("0123456789aAbBcCdDeEfF"):
        return "[0-9A-Fa-f]"
    return inside if len(inside) == 1 else f"[{inside}]"


def _behind(numbers: list[int], groups: list[str], octets: str, fixed: int) -> str:
    """So many groups behind `::`; those beyond the first `fixed` of the address are any."""
    free = max((n for n in numbers if n <= 8 - fixed), default=0)
    ways = [_any_groups(free)] if free else []
    for number in (number for number in numbers if number > free):
        ways.append(":".join(groups[8 - number :]))
        if number > 1:
            ways.append("".join(f"{group}:" for group in groups[8 - number : 6]) + octets)
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if 0 in numbers else "")


def _any_groups(most: int) -> str:
    groups = _GROUP + (f"(?::{_GROUP}){{0,{most - 1}}}" if most > 1 else "")
    return groups if most < 2 else f"{groups}|(?:{_GROUP}:){{0,{most - 2}}}{IPV4}"
