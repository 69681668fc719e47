"""One host that hangs, among many, before the real command."""

import asyncio
import sys
from pathlib import Path

import pytest

from tests.hostile.case import page
from tests.support.command import run_crawler
from tests.support.origin import Answer, Origin

HOSTS = [f"127.0.1.{n}" for n in range(1, 51)]
PAGES = 3
pytestmark = pytest.mark.slow


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address")
async def test_a_host_that_hangs_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("pace_s = 0\n")
    others = PAGES * (len(HOSTS) - 1)
    all_others_asked = asyncio.Event()

    async def hang(writer: asyncio.StreamWriter) -> None:
        await all_others_asked.wait()
        writer.close()

    async def serve(writer: asyncio.StreamWriter) -> None:
        body = page()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        if sum(path != "/robots.txt" for _, path in origin.log) > others:
            all_others_asked.set()

    origin = Origin({f"/{n}": Answer(script=serve) for n in range(PAGES)}, addresses=HOSTS)
    origin.answers |= {f"{HOSTS[0]}/{n}": Answer(script=hang) for n in range(PAGES)}
    async with origin:
        urls = [f"http://{host}:{origin.port}/{n}" for host in HOSTS for n in range(PAGES)]
        # Were the others to wait for the first, it would wait for them, until this ends both.
        ended = await run_crawler(
            "archive", "-", "--allow-network", "127.0.1.0/24", "--config", "settings.toml",
            cwd=tmp_path, stdin="\n".join(urls),
        )  # fmt: skip

    assert all_others_asked.is_set()
    assert len(ended.out.splitlines()) == others
