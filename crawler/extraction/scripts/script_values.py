"""Values that a script writes as literals, read as data and never run.

Generators write a page's state as a program: `(function(a,b){return {title:"…",author:a}}("Ada",
null))` gives each value that stands in it often a name. Read are literals of ECMAScript (§12.9,
§13.2), names of a function's parameters, assignments to parts of them, and `return`. A member that
would have to be run is unknown; anywhere else such a word ends the reading.
"""

import re
from typing import Any
from urllib.parse import unquote

from crawler.extraction.scripts.broken_json import LARGEST
from crawler.extraction.scripts.script_words import Unreadable, Words, number_of, unquoted
from crawler.patterns import pattern_of

SKIPPED = pattern_of(
    r"""[^"'`{}]*(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`|([{}]))""",
    re.DOTALL,
)
WORDS = {"null": None, "undefined": None, "NaN": None, "Infinity": None, "true": True,
         "false": False}  # fmt: skip
HOLDERS = frozenset({"Date", "Map", "Set", "URL"})  # `new Date(1711000000000)` is its argument
DECODING = frozenset({"decodeURIComponent", "decodeURI", "unescape"})
HARMLESS = frozenset({"trim", "toString", "replace"})  # what they cut is left where it stands
ENDS = frozenset({",", "}", "]", ")"})
PASSED = pattern_of(
    r"""[^"'`{}()\[\],]*(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`|([{}()\[\],]))""",
    re.DOTALL,
)
MOST_JOINED = 4  # times the script
DEEPEST = 48  # levels; each takes three of Python's frames


def read_value(text: str, start: int = 0) -> Any:
    """The value that begins at a place in a script; None for what is no plain value."""
    if len(text) > LARGEST:
        return None
    try:
        return _Reader(text, start).value({}, 0)
    except Unreadable:
        return None


class _Reader(Words):
    """The values that the words of a script make."""

    joined = 0  # characters of texts that were put together

    def value(self, names: dict[str, Any], depth: int) -> Any:
        """The value here; texts that `+` joins are one."""
        found = self._single(names, depth)
        while self.skip("+"):
            other = self._single(names, depth)
            if not isinstance(found, str) or not isinstance(other, str):
                self.refuse()
            found += other
            self.joined += len(found)
            if self.joined > MOST_JOINED * len(self.text):
                self.refuse()  # no texts are longer than their script, unless it means harm
        return found

    def _value_or_none(self, names: dict[str, Any], depth: int) -> Any:
        """The value here, None for what would have to be run; the next comma or end is next."""
        start = self.start
        try:
            found = self.value(names, depth)
        except Unreadable:
            if depth > DEEPEST:
                raise
            found = None
        else:
            if self.word in ENDS and self.kind == "mark":
                return found
            found = None
        self._pass_over(start)
        return found

    def _pass_over(self, at: int) -> None:
        depth = 0
        while match := PASSED.match(self.text, at):
            mark, at = match[1], match.end()
            if mark and not depth and mark in ENDS:
                self.go_to(at - 1)
                return
            depth += {"{": 1, "[": 1, "(": 1, "}": -1, "]": -1, ")": -1}.get(mark, 0)
        self.refuse()

    def _single(self, names: dict[str, Any], depth: int) -> Any:
        if depth > DEEPEST:
            self.refuse()
        kind, word = self.kind, self.word
        self.advance()
        if kind == "string":
            return self._methods(unquoted(word), names, depth)
        if kind == "number":
            return number_of(word)
        return (self._named if kind == "name" else self._marked)(word, names, depth)

    def _methods(self, text: str, names: dict[str, Any], depth: int) -> str:
        """A text after `.slice(6, -6)` or `.trim()`, as some cut marks off what they hand over."""
        while self.skip("."):
            name = self.word
            self.advance()
            self.expect("(")
            given = self._list(")", names, depth + 1)
            if name == "slice" and all(isinstance(number, int) for number in given):
                text = text[slice(*given[:2])] if len(given) > 1 else text[given[0] :]
            elif name not in HARMLESS:
                self.refuse()
        return text

    def _marked(self, mark: str, names: dict[str, Any], depth: int) -> Any:
        if mark == "{":
            return self._object(names, depth)
        if mark == "[":
            return self._list("]", names, depth)
        if mark == "(":
            return self._bracketed(names, depth)
        if mark == "!":
            return not self._single(names, depth + 1)
        number = self._single(names, depth + 1) if mark == "-" else None
        return -number if isinstance(number, (int, float)) else self.refuse()

    def _named(self, name: str, names: dict[str, Any], depth: int) -> Any:
        if name in names:
            return names[name]
        if name in WORDS:
            return WORDS[name]
        if name == "void":
            self._single(names, depth + 1)
            return None
        is_new = name == "new" and self.word in HOLDERS
        if is_new:
            self.advance()
        elif name not in DECODING and name != "Array":
            self.refuse()
        self.expect("(")
        given = self._list(")", names, depth)
        if name == "Array":
            return []
        first = given[0] if given else None
        return first if is_new else unquote(first) if isinstance(first, str) else None

    def _object(self, names: dict[str, Any], depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self.skip("}"):
            key = unquoted(self.word) if self.kind == "string" else self.word
            is_short = self.kind == "name"
            if self.kind == "mark":
                self.refuse()
            self.advance()
            if is_short and self.word in {",", "}"}:
                found[key] = self._named(key, names, depth)
            else:
                self.expect(":")
                found[key] = self._value_or_none(names, depth + 1)
            if self.word != "}":
                self.expect(",")
        return found

    def _list(self, end: str, names: dict[str, Any], depth: int) -> list[Any]:
        found: list[Any] = []
        while not self.skip(end):
            if self.skip(","):
                found.append(None)  # a hole
                continue
            found.append(self._value_or_none(names, depth + 1))
            if self.word != end:
                self.expect(",")
        return found

    def _bracketed(self, names: dict[str, Any], depth: int) -> Any:
        """A value in brackets, or the call of a function that stands in them."""
        before = self.start
        parameters = self._parameters()
        if parameters is None:
            self.go_to(before)
            found = self.value(names, depth + 1)
            self.expect(")")
            return found
        body = self.start
        self.go_to(self._end_of_body())
        is_closed = self.skip(")")
        self.expect("(")
        given = self._list(")", names, depth + 1)
        if not is_closed:
            self.expect(")")
        after = self.start
        given += [None] * (len(parameters) - len(given))
        self.go_to(body)
        found = self._body({**names, **dict(zip(parameters, given, strict=False))}, depth + 1)
        self.go_to(after)
        return found

    def _parameters(self) -> list[str] | None:
        """The names of the function that begins here; None for what is no function."""
        is_function = self.skip("function")
        if is_function and self.kind == "name":
            self.advance()
        if not self.skip("("):
            return None
        found: list[str] = []
        while not self.skip(")"):
            if self.kind != "name":
                return None
            found.append(self.word)
            self.advance()
            self.skip(",")
        return found if is_function or self.skip("=>") else None

    def _end_of_body(self) -> int:
        depth, at = 0, self.start
        while match := SKIPPED.match(self.text, at):
            at = match.end()
            depth += {"{": 1, "}": -1}.get(match[1], 0)
            if match[1] and not depth:
                # `=>({…})` has no body but a value in brackets.
                return at + 1 if self.word == "(" else at
        return self.refuse()

    def _body(self, names: dict[str, Any], depth: int) -> Any:
        if self.skip("("):
            return self.value(names, depth)
        self.expect("{")
        while not self.skip("return"):
            if self.word in {"var", "let", "const"}:
                self.advance()
            self._assign(names, depth)
            self.skip(";")
        return self.value(names, depth)

    def _assign(self, names: dict[str, Any], depth: int) -> None:
        """`a.author=b`, `a[0]=b` or `a=b`."""
        holder: Any = names
        key: Any = self.word
        if self.kind != "name":
            self.refuse()
        self.advance()
        while not self.skip("="):
            holder = holder.get(key) if isinstance(holder, dict) else None
            if self.skip("."):
                key = self.word
                self.advance()
            else:
                self.expect("[")
                key = self.value(names, depth)
                self.expect("]")
        found = self.value(names, depth)
        if isinstance(holder, dict):
            holder[str(key)] = found
        elif isinstance(holder, list) and key == len(holder):
            holder.append(found)
        else:
            self.refuse()
