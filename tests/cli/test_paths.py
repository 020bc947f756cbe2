"""Names of plans: beside the case or in outputs/, never over a file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from threading import Barrier

import pytest

from planner.cli.paths import default_plan_paths, output_path, write_free, write_to
from planner.cli.session import Session
from planner.findings import BadInput
from planner.spreadsheet.saving import write_file


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


def _write(path: Path, *, force: bool) -> Path:
    return write_file(b"plan", path, force=force)


def test_a_broken_link_is_taken_too(tmp_path: Path) -> None:
    (tmp_path / "a.plan.xlsx").symlink_to(tmp_path / "gone.xlsx")
    names = default_plan_paths(tmp_path / "a.xlsx")
    assert write_free(_write, names, Session(quiet=True)).name == "a.plan-2.xlsx"


def test_a_name_that_another_run_takes_first_is_left_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def outrun(path: Path, *, force: bool) -> Path:
        if path.name == "a.plan.xlsx":
            path.write_bytes(b"theirs")
        return _write(path, force=force)

    path = write_free(outrun, default_plan_paths(tmp_path / "a.xlsx"), Session("en"))
    assert (path.name, path.read_bytes()) == ("a.plan-2.xlsx", b"plan")
    assert (tmp_path / "a.plan.xlsx").read_bytes() == b"theirs"
    assert "a.plan-2.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("force", [False, True])
def test_a_given_path_that_cannot_be_taken_any_more_costs_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, force: bool
) -> None:
    given = tmp_path / "plan.xlsx"
    given.write_bytes(b"theirs")  # after output_path had looked
    if force:  # and open in Excel, which lets nobody replace it
        honest = Path.replace

        def locked(self: Path, target: Path) -> Path:
            if target == given:
                raise PermissionError(13, "Permission denied", str(given))
            return honest(self, target)

        monkeypatch.setattr(Path, "replace", locked)
    path = write_to(_write, given, Session("en"), force=force)
    assert (path.name, path.read_bytes()) == ("plan-2.xlsx", b"plan")
    assert given.read_bytes() == b"theirs"
    assert "plan-2.xlsx" in capsys.readouterr().err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["plan-2.xlsx", "plan.xlsx"]


def test_pairs_of_runs_on_one_name_lose_nothing(tmp_path: Path) -> None:
    """Sixty pairs, begun together: each pair takes two names, whoever is first."""
    with ThreadPoolExecutor(2) as pool:
        for pair in range(60):
            case = tmp_path / f"{pair}.xlsx"
            together = Barrier(2)

            def run(case: Path = case, together: Barrier = together) -> Path:
                names = default_plan_paths(case)
                together.wait()
                return write_free(_write, names, Session(quiet=True))

            paths = {run.result() for run in [pool.submit(run), pool.submit(run)]}
            assert {path.name for path in paths} == {f"{pair}.plan.xlsx", f"{pair}.plan-2.xlsx"}
            assert all(path.read_bytes() == b"plan" for path in paths)


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
