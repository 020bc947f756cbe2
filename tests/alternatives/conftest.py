"""The cases of the scenarios' tests."""

from tests.scenarios.conftest import open_2012, small, with_scenarios

__all__ = ["open_2012", "small", "with_scenarios"]
