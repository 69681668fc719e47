"""Which addresses may be contacted."""

from ipaddress import ip_network

import pytest

from crawler.addresses import is_allowed, is_public

PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"]
INSIDE = {
    "this network": "0.0.0.0", "private": "10.1.2.3", "private 172": "172.31.255.255",
    "private 192": "192.168.0.1", "shared": "100.64.0.1", "a cloud's DNS": "100.100.100.200",
    "loopback": "127.0.0.1", "loopback's end": "127.255.255.254", "link-local": "169.254.1.1",
    "metadata": "169.254.169.254", "protocols": "192.0.0.192", "documentation": "192.0.2.1",
    "documentation 2": "198.51.100.9", "documentation 3": "203.0.113.9", "benchmarks": "198.18.0.1",
    "6to4 relay": "192.88.99.1", "multicast": "224.0.0.1", "multicast's end": "239.255.255.255",
    "reserved": "240.0.0.1", "broadcast": "255.255.255.255", "a cloud's host": "168.63.129.16",
    "unspecified v6": "::", "loopback v6": "::1", "mapped loopback": "::ffff:127.0.0.1",
    "mapped private": "::ffff:10.0.0.1", "mapped in hex": "::ffff:7f00:1",
    "compatible": "::127.0.0.1", "NAT64 loopback": "64:ff9b::127.0.0.1",
    "NAT64 metadata": "64:ff9b::a9fe:a9fe", "local NAT64": "64:ff9b:1::1.1.1.1",
    "6to4 loopback": "2002:7f00:1::", "6to4": "2002:101:101::1",
    "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2", "ORCHID": "2001:20::1",
    "documentation v6": "2001:db8::1", "documentation v6, new": "3fff::1", "discard": "100::1",
    "unique local": "fd00:ec2::254", "link-local v6": "fe80::1", "with a zone": "fe80::1%eth0",
    "site-local": "fec0::1", "multicast v6": "ff02::1", "segment routing": "5f00::1",
    "not given out": "4000::1",
}  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_what_anyone_may_reach_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE.values(), ids=INSIDE)
def test_what_leads_inside_is_not(address: str) -> None:
    assert not is_public(address)


def test_a_network_opened_by_name_is_allowed_and_no_other() -> None:
    opened = [ip_network("127.0.0.0/8"), ip_network("fd00::/8")]

    assert is_allowed("127.9.9.9", opened)
    assert is_allowed("::ffff:127.0.0.1", opened)
    assert is_allowed("fd00::1", opened)
    assert not is_allowed("10.0.0.1", opened)
    assert is_allowed("1.1.1.1", opened)
