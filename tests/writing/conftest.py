"""Plans that several modules write."""

from __future__ import annotations

import pytest

from planner.plan.types import Plan
from tests.writing import plans


@pytest.fixture(scope="session")
def small_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Two Directions, six months."""
    return plans.small_plan(plans.case(tmp_path_factory.mktemp("case") / "case.xlsx"))


@pytest.fixture(scope="session")
def large_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Nine Directions, 27 pools, 24 months."""
    return plans.large_plan(plans.case(tmp_path_factory.mktemp("case") / "case.xlsx"))
