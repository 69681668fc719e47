"""What a page asks of robots: X-Robots-Tag headers and meta robots elements, read and obeyed.

`noarchive` and `none` forbid what we do, so the page is refused. `noindex` alone is about search
results, which we do not make. `nofollow` on a listing means that none of its links is followed.
`rel=nofollow` on a single link speaks of endorsement, not of access, and changes nothing.
"""

from crawler.document import Document
from crawler.model import Refusal, Response
from crawler.robots import parse_robots_tag, product_token

FORBIDDING_ARCHIVES = ("noarchive", "none")


def forbids_archiving(response: Response, page: Document | None, *, agent: str) -> Refusal | None:
    """Our refusal to archive a page that asks not to be, or None."""
    for where, found in _directives(response, page, agent).items():
        for directive in FORBIDDING_ARCHIVES:
            if directive in found:
                return Refusal(
                    url=response.final_url, reason="noarchive", rule=f"{where}: {directive}"
                )
    return None


def forbids_following(response: Response, page: Document | None, *, agent: str) -> str | None:
    """The rule by which the links of a listing are not to be followed, or None."""
    for where, found in _directives(response, page, agent).items():
        if "nofollow" in found:
            return f"{where}: nofollow"
    return None


def _directives(response: Response, page: Document | None, agent: str) -> dict[str, frozenset[str]]:
    headers = [value for name, value in response.headers if name.lower() == "x-robots-tag"]
    found = {"X-Robots-Tag": parse_robots_tag(headers, agent)}
    names = {"robots", product_token(agent).lower()}
    for meta in page.metas if page else ():
        name = (meta.get("name") or "").strip().lower()
        if name in names and "content" in meta:
            where = f"meta {name}"
            told = parse_robots_tag([meta["content"] or ""], agent)
            found[where] = found.get(where, frozenset()) | told
    return found
