"""The way to call the command line, and cases to which somebody added a plan by hand."""

from tests.cli.conftest import Call, Finished, call

__all__ = ["Call", "Finished", "call"]
