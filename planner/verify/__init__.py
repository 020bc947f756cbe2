"""The independent check: a plan's numbers against the input, in plain arithmetic that knows no solver."""
