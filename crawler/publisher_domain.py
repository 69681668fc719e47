"""Which hosts belong to one publisher, as far as their names tell."""

GENERAL_LABELS = frozenset({
    "ac", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "govt", "ltd", "ne", "net", "nhs",
    "or", "org", "web",
})  # fmt: skip
HOSTERS = frozenset({
    "blogspot.com", "ghost.io", "github.io", "hatenablog.com", "livejournal.com", "medium.com",
    "pages.dev", "substack.com", "tistory.com", "tumblr.com", "weebly.com", "wixsite.com",
    "wordpress.com",
})  # fmt: skip


def publisher_domain(host: str) -> str:
    """The part of a host key below which one publisher's hosts lie; an address and a port stay.

    The last two labels; three where the last but one is a country's general domain (`co.uk`,
    `com.cn`), or where a hoster gives each customer a name. No list of public suffixes: it is not
    asked where a wrong answer could do harm.
    """
    labels = host.split(".")
    if not labels[-1].isalpha() or len(labels) < 3:  # noqa: PLR2004
        return host
    is_general = len(labels[-1]) == 2 and labels[-2] in GENERAL_LABELS  # noqa: PLR2004
    is_shared = ".".join(labels[-2:]) in HOSTERS
    return ".".join(labels[-3:] if is_general or is_shared else labels[-2:])
