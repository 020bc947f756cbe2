"""Workbooks damaged at random from a seed, as programs, transfers and hands damage them, and what becomes of each."""

from __future__ import annotations

import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import planner
from planner.api import compare_cells
from planner.findings import BadInput
from planner.plan.types import Plan
from planner.reading.workbook import read_case
from planner.writing.marking import render_marked
from planner.writing.plan_workbook import render_plan
from tests.support import minimal_case, write_workbook

Change = Callable[[bytes, random.Random], bytes]

_TAG = re.compile(rb"<[A-Za-z][^<>]*?/?>")
_ELEMENT = re.compile(rb"<([A-Za-z][\w:]*)\b[^<>]*>[^<>]*</\1>|<[A-Za-z][^<>]*/>")
_VALUE = re.compile(rb'(?<==")[^"<>]*(?=")')
_TEXT = re.compile(rb"(?<=>)[^<>]+(?=<)")
_ODD = (
    b"",
    b" ",
    b"0",
    b"-1",
    b"1.5",
    b"1e999",
    b"NaN",
    b"abc",
    b"99999999999999999999",
    b"A0",
    b"XFE1048577",
    b"A1:B2:C3",
    b"&amp;",
    b"_xD800_",
    "²".encode(),
    b"../../x.xml",
    b"/xl/worksheets/sheet1.xml",
    b"rId999",
    b"x" * 40_000,
)


def _truncate(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(len(data) + 1)]


def _empty(_data: bytes, _luck: random.Random) -> bytes:
    return b""


def _flip(data: bytes, luck: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(luck.randint(1, 4)):
        changed[luck.randrange(len(changed))] = luck.randrange(256)
    return bytes(changed)


def _somewhere(pattern: re.Pattern[bytes], new: Callable[[bytes, random.Random], bytes]) -> Change:
    """A change of one match of ``pattern``; the part as it is where there is none."""

    def change(data: bytes, luck: random.Random) -> bytes:
        places = list(pattern.finditer(data))
        if not places:
            return data
        place = luck.choice(places)
        return data[: place.start()] + new(place[0], luck) + data[place.end() :]

    return change


_CHANGES: dict[str, Change] = {
    "truncate": _truncate,
    "empty": _empty,
    "flip": _flip,
    "drop element": _somewhere(_ELEMENT, lambda _found, _luck: b""),
    "repeat element": _somewhere(_ELEMENT, lambda found, _luck: found * 2),
    "drop tag": _somewhere(_TAG, lambda _found, _luck: b""),
    "odd value": _somewhere(_VALUE, lambda _found, luck: luck.choice(_ODD)),
    "odd text": _somewhere(_TEXT, lambda _found, luck: luck.choice(_ODD)),
    "comment": _somewhere(_TAG, lambda found, _luck: found + b"<!-- -- >"[:4] + b" x -->"),
    "latin": lambda data, _luck: data.replace(b'encoding="UTF-8"', b'encoding="ISO-8859-1"'),
    "utf-16": lambda data, _luck: data.decode(errors="replace").encode("utf-16"),
}


def mutate(data: bytes, seed: int) -> tuple[str, bytes]:
    """The workbook ``data`` with one to three things changed, and their names."""
    luck = random.Random(seed)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    said = []
    for _ in range(luck.choice((1, 1, 1, 2, 3))):
        name = luck.choice(sorted(parts))
        kind = luck.choice((*_CHANGES, "odd value", "drop element", "lose"))
        said.append(f"{kind} {name}")
        if kind == "lose":
            del parts[name]
        else:
            parts[name] = _CHANGES[kind](parts[name] or b" ", luck)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return ", ".join(said), _pack(target.getvalue(), luck, said)


def _pack(data: bytes, luck: random.Random, said: list[str]) -> bytes:
    """The archive; one in ten is damaged as a file."""
    if luck.random() < 0.9:
        return data
    said.append("the file itself")
    return _flip(data, luck) if luck.random() < 0.8 else _truncate(data, luck)


@dataclass(frozen=True)
class Subject:
    """A workbook to be damaged, and its plan, so that none need be solved again."""

    data: bytes
    plan: Plan


def subjects(folder: Path) -> list[Subject]:
    """A case, and the plan workbook made from it, with additions of people's."""
    case = planner.read(write_workbook(folder / "case.xlsx", minimal_case()))
    plan = planner.solve(case)
    path = planner.write(plan, folder / "plan.xlsx")
    again = planner.solve(planner.read(path))
    return [Subject(case.source, plan), Subject(again.case.source, again)]


def _require_reason(bad: BadInput) -> str:
    """A refusal says why."""
    assert bad.findings
    assert all(found.message for found in bad.findings)
    return "refused"


def outcome(subject: Subject, data: bytes, path: Path) -> str:
    """What becomes of the damaged workbook ``data``: ``refused`` before the solve, ``written`` or ``alone``.

    Everything but the solve is done that the commands do, at ``path``. Anything that raises is a fault of ours.
    """
    path.write_bytes(data)
    try:
        case = read_case(path)
        planner.api.build(case)
    except BadInput as bad:
        return _require_reason(bad)
    target = path.with_name("written.xlsx")
    plan = replace(subject.plan, case=case)
    workbook = render_plan(plan, ".xlsx")
    ours = [
        found.message for found in workbook.findings if found.code in ("writing.left_out", "writing.plain")
    ]
    assert not ours, ours
    workbook.save(target, force=True)
    if not workbook.alone:
        compare_cells(plan, target)
    try:
        render_marked(case.source, case.findings, ".xlsx", case.language)
    except BadInput as bad:
        _require_reason(bad)
    assert read_case(target).previous is not None
    return "alone" if workbook.alone else "written"


def survey(folder: Path, seeds: Iterable[int]) -> Counter[str]:
    """How many of the workbooks damaged from ``seeds`` had which outcome; a fault of ours raises, with its seed."""
    damaged = subjects(folder)
    found: Counter[str] = Counter()
    for seed in seeds:
        subject = damaged[seed % len(damaged)]
        what, data = mutate(subject.data, seed)
        try:
            found[outcome(subject, data, folder / "damaged.xlsx")] += 1
        except Exception as fault:
            fault.add_note(f"seed {seed}: {what}")
            raise
    return found


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        print(dict(survey(Path(folder), range(int(sys.argv[1]), int(sys.argv[2])))))
