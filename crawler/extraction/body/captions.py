"""The text of a body without captions, decks above it and the links that stand for players.

All of them stay in the body's HTML; what is compared, searched and measured is the text, and
whoever calls a text the article's leaves them out, as do we. A caption is told by its class, or by
its place: alone with a picture in a box that is named for pictures, in a table of its own, behind a
break or a picture's paragraph. Picture stories, whose captions are the story, keep them.
"""

import re
from collections.abc import Iterator

from crawler.document import Node, Tree, element_text, first, has_text, select, take_out
from crawler.extraction.hints import names_gallery
from crawler.patterns import pattern_of

# Parts of words whose first letter may be a capital; what is found is looked at by `NAMED`.
CAPTIONS = (
    "figure, figcaption, blockquote.embedded, "
    "[class]:is([class*=aption], [class*=esc], [class*=nfo], [class*=redit], "
    "[class*=_alt], [class*=-alt], [class*=img-t], [class*=img_t], [class$=-cap])"
)
NAMED = pattern_of(
    r"(?<!no[-_])caption|imginfo|img-info|(?:img|photo|image|video)[\w-]*desc|(?:photo|image)[\w-]*credit|foto[\w-]*info|"
    r"(?:img|image|photo|pic)[-_](?:alt|title|text|txt|note|word)|(?<!drop)[-_]cap$",
    re.IGNORECASE,
)
PLAIN = frozenset({"figure", "figcaption"})
PLAYER = "embedded"  # class of a link in the place of a player; no words of the text
STRAY = "stray"  # class of what stays in a post's HTML and is no part of its text
TEXT_IN_FIGURE = "table, pre, blockquote, ul, ol, figcaption p + p"
PICTURED = "img, picture, video, amp-img, .embedded, [style*=background]"
WORDS = "p, h2, h3, h4"
HEADING = "h1, h2, h3, h4, h5, h6"
PICTURE = pattern_of(
    r"img|image|photo|foto|pict?(?:[^a-z]|$)|picture|figure|media|bild|cap(?:tion)?(?![a-z])",
    re.IGNORECASE,
)
PHOTO = (
    r"photos?|photograph|foto(?:graf(?:ía|ia|ie)?)?|images?|imagen|imagem|immagine|bild(?:er)?|bilde|billede|kuva|zdj|fot|kép|fotó|"
    r"φωτ\w*|фото|снимка|fotoğraf|ảnh|ภาพ|ছবি|फोटो|चित्र|صورة|تصوير|عکس|צילום|写真|撮影|사진|图|圖|照片"
)
CREDIT = pattern_of(
    r"^\W{0,2}[▲△▼▽◆◎↑←→]|"
    rf"[（(【[](?:[\w ]{{0,12}}\s)?(?:{PHOTO})\W?[^）)\]】]{{0,40}}[）)\]】]\W*$|"
    r"(?:摄|攝|摄影|攝影|供图|供圖|資料照片?|资料图片?|翻攝|(?:视频|網路|网络)截[图圖]|供[图圖]\s?\S{2,8}发|撮影|提供写真)\W*(?:\d[\d年月日./\s-]*)?$|"
    rf"(?:^|[\s|.。(])(?:{PHOTO})\s?[:：/／.=]\s?(?:[^.!?\n]|\.(?=\w)){{1,60}}$|"
    r"(?:\b(?:photos?|foto|image|bild|credit|crédit|courtesy)\b|©|ⓒ)\W{0,4}[^.!?]{0,60}\W*$",
    re.IGNORECASE,
)
LABELLED = pattern_of(
    r"[(（](?:[A-Z]{2,4}\s)?(?:photo|file\sphoto|foto|圖|图)\s?[/／:：][^()（）\n]{1,60}[)）]$",
    re.I | re.M,
)
GIVEN = pattern_of(
    r"^[^。！？\n]{4,40}。?[（(][^（）()\n]{2,14}(?:提供|[摄攝]影?|翻[攝拍]|供[圖图])[）)]$", re.M
)
GIVING = "摄攝翻供"  # one is in all that `GIVEN` finds, which goes back on every line
LONGEST_CAPTION = 600  # characters
LONGEST_BESIDE = 240  # bytes of one that only its place tells
SMALLEST = 48  # pixels; smaller ones are signs
MOST_PICTURES = 80
STORY_SHARE = 0.34  # of the text; more in captions is a picture story
SHORTEST_BESIDE = 600  # characters of an article beside a gallery
ITALICS = frozenset({"em", "i", "small"})
APART = frozenset({"b", "small", "em", "i", "font", "span", "strong"})
BOXES = frozenset(
    {
        "div",
        "span",
        "table",
        "tbody",
        "tr",
        "td",
        "center",
        "a",
        "p",
        "section",
        "em",
        "font",
        "dl",
        "dt",
        "dd",
    }
)


def text_without_captions(body: Tree) -> str:
    """The text as a reader sees it, captions left out; takes them out of the tree."""
    root = body.body
    if root is None:
        return ""
    take_out([node for node in select(root, "sup") if first(node, "a[href*='#']") is not None])
    whole = element_text(root)
    captions = [node for node in select(root, CAPTIONS) if _is_caption(node)]
    captions += _beside_pictures(root)
    if _credits(whole):
        captions += [node for node in select(root, "p, div, span, li") if _is_credited(node)]
    strays = list(select(root, f".{STRAY}"))
    stray = sum(len(element_text(node)) for node in strays)
    if 2 * stray >= len(whole):
        strays, stray = [], 0
    if not captions and not strays:
        return whole
    is_aside = all(map(_in_gallery, captions))
    take_out([*captions, *strays])
    rest = element_text(root)
    if is_aside and len(rest) > SHORTEST_BESIDE:
        return rest
    return rest if len(rest) > (1 - STORY_SHARE) * (len(whole) - stray) else whole


def _is_caption(node: Node) -> bool:
    names = node.attributes.get("class") or ""
    if node.tag not in PLAIN and names != PLAYER and not NAMED.search(names):
        return False
    if node.tag == "figure" and (
        first(node, TEXT_IN_FIGURE) is not None
        or (first(node, PICTURED) is None and first(node, WORDS) is not None)
    ):
        return False  # editors of blocks set each heading and paragraph into a figure
    return len(element_text(node)) <= LONGEST_CAPTION


def _in_gallery(node: Node) -> bool:
    """True for what stands in a gallery, which has its own texts beside the article's."""
    up: Node | None = node
    while up is not None and up.tag not in {"body", "html"}:
        if names_gallery(up.attributes.get("class") or ""):
            return True
        up = up.parent
    return False


def _credits(text: str) -> bool:
    """True where a line ends with a picture's maker in brackets."""
    if "(" not in text and "（" not in text:
        return False
    if LABELLED.search(text):
        return True
    return any(map(text.__contains__, GIVING)) and GIVEN.search(text) is not None


def _is_credited(node: Node) -> bool:
    """True for a line that ends with the picture's maker in brackets, wherever the picture is."""
    text = _short_text(node) or ""
    return "\n" not in text and _credits(text)


def _beside_pictures(root: Node) -> Iterator[Node]:
    """Boxes that hold a picture and a short text, and short texts right below a picture."""
    for picture in select(root, "img")[:MOST_PICTURES]:
        if _is_sign(picture):
            continue
        box = _box_around(picture, root)
        if box is None:
            continue
        if _short_text(box):
            if _is_box(box):
                yield box
        elif (below := _next_element(box)) is not None:
            text = _short_text(below)
            is_told = text and (CREDIT.search(text) or _is_in_italics(below))
            if is_told and first(below, "img") is None:
                yield below


def _box_around(picture: Node, root: Node) -> Node | None:
    """The largest holder of a picture with little text in it, and nothing that is more."""
    box, up, words = picture, picture.parent, ""
    while up is not None and up.mem_id != root.mem_id and up.tag in BOXES:
        text = _short_text(up)
        if text is None or (words and text != words) or first(up, HEADING) is not None:
            break
        if _has_cells(up):
            break
        box, up, words = up, up.parent, text
    return box


def _short_text(node: Node) -> str | None:
    """Its text, None for a long one."""
    text = element_text(node)
    return text if len(text.encode()) <= LONGEST_BESIDE else None


def _is_in_italics(node: Node) -> bool:
    """True for a paragraph that is set in italics or small as a whole."""
    inner = node.child if node.tag == "p" else None
    while inner is not None and not has_text(inner):
        inner = inner.next
    is_apart = inner is not None and inner.tag in ITALICS
    return is_apart and element_text(inner or node) == element_text(node)


def _has_cells(node: Node) -> bool:
    """True for a row of several cells with words, as tables of facts have."""
    return node.tag == "tr" and sum(bool(_short_text(cell)) for cell in select(node, "td")) > 1


def _is_box(box: Node) -> bool:
    if box.tag == "p" and (first(box, "br") is None or not _begins_with_picture(box)):
        return False  # a picture within a line of the text
    marks = [box.attributes.get("class") or ""]
    marks += [node.attributes.get("class") or "" for node in select(box, "[class]")]
    is_named = any(PICTURE.search(mark) for mark in marks) or _ends_in_one_element(box)
    return is_named or box.tag in {"table", "dl"} or CREDIT.search(element_text(box)) is not None


def _ends_in_one_element(box: Node) -> bool:
    """True for a paragraph of a picture, a break and one element such as `small` or `b`."""
    last = box.last_child
    while last is not None and not has_text(last):
        last = last.prev
    is_set_apart = box.tag == "p" and last is not None and last.tag in APART
    return is_set_apart and element_text(last or box) == element_text(box)


def _begins_with_picture(box: Node) -> bool:
    child = box.child
    while child is not None and child.tag == "-text" and not (child.text_content or "").strip():
        child = child.next
    return child is not None and (child.tag == "img" or first(child, "img") is not None)


def _next_element(node: Node) -> Node | None:
    following = node.next
    while following is not None and following.tag == "-text":
        if (following.text_content or "").strip():
            return None
        following = following.next
    return following


def _is_sign(picture: Node) -> bool:
    sizes = (picture.attributes.get(name) or "" for name in ("width", "height"))
    return any(size.isdigit() and int(size) < SMALLEST for size in sizes)
