"""``small``: two Directions, six months, a plan that can be found with pencil and paper.

docs/small-example.md solves it step by step.
"""

from __future__ import annotations

from planner.examples.settings import settings_rows
from planner.examples.types import Entry, Example, Value
from planner.months import Month
from planner.schema.types import Label

FIRST = Month(2012, 1)
MONTHS = 6

CALLS = Label("Calls", "Appels")
TITLE = Label("Small example: two Directions, six months", "Petit exemple : deux Directions, six mois")


def _settings() -> tuple[Entry, ...]:
    values: dict[str, Value] = {
        "title": TITLE,
        "first_month": FIRST,
        "months": MONTHS,
        "currency": "EUR",
        "internal_cost": 2_000.0,
        "unmet_cost": 20_000.0,
    }
    return settings_rows(values, {}, source="A")


def _directions() -> tuple[Entry, ...]:
    north = Entry(
        {
            "direction": "Nord",
            "city": "Lille",
            "starting_staff": 10.0,
            "served_elsewhere": 0.0,
            "source": "A",
            "note": Label(
                "Open already. Zero “served elsewhere”: each Direction serves its own customers.",
                "Déjà ouvert. Zéro « servi ailleurs » : chaque Direction sert ses propres clients.",
            ),
        }
    )
    south = Entry(
        {
            "direction": "Sud",
            "city": "Montpellier",
            "opens": Month(2012, 3),
            "starting_staff": 0.0,
            "minimum_staff": 3.0,
            "minimum_from": Month(2012, 5),
            "training_seats": 2.0,
            "served_elsewhere": 0.0,
            "source": "A",
            "note": Label(
                "Opens in March with two training seats; three advisors are promised from May on.",
                "Ouvre en mars avec deux places de formation ; trois conseillers sont promis à partir de mai.",
            ),
        }
    )
    return north, south


def _types() -> tuple[Entry, ...]:
    note = Label(
        "One month of training, then fully productive.", "Un mois de formation, puis pleinement productif."
    )
    return (
        Entry(
            {"type": "AVSC", "training_months": 1, "training_cost": 1_500.0, "source": "A", "note": note},
        ),
    )


def _pools() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            {
                "pool": f"AVSC {home}",
                "type": "AVSC",
                "direction": home,
                "available": 6.0,
                "source": "A",
                "note": Label(
                    "No limit on departures other than the pool itself.",
                    "Pas d'autre limite aux départs que le vivier lui-même.",
                ),
            }
        )
        for home in ("Nord", "Sud")
    )


def _activities() -> tuple[Entry, ...]:
    note = Label(
        "Its work is on the Workload sheet, so it needs no driver.",
        "Sa charge est sur la feuille Charge : pas besoin d'inducteur.",
    )
    return (Entry({"activity": CALLS, "level": "N1", "source": "A", "note": note}),)


def _workload() -> tuple[Entry, ...]:
    def row(direction: str, fte: float) -> Entry:
        note = Label("The same in every month.", "La même chaque mois.")
        return Entry(
            {"activity": CALLS, "direction": direction, "source": "A", "note": note}, (fte,) * MONTHS
        )

    return row("Nord", 12.0), row("Sud", 4.0)


def _partners() -> tuple[Entry, ...]:
    note = Label(
        "Dearer than own staff, but free of training.",
        "Plus cher que le personnel interne, mais sans formation.",
    )
    return (
        Entry(
            {
                "partner": Label("Partner", "Prestataire"),
                "capacity": 20.0,
                "cost": 3_000.0,
                "source": "A",
                "note": note,
            }
        ),
    )


def build() -> Example:
    """The case ``small``."""
    return Example(
        key="small",
        title=TITLE,
        purpose=Label(
            "An invented case with few numbers, to see how a plan comes about. Its solution by hand is in the "
            "documentation (docs/small-example.md).",
            "Un cas inventé, avec peu de nombres, pour voir comment naît un plan. Sa solution à la main est dans la "
            "documentation (docs/small-example.md).",
        ),
        first_month=FIRST,
        months=MONTHS,
        sheets={
            "settings": _settings(),
            "directions": _directions(),
            "types": _types(),
            "pools": _pools(),
            "activities": _activities(),
            "workload": _workload(),
            "partners": _partners(),
        },
    )
