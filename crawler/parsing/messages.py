"""What goes between the crawler and a parser process: a length, then a pickle.

Pickle is right here and only here: both ends are this program, of one version, on one machine, over
a pipe that nobody else holds. Page bytes travel inside as bytes and are never unpickled.
"""

import copyreg
import io
import pickle
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

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


def pack(value: object) -> bytes:
    """The message that holds a value."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(value)
    body = buffer.getvalue()
    return LENGTH.pack(len(body)) + body


def unpack(body: bytes) -> Any:
    """The value of a message without its length."""
    return pickle.loads(body)  # noqa: S301  # see the module: both ends are this program


def read_message(stream: BinaryIO) -> bytes | None:
    """Body of the next message, or None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])


def _proxy(items: dict[Any, Any]) -> "MappingProxyType[Any, Any]":
    return MappingProxyType(items)


def _reduce_proxy(proxy: "MappingProxyType[Any, Any]") -> tuple[Any, ...]:
    return _proxy, (dict(proxy),)


_TABLE = copyreg.dispatch_table.copy()
_TABLE[MappingProxyType] = _reduce_proxy
