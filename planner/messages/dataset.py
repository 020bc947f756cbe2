"""Messages of the dataset stage: what only shows when several cells are held against one another."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "outsourced_range": (
        "{sheet}, {cell}: {name} must be outsourced at least {low} % and at most {high} %. Lower the first or raise the second.",
        "{sheet}, {cell} : {name} doit être sous-traité à {low} % au moins et à {high} % au plus. Baissez le premier ou relevez le second.",
    ),
    "shares_sum": (
        "{sheet}, {cell}: the shares of customers add up to {total} %. They must add up to 100 %.",
        "{sheet}, {cell} : les parts des clients font {total}\u00a0% au total. Leur somme doit être de 100\u00a0%.",
    ),
    "workload_both": (
        "{sheet}, {cell}: {name} has a row for all Directions and rows for single ones. Keep one or the other.",
        "{sheet}, {cell} : {name} a une ligne pour toutes les Directions et des lignes par Direction. Gardez l'une ou les autres.",
    ),
    "no_workload": (
        "{sheet}: there is no work to plan for. Fill the Workload sheet, or the Activities and Customers sheets.",
        "{sheet} : il n'y a aucun travail à planifier. Remplissez la feuille Charge, ou les feuilles Activités et Parc clients.",
    ),
    "work_unsaid": (
        "{sheet}, {cell}: the work of {name} in {months} is not given anywhere; it counts as none. Fill these months on the Workload sheet, or give the activity a driver.",
        "{sheet}, {cell} : la charge de {name} en {months} n'est donnée nulle part ; elle compte pour zéro. Remplissez ces mois dans la feuille Charge, ou donnez un inducteur à l'activité.",
    ),
    "units_and_contacts": (
        "{sheet}, {cell}: {name} has both units per FTE and contacts with a handling time. Keep one of the two.",
        "{sheet}, {cell} : {name} a à la fois des unités par ETP et des contacts avec une durée. Gardez l'un des deux.",
    ),
    "contacts_incomplete": (
        "{sheet}, {cell}: {name} lacks “{heading}”. Contacts and handling time go together.",
        "{sheet}, {cell} : il manque « {heading} » pour {name}. Contacts et durée de traitement vont ensemble.",
    ),
    "units_zero": (
        "{sheet}, {cell}: {name} has 0 units per FTE, which would mean endless work. Give a number above 0 or leave the cell blank.",
        "{sheet}, {cell} : {name} a 0 unité par ETP, soit une charge infinie. Donnez un nombre supérieur à 0 ou laissez la cellule vide.",
    ),
    "no_productive_time": (
        "{sheet}: productive hours × occupancy is 0, so contacts cannot be turned into FTE. Give both a value above 0.",
        "{sheet} : heures productives × taux d'occupation vaut 0 ; les contacts ne peuvent pas être convertis en ETP. Donnez aux deux une valeur supérieure à 0.",
    ),
    "service_level_range": (
        "{sheet}, {cell}: the service level of {name} must be above 0 % and below 100 %; no number of agents answers every contact in time. Change it, or leave it blank.",
        "{sheet}, {cell} : le niveau de service de {name} doit être supérieur à 0 % et inférieur à 100 % ; aucun nombre d'agents ne prend tous les contacts à temps. Changez-le, ou laissez-le vide.",
    ),
    "service_units": (
        "{sheet}, {cell}: {name} has a service level, which needs contacts and their handling time. Leave “{heading}” blank, or remove the service level.",
        "{sheet}, {cell} : {name} a un niveau de service, qui demande des contacts et leur durée de traitement. Laissez « {heading} » vide, ou retirez le niveau de service.",
    ),
    "service_incomplete": (
        "{sheet}, {cell}: {name} has a service level but lacks “{heading}”. Fill it, or remove the service level.",
        "{sheet}, {cell} : {name} a un niveau de service, mais il manque « {heading} ». Remplissez cette cellule, ou retirez le niveau de service.",
    ),
    "service_zero": (
        "{sheet}, {cell}: “{heading}” of {name} must be above 0 where there is a service level.",
        "{sheet}, {cell} : « {heading} » de {name} doit être supérieur à 0 là où il y a un niveau de service.",
    ),
    "service_unused": (
        "{sheet}, {cell}: “{heading}” of {name} has no effect without a service level. Fill “{needed}”, or clear this cell.",
        "{sheet}, {cell} : « {heading} » de {name} est sans effet sans niveau de service. Remplissez « {needed} », ou videz cette cellule.",
    ),
    "service_queues": (
        "{sheet}, {cell}: at {served} %, {name} with a queue in each Direction takes {own} FTE in {month}; one shared queue would take {shared} FTE. The regional base costs {difference} FTE.",
        "{sheet}, {cell} : à {served} %, {name} avec une file par Direction demande {own} ETP en {month} ; une seule file commune en demanderait {shared}. La base régionale coûte {difference} ETP.",
    ),
    "service_queues_shared": (
        "{sheet}, {cell}: at {served} %, {name} with one shared queue takes {shared} FTE in {month}; a queue in each Direction would take {own} FTE. The regional base would cost {difference} FTE.",
        "{sheet}, {cell} : à {served} %, {name} avec une file commune demande {shared} ETP en {month} ; une file par Direction en demanderait {own}. La base régionale coûterait {difference} ETP.",
    ),
    "source_unknown": (
        "{sheet}, {cell}: {name} is not on the sheet {other}, which has no activity. Add it there, or remove this row.",
        "{sheet}, {cell} : {name} n'est pas dans la feuille {other}, qui n'a aucune activité. Ajoutez-la, ou retirez cette ligne.",
    ),
    "source_contacts": (
        "{sheet}, {cell}: {name} lacks “{heading}”, and the sheet {volumes} does not fill {months}. Fill one or the other.",
        "{sheet}, {cell} : il manque « {heading} » pour {name}, et la feuille {volumes} ne remplit pas {months}. Remplissez l'un ou l'autre.",
    ),
    "source_zero": (
        "{sheet}, {cell}: “{heading}” of {name} must be above 0.",
        "{sheet}, {cell} : « {heading} » de {name} doit être supérieur à 0.",
    ),
    "source_earlier_incomplete": (
        "{sheet}, {cell}: {name} lacks “{heading}”. Earlier contacts and their month go together.",
        "{sheet}, {cell} : il manque « {heading} » pour {name}. Les contacts antérieurs et leur mois vont ensemble.",
    ),
    "source_earlier_order": (
        "{sheet}, {cell}: the earlier month of {name}, {earlier}, is not before {own}, the month of its contacts. Correct one of the two.",
        "{sheet}, {cell} : le mois antérieur de {name}, {earlier}, n'est pas avant {own}, le mois de ses contacts. Corrigez l'un des deux.",
    ),
    "source_two_trends": (
        "{sheet}, {cell}: {name} has both a yearly change and earlier contacts, which give another. Keep one of the two.",
        "{sheet}, {cell} : {name} a à la fois une évolution annuelle et des contacts antérieurs, qui en donnent une autre. Gardez l'une ou les autres.",
    ),
    "source_change_too_low": (
        "{sheet}, {cell}: a yearly change of {change} % leaves {name} no contact at all. Give one above −100 %, or give its volumes by month.",
        "{sheet}, {cell} : une évolution annuelle de {change} % ne laisse aucun contact à {name}. Donnez-en une supérieure à −100 %, ou ses volumes par mois.",
    ),
    "source_nobody": (
        "{sheet}, {cell}: no pool of type {type} has anybody to do {name}; it gives no floor. Correct the type, or fill Available of its pools.",
        "{sheet}, {cell} : aucun vivier de type {type} n'a quelqu'un pour faire {name} ; elle ne donne aucun plancher. Corrigez le type, ou remplissez Disponible de ses viviers.",
    ),
    "source_nobody_there": (
        "{sheet}, {cell}: no pool of type {type} in {direction} has anybody to do {name}; it gives no floor. Correct the type or the Direction, or fill Available of its pools.",
        "{sheet}, {cell} : aucun vivier de type {type} à {direction} n'a quelqu'un pour faire {name} ; elle ne donne aucun plancher. Corrigez le type ou la Direction, ou remplissez Disponible de ses viviers.",
    ),
    "source_above_pool": (
        "{sheet}, {cell}: what {name} does today still takes {needed} FTE in {month}, but the pool holds {held} then even if nobody else leaves (months concerned: {months}). Its floor is what it holds, so nobody may leave it there; check its contacts, handling time and outsourced share.",
        "{sheet}, {cell} : ce que fait {name} aujourd'hui demande encore {needed} ETP en {month}, mais le vivier n'en a alors que {held}, même sans autre départ (mois concernés : {months}). Son plancher est ce qu'il a, personne ne peut donc le quitter ; vérifiez ses contacts, leur durée et la part sous-traitée.",
    ),
    "source_stated_differs": (
        "{sheet}, {cell}: the stated change of {name} is {stated} %, but its own figures, {before} then {now} contacts, make {change} %.{promise} The plan follows the figures; correct the statement, or one of them.",
        "{sheet}, {cell} : l'évolution annoncée de {name} est de {stated} %, mais ses propres chiffres, {before} puis {now} contacts, font {change} %.{promise} Le plan suit les chiffres ; corrigez l'annonce, ou l'un d'eux.",
    ),
    "source_promise": (
        "In {month} the statement would leave the pools {claimed} FTE of it, the figures leave {work}: it promises {difference} advisors who are not free.",
        "En {month}, l'annonce n'en laisserait que {claimed} ETP aux viviers, les chiffres en laissent {work} : elle promet {difference} conseillers qui ne sont pas libres.",
    ),
    "source_promise_less": (
        "In {month} the statement would leave the pools {claimed} FTE of it, the figures leave {work}: {difference} advisors more are free than it says.",
        "En {month}, l'annonce en laisserait {claimed} ETP aux viviers, les chiffres en laissent {work} : {difference} conseillers de plus sont libres qu'elle ne le dit.",
    ),
    "source_stated_alone": (
        "{sheet}, {cell}: the stated change of {name}, {stated} %, has nothing to be compared with. Give contacts and earlier contacts with their months.",
        "{sheet}, {cell} : l'évolution annoncée de {name}, {stated} %, ne peut être comparée à rien. Donnez les contacts et les contacts antérieurs avec leurs mois.",
    ),
    "driver_missing": (
        "{sheet}, {cell}: {name} is driven by “{line}”, which the Customers sheet does not have. Add that line, or fill the Workload sheet.",
        "{sheet}, {cell} : {name} dépend de « {line} », absent de la feuille Parc clients. Ajoutez cette ligne, ou remplissez la feuille Charge.",
    ),
    "driver_gap": (
        "{sheet}, {cell}: the line “{line}” is blank in {months}. Fill these months.",
        "{sheet}, {cell} : la ligne « {line} » est vide en {months}. Remplissez ces mois.",
    ),
    "minimum_above_maximum": (
        "{sheet}, {cell}: {name} must have at least {low} advisors and at most {high}. Lower the first or raise the second.",
        "{sheet}, {cell} : {name} doit avoir au moins {low} conseillers et au plus {high}. Baissez le premier ou relevez le second.",
    ),
    "confidence_range": (
        "{sheet}, {cell}: the confidence of {name} is {found}. No plan is certain, and 0 % asks for nothing: give a share above 0 % and below 100 %, or leave the cell blank.",
        "{sheet}, {cell} : la confiance de {name} est de {found}. Aucun plan n'est certain, et 0 % ne demande rien : donnez une part au-dessus de 0 % et en dessous de 100 %, ou laissez la cellule vide.",
    ),
    "confidence_without_minimum": (
        "{sheet}, {cell}: a confidence is asked for {name}, which has no minimum. Give it a minimum, or leave the confidence blank.",
        "{sheet}, {cell} : une confiance est demandée pour {name}, qui n'a pas de minimum. Donnez-lui un minimum, ou laissez la confiance vide.",
    ),
    "confidence_not_hard": (
        "{sheet}, {cell}: a confidence is asked for {name}, but the rule “{rule}” is not hard on the sheet {rules}. Make it hard, or leave the confidence blank.",
        "{sheet}, {cell} : une confiance est demandée pour {name}, mais la règle « {rule} » n'est pas ferme sur la feuille {rules}. Rendez-la ferme, ou laissez la confiance vide.",
    ),
    "route_to_itself": (
        "{sheet}, {cell}: staying in {name} is always allowed, free and without distance; this row has no effect.",
        "{sheet}, {cell} : rester à {name} est toujours permis, gratuit et sans distance ; cette ligne est sans effet.",
    ),
    "route_without_distance": (
        "{sheet}, {cell}: the distance from {origin} to {destination} is unknown and counts as 0 km. Give it, or the coordinates of both cities.",
        "{sheet}, {cell} : la distance de {origin} à {destination} est inconnue et compte pour 0 km. Donnez-la, ou les coordonnées des deux villes.",
    ),
    "commitment_above_capacity": (
        "{sheet}, {cell}: {name} is paid for {low} FTE a month but can do {high} at most.",
        "{sheet}, {cell} : {name} est payé pour {low} ETP par mois mais ne peut en faire que {high}.",
    ),
    "envelope_backwards": (
        "{sheet}, {cell}: {name} starts in {first}, after its end in {last}. Exchange the two months.",
        "{sheet}, {cell} : {name} commence en {first}, après sa fin en {last}. Échangez les deux mois.",
    ),
    "envelope_range": (
        "{sheet}, {cell}: {name} asks for at least {low} and at most {high} transfers. Lower the first or raise the second.",
        "{sheet}, {cell} : {name} demande au moins {low} et au plus {high} transferts. Baissez le premier ou relevez le second.",
    ),
    "envelope_outside": (
        "{sheet}, {cell}: {name} lies outside the months that are planned and has no effect.",
        "{sheet}, {cell} : {name} est hors des mois planifiés et reste sans effet.",
    ),
    "decision_outside": (
        "{sheet}, {cell}: {month} is not one of the months that are planned. Change the month or the horizon.",
        "{sheet}, {cell} : {month} ne fait pas partie des mois planifiés. Changez le mois ou l'horizon.",
    ),
    "decision_past": (
        "{sheet}, {cell}: {month} is before the first month that is planned; this decision has no effect any more.",
        "{sheet}, {cell} : {month} est avant le premier mois planifié ; cette décision n'a plus d'effet.",
    ),
    "actual_not_past": (
        "{sheet}, {cell}: {month} is not before the as-of month, so this move is not taken into account. Move the setting “as of” forward to freeze it.",
        "{sheet}, {cell} : {month} n'est pas avant la date d'arrêté ; ce transfert n'est pas pris en compte. Avancez le paramètre « à date du » pour le figer.",
    ),
    "actual_too_old": (
        "{sheet}, {cell}: people who left in {month} were trained before the first month; count them in the starting staff. This row has no effect.",
        "{sheet}, {cell} : les personnes parties en {month} étaient formées avant le premier mois ; comptez-les dans l'effectif initial. Cette ligne est sans effet.",
    ),
    "actual_soft": (
        "{sheet}, {cell}: what happened cannot be missed at a price; the rule is applied as hard. Write hard, or off to plan past months again.",
        "{sheet}, {cell} : ce qui a eu lieu ne peut pas être manqué à un prix ; la règle est appliquée comme ferme. Écrivez ferme, ou inactive pour replanifier les mois passés.",
    ),
    "growth_contradiction": (
        "{sheet}, {cell}: from {first} to {last} customers grow by {growth}, but {new} new customers are counted in the same months. With no departures there would be {reached} instead of {planned}; check that the difference is customers who leave.",
        "{sheet}, {cell} : de {first} à {last} le parc croît de {growth}, mais {new} nouveaux clients sont comptés sur les mêmes mois. Sans départ il y en aurait {reached} et non {planned} ; vérifiez que l'écart correspond à des clients qui partent.",
    ),
    "minimum_above_seats": (
        "{sheet}, {cell}: {name} must have {minimum} advisors in {month}, but its training seats allow at most {most} by then: {short} short. {verdict} Add seats, move the date, or lower the minimum.",
        "{sheet}, {cell} : {name} doit avoir {minimum} conseillers en {month}, mais ses places de formation n'en permettent que {most} d'ici là : il en manque {short}. {verdict} Ajoutez des places, déplacez la date ou baissez le minimum.",
    ),
    "minimum_before_trained": (
        "{sheet}, {cell}: {name} must have {minimum} advisors in {month}, but training takes at least {training} {training?month|months}, so nobody sent now is there by then: {most} {most?is|are}, {short} short. {verdict} Move the date, or lower the minimum.",
        "{sheet}, {cell} : {name} doit avoir {minimum} conseillers en {month}, mais la formation dure au moins {training} mois : personne d'envoyé maintenant n'est formé à cette date. Ils sont alors {most}, il en manque {short}. {verdict} Déplacez la date ou baissez le minimum.",
    ),
    "minimum_above_envelope": (
        "{sheet}, {cell}: by {month} {centres} {centres?centre|centres} must have {wanted} advisors{centres?| together}, but {start} at the start and {maximum} transfers of {name} make {most} at most. {verdict} Move some of the minimums to a later date, or widen the envelope.",
        "{sheet}, {cell} : en {month} {centres} {centres?centre doit|centres doivent} avoir {centres?|ensemble }{wanted} conseillers, mais {start} au départ et {maximum} transferts ({name}) n'en font que {most}. {verdict} Reportez certains minimums, ou élargissez l'enveloppe.",
    ),
    "share_above_staff": (
        "{sheet}, {cell}: in {month} {share} % of the work is to be done inside, which takes {wanted} FTE; all centres and everything that the pools and envelopes let leave by then make {most} FTE at most, or {reached} %. The target cannot be met by transfers alone (months concerned: {months}).",
        "{sheet}, {cell} : en {month} {share} % du travail doit être fait en interne, soit {wanted} ETP ; tous les centres et tout ce que les viviers et enveloppes laissent partir d'ici là font {most} ETP au plus, soit {reached} %. La cible ne peut pas être atteinte par les seuls transferts (mois concernés : {months}).",
    ),
    "minimum_before_opening": (
        "{sheet}, {cell}: {name} must have {minimum} advisors in {month}, but opens in {opens}, and nobody is trained for it before: {most} are there then, {short} short. {verdict} Open earlier, move the date, or lower the minimum.",
        "{sheet}, {cell} : {name} doit avoir {minimum} conseillers en {month}, mais ouvre en {opens}, et personne n'est formé avant : {most} y sont alors, il en manque {short}. {verdict} Ouvrez plus tôt, déplacez la date ou baissez le minimum.",
    ),
    "minimum_above_pools": (
        "{sheet}: by {month} {centres} {centres?centre|centres} must have {wanted} advisors{centres?| together}, but {start} at the start and {released} that the pools can release make {most} at most. {verdict} Lower some of the minimums, or let the pools release more.",
        "{sheet} : en {month} {centres} {centres?centre doit|centres doivent} avoir {centres?|ensemble }{wanted} conseillers, mais {start} au départ et {released} que les viviers peuvent libérer n'en font que {most}. {verdict} Baissez certains minimums, ou laissez les viviers libérer davantage.",
    ),
    "group_above_pools": (
        "{sheet}, {cell}: {name} train in groups of at least {group}, but all pools of that type together have {most}: none of them can leave. Lower the smallest group, or switch the rule off.",
        "{sheet}, {cell} : {name} se forment par groupes d'au moins {group}, mais tous les viviers de ce type n'ont ensemble que {most} : aucun ne peut partir. Baissez le groupe minimal, ou rendez la règle inactive.",
    ),
    "envelope_above_pools": (
        "{sheet}, {cell}: {name} asks for at least {minimum} transfers, but its pools can release {most} at most in its months: {short} short. {verdict} Lower its minimum, or let the pools release more.",
        "{sheet}, {cell} : {name} demande au moins {minimum} transferts, mais ses viviers ne peuvent en libérer que {most} sur ses mois : il en manque {short}. {verdict} Baissez son minimum, ou laissez les viviers libérer davantage.",
    ),
    "decision_without_route": (
        "{sheet}, {cell}: advisors of {pool} are to leave for {to}, but no route is allowed from {pool} to {to}: the pair is neither listed as allowed nor within the maximum move distance. {verdict} Allow the pair on the sheet of routes, or change the decision.",
        "{sheet}, {cell} : des conseillers de {pool} doivent partir vers {to}, mais aucun trajet n'est permis de {pool} vers {to} : la paire n'est ni permise ni dans la distance maximale de mobilité. {verdict} Permettez la paire dans la feuille des mobilités, ou changez la décision.",
    ),
    "decision_before_opening": (
        "{sheet}, {cell}: advisors of {pool} are to leave for {to}, and would be trained before it opens in {opens}. {verdict} Open it earlier, or change the decision.",
        "{sheet}, {cell} : des conseillers de {pool} doivent partir vers {to}, et seraient formés avant son ouverture en {opens}. {verdict} Ouvrez-le plus tôt, ou changez la décision.",
    ),
    "work_above_everybody": (
        "{sheet}: in {month} there are {work} FTE of work, but partners can do {partners} and own staff {staff} at most: {short} FTE stay undone (months concerned: {months}). Add capacity, or expect unmet work.",
        "{sheet} : en {month} il y a {work} ETP de travail, mais les prestataires peuvent en faire {partners} et le personnel interne {staff} au plus : {short} ETP restent non faits (mois concernés : {months}). Ajoutez de la capacité, ou attendez-vous à du travail non fait.",
    ),
    "below_unit": (
        "{sheet}, {cell}: {what} of {name} is {value}, less than the headcount unit of {unit}: in whole people nobody leaves. Raise it, or lower the headcount unit.",
        "{sheet}, {cell} : {what} de {name} vaut {value}, moins que l'unité d'effectif de {unit} : en personnes entières, personne ne part. Relevez la valeur, ou baissez l'unité d'effectif.",
    ),
    "as_of_after_horizon": (
        "{sheet}, {cell}: “as of” is {found}, after the last month that is planned, {last}: all of it is past, and no transfer is left to plan. Change the month, or the number of months.",
        "{sheet}, {cell} : « à date du » vaut {found}, après le dernier mois planifié, {last} : tout est passé, et il ne reste aucun transfert à planifier. Changez le mois, ou le nombre de mois.",
    ),
    "actual_above_pool": (
        "{sheet}, {cell}: {name} has {available} FTE, of whom {held} {held?is|are} left in {month} if nobody transfers, but {gone} have left by then according to the sheet {actuals}. Correct the moves, or the FTE available.",
        "{sheet}, {cell} : {name} a {available} ETP, dont {held} {held?reste|restent} en {month} sans aucun transfert, mais {gone} en sont partis à cette date d'après la feuille {actuals}. Corrigez les transferts réalisés, ou l'effectif disponible.",
    ),
    "staff_before_opening": (
        "{sheet}, {cell}: {name} has {staff} advisors at the start but opens in {opens}: they are paid and do no work before. Clear one of the two if that is not meant.",
        "{sheet}, {cell} : {name} a {staff} conseillers au départ mais ouvre en {opens} : ils sont payés et ne traitent rien avant. Videz l'une des deux cellules si ce n'est pas voulu.",
    ),
    "minimum_from_alone": (
        "{sheet}, {cell}: “{heading}” of {name} has no effect without a minimum. Fill “{needed}”, or clear this cell.",
        "{sheet}, {cell} : « {heading} » de {name} est sans effet sans minimum. Remplissez « {needed} », ou videz cette cellule.",
    ),
    "attrition_high": (
        "{sheet}, {cell}: {name} loses {found} of its people each month. If {other} is meant, type {other}.",
        "{sheet}, {cell} : {name} perd {found} de son effectif chaque mois. S'il s'agit de {other}, saisissez {other}.",
    ),
    "handling_zero": (
        "{sheet}, {cell}: contacts that take 0 minutes make no work: {name} counts for nothing. Give their handling time.",
        "{sheet}, {cell} : des contacts de 0 minute ne font aucun travail : {name} ne compte pour rien. Donnez leur durée de traitement.",
    ),
    "verdict.no_plan": (
        "No plan can keep both.",
        "Aucun plan ne peut tenir les deux.",
    ),
    "verdict.missed": (
        "One of the two will be missed.",
        "L'une des deux sera manquée.",
    ),
}
