"""Which IP addresses may be contacted.

Pure. Only globally reachable unicast addresses by default (IANA special-purpose registries, RFC
6890); an IPv4 address inside IPv6 (mapped, NAT64) is judged as what it is. 6to4 and Teredo are
refused whatever they carry: both are retired, and a relay is free to go elsewhere.
"""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

NAT64 = ip_network("64:ff9b::/96")  # RFC 6052; 64:ff9b:1::/48 (RFC 8215) is for private use
MOST_KNOWN = 256  # addresses judged lately: each is asked about with every request
GLOBAL_UNICAST = ip_network("2000::/3")  # all that IANA has given out; the rest is special
REFUSED = tuple(
    ip_network(text)
    for text in (
        "168.63.129.16/32",  # Azure's host, a public address that leads inside
        "192.0.0.0/24",  # protocol assignments, whole: Pythons differ on its parts
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation, RFC 9637: newer than some Pythons' tables
    )
)


@lru_cache(MOST_KNOWN)
def is_public(text: str) -> bool:
    """True when an address is one that anyone on the Internet may contact."""
    address = _carried(ip_address(text.partition("%")[0]))
    if any(address in network for network in REFUSED):
        return False
    if isinstance(address, IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def is_allowed(text: str, networks: Sequence[Network]) -> bool:
    """True when an address is public or lies in a network that was opened by name."""
    if is_public(text):
        return True
    address = _carried(ip_address(text.partition("%")[0]))
    return any(address in network for network in networks)


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address
