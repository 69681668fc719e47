"""The SQLite connection's thread: what is asked for together is one transaction and one sync.

A verb that fails is undone alone, by its savepoint; a failure of the file fails the whole group.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from crawler.frontier.database import explained, open_database
from crawler.grouping import Group

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the port, to be done in the thread."""

    work: Callable[[], object]
    changes: bool


class Transactions:
    """Owns the connection; make one with `open`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._verbs: Group[Verb, object] = Group(self._run, name="frontier")
        self.db: sqlite3.Connection

    @classmethod
    async def open(cls, path: Path) -> "Transactions":
        """Open or create the file; raises `FrontierError`."""
        made = cls(path)
        try:
            await made.read(made._open)
        except BaseException:
            made._verbs.close()
            raise
        return made

    async def close(self) -> None:
        """Close the file once all that was asked for is done."""
        self._verbs.close()
        await asyncio.to_thread(self.db.close)

    async def read(self, verb: Callable[[], Result]) -> Result:
        """What a verb that changes nothing returns; raises `FrontierError`."""
        return await self._result(verb, changes=False)

    async def change(self, verb: Callable[[], Result]) -> Result:
        """What a verb returns, once what it changed is durable; raises `FrontierError`."""
        return await self._result(verb, changes=True)

    async def _result(self, verb: Callable[[], Result], *, changes: bool) -> Result:
        try:
            return cast(Result, await self._verbs.result(Verb(verb, changes)))
        except (sqlite3.Error, OSError) as exc:
            raise explained(exc, self._path) from exc

    def _open(self) -> None:
        self.db = open_database(self._path)

    def _run(self, verbs: Sequence[Verb]) -> Sequence[object]:
        if not any(verb.changes for verb in verbs):
            return [_result_or_error(verb.work) for verb in verbs]
        self.db.execute("BEGIN IMMEDIATE")
        try:
            if len(verbs) == 1:
                results = [verbs[0].work()]
            else:
                results = [self._one_of_many(verb) for verb in verbs]
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
        return results

    def _one_of_many(self, verb: Verb) -> object:
        if not verb.changes:
            return _result_or_error(verb.work)
        self.db.execute("SAVEPOINT verb")
        result = _result_or_error(verb.work)
        if isinstance(result, BaseException):
            if not self.db.in_transaction:  # SQLite gave it up, as when the disk is full
                raise result
            self.db.execute("ROLLBACK TO verb")
        self.db.execute("RELEASE verb")
        return result


def _result_or_error(work: Callable[[], object]) -> object:
    try:
        return work()
    except Exception as exc:  # noqa: BLE001  # it goes to the caller of this verb alone
        return exc
