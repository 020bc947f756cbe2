"""What HiGHS prints when it is made is turned away; what we print is not."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from math import inf
from threading import Thread
from typing import Any

import numpy as np
import pytest

from planner.model.build import build_model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.live import PRIMAL_SIMPLEX, Live
from planner.solve.quiet import quiet_output
from tests.model.hand_cases import BASE


def test_a_new_solver_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    live = Live(build_model(BASE).program.arrays())
    assert live.run() is Status.OPTIMAL
    assert capfd.readouterr() == ("", "")


def test_what_a_library_prints_is_turned_away(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_output():
        os.write(1, b"a banner")
    os.write(1, b"words")
    assert capfd.readouterr().out == "words"


def test_what_python_prints_to_a_stream_of_the_caller_arrives() -> None:
    mine = io.StringIO()
    with contextlib.redirect_stdout(mine), quiet_output():
        print("words")
    assert mine.getvalue() == "words\n"


def test_what_is_raised_leaves_the_terminal_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="broken"), quiet_output():
        raise ValueError("broken")
    os.write(1, b"words")
    assert capfd.readouterr().out == "words"


@pytest.mark.skipif(os.name != "posix", reason="file descriptors of another kind")
def test_a_closed_output_stays_closed() -> None:
    import subprocess

    script = (
        "import os, sys; from planner.solve.quiet import quiet_output\n"
        "with quiet_output(): import highspy; highspy.Highs()\n"
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


@pytest.mark.parametrize("counts", [(2, 1), (1, 2), (None, 1), (None, 2), (2, None)])
def test_solvers_with_other_numbers_of_threads_run_one_after_the_other(
    counts: tuple[int | None, int | None],
) -> None:
    """``--threads 2 --explain``, ``why``: HiGHS refuses a run where its helpers are as many as another run wanted."""
    arrays = build_model(BASE).program.arrays()
    found: list[Status] = []

    def work() -> None:
        found.extend(Live(arrays, threads=count).run_cold() for count in counts)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert found == [Status.OPTIMAL] * 2


@pytest.mark.parametrize("whole", [False, True], ids=["fractions", "whole numbers"])
@pytest.mark.parametrize(
    ("upper", "least", "most", "status"),
    [
        (inf, -inf, 5.0, Status.UNBOUNDED),
        (3.0, 7.0, inf, Status.INFEASIBLE),
        (3.0, -inf, 2.0, Status.OPTIMAL),
    ],
)
def test_a_program_without_an_optimum_is_told_apart(
    upper: float, least: float, most: float, status: Status, whole: bool
) -> None:
    """As much as can be of two columns that differ by ``least`` to ``most``; presolve leaves open why there is none."""
    integer = np.arange(2 if whole else 0, dtype=np.int32)
    starts, columns = np.array([0, 2], dtype=np.int32), np.arange(2, dtype=np.int32)
    live = Live(
        Arrays(
            np.zeros(2), np.full(2, upper), integer, np.array([least]), np.array([most]), starts, columns,
            np.array([1.0, -1.0]),
        ),
        np.array([-1.0, -1.0]),
    )  # fmt: skip
    for _ in range(2):
        assert live.run() is status
        assert live.highs.getOptionValue("presolve")[1] == "choose"


@pytest.mark.parametrize(("ends", "runs"), [([Status.FAILED], 2), ([Status.FAILED] * 2, 2), ([], 1)])
def test_a_run_that_loses_its_way_from_a_basis_starts_once_more_without(
    ends: list[Status], runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = build_model(BASE)
    live = Live(model.program.arrays())
    cost = model.goals["cost"].coefficients
    assert live.minimise(cost, PRIMAL_SIMPLEX) is Status.OPTIMAL
    best, run, ended, bases = live.objective, Live.run, iter(ends), []

    def lose(live: Live, **limits: Any) -> Status:
        bases.append(live.basis().valid)
        return next(ended, run(live, **limits))

    monkeypatch.setattr(Live, "run", lose)
    status = live.minimise(2.0 * cost, PRIMAL_SIMPLEX)
    assert status is (Status.FAILED if len(ends) == 2 else Status.OPTIMAL)
    assert bases == [True, False][:runs]
    assert live.objective == pytest.approx(2.0 * best)
