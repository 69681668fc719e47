"""The frontier with millions of URLs: `python -m bench.scale`."""
