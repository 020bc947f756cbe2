"""Runs that meet one another, are killed, or start in odd surroundings: no exit 1, no lost plan, no traceback.

Seeded, and bounded in count and time. ``scripts/soak`` runs many; the tests run a few of each kind.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import planner
from planner.files import ENDING
from tests.support import minimal_case, write_workbook

COMMAND = [sys.executable, "-m", "planner"]
"""Where the package is installed, that is what runs: these files need not lie beside it."""

LIMIT = 600
"""Seconds that a run may take: on a machine that does much else a short one takes minutes."""

_BAD = (
    "Traceback",
    "Exception ignored",
    "An internal error",
    "Une erreur interne",
    "a fault of this program",
    "une panne de",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A run that went wrong: what was run, and what was seen."""

    run: str
    seen: str


def pairs(folder: Path, count: int, seed: int) -> Iterator[Fault | None]:
    """Two runs at once on one case and one name: each plan has a file of its own."""
    chance = random.Random(seed)
    for number in range(count):
        home = folder / f"pair-{number}"
        home.mkdir()
        case = write_workbook(home / "case.xlsx", minimal_case())
        runs = []
        for _ in range(2):
            runs.append(_start(["solve", case.name], home))
            time.sleep(chance.uniform(0, 0.05))
        ends = [(_end(run)) for run in runs]
        fault = next(
            (fault for code, said in ends if (fault := _judge(f"pair {number}", code, said, {0}))), None
        )
        plans = [path for path in sorted(home.glob("case.plan*.xlsx")) if _is_plan(path)]
        if fault is None and len(plans) != 2:
            fault = Fault(f"pair {number}", f"{len(plans)} plans of two runs")
        yield fault
        shutil.rmtree(home)


def kills(folder: Path, count: int, seed: int) -> Iterator[Fault | None]:
    """Runs ended at any moment while they replace a plan: the old plan or the new one is there, whole."""
    chance = random.Random(seed)
    case, plan = write_workbook(folder / "case.xlsx", minimal_case()), folder / "plan.xlsx"
    longest = _first_plan(case, plan)
    for number in range(count):
        run = _start(["solve", case.name, "-o", plan.name, "--force"], folder)
        how = chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
        time.sleep(chance.uniform(0, 1.1 * longest))
        run.send_signal(how)
        code, said = _end(run)
        name = f"kill {number} ({how.name})"
        if not _in_python(how, said) and (fault := _judge(name, code, said, {0, 130, -how})):
            yield fault
        else:
            yield None if _is_plan(plan) else Fault(name, "the plan is lost")
    code, said = _end(_start(["solve", case.name, "-o", plan.name, "--force"], folder))
    yield _judge("after the kills", code, said, {0})
    left = [path.name for path in folder.iterdir() if path.name.endswith(ENDING)]
    yield Fault("after the kills", f"left behind: {left}") if left else None


def environments(folder: Path, count: int, seed: int) -> Iterator[Fault | None]:
    """Odd surroundings, streams closed among them: a plan is written all the same."""
    chance = random.Random(seed)
    case = write_workbook(folder / "été n° 1.xlsx", minimal_case())
    for number in range(count):
        chosen = {name: chance.choice(values) for name, values in _SURROUNDINGS.items()}
        closed = chance.choice(_CLOSED)
        plan = folder / f"plan {number}.xlsx"
        name = f"environment {number}: {chosen} {closed}"
        for arguments in (["solve", case.name, "-o", plan.name], ["check", plan.name, "--json"], ["--help"]):
            code, said = _end(_start(arguments, folder, chosen, closed))
            fault = _judge(f"{name} {arguments[0]}", code, said, {0})
            if fault is not None:
                break
        yield fault or (None if _is_plan(plan) else Fault(name, "no plan was written"))


_SURROUNDINGS: dict[str, list[str | None]] = {
    "LANG": ["C", "POSIX", "en_US.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "xx_YY", "", None],
    "LC_ALL": ["C", "tr_TR.UTF-8", None, None],
    "PLANNER_LANG": ["fr", "xx", None, None],
    "TERM": ["dumb", "xterm-256color", "", None],
    "PYTHONIOENCODING": ["ascii", "latin-1", "cp1252", "cp850", "utf-8:strict", None],
    "PYTHONUTF8": ["0", "1", None],
    "TZ": ["UTC", "Asia/Kathmandu", "nowhere", None],
    "COLUMNS": ["0", "1", "-3", "wide", "500", None],
    "HOME": ["/nonexistent", "/dev/null", "/proc", None],
    "SOURCE_DATE_EPOCH": ["²", "99999999999999999999", "x", None],
    "NO_COLOR": ["1", None],
}
_CLOSED = ["", "", ">&-", "2>&-", "<&-", "<&- >&- 2>&-", ">/dev/null 2>/dev/full"]


def _start(
    arguments: list[str], folder: Path, chosen: dict[str, str | None] | None = None, closed: str = ""
) -> subprocess.Popen[bytes]:
    """``planner`` in ``folder``, with variables set or (None) unset, and streams redirected as bash writes it."""
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for name, value in (chosen or {}).items():
        there.pop(name, None)
        if value is not None:
            there[name] = value
    return subprocess.Popen(
        ["bash", "-c", f'exec "$@" {closed}', "bash", *COMMAND, *arguments],
        cwd=folder, env=there, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=_hear_ctrl_c,
    )  # fmt: skip


def _hear_ctrl_c() -> None:
    """Where the tests run in the background SIGINT is ignored, and a child would inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(run: subprocess.Popen[bytes]) -> tuple[int | None, str]:
    """The exit code of a run, None where it does not end, and all that it said."""
    try:
        out, err = run.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        run.kill()
        run.communicate()
        return None, f"not done after {LIMIT} s"
    return run.returncode, (out + err).decode("utf-8", errors="replace")


def _in_python(how: signal.Signals, said: str) -> bool:
    """Whether Ctrl-C came while Python itself started, before a line of planner ran: a traceback and 1 then."""
    return (
        how is signal.SIGINT
        and "KeyboardInterrupt" in said
        and str(Path(planner.__file__).parent) not in said
    )


def _judge(name: str, code: int | None, said: str, allowed: set[int]) -> Fault | None:
    """What is wrong with the end of a run."""
    if code is None:
        return Fault(name, said)
    if code not in allowed:
        return Fault(name, f"exit {code}: {said[-500:]}")
    if any(words in said for words in _BAD) and code != -signal.SIGINT:
        return Fault(name, said[-500:])
    return None


def _is_plan(path: Path) -> bool:
    """Whether a whole plan workbook is there."""
    try:
        return planner.read(path).previous is not None
    except planner.BadInput:
        return False


def _first_plan(case: Path, plan: Path) -> float:
    """Write a plan, and return how many seconds that took."""
    begun = time.monotonic()
    code, said = _end(_start(["solve", case.name, "-o", plan.name], case.parent))
    if code != 0:
        raise RuntimeError(said)
    return time.monotonic() - begun


KINDS: dict[str, Callable[[Path, int, int], Iterator[Fault | None]]] = {
    "pairs": pairs,
    "kills": kills,
    "environments": environments,
}


def main() -> int:
    """Run so many of each kind, or as many as the time allows; returns 1 where any went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    for kind, usual in {"pairs": 60, "kills": 200, "environments": 30}.items():
        parser.add_argument(f"--{kind}", type=int, default=usual)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1800.0, help="for each kind")
    asked = vars(parser.parse_args())
    wrong = 0
    for kind, run in KINDS.items():
        deadline = time.monotonic() + asked["seconds"]
        done = 0
        with tempfile.TemporaryDirectory(prefix="planner-soak-") as folder:
            for fault in run(Path(folder), asked[kind], asked["seed"]):
                done += 1
                if fault is not None:
                    wrong += 1
                    print(f"{fault.run}: {fault.seen}", flush=True)
                if time.monotonic() > deadline:
                    print(f"{kind}: the time is over", flush=True)
                    break
        print(f"{kind}: {done} runs checked", flush=True)
    print(f"{wrong} went wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
