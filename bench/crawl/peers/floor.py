"""The floor: aiohttp and selectolax in the barest loop that does the reading and the writing.

No robots.txt, no state, no retries, no fsync, no judgement: what the same parser and the same
machine do when nothing else is asked for. `floor.py PORT HOSTS CONNECTIONS FOLDER`.
"""

import asyncio
import sys
from pathlib import Path
from urllib.parse import urljoin

import aiohttp
from selectolax.lexbor import LexborHTMLParser


async def main(port: int, hosts: int, connections: int, folder: Path) -> None:
    queue: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()
    for host in range(1, hosts + 1):
        queue.put_nowait((f"http://127.0.0.{host}:{port}/latest/1.html", True))
    connector = aiohttp.TCPConnector(limit=connections)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def work() -> None:
            while True:
                url, is_listing = await queue.get()
                async with session.get(url) as answer:
                    tree = LexborHTMLParser((await answer.read()).decode())
                if is_listing:
                    for node in tree.css("li.item a.title"):
                        queue.put_nowait((urljoin(url, node.attributes["href"]), False))
                    if node := tree.css_first("a.next"):
                        queue.put_nowait((urljoin(url, node.attributes["href"]), True))
                else:
                    save(url, tree, folder)
                queue.task_done()

        workers = [asyncio.create_task(work()) for _ in range(connections)]
        await queue.join()
        for worker in workers:
            worker.cancel()


def save(url: str, tree: LexborHTMLParser, folder: Path) -> None:
    title = tree.css_first("h1.headline").text()
    date = tree.css_first("time.published").attributes["datetime"]
    author = tree.css_first(".byline .author").text()
    body = tree.css_first("div.story-body").html
    post = f'---\ntitle: "{title}"\ndate: {date}\nauthor: {author}\nurl: {url}\n---\n{body}\n'
    day = folder / date[:10]
    day.mkdir(parents=True, exist_ok=True)
    (day / (url.rsplit("/", 1)[1] + ".md")).write_text(post)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])))
