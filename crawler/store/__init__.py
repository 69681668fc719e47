"""Backends that keep bytes under relative paths: files on disk, and memory for tests."""
