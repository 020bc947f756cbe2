"""``open-2012``: the other scenarios it is planned for, as changes of its inputs."""

# ruff: noqa: E501 - sentences in both languages

from __future__ import annotations

from collections.abc import Callable

from planner.examples.types import Entry, Value
from planner.months import Month
from planner.schema.inputs import CUSTOMER_LINES, OUTSOURCING_LINES, SETTINGS, input_sheet
from planner.schema.types import Column, Label

_LINES = {choice.key: choice.label for choice in (*CUSTOMER_LINES, *OUTSOURCING_LINES)}
_SETTINGS = {setting.key: setting for setting in SETTINGS}
_MONTH = input_sheet("decisions").column("month")

PLAN = Label("plan", "plan")
TREND = Label("trend", "tendance")
RIVAL = Label("rival slows growth", "un concurrent freine la croissance")
TWO_THIRDS = Label("two thirds internal", "deux tiers en interne")
NO_MOVES = Label("no moves between Directions", "aucune mobilité entre Directions")
PARTNER_OUT = Label("a partner drops out", "un prestataire se retire")
LATE = Label("late training", "formation en retard")


def _change(
    scenario: Label,
    place: tuple[str, Value, Value],
    change: tuple[str, float, Column | None],
    source: str,
    note: Label | None,
) -> Entry:
    """A line of the sheet: ``place`` is sheet key, row and column; ``change`` is how, the value and what it is."""
    sheet, row, column = place
    how, value, what = change
    month = _MONTH if isinstance(column, Month) else None
    return Entry(
        {
            "scenario": scenario,
            "sheet": input_sheet(sheet).label,
            "row": row,
            "column": column,
            "change": how,
            "value": value,
            "source": source,
            "note": note,
        },
        like={key: like for key, like in {"column": month, "value": what}.items() if like},
    )


def _growth(
    scenario: Label, first: Month, months: int, per_month: float, source: str, note: Label | None
) -> list[Entry]:
    """Customers that end each month ``per_month`` further from the plan than the month before."""
    return [
        _change(
            scenario,
            ("customers", _LINES["customers"], first.plus(t - 1)),
            ("add", per_month * t, input_sheet("customers").months),
            source,
            note if t == 1 else None,
        )
        for t in range(1, months + 1)
    ]


def _shares(
    scenario: Label, first: Month, months: int, share: Callable[[int], float], note: Label
) -> list[Entry]:
    """The largest outsourced share of each month, 1 to ``months``."""
    return [
        _change(
            scenario,
            ("outsourcing", _LINES["max share"], first.plus(t - 1)),
            ("set", share(t), input_sheet("outsourcing").months),
            "A",
            note if t == 1 else None,
        )
        for t in range(1, months + 1)
    ]


def _forecasts(first: Month, months: int) -> list[Entry]:
    plan = _change(
        PLAN,
        ("customers", _LINES["customers"], None),
        ("multiply", 1.0, None),
        "F",
        Label(
            "The case as it stands: 2.0 million customers at the end of 2012 (F1).",
            "Le cas tel quel : 2,0 millions de clients fin 2012 (F1).",
        ),
    )
    trend = _growth(
        TREND,
        first,
        months,
        25_000.0,
        "A",
        Label(
            "Growth of 100,000 a month goes on (F1): 2.3 million at the end of 2012; 2013 assumed alike.",
            "La croissance de 100 000 par mois continue (F1) : 2,3 millions fin 2012 ; 2013 supposé pareil.",
        ),
    )
    slower = Label(
        "A rival's mobile launch slows growth (F19): 50,000 a month instead of 75,000, new customers down by a quarter (assumed).",
        "Le lancement mobile d'un concurrent freine la croissance (F19) : 50 000 par mois au lieu de 75 000, un quart de "
        "nouveaux clients en moins (supposé).",
    )
    rival = [
        _change(RIVAL, ("customers", _LINES["new customers"], None), ("multiply", 0.75, None), "A", slower),
        *_growth(RIVAL, first, months, -25_000.0, "A", None),
    ]
    return [plan, *trend, *rival]


def _single_changes() -> list[Entry]:
    """Scenarios of one line each."""
    value = input_sheet("settings").column("value").label
    capacity = input_sheet("partners").column("capacity")
    duration = input_sheet("types").column("training_months")
    return [
        _change(
            NO_MOVES,
            ("settings", _SETTINGS["mobility_share"].label, value),
            ("set", 0.0, _SETTINGS["mobility_share"]),
            "A",
            Label("Everybody stays in their Direction (F18).", "Chacun reste dans sa Direction (F18)."),
        ),
        _change(
            PARTNER_OUT,
            ("partners", "Stream", capacity.label),
            ("set", 0.0, capacity),
            "A",
            Label(
                "Stream, the dearest partner, takes no work from the first month on.",
                "Stream, le prestataire le plus cher, ne prend plus rien dès le premier mois.",
            ),
        ),
        _change(
            LATE,
            ("types", None, duration.label),
            ("add", 1.0, duration),
            "A",
            Label("Every training takes a month longer.", "Chaque formation dure un mois de plus."),
        ),
    ]


def scenarios(first: Month, months: int) -> tuple[Entry, ...]:
    """Seven scenarios: the plan, two other forecasts, the staff representatives' wish, and three setbacks."""
    two_thirds = _shares(
        TWO_THIRDS,
        first,
        months,
        lambda t: 0.80 - (0.80 - 1 / 3) * t / months,
        Label(
            "Staff representatives' inversion (F10): partners down from 80 % to one third at the end of 2013, in a straight line.",
            "L'inversion demandée par les représentants du personnel (F10) : les prestataires de 80 % à un tiers fin 2013, en ligne droite.",
        ),
    )
    return (*_forecasts(first, months), *two_thirds, *_single_changes())
