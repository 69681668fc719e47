"""Articles as posts: front matter, bodies and the layouts of static site generators. Pure."""

from crawler.formats.render import PostStyle, render_post
from crawler.formats.stored import ParsedPost, parse_post

__all__ = ["ParsedPost", "PostStyle", "parse_post", "render_post"]
