"""What a hostile case is, and how to add one.

The suite runs the real command over all cases, against an origin on loopback, and compares what
became of each case's page, and what the origin was asked for, with the table. Cases with a `site`
are crawled by `crawler run`, all others by `crawler archive`, each in one run.

To add a case, write it into the `CASES` of a module in `tests/hostile/families/`; to add a family,
add a module there and name it in `tests/hostile/registry.py`. Each case has an address of its own,
so that no host's state touches another's. A case tells

- `answers`: a function from `Place` (the case's `host`, written `address:port`, and `inside`, an
  address that must never be asked for anything) to what the origin answers, by path;
- `expected`: the outcome's kind and reason, such as `filed new`, or several with `or` between them
  where what is right depends on the HTTP library;
- `hits`: how many requests the origin must see there, robots.txt left out; None: not looked at;
- `url`: the page whose outcome counts, `/a` on the case's host unless told;
- `site`: a site definition, for cases about listings: `SITE` or one of your own. `id` and `hosts`
  are written before it; braces around `host`, `inside` and `port` are filled, others doubled.

`page()` is an ordinary article; `tests.support.origin` has answers by raw bytes.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.support.origin import Answer

Answers = Mapping[str, Answer | list[Answer]]
PARAGRAPH = "The council met in the old hall on Tuesday and spoke about the harbour for two hours. "


SITE = """
[[listing]]
name = "front"
kind = "category"
url = "http://{host}/"
item = "li"
link = "a"
next = "a.next"
max_pages = 20
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case is served."""

    host: str
    inside: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One behaviour of a server, and what must come of it."""

    name: str
    answers: Callable[[Place], Answers]
    expected: str
    hits: int | None = None
    url: str = "http://{host}/a"
    site: str | None = None
    is_tls: bool = False

    def asked_for(self, at: Place) -> str:
        """The URL of the page whose outcome counts."""
        return self.url.format(host=at.host, inside=at.inside, port=at.port)

    def definition(self, at: Place, name: str) -> str:
        """The site definition of that name."""
        filled = (self.site or "").format(host=at.host, inside=at.inside, port=at.port)
        return f'id = "{name}"\nhosts = ["{at.host}"]\n{filled}'


def page(title: str = "The harbour is dredged again", *, extra: str = "") -> bytes:
    """An ordinary article that is filed."""
    paragraphs = "".join(f"<p>{PARAGRAPH * 3}</p>" for _ in range(4))
    text = (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        '<meta property="article:published_time" content="2024-03-21T09:30:00+08:00">'
        f"{extra}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    return text.encode()


def listing(*links: str, next_page: str | None = None) -> bytes:
    """A listing page as `SITE` reads it."""
    items = "".join(f'<li><a href="{link}">An item</a></li>' for link in links)
    following = f'<a class="next" href="{next_page}">next</a>' if next_page else ""
    return f"<!doctype html><title>Listing</title><ul>{items}</ul>{following}".encode()


def moved(to: str, status: int = 302, body: bytes = b"moved") -> Answer:
    """A redirect."""
    return Answer(body, status, {"Location": to})


def dripping(head: bytes, drop: bytes, pause_s: float = 0.05) -> Answer:
    """An answer that begins so and goes on drop by drop, for ever."""

    async def script(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return Answer(script=script)


def flood(head: bytes, block: bytes) -> Answer:
    """An answer that sends as fast as it is taken, for ever."""
    return dripping(head, block, pause_s=0)
