"""Addresses that are asked for outright."""

from tests.hostile.case import Answers, Case, Place, page
from tests.support.origin import Answer


def nothing(_: Place) -> Answers:
    return {}


def welcome(_: Place) -> Answers:
    return {"/a": Answer(page())}


def refused(name: str, url: str) -> Case:
    return Case(
        name=f"asked for {name}", answers=nothing, expected="refused address", url=url, hits=0
    )


CASES = (
    refused("loopback", "http://{inside}/1"),
    refused("localhost", "http://localhost:{port}/2"),
    refused("a number", "http://2130706433:{port}/3"),
    refused("octal", "http://0177.1:{port}/4"),
    refused("hex", "http://0x7f.0x1:{port}/5"),
    refused("a short form", "http://127.1:{port}/6"),
    refused("full width", "http://１２７.0.0.1:{port}/7"),
    refused("IPv6", "http://[::1]:{port}/8"),
    refused("mapped", "http://[::ffff:7f00:1]:{port}/9"),
    refused("link-local", "http://169.254.169.254/10"),
    refused("private", "http://192.168.0.1/11"),
    refused("shared", "http://100.100.100.200/12"),
    refused("unique local", "http://[fd00:ec2::254]/13"),
    refused("everywhere", "http://255.255.255.255/14"),
    Case(name="asked for with a password", answers=welcome, expected="filed new",
         url="http://user:secret@{host}/a", hits=1),
    Case(name="a network that was opened", answers=welcome, expected="filed new", hits=1),
    Case(name="a certificate of nobody", answers=welcome,
         expected="deferred robots_unreachable", is_tls=True, url="https://{host}/a", hits=0),
)  # fmt: skip
