"""The tests: one package per stage."""
