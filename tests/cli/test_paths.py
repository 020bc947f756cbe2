"""Names of plans: beside the case or in outputs/, never over a file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from planner.cli.paths import default_plan_paths, free_path, output_path
from planner.cli.session import Session
from planner.findings import BadInput


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("case.xlsx", ["case.plan.xlsx", "case.plan-2.xlsx", "case.plan-3.xlsx"]),
        ("case.xlsm", ["case.plan.xlsx", "case.plan-2.xlsx", "case.plan-3.xlsx"]),
        ("case.plan.xlsx", ["case.plan-2.xlsx", "case.plan-3.xlsx", "case.plan-4.xlsx"]),
        ("case.plan-7.xlsx", ["case.plan-8.xlsx", "case.plan-9.xlsx", "case.plan-10.xlsx"]),
        ("v1.2.xlsx", ["v1.2.plan.xlsx", "v1.2.plan-2.xlsx", "v1.2.plan-3.xlsx"]),
        (".plan.xlsx", [".plan.plan.xlsx", ".plan.plan-2.xlsx", ".plan.plan-3.xlsx"]),
    ],
)
def test_names_follow_from_the_case(case: str, names: list[str], tmp_path: Path) -> None:
    assert [path.name for path in islice(default_plan_paths(tmp_path / case), 3)] == names


def test_inputs_has_its_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    assert next(default_plan_paths(inputs / "a.xlsx")) == inputs / "a.plan.xlsx"
    (tmp_path / "outputs").mkdir()
    assert next(default_plan_paths(inputs / "a.xlsx")) == tmp_path / "outputs" / "a.plan.xlsx"
    monkeypatch.chdir(tmp_path)
    assert next(default_plan_paths(Path("inputs/a.xlsx"))) == Path("outputs/a.plan.xlsx")
    monkeypatch.chdir(inputs)
    assert next(default_plan_paths(Path("a.xlsx"))).resolve() == tmp_path / "outputs" / "a.plan.xlsx"


def test_only_a_folder_named_inputs_counts(tmp_path: Path) -> None:
    (tmp_path / "outputs").mkdir()
    assert next(default_plan_paths(tmp_path / "cases" / "a.xlsx")).parent == tmp_path / "cases"


def test_a_broken_link_is_taken_too(tmp_path: Path) -> None:
    (tmp_path / "a.plan.xlsx").symlink_to(tmp_path / "gone.xlsx")
    assert free_path(default_plan_paths(tmp_path / "a.xlsx"), Session(quiet=True)).name == "a.plan-2.xlsx"


def _refusal(path: Path, *, force: bool = False) -> str:
    with pytest.raises(BadInput) as refused:
        output_path(path, (".xlsx",), Session("en"), force=force)
    return str(refused.value)


def test_what_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "there.xlsx").touch()
    (tmp_path / "folder.xlsx").mkdir()
    assert "does not exist" in _refusal(tmp_path / "nowhere" / "plan.xlsx")
    assert ".xlsx" in _refusal(tmp_path / "plan.ods")
    assert "--force" in _refusal(tmp_path / "there.xlsx")
    assert "folder" in _refusal(tmp_path / "folder.xlsx", force=True)
    assert output_path(tmp_path / "there.xlsx", (".xlsx",), Session(), force=True).name == "there.xlsx"
    assert output_path(tmp_path / "NEW.XLSX", (".xlsx",), Session(), force=False).name == "NEW.XLSX"
