"""What HiGHS prints when it is made is turned away; what we print is not."""

from __future__ import annotations

import contextlib
import io
import os
import sys

import pytest

from planner.solve.live import make_live, quiet


def test_a_new_solver_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    live = make_live(threads=1)
    live.run()
    assert capfd.readouterr() == ("", "")


def test_what_a_library_prints_is_turned_away(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet():
        os.write(1, b"a banner")
    os.write(1, b"words")
    assert capfd.readouterr().out == "words"


def test_what_python_prints_to_a_stream_of_the_caller_arrives() -> None:
    mine = io.StringIO()
    with contextlib.redirect_stdout(mine), quiet():
        print("words")
    assert mine.getvalue() == "words\n"


def test_what_is_raised_leaves_the_terminal_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="broken"), quiet():
        raise ValueError("broken")
    os.write(1, b"words")
    assert capfd.readouterr().out == "words"


@pytest.mark.skipif(os.name != "posix", reason="file descriptors of another kind")
def test_a_closed_output_stays_closed() -> None:
    import subprocess

    script = (
        "import os, sys; from planner.solve.live import make_live\n"
        "make_live()\n"
        "try: os.fstat(1)\n"
        "except OSError: sys.stderr.write('closed')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        stderr=subprocess.PIPE,
        text=True,
        check=True,
        preexec_fn=lambda: os.close(1),
    )
    assert done.stderr == "closed"
