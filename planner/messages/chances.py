"""Messages of the stage "chances": how sure the minimums are, and what being surer takes."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "chances.option_not_hard": (
        "{sheet}: a confidence can be asked only where the rule “{rule}” is hard. Make it hard, or solve without --confidence.",
        "{sheet} : une confiance ne peut être demandée que si la règle « {rule} » est ferme. Rendez-la ferme, ou calculez sans --confidence.",
    ),
    "chances.margins": (
        "To keep the minimums as surely as asked, the plan holds more advisors than the minimums typed: {margins}.",
        "Pour tenir les minimums avec la confiance demandée, le plan prévoit plus de conseillers que les minimums saisis : {margins}.",
    ),
    "chances.no_margins": (
        "The minimums are as sure as asked without any margin above those typed.",
        "Les minimums sont aussi sûrs que demandé sans marge au-dessus de ceux qui sont saisis.",
    ),
    "chances.held": (
        "Every plan here holds the margins that the confidence of this case asks for: {margins}.",
        "Chaque plan tient ici les marges que demande la confiance de ce cas : {margins}.",
    ),
    "chances.not_held": (
        "No plan of this case is as sure as asked; the plans here are made without margins.",
        "Aucun plan de ce cas n'est aussi sûr que demandé ; les plans sont faits ici sans marge.",
    ),
    "chances.unreachable": (
        "{sheet}, {cell}: no plan keeps the minimum of {name} with a probability of {wanted} %. The best possible is {best} % in {month}, with {most} advisors instead of {minimum}. Without a confidence there is a plan: ask for less, or loosen the rules that stand in the way.",
        "{sheet}, {cell} : aucun plan ne tient le minimum de {name} avec une probabilité de {wanted} %. Le mieux possible est {best} % en {month}, avec {most} conseillers au lieu de {minimum}. Sans confiance demandée, il existe un plan : demandez moins, ou assouplissez les règles qui s'y opposent.",
    ),
    "chances.repaired": (
        "The repairs make a plan possible; whether its minimums can then be as sure as asked is known once the case is solved with one of them.",
        "Les réparations rendent un plan possible ; on saura si ses minimums peuvent alors être aussi sûrs que demandé en planifiant le cas avec l'une d'elles.",
    ),
    "chances.no_plan": (
        "{file} holds no plan, so there are no probabilities to give. Plan it first: planner solve {file}",
        "{file} ne contient pas de plan : il n'y a pas de probabilité à donner. Planifiez-le d'abord : planner solve {file}",
    ),
    "chances.output_needs_confidence": (
        "{file}: nothing would be written; --output needs --confidence.",
        "{file} : rien ne serait écrit ; --output demande --confidence.",
    ),
    "chances.none": (
        "No centre has a minimum in the months that are planned.",
        "Aucun centre n'a de minimum dans les mois planifiés.",
    ),
    "chances.centre": (
        "{name} keeps its minimum of {minimum} {listed}; in all {count} months together: {joint}.",
        "{name} tient son minimum de {minimum} {listed} ; sur les {count} mois ensemble : {joint}.",
    ),
    "chances.centre_month": (
        "{name} keeps its minimum of {minimum} {listed}.",
        "{name} tient son minimum de {minimum} {listed}.",
    ),
    "chances.of": ("{name} {chance}", "{name} {chance}"),
    "chances.brief": (
        "Probability that the minimum is kept in every month: {centres}; all centres together: {all}.",
        "Probabilité de tenir le minimum tous les mois : {centres} ; tous les centres ensemble : {all}.",
    ),
    "chances.brief_alone": (
        "Probability that the minimum is kept in every month: {centres}.",
        "Probabilité de tenir le minimum tous les mois : {centres}.",
    ),
    "chances.in_month": (
        "in {month} with a probability of {chance}",
        "en {month} avec une probabilité de {chance}",
    ),
    "chances.and": (", and ", ", et "),
    "chances.sure_one": (
        "{name} keeps its minimum almost certainly in every month.",
        "{name} tient presque sûrement son minimum chaque mois.",
    ),
    "chances.sure": (
        "All {count} centres keep their minimum almost certainly in every month.",
        "Les {count} centres tiennent presque sûrement leur minimum chaque mois.",
    ),
    "chances.others_sure_one": (
        "1 other centre keeps its minimum almost certainly in every month.",
        "1 autre centre tient presque sûrement son minimum chaque mois.",
    ),
    "chances.others_sure": (
        "{count} other centres keep their minimum almost certainly in every month.",
        "{count} autres centres tiennent presque sûrement leur minimum chaque mois.",
    ),
    "chances.all": (
        "All minimums are kept in all months with a probability of {chance}.",
        "Tous les minimums sont tenus tous les mois avec une probabilité de {chance}.",
    ),
    "chances.percent": ("{value} %", "{value}\u00a0%"),
    "chances.below_one": ("under 1 %", "moins de 1 %"),
    "chances.enough": (
        "A confidence of {confidence} was asked for; no centre needs a margin for it.",
        "Une confiance de {confidence} était demandée ; aucun centre n'a besoin de marge pour cela.",
    ),
    "chances.reached": (
        "For a confidence of {confidence} the plan holds more advisors than the minimums: {margins}.",
        "Pour une confiance de {confidence}, le plan prévoit plus de conseillers que les minimums : {margins}.",
    ),
    "chances.price": (
        "Against the plan without margins this costs {cost} {currency} more, and {targets} {currency} more in penalties for missed targets.",
        "Par rapport au plan sans marge, cela coûte {cost} {currency} de plus, et {targets} {currency} de plus en pénalités pour cibles manquées.",
    ),
    "chances.sheet_subtitle": (
        "How sure each minimum is: the plan counts with average attrition and pass rates, and what happens varies around them",
        "Degré de certitude de chaque minimum : le plan compte avec une attrition et une réussite moyennes, autour desquelles la réalité varie",
    ),
    "chances.joint_head": ("All months", "Tous les mois"),
    "chances.margin_head": ("Margin (FTE)", "Marge (ETP)"),
    "chances.grid": ("Probability of having the minimum", "Probabilité d'avoir le minimum"),
    "chances.staff_grid": ("Trained advisors on average (FTE)", "Conseillers formés en moyenne (ETP)"),
    "chances.how": (
        "Each advisor leaves in a month with the attrition of the centre and passes the training with the pass rate of the type, independently; a fraction of a person is one more with that chance. Past months are certain. Computed exactly.",
        "Chaque conseiller part dans le mois avec le taux d'attrition du centre et réussit la formation avec le taux du type, indépendamment ; une fraction est une personne de plus avec cette probabilité. Les mois passés sont certains. Calcul exact.",
    ),
}
