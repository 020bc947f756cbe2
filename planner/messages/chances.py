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
}
