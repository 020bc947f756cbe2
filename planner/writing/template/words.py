"""What a new workbook says: headings, comments and values in the file's language."""

from __future__ import annotations

import re

from planner.display import display
from planner.examples.types import Value
from planner.messages import text
from planner.schema.inputs import YES_NO
from planner.schema.types import Choice, Column, Kind, Label, Language
from planner.schema.units import unit_text

# Units that the heading's name or the cells' format says already.
_UNSPOKEN = {"", "share", "share/month", "month", "months", "contacts", "customers", "FTE/FTE"}
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")  # kept on one line


def heading(column: Column, language: Language, currency: str) -> str:
    """The column's name with its unit in brackets: ``Distance (km)``."""
    name = _THOUSANDS.sub("\u00a0", column.label.text(language))
    unit = column.unit.removesuffix("/month") if "month" in column.label.en else column.unit
    spoken = unit_text(unit, language, currency)
    return name if unit in _UNSPOKEN or spoken == name else f"{name} ({spoken})"


def default_text(column: Column, language: Language) -> str:
    """What a blank cell stands for; "" where the meaning says it or there is no default."""
    return display(column.default, column, language)


def comment(column: Column, language: Language, currency: str) -> str:
    """Meaning, unit and default of a column, a line each."""
    unit = (
        text("template_unit", language, unit=unit_text(column.unit, language, currency))
        if column.unit
        else ""
    )
    lines = (column.meaning.text(language), unit, blank_text(column, language))
    return "\n".join(line for line in lines if line)


def blank_text(column: Column, language: Language) -> str:
    """That a cell is required, or what it stands for when blank; "" where the meaning says it."""
    if column.required:
        return text("template_must", language)
    default = default_text(column, language)
    return text("template_blank", language, default=default) if default else ""


def hint(column: Column, language: Language) -> str:
    """Meaning and default on one line."""
    return f"{column.meaning.text(language)} {blank_text(column, language)}".rstrip()


def choices_of(column: Column, lines: tuple[Choice, ...] = ()) -> tuple[Choice, ...]:
    """The values a cell is limited to: the column's own, yes and no, or the sheet's fixed lines."""
    return YES_NO if column.kind is Kind.YESNO else column.choices or lines


def cell_text(column: Column, value: Value, language: Language, lines: tuple[Choice, ...] = ()) -> str:
    """A text, choice or yes/no value as it stands in a cell."""
    if isinstance(value, Label):
        return value.text(language)
    key = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    for choice in choices_of(column, lines):
        if choice.key == key:
            return choice.label.text(language)
    return str(value)
