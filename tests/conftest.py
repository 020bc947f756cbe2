"""What holds for every test: no language from the machine, and programs that tests need skipped or required."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("planner", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("planner")  # a busy machine is no failure

REQUIRED = {
    "office": ("soffice", "PLANNER_REQUIRE_OFFICE"),
    "browser": ("chromium", "PLANNER_REQUIRE_BROWSER"),
}
"""Mark → the program that its tests need, and the variable that has them fail rather than skip (CI)."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose mark names a program that is absent; fail it where that is required."""
    for mark, (program, variable) in REQUIRED.items():
        if item.get_closest_marker(mark) is None or shutil.which(program):
            continue
        if os.environ.get(variable):
            pytest.fail(f"{program} is missing, and {variable} is set", pytrace=False)
        pytest.skip(f"{program} is not installed")


@pytest.fixture(autouse=True)
def _neutral_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """English and no colours, whatever the machine's locale."""
    for name in ("PLANNER_LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def _no_text_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code or place without text fails the test; at run time it is shown as it is (``planner.messages.text``)."""

    def refuse(what: str) -> None:
        raise KeyError(what)

    monkeypatch.setattr("planner.messages.report_missing", refuse)


@pytest.fixture(autouse=True)
def _no_fault_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in what a plan can do without fails the test; at run time it is said (``planner.mishaps``)."""

    def refuse(fault: Exception) -> None:
        raise fault

    monkeypatch.setattr("planner.mishaps.report_mishap", refuse)


@pytest.fixture(autouse=True)
def _time_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan says when it was made: the same in every test, so that equal plans are equal files."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1325376000")  # January 2012
