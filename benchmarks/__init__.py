"""Comparisons of cost. Not tests: run ``python -m benchmarks.run``."""
