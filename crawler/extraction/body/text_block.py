"""Which block holds the article's text: the best by its words, and second thoughts.

Regions that tag or class call side matter do not count at first. A choice gives way where it is
little beside what was left out, where it is a row of teasers, and where it speaks of consent.
"""

import re
from collections.abc import Callable, Sequence

from crawler.casing import compile_small, small_letters
from crawler.extraction.blocks import Block, holders_of_heading
from crawler.extraction.body.comments import rows_of_comments
from crawler.extraction.body.endless import further_articles, is_inside
from crawler.extraction.body.scoring import SHORTEST_TEXT, Choice, best_choice
from crawler.extraction.body.teasers import rows_of_teasers
from crawler.extraction.hints import Hint
from crawler.patterns import pattern_of

BODY, STRONG = Hint.BODY, Hint.STRONG
UNLIKELY_TAGS = frozenset({"nav", "footer", "aside"})
MOST_OF_PAGE = 0.5
COMMENTS = pattern_of(r"comment|talkback|disqus|respond|pinglun", re.IGNORECASE)
NEVER_TEXT = pattern_of(
    r"comment|talkback|disqus|respond|pinglun|foot|cookie|consent|gdpr|nav", re.IGNORECASE
)
LITTLE, MANY_TIMES = 600, 8  # bytes of a choice that is doubted, beside so much left out
FEW_TIMES = 2  # beside a choice with more noise than text
FEWEST_BESIDE = 130  # bytes of worth of a text beside a row of teasers
CONSENT = compile_small(
    r"""cookies?\b|consent|personal\sdata|our\s(?:\d+\s)?partners|privacy\spolicy|personalised|personalized|
    einwilligung|datenschutz|personenbezogen|consentement|données\spersonnelles|consentimiento|datos\spersonales|
    consentimento|dados\spessoais|consenso|dati\spersonali|toestemming|persoonsgegevens|danych\sosobowych|
    персональн""",
    re.VERBOSE,
)
CONSENT_SIGNS = (  # a notice holds one at least
    "cookie", "consen", "personal", "datenschutz", "einwillig", "personenbez", "personnelles",
    "pessoais", "toestemming", "persoonsgeg", "osobowych", "персональн",
)  # fmt: skip
CONSENT_SAMPLE, FEWEST_CONSENTS = 1500, 6  # characters, and words in them that make it a notice


def choose_block(
    blocks: Sequence[Block], *, host: str = "", titles: Sequence[str] = ()
) -> Choice | None:
    """The block that holds the text, or None for a page without any.

    `host` is the page's, `titles` are what it declares as such.
    """
    outside, never = _outside_text(blocks, _is_unlikely), rows_of_comments(blocks)
    for block in never:
        block.hint = STRONG
    if teasers := rows_of_teasers(blocks, host=host) - outside:
        beside = best_choice(blocks, outside | teasers)
        if beside and beside.block.good > FEWEST_BESIDE:
            for block in teasers:
                block.hint = STRONG
            never |= teasers
    choice = best_choice(blocks, outside | never)
    if further := further_articles(blocks, titles, worth=SHORTEST_TEXT):
        never |= {block for block in blocks if any(is_inside(block, one) for one in further)}
        for block in further:
            block.hint = STRONG
        choice = best_choice(blocks, outside | never)
    if choice and (notice := _consent_notice(choice.block)):
        never |= {block for block in blocks if is_inside(block, notice)}
        notice.hint = STRONG
        choice = best_choice(blocks, outside | never)
    return _wider(blocks, outside - never, never, choice)


def _wider(
    blocks: Sequence[Block], outside: set[Block], never: set[Block], choice: Choice | None
) -> Choice | None:
    """The choice, or a region that was left out for its name, where that holds much more."""
    held = choice.block.good if choice else 0.0
    is_poor = choice is None or not _reads_like_text(choice.block)
    times = FEW_TIMES if is_poor else MANY_TIMES
    left_out = sum(block.own_size for block in outside)
    if outside and (held < LITTLE or is_poor) and held * times < left_out:
        # Themes call the column of the text `sidebar-content`, or hide it behind `ad-free`.
        for is_unlikely in (_is_side_matter, _is_none):
            other = best_choice(blocks, _outside_text(blocks, is_unlikely) | never)
            if other and other.block.good > times * held and _reads_like_text(other.block):
                for block in blocks:
                    if block.hint is STRONG and block not in never and not is_unlikely(block):
                        block.hint = Hint.NONE
                return other
        return best_choice(blocks, outside | never)
    return choice


def _consent_notice(chosen: Block) -> Block | None:
    """The notice of a consent manager, which is longer than many an article, in the choice."""
    if not names_consent(chosen):
        return None
    block: Block | None = chosen
    while block is not None and (block.tag == "body" or _holds_headline(block)):
        block = next((one for one in block.children if _speaks_of_consent(one)), None)
    up = block
    while up is not None and up.tag not in {"article", "main"}:
        up = up.parent
    return block if up is None else None


def _speaks_of_consent(block: Block) -> bool:
    return block.good > SHORTEST_TEXT and names_consent(block)


def names_consent(block: Block) -> bool:
    """True for the text of a consent manager."""
    sample = small_letters(block.text[:CONSENT_SAMPLE])
    if not any(map(sample.__contains__, CONSENT_SIGNS)):
        return False
    return len(CONSENT.findall(sample)) >= FEWEST_CONSENTS


def _holds_headline(block: Block) -> bool:
    stack = [block]
    while stack:
        inner = stack.pop()
        if inner.tag == "h1":
            return True
        stack.extend(inner.children)
    return False


def _outside_text(blocks: Sequence[Block], is_unlikely: Callable[[Block], bool]) -> set[Block]:
    """Blocks in regions that their tag or class tells to be no text."""
    # Whatever its class says, a region around the page's first heading is no side matter.
    kept = holders_of_heading(blocks) | _holders_of_bodies(blocks)
    outside: set[Block] = set()
    for block in blocks:
        if block.parent in outside or (is_unlikely(block) and block not in kept):
            outside.add(block)
    return outside


def _holders_of_bodies(blocks: Sequence[Block]) -> set[Block]:
    """Regions around most of the page's text where an inner class says that it is the text."""
    most = MOST_OF_PAGE * (blocks[0].size - blocks[0].linked)
    holders: set[Block] = set()
    for block in blocks:
        if block.hint is BODY and block.size - block.linked > most:
            up = block.parent
            while up is not None and up not in holders and not COMMENTS.search(up.marks):
                holders.add(up)
                up = up.parent
    return holders


def _is_unlikely(block: Block) -> bool:
    return block.tag in UNLIKELY_TAGS or (
        block.hint is STRONG and block.tag not in {"body", "html", "article", "main"}
    )


def _is_side_matter(block: Block) -> bool:
    """What never holds the text, however a theme names its columns."""
    return block.tag in UNLIKELY_TAGS or (
        block.hint is STRONG and NEVER_TEXT.search(block.marks) is not None
    )


def _is_none(_: Block) -> bool:
    return False


def _reads_like_text(block: Block) -> bool:
    return block.good > block.bad and block.good > SHORTEST_TEXT
