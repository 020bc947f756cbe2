"""``blank``: headings to fill in. What a blank cell means stands in the notes and in the headings' comments."""

from __future__ import annotations

from datetime import date

from planner.examples.settings import goal_rows, rule_rows, settings_rows
from planner.examples.types import Entry, Example, Value
from planner.months import Month
from planner.schema.inputs import CUSTOMER_LINES, OUTSOURCING_LINES, SETTINGS
from planner.schema.types import Choice, Label

MONTHS = next(int(str(setting.default)) for setting in SETTINGS if setting.key == "months")


def _lines(choices: tuple[Choice, ...]) -> tuple[Entry, ...]:
    return tuple(Entry({"line": choice.key}) for choice in choices)


def build(today: date | None = None) -> Example:
    """An empty case that begins next January; ``today`` is for tests."""
    first = Month((today or date.today()).year + 1, 1)
    values: dict[str, Value] = {"first_month": first}
    notes = {
        "first_month": Label(
            "First month that is planned. Change it together with the month headings of the other sheets.",
            "Premier mois planifié. À changer avec les en-têtes de mois des autres feuilles.",
        )
    }
    return Example(
        key="blank",
        title=Label("New case", "Nouveau cas"),
        purpose=Label(
            "An empty case. Fill in the sheets marked required, then what else you know.",
            "Un cas vide. Remplissez les feuilles obligatoires, puis ce que vous savez d'autre.",
        ),
        first_month=first,
        months=MONTHS,
        sheets={
            "settings": settings_rows(values, notes),
            "customers": _lines(CUSTOMER_LINES),
            "outsourcing": _lines(OUTSOURCING_LINES),
            "rules": rule_rows({}),
            "goals": goal_rows({}),
        },
    )
