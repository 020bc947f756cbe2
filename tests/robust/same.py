"""Same in, same out: plans of the same workbook compared over surroundings, and goals over versions."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

EQUAL = 1e-6
"""By how much goals of two versions may differ: relative, absolute below 1."""

_COMMON = {"SOURCE_DATE_EPOCH": "1325376000", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
_LANGUAGES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "PLANNER_LANG")

SURROUNDINGS: dict[str, tuple[Mapping[str, str], tuple[str, ...]]] = {
    "as it is": ({}, ()),
    "another hash seed": ({"PYTHONHASHSEED": "4711"}, ()),
    "one thread": ({}, ("--threads", "1")),
    "two threads": ({}, ("--threads", "2")),
    "fr_FR": ({"LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, ()),
    "tr_TR": ({"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}, ()),
    "C, another time zone": ({"LC_ALL": "C", "TZ": "Asia/Kathmandu"}, ()),
    "PLANNER_LANG=fr": ({"PLANNER_LANG": "fr"}, ()),
}
"""Name → variables set, and options given. The file must be the same in all: it speaks the workbook's language."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a solve ended with: its status, its goals, and the parts of the workbook that it wrote."""

    status: str
    goals: Mapping[str, float]
    parts: Mapping[str, bytes]


def solve(
    case: Path, folder: Path, python: str, variables: Mapping[str, str], options: tuple[str, ...]
) -> Run:
    """One solve of ``case`` by the planner of the interpreter ``python``: a plan, or why there is none.

    Raises:
        RuntimeError: it gave neither.
    """
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    there = (
        {name: value for name, value in os.environ.items() if name not in _LANGUAGES}
        | _COMMON
        | dict(variables)
    )
    # -P: the planner of that interpreter, not the one beside these tests.
    own = () if python == sys.executable else ("-P",)
    arguments = [
        python,
        *own,
        "-m",
        "planner",
        "solve",
        str(case),
        "-o",
        str(out / "plan.xlsx"),
        "--json",
        "--time-limit",
        "600",
        *options,
    ]
    run = subprocess.run(arguments, env=there, capture_output=True, check=False, timeout=900)
    if run.returncode not in (0, 3, 4):
        raise RuntimeError(f"{case.name} {options}: exit {run.returncode}: {run.stderr.decode()[-400:]}")
    said = json.loads(run.stdout)
    goals = {name: float(value) for name, value in said["goals"].items() if value is not None}
    (written,) = out.glob("*.xlsx")
    return Run(said["status"], goals, _parts(written))


def _parts(plan: Path) -> dict[str, bytes]:
    """Every part of the workbook, whatever the archive says of when it was packed."""
    with ZipFile(plan) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_VERSION = re.compile(rb"HiGHS \d+\.\d+\.\d+")
_DIGEST = re.compile(rb"\b[0-9a-f]{12,}\b")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def difference(run: Run, other: Run) -> str:
    """What differs between the workbooks of two runs, in words; "" where nothing does."""
    if run.parts == other.parts:
        return ""
    if run.parts.keys() != other.parts.keys():
        return f"parts {sorted(run.parts.keys() ^ other.parts.keys())}"
    unlike = {name: (_plain(run.parts[name]), _plain(other.parts[name])) for name in run.parts}
    unlike = {name: pair for name, pair in unlike.items() if pair[0] != pair[1]}
    if not unlike:
        return "the solver's version, and digests"
    if any(_NUMBER.sub(b"0", one) != _NUMBER.sub(b"0", two) for one, two in unlike.values()):
        return f"more than numbers in {', '.join(sorted(unlike))}"
    pairs = [
        (float(x), float(y))
        for one, two in unlike.values()
        for x, y in zip(_NUMBER.findall(one), _NUMBER.findall(two), strict=True)
        if x != y
    ]
    largest = max(abs(x - y) / max(1.0, abs(x)) for x, y in pairs)
    return f"the solver's version, digests, and {len(pairs)} numbers by up to {largest:.1g} of their size"


def _plain(part: bytes) -> bytes:
    """A part without the solver's version, and without what is counted over others."""
    return _DIGEST.sub(b"digest", _VERSION.sub(b"HiGHS", part))


def differences(
    case: Path, folder: Path, names: Iterable[str] = tuple(SURROUNDINGS), deadline: float = float("inf")
) -> Iterator[tuple[str, bool]]:
    """(surrounding, whether the plan is the same there) for ``names``, until ``deadline`` of ``time.monotonic``."""
    first = solve(case, folder, sys.executable, {}, ())
    for name in names:
        variables, options = SURROUNDINGS[name]
        if time.monotonic() > deadline:
            return
        yield name, solve(case, folder, sys.executable, variables, options).parts == first.parts


def equal(goals: Mapping[str, float], others: Mapping[str, float]) -> bool:
    """Whether two plans reach the same, goal by goal."""
    return goals.keys() == others.keys() and all(
        abs(value - others[name]) <= EQUAL * max(1.0, abs(value)) for name, value in goals.items()
    )


def main() -> int:
    """Compare; returns 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--case", type=Path, action="append")
    parser.add_argument("python", nargs="*", help="interpreters with a planner of other versions")
    asked = parser.parse_args()
    cases = [case.resolve() for case in asked.case or sorted(Path("inputs").glob("*.xlsx"))]
    deadline, wrong = time.monotonic() + asked.seconds, 0
    with tempfile.TemporaryDirectory(prefix="planner-same-") as folder:
        home = Path(folder)
        for case in cases:
            for name, same in differences(case, home, deadline=deadline):
                wrong += not same
                print(f"{case.name}, {name}: {'the same' if same else 'DIFFERENT'}", flush=True)
            if not asked.python or time.monotonic() > deadline:
                continue
            first = solve(case, home, sys.executable, {}, ())
            for python in asked.python:
                run = solve(case, home, python, {}, ())
                same = run.status == first.status and equal(run.goals, first.goals)
                wrong += not same
                words = "goals the same" if same else f"GOALS DIFFER: {first.goals} {run.goals}"
                print(
                    f"{case.name}, {python}: {words}; the file: {difference(first, run) or 'the same'}",
                    flush=True,
                )
    print(f"{wrong} differ" + (", the time is over" if time.monotonic() > deadline else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
