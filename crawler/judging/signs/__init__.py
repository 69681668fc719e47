"""What pages that are no articles say, by the place where they say it: tables, no rules."""

from crawler.judging.signs.lines import LINES
from crawler.judging.signs.markup import ADDRESSES, HEADERS, MARKUP
from crawler.judging.signs.titles import TITLES

__all__ = ["ADDRESSES", "HEADERS", "LINES", "MARKUP", "TITLES"]
