"""Inline content of HTML as Markdown: text escaped, emphasis where CommonMark reads it as such.

Emphasis is decided on what was written around it, not on the tree: `**` opens and closes only
between the right characters (CommonMark §6.2), which Chinese text rarely gives it
(`央行**“降准”**后`), and marks that touch or nest combine. Wherever stars would stay visible the
elements themselves are written, which Markdown takes as they are.
"""

import re
import unicodedata
from dataclasses import dataclass

from crawler.document import Node, element_text, fold_blanks

# The last is kramdown's: `{:` begins an attribute list, wherever it stands.
SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|\{(?=:)|!(?=\Z|\[)")
LINE_START = re.compile(r"^([ \t]*)(?:([#+=:-])|(\d{1,9})([.)]))", re.MULTILINE)
REFERENCE = re.compile(r"&(?=#?\w+;)")
SPACES = re.compile(r"[ \t\r\n\f]+")
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
TAGS = {"**": "strong", "*": "em"}
LINE_BREAK = "\\\n"
NOTHING = "<!-- -->"  # between two code spans, whose backticks would make one run
DEEPEST = 60  # inline elements within one another; beyond it only their text is kept


@dataclass(frozen=True, slots=True)
class Mark:
    """One end of an emphasis; both ends share `pair`."""

    mark: str
    pair: int
    is_end: bool


Piece = str | Mark


def inline_markdown(nodes: list[Node], *, in_table: bool = False) -> str:
    """One paragraph's content; lines end only where the HTML breaks them."""
    pieces = _Writer(in_table=in_table).pieces(nodes, 0)
    return finish(_joined(pieces))


def escape_text(text: str) -> str:
    """Text that Markdown shows as it stands, in the middle of a line."""
    return SPECIAL.sub(lambda found: "\\" + found.group(), REFERENCE.sub("&amp;", text))


def finish(text: str) -> str:
    """A paragraph without space around its lines, none of which begins a block."""
    lines = (line.strip(" \t") for line in text.strip().split("\n"))
    joined = "\n".join(line for line in lines if line not in {"", "\\"})
    return LINE_START.sub(_escape_start, _without_last_break(joined))


def link_address(url: str) -> str:
    """A URL as it may stand between angle brackets, in a table too."""
    address = "".join(ch for ch in url.strip() if ch >= " ")
    for char, escape in (("<", "%3C"), (">", "%3E"), ("\\", "%5C"), ("|", "%7C")):
        address = address.replace(char, escape)
    return REFERENCE.sub("&amp;", address)


class _Writer:
    """Turns nodes into pieces; numbers its emphases."""

    def __init__(self, *, in_table: bool) -> None:
        self._in_table = in_table
        self._pairs = 0

    def pieces(self, nodes: list[Node], depth: int) -> list[Piece]:
        out: list[Piece] = []
        for node in nodes:
            out += self._of_node(node, depth)
        return out

    def _of_node(self, node: Node, depth: int) -> list[Piece]:  # noqa: PLR0911  # one return an element
        if node.is_text_node:
            return [escape_text(SPACES.sub(" ", node.text_content or ""))]
        if not node.is_element_node:
            return []
        if depth > DEEPEST:
            return [escape_text(fold_blanks(element_text(node)))]
        if node.tag == "br":
            return [" " if self._in_table else LINE_BREAK]
        if node.tag == "img":
            return [_image(node)]
        if node.tag == "code":
            return [self._code(node)]
        inner = self.pieces(children(node), depth + 1)
        if node.tag == "a":
            return self._link(node, inner)
        if node.tag in MARKS:
            return self._emphasis(MARKS[node.tag], inner)
        return inner

    def _link(self, node: Node, inner: list[Piece]) -> list[Piece]:
        href = node.attributes.get("href")
        lead, core, tail = _split_space(inner)
        if not href or not core:
            return inner
        return [lead, "[", *core, f"](<{link_address(href)}>)", tail]

    def _emphasis(self, mark: str, inner: list[Piece]) -> list[Piece]:
        lead, core, tail = _split_space(inner)
        if not core:
            return inner
        self._pairs += 1
        ends = (Mark(mark, self._pairs, is_end=False), Mark(mark, self._pairs, is_end=True))
        return [lead, ends[0], *core, ends[1], tail]

    def _code(self, node: Node) -> str:
        text = SPACES.sub(" ", node.text() or "")
        if not text.strip():
            return text
        if any(sign in text for sign in ("{{", "{%", "`", "|" if self._in_table else "`")):
            return f"<code>{escape_text(text)}</code>"
        return f"`{text}`"


def children(node: Node) -> list[Node]:
    """Children of a node, texts and comments among them."""
    found, child = [], node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _joined(pieces: list[Piece]) -> str:
    merged = _merged(pieces)
    as_tags = _written_as_tags(merged)
    out = []
    for piece in merged:
        if isinstance(piece, str):
            out.append(piece)
        elif piece.pair in as_tags:
            out.append(f"<{'/' if piece.is_end else ''}{TAGS[piece.mark]}>")
        else:
            out.append(piece.mark)
    return "".join(out)


def _merged(pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(last := merged[-1], str):
            touches = last.endswith("`") and piece.startswith("`")
            merged[-1] = last + (NOTHING if touches else "") + piece
        elif piece:
            merged.append(piece)
    return merged


def _written_as_tags(pieces: list[Piece]) -> set[int]:
    """Emphases for which stars would not do."""
    as_tags: set[int] = set()
    open_pairs: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        before = pieces[at - 1] if at else ""
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        outer, inner = (after, before) if piece.is_end else (before, after)
        if piece.is_end:
            open_pairs.pop()
        elif open_pairs:
            as_tags |= {piece.pair, *open_pairs}
        if not piece.is_end:
            open_pairs.append(piece.pair)
        touches = not isinstance(outer, str) or not isinstance(inner, str)
        if touches or not _flanks(_near(outer, piece), _near(inner, piece, inside=True)):
            as_tags.add(piece.pair)
    return as_tags


def _near(text: Piece, mark: Mark, *, inside: bool = False) -> str:
    """The character of a neighbour that touches a mark."""
    assert isinstance(text, str)
    is_before = mark.is_end == inside
    return text[-1:] if is_before else text[:1]


def _flanks(outer: str, inner: str) -> bool:
    """CommonMark §6.2: punctuation inside needs space or punctuation outside."""
    if not inner or inner.isspace():
        return False
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _split_space(pieces: list[Piece]) -> tuple[str, list[Piece], str]:
    """Leading space, the rest without space at its ends, trailing space."""
    core, lead, tail = _merged(pieces), "", ""
    while core and isinstance(core[0], str):
        stripped = core[0].removeprefix(LINE_BREAK).lstrip()
        if stripped == core[0]:
            break
        lead += core[0][: len(core[0]) - len(stripped)]
        core = [stripped, *core[1:]] if stripped else core[1:]
    while core and isinstance(core[-1], str):
        stripped = core[-1].rstrip(" ").removesuffix(LINE_BREAK)
        if stripped == core[-1]:
            break
        tail = core[-1][len(stripped) :] + tail
        core = [*core[:-1], stripped] if stripped else core[:-1]
    return lead, core, tail


def _image(node: Node) -> str:
    source = node.attributes.get("src")
    alt = escape_text(fold_blanks(node.attributes.get("alt") or ""))
    return f"![{alt}](<{link_address(source)}>)" if source else ""


def _without_last_break(text: str) -> str:
    ends = len(text) - len(text.rstrip("\\"))
    return text[:-1].rstrip() if ends % 2 else text


def _escape_start(match: re.Match[str]) -> str:
    space, mark, number, dot = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{dot}"
