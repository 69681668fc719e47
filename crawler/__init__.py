"""An asynchronous crawler and archiver for news: listing pages in, front-matter posts out."""

__version__ = "0.1.0"
