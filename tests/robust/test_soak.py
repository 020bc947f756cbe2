"""A few runs of each kind that ``scripts/soak`` runs by the hundred: no exit 1, no lost plan, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.robust.soak import KINDS

SHORT = {"kills": 6, "environments": 4}
"""Pairs of runs have a test of their own (test_one_name.py)."""


@pytest.mark.skipif(os.name != "posix", reason="signals and shells of POSIX")
@pytest.mark.parametrize("kind", SHORT)
def test_runs_lose_no_plan(kind: str, tmp_path: Path) -> None:
    assert [fault for fault in KINDS[kind](tmp_path, SHORT[kind], 2012) if fault is not None] == []
