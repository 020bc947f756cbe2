"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import changed_parts
from planner.spreadsheet.saving import free_path, save, write_file
from tests.spreadsheet.samples import rich_workbook


def test_a_package_is_saved_and_read_back(tmp_path: Path) -> None:
    package = open_package(rich_workbook())
    target = tmp_path / "été.xlsx"
    assert save(package, target) == target
    assert not changed_parts(package, open_package(target.read_bytes()))
    assert [path.name for path in tmp_path.iterdir()] == ["été.xlsx"]


def test_an_existing_file_is_replaced_on_request_only(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsError, match=r"plan-2\.xlsx"):
        write_file(b"new", target)
    with pytest.raises(FileExistsError, match="existe déjà"):
        write_file(b"new", target, language="fr")
    assert target.read_bytes() == b"mine"
    write_file(b"new", target, force=True)
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_file_that_appears_meanwhile_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"

    def link(_source: object, destination: Path) -> None:
        Path(destination).write_bytes(b"theirs")
        raise FileExistsError(errno.EEXIST, "exists", str(destination))

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(FileExistsError, match="exists already"):
        write_file(b"new", target)
    assert target.read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_file_system_without_links_is_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    assert write_file(b"new", tmp_path / "plan.xlsx").read_bytes() == b"new"


def test_a_file_that_a_program_holds_open_is_named_with_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"open in Excel")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError, match=r"plan-2\.xlsx") as caught:
        write_file(b"new", target, force=True)
    assert "open in Excel" in str(caught.value)
    assert target.read_bytes() == b"open in Excel"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_file(b"new", target, force=True)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_ctrl_c_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(b"new", tmp_path / "plan.xlsx")
    assert not list(tmp_path.iterdir())


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(b"new", tmp_path / "nowhere" / "plan.xlsx")


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_permissions_are_those_of_the_file_that_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_file(b"new", target, force=True)
    assert target.stat().st_mode & 0o777 == 0o640
    mask = os.umask(0o027)
    try:
        fresh = write_file(b"new", tmp_path / "fresh.xlsx")
    finally:
        os.umask(mask)
    assert fresh.stat().st_mode & 0o777 == 0o640


def test_the_next_free_name(tmp_path: Path) -> None:
    target = tmp_path / "case.plan.xlsx"
    for name in ("case.plan.xlsx", "case.plan-2.xlsx"):
        (tmp_path / name).touch()
    assert free_path(target).name == "case.plan-3.xlsx"
