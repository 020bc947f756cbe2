"""A manager at the plan workbook: figures typed on Transfers one after the other, and what LibreOffice then shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from planner.dataset.types import Move
from planner.plan.types import Plan
from planner.writing.sheets.book import Block
from planner.writing.sheets.figures import FloatArray, figures
from tests.roundtrip.office import Office

Edit = Mapping[tuple[int, int], float]
"""Row and month of the table on Transfers → the figure typed there."""

_SESSION = """
  Dim reading As Integer, writing As Integer
  reading = FreeFile
  Open "{edits}" For Input As #reading
  writing = FreeFile
  Open "{shown}" For Output As #writing
  transfers = doc.Sheets.getByName("{title}")
  Dim said As String
  Do While Not EOF(reading)
    Line Input #reading, said
    parts = Split(said, ";")
    If parts(0) = "set" Then
      transfers.getCellByPosition(Int(Val(parts(1))), Int(Val(parts(2)))).Value = Val(parts(3))
    ElseIf parts(0) = "show" Then
      sheet = doc.Sheets.getByName(parts(1))
      across = Int(Val(parts(2))) : below = Int(Val(parts(3)))
      area = sheet.getCellRangeByPosition(across, below, Int(Val(parts(4))), Int(Val(parts(5))))
      shown = ""
      rows = area.getDataArray()
      For r = LBound(rows) To UBound(rows)
        cells = rows(r)
        For c = LBound(cells) To UBound(cells)
          If VarType(cells(c)) = 8 Then
            shown = shown & "nan;"
          Else
            shown = shown & Str(cells(c)) & ";"
          End If
        Next c
      Next r
      Print #writing, shown
    End If
  Loop
  Close #reading
  Close #writing
"""


def values_after(
    plan: Plan, path: Path, edits: Sequence[Edit], blocks: Mapping[str, Block], office: Office
) -> list[dict[str, FloatArray]]:
    """For each edit the ``blocks`` as LibreOffice shows them with it; each edit begins at the plan as written.

    One of the blocks is the first month of the table on Transfers, ``transfers.month.0``.
    """
    table, routes = blocks["transfers.month.0"], figures(plan).routes
    lines: list[str] = []
    for edit in edits:
        lines += [_set(table, place, value) for place, value in edit.items()]
        lines += [_show(block) for block in blocks.values()]
        lines += [
            _set(table, place, float(plan.quantities.transfers[(*routes[place[0]], place[1])]))
            for place in edit
        ]
    script, output = path.with_suffix(".edits"), path.with_suffix(".shown")
    script.write_text("".join(f"{line}\n" for line in lines))
    body = _SESSION.format(edits=script, shown=output, title=table.sheet)
    office.work(path, path.with_name("worked.xlsx"), body)
    read = iter(output.read_text().splitlines())
    return [{name: _values(next(read), block) for name, block in blocks.items()} for _ in edits]


def _set(table: Block, place: tuple[int, int], value: float) -> str:
    return f"set;{table.column + place[1]};{table.row + place[0]};{value!r}"


def _show(block: Block) -> str:
    last = block.column + block.columns - 1, block.row + block.rows - 1
    return f"show;{block.sheet};{block.column};{block.row};{last[0]};{last[1]}"


def _values(line: str, block: Block) -> FloatArray:
    values = [float(value) for value in line.split(";") if value.strip()]
    return np.array(values).reshape(block.rows, block.columns)


def random_edits(plan: Plan, count: int, seed: int) -> list[dict[tuple[int, int], float]]:
    """Edits of one to four figures each: somebody more, somebody less, nobody, a fraction."""
    random = np.random.default_rng(seed)
    routes = figures(plan).routes
    edits = []
    for _ in range(count):
        edit = {}
        for _ in range(int(random.integers(1, 5))):
            row = int(random.integers(len(routes)))
            month = int(random.integers(plan.dataset.as_of, plan.dataset.months))
            before = float(plan.quantities.transfers[(*routes[row], month)])
            choices = (0.0, before + 1, max(0.0, before - 2), round(float(random.uniform(0, 15)), 3), 12.0)
            edit[row, month] = choices[int(random.integers(len(choices)))]
        edits.append(edit)
    return edits


def moves_with(plan: Plan, edit: Edit) -> list[Move]:
    """Every transfer of the plan with the edit in it."""
    routes = figures(plan).routes
    transfers = plan.quantities.transfers.copy()
    for (row, month), value in edit.items():
        transfers[(*routes[row], month)] = value
    return [Move(int(s), int(d), int(t), float(transfers[s, d, t])) for s, d, t in np.argwhere(transfers)]
