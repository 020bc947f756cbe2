"""Messages of the stage "chances": how sure the minimums are, and what being surer takes."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "chances.option_not_hard": (
        "{sheet}: a confidence can be asked only where the rule “{rule}” is hard. Make it hard, or solve without --confidence.",
        "{sheet} : une confiance ne peut être demandée que si la règle « {rule} » est ferme. Rendez-la ferme, ou calculez sans --confidence.",
    ),
    "chances.margins": (
        "To keep the minimums as surely as asked, the plan asks for more advisors than typed: {margins}.",
        "Pour tenir les minimums avec la confiance demandée, le plan demande plus de conseillers que saisi : {margins}.",
    ),
    "chances.held": (
        "Every plan here holds the margins of this case, for the confidence that it asks: {margins}.",
        "Chaque plan garde ici les marges de ce cas, pour la confiance qu'il demande : {margins}.",
    ),
    "chances.not_held": (
        "No plan of this case is as sure as it asks; the plans here are made without margins.",
        "Aucun plan de ce cas n'est aussi sûr qu'il le demande ; les plans sont faits ici sans marge.",
    ),
    "chances.unreachable": (
        "{sheet}, {cell}: no plan keeps the minimum of {name} with a chance of {wanted} %. The best that can be reached is {best} % in {month}, with {most} advisors instead of {minimum}. There is a plan without a confidence: ask for less, or loosen what stands in the way.",
        "{sheet}, {cell} : aucun plan ne tient le minimum de {name} avec une chance de {wanted} %. Le mieux possible est {best} % en {month}, avec {most} conseillers au lieu de {minimum}. Il existe un plan sans confiance : demandez moins, ou desserrez ce qui s'y oppose.",
    ),
    "chances.no_plan": (
        "{file} holds no plan, so there is nothing to tell the chances of. Plan it first: planner solve {file}",
        "{file} ne contient pas de plan : il n'y a pas de chances à dire. Planifiez-le d'abord : planner solve {file}",
    ),
    "chances.output_needs_confidence": (
        "{file}: nothing would be written. --output goes with --confidence.",
        "{file} : rien ne serait écrit. --output va avec --confidence.",
    ),
    "chances.none": (
        "No centre has a minimum in the months that are planned.",
        "Aucun centre n'a de minimum dans les mois planifiés.",
    ),
    "chances.centre": (
        "{name} keeps its {minimum} {listed}; in all {count} months together: {joint}.",
        "{name} tient ses {minimum} {listed} ; sur les {count} mois ensemble : {joint}.",
    ),
    "chances.in_month": ("in {month} with chance {chance}", "en {month} avec {chance} de chances"),
    "chances.and": (", and ", ", et "),
    "chances.sure_one": (
        "The centre keeps its minimum almost certainly in every month.",
        "Le centre tient son minimum presque sûrement chaque mois.",
    ),
    "chances.sure": (
        "All {count} centres keep their minimum almost certainly in every month.",
        "Les {count} centres tiennent leur minimum presque sûrement chaque mois.",
    ),
    "chances.others_sure_one": (
        "1 other centre keeps its minimum almost certainly in every month.",
        "1 autre centre tient son minimum presque sûrement chaque mois.",
    ),
    "chances.others_sure": (
        "{count} other centres keep their minimum almost certainly in every month.",
        "{count} autres centres tiennent leur minimum presque sûrement chaque mois.",
    ),
    "chances.all": (
        "All minimums hold in all months with chance {chance}.",
        "Tous les minimums tiennent tous les mois avec {chance} de chances.",
    ),
    "chances.percent": ("{value} %", "{value} %"),
    "chances.below_one": ("under 1 %", "moins de 1 %"),
    "chances.enough": (
        "A confidence of {confidence} was asked: no centre needs a margin for it.",
        "Une confiance de {confidence} était demandée : aucun centre n'a besoin de marge.",
    ),
    "chances.reached": (
        "For a confidence of {confidence} the plan asks for more advisors than the minimums: {margins}.",
        "Pour une confiance de {confidence}, le plan demande plus de conseillers que les minimums : {margins}.",
    ),
    "chances.price": (
        "That costs {cost} {currency}, and {targets} {currency} of penalties for missed targets, against the plan without.",
        "Cela coûte {cost} {currency}, et {targets} {currency} de pénalités pour objectifs manqués, par rapport au plan sans marge.",
    ),
    "chances.sheet_subtitle": (
        "How sure each minimum is: attrition and passing are averages in the plan, and chance in life",
        "Degré de certitude de chaque minimum : attrition et réussite sont des moyennes dans le plan, et un hasard dans la vie",
    ),
    "chances.joint_head": ("All months", "Tous les mois"),
    "chances.margin_head": ("Margin (FTE)", "Marge (ETP)"),
    "chances.grid": ("Chance of having the minimum", "Chance d'avoir le minimum"),
    "chances.staff_grid": ("Trained advisors on average (FTE)", "Conseillers formés en moyenne (ETP)"),
    "chances.how": (
        "Each advisor leaves in a month with the attrition of the centre and passes the training with the pass rate of the type, independently; a fraction of a person is one more with that chance. Past months are certain. Computed exactly.",
        "Chaque conseiller part dans le mois avec le taux d'attrition du centre et réussit la formation avec le taux du type, indépendamment ; une fraction est une personne de plus avec cette probabilité. Les mois passés sont certains. Calcul exact.",
    ),
}
