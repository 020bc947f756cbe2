"""New workbooks: a cover page and every input sheet, ready to be filled in."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from planner.schema.types import Language

if TYPE_CHECKING:
    from planner.examples.types import Example

_CREATED = datetime(2012, 1, 1)  # fixed: equal input gives an equal file


def new_workbook(path: Path, example: str, language: Language, *, force: bool = False) -> Path:
    """Write the example called ``example`` (see planner.examples) as a workbook in ``language``; return ``path``.

    Raises:
        KeyError: there is no such example.
        FileExistsError: the file exists and ``force`` is not given.
        OSError: the file cannot be written; a file that was there is unharmed.
    """
    from planner.examples import load
    from planner.spreadsheet.saving import write_file

    content = workbook_bytes(load(example), language, path.name)
    return write_file(content, path, force=force, language=language)


def workbook_bytes(example: Example, language: Language, name: str) -> bytes:
    """The workbook of ``example`` as the content of a file called ``name``; the same for the same arguments."""
    from xlsxwriter import Workbook

    from planner.schema.inputs import INPUTS
    from planner.writing.style import workbook_options
    from planner.writing.template.cover import write_cover
    from planner.writing.template.desk import Desk
    from planner.writing.template.formats import Formats
    from planner.writing.template.layout import lay_out
    from planner.writing.template.lists import define_lists
    from planner.writing.template.sheet import write_sheet
    from planner.writing.template.sources import write_sources

    content = BytesIO()
    workbook = Workbook(content, workbook_options())
    workbook.set_properties({"title": example.title.text(language), "created": _CREATED})
    desk = Desk(workbook, example, language, Formats(workbook, language))
    layouts = [lay_out(sheet, example) for sheet in INPUTS]
    sheets = write_cover(desk, layouts, name)
    for layout in layouts:
        write_sheet(desk, layout)
    write_sources(desk)
    define_lists(desk, layouts, sheets)
    workbook.close()
    return content.getvalue()
