"""The one module that imports the HTTP client: `httpx2` where installed, `httpx` otherwise.

Both offer one API. `CRAWLER_HTTP` names one of them, so that tests run every contract with each.
"""

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx as http
else:

    def _chosen() -> object:
        wanted = os.environ.get("CRAWLER_HTTP")
        for name in (wanted,) if wanted else ("httpx2", "httpx"):
            try:
                return importlib.import_module(name)
            except ModuleNotFoundError:
                if wanted:
                    raise
        raise ModuleNotFoundError("neither httpx2 nor httpx is installed")

    http = _chosen()

__all__ = ["http"]
