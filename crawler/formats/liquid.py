"""Liquid, Jekyll's template language, made inert: `{{` and `{%` in a body are text, never code.

An HTML character reference in place of the second character shows the same text in a browser, in
HTML and in Markdown alike. It cannot stand in Markdown code, which the emitter therefore writes as
HTML when it holds one.
"""

OPENERS = {"{{": "{&#123;", "{%": "{&#37;"}


def has_liquid(text: str) -> bool:
    """True when Jekyll would run something in a text."""
    return any(opener in text for opener in OPENERS)


def without_liquid(text: str) -> str:
    """The text with every opener broken; what a reader sees stays the same."""
    if "{" not in text:  # one character is found ten times as fast as two
        return text
    for opener, inert in OPENERS.items():
        while opener in text:  # `{{{`: a broken opener may leave another
            text = text.replace(opener, inert)
    return text
