"""Which addresses are public, after the registries of special-purpose addresses (RFC 6890 and its updates).

The lists stand here because those of `ipaddress` differ between versions of Python. IPv6 has ways to say an IPv4
address, which a gateway turns into that: such an address is as public as the one within.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
_SPECIAL_4 = tuple(
    IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4"),
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")))
_NAT64, _6TO4 = IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")
_ISATAP = {0x00005EFE, 0x02005EFE}
"""The first half of the interface identifier of an address made by ISATAP (RFC 5214)."""


def is_public(address: Address) -> bool:
    """Whether anybody on the internet means the same machine by an address."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    within = list(_within(address))
    if address in _NAT64:
        return all(map(is_public, within))
    known = address in _GLOBAL_6 and not any(address in network for network in _SPECIAL_6)
    return known and all(map(is_public, within))


def _within(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an address of a public kind may lead to."""
    number = int(address)
    if address in _NAT64 or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)
    if address in _6TO4:
        yield IPv4Address((number >> 80) & 0xFFFFFFFF)


def address_of(text: str) -> Address:
    """The address of a text such as the system gives. Raises ValueError for what is none."""
    return ip_address(text.partition("%")[0])
