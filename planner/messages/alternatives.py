"""Messages of the stage "alternatives": plans nearly as good, and `planner alternatives`."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Alternatives ---------------------------------------------------------------------------------------------------
    "scenarios.style_best": ("Best plan", "Meilleur plan"),
    "scenarios.style_pools": ("Fewest pools", "Moins de viviers"),
    "scenarios.style_months": ("Smoothest months", "Mois les plus réguliers"),
    "scenarios.style_distance": ("Least distance", "Moindre distance"),
    "scenarios.style_change": ("Least change", "Moindre changement"),
    "scenarios.trait_pools": ("Pools touched", "Viviers touchés"),
    "scenarios.trait_months": (
        "Departures: change from month to month, in all (FTE)",
        "Départs : variation d'un mois à l'autre, au total (ETP)",
    ),
    "scenarios.trait_distance": ("Distance moved (FTE × 100 km)", "Distance parcourue (ETP × 100 km)"),
    "scenarios.trait_change": (
        "Differs from the agreed plan, else the best (FTE)",
        "Écart au plan convenu, sinon au meilleur (ETP)",
    ),
    "scenarios.column_pools": ("pools touched", "viviers touchés"),
    "scenarios.column_months": ("uneven (FTE)", "irrégularité (ETP)"),
    "scenarios.column_distance": ("FTE\u00a0× 100\u00a0km", "ETP\u00a0× 100\u00a0km"),
    "scenarios.column_change": ("differs (FTE)", "écart (ETP)"),
    "scenarios.within_best": (
        "Each is at most {share} worse than the best plan in: {goals}. A plan that costs less does worse in what comes before cost.",
        "Chacun est moins bon que le meilleur plan de {share} au plus pour : {goals}. Un plan qui coûte moins fait moins bien sur ce qui passe avant le coût.",
    ),
    "scenarios.traits": ("What people look at", "Ce que l'on regarde"),
    "scenarios.goals": ("Goals", "Objectifs"),
    "scenarios.cost_above": ("Cost above the best plan", "Coût au-delà du meilleur plan"),
    "scenarios.unproven": (
        "{style}: the best found in the time given; a better one may exist.",
        "{style} : le meilleur trouvé dans le temps imparti ; il peut en exister un meilleur.",
    ),
    "scenarios.sheet_alternatives": ("Alternatives", "Variantes"),
    "scenarios.sheet_by_pool": ("By pool", "Par vivier"),
    "scenarios.alternatives_subtitle": (
        "Plans nearly as good as the best, each the best at something people care about: choose for reasons that no model holds.",
        "Des plans presque aussi bons que le meilleur, chacun le meilleur sur un point qui compte : choisissez pour des raisons qu'aucun modèle ne contient.",
    ),
    "scenarios.departures_subtitle": (
        "Advisors who leave for a centre each month, by plan (FTE).",
        "Conseillers qui partent vers un centre chaque mois, par plan (ETP).",
    ),
    "scenarios.by_pool_subtitle": (
        "Advisors that each pool gives up over the horizon, by plan (FTE).",
        "Conseillers que chaque vivier cède sur l'horizon, par plan (ETP).",
    ),
    "scenarios.alternatives_at": ("Alternatives: {path}", "Variantes : {path}"),
    "stage.alternative": (
        "Looking for a plan: {style} … {seconds} s",
        "Recherche d'un plan : {style} … {seconds} s",
    ),
    "help.alternatives.short": (
        "Find other plans nearly as good.",
        "Trouver d'autres plans presque aussi bons.",
    ),
    "help.alternatives": (
        "Finds plans of CASE that are within a few percent of the best, in cost and in every goal before it, and that are each the best at something people care about: fewest pools touched, smoothest months, least distance moved, least change from the agreed plan where there is one. Writes them side by side; --plans also writes each as a plan workbook.",
        "Cherche des plans de CASE à quelques pour cent du meilleur, en coût et pour tout objectif plus prioritaire, chacun le meilleur sur un point qui compte : moins de viviers touchés, mois les plus réguliers, moindre distance, moindre changement par rapport au plan convenu s'il y en a un. Les écrit côte à côte ; --plans écrit aussi chacun comme classeur de plan.",
    ),
    "help.alternatives.examples": (
        "planner alternatives case.xlsx\nplanner alternatives case.xlsx --within 5% --plans choices",
        "planner alternatives cas.xlsx\nplanner alternatives cas.xlsx --within 5% --plans variantes",
    ),
    "option.alternatives.case": ("The workbook with the inputs.", "Le classeur des entrées."),
    "option.alternatives.within": (
        "How much worse than the best a plan may be, such as 2% (the default).",
        "De combien un plan peut être moins bon que le meilleur, comme 2% (par défaut).",
    ),
    "option.alternatives.output": (
        "The workbook to write; by default CASE.alternatives.xlsx.",
        "Le classeur à écrire ; par défaut CASE.alternatives.xlsx.",
    ),
    "option.alternatives.plans": (
        "A folder to write each alternative to, as a plan workbook.",
        "Un dossier où écrire chaque variante, comme classeur de plan.",
    ),
    "option.alternatives.time_limit": (
        "Seconds for each search (20).",
        "Secondes pour chaque recherche (20).",
    ),
}
