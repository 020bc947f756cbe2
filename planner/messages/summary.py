"""Messages of the stage "summary": how a solve ended, and what its plan is, on the terminal."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # The summary on the terminal ----------------------------------------------------------------------------------
    "report.size": (
        "{first} to {last} · Directions: {directions} · pools: {pools} · months: {months}",
        "{first} à {last} · Directions : {directions} · viviers : {pools} · mois : {months}",
    ),
    "ended.optimal": (
        "Solved. The plan is the best there is, and every figure of it was checked.",
        "Résolu. Le plan est le meilleur possible et tous ses chiffres ont été vérifiés.",
    ),
    "ended.limit": (
        "Stopped at a limit of time or gap, before the best plan was proven; what was found is valid.",
        "Arrêté à une limite de temps ou d'écart, avant d'avoir prouvé le meilleur plan ; ce qui a été trouvé est valide.",
    ),
    "report.gaps": (
        "The best possible plan is better by at most: {gaps}.",
        "Le meilleur plan possible est meilleur d'au plus\u00a0: {gaps}.",
    ),
    "ended.limit.none": (
        "Stopped at a limit of time before any plan was found. Give it more time: --time-limit.",
        "Arrêté à une limite de temps avant d'avoir trouvé un plan. Donnez plus de temps : --time-limit.",
    ),
    "ended.infeasible": (
        "No plan exists: the rules cannot all be kept.",
        "Aucun plan n'existe : les règles ne peuvent pas être toutes tenues.",
    ),
    "ended.unbounded": (
        "The goals have no bound: some cost is negative or missing. Check the costs and the goals.",
        "Les objectifs n'ont pas de borne : un coût est négatif ou manquant. Vérifiez les coûts et les objectifs.",
    ),
    "ended.failed": (
        "The solver ended without a usable plan.",
        "Le solveur s'est arrêté sans plan utilisable.",
    ),
    "ended.invalid": ("The workbook has errors.", "Le classeur a des erreurs."),
    "report.leaving": ("Advisors who transfer (FTE)", "Conseillers transférés (ETP)"),
    "report.staff": ("Staff in the centres, last month (FTE)", "Effectif des centres, dernier mois (ETP)"),
    "report.staff_share": (
        "Staff against all work, last month",
        "Effectif rapporté au travail, dernier mois",
    ),
    "report.own_share": ("Work done in-house, last month", "Travail en interne, dernier mois"),
    "report.outsourced_share": ("Work outsourced, last month", "Travail sous-traité, dernier mois"),
    "report.unmet": ("Work left undone (FTE-months)", "Travail non fait (ETP-mois)"),
    "report.served": ("Service: all work is done.", "Service : tout le travail est fait."),
    "report.unserved": (
        "Service: {unmet} FTE-months of work are left undone.",
        "Service : {unmet} ETP-mois de travail ne sont pas faits.",
    ),
    "report.cost": ("Cost: {cost} {currency}.", "Coût : {cost} {currency}."),
    "report.baseline": (
        "Against no transfers at all: penalties for missed targets {targets} {currency}, for work left undone {service} {currency}; cost {cost} {currency}.",
        "Par rapport à un plan sans transfert : pénalités pour cibles manquées {targets} {currency}, pour travail non fait {service} {currency} ; coût {cost} {currency}.",
    ),
    "report.baseline_left_out": (
        "Without transfers these rules cannot be kept: {rules}.",
        "Sans transfert, ces règles ne peuvent pas être tenues : {rules}.",
    ),
    "report.wellbeing": (
        "Well-being: {points} points (distance moved, and the share that the hardest-hit pool gives up; fewer is better).",
        "Bien-être : {points} points (distances parcourues, et part cédée par le vivier le plus sollicité ; moins vaut mieux).",
    ),
    "report.stability": ("Change from the agreed plan: {fte} FTE.", "Écart au plan convenu : {fte} ETP."),
    "report.rounding_people": (
        "What whole people cost, compared with fractions of people: penalties for missed targets {targets} {currency}, for work left undone {service} {currency}; cost {cost} {currency}; well-being {wellbeing} points.",
        "Ce que coûtent les personnes entières par rapport à des fractions de personnes : pénalités pour cibles manquées {targets} {currency}, pour travail non fait {service} {currency} ; coût {cost} {currency} ; bien-être {wellbeing} points.",
    ),
    "report.rounding_groups": (
        "What training groups cost, compared with departures in any number: penalties for missed targets {targets} {currency}, for work left undone {service} {currency}; cost {cost} {currency}; well-being {wellbeing} points.",
        "Ce que coûtent les groupes de formation par rapport à des départs en nombre quelconque : pénalités pour cibles manquées {targets} {currency}, pour travail non fait {service} {currency} ; coût {cost} {currency} ; bien-être {wellbeing} points.",
    ),
    "report.rounding_both": (
        "What whole people and training groups cost, compared with fractions of people in any number: penalties for missed targets {targets} {currency}, for work left undone {service} {currency}; cost {cost} {currency}; well-being {wellbeing} points.",
        "Ce que coûtent les personnes entières et les groupes de formation par rapport à des fractions de personnes en nombre quelconque : pénalités pour cibles manquées {targets} {currency}, pour travail non fait {service} {currency} ; coût {cost} {currency} ; bien-être {wellbeing} points.",
    ),
    "report.missed": ("Missed: {rules}.", "Manqué : {rules}."),
    "report.missed_by": ("{rule} (by {amount} in all)", "{rule} (de {amount} au total)"),
    "report.binding": ("At the limit: {rules}.", "À la limite : {rules}."),
    "report.past": (
        "Broken by what has already happened: {rules}.",
        "Enfreint par ce qui a déjà eu lieu : {rules}.",
    ),
    "report.past_by": ("{rule} (by {fte} FTE{where})", "{rule} (de {fte} ETP{where})"),
    "report.past_where": (", {place}", ", {place}"),
    "report.blamed": ("These rules contradict one another:", "Ces règles se contredisent :"),
    "report.noticed": ("Noticed: {findings}.", "Constaté : {findings}."),
    "report.plan": ("Plan: {path}", "Plan : {path}"),
    "report.no_plan": ("No plan was written.", "Aucun plan n'a été écrit."),
    "report.took": ("{seconds} s with {solver}", "{seconds} s avec {solver}"),
}
