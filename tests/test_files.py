"""Files written whole or not at all: links, special files, killed runs, full disks."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.files import ENDING, as_argument, forget_written_files, replacing, written_files

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes and signals of another kind")

_STUCK = """
import sys, time
from pathlib import Path
from planner.files import replacing
with replacing(Path(sys.argv[1]), force=True) as part:
    part.write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(60)
"""


def write(path: Path, data: bytes, *, force: bool = False) -> None:
    with replacing(path, force=force) as part:
        part.write_bytes(data)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def stuck_writer(path: Path) -> subprocess.Popen[str]:
    """A process that is in the middle of writing ``path``."""
    process = subprocess.Popen(
        [sys.executable, "-c", _STUCK, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    real, link = tmp_path / "shared" / "plan.xlsx", tmp_path / "latest.xlsx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with pytest.raises(FileExistsError):
        write(link, b"new")
    write(link, b"new", force=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path / "shared") == ["plan.xlsx"]


def test_a_link_to_nothing_makes_the_file_it_names(tmp_path: Path) -> None:
    link = tmp_path / "latest.xlsx"
    link.symlink_to(tmp_path / "plan.xlsx")
    with pytest.raises(FileExistsError):
        write(link, b"new")
    write(link, b"new", force=True)
    assert (tmp_path / "plan.xlsx").read_bytes() == b"new"


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "plan.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="Invalid") as caught:
        write(pipe, b"new", force=True)
    assert caught.value.filename == str(pipe)
    assert pipe.is_fifo()


def test_a_full_disk_is_told_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        write(tmp_path / "plan.xlsx", b"new")
    assert caught.value.filename == str(tmp_path / "plan.xlsx")
    assert names(tmp_path) == []


def test_a_folder_that_may_not_be_written_is_told_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write(tmp_path / "nowhere" / "plan.xlsx", b"new")
    assert caught.value.filename == str(tmp_path / "nowhere" / "plan.xlsx")


def test_what_a_killed_run_left_is_swept_and_what_another_run_writes_is_not(tmp_path: Path) -> None:
    killed, alive = stuck_writer(tmp_path / "a.xlsx"), stuck_writer(tmp_path / "b.xlsx")
    try:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert len(names(tmp_path)) == 2
        (tmp_path / f".theirs{ENDING.removeprefix('.planner')}").write_bytes(b"a download of another program")
        write(tmp_path / "c.xlsx", b"new")
        kept = names(tmp_path)
        assert [name for name in kept if name.startswith(".a-")] == []
        assert len([name for name in kept if name.startswith(".b-")]) == 1
        assert {".theirs.part", "c.xlsx"} <= set(kept)
    finally:
        for process in (killed, alive):
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def test_a_file_system_without_links_keeps_what_appeared_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"

    def link(*_: object) -> None:
        target.write_bytes(b"theirs")
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(FileExistsError):
        write(target, b"new")
    assert target.read_bytes() == b"theirs"


def test_what_was_written_is_known(tmp_path: Path) -> None:
    forget_written_files()
    write(tmp_path / "a.xlsx", b"1")
    with pytest.raises(FileExistsError):
        write(tmp_path / "a.xlsx", b"2")
    write(tmp_path / "b.xlsx", b"3")
    (tmp_path / "b.xlsx").unlink()
    assert written_files() == (tmp_path / "a.xlsx",)
    forget_written_files()
    assert written_files() == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("case.xlsx", "case.xlsx"),
        ("cas-été.xlsx", "cas-été.xlsx"),
        ("my case (2).xlsx", '"my case (2).xlsx"'),
        ("R&D.xlsx", '"R&D.xlsx"'),
    ],
)
def test_a_name_can_stand_in_a_command(name: str, shown: str) -> None:
    assert as_argument(name) == shown
