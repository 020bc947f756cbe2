"""A basis of HiGHS, and what becomes of it where rows come or go."""

from __future__ import annotations

from collections.abc import Sequence

import highspy

Basis = highspy.HighsBasis
"""Which columns and rows are basic, and at which bound the others stand."""


def with_rows(basis: Basis, count: int) -> Basis:
    """A copy of ``basis`` for a program of ``count`` rows: the last ones left out, or new ones basic."""
    new = [highspy.HighsBasisStatus.kBasic] * (count - len(basis.row_status))
    copy = highspy.HighsBasis()
    copy.col_status, copy.row_status = list(basis.col_status), [*basis.row_status[:count], *new]
    copy.valid = True
    return copy


def carry_over(basis: Basis, columns: Sequence[int], rows: Sequence[int]) -> Basis:
    """``basis`` for another program: where each of its columns and rows stands in the old one, −1 for what is new.

    A new column stands at its lower bound; a new row is basic, so that the old point stays.
    """
    old_columns, old_rows = list(basis.col_status), list(basis.row_status)
    at_lower, basic = highspy.HighsBasisStatus.kLower, highspy.HighsBasisStatus.kBasic
    copy = highspy.HighsBasis()
    copy.col_status = [at_lower if place < 0 else old_columns[place] for place in columns]
    copy.row_status = [basic if place < 0 else old_rows[place] for place in rows]
    copy.valid = True
    return copy
