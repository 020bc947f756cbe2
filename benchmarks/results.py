"""Measures all of it and writes benchmarks/results.md: ``uv run --group bench python -m benchmarks.results``.

``--only SECTION`` measures one section again and leaves the others as they stand, each with the line that says when and
how it was measured; ``--runs 5``; ``--sizes 9 50 200 1000`` (1,000 Directions take about ten minutes of CPU). Whole
processes are measured in CPU seconds (user and system), as medians of runs taken in turn, with the smallest and the
largest. What must be equal is checked, or it stops.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.cpu import Command, cpu_seconds, in_turn, ratio, summarise, verdict
from benchmarks.large import tables, write_case
from benchmarks.page import page_of, sections_of
from benchmarks.provenance import commit, machine, today
from benchmarks.run import CASE, ROOT, compare_build, same_answer

TARGET = ROOT / "benchmarks" / "results.md"
SIZES = ROOT / "benchmarks" / "growth.json"
"""The figures of each size that was measured, so that one can be measured again without the others."""
PEERS = ("arrays", "pulp", "pyomo", "linopy", "pyoptinterface", "clp", "glop")
NEEDS = {"linopy": "linopy", "pyomo": "pyomo", "pyoptinterface": "pyoptinterface", "glop": "ortools"}
SAME = 1e-6
"""Relative difference of optima: CLP reads and writes files of few digits."""

FLAT = (9, 200)
"""Numbers of Directions between which the cost per coefficient is compared."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is measured."""

    runs: int
    sizes: Sequence[int]
    folder: Path


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its title, what measures its lines, and how many runs that takes, in words."""

    title: str
    measure: Callable[[Asked], list[str]]
    runs: Callable[[Asked], str] = lambda asked: f"{asked.runs} runs"


def plain_solve(folder: Path) -> Command:
    """The main job: open-2012 to a plan workbook."""
    return ("-m", "planner", "solve", str(CASE), "-o", str(folder / "plan.xlsx"), "--force", "--json")


def processes(asked: Asked) -> list[str]:
    """Whole commands against what they are compared with."""
    commands: dict[str, Command] = {
        "planner solve": plain_solve(asked.folder),
        "textbook": ("-m", "benchmarks.textbook", str(CASE), str(asked.folder / "textbook.xlsx")),
        "planner --help": ("-m", "planner", "--help"),
        "planner solve --help": ("-m", "planner", "solve", "--help"),
        "bare Python": ("-c", "pass"),
    }
    goals = json.loads(cpu_seconds(commands["planner solve"])[1])["goals"]
    same_answer(goals, json.loads(cpu_seconds(commands["textbook"])[1])["reached"])
    spent = in_turn(commands, asked.runs)
    lines = ["| process | CPU s | against | CPU s | ratio | aim |", "|---|---|---|---|---|---|"]
    for name, other, aim in (
        ("planner solve", "textbook", 0.30),
        ("planner --help", "bare Python", 5.0),
        ("planner solve --help", "bare Python", 5.0),
    ):
        found = ratio(spent[name], spent[other])
        lines.append(
            f"| {name} | {summarise(spent[name])} | {other} | {summarise(spent[other])} | {found:.3f} "
            f"| {verdict(found, aim)} |"
        )
    return [
        *lines,
        "",
        "`textbook` is pandas on openpyxl, textbook PuLP and openpyxl: the same goals, checked.",
    ]


def build(asked: Asked) -> list[str]:
    """Formulation and hand-over against bare arrays; both hold the same program, checked."""
    lines = ["| case | build and hand-over, s | arrays, s | ratio | aim |", "|---|---|---|---|---|"]
    for size in (9, 50, 200):
        case = CASE if size == 9 else write_case(asked.folder / f"{size}.xlsx", size)
        ours, theirs, found = compare_build(asked.runs, case, time.process_time)
        name = CASE.stem if case == CASE else f"{size} Directions"
        lines.append(f"| {name} | {ours:.3f} | {theirs:.3f} | {found:.1f} | {verdict(found, 3.0)} |")
    return lines


def peers(asked: Asked) -> list[str]:
    """The first priority of open-2012 in other hands; each reaches the same optimum, or the benchmark stops."""
    lines = ["| library and solver | build, CPU s | build and solve, CPU s | optimum |", "|---|---|---|---|"]
    expected = None
    for name in PEERS:
        if name in NEEDS and importlib.util.find_spec(NEEDS[name]) is None:
            lines.append(f"| {name} | not installed | | |")
            continue
        command = ("-m", "benchmarks.peers", str(CASE), name)
        found = [json.loads(cpu_seconds(command)[1].strip().splitlines()[-1]) for _ in range(asked.runs)]
        expected = found[0]["optimum"] if expected is None else expected
        if not all(math.isclose(one["optimum"], expected, rel_tol=SAME) for one in found):
            raise SystemExit(f"{name} reaches {found}, not {expected}")
        made = summarise([one["build"] for one in found])
        lines.append(
            f"| {name} | {made} | {summarise([one['whole'] for one in found])} | {found[0]['optimum']:,.2f} |"
        )
    return lines


def growth(asked: Asked) -> list[str]:
    """CPU seconds of each stage by number of Directions, and of the whole command; sizes measured before among them."""
    known = json.loads(SIZES.read_text(encoding="utf-8")) if SIZES.exists() else {}
    for size in asked.sizes:
        known[str(size)] = _measure_size(size, asked) | {"measured": f"{today()}, commit {commit()}"}
        SIZES.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    found = sorted(known.values(), key=lambda one: int(one["directions"]))
    head = ["| stage, CPU s (µs a coefficient) | " + " | ".join(f"{one['directions']}" for one in found)]
    head = [f"{head[0]} | 200 ÷ 9, a coefficient |", "|---" * (len(found) + 2) + "|"]
    for stage in found[0]["spent"]:
        head.append(_cost_line(stage, {one["directions"]: one["spent"][stage] for one in found}, found))
    head.append(_cost_line(_COMMAND, {one["directions"]: one["command"] for one in found}, found))
    for name, form in (
        ("columns", "{:,}"), ("rows", "{:,}"), ("coefficients", "{:,}"),
        ("peak", "{:,.0f}"), ("megabytes", "{:.1f}"), ("violation", "{:.1e}"),
        ("measured", "{}"),
    ):  # fmt: skip
        head.append(f"| {_ROWS[name]} | " + " | ".join(form.format(one[name]) for one in found) + " | |")
    return head


def _cost_line(name: str, seconds: dict[int, float], sizes: Sequence[dict[str, Any]]) -> str:
    """CPU ``seconds`` by number of Directions, each with its microseconds a coefficient, and how these grow."""
    each = {one["directions"]: 1e6 * seconds[one["directions"]] / one["coefficients"] for one in sizes}
    cells = " | ".join(f"{seconds[size]:.3f} ({cost:.2f})" for size, cost in each.items())
    few, many = FLAT
    return (
        f"| {name} | {cells} | {each[many] / each[few]:.2f} |"
        if {few, many} <= each.keys()
        else f"| {name} | {cells} | |"
    )


_COMMAND = "`planner solve`, whole process"

_ROWS = {
    "columns": "columns",
    "rows": "rows",
    "coefficients": "coefficients",
    "peak": "largest memory of `planner solve`, MB",
    "megabytes": "plan workbook, MB",
    "violation": "largest violation, FTE (limit 1e-6)",
    "measured": "measured",
}


_WHOLE = """
import re, sys
from planner.cli.main import main
code = main(sys.argv[1:])
print(re.search("VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1])
sys.exit(code)
"""
"""The command, then the largest memory that it had, in kilobytes: what ``getrusage`` tells is at least its parent's."""


def _measure_size(size: int, asked: Asked) -> dict[str, Any]:
    """The stages of a case of ``size`` Directions, and the whole command on it."""
    runs = "3" if size < 200 else "1"
    printed = cpu_seconds(("-m", "benchmarks.large", str(size), "--solve", "--runs", runs, "--json"))[1]
    stages: dict[str, Any] = json.loads(printed.strip().splitlines()[-1])
    case, plan = write_case(asked.folder / f"{size}.xlsx", size), asked.folder / f"{size}.plan.xlsx"
    command = ("-c", _WHOLE, "solve", str(case), "-o", str(plan), "--force", "--quiet")
    seconds, peak = cpu_seconds(command)
    return stages | {"command": seconds, "peak": int(peak.split()[-1]) / 1024}


CHECKED = (9, 50, 200, 1000)
"""Numbers of Directions of the cases that are checked."""


def checks(asked: Asked) -> list[str]:
    """``planner check`` by number of Directions, whole processes; the month sheets filled, about 100 cells each."""
    lines = ["| Directions | cells | `planner check`, CPU s | ms a Direction |", "|---|---|---|---|"]
    for size in CHECKED:
        case = write_case(asked.folder / f"{size}.xlsx", size, full=True)
        spent = in_turn({"check": ("-m", "planner", "check", str(case), "--quiet")}, asked.runs)["check"]
        cells = sum(
            cell is not None for rows in tables(size, 24, full=True).values() for row in rows for cell in row
        )
        each = 1000 * statistics.median(spent) / size
        lines.append(f"| {size:,} | {cells:,} | {summarise(spent)} | {each:.1f} |")
    return lines


def files(asked: Asked) -> list[str]:
    """Reading and writing of about 100,000 cells."""
    found = json.loads(cpu_seconds(("-m", "benchmarks.files", "--json", "--runs", str(asked.runs)))[1])
    lines = [
        "| work | cells | planner, CPU s | pandas on openpyxl, CPU s | ratio | aim |",
        "|---|---|---|---|---|---|",
    ]
    for work, aim in (("read", 0.3), ("write", 0.6)):
        ours, theirs = zip(*found[work]["pairs"], strict=True)
        times = ratio(ours, theirs)
        lines.append(
            f"| {work} | {found[work]['cells']:,} | {summarise(ours)} | {summarise(theirs)} "
            f"| {times:.2f} | {verdict(times, aim)} |"
        )
    return [
        *lines,
        "",
        "Reading types and checks every cell; writing has formulas, formats and charts; pandas neither.",
    ]


QUESTIONS: dict[str, tuple[Callable[[str], Command], float]] = {
    "solve --explain": (lambda out: ("solve", str(CASE), "-o", out, "--force", "--explain"), 3.0),
    "wave": (lambda out: ("wave", str(CASE), "-o", out, "--force"), 6.0),
    "frontier": (
        lambda out: ("frontier", str(CASE), "-o", out, "--force", "--between", "cost", "wellbeing"),
        4.0,
    ),
    "alternatives": (lambda out: ("alternatives", str(CASE), "-o", out, "--force"), 4.0),
}
"""Command → its arguments for an output file, and how many plain solves it may take."""


def questions(asked: Asked) -> list[str]:
    """What a question of open-2012 takes, in whole plain solves."""
    commands: dict[str, Command] = {"solve": plain_solve(asked.folder)}
    for name, (arguments, _) in QUESTIONS.items():
        out = str(asked.folder / f"{name.rpartition(' ')[2].strip('-')}.xlsx")
        commands[name] = ("-m", "planner", *arguments(out), "--quiet")
    spent = in_turn(commands, asked.runs)
    lines = ["| command | CPU s | whole plain solves | aim |", "|---|---|---|---|"]
    for name, (_, aim) in QUESTIONS.items():
        times = ratio(spent[name], spent["solve"])
        lines.append(f"| {name} | {summarise(spent[name])} | {times:.1f} | {verdict(times, aim)} |")
    return [*lines, "", f"A plain solve: {summarise(spent['solve'])} CPU s."]


def scenarios(_asked: Asked) -> list[str]:
    """1,000 scenarios: what benchmarks.scenarios prints."""
    return ["```", *cpu_seconds(("-m", "benchmarks.scenarios"))[1].strip().splitlines(), "```"]


def edits(_asked: Asked) -> list[str]:
    """An edit on the page: the CPU time that benchmarks.serve prints, of a hundred edits in each of three runs."""
    printed = cpu_seconds(("-m", "benchmarks.serve"))[1]
    told_of = next(line for line in printed.splitlines() if line.startswith("CPU"))
    return [f"On the server, CPU of an edit of open-2012: {' '.join(told_of.split()[1:])}."]


SECTIONS: dict[str, Section] = {
    "processes": Section("Whole processes", processes),
    "build": Section("Building and handing over", build),
    "peers": Section("The same program in other hands", peers),
    "growth": Section(
        "Growth with the number of Directions, 24 months",
        growth,
        lambda _: (
            "the least of 3 runs, at 200 Directions and more of one; each size as its column says, the last one"
        ),
    ),
    "checks": Section("Checking", checks),
    "files": Section("Reading and writing 100,000 cells", files),
    "questions": Section("Questions of a plan", questions),
    "scenarios": Section("1,000 scenarios", scenarios, lambda _: "two blocks in turn with the others"),
    "edits": Section("An edit on the page", edits, lambda _: "three runs of 100 edits"),
}


TITLES = [section.title for section in SECTIONS.values()]


def provenance(section: Section, asked: Asked) -> str:
    """When, at which commit, how often and with what a section was measured: its own last line."""
    return f"{today()}, commit {commit()}; {section.runs(asked)}; {machine()}"


def main() -> None:
    """Measure, and write the page after each section."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[9, 50, 200, 1000])
    parser.add_argument("--only", choices=SECTIONS, action="append")
    asked = parser.parse_args()
    for key, section in SECTIONS.items():
        if asked.only and key not in asked.only:
            continue
        with TemporaryDirectory() as name:
            given = Asked(asked.runs, asked.sizes, Path(name))
            lines = [*section.measure(given), "", provenance(section, given)]
        known = sections_of(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
        TARGET.write_text(page_of(TITLES, {**known, section.title: "\n".join(lines)}), encoding="utf-8")
        print(section.title, flush=True)


if __name__ == "__main__":
    main()
