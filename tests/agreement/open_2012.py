"""The brief's reference example, typed in again from its tables: a check on the workbook in ``inputs/``."""

from __future__ import annotations

from tests.support import Sheets

MONTHS = [f"{year}-{month:02d}" for year in (2012, 2013) for month in range(1, 13)]

DIRECTIONS = [
    # Direction, latitude, longitude, share of customers, starting staff, opens, minimum from
    ("Île-de-France", 48.857, 2.352, 0.20, 150, None, "2012-03"),
    ("Ouest", 48.117, -1.678, 0.10, 130, None, "2012-03"),
    ("Sud-Ouest", 44.838, -0.579, 0.10, 120, None, "2012-03"),
    ("Nord de France", 50.629, 3.057, 0.09, 0, "2012-04", "2012-12"),
    ("Est", 48.692, 6.184, 0.09, 0, "2012-05", "2012-12"),
    ("Normandie-Centre", 47.903, 1.909, 0.09, 0, "2012-06", "2012-12"),
    ("Centre-Est", 45.764, 4.836, 0.13, 0, "2013-01", "2013-12"),
    ("Sud-Est", 43.297, 5.381, 0.11, 0, "2013-02", "2013-12"),
    ("Sud", 43.611, 3.877, 0.09, 0, "2013-03", "2013-12"),
]
TYPES = [("AVSC", 3, 6000, 220), ("CCO", 1, 2500, 120), ("Other", 3, 7000, 30)]
ACTIVITIES = [
    ("Welcome", "new customers", 250, None, 0.45),
    ("Front desk", "customers", 500 / 0.40, 0.25, 0.95),
    ("Retention", "customers", 500 / 0.10, None, 0.80),
    ("Collections", "customers", 500 / 0.08, 0.25, 1.00),
    ("Complaints", "customers", 500 / 0.08, None, 0.80),
    ("Account management", "customers", 500 / 0.09, 0.25, 0.95),
    ("Delivery follow-up", "customers", 500 / 0.05, 0.25, 1.00),
]


def sheets() -> Sheets:
    """The example as sheets of cell values."""
    return {
        "Settings": [
            ["Setting", "Value"],
            ["first month", "2012-01"],
            ["months", 24],
            ["internal cost", 3200],
            ["unmet cost", 20_000],
            ["mobility share", 0.10],
            ["maximum move distance", 250],
            ["move cost", 8000],
        ],
        "Directions": [
            ["Direction", "Latitude", "Longitude", "Share of customers", "Starting staff", "Opens",
             "Minimum from", "Minimum staff", "Training seats", "Attrition"],
            *(list[object]((*row, 120, 45, 0.005)) for row in DIRECTIONS),
        ],
        "Advisor types": [
            ["Type", "Training months", "Training cost", "Productivity month 1", "Productivity month 2"],
            *([kind, months, cost, 0.70, 0.85] for kind, months, cost, _ in TYPES),
        ],
        "Pools": [
            ["Pool", "Type", "Direction", "Available", "Release per month", "Release total"],
            *(
                [f"{kind} {name}", kind, name, fte, 0.09 * fte, 0.5 * fte]
                for kind, _, _, base in TYPES
                for name, _, _, share, *_ in DIRECTIONS
                for fte in [base * share * 9]
            ),
        ],
        "Customers": [
            ["Line", *MONTHS],
            ["customers", *(1_100_000 + 75_000 * t for t in range(1, 25))],
            ["new customers", *([100_000] * 24)],
        ],
        "Activities": [["Activity", "Driver", "Units per FTE", "Outsourced min", "Outsourced max"],
                       *(list[object](row) for row in ACTIVITIES)],
        "Partners": [
            ["Partner", "Capacity", "Cost", "Change per month"],
            ["Arvato", 1500, 3600, 120],
            ["Acticall", 1500, 3500, 120],
            ["Stream", 1500, 3700, 120],
        ],
        "Outsourcing": [["Line", *MONTHS], ["max share", *(0.80 - 0.20 * t / 24 for t in range(1, 25))]],
        "Envelopes": [["Envelope", "From", "To", "Minimum", "Maximum"], ["2012", "2012-01", "2012-12", 350, 450]],
        "Rules": [["Rule", "Mode", "Price"], ["outsourced_share", "soft", 5000]],
    }  # fmt: skip
