"""One whole job, measured side by side: `python -m bench.crawl`."""
