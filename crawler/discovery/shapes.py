"""What the addresses of articles have in common: a shape, a pattern, the site's own id.

A shape keeps the words of a path that are part of the site and leaves out what tells one article
from the next: dates, numbers, codes, long slugs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

YEAR = re.compile(r"(?:19|20)\d{2}")
DAY8 = re.compile(r"(?:19|20)\d{6}")
YEAR_MONTH = re.compile(r"(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])(?:-?[0-3]\d)?")
CODE = re.compile(r"(?:[a-z]~)?(?=.*\d)[0-9a-f]{8,}|(?=.*\d)(?=.*[a-zA-Z])[0-9A-Za-z_]{9,}")
ENDING = re.compile(r"\.(?:[a-z]?html?|php|aspx?|jsp|do)$", re.IGNORECASE)
NUMBERED = re.compile(r"(.*[^\d])(\d{3,})")
WORDS_OF_SLUG = 3  # `business-news` is a section, `bank-cuts-rate` an article
SHORTEST_ID = 3  # digits; fewer are page numbers
PARTS = {
    "<year>": r"\d{4}", "<month>": r"\d{4}-?\d{2}(?:-?\d{2})?", "<day>": r"\d{8}", "<n>": r"\d+",
    "<code>": r"\w+", "<slug>": r"[^/?#]+", "<slug-n>": r"[^/?#]*[^/?#\d]\d+", "*": r"[^/?#]+",
}  # fmt: skip
TELLING = frozenset({"<n>", "<code>", "<slug>", "<slug-n>"})
DATED = frozenset({"<year>", "<month>", "<day>"})


@dataclass(frozen=True, slots=True)
class Shape:
    """Segments of a path, its ending, and the query's names with their parts."""

    segments: tuple[str, ...]
    ending: str = ""
    query: tuple[tuple[str, str], ...] = ()

    @property
    def may_be_article(self) -> bool:
        """True when something in it tells one page from many."""
        last = self.segments[-1] if self.segments else ""
        by_query = any(
            part in {"<n>", "<code>"} and name.lower() not in PAGE_NAMES
            for name, part in self.query
        )
        in_day = last == "<n>" and any(part in DATED for part in self.segments[-3:-1])
        is_list = self.is_later_page or (in_day and self.ending in {"", "/"})
        return by_query or (last in TELLING and not is_list)

    @property
    def is_dated_listing(self) -> bool:
        """True when nothing but a date tells one page from another."""
        parts = [part for part in self.segments if part in PARTS]
        day_parts = DATED | {"<n>"}
        return bool(parts) and parts[0] in DATED and set(parts) <= day_parts and not self.query

    @property
    def is_later_page(self) -> bool:
        """True for page two and on of a list."""
        in_path = len(self.segments) > 1 and self.segments[-2] in PAGE_NAMES
        by_query = any(name.lower() in PAGE_NAMES and part == "<n>" for name, part in self.query)
        return by_query or (in_path and self.segments[-1] == "<n>")


PAGE_NAMES = frozenset({"page", "p", "pg", "paged", "offset", "start", "from", "pn", "pageindex"})


def shape_of(url: str) -> Shape:
    """The shape of an address."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    ending = ENDING.search(path)
    bare = path[: ending.start()] if ending else path
    names = [name for name in bare.split("/") if name]
    segments: list[str] = []
    for name in names:
        segments.append(_part(name, after=segments))
    query = tuple((name, _part(value, after=[])) for name, value in sorted(parse_qsl(parts.query)))
    slash = "/" if parts.path.endswith("/") and segments else ""
    return Shape(tuple(segments), ending.group() if ending else slash, query)


def kind_of(shape: Shape) -> tuple[str, str]:
    """By what an address tells its page from others, however deep its section lies."""
    return shape.segments[-1] if shape.segments else "", shape.ending


def merged(shapes: Iterable[Shape]) -> Shape | None:
    """One shape for several that differ in words only; None when they differ in more."""
    known = list(dict.fromkeys(shapes))
    first = known[0]
    for other in known[1:]:
        if (
            len(other.segments) != len(first.segments)
            or other.ending != first.ending
            or [name for name, _ in other.query] != [name for name, _ in first.query]
        ):
            return None
    columns = zip(*(shape.segments for shape in known), strict=True)
    segments = tuple(_common(column) for column in columns)
    values = zip(*([part for _, part in shape.query] for shape in known), strict=True)
    query = tuple(
        (name, _common(column)) for (name, _), column in zip(first.query, values, strict=True)
    )
    return Shape(segments, first.ending, query)


def article_pattern(urls: Sequence[str]) -> str | None:
    """A regular expression for addresses like these, as few alternatives as their shapes allow."""
    families: dict[tuple[int, str, tuple[str, ...]], list[Shape]] = {}
    for url in urls:
        shape = shape_of(url)
        key = (len(shape.segments), shape.ending, tuple(name for name, _ in shape.query))
        families.setdefault(key, []).append(shape)
    fewest = max(2, len(urls) // 20)
    joined = [merged(shapes) for shapes in families.values() if len(shapes) >= fewest]
    common = [shape for shape in joined if shape is not None]
    return "|".join(dict.fromkeys(_pattern(shape) for shape in common)) or None


def id_pattern(urls: Sequence[str]) -> str | None:
    """A regular expression whose group is the site's own id, or None when there is none to see."""
    found: Counter[str] = Counter()
    for candidate in (
        r"[?&]((?:\w*id|sn|code)=[^&#]*)", r"[-_/](\d{4,})(?:\.\w+)?/?$", r"/(\d{4,})\.\w+$",
        r"[?&]\w+=(\d{4,})",
    ):  # fmt: skip
        ids = [match.group(1) for url in urls if (match := re.search(candidate, url))]
        if ids and len(ids) == len(urls) and len(set(ids)) == len(set(urls)):
            found[candidate] = len(ids)
            if candidate.startswith("[?&]((?"):
                name = ids[0].partition("=")[0]
                same = all(text.startswith(f"{name}=") for text in ids)
                return rf"[?&]{re.escape(name)}=([^&#]+)" if same else None
            if not all(YEAR_MONTH.fullmatch(text) for text in ids):
                return candidate
    return None


def date_template(urls: Sequence[str]) -> str | None:
    """`https://…/archive/{date:%Y/%m/%d}/` for addresses of pages by date."""
    templates = Counter(
        re.sub(
            r"(?<=/)(?:19|20)\d{2}(-|/|)(0[1-9]|1[0-2])(?:\1([0-2]\d|3[01]))?(?=[/._]|$)",
            lambda match: "{date:%Y" + match.group(1) + "%m"
            + (f"{match.group(1)}%d" if match.group(3) else "") + "}",
            url,
            count=1,
        )
        for url in urls
    )  # fmt: skip
    best = templates.most_common(1)
    return best[0][0] if best and "{date:" in best[0][0] and best[0][1] > 1 else None


def is_slug(name: str) -> bool:
    """True for as many words in a part of a path as a headline leaves."""
    return len(re.split(r"[-_]", name)) >= WORDS_OF_SLUG


def _part(name: str, *, after: Sequence[str]) -> str:
    in_date = after and after[-1] in DATED | {"<n>"} and re.fullmatch(r"\d{1,2}", name)
    in_dated = after and after[-1] in DATED | {"<n>"} and any(part in DATED for part in after)
    numbered = NUMBERED.fullmatch(name)
    kinds = (
        ("<n>", in_date),
        ("<year>", YEAR.fullmatch(name)),
        ("<day>", DAY8.fullmatch(name)),
        ("<month>", YEAR_MONTH.fullmatch(name)),
        ("<n>", name.isdecimal()),
        ("<slug-n>", numbered and len(numbered.group(2)) >= SHORTEST_ID),
        ("<code>", CODE.fullmatch(name)),
        ("<slug>", is_slug(name) or (in_dated and re.search(r"\w[-_]\w", name))),
    )
    return next((kind for kind, holds in kinds if holds), name)


def _common(parts: Sequence[str]) -> str:
    kinds = set(parts)
    if len(kinds) == 1:
        return parts[0]
    return "<slug>" if kinds <= {"<slug>", "<slug-n>", "<code>"} else "*"


def _pattern(shape: Shape) -> str:
    path = "".join("/" + PARTS.get(part, re.escape(part)) for part in shape.segments)
    ending = re.escape(shape.ending) if shape.ending else ""
    query = "".join(
        rf"(?=[^#]*[?&]{re.escape(name)}={PARTS.get(part, re.escape(part))})"
        for name, part in shape.query
        if part in PARTS
    )
    return rf"^https?://[^/]+{path}{ending}{query}" + ("" if query else r"(?:[?#]|$)")
