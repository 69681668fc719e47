"""The error tree: every failure that is not a bug, split by who can act.

    CrawlerError
    ├── UserError                    the person who runs us can mend it
    │   ├── UsageError               wrong arguments                       exit 2
    │   └── ConfigError              settings or a site definition         exit 78
    │       └── SiteDefinitionError
    ├── RemoteError                  the other side must change            exit 3
    │   ├── FetchError               no complete response was had
    │   ├── ExtractionError          a response that cannot be read
    │   └── UnusableSite             no definition can be derived
    │       ├── SiteUnreachable      no page was had                       exit 4
    │       └── SiteRefused          robots.txt or an address check        exit 6
    └── MachineError                 disk, lock or state database
        ├── StoreError               the archive cannot be written         exit 73
        ├── FrontierError            the state cannot be kept              exit 73
        │   └── LeaseLost            another worker holds the host now
        ├── LockHeld                 another run is at work                exit 75
        └── DiskLow                  less room left than `min_free`        exit 75

Each error has a stable `code`, its facts as `fields` and a `hint` that says what to do. Expected
ends (robots.txt says no, not an article, unchanged) are values in `crawler.model`, not errors.
"""

from pathlib import Path
from typing import ClassVar


class CrawlerError(Exception):
    """Root of the tree; `exit_code` is what the command line returns for it."""

    code: ClassVar[str] = "crawler"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str | None = None, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        """For pickling: the arguments alone would not rebuild an error that crosses a process."""
        return _rebuilt, (type(self), self.args), self.__dict__

    def __str__(self) -> str:
        """The message, then the hint when there is one."""
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


def _rebuilt(kind: type[CrawlerError], args: tuple[object, ...]) -> CrawlerError:
    error = kind.__new__(kind)
    error.args = args
    return error


class UserError(CrawlerError):
    """The person who runs the program can mend it."""

    code = "user"
    exit_code = 2


class UsageError(UserError):
    """The command line asks for something that does not exist."""

    code = "usage"


class ConfigError(UserError):
    """A configuration file is wrong; the message leads with file, line and key."""

    code = "config"
    exit_code = 78

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        key: str | None = None,
        hint: str | None = None,
    ) -> None:
        place = ":".join(str(part) for part in (path, line) if part is not None)
        lead = ": ".join(part for part in (place, key) if part)
        super().__init__(
            f"{lead}: {message}" if lead else message, hint=hint, path=path, line=line, key=key
        )


class SiteDefinitionError(ConfigError):
    """A site's TOML file is wrong."""

    code = "site_definition"


class RemoteError(CrawlerError):
    """The other side must change before this works."""

    code = "remote"
    exit_code = 3


class FetchError(RemoteError):
    """No complete response was had.

    `reason` is one of timeout, connection, tls, protocol, too_large, encoding, redirects;
    `attempts` counts the tries made.
    """

    code = "fetch"

    def __init__(self, message: str, *, reason: str, url: str, attempts: int = 1) -> None:
        super().__init__(message, reason=reason, url=url, attempts=attempts)
        self.reason = reason
        self.url = url
        self.attempts = attempts


class ExtractionError(RemoteError):
    """A response was had but cannot be read as the site definition says; `reason` is a code."""

    code = "extraction"

    def __init__(self, message: str, *, reason: str, url: str) -> None:
        super().__init__(message, reason=reason, url=url)
        self.reason = reason


class UnusableSite(RemoteError):  # noqa: N818  # states the fact, as LeaseLost does
    """No definition can be derived from what a site answers."""

    code = "unusable_site"


class SiteUnreachable(UnusableSite):
    """Not one page was had."""

    code = "site_unreachable"
    exit_code = 4


class SiteRefused(UnusableSite):
    """We may not look: robots.txt, or an address that is not public."""

    code = "site_refused"
    exit_code = 6


class MachineError(CrawlerError):
    """Disk, lock or state database."""

    code = "machine"
    exit_code = 73


class StoreError(MachineError):
    """The archive cannot be written or read."""

    code = "store"


class FrontierError(MachineError):
    """The state database cannot be used."""

    code = "frontier"


class LeaseLost(FrontierError):  # noqa: N818  # the glossary's word for it
    """The lease ran out and another worker may hold the host: drop the results."""

    code = "lease_lost"


class LockHeld(MachineError):  # noqa: N818  # states the fact, as LeaseLost does
    """Another run is at work on the same state folder."""

    code = "lock_held"
    exit_code = 75

    def __init__(self, message: str, *, hint: str, is_overdue: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.is_overdue = is_overdue  # the holder is past its own time limit


class DiskLow(MachineError):  # noqa: N818  # states the fact, as LockHeld does
    """Less room is left than the settings want; nothing was begun."""

    code = "disk_low"
    exit_code = 75
