"""Messages of the stage "grading": what a plan made by hand breaks, reaches, and needs."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Reading Transfers ------------------------------------------------------------------------------------------
    "grade.no_sheet": (
        "There is no sheet {expected}, so there is no plan to grade. Add one with the columns {pool} and {to} and one column per month.",
        "Il n'y a pas de feuille {expected}, donc pas de plan à évaluer. Ajoutez-la avec les colonnes {pool} et {to} et une colonne par mois.",
    ),
    "grade.no_columns": (
        "{sheet} has no row that names the columns {pool} and {to} and the months, so the plan in it cannot be read.",
        "{sheet} n'a pas de ligne qui nomme les colonnes {pool} et {to} et les mois : le plan n'y est pas lisible.",
    ),
    "grade.months_missing": (
        "{sheet} has no column for {expected}: nobody leaves in these months.",
        "{sheet} n'a pas de colonne pour {expected} : personne ne part ces mois-là.",
    ),
    "grade.unknown_pool": (
        "{sheet}!{cell}: there is no pool “{found}”.{hint}",
        "{sheet}!{cell} : il n'y a pas de vivier « {found} ».{hint}",
    ),
    "grade.unknown_to": (
        "{sheet}!{cell}: there is no Direction “{found}”.{hint}",
        "{sheet}!{cell} : il n'y a pas de Direction « {found} ».{hint}",
    ),
    "grade.name_missing": (
        "{sheet}!{cell}: the row has figures, but nothing under {expected}.",
        "{sheet}!{cell} : la ligne a des chiffres, mais rien sous {expected}.",
    ),
    "grade.row_twice": (
        "{sheet}!{cell}: {pool} → {to} has a row in {other} already; the figures of both are added up.",
        "{sheet}!{cell} : {pool} → {to} a déjà une ligne en {other} ; les chiffres des deux sont additionnés.",
    ),
    "grade.outside": (
        "{sheet}!{cell}: {month} is not among the months of the plan; {found} FTE are not counted.",
        "{sheet}!{cell} : {month} n'est pas un mois du plan ; {found} ETP ne comptent pas.",
    ),
    "grade.past": (
        "{sheet}!{cell}: {month} is past, and {expected} FTE left then; that counts, not the {found} that stand here.",
        "{sheet}!{cell} : {month} est passé, et {expected} ETP sont alors partis ; c'est ce qui compte, non les {found} qui figurent ici.",
    ),
    # What is broken; {clause} says the rule, with a capital and no full stop ---------------------------------------
    "grade.over": (
        "{clause}; the plan has {value} FTE, {by} too many.",
        "{clause} ; le plan a {value} ETP, {by} de trop.",
    ),
    "grade.under": (
        "{clause}; the plan has {value} FTE, {by} too few.",
        "{clause} ; le plan a {value} ETP, il en manque {by}.",
    ),
    "grade.over_month": (
        "{clause}; in {month} the plan has {value} FTE, {by} too many.",
        "{clause} ; en {month} le plan a {value} ETP, {by} de trop.",
    ),
    "grade.under_month": (
        "{clause}; in {month} the plan has {value} FTE, {by} too few.",
        "{clause} ; en {month} le plan a {value} ETP, il en manque {by}.",
    ),
    "grade.over_months": (
        "{clause}; {count} months are above it, the most in {month}: the plan has {value} FTE, {by} too many.",
        "{clause} ; {count} mois dépassent, le plus en {month} : le plan a {value} ETP, {by} de trop.",
    ),
    "grade.under_months": (
        "{clause}; {count} months are below it, the most in {month}: the plan has {value} FTE, {by} too few.",
        "{clause} ; {count} mois sont en dessous, le plus en {month} : le plan a {value} ETP, il en manque {by}.",
    ),
    "grade.closed": (
        "No route is allowed from {origin} to {place}; the plan moves {by} FTE there.",
        "Aucun trajet n'est permis de {origin} à {place} ; le plan y fait partir {by} ETP.",
    ),
    "grade.too_early": (
        "{clause}; {by} FTE who leave {when} would be trained before that.",
        "{clause} ; {by} ETP qui partent {when} seraient formés avant cette date.",
    ),
    "grade.overdrawn": (
        "{place} has {available} FTE and more leave it: from {month} on it is overdrawn, by up to {by} FTE.",
        "{place} a {available} ETP et il en part davantage : à partir de {month} le vivier est à découvert, jusqu'à {by} ETP.",
    ),
    "grade.not_whole": (
        "{pool} → {to} in {month}: {value} FTE is not a multiple of {unit}, and people are planned whole.",
        "{pool} → {to} en {month} : {value} ETP n'est pas un multiple de {unit}, or le plan est en personnes entières.",
    ),
    "grade.no_trainers": (
        "In {month} the training ties up {limit} FTE of trained advisors and there are {value}, {by} too few: no work can be planned.",
        "En {month}, la formation mobilise {limit} ETP de conseillers formés et il y en a {value}, il en manque {by} : aucun travail ne peut être planifié.",
    ),
    "grade.pool_balance": ("Pool overdrawn", "Vivier à découvert"),
    "grade.headcount_unit": ("Whole people", "Personnes entières"),
    "grade.trainer_balance": ("Trainers", "Formateurs"),
    # The verdict --------------------------------------------------------------------------------------------------
    "grade.valid": (
        "The plan on {sheet} is valid: it keeps every rule.",
        "Le plan de la feuille {sheet} est valide : il tient toutes les règles.",
    ),
    "grade.valid_soft": (
        "The plan on {sheet} is valid; the soft rules that it misses add up to penalties of {price} {currency}.",
        "Le plan de la feuille {sheet} est valide ; ses manques aux règles souples font {price} {currency} de pénalités.",
    ),
    "grade.invalid_one": (
        "The plan on {sheet} is not valid: it breaks one rule.",
        "Le plan de la feuille {sheet} n'est pas valide : il enfreint une règle.",
    ),
    "grade.invalid": (
        "The plan on {sheet} is not valid: it breaks rules in {count} places.",
        "Le plan de la feuille {sheet} n'est pas valide : il enfreint des règles à {count} endroits.",
    ),
    "grade.broken": ("What is broken:", "Ce qui est enfreint :"),
    "grade.missed": ("Soft rules missed:", "Règles souples manquées :"),
    "grade.where": ("({place})", "({place})"),
    "grade.cells": ("{sheet}!{cells}", "{sheet}!{cells}"),
    "grade.cells_more": ("{sheet}!{cells} and {count} more", "{sheet}!{cells} et {count} autres"),
    "grade.more": ("… and {count} more; the workbook lists them all.", "… et {count} autres ; le classeur les liste toutes."),
    # The aims -----------------------------------------------------------------------------------------------------
    "grade.aims": ("The three aims:", "Les trois finalités :"),
    "grade.this": ("this plan", "ce plan"),
    "grade.best": ("best plan", "meilleur plan"),
    "grade.score": ("score", "note"),
    "grade.score_meaning": (
        "Score: 100 where the plan is as good as the best one or better, else the better figure as a percentage of the worse.",
        "Note : 100 si le plan fait aussi bien que le meilleur ou mieux, sinon le meilleur chiffre en pourcentage du moins bon.",
    ),
    "grade.cheaper": (
        "It costs less than the best plan because it does less: work done and targets, which come first, are worse.",
        "Il coûte moins que le meilleur plan parce qu'il fait moins : le travail fait et les cibles, qui passent avant, sont moins bons.",
    ),
    "grade.unfair": (
        "Where it is better than the best plan, it is so by breaking rules, which the best plan keeps.",
        "Là où il fait mieux que le meilleur plan, c'est en enfreignant des règles que celui-ci respecte.",
    ),
    "grade.no_best": (
        "There is no best plan to compare with: the rules contradict one another.",
        "Il n'y a pas de meilleur plan auquel comparer : les règles se contredisent.",
    ),
    "grade.aim.customers": ("Customers' satisfaction", "Satisfaction des clients"),
    "grade.aim.economy": ("Economic performance", "Performance économique"),
    "grade.aim.wellbeing": ("Well-being of staff", "Bien-être du personnel"),
    "grade.measure.served": ("work that is done", "travail fait"),
    "grade.measure.unmet": ("work left undone, FTE-months", "travail non fait, ETP-mois"),
    "grade.measure.targets": ("penalties for missed targets, {currency}", "pénalités pour cibles manquées, {currency}"),
    "grade.measure.cost": ("cost, {currency}", "coût, {currency}"),
    "grade.measure.wellbeing": ("distance and strain on pools, points", "distances et ponction des viviers, points"),
    "grade.measure.stability": ("change from the agreed plan, FTE", "écart au plan convenu, ETP"),
    # The correction -----------------------------------------------------------------------------------------------
    "grade.correction": (
        "Smallest correction: {fte} FTE in {count} cells of {sheet}.",
        "Plus petite correction : {fte} ETP dans {count} cellules de {sheet}.",
    ),
    "grade.correction_one": (
        "Smallest correction: {fte} FTE in one cell of {sheet}.",
        "Plus petite correction : {fte} ETP dans une cellule de {sheet}.",
    ),
    "grade.change": ("{pool} → {to}, {month}: {before} → {after}", "{pool} → {to}, {month} : {before} → {after}"),
    "grade.no_correction": (
        "No change of the transfers makes this plan valid: rules contradict one another.",
        "Aucun changement des transferts ne rend ce plan valide : des règles se contredisent.",
    ),
    "grade.undecided": (
        "No correction was found in the time given.",
        "Aucune correction n'a été trouvée dans le temps imparti.",
    ),
    "grade.written": ("Graded workbook: {path}", "Classeur évalué : {path}"),
    # The sheet ----------------------------------------------------------------------------------------------------
    "grade.subtitle": (
        "The plan as it stands on {sheet}, by the rules of this workbook.",
        "Le plan tel qu'il figure dans {sheet}, selon les règles de ce classeur.",
    ),
    "grade.sheet.aims": ("The three aims", "Les trois finalités"),
    "grade.sheet.aim": ("Aim", "Finalité"),
    "grade.sheet.measure": ("Measured by", "Mesurée par"),
    "grade.sheet.this": ("This plan", "Ce plan"),
    "grade.sheet.best": ("Best plan", "Meilleur plan"),
    "grade.sheet.difference": ("Difference", "Écart"),
    "grade.sheet.score": ("Score", "Note"),
    "grade.sheet.broken": ("What is broken", "Ce qui est enfreint"),
    "grade.sheet.missed": ("Soft rules missed", "Règles souples manquées"),
    "grade.sheet.nothing": ("Nothing.", "Rien."),
    "grade.sheet.rule": ("Rule", "Règle"),
    "grade.sheet.says": ("What, and by how much", "Quoi, et de combien"),
    "grade.sheet.from": ("From", "De"),
    "grade.sheet.to_month": ("To", "À"),
    "grade.sheet.size": ("FTE at worst", "ETP au pire"),
    "grade.sheet.limit": ("Limit", "Limite"),
    "grade.sheet.figure": ("Figure", "Chiffre"),
    "grade.sheet.correction": ("Smallest correction", "Plus petite correction"),
    "grade.sheet.pool": ("Pool", "Vivier"),
    "grade.sheet.to": ("To", "Vers"),
    "grade.sheet.month": ("Month", "Mois"),
    "grade.sheet.before": ("Before", "Avant"),
    "grade.sheet.after": ("After", "Après"),
    "grade.sheet.change": ("Change", "Écart"),
    "grade.sheet.cell": ("Cell", "Cellule"),
    "grade.sheet.none_needed": ("None is needed.", "Aucune n'est nécessaire."),
    "grade.sheet.many_cells": ("{count} cells", "{count} cellules"),
    "grade.sheet.conflicts": ("Why no correction exists", "Pourquoi aucune correction n'existe"),
    # The command --------------------------------------------------------------------------------------------------
    "help.grade.short": ("Grade a plan made or edited by hand.", "Évaluer un plan fait ou modifié à la main."),
    "help.grade": (
        "Takes the transfers as they stand on the sheet Transfers of PLAN, whoever made it: every rule that they break, with its place, month and size; how far each aim is from the best plan; and the smallest correction that makes the plan valid.\n"
        "PLAN is a plan workbook, edited or not, or a case to which somebody added a sheet Transfers with the columns Pool and To and one per month. It is not changed. The exit code is 0 where the plan is valid and 3 where it breaks rules.",
        "Prend les transferts tels qu'ils figurent dans la feuille Transferts de PLAN, quel qu'en soit l'auteur : chaque règle enfreinte, avec son lieu, son mois et son ampleur ; la distance de chaque finalité au meilleur plan ; et la plus petite correction qui rend le plan valide.\n"
        "PLAN est un classeur de plan, modifié ou non, ou un cas auquel on a ajouté une feuille Transferts avec les colonnes Vivier et Vers et une par mois. Il n'est pas modifié. Le code de sortie est 0 si le plan est valide, 3 s'il enfreint des règles.",
    ),
    "help.grade.examples": (
        "planner grade case.plan.xlsx\nplanner grade case.plan.xlsx -o graded.xlsx\nplanner grade case.plan.xlsx --json",
        "planner grade cas.plan.xlsx\nplanner grade cas.plan.xlsx -o evalue.xlsx\nplanner grade cas.plan.xlsx --json",
    ),
    "option.grade.plan": ("The workbook with the plan to grade.", "Le classeur du plan à évaluer."),
    "option.grade.output": (
        "Write a copy of the workbook with a sheet Grade.",
        "Écrire une copie du classeur avec une feuille Évaluation.",
    ),
    "option.grade.time_limit": (
        "Stop each search after so many seconds; default: 60.",
        "Arrêter chaque recherche après ce nombre de secondes ; par défaut 60.",
    ),
}  # fmt: skip
