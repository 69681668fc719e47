"""HTML fragments as Markdown (CommonMark with pipe tables): the blocks; `inline` does the rest.

What a reader sees stays the same: text that looks like markup is escaped, and what Markdown cannot
say without changing the text is written as HTML. Nothing here is recursive without a bound.
"""

import re

from crawler.document import Node, Tree, element_text, fold_blanks, parse, select
from crawler.formats.inline import children, escape_text, finish, inline_markdown

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
HASH = re.compile(r"(?<!\\)#")  # hashes at a heading's end would close it
ESCAPED_HASH = r"\\#"
DEEPEST = 40  # blocks within one another; deeper ones give their text only


def to_markdown(html: str) -> str:
    """Markdown of a sanitised fragment, ending without a line end."""
    tree = parse(f"<!DOCTYPE html><body>{html}")
    return "\n\n".join(_Blocks(tree).of(tree.body, 0)) if tree.body else ""


class _Blocks:
    """Writes the blocks of one tree; knows which elements hold blocks."""

    def __init__(self, tree: Tree) -> None:
        self._holders: set[int] = set()
        for block in select(tree, ", ".join(sorted(BLOCKS))):
            node: Node | None = block
            while node is not None and node.mem_id not in self._holders:
                self._holders.add(node.mem_id)
                node = node.parent

    def of(self, node: Node, depth: int) -> list[str]:
        """Blocks of an element; runs of inline content between them are paragraphs."""
        if depth > DEEPEST:
            text = finish(escape_text(fold_blanks(element_text(node))))
            return [text] if text else []
        blocks: list[str] = []
        inline: list[Node] = []
        for child in [*children(node), None]:
            if child is not None and not self._is_block(child):
                inline.append(child)
                continue
            if paragraph := inline_markdown(inline):
                blocks.append(paragraph)
            inline = []
            if child is not None:
                blocks += self._block(child, depth + 1)
        return blocks

    def _is_block(self, node: Node) -> bool:
        return node.is_element_node and (node.tag in BLOCKS or node.mem_id in self._holders)

    def _block(self, node: Node, depth: int) -> list[str]:
        tag = node.tag or ""
        if tag in HEADINGS:
            return self._heading(node, HEADINGS[tag], depth)
        if tag in {"ul", "ol"}:
            return self._list(node, depth, ordered=tag == "ol")
        if tag == "blockquote":
            lines = "\n\n".join(self.of(node, depth)).split("\n")
            return ["\n".join(f"> {line}".rstrip() for line in lines)]
        if tag == "pre":
            return _code_block(node)
        if tag == "hr":
            return ["* * *"]
        return self._table(node, depth) if tag == "table" else self.of(node, depth)

    def _heading(self, node: Node, mark: str, depth: int) -> list[str]:
        if any(self._is_block(child) for child in children(node)):
            return self.of(node, depth)
        text = inline_markdown(children(node), in_table=True).replace("\n", " ")
        return [f"{mark} {HASH.sub(ESCAPED_HASH, text)}"] if text else []

    def _list(self, node: Node, depth: int, *, ordered: bool) -> list[str]:
        items: list[str] = []
        for child in children(node):
            blocks = self.of(child, depth) if child.is_element_node else []
            if child.is_text_node and (text := inline_markdown([child])):
                blocks = [text]
            if not blocks and child.tag != "li":
                continue
            mark = f"{len(items) + 1}. " if ordered else "- "
            lines = "\n\n".join(blocks).split("\n")
            indent = " " * len(mark)
            rest = [f"{indent}{line}" if line else "" for line in lines[1:]]
            items.append("\n".join([(mark + lines[0]).rstrip(), *rest]))
        return ["\n".join(items)] if items else []

    def _table(self, node: Node, depth: int) -> list[str]:
        """A pipe table, or the cells one after another where a table stands within another."""
        rows = [
            [cell for cell in children(row) if cell.tag in {"td", "th"}]
            for row in select(node, "tr")
        ]
        rows = [row for row in rows if row]
        if not rows or len(select(node, "table")) > 1 or select(node, "caption"):
            return self.of(node, depth)
        width = max(map(len, rows))
        texts = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in texts]
        return ["\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])]


def _cell(cell: Node) -> str:
    """One line; blocks in it are parted by spaces."""
    if select(cell, ", ".join(sorted(BLOCKS - {"td", "th"}))):
        return escape_text(fold_blanks(element_text(cell)))
    return inline_markdown(children(cell), in_table=True).replace("\n", " ")


def _code_block(node: Node) -> list[str]:
    text = (node.text() or "").strip("\n")
    if not text.strip():
        return []
    if "{{" in text or "{%" in text:  # a reference would show as such in Markdown code
        inert = text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")
        return [f"<pre><code>{inert}</code></pre>"]
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}\n{text}\n{fence}"]
