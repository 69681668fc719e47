"""Imports go downwards only, and each third party stays behind its door."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "crawler"
CORE = (
    "addresses", "casing", "charset_guess", "charsets", "discovery", "document", "extraction",
    "formats", "identity", "json_paths", "judging", "listing", "naming", "pacing", "patterns",
    "publisher_domain", "reading",
    "recognising", "retrying", "revisits", "robots", "site_reader", "site_table", "sites",
    "table_reader", "templates",
    "toml_text", "traps", "urls", "versions", "word_diff",
)  # fmt: skip
LOWEST = ("errors", "model", "states")
ENGINE = (*LOWEST, *CORE, "ports", "engine")
EVERYTHING = (
    *ENGINE, "grouping", "fetch", "frontier", "parsing", "store", "clock", "options", "settings",
    "log", "progress", "app", "demo", "commands",
)  # fmt: skip
MAY_IMPORT = {
    "errors": (),
    "model": (),
    "states": ("model",),
    **dict.fromkeys(CORE, (*LOWEST, *CORE)),
    "ports": LOWEST,
    "engine": ENGINE,
    "fetch": (*LOWEST, *CORE, "ports", "fetch"),
    "grouping": (),
    "frontier": (*LOWEST, "revisits", "ports", "grouping", "frontier"),
    "parsing": (*LOWEST, *CORE, "ports", "parsing"),
    "store": (*LOWEST, "ports", "grouping", "store"),
    "clock": (),
    "options": ("toml_text",),
    "settings": ("errors", "options", "toml_text"),
    "log": (),
    "progress": (*LOWEST, "engine"),
    "app": EVERYTHING,
    "demo": EVERYTHING,
    "commands": EVERYTHING,
    "cli": ("commands", "errors"),
    "__main__": ("cli",),
    "__init__": (),
}
THIRD_PARTIES = {
    "selectolax": ("document",),
    "httpx": ("fetch",),
    "httpx2": ("fetch",),
    "aiohttp": ("fetch",),
    "yarl": ("fetch",),
    "tenacity": ("fetch",),
    "aiofiles": ("store",),
    "sqlite3": ("frontier",),
    "structlog": ("log", "engine", "app"),
    "nh3": ("formats",),
    "pypinyin": ("naming",),
    "rich": ("progress", "commands"),
}
IMPURE = ("asyncio", "os", "socket", "time", "logging", "subprocess", "threading", "random")
FILES = sorted(PACKAGE.rglob("*.py"))


def unit(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    allowed = MAY_IMPORT[unit(path)]
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "crawler" and rest != ["__version__"]:
            assert rest[0] in allowed, f"{path.name} imports {name}"
        assert unit(path) in THIRD_PARTIES.get(top, (unit(path),)), f"{path.name} imports {name}"
        if unit(path) in (*CORE, *LOWEST):
            assert top not in IMPURE, f"{path.name} is core and imports {name}"
