"""Rows that examples share: the settings, the rule families and the goals."""

from __future__ import annotations

from collections.abc import Mapping

from planner.examples.types import Entry, Value
from planner.schema.inputs import SETTINGS, input_sheet
from planner.schema.rules import GOALS, RULES, Rule
from planner.schema.types import Label

_PRIORITY = input_sheet("goals").column("weight")  # a plain number


def settings_rows(
    values: Mapping[str, Value],
    notes: Mapping[str, Label],
    *,
    sources: Mapping[str, str] | None = None,
    source: str | None = None,
) -> tuple[Entry, ...]:
    """One row for each setting of the schema, with its unit.

    ``notes`` holds what a case has to say; elsewhere the template writes the schema's meaning and default. ``source``
    is that of every row that ``sources`` does not list.
    """
    return tuple(
        Entry(
            {
                "setting": setting.label,
                "value": values.get(setting.key),
                "unit": setting.unit or None,
                "source": (sources or {}).get(setting.key, source),
                "note": notes.get(setting.key),
            },
            like={"value": setting},
        )
        for setting in SETTINGS
    )


def rule_note(family: Rule) -> Label:
    """What the family demands, after its name in words where the sheet holds its id: the French one has the name."""
    return Label(f"{family.label.en}. {family.meaning.en}", family.meaning.fr)


def rule_rows(settings: Mapping[str, Mapping[str, Value]]) -> tuple[Entry, ...]:
    """One row for each rule family, with what it means in the Note; blank cells keep their defaults."""
    return tuple(
        Entry(
            {"rule": family.id, "unit": family.unit, "note": rule_note(family), **settings.get(family.id, {})}
        )
        for family in RULES
    )


def goal_rows(settings: Mapping[str, Mapping[str, Value]]) -> tuple[Entry, ...]:
    """One row for each goal with its default priority, and what it measures in the Note."""
    return tuple(
        Entry(
            {"goal": goal.id, "priority": goal.priority, "note": goal.meaning, **settings.get(goal.id, {})},
            like={"priority": _PRIORITY},
        )
        for goal in GOALS
    )
