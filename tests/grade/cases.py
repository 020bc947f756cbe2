"""A small case, and plans for it that people might type."""

from __future__ import annotations

from pathlib import Path

from tests.support import Sheets, write_workbook

MONTHS = ("2012-01", "2012-02", "2012-03")


def sheets() -> Sheets:
    """Two centres, one of which opens in February; pools of 20 in each Direction; training takes a month."""
    return {
        "Settings": [
            ["Setting", "Value"],
            ["first month", MONTHS[0]],
            ["months", 3],
            ["internal cost", 1000],
        ],
        "Directions": [
            ["Direction", "Opens", "Starting staff", "Share of customers", "Training seats", "Minimum staff"],
            ["Est", None, 30, 0.5, 10, None],
            ["Sud", "2012-03", 0, 0.5, 10, None],
        ],
        "Advisor types": [["Type", "Training months", "Training cost"], ["CCO", 1, 100]],
        "Pools": [
            ["Pool", "Type", "Direction", "Available", "Release per month"],
            ["CCO Est", "CCO", "Est", 20, 5],
            ["CCO Sud", "CCO", "Sud", 20, None],
        ],
        "Workload": [["Activity", *MONTHS], ["Front desk", 30, 33, 36]],
    }


def french(given: Sheets) -> Sheets:
    """The same case with French names of sheets and columns."""
    names = {
        "Settings": "Paramètres", "Advisor types": "Types de conseillers", "Pools": "Viviers",
        "Workload": "Charge", "Transfers": "Transferts",
    }  # fmt: skip
    words = {
        "Setting": "Paramètre", "Value": "Valeur", "first month": "premier mois", "months": "nombre de mois",
        "internal cost": "coût interne", "Opens": "Ouverture", "Starting staff": "Effectif initial",
        "Share of customers": "Part des clients", "Training seats": "Places de formation",
        "Minimum staff": "Effectif minimum", "Training months": "Mois de formation",
        "Training cost": "Coût de formation",
        "Pool": "Vivier", "Available": "Disponible", "Release per month": "Départs par mois", "Activity": "Activité",
        "To": "Vers",
    }  # fmt: skip
    return {
        names.get(title, title): [[words.get(v, v) if isinstance(v, str) else v for v in row] for row in rows]
        for title, rows in given.items()
    }


def with_plan(path: Path, *rows: list[object], case: Sheets | None = None) -> Path:
    """The case with a Transfers sheet of these rows (pool, to, then a figure per month) under its headings."""
    found = dict(case or sheets())
    found["Transfers"] = [["Pool", "To", *MONTHS], *rows]
    return write_workbook(path, found)
