"""What class names and ids tell of a block: words as data, and one question.

`STRONG` names regions that are never an article's text, however much they hold. `WEAK` names
regions that usually are not, but whose words also stand on wrappers of whole articles; they count
only against little text. `BODY` names containers that content systems give to the text itself,
`LEAD` the summary above it. Names are cut into words (`relatedPosts`, `c-sidebar__item`), because
a part of a word tells nothing: `header` is not `ad`. Words of several languages stand side by
side.
"""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from crawler.patterns import pattern_of


class Hint(IntEnum):
    """What a block's marks say of it.

    Python 3.11 takes a tenth of a microsecond to look a member up: who asks every block of a page
    gives those asked for a name of their own.
    """

    NONE = 0
    BODY = 1
    LEAD = 2
    WEAK = 3
    STRONG = 4
    HIDDEN = 5


WORDS = pattern_of(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
PARTS = pattern_of(r"[-_\s]+")
HASHED = pattern_of(r"\d[a-zA-Z]")
SHORTEST_OF_HASH = 2.5  # letters a word on average; camel case of people has longer ones
# A class such as `has-sidebar`, `comments-open` or `tag-newsletter` tells of something else.
ELSEWHERE = frozenset({
    "layout", "has", "with", "without", "no", "non", "open", "closed", "supports", "enabled",
    "disabled", "theme", "template", "type", "status", "format", "postid", "single",
})  # fmt: skip
# A page builder calls whatever it sets a widget, and each text an editor's.
BUILDER, BUILT = "elementor", frozenset({"elementor", "widget", "editor", "section", "top"})
LIST_WITHIN = pattern_of(r"(?:article|story|text)__list(?:-?item)?$", re.I)  # none of articles
TEMPLATES_FOOT = ["template", "footer"]  # of letters that are sent by e-mail
GALLERY = pattern_of(
    r"(?:^|[\s_-])(?:slide(?:s|r|show)|carousel|galler(?:y|ies)|galerie|galeria)(?:$|[\s_-])"
)
TAXONOMY = frozenset({"tag", "category", "cat", "author", "topic", "section", "term"})
MODIFIER = pattern_of(
    r"(?<=[a-z0-9])--(?!name-|related|comment|ad\b|ads\b|cta\b|newsletter|promo|subscri|sign-?up|share|social|recommend|sponsor|advert|recirc)[\w-]+$",
    re.IGNORECASE,
)
HIDDEN = pattern_of(
    r"^(?:sr-?only|visually-?hidden|screen-?reader(?:-text)?|hidden-print|print-only|printonly|"
    r"visible-print(?:-block)?|amp-hidden|a11y-hidden|u-hidden|is-hidden|hide)$",
    re.IGNORECASE,
)
BODY_FIRST = ("article", "story", "post", "entry", "news", "blog", "detail", "artikel", "content",
              "text", "body", "editor", "node", "main", "page", "info", "single", "artical", "art",
              "rich", "arti", "full", "copy", "articletext", "berita", "isi", "noticia", "materia",
              "haber", "nota", "articolo", "beitrag", "texto", "corpo", "cuerpo",
              "contenido")  # fmt: skip
BODY_SECOND = ("body", "content", "contents", "text", "txt", "copy", "article", "artical", "con",
               "cont", "ct", "detail", "details", "html", "cnt", "main", "inner", "area", "texto",
               "metni", "icerik", "conteudo", "contenido", "berita", "noticia", "materia", "nota",
               "articolo", "inhalt", "corpo", "cuerpo")  # fmt: skip
BODY_PAIRS = frozenset(f"{one}-{two}" for one in BODY_FIRST for two in BODY_SECOND)
BODY_WORDS = frozenset(one + two for one in BODY_FIRST for two in BODY_SECOND) | frozenset({
    "wysiwyg", "prose", "endtext", "zoom", "artibody", "harticle", "content", "contents", "nr",
    "neirong", "wenzhang", "zhengwen", "artikel", "beitrag", "noticia", "materia", "nota",
    "articolo",
    "haber", "tekst", "texto", "testo", "corps", "cuerpo", "inhalt", "contenu", "icerik", "metin",
    "conteudo", "contenido", "clanek", "cikk", "berita", "tresc", "paragraphs",
})  # fmt: skip
BODY_NAMES = frozenset({
    "js_content", "rich_media_content", "trs_editor", "trs_ue_autosave", "v_news_content",
    "vsb_content",
    "article_view", "article_txt", "art_txt", "field-name-body", "field--name-body", "ucap-content",
})  # fmt: skip
LEAD_WORDS = frozenset({
    "lead", "lede", "intro", "standfirst", "dek", "deck", "summary", "excerpt", "abstract",
    "subtitle", "subheadline", "subhead", "teaser", "description", "bajada", "sumario",
    "entradilla",
    "chapo", "chapeau", "vorspann", "ingress", "sommario", "introduction", "zhaiyao", "daodu",
    "digest", "copete", "anleser", "manchet", "perex",
})  # fmt: skip
STRONG_WORDS = frozenset({
    "comment", "comments", "disqus", "livefyre", "discussion", "discussions",
    "pinglun", "kommentar", "kommentare", "talkback", "talkbacks",
    "comentarios",
    "related", "relateds", "relatedposts", "relacionado", "relacionados", "relacionadas", "similar",
    "recommend", "recommended", "recommendation", "recommendations", "recirc", "recirculation",
    "empfehlungen", "tuijian", "xiangguan", "sidebar", "footer", "foot", "masthead", "nav",
    "navbar",
    "navigation", "topnav", "subnav", "menu", "menus", "breadcrumb", "breadcrumbs", "crumb",
    "crumbs",
    "newsletter", "newsletters", "subscribe", "subscription", "subscriptions", "signup", "cookie",
    "cookies", "consent", "gdpr", "popular", "trending", "ranking", "outbrain", "taboola",
    "zergnet",
    "dable", "revcontent", "sponsor", "sponsored", "ad", "ads", "adv", "advert", "adverts",
    "advertisement", "advertising", "adsbygoogle", "guanggao", "anzeige", "werbung", "publicidad",
    "publicite", "reklama", "modal", "popup", "overlay", "tooltip", "toast", "lightbox", "pager",
    "pagination", "paging", "sharedaddy", "addtoany", "addthis", "copyright", "disclaimer", "mzsm",
    "shengming", "shenming", "qrcode", "erweima", "ewm", "editsection", "navbox", "catlinks",
    "colophon", "imprint", "playlist", "playlists", "gated",
    "reblog", "reblogs", "pingback", "pingbacks", "trackback", "trackbacks", "webmentions",
    "weather", "horoscope", "poll", "quiz", "livechat", "siderbar", "hilfe",
})  # fmt: skip
STRONG_PAIRS = frozenset({
    "read-also", "read-next", "read-more", "also-read", "more-stories", "more-news",
    "more-articles",
    "more-from", "more-on", "more-posts", "you-may", "may-like", "lire-aussi", "up-next",
    "next-article", "prev-next", "previous-next", "side-bar", "side-box", "side-col", "right-col",
    "right-rail", "right-bar", "left-rail", "right-column", "sign-up", "hot-news", "hot-list",
    "hot-rank", "most-read", "most-viewed", "most-popular", "author-bio", "author-box",
    "author-card", "author-profile", "author-description", "author-info", "author-details",
    "author-about", "author-dropdown", "author-summary", "authors-bio", "writer-info", "what-next",
    "next-post", "next-posts", "prev-post", "previous-post", "other-posts", "next-story",
    "about-author", "post-navigation", "nav-links", "card-list",
    "teaser-list", "editor-list", "qr-code", "download-app", "app-download", "site-header",
    "page-header-nav", "latest-news", "latest-posts",
    "top-stories", "post-comments", "read-too", "post-notes", "mini-list", "ad-slot",
    "opt-in", "app-promo", "promo-app", "ai-summary", "ai-overview", "summary-ai",
})  # fmt: skip
# Of articles; in a text some editors call any list so, and then nothing in it is a link.
LIST_PAIRS = frozenset({"article-list", "news-list", "post-list", "list-news"})
STRONG_PARTS = pattern_of(
    r"comment(?!ary)|disqus|related|recommend|sidebar|breadcrumb|newsletter|taboola|outbrain|"
    r"sponsor|advert|tuijian|xiangguan|pinglun|copyright|subscri|popular|jiathis|bdshare",
    re.IGNORECASE,
)
WEAK_PAIRS = frozenset(
    {"sign-off", "post-footer", "entry-footer", "article-footer", "story-footer"}
)
REMEMBERED = (
    32_768  # names; a hundred sites use fewer, and a smaller cache is emptied by each round
)
LONG_WORD = 8  # letters; several words may be run into one
WEAK_WORDS = frozenset({
    "share", "shares", "sharing", "social", "socials", "sns", "follow", "fenxiang", "tag", "tags",
    "taglist", "keyword", "keywords", "label", "labels", "categories", "category", "topics", "meta",
    "metadata", "byline", "author", "authors", "dateline", "date", "time", "timestamp", "pubdate",
    "promo", "promotion", "banner", "widget", "widgets", "toolbar", "tool", "tools", "print",
    "tip", "action", "actions", "button", "buttons", "btn", "btns", "login", "register", "search",
    "vote",
    "rating", "like", "likes", "zan", "reward", "donate", "donation", "source", "editor", "credit",
    "credits", "kicker", "carousel", "slider", "swiper", "player", "aside", "links", "teasers",
    "cta",
    "rail", "side", "toc", "notice", "tips", "hashtag", "hashtags", "postmeta", "biography", "bio",
    "header",
    "bottom", "top", "info", "next", "prev", "previous", "pagetools", "fontsize",
    "laiyuan",
    "zuozhe", "bianji", "zebian", "shouquan", "boilerplate", "boiler", "download", "downloads",
    "factbox", "factboxes", "faktabox", "faktaboks", "faktaruta", "faktarutan", "infokasten",
    "faktenbox", "callout", "uyari",
})  # fmt: skip


KNOWN_WORDS = (
    STRONG_WORDS | WEAK_WORDS | LEAD_WORDS | BODY_WORDS | TAXONOMY | frozenset(BODY_FIRST)
    | {word for pair in STRONG_PAIRS | LIST_PAIRS | WEAK_PAIRS for word in pair.split("-")}
)  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def names_gallery(marks: str) -> bool:
    """True where a class or an id calls an element one of pictures that a reader turns over."""
    return GALLERY.search(marks.lower()) is not None


@lru_cache(maxsize=REMEMBERED)
def hint_of(names: str, ident: str) -> Hint:
    """What a class attribute and an id together hint at; the gravest word wins."""
    found = Hint.NONE
    for name in names.split():
        hint = _hint_of_name(name)
        found = max(found, hint)
    # An id with a number names one item of many: `menu-item-4711`.
    if ident and not ident[-1].isdigit() and (hint := _hint_of_name(ident)) > found:
        found = hint
    return found


@lru_cache(maxsize=REMEMBERED)
def _hint_of_name(name: str) -> Hint:
    if name[-2:].isdigit():
        return Hint.NONE  # `post-6017`, `css-1x4g27`
    if HIDDEN.match(name):
        return Hint.HIDDEN
    if name.lower() in BODY_NAMES:
        return Hint.BODY
    role = MODIFIER.sub("", name) if "--" in name else name
    if LIST_WITHIN.search(role):
        return Hint.NONE
    words = [word.lower() for word in _words_of(role)]
    if words == TEMPLATES_FOOT:
        return Hint.STRONG
    if words and words[0] == BUILDER:
        words = [word for word in words if word not in BUILT]
    return _hint_of_words(words) if words and ELSEWHERE.isdisjoint(words) else Hint.NONE


def names_list(names: str) -> bool:
    """True where a class attribute calls an element a list of articles."""
    words = ([word.lower() for word in _words_of(name)] for name in names.split())
    return any(f"{one}-{two}" in LIST_PAIRS for name in words for one, two in pairwise(name))


def _words_of(name: str) -> list[str]:
    """The words of a class name; hashes of a build, such as `c9ad8x` and `bAdVkL`, hold none."""
    words: list[str] = []
    for part in PARTS.split(name):
        found = WORDS.findall(part)
        is_short = len(found) > 1 and len(part) < SHORTEST_OF_HASH * len(found)
        words += [] if is_short or HASHED.search(part) else found
    return words


def _hint_of_words(words: list[str]) -> Hint:
    if KNOWN_WORDS.isdisjoint(words) and all(len(word) <= LONG_WORD for word in words):
        return Hint.NONE
    pairs = [f"{one}-{two}" for one, two in pairwise(words)]
    if not WEAK_PAIRS.isdisjoint(pairs):
        return Hint.WEAK
    if words[0] in TAXONOMY and pairs and words[1] not in STRONG_WORDS | LEAD_WORDS:
        return Hint.WEAK
    if (
        not STRONG_WORDS.isdisjoint(words)
        or not STRONG_PAIRS.isdisjoint(pairs)
        or not LIST_PAIRS.isdisjoint(pairs)
        or any(len(word) > LONG_WORD and STRONG_PARTS.search(word) for word in words)
    ):
        return Hint.STRONG
    if pairs[-1] in BODY_PAIRS if pairs else words[0] in BODY_WORDS:
        return Hint.BODY
    known = Hint.NONE if WEAK_WORDS.isdisjoint(words) else Hint.WEAK
    return known if LEAD_WORDS.isdisjoint(words) else Hint.LEAD
