"""A way to call the command line, and a plan to show."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import planner
from planner.cli.main import main
from planner.plan.types import Plan
from tests.support import minimal_case, write_workbook


@dataclass(frozen=True)
class Finished:
    """How a call ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which must be one object and nothing else."""
        content = json.loads(self.out)
        assert isinstance(content, dict)
        return content


Call = Callable[..., Finished]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run ``planner`` with arguments, in this process."""

    def run(*arguments: object) -> Finished:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Finished(code, captured.out, captured.err)

    return run


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The smallest case that solves, in a folder of its own."""
    sheets = minimal_case()
    sheets["Settings"].append(["internal cost", 1000])  # nobody comes before there is work
    return write_workbook(tmp_path / "case.xlsx", sheets)


@pytest.fixture
def plan(case: Path) -> Plan:
    """The plan of the smallest case."""
    return planner.solve(planner.read(case))
