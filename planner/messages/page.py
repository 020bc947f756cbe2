"""Messages of the stage "page": a plan as one page to send."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Refusals and remarks.
    "page.no_plan": (
        "{file} holds no plan, so there is nothing to report. Plan it first: planner solve {file}",
        "{file} ne contient pas de plan : il n'y a rien à rapporter. Planifiez-le d'abord : planner solve {file}",
    ),
    "page.stale": (
        "Edited after this plan was made: {edited}. The page shows the plan with the inputs that it was made with. To plan again: planner solve {file}",
        "Modifié après ce plan : {edited}. La page présente le plan avec les entrées dont il est issu. Pour replanifier : planner solve {file}",
    ),
    "page.stale_mixed": (
        "Edited after this plan was made: {edited}. The inputs that it was made with cannot be read from its records: transfers, partners, costs, goals and rules are those of the plan; work, staff, minimums and chances follow from its transfers and the inputs of today. To plan again: planner solve {file}",
        "Modifié après ce plan : {edited}. Les entrées dont il est issu ne se lisent pas dans ses enregistrements : transferts, prestataires, coûts, objectifs et règles sont ceux du plan ; travail, effectifs, minimums et probabilités découlent de ses transferts et des entrées actuelles. Pour replanifier : planner solve {file}",
    ),
    "page.no_outcome": (
        "The plan comes from an earlier version of planner, which did not keep who does the work, the costs and the rules. Solve it again to see them.",
        "Le plan vient d'une version antérieure de planner, qui ne gardait ni la répartition du travail, ni les coûts, ni les règles. Recalculez-le pour les voir.",
    ),
    "page.no_library": (
        "A report needs the extra “report” (altair and vl-convert-python). Install it: pip install 'transfer-planner[report]', or in a clone: uv sync --extra report",
        "Un rapport demande l'extra « report » (altair et vl-convert-python). Installez-le : pip install 'transfer-planner[report]', ou dans un clone : uv sync --extra report",
    ),
    "page.no_browser": (
        "A PDF is printed by Chromium, Chrome or Edge, and none is installed. Write report.html instead, open it in any browser and print it.",
        "Un PDF est imprimé par Chromium, Chrome ou Edge, et aucun n'est installé. Écrivez plutôt report.html, ouvrez-le dans un navigateur et imprimez-le.",
    ),
    "page.browser_failed": (
        "{browser} did not print the page: {said}. Write report.html instead, open it in any browser and print it.",
        "{browser} n'a pas imprimé la page : {said}. Écrivez plutôt report.html, ouvrez-le dans un navigateur et imprimez-le.",
    ),
    "page.other_scenarios": (
        "{file}: these scenarios were not made from the inputs of this plan. Run planner scenarios on {plan}, and name what it writes.",
        "{file} : ces scénarios n'ont pas été faits avec les entrées de ce plan. Lancez planner scenarios sur {plan}, et nommez ce qu'il écrit.",
    ),
    "page.no_scenarios": (
        "{file}: this is no result of planner scenarios that can be read. Name the workbook or the folder that it wrote.",
        "{file} : ce n'est pas un résultat lisible de planner scenarios. Nommez le classeur ou le dossier qu'il a écrit.",
    ),
    "page.no_parquet": (
        "{file}: a folder of results is read with the extra “parquet” (pyarrow), which is not installed. Install it, or name the workbook that planner scenarios wrote.",
        "{file} : un dossier de résultats se lit avec l'extra « parquet » (pyarrow), qui n'est pas installé. Installez-le, ou nommez le classeur écrit par planner scenarios.",
    ),
    "page.written": ("Report: {path}", "Rapport : {path}"),
    # Headings.
    "page.title": ("Transfer plan", "Plan de transferts"),
    "page.kind": ("Proposal", "Proposition"),
    "page.period": (
        "{first} to {last} · {directions} · {pools}",
        "{first} à {last} · {directions} · {pools}",
    ),
    "page.directions": ("{count} Directions", "{count} Directions"),
    "page.directions_one": ("{count} Direction", "{count} Direction"),
    "page.pools": ("{count} pools", "{count} viviers"),
    "page.pools_one": ("{count} pool", "{count} vivier"),
    "page.version": (
        "Version {version} of plan {plan} · {time}",
        "Version {version} du plan {plan} · {time}",
    ),
    "page.by": ("by {author}", "par {author}"),
    "page.skip": ("Skip to the content", "Aller au contenu"),
    "page.contents": ("Contents", "Sommaire"),
    "page.filter": ("Direction", "Direction"),
    "page.every": ("All Directions", "Toutes les Directions"),
    "page.none_of_direction": (
        "Nothing is told of this Direction here.",
        "Rien n'est dit ici de cette Direction.",
    ),
    "page.print": ("Print", "Imprimer"),
    "page.table": ("Show the figures", "Voir les chiffres"),
    "page.month": ("Month", "Mois"),
    "page.proposed": ("What is proposed", "Ce qui est proposé"),
    "page.compared": ("Against what", "À quoi on le compare"),
    "page.costs": ("What it costs", "Ce que cela coûte"),
    "page.risk": ("What is at risk", "Ce qui est à risque"),
    "page.limits": ("What limits it", "Ce qui le limite"),
    "page.changed": ("What was changed", "Ce qui a changé"),
    "page.pictures": ("In pictures", "En images"),
    # Key figures.
    "page.key_transfers": ("advisors transfer (FTE)", "conseillers transférés (ETP)"),
    "page.key_moved": ("{fte} of them change Direction", "dont {fte} changent de Direction"),
    "page.key_staff": ("trained in {month} (FTE)", "formés en {month} (ETP)"),
    "page.key_staff_start": ("{fte} at the start", "{fte} au départ"),
    "page.key_share": ("of the work in-house in {month}", "du travail en interne en {month}"),
    "page.key_target": ("target: {target}", "cible : {target}"),
    "page.key_cost": ("total cost ({currency})", "coût total ({currency})"),
    "page.key_cost_against": (
        "{difference} against no transfers",
        "{difference} par rapport à aucun transfert",
    ),
    "page.key_chance": ("chance that every minimum holds", "de chances que tous les minimums tiennent"),
    "page.key_missed": ("promises missed", "promesses manquées"),
    "page.key_missed_some": ("the others are kept", "les autres sont tenues"),
    "page.key_missed_none": ("all are kept", "toutes sont tenues"),
    # Sentences.
    "page.growth": (
        "Trained staff of the centres goes from {start} to {end} FTE in {month}.",
        "L'effectif formé des centres passe de {start} à {end} ETP en {month}.",
    ),
    "page.millions": ("{value} M", "{value} M"),
    "page.no_baseline": (
        "What the case comes to without transfers is not known for this plan.",
        "Ce que donne le cas sans transfert n'est pas connu pour ce plan.",
    ),
    "page.cost": ("The plan costs {cost} {currency} in all.", "Le plan coûte {cost} {currency} en tout."),
    "page.cost_kinds": (
        "Of this, {currency}: training {training}, moves {moves}, partners {partners}, own staff {own_staff}.",
        "Dont, en {currency} : formation {training}, mobilité {moves}, prestataires {partners}, personnel interne {own_staff}.",
    ),
    "page.missed": (
        "Missed: {rule}, by {short} FTE-months in all{where}. {meaning}",
        "Manqué : {rule}, de {short} ETP-mois en tout{where}. {meaning}",
    ),
    "page.past": (
        "Broken by what happened already: {rule}{where}. {meaning}",
        "Enfreint par ce qui s'est déjà passé : {rule}{where}. {meaning}",
    ),
    "page.binding": (
        "At its limit: {rule}{where}. {meaning}",
        "À la limite : {rule}{where}. {meaning}",
    ),
    "page.tightest": (" (tightest: {where})", " (au plus juste : {where})"),
    "page.no_limit": ("No rule is at its limit.", "Aucune règle n'est à sa limite."),
    "page.no_risk": (
        "Neither a partner nor a minimum is close to its limit.",
        "Ni prestataire ni minimum n'est près de sa limite.",
    ),
    "page.band": (
        "Over {count} scenarios ({names}), {low} to {high} of the work is done in-house in {month}.",
        "Sur {count} scénarios ({names}), de {low} à {high} du travail est fait en interne en {month}.",
    ),
    "page.first_version": (
        "This is the first version: nothing was proposed before.",
        "C'est la première version : rien n'a été proposé avant.",
    ),
    "page.since": ("Since version {version}: {edited}", "Depuis la version {version} : {edited}"),
    "page.told_again": (
        "Advisors whose assignment changes against the version before (FTE): {fte}.",
        "Conseillers dont l'affectation change par rapport à la version précédente (ETP)\u00a0: {fte}.",
    ),
    "page.told_nobody": (
        "No assignment changes against the version before.",
        "Aucune affectation ne change par rapport à la version précédente.",
    ),
    # Charts: titles, and what to see in them.
    "page.chart_staff": ("Staff against minimum", "Effectif et minimum"),
    "page.chart_staff_note": (
        "Trained advisors by month (FTE), the minimum promised (dashed) and who is in training (grey).",
        "Conseillers formés par mois (ETP), minimum promis (tirets) et personnes en formation (gris).",
    ),
    "page.chart_flows": ("Who goes where", "Qui va où"),
    "page.chart_flows_note": (
        "Advisors over the whole horizon (FTE), from each pool (row) to each centre (column).",
        "Conseillers sur tout l'horizon (ETP), de chaque vivier (ligne) vers chaque centre (colonne).",
    ),
    "page.chart_map": ("On the map", "Sur la carte"),
    "page.chart_map_note": (
        "Circles: trained advisors of each centre in the month. Lines: advisors who have changed Direction by then.",
        "Cercles : conseillers formés de chaque centre dans le mois. Traits : conseillers ayant changé de Direction jusque-là.",
    ),
    "page.no_map": (
        "There is no map: fewer than two Directions have coordinates.",
        "Pas de carte : moins de deux Directions ont des coordonnées.",
    ),
    "page.chart_bridge": ("From no transfers to the plan", "De l'absence de transfert au plan"),
    "page.chart_bridge_note": (
        "Total cost in {currency}. The axis does not begin at 0.",
        "Coût total en {currency}. L'axe ne commence pas à 0.",
    ),
    "page.chart_bridge_note_zero": ("Total cost in {currency}.", "Coût total en {currency}."),
    "page.bridge_without": ("Without transfers", "Sans transfert"),
    "page.bridge_plan": ("The plan", "Le plan"),
    "page.bridge_training": ("Training", "Formation"),
    "page.bridge_moves": ("Moves", "Mobilité"),
    "page.bridge_partners": ("Partners", "Prestataires"),
    "page.bridge_own_staff": ("Own staff", "Personnel interne"),
    "page.chart_calendar": ("Openings and trainings", "Ouvertures et formations"),
    "page.chart_calendar_note": (
        "Advisors in training by month (FTE); a triangle marks the month in which a centre opens.",
        "Conseillers en formation par mois (ETP) ; un triangle marque le mois d'ouverture d'un centre.",
    ),
    "page.chart_share": ("Work done in-house", "Travail fait en interne"),
    "page.chart_share_note": (
        "Share of the work that own staff does, by month, and the target (dashed).",
        "Part du travail faite par le personnel interne, par mois, et la cible (tirets).",
    ),
    "page.chart_share_note_band": (
        "Share of the work that own staff does, by month, and the target (dashed); the band spans {count} scenarios.",
        "Part du travail faite par le personnel interne, par mois, et la cible (tirets) ; la bande couvre {count} scénarios.",
    ),
    "page.chart_chances": ("Chance of each minimum", "Chance de tenir chaque minimum"),
    "page.chart_chances_note": (
        "By centre and month: the darker, the less sure. White: nothing is promised yet.",
        "Par centre et par mois : plus c'est foncé, moins c'est sûr. Blanc : rien n'est encore promis.",
    ),
    # Words of tables and charts.
    "page.direction": ("Direction", "Direction"),
    "page.pool": ("Pool", "Vivier"),
    "page.to": ("To", "Vers"),
    "page.opens": ("Opens", "Ouvre"),
    "page.open": ("open", "ouvert"),
    "page.staff": ("Trained", "Formés"),
    "page.minimum": ("Minimum", "Minimum"),
    "page.training": ("In training", "En formation"),
    "page.leaving": ("Transfers {year}", "Transferts {year}"),
    "page.end_staff": ("Trained {month}", "Formés {month}"),
    "page.fte": ("FTE", "ETP"),
    "page.from": ("From", "De"),
    "page.own_share": ("In-house", "En interne"),
    "page.target": ("Target", "Cible"),
    "page.lowest": ("Lowest", "Plus bas"),
    "page.highest": ("Highest", "Plus haut"),
    "page.chance": ("Chance", "Chance"),
    "page.step": ("Step", "Étape"),
    "page.amount": ("Amount ({currency})", "Montant ({currency})"),
    "page.without": ("Without transfers", "Sans transfert"),
    "page.with_plan": ("The plan", "Le plan"),
    "page.difference": ("Difference", "Différence"),
    "page.goal": ("Goal", "Objectif"),
    "page.total": ("Total", "Total"),
    "page.version_head": ("Version", "Version"),
    "page.time_head": ("When", "Quand"),
    "page.author_head": ("By", "Par"),
    "page.why_head": ("What for", "Motif"),
    "page.edited_head": ("Edited", "Modifié"),
    "page.told_head": ("Told again (FTE)", "Nouvelle annonce (ETP)"),
    "page.footer": (
        "Made by planner {planner} from {file}. Nothing on this page is loaded from anywhere. FTE: full-time equivalents.",
        "Fait par planner {planner} à partir de {file}. Rien sur cette page n'est chargé d'ailleurs. ETP : équivalents temps plein.",
    ),
}
