"""``open-2012-everywhere``: the reference case with the minimum of 120 demanded of all nine Directions in 2012.

No plan can do that: nine times 120 is 1,080 advisors, and at most 400 + 450 = 850 are there. It is the example of
a case that must be explained.
"""

# ruff: noqa: E501 - sentences in both languages

from __future__ import annotations

from dataclasses import replace

from planner.examples import open_2012
from planner.examples.types import Entry, Example
from planner.months import Month
from planner.schema.types import Label

END_OF_2012 = Month(2012, 12)

TITLE = Label(
    "Open 2012–2013: 120 advisors in all nine Directions in 2012 (impossible)",
    "Open 2012–2013 : 120 conseillers dans les neuf Directions en 2012 (impossible)",
)
PURPOSE = Label(
    "The reference case with one change: the minimum of 120 advisors (F4) is demanded of all nine Directions in December "
    "2012. Nine × 120 = 1,080, but 400 + 450 = 850: no plan exists, and the planner says why.",
    "Le cas de référence avec un changement : le minimum de 120 conseillers (F4) est exigé des neuf Directions en décembre "
    "2012. Neuf × 120 = 1 080, mais 400 + 450 = 850 : aucun plan n'existe, et le planificateur dit pourquoi.",
)


def _demand_in_2012(row: Entry) -> Entry:
    """The Direction's row with its minimum moved forward to December 2012 where it holds later."""
    since = row.values["minimum_from"]
    if not isinstance(since, Month) or since <= END_OF_2012:
        return row
    opens = row.values["opens"]
    year = opens.year if isinstance(opens, Month) else since.year
    note = Label(
        f"F3: opens in {year} (fact; month assumed). F4: at least 120, here demanded in December 2012 already (decision): "
        "impossible. The rest is assumed.",
        f"F3 : ouvre en {year} (fait ; mois supposé). F4 : au moins 120, ici exigés dès décembre 2012 (décision) : "
        "impossible. Le reste est supposé.",
    )
    return replace(row, values={**row.values, "minimum_from": END_OF_2012, "note": note})


def _settings(rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    title, *others = rows
    return (replace(title, values={**title.values, "value": TITLE}), *others)


def build() -> Example:
    """The reference case, made impossible."""
    case = open_2012.build()
    sheets = {
        **case.sheets,
        "settings": _settings(case.sheets["settings"]),
        "directions": tuple(_demand_in_2012(row) for row in case.sheets["directions"]),
    }
    return replace(case, key="open-2012-everywhere", title=TITLE, purpose=PURPOSE, sheets=sheets)
