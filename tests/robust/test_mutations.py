"""Workbooks damaged at random: each is refused in words before the solve, or its plan is written."""

from __future__ import annotations

from pathlib import Path

from tests.robust.mutations import mutate, subjects, survey

SEEDS = range(120)


def test_no_plan_is_lost_to_a_damaged_workbook(tmp_path: Path) -> None:
    """More seeds: ``python -m tests.robust.mutations 0 2000``."""
    found = survey(tmp_path, SEEDS)
    assert found["written"] > len(SEEDS) / 4, "damage that a case does not need is no reason to refuse it"
    assert found["alone"] < len(SEEDS) / 50, "the case's sheets are left out only where nothing else helps"


def test_a_seed_gives_the_same_damage(tmp_path: Path) -> None:
    data = subjects(tmp_path)[0].data
    assert mutate(data, 7) == mutate(data, 7)
    assert len({mutate(data, seed)[1] for seed in range(20)}) > 15
