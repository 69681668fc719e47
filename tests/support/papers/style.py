"""How a paper's markup happens to look: names, classes, nesting and order, all by chance."""

import random
import string

WORDS = {
    "title": ("entry-title", "headline", "post-title", "art-hd", "story__title", "tit", "main-head"),
    "body": ("entry-content", "story-body", "post-content", "art-txt", "copy", "richtext", "content-main"),
    "date": ("date", "published", "post-date", "meta-time", "timestamp", "pubtime", "dateline"),
    "author": ("author", "byline-name", "by", "writer", "vcard", "reporter"),
    "article": ("story", "post", "single", "art", "entry", "article-wrap", "piece"),
    "item": ("teaser", "card", "item", "post-row", "list-entry", "tease", "box"),
    "list": ("listing", "river", "stream", "posts", "feed-list", "results", "col-main"),
    "link": ("permalink", "title-link", "more", "tease-title", "hd-link"),
    "next": ("next", "older", "nav-next", "pager-next", "go-on", "fwd"),
    "side": ("sidebar", "aside-col", "rail", "secondary", "col-r"),
    "nav": ("main-nav", "menu", "topbar", "sections", "channel-list"),
    "foot": ("colophon", "site-footer", "foot", "bottom"),
    "related": ("related", "more-stories", "also", "readmore-list", "recirc"),
    "share": ("share-tools", "social", "sharing", "sns"),
    "wrap": ("wrap", "inner", "container", "grid", "row", "col", "layout", "page", "holder", "box-in"),
}  # fmt: skip


class Style:
    """One design: every role has its class for as long as the design lasts.

    The plain design leaves nothing to chance: the first of all words, no boxes, the order written.
    """

    def __init__(self, seed: str, *, hashed: bool = False, plain: bool = False) -> None:
        self.chance = random.Random(seed)
        self._hashed = hashed
        self._plain = plain
        self._prefix = "" if plain else self.chance.choice(["", "", "c-", "hl-", "n_", "td-"])
        self._roles = {role: self._draw(role) for role in WORDS}

    def name(self, role: str) -> str:
        """The class of a role."""
        return self._roles[role]

    def pick(self, *choices: str) -> str:
        """One of the choices, for this place and this design."""
        return choices[0] if self._plain else self.chance.choice(choices)

    def wrap(self, html: str, *, most: int = 3) -> str:
        """The HTML inside some boxes that mean nothing."""
        for _ in range(0 if self._plain else self.chance.randint(0, most)):
            tag = self.chance.choice(["div", "div", "section"])
            html = (
                f'<{tag} class="{self._prefix}{self.chance.choice(WORDS["wrap"])}">{html}</{tag}>'
            )
        return html

    def mixed(self, *parts: str) -> str:
        """The parts in an order of this design."""
        shuffled = list(parts)
        if not self._plain:
            self.chance.shuffle(shuffled)
        return "".join(shuffled)

    def _draw(self, role: str) -> str:
        word = self._prefix + (WORDS[role][0] if self._plain else self.chance.choice(WORDS[role]))
        letters = string.ascii_lowercase + string.digits
        code = "".join(self.chance.choice(letters) for _ in range(6))
        return f"css-{code}" if self._hashed else word
