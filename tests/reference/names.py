"""English and French names of what the reference program reads, folded for comparison."""

from __future__ import annotations

import unicodedata

SHEETS = {
    "settings": ("Settings", "Paramètres"),
    "directions": ("Directions", "Directions"),
    "types": ("Advisor types", "Types de conseillers"),
    "pools": ("Pools", "Viviers"),
    "routes": ("Routes", "Mobilité"),
    "seats": ("Training seats", "Places de formation"),
    "floors": ("Pool floors", "Planchers"),
    "sources": ("Source activities", "Activités d'origine"),
    "volumes": ("Source volumes", "Volumes d'origine"),
    "customers": ("Customers", "Parc clients"),
    "activities": ("Activities", "Activités"),
    "workload": ("Workload", "Charge"),
    "partners": ("Partners", "Prestataires"),
    "outsourcing": ("Outsourcing", "Sous-traitance"),
    "envelopes": ("Envelopes", "Enveloppes"),
    "rules": ("Rules", "Règles"),
    "goals": ("Goals", "Objectifs"),
    "decisions": ("Decisions", "Décisions"),
    "actuals": ("Actuals", "Réalisé"),
}

COLUMNS = {
    "settings": {"setting": ("Setting", "Paramètre"), "value": ("Value", "Valeur")},
    "directions": {
        "direction": ("Direction", "Direction"),
        "latitude": ("Latitude", "Latitude"),
        "longitude": ("Longitude", "Longitude"),
        "opens": ("Opens", "Ouverture"),
        "starting": ("Starting staff", "Effectif initial"),
        "minimum": ("Minimum staff", "Effectif minimum"),
        "minimum_from": ("Minimum from", "Minimum à partir de"),
        "maximum": ("Maximum staff", "Effectif maximum"),
        "attrition": ("Attrition", "Attrition"),
        "share": ("Share of customers", "Part des clients"),
        "seats": ("Training seats", "Places de formation"),
        "accompaniment": ("Accompaniment", "Accompagnement"),
        "elsewhere": ("Served elsewhere", "Servi ailleurs"),
    },
    "types": {
        "type": ("Type", "Type"),
        "months": ("Training months", "Mois de formation"),
        "cost": ("Training cost", "Coût de formation"),
        "ramp1": ("Productivity month 1", "Productivité mois 1"),
        "ramp2": ("Productivity month 2", "Productivité mois 2"),
        "ramp3": ("Productivity month 3", "Productivité mois 3"),
        "load": ("Trainer load", "Charge de formateur"),
        "pass": ("Pass rate", "Taux de réussite"),
        "pay": ("Pay in training", "Rémunération en formation"),
        "group": ("Smallest group", "Groupe minimal"),
    },
    "pools": {
        "pool": ("Pool", "Vivier"),
        "type": ("Type", "Type"),
        "direction": ("Direction", "Direction"),
        "available": ("Available", "Disponible"),
        "rate": ("Release per month", "Départs par mois"),
        "total": ("Release total", "Départs au total"),
        "attrition": ("Attrition", "Attrition"),
        "floor": ("Floor", "Plancher"),
    },
    "routes": {
        "from": ("From", "De"),
        "to": ("To", "Vers"),
        "allowed": ("Allowed", "Autorisé"),
        "distance": ("Distance", "Distance"),
        "cost": ("Cost", "Coût"),
        "maximum": ("Maximum", "Maximum"),
    },
    "seats": {"direction": ("Direction", "Direction")},
    "floors": {"pool": ("Pool", "Vivier")},
    "sources": {
        "activity": ("Activity", "Activité"),
        "type": ("Type", "Type"),
        "direction": ("Direction", "Direction"),
        "contacts": ("Contacts per month", "Contacts par mois"),
        "month": ("In month", "Au mois de"),
        "earlier": ("Earlier contacts", "Contacts antérieurs"),
        "earlier month": ("Earlier month", "Mois antérieur"),
        "yearly": ("Yearly change", "Évolution annuelle"),
        "stated": ("Stated change", "Évolution annoncée"),
        "handling": ("Handling time", "Durée de traitement"),
        "outsourced": ("Outsourced", "Sous-traité"),
    },
    "volumes": {"activity": ("Activity", "Activité")},
    "customers": {"line": ("Line", "Ligne")},
    "activities": {
        "activity": ("Activity", "Activité"),
        "driver": ("Driver", "Inducteur"),
        "units": ("Units per FTE", "Unités par ETP"),
        "contacts": ("Contacts per 1,000", "Contacts pour 1 000"),
        "handling": ("Handling time", "Durée de traitement"),
        "level": ("Service level", "Niveau de service"),
        "within": ("Answer within", "Réponse sous"),
        "opened": ("Opening hours", "Heures d'ouverture"),
        "queue": ("Queue", "File"),
        "minimum": ("Outsourced min", "Sous-traité min"),
        "maximum": ("Outsourced max", "Sous-traité max"),
    },
    "workload": {"activity": ("Activity", "Activité"), "direction": ("Direction", "Direction")},
    "partners": {
        "partner": ("Partner", "Prestataire"),
        "capacity": ("Capacity", "Capacité"),
        "commitment": ("Commitment", "Engagement"),
        "cost": ("Cost", "Coût"),
        "change": ("Change per month", "Variation par mois"),
        "activities": ("Activities", "Activités"),
    },
    "outsourcing": {"line": ("Line", "Ligne")},
    "envelopes": {
        "envelope": ("Envelope", "Enveloppe"),
        "from": ("From", "De"),
        "to": ("To", "À"),
        "minimum": ("Minimum", "Minimum"),
        "maximum": ("Maximum", "Maximum"),
        "type": ("Type", "Type"),
        "direction": ("Direction", "Direction"),
    },
    "rules": {"rule": ("Rule", "Règle"), "mode": ("Mode", "Mode"), "price": ("Price", "Prix")},
    "goals": {
        "goal": ("Goal", "Objectif"),
        "priority": ("Priority", "Priorité"),
        "weight": ("Weight", "Poids"),
        "tolerance": ("Tolerance", "Tolérance"),
    },
    "decisions": {
        "pool": ("Pool", "Vivier"),
        "to": ("To", "Vers"),
        "month": ("Month", "Mois"),
        "kind": ("Kind", "Nature"),
        "fte": ("FTE", "ETP"),
    },
    "actuals": {
        "pool": ("Pool", "Vivier"),
        "to": ("To", "Vers"),
        "month": ("Month", "Mois"),
        "fte": ("FTE", "ETP"),
    },
}

SETTINGS = {
    "first month": ("first month", "premier mois"),
    "months": ("months", "nombre de mois"),
    "headcount unit": ("headcount unit", "unité d'effectif"),
    "productive hours": ("productive hours", "heures productives"),
    "occupancy": ("occupancy", "taux d'occupation"),
    "internal cost": ("internal cost", "coût interne"),
    "unmet cost": ("unmet cost", "coût du travail non fait"),
    "mobility share": ("mobility share", "part de mobilité"),
    "maximum move distance": ("maximum move distance", "distance maximale de mobilité"),
    "move cost": ("move cost", "coût de mobilité"),
    "as of": ("as of", "à date du"),
}

WORDS = {
    "hard": ("hard", "ferme"),
    "soft": ("soft", "souple"),
    "off": ("off", "inactive"),
    "fix": ("fix", "fixer"),
    "at least": ("at least", "au moins"),
    "at most": ("at most", "au plus"),
    "customers": ("customers", "clients"),
    "new customers": ("new customers", "nouveaux clients"),
    "max share": ("max share", "part maximale"),
    "targets": ("targets", "cibles"),
    "service": ("service", "service"),
    "cost": ("cost", "coût"),
    "stability": ("stability", "stabilité"),
    "wellbeing": ("wellbeing", "bien-être"),
    "own": ("own", "propre"),
    "shared": ("shared", "commune"),
    "yes": ("yes", "oui"),
    "no": ("no", "non"),
}

RULES = {
    "envelope": ("Transfer envelope", "Enveloppe de transferts"),
    "minimum_staff": ("Minimum staff", "Effectif minimum"),
    "maximum_staff": ("Maximum staff", "Effectif maximum"),
    "opening": ("Opening date", "Date d'ouverture"),
    "training_seats": ("Training seats", "Places de formation"),
    "pool_floor": ("Pool floor", "Plancher du vivier"),
    "release_rate": ("Monthly release", "Départs par mois"),
    "release_total": ("Total release", "Départs au total"),
    "mobility": ("Mobility between Directions", "Mobilité entre Directions"),
    "outsourced_share": ("Outsourced share", "Part sous-traitée"),
    "activity_outsourcing": ("Outsourcing by activity", "Sous-traitance par activité"),
    "partner_capacity": ("Partner capacity", "Capacité des prestataires"),
    "partner_commitment": ("Partner commitment", "Engagement envers les prestataires"),
    "partner_change": ("Partner change per month", "Variation mensuelle des prestataires"),
    "mutual_aid": ("Mutual aid", "Entraide"),
    "accompaniment": ("Accompaniment", "Accompagnement"),
    "decision": ("Decisions", "Décisions"),
    "training_group": ("Training groups", "Groupes de formation"),
    "actual": ("Actual moves", "Réalisé"),
}


def fold(text: object) -> str:
    """Lower case, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", str(text).replace("’", "'"))
    return " ".join(
        "".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ").lower().split()
    )


def word(text: object, words: dict[str, tuple[str, str]]) -> str:
    """The key of ``words`` that ``text`` names, in either language or by the key itself."""
    for key, names in words.items():
        if fold(text) in {fold(key), *map(fold, names)}:
            return key
    raise ValueError(f"{text!r} is none of {sorted(words)}")
