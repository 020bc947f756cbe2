"""The way to call the command line."""

from tests.cli.conftest import Call, Finished, call

__all__ = ["Call", "Finished", "call"]
