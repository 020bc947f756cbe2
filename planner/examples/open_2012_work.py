"""``open-2012``: the work to be done, who may do it, and how many transfers are expected."""

# ruff: noqa: E501 - sentences in both languages

from __future__ import annotations

from planner.examples.types import Entry, Value
from planner.months import Month
from planner.schema.types import Label

CUSTOMERS_PER_FTE = 500.0  # over all activities driven by customers
DECEMBER_2012 = 11  # index of the month


def customers(months: int) -> tuple[Entry, ...]:
    """The forecast: customers at the end of each month, and new ones in it."""
    base = Entry(
        {
            "line": "customers",
            "source": "A",
            "note": Label(
                "End of month t: 1,100,000 + 75,000 t. F1: 2,000,000 at the end of 2012 (fact); the path and 2013 are assumed. "
                "+100,000 a month would give 2.3 million: scenario “trend”.",
                "Fin du mois t : 1 100 000 + 75 000 t. F1 : 2 000 000 fin 2012 (fait) ; le chemin et 2013 sont supposés. "
                "+100 000 par mois donneraient 2,3 millions : scénario « tendance ».",
            ),
        },
        tuple(1_100_000.0 + 75_000.0 * t for t in range(1, months + 1)),
        facts={DECEMBER_2012: "F1"},
    )
    new = Entry(
        {
            "line": "new customers",
            "source": "A",
            "note": Label(
                "F1: about 100,000 a month since November 2011 (fact); that it goes on to the end of 2013 is assumed.",
                "F1 : environ 100 000 par mois depuis novembre 2011 (fait) ; que cela dure jusqu'à fin 2013 est supposé.",
            ),
        },
        (100_000.0,) * months,
    )
    return base, new


def _activity(name: Label, share: float, least: float | None, most: float, level: str, why: Label) -> Entry:
    percent = f"{share * 100:.0f} %"
    part = f"{share:.2f}"
    partie = part.replace(".", ",")
    return Entry(
        {
            "activity": name,
            "level": level,
            "driver": "customers",
            "units_per_fte": CUSTOMERS_PER_FTE / share,
            "outsourced_min": least,
            "outsourced_max": most,
            "source": "A",
            "note": Label(
                f"500 customers per FTE over all (calibrated to F2), {percent} of the work: 500 / {part}. {why.en}",
                f"500 clients par ETP au total (calé sur F2), {percent} du travail : 500 / {partie}. {why.fr}",
            ),
        },
        facts={"activity": "F13"},
    )


def activities() -> tuple[Entry, ...]:
    """Seven activities, calibrated to about 500 customers per FTE over all (F2)."""
    hours = Label(
        "At least 25 %: evenings and Saturday, 20 h of 80 h (F12).",
        "Au moins 25 % : soirées et samedi, 20 h sur 80 h (F12).",
    )
    none = Label("No lower bound.", "Pas de minimum.")
    welcome = Entry(
        {
            "activity": Label("Welcome", "Bienvenue"),
            "level": "N1",
            "driver": "new customers",
            "units_per_fte": 250.0,
            "outsourced_max": 0.45,
            "source": "A",
            "note": Label(
                "Bienvenue Open, the first months of a new customer. F13: mostly internal (fact); 45 % and 250 per FTE assumed.",
                "Bienvenue Open, les premiers mois d'un nouveau client. F13 : surtout interne (fait) ; 45 % et 250 par ETP supposés.",
            ),
        },
        facts={"activity": "F13"},
    )
    return (
        welcome,
        _activity(Label("Front desk", "Accueil"), 0.40, 0.25, 0.95, "N1", hours),
        _activity(Label("Retention", "Rétention"), 0.10, None, 0.80, "N2", none),
        _activity(Label("Collections", "Recouvrement"), 0.08, 0.25, 1.0, "N2", hours),
        _activity(Label("Complaints", "Réclamations"), 0.08, None, 0.80, "N2", none),
        _activity(Label("Account management", "Gestion de compte"), 0.09, 0.25, 0.95, "N2", hours),
        _activity(Label("Delivery follow-up", "Suivi de livraison"), 0.05, 0.25, 1.0, "N2", hours),
    )


def partners() -> tuple[Entry, ...]:
    """Three partners (F9)."""
    note = Label(
        "F9: partner and site (fact). Capacity, price and change per month assumed; any activity.",
        "F9 : prestataire et site (fait). Capacité, prix et variation par mois supposés ; toute activité.",
    )
    costs = (("Arvato", "Lens", 3_600.0), ("Acticall", "Tarbes", 3_500.0), ("Stream", "Angers", 3_700.0))
    return tuple(
        Entry(
            {
                "partner": name,
                "site": site,
                "capacity": 1_500.0,
                "commitment": 0.0,
                "cost": cost,
                "change": 120.0,
                "source": "A",
                "note": note,
            },
            facts={"partner": "F9", "site": "F9"},
        )
        for name, site, cost in costs
    )


def outsourcing(months: int) -> tuple[Entry, ...]:
    """The largest outsourced share, in a straight line from 80 % to 60 %."""
    note = Label(
        "Month t: 80 % − 20 % × t / 24. F8: up to 80 % at the end of 2011; F10: 60 % at the end of 2013 (40 % internal) — "
        "facts; the straight line between them is assumed.",
        "Mois t : 80 % − 20 % × t / 24. F8 : jusqu'à 80 % fin 2011 ; F10 : 60 % fin 2013 (40 % en interne) — faits ; la "
        "droite entre les deux est supposée.",
    )
    shares = tuple(round(0.80 - 0.20 * t / months, 15) for t in range(1, months + 1))
    return (Entry({"line": "max share", "source": "A", "note": note}, shares, facts={months - 1: "F10"}),)


def envelopes() -> tuple[Entry, ...]:
    """What F5 expects of 2012."""
    note = Label(
        "F5: between 350 and 450 FTE move to internal Open service during 2012. 2013 has no envelope.",
        "F5 : entre 350 et 450 ETP rejoignent le service Open interne en 2012. Pas d'enveloppe en 2013.",
    )
    values: dict[str, Value] = {
        "envelope": "Open 2012",
        "from": Month(2012, 1),
        "to": Month(2012, 12),
        "minimum": 350.0,
        "maximum": 450.0,
    }
    return (Entry({**values, "source": "F", "note": note}),)
