"""A case in which every rule on transfers has lines, with people in training since before the plan."""

from __future__ import annotations

from tests.support import Sheets

MONTHS = 8


def every_rule() -> Sheets:
    """Three Directions of which one opens later, three types (one without training), a past before the horizon."""
    months = [f"2012-{t:02}" for t in range(1, MONTHS + 1)]
    return {
        "Settings": [
            ["Setting", "Value"],
            ["title", "Every rule"],
            ["first month", "2012-01"],
            ["months", MONTHS],
            ["internal cost", 3000],
            ["unmet cost", 9000],
            ["mobility share", 0.4],
            ["move cost", 800],
            ["maximum move distance", 900],
        ],
        "Directions": [
            [
                "Direction",
                "Latitude",
                "Longitude",
                "Opens",
                "Starting staff",
                "Minimum staff",
                "Minimum from",
                "Maximum staff",
                "Attrition",
                "Share of customers",
                "Training seats",
                "Accompaniment",
            ],
            ["North", 50.6, 3.1, None, 20, 22, "2012-05", 60, 0.01, 0.5, 14, 9],
            ["East", 48.7, 6.2, None, 15, None, None, 45, 0.02, 0.3, 12, None],
            ["South", 43.6, 3.9, "2012-04", 0, 6, "2012-07", None, 0, 0.2, None, 8],
        ],
        "Advisor types": [
            [
                "Type",
                "Training months",
                "Training cost",
                "Productivity month 1",
                "Productivity month 2",
                "Trainer load",
                "Pass rate",
                "Pay in training",
                "Smallest group",
            ],
            ["Slow", 3, 6000, 0.6, 0.8, 0.1, 0.9, 0.8],
            ["Quick", 1, 2500, 0.8, None, 0.05, None, None, 2],
            ["Ready", 0, 500, None, None, None, None, None],
        ],
        "Pools": [
            [
                "Pool",
                "Type",
                "Direction",
                "Available",
                "Release per month",
                "Release total",
                "Attrition",
                "Floor",
            ],
            ["Slow North", "Slow", "North", 40, 6, 25, 0.005, 12],
            ["Slow East", "Slow", "East", 30, 5, None, 0, None],
            ["Quick East", "Quick", "East", 25, 5, 20, 0.01, 5],
            ["Quick South", "Quick", "South", 20, 4, None, 0, 2],
            ["Ready South", "Ready", "South", 12, None, 10, 0, None],
        ],
        "Routes": [
            ["From", "To", "Allowed", "Cost", "Maximum"],
            ["East", "North", "yes", 1200, 9],
            ["South", "East", "no", None, None],
        ],
        "Activities": [
            ["Activity", "Outsourced min", "Outsourced max"],
            ["Desk", 0.2, 0.95],
            ["Claims", None, 0.9],
        ],
        "Workload": [
            ["Activity", *months],
            ["Desk", *[60 + 3 * t for t in range(MONTHS)]],
            ["Claims", *[25 + t for t in range(MONTHS)]],
        ],
        "Partners": [
            ["Partner", "Capacity", "Commitment", "Cost", "Change per month"],
            ["Alpha", 40, 10, 3600, None],
            ["Beta", 60, None, 3300, 15],
        ],
        "Envelopes": [
            ["Envelope", "From", "To", "Minimum", "Maximum", "Type"],
            ["First half", "2012-01", "2012-06", 12, 45, None],
            ["Slow ones", "2012-02", "2012-08", None, 30, "Slow"],
        ],
        "Decisions": [
            ["Pool", "To", "Month", "Kind", "FTE"],
            ["Slow North", "North", None, "at least", 4],
            ["Quick East", "North", "2012-03", "at most", 3],
            ["Quick South", "South", None, "fix", 5],
            [None, "East", None, "at least", 2],
        ],
        "Actuals": [
            ["Pool", "To", "Month", "FTE"],
            ["Slow North", "North", "2011-11", 4],
            ["Quick East", "East", "2011-12", 2],
        ],
    }
