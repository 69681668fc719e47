"""HTML fragments as Markdown (CommonMark with pipe tables).

Emphasis falls back to HTML where CommonMark's flanking rules would leave the stars visible, as they
do between Chinese characters and quotes (`央行**“降准”**后`). What looks like markup in the text is
escaped.
"""

import re
import unicodedata

from crawler.document import Node, element_text, parse

SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])")
LINE_START = re.compile(r"^(\s*)(?:([#+=-])|(\d{1,9})([.)]))", re.MULTILINE)
REFERENCE = re.compile(r"&(?=#?\w+;)")
SPACES = re.compile(r"[ \t\r\n]+")
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
STRONG = {"strong": ("**", "strong"), "b": ("**", "strong"), "em": ("*", "em"), "i": ("*", "em")}


def to_markdown(html: str) -> str:
    """Markdown of a sanitised fragment, ending without a line end."""
    body = parse(f"<!DOCTYPE html><body>{html}").body
    return "\n\n".join(_blocks(body)) if body else ""


def escape_text(text: str) -> str:
    """Text that Markdown shows as it stands."""
    escaped = SPECIAL.sub(r"\\\1", REFERENCE.sub("&amp;", text))
    return LINE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    space, mark, number, dot = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{dot}"


def _blocks(node: Node) -> list[str]:
    """Blocks of an element; runs of inline content between them are paragraphs."""
    blocks: list[str] = []
    inline: list[Node] = []
    for child in [*_children(node), None]:
        if child is not None and not _is_block(child):
            inline.append(child)
            continue
        paragraph = _finish("".join(_inline(item) for item in inline))
        if paragraph:
            blocks.append(paragraph)
        inline = []
        if child is not None:
            blocks += _block(child)
    return blocks


def _is_block(node: Node) -> bool:
    return node.is_element_node and (
        node.tag in BLOCKS
        or any(child.tag in BLOCKS for child in node.css("*") if child.mem_id != node.mem_id)
    )


def _block(node: Node) -> list[str]:  # noqa: PLR0911  # one return an element reads better than a table of one-liners
    tag = node.tag or ""
    if tag in HEADINGS:
        text = _finish(_inlines(node)).replace("\n", " ")
        return [f"{HEADINGS[tag]} {text}"] if text else []
    if tag in {"ul", "ol"}:
        return _list(node, ordered=tag == "ol")
    if tag == "blockquote":
        return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(node)).split("\n"))]
    if tag == "pre":
        return [_code_block(node)]
    if tag == "hr":
        return ["* * *"]
    if tag == "table":
        return _table(node)
    if tag == "figcaption":
        return [f"*{text}*" for text in [_finish(_inlines(node))] if text]
    return _blocks(node)


def _list(node: Node, *, ordered: bool) -> list[str]:
    items = []
    for place, item in enumerate((c for c in _children(node) if c.tag == "li"), 1):
        mark = f"{place}. " if ordered else "- "
        lines = "\n\n".join(_blocks(item)).split("\n")
        indent = " " * len(mark)
        items.append(
            "\n".join([mark + lines[0], *(f"{indent}{x}" if x else "" for x in lines[1:])])
        )
    return ["\n".join(items)] if items else []


def _table(node: Node) -> list[str]:
    rows = [
        [" ".join(_inlines(cell).split()) for cell in row.css("th, td")] for row in node.css("tr")
    ]
    rows = [row for row in rows if row]
    if not rows:
        return []
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in padded]
    return ["\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])]


def _code_block(node: Node) -> str:
    text = (node.text() or "").strip("\n")
    if "{{" in text or "{%" in text:  # a reference would show as such in Markdown code
        inert = text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")
        return f"<pre><code>{inert}</code></pre>"
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _inlines(node: Node) -> str:
    return "".join(_inline(child) for child in _children(node))


def _inline(node: Node) -> str:  # noqa: PLR0911  # one return an element, as in `_block`
    if node.is_text_node:
        return SPECIAL.sub(
            r"\\\1", REFERENCE.sub("&amp;", SPACES.sub(" ", node.text_content or ""))
        )
    if not node.is_element_node:
        return ""
    if node.tag == "br":
        return "\\\n"
    if node.tag == "img":
        return _image(node)
    if node.tag == "code":
        return _code(node)
    inner = _inlines(node)
    if node.tag == "a":
        href = node.attributes.get("href")
        return f"[{inner.strip()}](<{_address(href)}>)" if href and inner.strip() else inner
    if node.tag in STRONG and inner.strip():
        return _emphasis(node, inner)
    return inner


def _emphasis(node: Node, inner: str) -> str:
    mark, tag = STRONG[node.tag or ""]
    lead, core, tail = _split_space(inner)
    outer_before = "" if lead else _last_char(node)
    outer_after = "" if tail else _first_char(node)
    opens = _flanks(outer_before, element_text(node)[:1] or core[0])
    closes = _flanks(outer_after, element_text(node)[-1:] or core[-1])
    if opens and closes:
        return f"{lead}{mark}{core}{mark}{tail}"
    return f"{lead}<{tag}>{core}</{tag}>{tail}"


def _flanks(outer: str, inner: str) -> bool:
    """CommonMark §6.2: punctuation inside needs space or punctuation outside."""
    if not _is_punctuation(inner):
        return True
    return not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _last_char(node: Node) -> str:
    before = node.prev
    text = (before.text() if before is not None and before.tag != "br" else "") or ""
    return text[-1:]


def _first_char(node: Node) -> str:
    after = node.next
    text = (after.text() if after is not None and after.tag != "br" else "") or ""
    return text[:1]


def _image(node: Node) -> str:
    source = node.attributes.get("src")
    alt = SPECIAL.sub(r"\\\1", " ".join((node.attributes.get("alt") or "").split()))
    return f"![{alt}](<{_address(source)}>)" if source else ""


def _code(node: Node) -> str:
    text = SPACES.sub(" ", node.text() or "")
    if "{{" in text or "{%" in text or "`" in text:
        inert = text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")
        return f"<code>{inert}</code>"
    return f"`{text}`" if text.strip() else text


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("\n", "").replace("\\", "%5C")


def _split_space(text: str) -> tuple[str, str, str]:
    core = text.strip()
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]


def _finish(text: str) -> str:
    lines = [line.strip() for line in text.split("\n")]
    joined = "\n".join(lines).strip().removesuffix("\\").rstrip()
    return LINE_START.sub(_escape_start, joined)


def _children(node: Node) -> list[Node]:
    children, child = [], node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children
