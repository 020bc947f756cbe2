"""HiGHS in this process: its version, a solver that says nothing, and a run that hears Ctrl-C."""

from __future__ import annotations

import importlib.metadata
import threading
from functools import cache

import highspy

from planner.mishaps import describe_fault
from planner.solve.quiet import quiet_output
from planner.solve.stopping import Stopped, stop_asked, stop_if_asked


@cache
def version() -> str:
    """The version of HiGHS that runs."""
    return importlib.metadata.version("highspy")


@cache
def _banner_is_out() -> bool:
    """Makes the first solver of the process, which prints a banner (highspy 1.16): it is turned away. Returns True."""
    with quiet_output():
        highspy.Highs()  # type: ignore[no-untyped-call]
    return True


def new_highs() -> highspy.Highs:
    """A solver that says nothing."""
    _banner_is_out()
    made = highspy.Highs()  # type: ignore[no-untyped-call]
    made.setOptionValue("output_flag", False)
    return made


def run_highs(highs: highspy.Highs, *, brief: bool = False) -> str:
    """Runs ``highs`` to its end or its time limit; Ctrl-C stops it and is raised, as is what ``stoppable`` hears.

    ``brief``: the run takes milliseconds, so that it is soon enough to hear them after it.
    Returns what HiGHS said when it broke down, "" where it did not.
    """
    if brief:
        stop_if_asked()
        return _run_here(highs)
    if stop_asked() is not None or threading.current_thread() is threading.main_thread():
        return _run_apart(highs)
    return _run_here(highs)


def _run_here(highs: highspy.Highs) -> str:
    """Runs in this thread, which keeps HiGHS's helpers from the run before: another number of them is an error."""
    try:
        if highs.run() == highspy.HighsStatus.kError:
            highs.resetGlobalScheduler(True)
            highs.run()
    except Exception as fault:  # its own, or no memory left: there is no plan, and the caller says why
        return describe_fault(fault)
    return ""


def _run_apart(highs: highspy.Highs) -> str:
    """Runs in a thread of its own, so that this one hears Ctrl-C, or that it is asked to stop.

    ``highspy.Highs.startSolve`` would do, but for locks that all solvers of a process share.
    """
    highs.HandleUserInterrupt = True
    said = [""]
    worker = threading.Thread(target=_run_in_thread, args=(highs, said), daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            stop_if_asked()
            worker.join(0.2)
    except (KeyboardInterrupt, Stopped):
        highs.cancelSolve()  # type: ignore[no-untyped-call]
        worker.join()
        raise
    finally:
        highs.HandleUserInterrupt = False
    return said[0]


def _run_in_thread(highs: highspy.Highs, said: list[str]) -> None:
    """Runs, and leaves in ``said`` what HiGHS said when it broke down."""
    said[0] = _run_here(highs)
    highs.resetGlobalScheduler(False)
