"""Is this answer an article at all? Pages are judged before they are filed.

Pure and deliberately careful: a sign of a challenge or an error counts only where little text
stands beside it, so that an article about captchas stays an article. A status that is no success
speaks for itself.
"""

import re
from dataclasses import dataclass

from crawler.document import Document, element_text, first
from crawler.model import Response

CHALLENGE = re.compile(
    r"just a moment|checking your browser|attention required|verify (?:that )?you are (?:a )?human|"
    r"are you a robot|unusual traffic|access denied|request unsuccessful|security check|"
    r"安全验证|人机验证|访问验证|请完成验证",
    re.IGNORECASE,
)
CHALLENGE_MARKUP = re.compile(
    r"/cdn-cgi/challenge-platform|cf-chl-|_Incapsula_Resource|px-captcha|geo\.captcha-delivery",
    re.IGNORECASE,
)
GONE = re.compile(
    r"\b404\b|page (?:was |could )?(?:not|n't) (?:be )?found|no longer (?:exists|available)|"
    r"页面不存在|找不到页面|文章不存在|内容已删除|您访问的页面",
    re.IGNORECASE,
)
LOGIN = re.compile(
    r"(?:log|sign) ?in to (?:continue|read)|please (?:log|sign) ?in|登录后(?:查看|阅读)",
    re.IGNORECASE,
)
LITTLE_TEXT = (
    600  # characters: challenge pages and soft 404s are short, their phrases rare in the rest
)
SHORTEST_BODY = 15  # characters; a flash item in Chinese is hardly shorter
GONE_FOR_GOOD = frozenset({404, 410, 451})
FORBIDDING = frozenset({401, 402, 403, 407})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a page is no article; `for_good` when another visit would find the same."""

    reason: str
    detail: str
    for_good: bool = False


def judge_status(response: Response) -> Judgement | None:
    """A judgement from the status alone, or None for a success."""
    status = response.status
    if 200 <= status < 300:  # noqa: PLR2004  # RFC 9110 §15.3
        return None if response.body else Judgement("empty", "the body is empty")
    if status in GONE_FOR_GOOD:
        return Judgement("gone", f"HTTP {status}", for_good=True)
    if status in FORBIDDING:
        return Judgement("forbidden", f"HTTP {status}")
    return Judgement("http_status", f"HTTP {status}")


def judge_page(page: Document) -> Judgement | None:
    """A judgement from a page's title and text, or None when it may be an article."""
    heading = " ".join(
        element_text(node)
        for selector in ("title", "h1", "h2")
        if (node := first(page.tree, selector)) is not None
    )
    title_node = first(page.tree, "title")
    title = (title_node.text() if title_node else "") + " " + heading
    body = first(page.tree, "body")
    text = element_text(body) if body else ""
    if len(text) >= LITTLE_TEXT:
        return None
    if CHALLENGE_MARKUP.search(page.html) or CHALLENGE.search(title):
        return Judgement("challenge", title.strip()[:80])
    if GONE.search(title):
        return Judgement("soft_404", title.strip()[:80], for_good=True)
    if LOGIN.search(text):
        return Judgement("login", title.strip()[:80])
    return None


def judge_body(text: str) -> Judgement | None:
    """A judgement from the text that was extracted."""
    if len(text) < SHORTEST_BODY:
        return Judgement("no_text", f"{len(text)} characters of text found")
    return None
