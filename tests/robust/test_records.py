"""Whatever stands on the sheet Planner of a plan: it is known, or left out and said; the reader never fails."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import planner
from planner.findings import BadInput
from tests.reading.test_robust import ANYTHING
from tests.roundtrip.rounds import first_plan

ODD = st.one_of(
    ANYTHING,
    st.sampled_from(
        [
            "²",
            "١",
            "-1",
            "1e3",
            "9" * 400,
            "{}",
            "[]",
            "[" * 9_000,
            '{"cost": 1e999}',
            '{"id": null}',
            "NaN",
            "identity",
        ]
    ),
)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@cache
def _plan(folder: Path) -> bytes:
    return first_plan(folder).read_bytes()


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_value_in_any_record(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp() / "records"
    folder.mkdir(exist_ok=True)
    path = folder / "damaged.xlsx"
    path.write_bytes(_plan(folder))
    book = openpyxl.load_workbook(path)
    sheet = book["Planner"]
    for _ in range(data.draw(st.integers(1, 3))):
        cell = sheet.cell(data.draw(st.integers(1, sheet.max_row)), data.draw(st.integers(1, 6)))
        cell.value = data.draw(ODD)
    book.save(path)
    case = planner.read(path)
    with suppress(BadInput):
        planner.api.build(case)
    for found in case.findings:
        assert found.message
    if case.previous is not None and case.previous.complete:
        assert case.previous.identity.version >= 1
    else:
        assert case.findings, "a plan that is no longer known is said"


@pytest.mark.parametrize(
    "seconds", ["-1", "-99999999999999", "253402300800", "9" * 30, "0", "1.5", "nan", " 7 ", "²", ""]
)
def test_any_clock_gives_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    case = planner.read(first_plan(tmp_path))
    assert case.previous is not None
    assert case.previous.identity.time.endswith("Z")


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files, as on a full disk")
def test_a_disk_that_fills_up_keeps_the_old_plan(tmp_path: Path) -> None:
    """The limit of the system on the size of a file ends the writing midway: the plan that was there is whole."""
    import resource
    import subprocess
    import sys

    plan = first_plan(tmp_path)
    before = plan.read_bytes()
    run = subprocess.run(
        [sys.executable, "-m", "planner", "solve", str(plan), "-o", str(tmp_path / "next.xlsx"), "--force"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, len(before) // 2)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 2, run.stderr
    assert "next.xlsx" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "next.xlsx").exists()
    assert plan.read_bytes() == before
