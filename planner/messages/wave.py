"""Messages of the stage "wave": one first wave for all scenarios, and `planner wave`."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # One first wave -------------------------------------------------------------------------------------------------
    "scenarios.step_known": ("best plan of “{name}”", "meilleur plan de « {name} »"),
    "scenarios.step_shared": ("one wave for all{name}", "une vague pour tous{name}"),
    "scenarios.step_joining": ("can “{name}” share the wave", "« {name} » peut-il partager la vague"),
    "scenarios.step_compared": (
        "the wave of “{name}” in the other scenarios",
        "la vague de « {name} » dans les autres scénarios",
    ),
    "stage.wave": ("First wave: {step} … {seconds} s", "Première vague : {step} … {seconds} s"),
    "scenarios.sheet_wave": ("First wave", "Première vague"),
    "scenarios.sheet_futures": ("Futures", "Avenirs"),
    "scenarios.sheet_regret": ("Regret", "Regret"),
    "scenarios.wave_subtitle_expected": (
        "Transfers of the first months, chosen once: the best on average over the scenarios, each goal in its order (FTE).",
        "Transferts des premiers mois, choisis une fois : les meilleurs en moyenne sur les scénarios, chaque objectif dans son ordre (ETP).",
    ),
    "scenarios.wave_subtitle_regret": (
        "Transfers of the first months, chosen once: the least regret in the worst scenario, each goal in its order (FTE).",
        "Transferts des premiers mois, choisis une fois : le moindre regret dans le pire scénario, chaque objectif dans son ordre (ETP).",
    ),
    "scenarios.futures_subtitle": (
        "Each scenario after the shared wave, beside its plan if it were known today; the difference is what that knowledge would be worth.",
        "Chaque scénario après la vague commune, à côté de son plan s'il était connu aujourd'hui ; l'écart est la valeur de cette information.",
    ),
    "scenarios.regret_subtitle": (
        "How much worse each scenario turns out after each wave than if it had been known. Negative in a later goal: an earlier one turned out worse.",
        "De combien chaque scénario finit moins bien après chaque vague que s'il avait été connu. Négatif pour un objectif suivant : un objectif précédent a été moins bien atteint.",
    ),
    "scenarios.wave_route": ("From pool to centre", "Du vivier au centre"),
    "scenarios.wave_taken": ("Wave that is taken", "Vague choisie"),
    "scenarios.wave_shared": ("shared wave", "vague commune"),
    "scenarios.wave_of": ("wave best for “{name}”", "vague la meilleure pour « {name} »"),
    "scenarios.total": ("Total", "Total"),
    "scenarios.average": ("Average", "Moyenne"),
    "scenarios.worst": ("Worst", "Pire"),
    "scenarios.weight": ("Weight", "Poids"),
    "scenarios.known": ("if the scenario were known today", "si le scénario était connu aujourd'hui"),
    "scenarios.after_wave": ("after the shared wave", "après la vague commune"),
    "scenarios.waiting": ("value of knowing", "valeur de l'information"),
    "scenarios.after_wave_figures": ("Figures after the shared wave", "Chiffres après la vague commune"),
    "scenarios.impossible": ("no plan", "aucun plan"),
    "scenarios.wave_size": (
        "Leaving in the shared first wave: {fte} FTE.",
        "Départs dans la première vague commune : {fte} ETP.",
    ),
    "scenarios.wave_regret": (
        "{goals}, against knowing the scenario: {average} on average, {worst} at worst.",
        "{goals}, par rapport au scénario connu d'avance : {average} en moyenne, {worst} au pire.",
    ),
    "scenarios.worse": ("{amount} worse", "{amount} de plus"),
    "scenarios.better": ("{amount} better", "{amount} de moins"),
    "scenarios.no_worse": ("no difference", "aucun écart"),
    "scenarios.wave_better": (
        "Better than knowing the scenario: a goal that comes first came out worse, which left room for this one.",
        "De moins qu'en connaissant le scénario : un objectif plus prioritaire est moins bien atteint, ce qui laisse du jeu à celui-ci.",
    ),
    "scenarios.wave_ranges": (
        "Sweeps and draws have no part in a wave and were left out: {names}.",
        "Les balayages et les tirages n'entrent pas dans une vague et ont été laissés de côté : {names}.",
    ),
    "scenarios.wave_left_out": (
        "No wave suits these scenarios together with the others, so it was chosen without them: {names}.",
        "Aucune vague ne convient à ces scénarios en même temps qu'aux autres ; elle a été choisie sans eux : {names}.",
    ),
    "scenarios.wave_unplanned": (
        "These scenarios have no plan of their own and were left out: {names}. “planner scenarios” says why.",
        "Ces scénarios n'ont pas de plan et ont été laissés de côté : {names}. « planner scenarios » dit pourquoi.",
    ),
    "scenarios.no_wave": (
        "No scenario has a plan, so there is no first wave. “planner scenarios” says why.",
        "Aucun scénario n'a de plan, il n'y a donc pas de première vague. « planner scenarios » dit pourquoi.",
    ),
    "scenarios.wave_at": ("First wave: {path}", "Première vague : {path}"),
    "scenarios.too_few": (
        "A first wave for several scenarios needs at least two scenarios written out in the Scenarios sheet.",
        "Une première vague pour plusieurs scénarios demande au moins deux scénarios écrits dans la feuille Scénarios.",
    ),
    "scenarios.not_comparable": (
        "“{name}” cannot share a wave with the others: it plans whole people or training groups, or other goals. Set the headcount unit to 0 and the smallest groups blank for this question.",
        "« {name} » ne peut pas partager une vague avec les autres : il planifie des personnes entières ou des groupes de formation, ou d'autres objectifs. Mettez l'unité d'effectif à 0 et videz les groupes minimaux pour cette question.",
    ),
    "scenarios.weight_unknown": (
        "“{found}” is not the weight of a scenario, such as trend=2. Scenarios: {expected}.",
        "« {found} » n'est pas le poids d'un scénario, comme tendance=2. Scénarios : {expected}.",
    ),
    "help.wave.short": (
        "Choose a first wave for all scenarios.",
        "Choisir une première vague pour tous les scénarios.",
    ),
    "help.wave": (
        "Chooses the transfers of the first months once, for all scenarios of CASE together, while the months after them adapt to each: the best on average, or the least regret in the worst scenario. Writes the wave, what becomes of each scenario after it, what knowing the scenario would be worth, and the regret of every other wave.",
        "Choisit une seule fois les transferts des premiers mois, pour tous les scénarios de CASE ensemble, tandis que les mois suivants s'adaptent à chacun : les meilleurs en moyenne, ou le moindre regret dans le pire scénario. Écrit la vague, ce que devient chaque scénario ensuite, ce que vaudrait de connaître le scénario, et le regret de toute autre vague.",
    ),
    "help.wave.examples": (
        "planner wave case.xlsx\nplanner wave case.xlsx --months 6 --criterion regret\nplanner wave case.xlsx --weight trend=2 -o wave.xlsx",
        "planner wave cas.xlsx\nplanner wave cas.xlsx --months 6 --criterion regret\nplanner wave cas.xlsx --weight tendance=2 -o vague.xlsx",
    ),
    "option.wave.case": ("The workbook with the inputs.", "Le classeur des entrées."),
    "option.wave.months": (
        "How many months are chosen once (3).",
        "Combien de mois sont choisis une fois (3).",
    ),
    "option.wave.criterion": (
        "What the wave is best at: expected, the average over the scenarios (the default), or regret, the worst of them.",
        "Ce que la vague optimise : expected, la moyenne sur les scénarios (par défaut), ou regret, le pire d'entre eux.",
    ),
    "option.wave.only": (
        "Only the scenario of this name; may be given several times.",
        "Seulement le scénario de ce nom ; peut être répété.",
    ),
    "option.wave.weight": (
        "How likely a scenario is against the others, such as trend=2 (1 where not given).",
        "Combien un scénario est probable par rapport aux autres, comme tendance=2 (1 par défaut).",
    ),
    "option.wave.output": (
        "The workbook to write; by default CASE.wave.xlsx.",
        "Le classeur à écrire ; par défaut CASE.wave.xlsx.",
    ),
}
