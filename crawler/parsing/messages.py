"""What goes between the crawler and a parser process: a length, then a pickle.

Pickle is right here and only here: both ends are this program, of one version, on one machine, over
a pipe that nobody else holds. Page bytes travel inside as bytes and are never unpickled. A site
definition, which comes with every page of its site, goes to each process once.
"""

import copyreg
import io
import pickle
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

from crawler import judging, model, reading
from crawler.sites import SiteDefinition

LENGTH = struct.Struct("<Q")
READY = b"ready"  # the first message of a process, once its imports are done


@dataclass(frozen=True, slots=True)
class Job:
    """One call of a module-level function."""

    work: Callable[..., object]
    args: tuple[object, ...]
    kwargs: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job returned, or what it raised."""

    result: object = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A site definition to be kept under its number for the jobs to come."""

    number: int
    site: SiteDefinition


class Keepsakes:
    """The crawler's side of what its processes keep."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._sites: list[SiteDefinition] = []

    def pack(self, job: Job) -> tuple[bytes, set[int]]:
        """A job's message, and the numbers of the site definitions that it takes for known."""
        used: set[int] = set()

        def number_of(site: SiteDefinition) -> tuple[Any, ...]:
            number = self._numbers.setdefault(id(site), len(self._sites))
            if number == len(self._sites):
                self._sites.append(site)  # which keeps its id from being another's
            used.add(number)
            return _kept, (number,)

        return _message(job, {**_TABLE, SiteDefinition: number_of}), used

    def message(self, number: int) -> bytes:
        """The message that makes a site definition known."""
        return pack(Keepsake(number, self._sites[number]))


_KEPT: dict[int, SiteDefinition] = {}  # the parser process's side


def keep(keepsake: Keepsake) -> None:
    """Keep a site definition in this process."""
    _KEPT[keepsake.number] = keepsake.site


def _kept(number: int) -> SiteDefinition:
    return _KEPT[number]


def pack(value: object) -> bytes:
    """The message that holds a value."""
    return _message(value, _TABLE)


def unpack(body: bytes | bytearray | memoryview) -> Any:
    """The value of a message without its length."""
    return pickle.loads(body)  # noqa: S301  # see the module: both ends are this program


def read_message(stream: BinaryIO) -> bytes | None:
    """Body of the next message, or None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])


def _message(value: object, table: Mapping[type, Callable[[Any], Any]]) -> bytes:
    buffer = io.BytesIO(bytes(LENGTH.size))
    buffer.seek(LENGTH.size)
    pickler = pickle.Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = table
    pickler.dump(value)
    message = buffer.getbuffer()
    LENGTH.pack_into(message, 0, len(message) - LENGTH.size)
    return bytes(message)


def _proxy(items: dict[Any, Any]) -> "MappingProxyType[Any, Any]":
    return MappingProxyType(items)


def _reduce_proxy(proxy: "MappingProxyType[Any, Any]") -> tuple[Any, ...]:
    return _proxy, (dict(proxy),)


def _reduce_fields(value: Any) -> tuple[Any, ...]:
    return _built, (type(value), *[getattr(value, name) for name in _NAMES[type(value)]])


def _built(kind: type, *values: object) -> Any:
    made: Any = object.__new__(kind)
    for name, value in zip(_NAMES[kind], values, strict=True):
        object.__setattr__(made, name, value)
    return made


# Frozen dataclasses pickle themselves field by field through `fields()`, at twice the cost.
_NAMES = {
    kind: tuple(field.name for field in fields(kind))
    for module in (model, reading, judging)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind is not SiteDefinition
}
_TABLE = {
    **copyreg.dispatch_table,
    MappingProxyType: _reduce_proxy,
    **dict.fromkeys(_NAMES, _reduce_fields),
}
