"""Has this answer been read before, by these rules? Then reading it again would tell nothing new.

Pure. For servers that send the same bytes again instead of a 304. A mark is two digests: of the
rules (the site's definition as it is written, and the run's limit of links), and of the answer with
the headers that change how it is read.
"""

import hashlib

from crawler.model import Response
from crawler.sites import SiteDefinition

DIGITS = 32  # hex: 128 bits, beyond chance and beyond what a site could gain by trying
READ_BY = ("content-type", "x-robots-tag")


def seen_mark(response: Response, *, site: SiteDefinition, max_links: int) -> str:
    """What `Outcome.seen` keeps of a listing that was read whole."""
    digest = hashlib.sha256(response.final_url.encode())
    for name in READ_BY:
        digest.update(f"\n{name}: {response.header(name)}".encode())
    digest.update(b"\n\n")
    digest.update(response.body)
    return f"{_rules_mark(site, max_links)}:{digest.hexdigest()[:DIGITS]}"


def is_by_other_rules(seen: str | None, *, site: SiteDefinition, max_links: int) -> bool:
    """True when the listing was read, but by rules that have changed since."""
    return seen is not None and seen.partition(":")[0] != _rules_mark(site, max_links)


def _rules_mark(site: SiteDefinition, max_links: int) -> str:
    return hashlib.sha256(f"{site.text_sha256} {max_links}".encode()).hexdigest()[:DIGITS]
