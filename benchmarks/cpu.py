"""CPU seconds of fresh interpreters, in turn: other work on the machine hardly moves them, and ratios still less."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence

from benchmarks.run import ROOT

Command = Sequence[str]
"""Arguments of an interpreter."""


def cpu_seconds(command: Command) -> tuple[float, str]:
    """CPU seconds (user and system, children too) of a fresh interpreter, and what it printed."""
    before = os.times()
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, cwd=ROOT)
    after = os.times()
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return spent, done.stdout


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
    return f"{statistics.median(seconds):.2f} [{min(seconds):.2f} {max(seconds):.2f}]"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of neighbours."""
    return statistics.median(a / max(b, 1e-9) for a, b in zip(ours, theirs, strict=True))


def verdict(found: float, aim: float) -> str:
    """The aim, and by how much it is missed."""
    return f"≤ {aim}" if found <= aim else f"≤ {aim}, missed by {found / aim - 1:.0%}"
