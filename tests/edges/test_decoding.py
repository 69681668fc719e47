"""Content codings undone: in whatever pieces the bytes come, whatever the bytes are."""

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from itertools import pairwise

import brotli
import pytest
from backports import zstd  # the standard library's from 3.14 on
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import FetchError
from crawler.fetch.decoding import STEP, Content, ContentLimits, accepted_codings

LIMITS = ContentLimits(max_decoded=2**22, max_ratio=100, max_codings=2)
PACK: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress,
}  # fmt: skip
CONTENT = b"".join(b"%d %d\n" % (n, n * n) for n in range(300))


def decode(coding: str, pieces: list[bytes]) -> bytes:
    content = Content([coding], url="u", limits=LIMITS)
    out = b"".join(part for piece in pieces for part in content.feed(piece))
    content.finish()
    return out


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


@pytest.mark.parametrize("coding", [*PACK, "gzip, br", "zstd, gzip"])
@settings(deadline=None)  # brotli packs slowly on a busy machine
@given(places=st.lists(st.integers(min_value=0, max_value=10_000), max_size=8))
def test_it_means_nothing_where_the_pieces_end(coding: str, places: list[int]) -> None:
    data = CONTENT
    for name in coding.split(", "):
        data = PACK[name](data)

    assert decode(coding, cut(data, places)) == CONTENT


@pytest.mark.parametrize("coding", [*PACK, "gzip, gzip", "br, zstd"])
@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_content_or_a_fetch_error(coding: str, data: bytes) -> None:
    try:
        assert isinstance(decode(coding, [data]), bytes)
    except FetchError as exc:
        assert exc.reason in {"encoding", "too_large"}  # noqa: PT017  # most bytes raise, some do not


@pytest.mark.parametrize("coding", PACK)
@settings(deadline=None)
@given(place=st.integers(min_value=0, max_value=10_000), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_breaks_nothing_else(coding: str, place: int, bit: int) -> None:
    data = bytearray(PACK[coding](CONTENT))
    data[place % len(data)] ^= 1 << bit
    try:
        assert len(decode(coding, [bytes(data)])) <= LIMITS.max_decoded
    except FetchError as exc:
        assert exc.reason in {"encoding", "too_large"}  # noqa: PT017  # most bytes raise, some do not


@pytest.mark.parametrize("coding", PACK)
def test_a_step_is_small_whatever_comes_out_in_all(coding: str) -> None:
    content = Content([coding], url="u", limits=LIMITS)
    steps = [len(part) for part in content.feed(PACK[coding](bytes(2**20)))]

    assert sum(steps) == 2**20
    assert max(steps) <= 2 * STEP, "brotli rounds its limit up to a block"


def test_only_what_can_be_undone_is_asked_for() -> None:
    script = (
        "import sys; sys.modules.update({'brotli': None, 'backports.zstd': None,"
        " 'compression.zstd': None})\n"
        "from crawler.fetch.decoding import accepted_codings; print(accepted_codings())"
    )
    bare = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert bare.stdout.strip() == "gzip, deflate"
    assert accepted_codings() == "gzip, deflate, br, zstd"
