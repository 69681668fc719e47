"""Measurements: never part of the tests' pass or fail."""
