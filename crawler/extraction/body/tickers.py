"""Securities named in a body: links and data attributes of Chinese quote services.

Seen forms: `quote…/unify/r/116.01024`, `data-code="01024|116|5"`, `data-code="116,01024"` and
`data-code2="01024|116|3|"`. Market numbers without a known exchange are kept as they are.
"""

import re

from crawler.model import Ticker
from crawler.patterns import pattern_of

EXCHANGES = {
    "0": "Shenzhen",
    "1": "Shanghai",
    "90": "board",
    "106": "NYSE",
    "116": "Hong Kong",
}
CODE = r"[A-Za-z0-9._-]{1,16}"
FORMS = pattern_of(
    rf"quote\.[a-z.]+/unify/r/(?P<m1>\d+)\.(?P<c1>{CODE})"
    rf"|data-code2?\s*=\s*[\"'](?:K )?(?P<c2>{CODE})\|(?P<m2>\d+)\|"
    rf"|data-code\s*=\s*[\"'](?P<m3>\d+),(?P<c3>{CODE})[\"']",
    re.IGNORECASE,
)
SIGNS = ("/unify/r/", "data-code")  # one is in every form


def find_tickers(html: str) -> tuple[Ticker, ...]:
    """Each security once, in order of appearance."""
    if "data-code" not in html and "quote." not in html:
        return ()  # nearly every body; the pattern costs more than the look
    low = html.lower()
    if not any(sign in low for sign in SIGNS):
        return ()
    found: dict[tuple[str, str], Ticker] = {}
    for match in FORMS.finditer(html):
        market = match["m1"] or match["m2"] or match["m3"]
        code = match["c1"] or match["c2"] or match["c3"]
        found.setdefault(
            (market, code), Ticker(market=market, code=code, exchange=EXCHANGES.get(market))
        )
    return tuple(found.values())
