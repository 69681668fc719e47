"""The text of a body without the words under its pictures and the links that stand for players.

Captions stay in the body's HTML, with their pictures; what is compared, searched and measured is
the text, and whoever calls a text the article's leaves them out, as do we. Picture stories, whose
captions are the story, keep them.
"""

from crawler.document import Node, Tree, element_text, first, select, take_out

CAPTIONS = (
    "figure, figcaption, .wp-caption-text, .caption, .image-caption, .img-caption, .photo-caption, "
    ".img_desc, .media-caption, .gallery-caption, .picture-caption, .imageCaption, .photoCaption, "
    "blockquote.embedded"
)
TEXT_IN_FIGURE = "table, pre, blockquote, ul, ol, figcaption p + p"
LONGEST_CAPTION = 600  # characters
STORY_SHARE = 0.34  # of the text; more in captions is a picture story


def text_without_captions(body: Tree) -> str:
    """The text as a reader sees it, captions left out; takes them out of the tree."""
    root = body.body
    if root is None:
        return ""
    whole = element_text(root)
    captions = [node for node in select(root, CAPTIONS) if _is_caption(node)]
    if not captions:
        return whole
    take_out(captions)
    rest = element_text(root)
    return rest if len(rest) > (1 - STORY_SHARE) * len(whole) else whole


def _is_caption(node: Node) -> bool:
    if node.tag == "figure" and first(node, TEXT_IN_FIGURE) is not None:
        return False
    return len(element_text(node)) <= LONGEST_CAPTION
