"""Pages are judged before they are filed, new versions before they replace a post. Pure."""

from crawler.judging.directives import forbids_archiving, forbids_following
from crawler.judging.page import Judgement, judge_body, judge_page, judge_status
from crawler.judging.repeated import judge_repeated
from crawler.judging.worse import is_worse

__all__ = [
    "Judgement",
    "forbids_archiving",
    "forbids_following",
    "is_worse",
    "judge_body",
    "judge_page",
    "judge_repeated",
    "judge_status",
]
