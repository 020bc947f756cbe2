"""``open-2012``: the reference case. Nine Directions, three kinds of advisors, three partners, 2012 and 2013.

Facts keep their numbers (see open_2012_facts); whatever else was needed to compute is marked an assumption.
"""

# ruff: noqa: E501 - sentences in both languages

from __future__ import annotations

from planner.examples.open_2012_facts import DOUBTS, FACTS
from planner.examples.open_2012_policy import goals, rules
from planner.examples.open_2012_scenarios import scenarios
from planner.examples.open_2012_work import activities, customers, envelopes, outsourcing, partners
from planner.examples.settings import settings_rows
from planner.examples.types import Entry, Example, Value
from planner.months import Month
from planner.schema.types import Label

FIRST = Month(2012, 1)
MONTHS = 24

TITLE = Label(
    "Open 2012–2013: transfer plan, reference case", "Open 2012–2013 : plan de transfert, cas de référence"
)
PURPOSE = Label(
    "Transfer of advisors to the new Open service centres in nine regional Directions, 2012 and 2013. Facts are kept "
    "apart from assumptions; the sheet Sources lists the facts and says where they disagree.",
    "Transfert de conseillers vers les nouveaux centres de service Open des neuf Directions régionales, 2012 et 2013. "
    "Les faits sont séparés des hypothèses ; la feuille Sources liste les faits et dit où ils se contredisent.",
)

# Direction, city, latitude, longitude, share of customers, staff at start, opens, minimum holds from
DIRECTIONS: tuple[tuple[str, str, float, float, float, float, Month | None, Month], ...] = (
    ("Île-de-France", "Paris", 48.857, 2.352, 0.20, 150.0, None, Month(2012, 3)),
    ("Ouest", "Rennes", 48.117, -1.678, 0.10, 130.0, None, Month(2012, 3)),
    ("Sud-Ouest", "Bordeaux", 44.838, -0.579, 0.10, 120.0, None, Month(2012, 3)),
    ("Nord de France", "Lille", 50.629, 3.057, 0.09, 0.0, Month(2012, 4), Month(2012, 12)),
    ("Est", "Nancy", 48.692, 6.184, 0.09, 0.0, Month(2012, 5), Month(2012, 12)),
    ("Normandie-Centre", "Orléans", 47.903, 1.909, 0.09, 0.0, Month(2012, 6), Month(2012, 12)),
    ("Centre-Est", "Lyon", 45.764, 4.836, 0.13, 0.0, Month(2013, 1), Month(2013, 12)),
    ("Sud-Est", "Marseille", 43.297, 5.381, 0.11, 0.0, Month(2013, 2), Month(2013, 12)),
    ("Sud", "Montpellier", 43.611, 3.877, 0.09, 0.0, Month(2013, 3), Month(2013, 12)),
)
MINIMUM_STAFF = 120.0  # F4
TRAINING_SEATS = 45.0
ATTRITION = 0.005

# type, base FTE of an average Direction
AVSC, CCO, OTHER = Label("AVSC", "AVSC"), Label("CCO", "CCO"), Label("Other", "Autres")
POOL_BASES: tuple[tuple[Label, float], ...] = ((AVSC, 220.0), (CCO, 120.0), (OTHER, 30.0))
MONTHLY_RELEASE = 0.09
TOTAL_RELEASE = 0.50


def _settings() -> tuple[Entry, ...]:
    period = Label("The period planned: 2012 and 2013.", "La période planifiée : 2012 et 2013.")
    unused = Label(
        "Without effect here: no activity counts contacts.",
        "Sans effet ici : aucune activité ne compte de contacts.",
    )
    notes = {
        "title": Label("Shown on every report.", "Figure sur tous les états."),
        "first_month": period,
        "months": period,
        "headcount_unit": Label(
            "0: fractions of FTE; 1 plans whole people.",
            "0 : fractions d'ETP ; 1 planifie des personnes entières.",
        ),
        "productive_hours": unused,
        "occupancy": unused,
        "internal_cost": Label(
            "Paid from the month an advisor leaves the pool, training included.",
            "Payé dès le mois où le conseiller quitte son vivier, formation comprise.",
        ),
        "unmet_cost": Label(
            "High on purpose: work is left undone only where nothing else is possible.",
            "Élevé à dessein : rien n'est laissé de côté sauf si rien d'autre n'est possible.",
        ),
        "mobility_share": Label(
            "At most one transfer in ten changes Direction in a calendar year (F18: well-being).",
            "Au plus un transfert sur dix change de Direction dans une année civile (F18 : bien-être).",
        ),
        "maximum_move_distance": Label(
            "Great circle between the cities of two Directions; longer moves are not asked of anybody.",
            "Orthodromie entre les villes de deux Directions ; on ne demande à personne d'aller plus loin.",
        ),
        "move_cost": Label(
            "Removal, housing and travel support for one FTE.",
            "Déménagement, logement et trajets pour un ETP.",
        ),
        "as_of": Label(
            "Blank: nothing has happened yet, all months are planned.",
            "Vide : rien n'a encore eu lieu, tous les mois sont planifiés.",
        ),
    }
    values: dict[str, Value] = {
        "title": TITLE,
        "first_month": FIRST,
        "months": MONTHS,
        "currency": "EUR",
        "headcount_unit": 0.0,
        "internal_cost": 3_200.0,
        "unmet_cost": 20_000.0,
        "mobility_share": 0.10,
        "maximum_move_distance": 250.0,
        "move_cost": 8_000.0,
    }
    decided = ("title", "first_month", "months", "as_of")
    return settings_rows(values, notes, sources=dict.fromkeys(decided, "D"), source="A")


def _direction_note(name: str, opens: Month | None, staff: float) -> Label:
    if opens is None:
        where = {
            "Île-de-France": Label("in Île-de-France", "en Île-de-France"),
            "Ouest": Label("in the west", "dans l'ouest"),
            "Sud-Ouest": Label("in the south-west", "dans le sud-ouest"),
        }[name]
        return Label(
            f"F2: open already {where.en}; about 400 FTE over the three (fact), {staff:.0f} here (assumption). "
            "F4: at least 120. The rest is assumed.",
            f"F2 : déjà ouvert {where.fr} ; environ 400 ETP sur les trois (fait), {staff:.0f} ici (hypothèse). "
            "F4 : au moins 120. Le reste est supposé.",
        )
    return Label(
        f"F3: opens in {opens.year} (fact), in {opens.text('en')} (assumption). F4: at least 120, at the end of the "
        "opening year (assumption). The rest is assumed.",
        f"F3 : ouvre en {opens.year} (fait), en {opens.text('fr')} (hypothèse). F4 : au moins 120, fin de l'année "
        "d'ouverture (hypothèse). Le reste est supposé.",
    )


def _directions() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            {
                "direction": name,
                "city": city,
                "latitude": latitude,
                "longitude": longitude,
                "opens": opens,
                "starting_staff": staff,
                "minimum_staff": MINIMUM_STAFF,
                "minimum_from": minimum_from,
                "attrition": ATTRITION,
                "customers_share": share,
                "training_seats": TRAINING_SEATS,
                "source": "A",
                "note": _direction_note(name, opens, staff),
            },
            facts={"direction": "F2" if opens is None else "F3", "minimum_staff": "F4"},
        )
        for name, city, latitude, longitude, share, staff, opens, minimum_from in DIRECTIONS
    )


def _types() -> tuple[Entry, ...]:
    def row(name: Label, months: int, cost: float, note: Label) -> Entry:
        return Entry(
            {
                "type": name,
                "training_months": months,
                "training_cost": cost,
                "productivity_1": 0.70,
                "productivity_2": 0.85,
                "productivity_3": 1.0,
                "source": "A",
                "note": note,
            },
            facts={"type": "F6"},
        )

    return (
        row(
            AVSC,
            3,
            6_000.0,
            Label(
                "F6: the main source, sales and service agencies (home activity). F7: a larger training gap than from the "
                "CCO (fact); its length and cost are assumed.",
                "F6 : la source principale, agences de vente et de service (activité fixe). F7 : un écart de formation plus "
                "grand que depuis les CCO (fait) ; durée et coût supposés.",
            ),
        ),
        row(
            CCO,
            1,
            2_500.0,
            Label(
                "F6: customer centres. F7: they know the mobile information system already (fact); length and cost assumed.",
                "F6 : centres clients. F7 : ils connaissent déjà le système d'information mobile (fait) ; durée et coût supposés.",
            ),
        ),
        row(
            OTHER,
            3,
            7_000.0,
            Label(
                "F6: other entities, in small numbers (fact); length and cost assumed.",
                "F6 : autres entités, en petit nombre (fait) ; durée et coût supposés.",
            ),
        ),
    )


def _pool(kind: Label, base: float, home: str, share: float) -> Entry:
    available = round(base * share * len(DIRECTIONS), 6)
    percent = f"{share * 100:.0f} %"
    return Entry(
        {
            "pool": Label(f"{kind.en} {home}", f"{kind.fr} {home}"),
            "type": kind,
            "direction": home,
            "available": available,
            "release_rate": round(MONTHLY_RELEASE * available, 6),
            "release_total": round(TOTAL_RELEASE * available, 6),
            "attrition": 0.0,
            "source": "A",
            "note": Label(
                f"Available = {base:.0f} × {percent} of customers × 9; per month 9 % of it; in total 50 % of it.",
                f"Disponible = {base:.0f} × {percent} des clients × 9 ; par mois 9 % de ce nombre ; au total 50 %.",
            ),
        }
    )


def _pools() -> tuple[Entry, ...]:
    return tuple(
        _pool(kind, base, direction[0], direction[4]) for kind, base in POOL_BASES for direction in DIRECTIONS
    )


def build() -> Example:
    """The reference case."""
    return Example(
        key="open-2012",
        title=TITLE,
        purpose=PURPOSE,
        first_month=FIRST,
        months=MONTHS,
        sheets={
            "settings": _settings(),
            "directions": _directions(),
            "types": _types(),
            "pools": _pools(),
            "customers": customers(MONTHS),
            "activities": activities(),
            "partners": partners(),
            "outsourcing": outsourcing(MONTHS),
            "envelopes": envelopes(),
            "rules": rules(),
            "goals": goals(),
            "scenarios": scenarios(FIRST, MONTHS),
        },
        facts=FACTS,
        doubts=DOUBTS,
    )
