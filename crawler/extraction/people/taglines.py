"""Lines below a text that tell who its author is, or how to reach him."""

import re
from collections.abc import Iterator

from crawler.casing import small_letters
from crawler.extraction.people.people_words import ROLE
from crawler.extraction.people.persons import is_personal
from crawler.patterns import pattern_of

LONGEST_TAGLINE = 300  # characters
_WORD = r"[A-ZÀ-ÞА-Я][\w.'’-]*"
NAME = rf"[A-ZÀ-ÞА-Я][\w.'’-]+(?:\s(?:{_WORD}|de|van|der|von|da|dos|di)){{1,3}}"
# `Reach Ada Rivers at arivers@lantern.test`
REACH = pattern_of(
    rf"(?:Contact|Reach|Email|E-mail)\s(?:\w+\s(?:reporter|writer|editor)\s)?({NAME})\s(?:at|via|on)\s.*@"
)
# `Ada Rivers is a columnist of The Lantern.`
TAGLINE = pattern_of(
    rf"({NAME})(?:,\s[^,]{{3,40}},)?\s(?:(?:covers|writes|reports)\s|"
    r"(?:is|ist|est|es|è|é|är|er|jest|je)\s(?:an?\s|the\s|eine?\s|une?\s|una\s|uno\s|um\s|uma\s|en\s|een\s|ett\s|et\s)?(.{3,50}))"
)
# Of two authors each has a sentence. What stands before its end is looked at only there.
NEXT_SENTENCE = pattern_of(r"[.;](?<=[^\W\d_]{3}[.;])\s+(?=[A-ZÀ-ÞА-Я])")
PROFESSION = pattern_of(
    r"\b(?:professor|lecturer|fellow|director|novelist|historian|economist|poet|lawyer|covers|writes|"
    r"reports|profess\w+|schriftsteller\w*|autor\w*|docent|historiker|dozent\w*|écrivain\w*|escritor\w*|scrittor\w+|poet\w{0,3}|reporter\w*|profesor\w*|"
    r"ingenier\w+|médic\w+|abogad\w+|catedrátic\w+|sociólog\w+|politólog\w+|economista|doctor\w*|"
    r"dziennikar\w+|pisar\w+|redaktor\w*|поэт\w*|писател\w+|журналист\w*)\b",
    re.IGNORECASE,
)


def taglines_in(line: str) -> tuple[str, ...]:
    """The names in a line that tells, from its first sentence on, who their bearers are."""
    if len(line) > LONGEST_TAGLINE:
        return ()
    if "@" in line and (match := REACH.match(line)):
        return (match.group(1),) if is_personal(match.group(1)) else ()
    names = list(_named_in(line))
    return tuple(dict.fromkeys(filter(None, names))) if names[0] else ()


def _named_in(line: str) -> Iterator[str | None]:
    """Of each sentence the name of whom it presents, None for others."""
    for sentence in NEXT_SENTENCE.split(line):
        match = TAGLINE.match(sentence)
        told = f" {match.group(2)} " if match and match.group(2) else ""
        is_role = not told or ROLE.search(small_letters(told)) or PROFESSION.search(told)
        yield match.group(1) if match and is_role and is_personal(match.group(1)) else None
