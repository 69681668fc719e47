"""Which IP addresses may be contacted.

Pure. Only globally reachable unicast addresses by default (IANA special-purpose registries, RFC
6890); forms that carry an IPv4 address inside IPv6 are judged by what they carry.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))  # RFC 6052, RFC 8215


def is_public(text: str) -> bool:
    """True when an address is one that anyone on the Internet may contact."""
    address = _embedded(ip_address(text.partition("%")[0]))
    return address.is_global and not address.is_multicast and not address.is_reserved


def is_allowed(text: str, networks: Sequence[Network]) -> bool:
    """True when an address is public or lies in a network that the site definition names."""
    address = _embedded(ip_address(text.partition("%")[0]))
    return is_public(text) or any(address in network for network in networks)


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if any(address in network for network in NAT64):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)
