"""Messages of the stage "why": why a figure is as it is, and `planner why`."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Why a cell is as it is, and why not otherwise --------------------------------------------------------------
    "rule.supposed_fix": (
        "{limit} FTE {limit?is|are} to leave {who} {when}{by}",
        "{limit} ETP {limit?doit|doivent} partir {who} {when}{by}",
    ),
    "rule.supposed_min": (
        "at least {limit} FTE {limit?is|are} to leave {who} {when}{by}",
        "au moins {limit} ETP {limit?doit|doivent} partir {who} {when}{by}",
    ),
    "rule.supposed_max": (
        "at most {limit} FTE {limit?is|are} to leave {who} {when}{by}",
        "au plus {limit} ETP {limit?doit|doivent} partir {who} {when}{by}",
    ),
    "conflict.excess_with": (
        "{limits}: at least {most} FTE {most?remains|remain}, {short} too many.",
        "{limits}\u00a0: il en reste au moins {most} ETP, soit {short} de trop.",
    ),
    "why.cell": (
        "In the plan, {value} FTE {value?leaves|leave} {who} {when}.",
        "Dans le plan, {value} ETP {value?part|partent} {who} {when}.",
    ),
    "why.past": (
        "This month is before {month}: what happened stays as it is.",
        "Ce mois est avant {month}\u00a0: ce qui s'est passé reste tel quel.",
    ),
    "why.with": ("With {fte} FTE instead: {goals}.", "Avec {fte} ETP à la place\u00a0: {goals}."),
    "why.without": ("Without it: {goals}.", "Sans cela\u00a0: {goals}."),
    "why.none_possible": (
        "With {fte} FTE there is no plan. {reason}",
        "Avec {fte} ETP il n'y a pas de plan. {reason}",
    ),
    "why.undecided": (
        "Whether that is possible is not known: the solver found no plan that passes the check, and no proof that there is none.",
        "On ne sait pas si c'est possible\u00a0: le solveur n'a trouvé ni plan qui passe le contrôle, ni preuve qu'il n'y en a pas.",
    ),
    "why.goal_up": ("{goal} +{amount} {unit}", "{goal} +{amount} {unit}"),
    "why.goal_down": ("{goal} −{amount} {unit}", "{goal} −{amount} {unit}"),
    "why.same": ("no goal changes", "aucun objectif ne change"),
    "why.moves": ("What else changes: {moves}.", "Ce qui change aussi\u00a0: {moves}."),
    "why.moves_among": ("Transfers that change: {moves}.", "Transferts qui changent : {moves}."),
    "why.move": (
        "{pool} → {to}, {month}: {before} → {after}",
        "{pool} → {to}, {month}\u00a0: {before} → {after}",
    ),
    "why.others": (" and {count} more", " et {count} {count?autre|autres}"),
    "why.nothing_moves": ("No other transfer changes.", "Aucun autre transfert ne change."),
    "why.binding": ("Limited by:", "Limité par\u00a0:"),
    "why.share": (
        "In {month}, partners do {value} % of the work and own staff {own} %; the target for partners is at most {target} %.",
        "En {month}, les prestataires font {value}\u00a0% du travail et le personnel interne {own}\u00a0%\u00a0; la cible est de {target}\u00a0% au plus pour les prestataires.",
    ),
    "why.share_free": (
        "In {month}, partners do {value} % of the work and own staff {own} %; there is no target. Give one with --target.",
        "En {month}, les prestataires font {value}\u00a0% du travail et le personnel interne {own}\u00a0%\u00a0; il n'y a pas de cible. Donnez-en une avec --target.",
    ),
    "why.reached": ("The target is met.", "La cible est atteinte."),
    "why.unmet": (
        "In {month}, {value} FTE of the work {value?is|are} left undone.",
        "En {month}, {value} ETP du travail {value?n'est pas fait|ne sont pas faits}.",
    ),
    "why.all_done": ("In {month} all the work is done.", "En {month}, tout le travail est fait."),
    "why.possible": ("It could be reached: {goals}.", "C'est possible\u00a0: {goals}."),
    "why.impossible": (
        "It cannot be reached as things stand. {reason}",
        "C'est impossible en l'état. {reason}",
    ),
    "why.undone": (
        "To do all the work of {month}: {limits}; at least {most} FTE {most?stays|stay} undone.",
        "Pour faire tout le travail de {month}\u00a0: {limits}\u00a0; au moins {most} ETP {most?reste non fait|restent non faits}.",
    ),
    "why.close": ("Cheapest ways to reach it:", "Les façons les moins chères d'y arriver\u00a0:"),
    "why.no_close": (
        "No change of figures that the Rules sheet allows is enough to reach it.",
        "Aucun changement de chiffres permis par la feuille Règles n'y suffit.",
    ),
    "why.ways_cut": (
        "Time ran out before every way to reach it was tried.",
        "Le temps imparti n'a pas suffi à essayer toutes les façons d'y arriver.",
    ),
    "why.out_of_time": (
        "Time was too short to find which rules stand against it; ask again when the machine is less busy.",
        "Le temps imparti n'a pas suffi à trouver quelles règles s'y opposent ; redemandez quand la machine sera moins occupée.",
    ),
    "why.no_plan": (
        "The case has no plan to ask about. Run planner solve to see why.",
        "Le cas n'a pas de plan sur lequel interroger. Lancez planner solve pour voir pourquoi.",
    ),
    "why.unknown": (
        "{name} is not on the sheet {sheet_name}.{hint}",
        "{name} n'est pas dans la feuille {sheet_name}.{hint}",
    ),
    "why.hint": (" Did you mean {nearest}?", " Vouliez-vous dire {nearest}\u00a0?"),
    "why.month_outside": (
        "{month} is not one of the months planned: {first} to {last}.",
        "{month} ne fait pas partie des mois planifiés\u00a0: {first} à {last}.",
    ),
    "why.ask": (
        "Ask about a cell with --pool, --to and --month (and --fte for another value), or about a month with --share or --unmet.",
        "Interrogez une cellule avec --pool, --to et --month (et --fte pour une autre valeur), ou un mois avec --share ou --unmet.",
    ),
    # The command why --------------------------------------------------------------------------------------------
    "stage.why": (
        "Solving again with this supposition … {seconds} s",
        "Nouveau calcul avec cette supposition … {seconds} s",
    ),
    "help.why.short": (
        "Ask why a figure of the plan is as it is.",
        "Demander pourquoi un chiffre du plan est ce qu'il est.",
    ),
    "help.why": (
        "Solves CASE, supposes something else, solves again, and says what it costs, which rules limit the figure, and what else changes. CASE is a case or a plan workbook.\nWhere what is asked is impossible, the rules that stand against it are named, and the cheapest ways to reach a target are listed.",
        "Résout CASE, suppose autre chose, résout à nouveau, et dit ce qu'il en coûte, quelles règles limitent le chiffre et ce qui change aussi. CASE est un cas ou un classeur de plan.\nQuand ce qui est demandé est impossible, les règles qui s'y opposent sont nommées, et les façons les moins chères d'atteindre une cible sont listées.",
    ),
    "help.why.examples": (
        'planner why plan.xlsx --pool "AVSC Est" --to Est --month 2012-03\n'
        'planner why plan.xlsx --pool "AVSC Est" --to Sud --month 2012-03 --fte 10\n'
        "planner why plan.xlsx --share --month 2013-12 --target 40%\n"
        "planner why plan.xlsx --unmet --month 2012-06 --direction Est",
        'planner why plan.xlsx --pool "AVSC Est" --to Est --month 2012-03\n'
        'planner why plan.xlsx --pool "AVSC Est" --to Sud --month 2012-03 --fte 10\n'
        "planner why plan.xlsx --share --month 2013-12 --target 40%\n"
        "planner why plan.xlsx --unmet --month 2012-06 --direction Est",
    ),
    "option.why.case": ("The case or plan workbook.", "Le classeur du cas ou du plan."),
    "option.why.pool": ("The pool; default: all together.", "Le vivier\u00a0; par défaut tous ensemble."),
    "option.why.to": (
        "The destination; default: all together.",
        "La destination\u00a0; par défaut toutes ensemble.",
    ),
    "option.why.month": (
        "The month, such as 2012-03; default: all together.",
        "Le mois, tel que 2012-03\u00a0; par défaut tous ensemble.",
    ),
    "option.why.why_not": ("Ask why not --fte instead.", "Demander pourquoi pas --fte à la place."),
    "option.why.fte": (
        "How many advisors to suppose; default: none, and one more.",
        "Combien de conseillers supposer\u00a0; par défaut aucun, et un de plus.",
    ),
    "option.why.share": (
        "Ask why the month's work is shared out as it is.",
        "Demander pourquoi le travail du mois est ainsi réparti.",
    ),
    "option.why.target": (
        "In-house share to reach; default: what the sheet Outsourcing asks for.",
        "Part interne à atteindre\u00a0; par défaut ce que demande la feuille Sous-traitance.",
    ),
    "option.why.unmet": (
        "Ask why work of the month stays undone.",
        "Demander pourquoi du travail du mois reste non fait.",
    ),
    "option.why.direction": (
        "With --unmet: this Direction only.",
        "Avec --unmet\u00a0: cette Direction seulement.",
    ),
}
