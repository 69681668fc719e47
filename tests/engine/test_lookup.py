"""Look-ups of names, in threads."""

import asyncio
import threading

import pytest

from crawler.engine.lookup import LOOKUPS_AT_ONCE, threaded_resolver


async def test_the_system_knows_loopback() -> None:
    assert await threaded_resolver()("127.0.0.1", 80) == ["127.0.0.1"]


@pytest.mark.parametrize("error", [OSError("no such name"), UnicodeError("too long")])
async def test_a_failure_comes_through(error: Exception) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise error

    with pytest.raises(type(error)):
        await threaded_resolver(fail)("news.test", 80)


async def test_a_look_up_that_hangs_holds_up_no_other_and_can_be_given_up() -> None:
    ended = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        if host == "slow.test":
            ended.wait()
        return [host]

    resolve = threaded_resolver(hang)
    slow = [asyncio.ensure_future(resolve("slow.test", 80)) for _ in range(LOOKUPS_AT_ONCE - 1)]
    try:
        assert await resolve("quick.test", 80) == ["quick.test"]
        for task in slow:
            task.cancel()
        assert len(await asyncio.gather(*slow, return_exceptions=True)) == len(slow)
    finally:
        ended.set()


async def test_a_name_is_looked_up_once_a_minute_and_not_at_every_page() -> None:
    asked = []

    def look_up(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.215.14"]

    resolve = threaded_resolver(look_up)

    assert [await resolve("news.test", 443) for _ in range(3)] == [["93.184.215.14"]] * 3
    assert asked == ["news.test"]


async def test_a_failed_look_up_is_not_kept() -> None:
    answers = [OSError("no such name"), None]

    def look_up(host: str, port: int) -> list[str]:
        if error := answers.pop(0):
            raise error
        return ["93.184.215.14"]

    resolve = threaded_resolver(look_up)
    with pytest.raises(OSError, match="no such name"):
        await resolve("news.test", 443)

    assert await resolve("news.test", 443) == ["93.184.215.14"]
