"""``open-2012``: how its rules are applied and in which order its goals are met."""

from __future__ import annotations

from planner.examples.settings import goal_rows, rule_note, rule_rows
from planner.examples.types import Entry, Value
from planner.schema.rules import DEFAULT_PRICE, GOAL_IDS, RULES, Mode, Rule
from planner.schema.types import Label

SHARE_PRICE = 5_000.0  # EUR per FTE-month outsourced above the target

# Rules that a repair must leave alone, and why.
_UNTOUCHABLE: dict[str, Label] = {
    "pool_floor": Label(
        "Not relaxed: the pool's customers come first.", "Sans dérogation : les clients du vivier d'abord."
    ),
    "release_total": Label(
        "Not relaxed: agreed with the home activities (assumption).",
        "Sans dérogation : convenu avec les activités d'origine (hypothèse).",
    ),
    "mobility": Label(
        "Not relaxed: nobody is moved further or more often than announced (F18).",
        "Sans dérogation : personne n'est muté plus loin ni plus souvent qu'annoncé (F18).",
    ),
    "partner_commitment": Label("Not relaxed: a contract.", "Sans dérogation : un contrat."),
    "mutual_aid": Label(
        "Not relaxed: a centre serves its own region (F15).",
        "Sans dérogation : un centre sert sa région (F15).",
    ),
    "accompaniment": Label(
        "Not relaxed: no move without support (F18).",
        "Sans dérogation : pas de mobilité sans accompagnement (F18).",
    ),
    "actual": Label("Not relaxed: the past.", "Sans dérogation : le passé."),
}

# EUR per FTE in a repair: what a manager would rather change first is cheaper.
_RELAX_PRICES = {
    "training_seats": 2_000.0,
    "partner_change": 2_000.0,
    "release_rate": 3_000.0,
    "partner_capacity": 4_000.0,
    "outsourced_share": SHARE_PRICE,
    "activity_outsourcing": 6_000.0,
    "maximum_staff": 6_000.0,
    "envelope": 8_000.0,
    "opening": 9_000.0,
    "minimum_staff": 10_000.0,
    "decision": 12_000.0,
}


def _rule(family: Rule) -> dict[str, Value]:
    row: dict[str, Value] = {"mode": Mode.HARD, "source": "A"}
    if family.id == "outsourced_share":
        row |= {"mode": Mode.SOFT, "price": SHARE_PRICE}
    if family.id not in _UNTOUCHABLE:
        return row | {"may_relax": True, "relax_price": _RELAX_PRICES.get(family.id, DEFAULT_PRICE)}
    why = _UNTOUCHABLE[family.id]
    meaning = rule_note(family)
    return row | {"may_relax": False, "note": Label(f"{meaning.en} {why.en}", f"{meaning.fr} {why.fr}")}


def rules() -> tuple[Entry, ...]:
    """Every rule family: all hard but the outsourced share, soft at 5,000 EUR per FTE-month."""
    return rule_rows({family.id: _rule(family) for family in RULES})


def goals() -> tuple[Entry, ...]:
    """The three aims (F18) in the default order: promises and service, then cost, then well-being."""
    return goal_rows({goal: {"source": "A"} for goal in GOAL_IDS})
