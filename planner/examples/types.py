"""An example case as data: what a new workbook is filled with, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.months import Month
from planner.schema.types import Column, Label

Value = str | float | bool | Month | Label | None
"""A cell. Values are typed as planner.reading hands them over: a CHOICE is the choice's key, a NAME the row's
name, a MONTH a Month; free text is a Label, which has both languages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of an input sheet.

    ``values`` maps column keys to values (a missing key is a blank cell). ``months`` holds the values under the month
    headings, from the first month on. ``facts`` maps the column keys (or month indexes) whose value is a fact, in a
    row that is otherwise an assumption, to the id of the fact. ``like`` maps the key of an ANY column to the column
    of the schema that this row's value is formatted and checked as.
    """

    values: Mapping[str, Value]
    months: tuple[float | None, ...] = ()
    facts: Mapping[str | int, str] = field(default_factory=dict)
    like: Mapping[str, Column] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A whole case. ``sheets`` maps schema keys to rows; a sheet that is not there has headings only.

    ``facts`` are the numbered facts that the notes cite, ``doubts`` what to know about them: a title and a text each.
    """

    key: str
    title: Label
    purpose: Label
    first_month: Month
    months: int
    sheets: Mapping[str, tuple[Entry, ...]]
    facts: Mapping[str, Label] = field(default_factory=dict)
    doubts: tuple[tuple[Label, Label], ...] = ()
    currency: str = "EUR"
