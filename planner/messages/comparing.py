"""Messages of the stage "comparing": what differs between two workbooks, and what each edit does."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # What has to be known ---------------------------------------------------------------------------------------
    "compare.stale": (
        "The inputs of {file} were edited since its plan was made, so its inputs were solved again, close to that plan.",
        "Les entrées de {file} ont été modifiées depuis que son plan a été fait : elles ont été recalculées, au plus près de ce plan.",
    ),
    "compare.typed": (
        "{file}: {count} figures typed over the plan's are not compared; planner grade takes them as they stand.",
        "{file} : {count} chiffres saisis par-dessus ceux du plan ne sont pas comparés ; planner grade les prend tels quels.",
    ),
    "compare.other_plan": (
        "{old} and {new} are not versions of one plan.",
        "{old} et {new} ne sont pas des versions d'un même plan.",
    ),
    "compare.turned_round": (
        "{new} is an earlier version than {old}: give the older file first.",
        "{new} est une version antérieure à {old} : donnez d'abord le fichier le plus ancien.",
    ),
    "compare.first_plan": (
        "There was no earlier plan to measure from.",
        "Il n'y avait pas de plan antérieur à partir duquel mesurer.",
    ),
    # The files --------------------------------------------------------------------------------------------------
    "compare.title": ("{old} → {new}", "{old} → {new}"),
    "compare.version": ("plan {plan}, version {version}, {time}", "plan {plan}, version {version}, {time}"),
    "compare.by": ("plan {plan}, version {version}, {time}, by {author}", "plan {plan}, version {version}, {time}, par {author}"),
    "compare.solved": ("solved for this comparison", "calculé pour cette comparaison"),
    "compare.resolved": ("solved again, close to version {version}", "recalculé au plus près de la version {version}"),
    "compare.no_plan": ("no plan: {why}", "pas de plan : {why}"),
    "compare.side": ("{which}: {what}", "{which} : {what}"),
    "compare.points": ("{value} pt", "{value} pt"),
    # The terminal -----------------------------------------------------------------------------------------------
    "compare.same": ("Nothing differs, neither inputs nor plans.", "Rien ne diffère, ni les entrées ni les plans."),
    "compare.same_inputs": ("The inputs are the same.", "Les entrées sont les mêmes."),
    "compare.inputs": ("Inputs that differ: {count}", "Entrées qui diffèrent : {count}"),
    "compare.edit": ("{place}  {what}: {before} → {after}", "{place}  {what} : {before} → {after}"),
    "compare.more": ("… and {count} {count?more|more} (see the workbook: -o FILE)", "… et {count} {count?autre|autres} (voir le classeur : -o FICHIER)"),
    "compare.old": ("before", "avant"),
    "compare.new": ("after", "après"),
    "compare.difference": ("difference", "écart"),
    "compare.results": ("The plan:", "Le plan :"),
    "compare.goal.service": ("penalties for work left undone, {currency}", "pénalités pour travail non fait, {currency}"),
    "compare.goal.targets": ("penalties for missed targets, {currency}", "pénalités pour cibles manquées, {currency}"),
    "compare.goal.cost": ("cost, {currency}", "coût, {currency}"),
    "compare.goal.wellbeing": ("well-being, points (less is better)", "bien-être, points (moins vaut mieux)"),
    "compare.year": ("{what}, {year}", "{what}, {year}"),
    "compare.effects": ("What each edit does, taken one after the other:", "Effet de chaque modification, l'une après l'autre :"),
    "compare.order": (
        "The order matters: what two edits do together is counted with the later one. New rows come first, then changed cells, then rows taken away, each in the order of the sheets.",
        "L'ordre compte : l'effet commun de deux modifications est attribué à la seconde. D'abord les lignes nouvelles, puis les cellules modifiées, puis les lignes retirées, dans l'ordre des feuilles.",
    ),
    "compare.grain_row": (
        "There are many edits: those of one row are taken together.",
        "Les modifications étant nombreuses, celles d'une même ligne sont prises ensemble.",
    ),
    "compare.grain_sheet": (
        "There are many edits: those of one sheet are taken together.",
        "Les modifications étant nombreuses, celles d'une même feuille sont prises ensemble.",
    ),
    "compare.nothing_moved": ("no change", "aucun changement"),
    "compare.step_without": (
        "no plan with the edits so far ({why}); their effect shows in the next step",
        "pas de plan avec les modifications jusqu'ici ({why}) ; leur effet apparaît à l'étape suivante",
    ),
    "compare.remainder": (
        "not explained by inputs (staying close to a plan, tolerances, whole people)",
        "non expliqué par les entrées (proximité d'un plan, tolérances, personnes entières)",
    ),
    "compare.total": ("All together", "Ensemble"),
    "compare.step_months": ("{title}  {row}: {count} {count?month|months}, {first} to {last}, {how}", "{title}  {row} : {count} {count?mois|mois}, de {first} à {last}, {how}"),
    "compare.step_row": ("{title}  {row}: {count} {count?value|values}", "{title}  {row} : {count} {count?valeur|valeurs}"),
    "compare.step_new": ("{title}: {count} new {count?row|rows} ({rows})", "{title} : {count} {count?ligne nouvelle|lignes nouvelles} ({rows})"),
    "compare.step_gone": ("{title}: {count} {count?row|rows} removed ({rows})", "{title} : {count} {count?ligne retirée|lignes retirées} ({rows})"),
    "compare.step_sheet": ("{title}: {count} {count?value|values}", "{title} : {count} {count?valeur|valeurs}"),
    "compare.moves": (
        "Staff whose assignment changes: {fte} FTE (moves that differ: {count}).",
        "Personnel dont l'affectation change : {fte} ETP (mobilités qui diffèrent : {count}).",
    ),
    "compare.no_moves": ("Nobody's assignment changes: every move is the same.", "Aucune affectation ne change : toutes les mobilités sont les mêmes."),
    "compare.kind.transfers": ("Departures for the centre", "Départs vers le centre"),
    "compare.kind.staff": ("Trained staff", "Personnel formé"),
    "compare.kind.outsourced": ("Work done by partners", "Travail fait par les prestataires"),
    "compare.series": (
        "{kind}: {directions} (most in {month}: {direction} {difference} FTE)",
        "{kind} : {directions} (le plus en {month} : {direction} {difference} ETP)",
    ),
    "compare.written": ("Comparison: {path}", "Comparaison : {path}"),
    # The workbook -----------------------------------------------------------------------------------------------
    "compare.sheet.overview": ("Comparison", "Comparaison"),
    "compare.sheet.inputs": ("Inputs", "Entrées"),
    "compare.sheet.directions": ("Directions by month", "Directions par mois"),
    "compare.sheet.moves": ("Moves", "Mobilités"),
    "compare.sheet.overview_subtitle": ("What was edited, what it does, and how the plans differ; only what differs is shown.", "Ce qui a été modifié, l'effet de chaque modification, et en quoi les plans diffèrent ; seul ce qui diffère est montré."),
    "compare.sheet.inputs_subtitle": ("Every input that differs, with both values. Cells are those of the second file.", "Chaque entrée qui diffère, avec les deux valeurs. Les cellules sont celles du second fichier."),
    "compare.sheet.directions_subtitle": ("FTE by month in both plans; only Directions that differ.", "ETP par mois dans les deux plans ; seulement les Directions qui diffèrent."),
    "compare.sheet.moves_subtitle": ("Every move that differs, FTE. Staff whose assignment changes: {fte} FTE.", "Chaque mobilité qui diffère, ETP. Personnel dont l'affectation change : {fte} ETP."),
    "compare.sheet.what": ("What", "Quoi"),
    "compare.sheet.file": ("File", "Fichier"),
    "compare.sheet.results": ("The plans", "Les plans"),
    "compare.sheet.told": ("Staff whose assignment changes, FTE", "Personnel dont l'affectation change, ETP"),
    "compare.sheet.effects": ("What each edit does", "Effet de chaque modification"),
    "compare.sheet.sheet": ("Sheet", "Feuille"),
    "compare.sheet.cell": ("Cell", "Cellule"),
    "compare.sheet.input": ("Input", "Entrée"),
    "compare.sheet.direction": ("Direction", "Direction"),
    "compare.sheet.pool": ("Pool", "Vivier"),
    "compare.sheet.to": ("To", "Vers"),
    "compare.sheet.month": ("Month", "Mois"),
    "compare.sheet.total": ("Total", "Total"),
    "compare.sheet.service": ("Penalties for work undone", "Pénalités, travail non fait"),
    "compare.sheet.targets": ("Penalties for missed targets", "Pénalités, cibles manquées"),
    "compare.sheet.cost": ("Cost", "Coût"),
    "compare.sheet.wellbeing": ("Well-being, points", "Bien-être, points"),
    # The command ------------------------------------------------------------------------------------------------
    "stage.compare": (
        "Effect of each edit ({step} of {steps}) … {seconds} s",
        "Effet de chaque modification ({step} sur {steps}) … {seconds} s",
    ),
    "help.compare.short": ("Say what differs between two workbooks, and why.", "Dire ce qui diffère entre deux classeurs, et pourquoi."),
    "help.compare": (
        "Compares two workbooks, OLD and NEW: the inputs that differ; what each of these edits does to work done, targets, cost and well-being; how transfers, staff and outsourcing differ by Direction and month; and how many people must be told something else.\n"
        "Each may be a case or a plan workbook, in English or French, with rows in any order. A plan workbook whose inputs are unchanged counts with the plan in it; any other is solved, as close as can be to the plan before. "
        "Edits are applied one after the other in the order of the sheets; the order matters, and what two edits do together is given to the later one. Many edits are taken together by row or by sheet. Neither file is changed.",
        "Compare deux classeurs, OLD (l'ancien) et NEW (le nouveau) : les entrées qui diffèrent ; l'effet de chacune sur le travail fait, les cibles, le coût et le bien-être ; les écarts de transferts, d'effectifs et de sous-traitance par Direction et par mois ; et combien de personnes doivent être prévenues de nouveau.\n"
        "Chacun peut être un cas ou un classeur de plan, en français ou en anglais, les lignes dans n'importe quel ordre. Un classeur de plan dont les entrées n'ont pas changé compte avec son plan ; tout autre est calculé, au plus près du plan précédent. "
        "Les modifications sont appliquées l'une après l'autre, dans l'ordre des feuilles ; l'ordre compte, et ce que deux modifications font ensemble revient à la seconde. Quand elles sont nombreuses, elles sont prises ensemble par ligne ou par feuille. Aucun des deux fichiers n'est modifié.",
    ),
    "help.compare.examples": (
        "planner compare case.plan.xlsx case.plan-2.xlsx\nplanner compare case.xlsx case-edited.xlsx -o diff.xlsx\nplanner compare case.plan.xlsx case.plan-2.xlsx --json",
        "planner compare cas.plan.xlsx cas.plan-2.xlsx\nplanner compare cas.xlsx cas-modifie.xlsx -o ecarts.xlsx\nplanner compare cas.plan.xlsx cas.plan-2.xlsx --json",
    ),
    "option.compare.old": ("The older workbook.", "Le classeur le plus ancien."),
    "option.compare.new": ("The newer workbook.", "Le classeur le plus récent."),
    "option.compare.output": (
        "Write what differs as a workbook, both values side by side.",
        "Écrire ce qui diffère dans un classeur, les deux valeurs côte à côte.",
    ),
    "option.compare.steps": (
        "Take edits together by row or sheet where they are more than this; default: 40.",
        "Prendre les modifications ensemble par ligne ou par feuille au-delà de ce nombre ; par défaut 40.",
    ),
    "option.compare.time_limit": (
        "Stop each search after so many seconds; default: 60.",
        "Arrêter chaque recherche après ce nombre de secondes ; par défaut 60.",
    ),
}  # fmt: skip
