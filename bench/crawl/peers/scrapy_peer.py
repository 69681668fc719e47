"""Scrapy doing the same job: `scrapy_peer.py PORT HOSTS CONNECTIONS FOLDER STYLE`.

`tuned` is Scrapy as its documentation on broad crawls advises: robots.txt obeyed, log at warning
level, no cookies, no telnet console, a folder for the state of the job. `lean` takes out whatever
can be: statistics, most middlewares, the state, robots.txt; and reads pages with selectolax.
"""

import sys
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess

PORT, HOSTS, CONNECTIONS = (int(word) for word in sys.argv[1:4])
FOLDER, STYLE = Path(sys.argv[4]), sys.argv[5]
LEAN = STYLE == "lean"
SETTINGS = {
    "LOG_LEVEL": "WARNING",
    "CONCURRENT_REQUESTS": CONNECTIONS,
    "CONCURRENT_REQUESTS_PER_DOMAIN": max(1, CONNECTIONS // HOSTS),
    "DOWNLOAD_DELAY": 0,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": True,
    "JOBDIR": str(FOLDER / ".job"),
    "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
    "ASYNCIO_EVENT_LOOP": "uvloop.Loop",
}
LEAN_SETTINGS = {
    "LOG_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "JOBDIR": None,
    "RETRY_ENABLED": False,
    "REDIRECT_ENABLED": False,
    "HTTPCOMPRESSION_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "REFERER_ENABLED": False,
    "DOWNLOAD_TIMEOUT": 60,
    "EXTENSIONS": {
        "scrapy.extensions.corestats.CoreStats": None,
        "scrapy.extensions.logstats.LogStats": None,
        "scrapy.extensions.memusage.MemoryUsage": None,
        "scrapy.extensions.logcount.LogCount": None,
    },
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    },
    "SPIDER_MIDDLEWARES": {
        "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
        "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    },
}


class NewsSpider(scrapy.Spider):
    name = "news"

    async def start(self):
        for host in range(1, HOSTS + 1):
            yield scrapy.Request(f"http://127.0.0.{host}:{PORT}/latest/1.html", self.parse)

    def parse(self, response):
        for address in response.css("li.item a.title::attr(href)").getall():
            yield response.follow(address, self.parse_article)
        if address := response.css("a.next::attr(href)").get():
            yield response.follow(address, self.parse)

    def parse_article(self, response):
        fields = read_lean(response) if LEAN else read(response)
        save(response.url, *fields)


def read(response):
    return (
        response.css("h1.headline::text").get(),
        response.css("time.published::attr(datetime)").get(),
        response.css(".byline .author::text").get(),
        response.css("div.story-body").get(),
    )


def read_lean(response):
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(response.body.decode())
    return (
        tree.css_first("h1.headline").text(),
        tree.css_first("time.published").attributes["datetime"],
        tree.css_first(".byline .author").text(),
        tree.css_first("div.story-body").html,
    )


def save(url, title, date, author, body):
    post = f'---\ntitle: "{title}"\ndate: {date}\nauthor: {author}\nurl: {url}\n---\n{body}\n'
    day = FOLDER / date[:10]
    day.mkdir(parents=True, exist_ok=True)
    (day / (url.rsplit("/", 1)[1] + ".md")).write_text(post)


if __name__ == "__main__":
    process = CrawlerProcess({**SETTINGS, **(LEAN_SETTINGS if LEAN else {})})
    process.crawl(NewsSpider)
    process.start()
