"""Is a day's folder crowded? Then further posts go into folders below it (`naming.spread_path`).

Folders of many thousand files are slow to list, to back up and to look at. A day that was spread
once stays so, whatever is deleted by hand, so that a post is looked for where it was filed.
"""

from crawler.naming import is_spread, is_spread_path
from crawler.ports.store import Store

MOST_FILES = 4000  # a day of some hundred newspapers; ext4 and NTFS list it in milliseconds
RECOUNT = 500  # files after which a folder is counted anew: other processes file there too
MOST_KNOWN = 1000  # folders that are remembered; a back-fill goes through many
CROWDED = -1


class Folders:
    """How many files folders of a store have room for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._room: dict[str, int] = {}  # files that may be added before it is counted anew

    async def is_crowded(self, path: str) -> bool:
        """Whether the path's folder has no room for it; each `False` takes room for one file."""
        if is_spread_path(path):  # 256 folders a day hold a million posts: once is enough
            return False
        folder = path.rpartition("/")[0]
        if not self._room.get(folder):
            room = await self._counted(folder)
            if len(self._room) >= MOST_KNOWN:
                self._room.clear()
            self._room[folder] = room
        if self._room[folder] == CROWDED:
            return True
        self._room[folder] -= 1
        return False

    async def _counted(self, folder: str) -> int:
        files, folders = await self._store.count(folder)
        if files >= MOST_FILES or any(map(is_spread, folders)):
            return CROWDED
        return min(RECOUNT, MOST_FILES - files)
