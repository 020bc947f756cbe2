"""Plan workbooks as version 0.2.0 wrote them are kept to, graded, compared and repaired by this version."""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from tests.upgrade.contract import DATA, call
from tests.upgrade.test_old_plans import COSTS, LANGUAGES, agreed, planned


def old(name: str, language: str) -> Path:
    """A workbook of version 0.2.0."""
    return DATA / "0.2.0" / f"{name}-{language}.xlsx"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COSTS)
def test_a_plan_is_kept_to_and_compared(name: str, language: str, tmp_path: Path) -> None:
    path, target = old(name, language), tmp_path / "next.xlsx"
    before = planner.read(path)
    assert before.language == language
    code, said = call("solve", path, "-o", target)
    assert (code, said["status"]) == (0, "optimal")
    assert said["goals"]["cost"] == pytest.approx(COSTS[name])
    assert planned(said) == pytest.approx(agreed(before))
    assert (said["changes"]["told_again"], said["kept"]["changed"]) == (0, [])
    assert before.previous is not None
    identity = before.previous.identity
    assert identity is not None
    assert (said["version"]["plan"], said["version"]["parent"]) == (identity.plan, identity.id)
    assert said["version"]["version"] == identity.version + 1
    code, said = call("compare", path, target)
    assert (code, said["moves"], said["told_again"]) == (0, [], 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COSTS)
def test_a_plan_is_graded(name: str, language: str) -> None:
    code, said = call("grade", old(name, language))
    assert (code, said["status"]) == (0, "valid")


@pytest.mark.parametrize("language", LANGUAGES)
def test_decisions_hold(language: str, tmp_path: Path) -> None:
    code, said = call("solve", old("decided", language), "-o", tmp_path / "next.xlsx")
    assert code == 0
    leaving = {pool: 0.0 for pool, _, _ in planned(said)}
    for (pool, _, _), fte in planned(said).items():
        leaving[pool] += fte
    assert leaving["Pool A"] == pytest.approx(18)
    assert leaving["Pool B"] <= 20 + 1e-6


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_is_solved_with_its_repair(language: str, tmp_path: Path) -> None:
    path = old("infeasible", language)
    code, said = call("solve", path, "-o", tmp_path / "never.xlsx")
    assert (code, said["status"]) == (3, "infeasible")
    assert said["conflicts"]
    code, said = call("solve", path, "--repair", said["repairs"][0]["number"], "-o", tmp_path / "x.xlsx")
    assert (code, said["status"]) == (0, "optimal")
