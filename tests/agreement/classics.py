"""Problems with published optima, written as workbooks of transfers."""

from __future__ import annotations

from tests.support import Sheets


def transportation(
    supply: dict[str, float], demand: dict[str, float], costs: list[list[float]], *, by_distance: bool = False
) -> Sheets:
    """Pools are sources, minimum staff is demand, and a route costs what a unit's way costs.

    With ``by_distance`` the costs are kilometres instead, and the goal is to move people as little as possible.
    """
    sources, sinks = list(supply), list(demand)
    column = "Distance" if by_distance else "Cost"
    routes: list[list[object]] = [
        [i, d, cost]
        for i, row in zip(sources, costs, strict=True)
        for d, cost in zip(sinks, row, strict=True)
    ]
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", 1]],
        "Directions": [
            ["Direction", "Minimum staff", "Share of customers"],
            *(list[object]((name, None, 0)) for name in sources),
            *(list[object]((name, fte, 1 if name == sinks[0] else 0)) for name, fte in demand.items()),
        ],
        "Advisor types": [["Type"], ["Any"]],
        "Pools": [
            ["Pool", "Type", "Direction", "Available"],
            *([f"Any {name}", "Any", name, fte] for name, fte in supply.items()),
        ],
        "Routes": [["From", "To", column], *routes],
        "Workload": [["Activity", "Direction", "2012-01"], ["Work", sinks[0], 1]],
        "Goals": [["Goal", "Priority"], ["wellbeing", 1.5 if by_distance else 3]],
    }


def powerco(*, by_distance: bool = False) -> Sheets:
    """Winston, *Operations Research*: three plants supply four cities; the optimum is 1,020."""
    return transportation(
        {"Plant 1": 35, "Plant 2": 50, "Plant 3": 40},
        {"City 1": 45, "City 2": 20, "City 3": 30, "City 4": 30},
        [[8, 6, 10, 9], [9, 12, 13, 7], [14, 9, 16, 5]],
        by_distance=by_distance,
    )


def dantzig() -> Sheets:
    """Dantzig's transportation problem, as in the GAMS library (trnsport): the optimum is 153.675."""
    thousand_miles = [[2.5, 1.7, 1.8], [2.5, 1.8, 1.4]]
    return transportation(
        {"Seattle": 350, "San Diego": 600},
        {"New York": 325, "Chicago": 300, "Topeka": 275},
        [[90 * way / 1000 for way in row] for row in thousand_miles],
    )


def machineco() -> Sheets:
    """Winston: four machines for four jobs, one each; the least total set-up time is 15 hours."""
    hours: list[list[float]] = [[14, 5, 8, 7], [2, 12, 6, 5], [7, 8, 3, 9], [2, 4, 6, 10]]
    return transportation(
        {f"Machine {i}": 1 for i in (1, 2, 3, 4)}, {f"Job {i}": 1 for i in (1, 2, 3, 4)}, hours
    )


def aneja_nair() -> Sheets:
    """Aneja and Nair, "Bicriteria transportation problem", Management Science 25 (1979); deterioration is km.

    The corners of its curve are (143, 265), (156, 200), (176, 175), (186, 171) and (208, 167).
    """
    sheets = transportation(
        {"Source 1": 8, "Source 2": 19, "Source 3": 17},
        {"Sink 1": 11, "Sink 2": 3, "Sink 3": 14, "Sink 4": 16},
        [[1, 2, 7, 7], [1, 9, 3, 4], [8, 9, 4, 6]],
    )
    lost = [[4, 4, 3, 4], [5, 8, 9, 10], [6, 2, 5, 1]]
    routes = [
        [*route, 100 * units]
        for route, units in zip(sheets["Routes"][1:], (units for row in lost for units in row), strict=True)
    ]
    return {
        **sheets,
        "Routes": [["From", "To", "Cost", "Distance"], *routes],
        "Goals": [["Goal", "Priority"]],
    }


def csl() -> Sheets:
    """Winston, CSL computer services: technicians trained for a growing need; the least cost is 593,777.

    Five months need 6,000 to 11,000 hours; a technician works 160. A trainee takes a month, at half pay, and
    50 hours of a technician's time. 5 % of the technicians leave at the end of each month; 50 are there at first.
    """
    months = ["2012-01", "2012-02", "2012-03", "2012-04", "2012-05"]
    return {
        "Settings": [
            ["Setting", "Value"],
            ["first month", months[0]],
            ["months", 5],
            ["internal cost", 2000],
            ["unmet cost", 1_000_000],
        ],
        "Directions": [
            ["Direction", "Starting staff", "Attrition", "Share of customers"],
            # Attrition is taken before the first month: 50 technicians are left then.
            ["Stores", 50 / 0.95, 0.05, 1],
        ],
        "Advisor types": [
            ["Type", "Training months", "Trainer load", "Pay in training"],
            ["Trainee", 1, 50 / 160, 0.5],
        ],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["Trainees", "Trainee", "Stores", 1000]],
        "Workload": [["Activity", *months], ["Repair", *(h / 160 for h in (6000, 7000, 8000, 9500, 11_000))]],
    }
