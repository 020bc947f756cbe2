"""Messages of the stage "scenarios": scenarios, trade-offs, alternatives, and one first wave for all."""

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
    # The trade-off curve --------------------------------------------------------------------------------------------
    "scenarios.sheet_tradeoff": ("Trade-off", "Compromis"),
    "scenarios.tradeoff_subtitle": (
        "Plans that no other plan beats on both sides: to have less of one, more of the other must be accepted.",
        "Des plans qu'aucun autre ne bat sur les deux côtés : pour avoir moins de l'un, il faut accepter plus de l'autre.",
    ),
    "scenarios.tradeoff_chart": (
        "What one side costs in terms of the other",
        "Ce que coûte un côté en termes de l'autre",
    ),
    "scenarios.tradeoff_at": ("Trade-off: {path}", "Compromis : {path}"),
    "scenarios.plan_number": ("Plan", "Plan"),
    "scenarios.slope": ("{less} less costs ({unit})", "{less} de moins coûte ({unit})"),
    "scenarios.unit_point": ("point", "point"),
    "scenarios.unit_points": ("points", "points"),
    "scenarios.unit_fte": ("FTE", "ETP"),
    "scenarios.axis_share": (
        "Limit of the outsourced share, last month",
        "Limite de la part sous-traitée, dernier mois",
    ),
    "scenarios.axis_limit": ("{rule}: limit loosened by (FTE)", "{rule} : limite desserrée de (ETP)"),
    "scenarios.met_first": (
        "Met first, and kept at their best: {goals}.",
        "Atteints d'abord, et gardés au mieux : {goals}.",
    ),
    "scenarios.met_within": (
        "Met first, and kept within {share} of their best: {goals}.",
        "Atteints d'abord, et gardés à {share} du meilleur : {goals}.",
    ),
    "scenarios.curve_complete": (
        "The curve is complete: no other plan lies on it but mixtures of two neighbours.",
        "La courbe est complète : aucun autre plan n'y figure, sinon des mélanges de deux voisins.",
    ),
    "scenarios.curve_open": (
        "More plans lie on the curve between these points.",
        "D'autres plans se trouvent sur la courbe entre ces points.",
    ),
    "scenarios.curve_unfinished": (
        "The time ran out before a second plan in whole people was found. Give it more (--time-limit), or set the headcount unit to 0: the curve in fractions is nearly the same, and found in seconds.",
        "Le temps s'est écoulé avant qu'un second plan en personnes entières soit trouvé. Donnez-en plus (--time-limit), ou mettez l'unité d'effectif à 0 : la courbe en fractions est presque la même, et trouvée en quelques secondes.",
    ),
    "scenarios.curve_limit": (
        "The time ran out before every search in whole people came to its end, so a slightly better plan may exist near a point. --time-limit gives more.",
        "Le temps s'est écoulé avant la fin de chaque recherche en personnes entières ; un plan un peu meilleur peut exister près d'un point. --time-limit en donne plus.",
    ),
    "scenarios.curve_widened": (
        "These goals are met first, and at their best they leave almost no choice: {goals}. So that there is something to choose from, they may be up to {share} worse here. --within 0% keeps them at their best; a larger share, such as --within 10%, shows more.",
        "Ces objectifs sont atteints d'abord et, au mieux, ils ne laissent presque pas de choix : {goals}. Pour qu'il y ait de quoi choisir, ils peuvent ici être moins bons de {share} au plus. --within 0% les garde au mieux ; une part plus grande, comme --within 10%, en montre plus.",
    ),
    "scenarios.curve_single": (
        "One plan is the best on both sides, so there is nothing to trade between them.",
        "Un même plan est le meilleur des deux côtés : il n'y a rien à mettre en balance.",
    ),
    "scenarios.curve_narrow": (
        "One side hardly moves: there is almost nothing to trade between them.",
        "Un côté ne bouge presque pas : il n'y a presque rien à mettre en balance.",
    ),
    "scenarios.curve_rules": (
        "No goal is met before them: it is the rules of the case that leave no other choice.",
        "Aucun objectif n'est atteint avant eux : ce sont les règles du cas qui ne laissent pas d'autre choix.",
    ),
    "scenarios.curve_held": (
        "These goals are met first and leave no other choice: {goals}. Let them worsen (--within {share}), or put one of them on a side (--between cost {first}).",
        "Ces objectifs sont atteints d'abord et ne laissent pas d'autre choix : {goals}. Laissez-les se dégrader (--within {share}), ou mettez l'un d'eux d'un côté (--between cost {first}).",
    ),
    "scenarios.curve_firm": (
        "These goals are met first and leave no other choice, even where they may be {share} worse: {goals}. To see what they rule out, put one of them on a side (--between cost {first}).",
        "Ces objectifs sont atteints d'abord et ne laissent pas d'autre choix, même s'ils peuvent être moins bons de {share} : {goals}. Pour voir ce qu'ils excluent, mettez l'un d'eux d'un côté (--between cost {first}).",
    ),
    "scenarios.solve_says_why": (
        "“planner solve” says why, and offers repairs.",
        "« planner solve » dit pourquoi et propose des réparations.",
    ),
    "scenarios.points_took": ("{count} plans in {seconds} s", "{count} plans en {seconds} s"),
    "scenarios.points_took_one": ("{count} plan in {seconds} s", "{count} plan en {seconds} s"),
    "scenarios.no_axis": (
        "“{found}” is neither a goal nor a limit that can be moved. Possible: {expected}.",
        "« {found} » n'est ni un objectif ni une limite qui puisse bouger. Possibles : {expected}.",
    ),
    "scenarios.same_axis": (
        "A trade-off has two different sides; both are “{found}”.",
        "Un compromis a deux côtés différents ; les deux sont « {found} ».",
    ),
    "scenarios.two_limits": (
        "At least one side must be a goal: a limit is moved to see what that does to a goal.",
        "L'un des côtés au moins doit être un objectif : on déplace une limite pour voir son effet sur un objectif.",
    ),
    "scenarios.no_limit": (
        "{name} plays no part in this case: there is no such limit, or no agreed plan to compare with.",
        "{name} ne joue aucun rôle dans ce cas : il n'y a pas de limite de ce genre, ou pas de plan convenu auquel comparer.",
    ),
    "stage.points": (
        "Searching for the trade-off, {count} plans so far … {seconds} s",
        "Recherche du compromis, {count} plans trouvés … {seconds} s",
    ),
    "help.frontier.short": (
        "Trade one goal against another.",
        "Mettre un objectif en balance avec un autre.",
    ),
    "help.frontier": (
        "Finds the plans of CASE that no other plan beats on both sides, spread evenly from the best of one side to the best of the other, and writes them with a chart and what each step costs. A side is a goal (cost, wellbeing, targets, service, stability) or the limit of a rule that is moved, such as “outsourced share”.\n"
        "Goals that come before both sides are met first, and kept. Where that leaves almost no choice, they may worsen a little, and the output says by how much; --within decides it instead.",
        "Cherche les plans de CASE qu'aucun autre ne bat sur les deux côtés, répartis régulièrement du meilleur d'un côté au meilleur de l'autre, et les écrit avec un graphique et ce que chaque pas coûte. Un côté est un objectif (coût, bien-être, cibles, service, stabilité) ou la limite d'une règle que l'on déplace, comme « part sous-traitée ».\n"
        "Les objectifs plus prioritaires que les deux côtés sont atteints d'abord, et gardés. Là où cela ne laisse presque pas de choix, ils peuvent se dégrader un peu, et le résultat dit de combien ; --within en décide autrement.",
    ),
    "help.frontier.examples": (
        "planner frontier case.xlsx --between cost wellbeing\n"
        'planner frontier case.xlsx --between cost "outsourced share" --points 12\n'
        "planner frontier case.xlsx --between cost wellbeing --within 5% -o frontier.xlsx",
        "planner frontier cas.xlsx --between coût bien-être\n"
        'planner frontier cas.xlsx --between coût "part sous-traitée" --points 12\n'
        "planner frontier cas.xlsx --between coût bien-être --within 5% -o compromis.xlsx",
    ),
    "option.frontier.case": ("The workbook with the inputs.", "Le classeur des entrées."),
    "option.frontier.between": (
        "The two sides: goals, or one goal and a limit.",
        "Les deux côtés : des objectifs, ou un objectif et une limite.",
    ),
    "option.frontier.points": (
        "How many plans, evenly spread (20).",
        "Combien de plans, régulièrement répartis (20).",
    ),
    "option.frontier.every": (
        "Every plan of the curve: its corners, or in whole people all of it, up to 200.",
        "Tous les plans de la courbe : ses sommets, ou tous en personnes entières, jusqu'à 200.",
    ),
    "option.frontier.within": (
        "How far goals that come first may worsen, such as 5%; by default their tolerance on the Goals sheet, or as little more as leaves a choice.",
        "De combien les objectifs plus prioritaires peuvent se dégrader, comme 5% ; par défaut, leur tolérance de la feuille Objectifs, ou le peu de plus qui laisse un choix.",
    ),
    "option.frontier.time_limit": (
        "Seconds for a search in whole people; by default each step ends after 200 branches, the same on any machine.",
        "Secondes pour une recherche en personnes entières ; par défaut chaque étape s'arrête après 200 branches, les mêmes sur toute machine.",
    ),
    "option.frontier.output": (
        "The workbook to write; by default CASE.frontier.xlsx.",
        "Le classeur à écrire ; par défaut CASE.frontier.xlsx.",
    ),
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
