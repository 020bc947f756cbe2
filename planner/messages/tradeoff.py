"""Messages of the stage "tradeoff": the trade-off curve, and `planner frontier`."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
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
        "“{found}” is neither a goal nor a limit that can be moved.{hint} Possible: {expected}.",
        "« {found} » n'est ni un objectif ni une limite qui puisse bouger.{hint} Possibles : {expected}.",
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
}
