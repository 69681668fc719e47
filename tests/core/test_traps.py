"""Addresses without end, and ordinary ones that only look long."""

import pytest

from crawler.traps import trap_of


@pytest.mark.parametrize(
    "path",
    [
        "/news/2024/01/01/01-rates.html", "/a/a/a", "/" + "x" * 1900, "/en/world/en/world/story",
        "/", "", "/2024/11/11/11/11-11.html", "/?next=/a/a/a/a/a/a/a/a",
    ],
)  # fmt: skip
def test_an_ordinary_address_is_no_trap(path: str) -> None:
    assert trap_of(f"https://news.test{path}") is None


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/a/b/a/b/a/b/a/b", "/a 4 times"),
        ("/calendar/calendar/calendar/calendar", "/calendar 4 times"),
        ("/x/a/y/a/z/a/w/a/story", "/a 4 times"),
        ("/" + "/".join(str(n) for n in range(30)), "30 folders deep"),
        ("/?q=" + "x" * 3000, "characters long"),
    ],
)
def test_an_address_that_grows_without_end_is_a_trap(path: str, why: str) -> None:
    assert why in (trap_of(f"https://news.test{path}") or "")
