"""CPU seconds of fresh interpreters, in turn: other work on the machine hardly moves them, and ratios still less."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence

from benchmarks.run import ROOT

Command = Sequence[str]
"""Arguments of an interpreter."""

_SHORT = 0.1
"""Seconds below which a third digit is told."""


def cpu_seconds(command: Command) -> tuple[float, str]:
    """CPU seconds (user and system, children too) of a fresh interpreter, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)  # finer than os.times, which counts in hundredths
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def in_turn(commands: Mapping[str, Command], runs: int) -> dict[str, list[float]]:
    """CPU seconds of each command, ``runs`` times in turn after one run of each to warm up."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            seconds, _ = cpu_seconds(command)
            if number:
                spent[name].append(seconds)
    return spent


def summarise(seconds: Sequence[float]) -> str:
    """Median, smallest and largest."""
    digits = 3 if statistics.median(seconds) < _SHORT else 2
    shown = (f"{value:.{digits}f}" for value in (statistics.median(seconds), min(seconds), max(seconds)))
    return "{} [{} {}]".format(*shown)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of neighbours."""
    return statistics.median(a / max(b, 1e-9) for a, b in zip(ours, theirs, strict=True))


def verdict(found: float, aim: float) -> str:
    """The aim, and by how much it is missed."""
    return f"≤ {aim}" if found <= aim else f"≤ {aim}, missed by {found / aim - 1:.0%}"
