"""The reference page of the workbook, written from the schema: ``python -m planner.schema.reference > docs/workbook.md``.

The page is in English and gives every name in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.plan_sheets import DECISION_COLUMNS
from planner.schema.results import RESULTS
from planner.schema.rules import DEFAULT_PRICE, GOALS, RULES
from planner.schema.types import Column, Kind, Label, Sheet

_KINDS = {
    Kind.TEXT: "text",
    Kind.NUMBER: "number",
    Kind.INTEGER: "whole number",
    Kind.SHARE: "share",
    Kind.MONTH: "month",
    Kind.YESNO: "yes / no",
    Kind.CHOICE: "choice",
    Kind.NAME: "name",
    Kind.NAMES: "names separated by `;`",
    Kind.ANY: "as the row says",
}

_INTRODUCTION = """\
# The workbook

One workbook holds a case. This page lists every input sheet and column. It is written from the table that the program
itself reads by (`planner/schema/inputs.py`): `python -m planner.schema.reference > docs/workbook.md`.

How a workbook is read:

- Sheets and columns are known by their **English or French** name, in any order, whatever the capitals, accents and
  spaces. A unit in brackets after a column's name is allowed: `Distance (km)`. Your own sheets and columns are left alone.
- **Months** are columns headed by a date, the first of the month: `2012-01`, `janv. 2012`, `Jan-12` or a date
  cell. A month in a cell is typed the same ways. The first column of a table by month needs no heading of its own
  where only one column can be meant.
- **Blank** means the default; for a limit it means no limit. **Zero is zero.**
- **Shares** are typed as `60 %` or as `0.6`. A bare number above 1 is an error that offers both readings.
- `Source` says where a row comes from: `F` a fact, `A` an assumption, `D` a decision. `Note` is for people.
- Columns in *italics* are written by a solve and ignored when read.

`planner new case.xlsx --example blank` writes an empty workbook with all of this; `planner check case.xlsx` lists what
is wrong with a filled one.
"""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(*headings)
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield _row(*row)


def _both(label: Label) -> str:
    return label.en if label.en == label.fr else f"{label.en} · {label.fr}"


def _default(column: Column) -> str:
    if column.required:
        return "**required**"
    default = column.default
    if default is None:
        return "–"
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, (int, float)):
        return f"{100 * default:g} %" if column.kind is Kind.SHARE else f"{default:,g}"
    return str(default)


def _range(column: Column) -> str:
    """The legal values, where they are bounded otherwise than by zero below."""
    if column.kind not in (Kind.NUMBER, Kind.INTEGER) or column.minimum is None:
        return ""
    if column.maximum is None:
        return "" if column.minimum == 0 else f", at least {column.minimum:g}"
    return f", {column.minimum:,.10g} to {column.maximum:,.10g}"


def _kind(column: Column) -> str:
    if column.kind is Kind.CHOICE and column.key == "rule":
        return "a rule's id or name, see [Rules](#rule-families)"
    if column.kind is Kind.CHOICE:
        return " / ".join(f"`{_both(choice.label)}`" for choice in column.choices)
    if column.refers_to:
        sheet = next(sheet for sheet in INPUTS if sheet.key == column.refers_to)
        return f"{_KINDS[column.kind]}, from {_both(sheet.label)}"
    return _KINDS[column.kind] + _range(column)


def _column(column: Column) -> tuple[str, ...]:
    name = _both(column.label)
    return (
        f"*{name}*" if column.result else name,
        _kind(column),
        column.unit or "–",
        _default(column),
        column.meaning.en,
    )


_COLUMNS = ("Column", "Holds", "Unit", "Blank means", "Meaning")


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"## {_both(sheet.label)}"
    yield ""
    need = "Required." if sheet.required else "Optional."
    yield f"{sheet.purpose.en} One row per {sheet.row.en}. {need}"
    yield ""
    yield from _table(_COLUMNS, map(_column, sheet.columns))
    if sheet.months:
        name, *others = _column(sheet.months)
        yield _row(f"month columns: {name}", *others)
    if sheet.lines:
        lines = ", ".join(f"`{_both(choice.label)}`" for choice in sheet.lines)
        yield ""
        yield f"Lines: {lines}."
    yield ""
    if sheet.key == "settings":
        yield from _table(("Setting", *_COLUMNS[1:]), map(_column, SETTINGS))
        yield ""


def _rules() -> Iterator[str]:
    yield "## Rule families"
    yield ""
    yield (
        "A rule is `hard` unless the Rules sheet says otherwise. A `soft` rule may be missed; each unit of shortfall costs "
        f"its price ({DEFAULT_PRICE:,.0f} EUR where the cell is blank)."
    )
    yield ""
    rows = (
        (f"`{rule.id}`", _both(rule.label), rule.unit, "yes" if rule.may_be_soft else "no", rule.meaning.en)
        for rule in RULES
    )
    yield from _table(("Id", "Name", "Unit", "May be soft", "What it demands"), rows)
    yield ""


def _goals() -> Iterator[str]:
    yield "## Goal values"
    yield ""
    yield "Goals with a smaller priority number are met first. A goal that the Goals sheet does not list keeps its default."
    yield ""
    rows = ((_both(goal.label), f"{goal.priority:g}", goal.unit, goal.meaning.en) for goal in GOALS)
    yield from _table(("Goal", "Default priority", "Unit", "What it sums"), rows)
    yield ""


def _results() -> Iterator[str]:
    yield "## Sheets that a solve writes"
    yield ""
    yield "They belong to the planner, which replaces them at each solve. Write decisions on Decisions, not over results,"
    yield "or beside the rows of Transfers, in the columns below."
    yield ""
    yield from (f"- {_both(label)}" for label in RESULTS.values())
    yield ""
    yield f"### Decisions beside the rows of {_both(RESULTS['transfers'])}"
    yield ""
    yield from _table(_COLUMNS, map(_column, DECISION_COLUMNS))


def reference() -> str:
    """The whole page, in Markdown."""
    lines = [_INTRODUCTION]
    lines += _table(
        ("Sheet", "One row per", "Required"),
        ((_both(sheet.label), sheet.row.en, "yes" if sheet.required else "no") for sheet in INPUTS),
    )
    lines += [
        "",
        "The work to be done comes from Customers with Activities, from Workload, or from both: one of them is needed.",
        "",
    ]
    for sheet in INPUTS:
        lines += _sheet(sheet)
    return "\n".join([*lines, *_rules(), *_goals(), *_results()]) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(reference().encode("utf-8"))  # UTF-8 and \n on every system
