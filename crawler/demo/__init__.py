"""A small newspaper on loopback, and a run of the real crawler against it."""
