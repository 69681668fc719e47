"""How much of a paper was filed as a reader sees it."""

import re
from html import unescape
from pathlib import Path

from tests.support.crawls import posts
from tests.support.papers import Paper


def wrong(paper: Paper, folder: Path) -> list[str]:
    """Why stories of the paper are not in the archive with their title, time and text."""
    filed = {str(post.meta["url"]): post for post in posts(folder)}
    problems = []
    for shown in paper.shown:
        post, story = filed.get(shown.url), shown.story
        if post is None:
            problems.append(f"missing: {shown.url}")
            continue
        if post.meta["title"] != story.title:
            problems.append(f"title: {post.meta['title']!r}, not {story.title!r}")
        elif f"{story.published:%Y-%m-%d %H:%M}" not in str(post.meta["date"]):
            problems.append(f"date: {post.meta['date']}, not {story.published}")
        elif _letters(post.body) != _letters("".join(story.paragraphs)):
            problems.append(f"text: {post.body[:100]!r} … {post.body[-100:]!r}")
    return problems


def share_right(paper: Paper, folder: Path) -> float:
    """Share of the paper's stories that were filed right."""
    return 1 - len(wrong(paper, folder)) / len(paper.shown)


def _letters(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
