"""The words of a script: texts, numbers, names and marks, one after the other.

Lexical grammar of ECMAScript (§12), as far as literals need it: no regular expressions, no texts
with expressions in them.
"""

import json
import re
from typing import NoReturn

from crawler.patterns import pattern_of

TOKEN = pattern_of(
    r"""(?:\s+|//[^\n]*|/\*.*?\*/)*(?:
    (?P<string>"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\$]*(?:\\.[^`\\$]*)*`)|
    (?P<number>0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)n?|
    (?P<name>[A-Za-z_$][\w$]*)|(?P<mark>=>|[{}\[\](),:;=.!+-]))""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = pattern_of(r"\\(u\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|.)", re.DOTALL)
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


class Unreadable(Exception):  # noqa: N818  # no error of anybody: a script that does more than tell
    """What stands here is no value."""


class Words:
    """Where we are in a script, and the word that stands there."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = self.start = at  # behind the word, and where it begins
        self.kind = self.word = ""
        self.advance()

    def skip(self, word: str) -> bool:
        """True, and a step further, where such a word or mark stands."""
        if self.word != word or self.kind == "string":
            return False
        self.advance()
        return True

    def expect(self, word: str) -> None:
        """A step over what must stand here."""
        if not self.skip(word):
            self.refuse()

    def go_to(self, at: int) -> None:
        """The word at another place."""
        self.at = at
        self.advance()

    def advance(self) -> None:
        """The next word; an empty one at the end and before what is no word of a literal."""
        match = TOKEN.match(self.text, self.at)
        if match is None or match.lastgroup is None:
            self.kind = self.word = ""
            self.start = self.at
            return
        self.kind, self.word = match.lastgroup, match[match.lastgroup]
        self.start, self.at = match.start(match.lastgroup), match.end()

    def refuse(self) -> NoReturn:
        """End the reading: the script does more than tell."""
        raise Unreadable


def number_of(word: str) -> int | float:
    """A number as written in a script."""
    try:
        return int(word, 0)
    except ValueError:
        return float(word)


def unquoted(word: str) -> str:
    """A text without its quotes, its escapes resolved."""
    if "\\" not in word:
        return word[1:-1]
    if word[0] == '"':
        try:
            return str(json.loads(word, strict=False))
        except ValueError:
            pass  # escapes that JSON does not know
    text = ESCAPE.sub(_unescaped, word[1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    escape = match[1]
    if escape[0] in "ux" and len(escape) > 1:
        code = int(escape.strip("ux{}"), 16)
        return chr(code) if code < 0x110000 else ""  # noqa: PLR2004  # the last code point
    return ESCAPED.get(escape, escape)
