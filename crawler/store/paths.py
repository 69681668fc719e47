"""Which relative paths may name a file below the root. Shared by every store; pure.

An archive is copied to other systems, so a name must be one on Linux, macOS and Windows alike, and
must look like what it is: no device of Windows, no leading dot or dash, no dot or space at its end,
no character that Windows forbids or that shows nothing, letters composed (NFC), 255 bytes at most.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from crawler.errors import StoreError

STATE = ".crawler"  # the one folder with a dot: state and reports, where they lie in the archive
LONGEST_NAME = 255  # bytes: NAME_MAX of the common file systems
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\]')
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def checked_path(path: str) -> PurePosixPath:
    """The path, or `StoreError` when it could leave the root or is no name on some system."""
    parts = path.split("/")
    for part in parts[1:] if parts[0] == STATE and parts[1:] else parts:
        if problem := _problem(part):
            raise StoreError(f"not a path below the archive: {path!r}: {problem}", path=path)
    return PurePosixPath(path)


def _problem(name: str) -> str | None:
    if name.startswith((".", "-")) or not name:
        return "a name is empty or begins with a dot or a dash"
    if name.endswith((".", " ")) or DEVICE.match(name):
        return f"{name!r} is no name on Windows"
    if FORBIDDEN.search(name) or _has_hidden(name):
        return f"{name!r} has characters that no name may have"
    if not unicodedata.is_normalized("NFC", name):
        return f"{name!r} is not composed"
    if len(name.encode()) > LONGEST_NAME:
        return f"a name of more than {LONGEST_NAME} bytes"
    return None


def _has_hidden(name: str) -> bool:
    if name.isascii():
        return not name.isprintable()
    return any(unicodedata.category(ch) in HIDDEN for ch in name)
