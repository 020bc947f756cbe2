"""How a scenario changes a cell, as the Scenarios sheet and the code name it."""

from __future__ import annotations

import enum


class How(enum.StrEnum):
    """How a change makes the new value of a cell: it is the value, or what is there times or plus it."""

    SET = "set"
    MULTIPLY = "multiply"
    ADD = "add"

    def __repr__(self) -> str:
        """As its text: the results that an earlier version kept are known by the changes as they are written."""
        return repr(self.value)
