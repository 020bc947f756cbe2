"""Counts of cells that a check must not find, as formulas that every spreadsheet program computes alike.

They compare inside SUMPRODUCT: a condition of COUNTIF is a text, in which a French program expects a decimal comma,
and ABS of a range fails there in some programs.
"""

from __future__ import annotations

from planner.writing.sheets.figures import DIFFERENCE


def count_below(difference: str) -> str:
    """How many cells of ``difference`` (a range, or ranges subtracted from another) are below zero."""
    return f"SUMPRODUCT(--({difference}<-{DIFFERENCE}))"


def count_beyond(difference: str) -> str:
    """How many cells of ``difference`` are not zero."""
    return f"SUMPRODUCT(({difference}<-{DIFFERENCE})+({difference}>{DIFFERENCE}))"
