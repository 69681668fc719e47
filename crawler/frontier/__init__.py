"""Durable sets of requests behind the `Frontier` port: in memory, and in SQLite."""
