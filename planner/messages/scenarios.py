"""Messages of the stage "scenarios": scenarios and their comparison."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Names and values -----------------------------------------------------------------------------------------------
    "scenarios.as_is": ("as it is", "tel quel"),
    "scenarios.draw": ("draw {number}", "tirage {number}"),
    "scenarios.bar": ("{bar} {here}/{total} · {left} left", "{bar} {here}/{total} · reste {left}"),
    "scenarios.column_cost": ("cost (million)", "coût (millions)"),
    "scenarios.column_missed": ("missed (FTE-months)", "manque (ETP-mois)"),
    "scenarios.column_share": ("in-house, end", "interne, fin"),
    "scenarios.swept": (
        "Sweep · {words}: {planned} of {count} have a plan.",
        "Balayage · {words} : {planned} sur {count} ont un plan.",
    ),
    "scenarios.drawn": (
        "Draws · {words}: {planned} of {count} scenarios have a plan.",
        "Tirages · {words} : {planned} {planned?scénario|scénarios} sur {count} ont un plan.",
    ),
    "scenarios.from_to": (
        "{name}: {low} to {high}, median {middle}",
        "{name} : {low} à {high}, médiane {middle}",
    ),
    "scenarios.comparison_at": ("Comparison: {path}", "Comparaison : {path}"),
    "scenarios.results_at": ("Results of every run: {folder}", "Résultats de chaque calcul : {folder}"),
    "scenarios.took": ("{count} scenarios in {seconds} s", "{count} scénarios en {seconds} s"),
    "scenarios.took_one": ("{count} scenario in {seconds} s", "{count} scénario en {seconds} s"),
    "scenarios.resumed": (
        "Resuming: {done} of {total} scenarios already done.",
        "Reprise : {done} scénarios sur {total} déjà faits.",
    ),
    # What was asked cannot be done ------------------------------------------------------------------------------------
    "scenarios.too_many": (
        "More than {most} scenarios are asked for. Take a larger step, or fewer draws.",
        "Plus de {most} scénarios sont demandés. Prenez un pas plus grand, ou moins de tirages.",
    ),
    "scenarios.none": (
        'There is no scenario to solve. Fill in the Scenarios sheet, or write a change on the command line, such as --sweep "Customers × 0.8..1.2 step 0.05".',
        'Il n\'y a aucun scénario à résoudre. Remplissez la feuille Scénarios, ou écrivez un changement dans la commande, comme --sweep "Parc clients × 0,8..1,2 pas 0,05".',
    ),
    "scenarios.no_range": (
        'There is no range to draw from. Write one in the Scenarios sheet (value 0.9..1.2), or --range "Customers × 0.9..1.2".',
        'Il n\'y a pas de plage où tirer. Écrivez-en une dans la feuille Scénarios (valeur 0,9..1,2), ou --range "Parc clients × 0,9..1,2".',
    ),
    "scenarios.no_such": (
        "There is no scenario “{found}”. Scenarios: {expected}.",
        "Il n'y a pas de scénario « {found} ». Scénarios : {expected}.",
    ),
    "scenarios.no_parquet": (
        '{count} scenarios are kept in Parquet files, and the library for them is not installed: pip install "transfer-planner[parquet]".',
        '{count} scénarios se gardent en fichiers Parquet, et la bibliothèque nécessaire n\'est pas installée : pip install "transfer-planner[parquet]".',
    ),
    "scenarios.run_damaged": (
        "{file} in {folder} does not identify a run: it is damaged. Name another folder with --results, or remove that one.",
        "{file} dans {folder} n'identifie aucune exécution : il est endommagé. Indiquez un autre dossier avec --results, ou supprimez celui-là.",
    ),
    "scenarios.part_foreign": (
        "{file} in {folder} holds results of another case, of other scenarios, or of an earlier version. Remove it, or name another folder with --results.",
        "{file} dans {folder} contient des résultats d'un autre cas, d'autres scénarios ou d'une version antérieure. Supprimez-le, ou nommez un autre dossier avec --results.",
    ),
    "scenarios.part_doubled": (
        "{file} in {folder} holds scenarios that another file there holds too. Remove the copy, or name another folder with --results.",
        "{file} dans {folder} contient des scénarios qu'un autre fichier contient aussi. Supprimez la copie, ou nommez un autre dossier avec --results.",
    ),
    "scenarios.part_damaged": (
        "{file} in {folder} is damaged. Remove it: its scenarios are solved again.",
        "{file} dans {folder} est endommagé. Supprimez-le : ses scénarios seront résolus de nouveau.",
    ),
    "scenarios.other_run": (
        "{folder} holds the results of another case or of other scenarios. Name another folder with --results, or remove that one.",
        "{folder} contient les résultats d'un autre cas ou d'autres scénarios. Nommez un autre dossier avec --results, ou supprimez celui-là.",
    ),
    "scenarios.no_dask": (
        'A cluster needs the library Dask: pip install "transfer-planner[dask]".',
        'Une grappe de calcul demande la bibliothèque Dask : pip install "transfer-planner[dask]".',
    ),
    "scenarios.no_cluster": (
        "No scheduler answers at {address}. Check the address, and that the cluster is running.",
        "Aucun ordonnanceur ne répond à {address}. Vérifiez l'adresse, et que la grappe fonctionne.",
    ),
    # Help -----------------------------------------------------------------------------------------------------------
    "help.scenarios.short": ("Compare scenarios.", "Comparer des scénarios."),
    "help.scenarios": (
        "Solves CASE as it is and in every scenario of its Scenarios sheet, and writes a workbook that compares them: the inputs that differ, the results that differ, charts. A scenario without a plan is explained; the others go on.\n"
        'A sweep or range on the command line takes the place of the sheet. A change names sheet, row and column: "Customers × 0.8..1.2 step 0.05", "Partners!Stream!Cost = 3500..4500 step 250". Several sweeps give every combination. Many results are kept in a folder as they come: the same command goes on where it was stopped.',
        "Résout CASE tel quel et dans chaque scénario de sa feuille Scénarios, et écrit un classeur qui les compare : les entrées qui diffèrent, les résultats qui diffèrent, des graphiques. Un scénario sans plan est expliqué ; les autres continuent.\n"
        'Un balayage ou une plage dans la commande remplace la feuille. Un changement nomme feuille, ligne et colonne : "Parc clients × 0,8..1,2 pas 0,05", "Prestataires!Stream!Coût = 3500..4500 pas 250". Plusieurs balayages donnent toutes les combinaisons. De nombreux résultats sont gardés dans un dossier à mesure : la même commande reprend là où elle s\'est arrêtée.',
    ),
    "help.scenarios.examples": (
        "planner scenarios inputs/open-2012.xlsx -o compare.xlsx\n"
        'planner scenarios case.xlsx --only trend --only "late training"\n'
        'planner scenarios case.xlsx --sweep "Customers × 0.8..1.2 step 0.05"\n'
        'planner scenarios case.xlsx --range "Customers × 0.9..1.2" --draws 1000 --seed 7\n'
        'planner scenarios case.xlsx --range "Customers × 0.9..1.2" --draws 10000 --scheduler tcp://cluster:8786',
        "planner scenarios inputs/open-2012.xlsx -o comparaison.xlsx\n"
        'planner scenarios cas.xlsx --only tendance --only "formation en retard"\n'
        'planner scenarios cas.xlsx --sweep "Parc clients × 0,8..1,2 pas 0,05"\n'
        'planner scenarios cas.xlsx --range "Parc clients × 0,9..1,2" --draws 1000 --seed 7\n'
        'planner scenarios cas.xlsx --range "Parc clients × 0,9..1,2" --draws 10000 --scheduler tcp://grappe:8786',
    ),
    "option.scenarios.case": ("The workbook with the inputs.", "Le classeur des entrées."),
    "option.scenarios.output": (
        "The comparison workbook; by default CASE.scenarios.xlsx.",
        "Le classeur de comparaison ; par défaut CASE.scenarios.xlsx.",
    ),
    "option.scenarios.only": (
        "Only the scenario of this name; may be given several times.",
        "Seulement le scénario de ce nom ; peut être répété.",
    ),
    "option.scenarios.sweep": (
        'A change through a range, such as "Customers × 0.8..1.2 step 0.05"; may be given several times.',
        'Un changement à travers une plage, comme "Parc clients × 0,8..1,2 pas 0,05" ; peut être répété.',
    ),
    "option.scenarios.spread": (
        'A change drawn from a range, such as "Customers × 0.9..1.2"; may be given several times.',
        'Un changement tiré dans une plage, comme "Parc clients × 0,9..1,2" ; peut être répété.',
    ),
    "option.scenarios.draws": (
        "How many scenarios are drawn from the ranges (100).",
        "Combien de scénarios sont tirés des plages (100).",
    ),
    "option.scenarios.seed": (
        "Where the random draws start (1): the same seed gives the same scenarios.",
        "D'où partent les tirages (1) : la même graine donne les mêmes scénarios.",
    ),
    "option.scenarios.workers": (
        "Processes on this machine; by default one per core, and one alone for a few scenarios.",
        "Processus sur cette machine ; par défaut un par cœur, et un seul pour peu de scénarios.",
    ),
    "option.scenarios.scheduler": (
        "The address of a Dask cluster to work on, such as tcp://cluster:8786.",
        "L'adresse d'une grappe Dask où calculer, comme tcp://grappe:8786.",
    ),
    "option.scenarios.results": (
        "A folder to keep every result in as it comes, in Parquet files, and to go on from; by default one beside the workbook above 200 scenarios.",
        "Un dossier où garder chaque résultat à mesure, en fichiers Parquet, et d'où reprendre ; par défaut à côté du classeur au-delà de 200 scénarios.",
    ),
    # Faults of the Scenarios sheet and of lines -----------------------------------------------------------------------
    "scenarios.unknown_sheet": (
        "There is no input sheet “{found}” to change. Sheets: {expected}.{hint}",
        "Il n'y a pas de feuille d'entrée « {found} » à changer. Feuilles : {expected}.{hint}",
    ),
    "scenarios.unknown_row": (
        "The sheet “{place}” has no row “{found}”. Rows: {expected}.{hint}",
        "La feuille « {place} » n'a pas de ligne « {found} ». Lignes : {expected}.{hint}",
    ),
    "scenarios.unknown_column": (
        "The sheet “{place}” has no column “{found}” that can be changed. Columns: {expected}.{hint}",
        "La feuille « {place} » n'a pas de colonne « {found} » qui puisse changer. Colonnes : {expected}.{hint}",
    ),
    "scenarios.unknown_unsaid": (
        "Say which column of the sheet “{place}” changes: {expected}.",
        "Dites quelle colonne de la feuille « {place} » change : {expected}.",
    ),
    "scenarios.line_unsaid": (
        "“{place}” names no column to change. Write it like “{place}!{example} × 0.9”. Columns: {expected}.",
        "« {place} » ne nomme pas la colonne à changer. Écrivez-le comme « {place}!{example} × 0,9 ». Colonnes : {expected}.",
    ),
    "scenarios.unknown_horizon": (
        "“{found}” cannot change: every scenario plans the same months. Change it on the sheet Settings.",
        "« {found} » ne peut pas changer : tous les scénarios planifient les mêmes mois. Changez-le dans la feuille Paramètres.",
    ),
    "scenarios.all_months": ("all months", "tous les mois"),
    "scenarios.unknown_month": (
        "{found} is outside the horizon of the plan ({expected}).",
        "{found} est hors de l'horizon du plan ({expected}).",
    ),
    "scenarios.unknown_empty": (
        "The sheet “{place}” has no rows in this workbook, so there is nothing to change.",
        "La feuille « {place} » n'a aucune ligne dans ce classeur : il n'y a rien à changer.",
    ),
    "scenarios.no_sheet": (
        "Say which sheet “{found}” changes, or write the change in one line, such as “Customers × 0.9”.",
        "Dites quelle feuille « {found} » change, ou écrivez le changement en une ligne, comme « Parc clients × 0,9 ».",
    ),
    "scenarios.no_change": (
        "Say how the cell changes: {expected}.",
        "Dites comment la cellule change : {expected}.",
    ),
    "scenarios.no_value": (
        "Say what {found} becomes.",
        "Dites ce que devient {found}.",
    ),
    "scenarios.no_line": (
        "A change is blank. Write it like “Customers × 0.9”, and “;” only between two changes.",
        "Un changement est vide. Écrivez-le comme « Parc clients × 0,9 », et « ; » seulement entre deux changements.",
    ),
    "scenarios.line": (
        "“{found}” cannot be read as a change. Write it like “Customers × 0.9”, “Partners!Stream!Cost = 4000” or “Customers × 0.8..1.2 step 0.05”.",
        "« {found} » ne peut pas être lu comme un changement. Écrivez-le comme « Parc clients × 0,9 », « Prestataires!Stream!Coût = 4000 » ou « Parc clients × 0,8..1,2 pas 0,05 ».",
    ),
    "scenarios.range": (
        "“{found}” is not a range. Write it like “0.8..1.2 step 0.05”, or “0.8..1.2” to draw from it, the lower value first.",
        "« {found} » n'est pas une plage. Écrivez-la comme « 0,8..1,2 pas 0,05 », ou « 0,8..1,2 » pour des tirages, la plus petite valeur d'abord.",
    ),
    "scenarios.not_a_number": (
        "“{found}” is not a number that can be used here.",
        "« {found} » n'est pas un nombre utilisable ici.",
    ),
    "scenarios.not_months": (
        "A date moves by whole months, not by {found}.",
        "Une date se déplace d'un nombre entier de mois, pas de {found}.",
    ),
    "scenarios.only_set": (
        "{found} can only be set to another value, not multiplied or added to.",
        "{found} peut seulement être remplacé, ni multiplié ni augmenté.",
    ),
    # A scenario that cannot be planned ----------------------------------------------------------------------------------
    "scenarios.blank": (
        "{change}: these cells are blank, so there is nothing to multiply or to add to. Use “set”.",
        "{change} : ces cellules sont vides, il n'y a rien à multiplier ni à augmenter. Utilisez « fixer ».",
    ),
    "scenarios.not_whole": (
        "{change} gives {value}, but only whole numbers are possible there.",
        "{change} donne {value}, mais seuls des nombres entiers sont possibles.",
    ),
    "scenarios.outside": (
        "{change} gives {value}, outside what is possible there ({bounds}).",
        "{change} donne {value}, hors de ce qui est possible ({bounds}).",
    ),
    "scenarios.infeasible": (
        "No plan exists; these rules cannot all be kept: {rules}.",
        "Aucun plan n'existe ; ces règles ne peuvent pas être toutes tenues : {rules}.",
    ),
    # What is compared ---------------------------------------------------------------------------------------------------
    "scenarios.figure_leaving": ("Advisors who transfer (FTE)", "Conseillers transférés (ETP)"),
    "scenarios.figure_leaving_year": (
        "Advisors who transfer in {detail} (FTE)",
        "Conseillers transférés en {detail} (ETP)",
    ),
    "scenarios.figure_moved": ("… who change Direction (FTE)", "… qui changent de Direction (ETP)"),
    "scenarios.figure_unmet": ("Work left undone (FTE-months)", "Travail non fait (ETP-mois)"),
    "scenarios.figure_outsourced": ("Work outsourced (FTE-months)", "Travail sous-traité (ETP-mois)"),
    "scenarios.figure_missed": (
        "Soft rules missed by, in all (FTE-months)",
        "Manque total aux règles souples (ETP-mois)",
    ),
    "scenarios.figure_staff_year": (
        "Staff in the centres, end of {detail} (FTE)",
        "Effectif des centres, fin {detail} (ETP)",
    ),
    "scenarios.figure_own_share_year": (
        "Work done in-house, end of {detail}",
        "Travail en interne, fin {detail}",
    ),
    "scenarios.figure_outsourced_share_year": (
        "Work outsourced, end of {detail}",
        "Travail sous-traité, fin {detail}",
    ),
    "scenarios.goal_targets": (
        "Penalties for missed targets ({currency})",
        "Pénalités pour cibles manquées ({currency})",
    ),
    "scenarios.goal_service": (
        "Penalties for work left undone ({currency})",
        "Pénalités pour travail non fait ({currency})",
    ),
    "scenarios.goal_cost": ("Cost ({currency})", "Coût ({currency})"),
    "scenarios.goal_stability": ("Change from the agreed plan (FTE)", "Écart au plan convenu (ETP)"),
    "scenarios.goal_wellbeing": (
        "Well-being (points, fewer is better)",
        "Bien-être (points, moins vaut mieux)",
    ),
    "scenarios.cost_millions": ("Cost (million {currency})", "Coût (millions {currency})"),
    "scenarios.month_staff": ("Staff in the centres (FTE)", "Effectif des centres (ETP)"),
    "scenarios.month_leaving": (
        "Advisors who leave for a centre (FTE)",
        "Conseillers qui partent vers un centre (ETP)",
    ),
    "scenarios.month_own_share": ("Work done in-house", "Travail en interne"),
    "scenarios.month_unmet": ("Work left undone (FTE)", "Travail non fait (ETP)"),
    # The comparison workbook -----------------------------------------------------------------------------------------
    "scenarios.sheet_comparison": ("Comparison", "Comparaison"),
    "scenarios.sheet_by_month": ("By month", "Par mois"),
    "scenarios.sheet_charts": ("Charts", "Graphiques"),
    "scenarios.sheet_sweep": ("Sweep", "Balayage"),
    "scenarios.sheet_draws": ("Draws", "Tirages"),
    "scenarios.comparison_subtitle": (
        "Every scenario solved to its best plan, side by side: the inputs that differ, then the results that differ.",
        "Chaque scénario résolu au mieux, côte à côte : les entrées qui diffèrent, puis les résultats qui diffèrent.",
    ),
    "scenarios.by_month_subtitle": ("The scenarios month by month.", "Les scénarios mois par mois."),
    "scenarios.charts_subtitle": (
        "The scenarios month by month, and what each costs and misses.",
        "Les scénarios mois par mois, ce que chacun coûte et ce qu'il manque.",
    ),
    "scenarios.inputs": ("Inputs that differ", "Entrées qui diffèrent"),
    "scenarios.inputs_note": (
        "blank: as in the case; of a series, the last month of each year",
        "vide : comme dans le cas ; d'une série, le dernier mois de chaque année",
    ),
    "scenarios.no_inputs": ("No scenario changes an input.", "Aucun scénario ne change une entrée."),
    "scenarios.more_inputs": ("… and {count} more inputs.", "… et {count} autres entrées."),
    "scenarios.blank_cell": ("(blank)", "(vide)"),
    "scenarios.results": ("Results that differ", "Résultats qui diffèrent"),
    "scenarios.results_note": ("lower is better for goals", "pour les objectifs, moins vaut mieux"),
    "scenarios.status": ("How it ended", "Issue"),
    "scenarios.status_optimal": ("best plan", "meilleur plan"),
    "scenarios.status_limit": ("stopped early", "arrêté avant la fin"),
    "scenarios.status_infeasible": ("no plan exists", "aucun plan possible"),
    "scenarios.status_unbounded": ("no bound", "sans borne"),
    "scenarios.status_failed": ("solver failed", "échec du solveur"),
    "scenarios.status_invalid": ("inputs at fault", "entrées fautives"),
    "scenarios.differences": ("Difference from the case as it is", "Écart au cas tel quel"),
    "scenarios.differences_note": ("live formulas", "formules vivantes"),
    "scenarios.unplanned": ("Scenarios without a plan", "Scénarios sans plan"),
    "scenarios.unplanned_count": (
        "{count} of {all} have no plan. Among them:",
        "{count} sur {all} n'ont pas de plan. Parmi eux :",
    ),
    "scenarios.run": ("Value", "Valeur"),
    "scenarios.more_runs": (
        "… and {count} more runs, in the Parquet files.",
        "… et {count} autres calculs, dans les fichiers Parquet.",
    ),
    "scenarios.spread": ("Spread of the results", "Dispersion des résultats"),
    "scenarios.spread_note": (
        "{planned} of {count} scenarios have a plan",
        "{planned} scénarios sur {count} ont un plan",
    ),
    "scenarios.mean": ("Mean", "Moyenne"),
    "scenarios.lowest": ("Lowest", "Minimum"),
    "scenarios.middle": ("Median", "Médiane"),
    "scenarios.highest": ("Highest", "Maximum"),
    "scenarios.quantile": ("{percent} are below", "{percent} sont en dessous"),
    "scenarios.futures": ("number of scenarios", "nombre de scénarios"),
    "scenarios.figure_centre": (
        "Staff in {detail}, last month (FTE)",
        "Effectif de {detail}, dernier mois (ETP)",
    ),
}
