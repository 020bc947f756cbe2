"""Messages of the stage "explaining": conflicts, repairs, what limits a plan, and why a cell is as it is."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # When: a month, a span of months, the whole horizon ----------------------------------------------------------
    "when.month": ("in {month}", "en {month}"),
    "when.span": ("from {first} to {last}", "de {first} à {last}"),
    "when.always": ("over all months", "sur tous les mois"),
    "list.and": ("{most} and {last}", "{most} et {last}"),
    "list.centres": ("{count} centres", "{count} centres"),
    "list.all_centres": ("All {count} centres", "Les {count} centres"),
    "list.pools": ("{count} pools", "{count} viviers"),
    # What a rule asks for or limits, as a clause: no capital, no full stop ------------------------------------------
    "rule.minimum_staff": (
        "{place} must have {limit} {limit?advisor|advisors} {when}",
        "{place} doit avoir {limit} {limit?conseiller|conseillers} {when}",
    ),
    "rule.training_group": (
        "{origin} leave for {place} {when} in a group of at least {limit}, or not at all",
        "{origin} : départs vers {place} {when} par groupe d'au moins {limit}, ou pas du tout",
    ),
    "rule.maximum_staff": (
        "{place} may have at most {limit} {limit?advisor|advisors} {when}",
        "{place} peut avoir au plus {limit} {limit?conseiller|conseillers} {when}",
    ),
    "rule.opening": ("{place} opens in {month}", "{place} ouvre en {month}"),
    "rule.training_seats": (
        "{place} has {limit} training {limit?seat|seats} {when}",
        "{place} a {limit} {limit?place|places} de formation {when}",
    ),
    "rule.accompaniment": (
        "at most {limit} {limit?advisor|advisors} a month can be accompanied to {place}",
        "au plus {limit} {limit?conseiller par mois peut être accompagné|conseillers par mois peuvent être accompagnés} vers {place}",
    ),
    "rule.envelope_min": (
        "at least {limit} {limit?advisor|advisors} must leave {window} ({place})",
        "au moins {limit} {limit?conseiller doit|conseillers doivent} partir {window} ({place})",
    ),
    "rule.envelope_max": (
        "at most {limit} {limit?advisor|advisors} may leave {window} ({place})",
        "au plus {limit} {limit?conseiller peut|conseillers peuvent} partir {window} ({place})",
    ),
    "rule.pool_floor": ("{place} must keep {limit} FTE {when}", "{place} doit garder {limit} ETP {when}"),
    "rule.release_rate": (
        "{place} releases at most {limit} FTE a month",
        "{place} libère au plus {limit} ETP par mois",
    ),
    "rule.release_total": (
        "{place} releases at most {limit} FTE in all",
        "{place} libère au plus {limit} ETP en tout",
    ),
    "rule.release_rates": (
        "{place} release at most {limit} FTE a month together",
        "{place} libèrent ensemble au plus {limit} ETP par mois",
    ),
    "rule.release_totals": (
        "{place} release at most {limit} FTE together",
        "{place} libèrent ensemble au plus {limit} ETP",
    ),
    "rule.mobility_year": (
        "at most {limit} % of the transfers of {place} may change Direction",
        "au plus {limit}\u00a0% des transferts de {place} peuvent changer de Direction",
    ),
    "rule.mobility_max": (
        "at most {limit} FTE may move from {origin} to {place}",
        "au plus {limit} ETP {limit?peut|peuvent} aller de {origin} vers {place}",
    ),
    "rule.mobility_routes": (
        "only advisors from {origins} may transfer to {place}",
        "seuls les conseillers de {origins} peuvent être transférés vers {place}",
    ),
    "rule.outsourced_share": (
        "partners may do at most {share} % of the work {when}, {limit} FTE",
        "les prestataires peuvent faire au plus {share}\u00a0% du travail {when}, soit {limit} ETP",
    ),
    "rule.activity_outsourcing_min": (
        "partners must do at least {share} % of {place} {when}, {limit} FTE",
        "les prestataires doivent faire au moins {share}\u00a0% de {place} {when}, soit {limit} ETP",
    ),
    "rule.activity_outsourcing_max": (
        "partners may do at most {share} % of {place} {when}, {limit} FTE",
        "les prestataires peuvent faire au plus {share}\u00a0% de {place} {when}, soit {limit} ETP",
    ),
    "rule.partner_capacity": (
        "{place} can do at most {limit} FTE a month",
        "{place} peut faire au plus {limit} ETP par mois",
    ),
    "rule.partner_commitment": (
        "{place} is paid for at least {limit} FTE a month",
        "{place} est payé pour au moins {limit} ETP par mois",
    ),
    "rule.partner_change_up": (
        "the work of {place} may rise by at most {limit} FTE a month",
        "le travail de {place} peut augmenter d'au plus {limit} ETP par mois",
    ),
    "rule.partner_change_down": (
        "the work of {place} may fall by at most {limit} FTE a month",
        "le travail de {place} peut baisser d'au plus {limit} ETP par mois",
    ),
    "rule.partner_change": (
        "the work of {place} may change by at most {limit} FTE a month",
        "le travail de {place} peut varier d'au plus {limit} ETP par mois",
    ),
    "rule.mobility_years": (
        "at most {limit} % of a year's transfers may change Direction",
        "au plus {limit}\u00a0% des transferts d'une année peuvent changer de Direction",
    ),
    "rule.mutual_aid": (
        "other Directions may do at most {share} % of the work of {place} {when}, {limit} FTE",
        "d'autres Directions peuvent faire au plus {share}\u00a0% du travail de {place} {when}, soit {limit} ETP",
    ),
    "rule.decision_fix": (
        "it is decided that {limit} FTE {limit?leaves|leave} {who} {when}{by}",
        "il est décidé que {limit} ETP {limit?part|partent} {who} {when}{by}",
    ),
    "rule.decision_min": (
        "it is decided that at least {limit} FTE {limit?leaves|leave} {who} {when}{by}",
        "il est décidé qu'au moins {limit} ETP {limit?part|partent} {who} {when}{by}",
    ),
    "rule.decision_max": (
        "it is decided that at most {limit} FTE {limit?leaves|leave} {who} {when}{by}",
        "il est décidé qu'au plus {limit} ETP {limit?part|partent} {who} {when}{by}",
    ),
    "decision.pool_to": ("{pool} for {to}", "du vivier {pool} vers {to}"),
    "decision.pool": ("{pool}", "du vivier {pool}"),
    "decision.to": ("for {to}", "vers {to}"),
    "decision.all": ("the pools", "des viviers"),
    "decision.by": (" ({by})", " ({by})"),
    "rule.actual": (
        "what happened before {month} stays as it is",
        "ce qui s'est passé avant {month} reste tel quel",
    ),
    "conflict.groups": (
        "Without training groups these rules could all be kept.",
        "Sans groupes de formation, ces règles pourraient être toutes tenues.",
    ),
    "rule.whole_people": (
        "advisors transfer in multiples of {unit}",
        "les transferts sont des multiples de {unit}",
    ),
    # Facts that are no rules -----------------------------------------------------------------------------------
    "fact.training": ("training takes {months} {months?month|months}", "la formation prend {months} mois"),
    "fact.trainers": (
        "each advisor in training ties up {load} FTE of trained staff",
        "chaque conseiller en formation mobilise {load} ETP de personnel formé",
    ),
    "fact.range": ("{low}–{high}", "de {low} à {high}"),
    "fact.start": (
        "{start} {start?advisor is|advisors are} there at the start, of whom {left} {left?is|are} left by then",
        "{start} {start?conseiller est là|conseillers sont là} au départ, dont {left} {left?reste|restent} à cette date",
    ),
    "fact.start_all": (
        "{start} {start?advisor is|advisors are} there at the start",
        "{start} {start?conseiller est là|conseillers sont là} au départ",
    ),
    "fact.pools": (
        "the pools that may transfer there have {available} FTE",
        "les viviers qui peuvent y transférer des conseillers ont {available} ETP",
    ),
    "fact.pool": ("{place} has {available} FTE", "{place} a {available} ETP"),
    # The conflict ----------------------------------------------------------------------------------------------
    "conflict.staff": (
        "{limits}: at most {most} {most?advisor|advisors} can be there by then, {short} short.",
        "{limits}\u00a0: au plus {most} {most?conseiller peut|conseillers peuvent} y être à cette date, il en manque {short}.",
    ),
    "conflict.nobody": (
        "{limits}: nobody can be there by then, {short} short.",
        "{limits}\u00a0: personne ne peut y être à cette date, il en manque {short}.",
    ),
    "conflict.staff_alone": (
        "At most {most} {most?advisor|advisors} can be there by then: {short} short.",
        "Au plus {most} {most?conseiller peut|conseillers peuvent} y être à cette date\u00a0: il en manque {short}.",
    ),
    "conflict.sum": (
        "{start} {start?is|are} there at the start and at most {limit} may leave {window} ({place}): {start} + {limit} = {total}, {short} short.",
        "{start} {start?est là|sont là} au départ et au plus {limit} {limit?peut|peuvent} partir {window} ({place})\u00a0: {start} + {limit} = {total}, il en manque {short}.",
    ),
    "conflict.sum_after_attrition": (
        "{start} {start?is|are} there at the start and at most {limit} may leave {window} ({place}): {start} + {limit} = {total}, and {most} after attrition, {short} short.",
        "{start} {start?est là|sont là} au départ et au plus {limit} {limit?peut|peuvent} partir {window} ({place})\u00a0: {start} + {limit} = {total}, et {most} après l'attrition, il en manque {short}.",
    ),
    "conflict.together": (
        "{places} must have {demanded} {demanded?advisor|advisors} together {when}{each}.",
        "{places} doivent avoir ensemble {demanded} {demanded?conseiller|conseillers} {when}{each}.",
    ),
    "conflict.each": (" ({count} × {limit})", " ({count} × {limit})"),
    "conflict.already": (
        "{places} alone already need {demanded}, and {most} are possible.",
        "À eux seuls, {places} en demandent déjà {demanded}, et {most} sont possibles.",
    ),
    "conflict.amount": (
        "{limits}: {most} FTE {most?is|are} possible, {short} short.",
        "{limits}\u00a0: {most} ETP {most?est possible|sont possibles}, il en manque {short}.",
    ),
    "conflict.amount_alone": (
        "Only {most} FTE {most?is|are} possible: {short} short.",
        "Il n'y a que {most} ETP possibles\u00a0: il en manque {short}.",
    ),
    "conflict.excess": (
        "At least {most} FTE are certain: {short} too many.",
        "Au moins {most} ETP sont acquis\u00a0: {short} de trop.",
    ),
    "conflict.many": (
        "{limits}. These rules cannot all be kept: together they are {short} FTE short.",
        "{limits}. Ces règles ne peuvent pas être toutes tenues\u00a0: ensemble, il s'en faut de {short} ETP.",
    ),
    "conflict.bare": (
        "{limits}. These rules cannot all be kept.",
        "{limits}. Ces règles ne peuvent pas être toutes tenues.",
    ),
    "conflict.unproven": (
        "Time ran out before every one of these rules was shown to be needed.",
        "Le temps imparti n'a pas suffi à montrer que chacune de ces règles est nécessaire.",
    ),
    "conflict.gap": (
        "Over all months concerned, {when}, {total} FTE-months are short, most in {month}: {most} FTE.",
        "Sur tous les mois concernés, {when}, il manque {total} ETP-mois, le plus en {month} : {most} ETP.",
    ),
    "conflict.fall": (
        "What is required could be kept in every month if it were lowered by {fall}, to {new}.",
        "Ce qui est exigé pourrait être tenu chaque mois si on le baissait de {fall}, à {new}.",
    ),
    "conflict.fractions": (
        "In fractions of advisors they can all be kept.",
        "En fractions de conseiller, elles peuvent être toutes tenues.",
    ),
    # Changes that a repair makes --------------------------------------------------------------------------------
    "change.minimum_staff.lower": (
        "lower the minimum of {place} from {old} to {new} {new?advisor|advisors}",
        "baisser le minimum de {place} de {old} à {new} {new?conseiller|conseillers}",
    ),
    "change.training_group.lower": (
        "let {origin} train in groups of {new} instead of {old}",
        "former {origin} par groupes de {new} au lieu de {old}",
    ),
    "change.minimum_staff.later": (
        "let the minimum of {place} hold from {new} instead of {old}",
        "faire valoir le minimum de {place} à partir de {new} au lieu de {old}",
    ),
    "change.opening.earlier": (
        "open {place} in {new} instead of {old}",
        "ouvrir {place} en {new} au lieu de {old}",
    ),
    "change.opening.later": (
        "open {place} in {new} instead of {old}",
        "ouvrir {place} en {new} au lieu de {old}",
    ),
    "change.maximum_staff.higher": (
        "raise the maximum of {place} from {old} to {new} {new?advisor|advisors}",
        "relever le maximum de {place} de {old} à {new} {new?conseiller|conseillers}",
    ),
    "change.training_seats.higher": (
        "give {place} {new} training {new?seat|seats} instead of {old}",
        "donner à {place} {new} {new?place|places} de formation au lieu de {old}",
    ),
    "change.training_seats.higher_month": (
        "give {place} {new} training {new?seat|seats} instead of {old} in {month}",
        "donner à {place} {new} {new?place|places} de formation au lieu de {old} en {month}",
    ),
    "change.accompaniment.higher": (
        "accompany {new} {new?advisor|advisors} a month to {place} instead of {old}",
        "accompagner {new} {new?conseiller|conseillers} par mois vers {place} au lieu de {old}",
    ),
    "change.envelope.higher": (
        "raise the maximum of the envelope {place} from {old} to {new}",
        "relever le maximum de l'enveloppe {place} de {old} à {new}",
    ),
    "change.envelope.lower": (
        "lower the minimum of the envelope {place} from {old} to {new}",
        "baisser le minimum de l'enveloppe {place} de {old} à {new}",
    ),
    "change.pool_floor.lower": (
        "lower the floor of {place} from {old} to {new} FTE",
        "baisser le plancher de {place} de {old} à {new} ETP",
    ),
    "change.pool_floor.outsource": (
        "have partners do {new} % of {place} instead of {old} %, so that its pools need fewer advisors",
        "faire faire aux prestataires {new} % de {place} au lieu de {old} %, pour que ses viviers aient besoin de moins de conseillers",
    ),
    "change.pool_floor.lower_month": (
        "lower the floor of {place} from {old} to {new} FTE in {month}",
        "baisser le plancher de {place} de {old} à {new} ETP en {month}",
    ),
    "change.release_rate.higher": (
        "let {place} release {new} FTE a month instead of {old}",
        "laisser {place} libérer {new} ETP par mois au lieu de {old}",
    ),
    "change.release_total.higher": (
        "let {place} release {new} FTE in all instead of {old}",
        "laisser {place} libérer {new} ETP en tout au lieu de {old}",
    ),
    "change.mobility.share": (
        "let {new} % of a year's transfers change Direction instead of {old} %",
        "laisser {new}\u00a0% des transferts d'une année changer de Direction au lieu de {old}\u00a0%",
    ),
    "change.mobility.higher": (
        "let {new} FTE move from {origin} to {to} instead of {old}",
        "laisser {new} ETP aller de {origin} vers {to} au lieu de {old}",
    ),
    "change.mobility.allow": (
        "allow moves from {origin} to {to}",
        "permettre les mobilités de {origin} vers {to}",
    ),
    "change.outsourced_share.higher_month": (
        "let partners do {new} % of the work in {month} instead of {old} %",
        "laisser les prestataires faire {new}\u00a0% du travail en {month} au lieu de {old}\u00a0%",
    ),
    "change.activity_outsourcing.lower": (
        "lower the least outsourced share of {place} from {old} % to {new} %",
        "baisser la part sous-traitée minimale de {place} de {old}\u00a0% à {new}\u00a0%",
    ),
    "change.activity_outsourcing.higher": (
        "raise the largest outsourced share of {place} from {old} % to {new} %",
        "relever la part sous-traitée maximale de {place} de {old}\u00a0% à {new}\u00a0%",
    ),
    "change.partner_capacity.higher": (
        "raise the capacity of {place} from {old} to {new} FTE",
        "relever la capacité de {place} de {old} à {new} ETP",
    ),
    "change.partner_change.higher": (
        "let the work of {place} change by {new} FTE a month instead of {old}",
        "laisser le travail de {place} varier de {new} ETP par mois au lieu de {old}",
    ),
    "change.mutual_aid.higher": (
        "let other Directions do {new} % of the work of {place} instead of {old} %",
        "laisser d'autres Directions faire {new}\u00a0% du travail de {place} au lieu de {old}\u00a0%",
    ),
    "change.decision.lower": (
        "decide {new} FTE instead of {old} ({cell})",
        "décider {new} ETP au lieu de {old} ({cell})",
    ),
    "change.decision.higher": (
        "decide {new} FTE instead of {old} ({cell})",
        "décider {new} ETP au lieu de {old} ({cell})",
    ),
    "repair.summary": (
        "Change {count} cells: {kinds}. Each is on the sheet Repairs.",
        "Changer {count} cellules : {kinds}. Chacune figure dans la feuille Réparations.",
    ),
    "repair.kind": ("{rule} ({count})", "{rule} ({count})"),
    "change.decision.unlock": ("unlock {place} ({cell})", "déverrouiller {place} ({cell})"),
    # The sheets Conflict and Repairs ---------------------------------------------------------------------------
    "conflict_sheet_subtitle": (
        "Why no plan exists: the rules of each block cannot all be kept, and each of them is needed for that",
        "Pourquoi aucun plan n'existe\u00a0: les règles de chaque bloc ne peuvent pas être toutes tenues, et chacune y contribue",
    ),
    "conflict_sheet_number": ("No.", "N°"),
    "conflict_sheet_rule": ("Rule", "Règle"),
    "conflict_sheet_says": ("What it says", "Ce qu'elle dit"),
    "conflict_sheet_sheet": ("Sheet", "Feuille"),
    "conflict_sheet_cell": ("Cell", "Cellule"),
    "conflict_sheet_alone": (
        "Shortfall if only this rule is relaxed (FTE)",
        "Manque si seule cette règle est assouplie (ETP)",
    ),
    "repairs_sheet_subtitle": (
        "What would make a plan possible: each choice was solved and verified; the cheapest by the relaxing prices of the Rules sheet first",
        "Ce qui rendrait un plan possible\u00a0: chaque choix a été résolu et vérifié\u00a0; d'abord le moins cher selon les prix d'assouplissement de la feuille Règles",
    ),
    "repairs_sheet_number": ("No.", "N°"),
    "repairs_sheet_rule": ("Rule", "Règle"),
    "repairs_sheet_change": ("Change", "Changement"),
    "repairs_sheet_sheet": ("Sheet", "Feuille"),
    "repairs_sheet_cell": ("Cell", "Cellule"),
    "repairs_sheet_old": ("Now", "Actuel"),
    "repairs_sheet_new": ("Then", "Nouveau"),
    "repairs_sheet_amount": ("Amount", "Écart"),
    "repairs_sheet_unit": ("Unit", "Unité"),
    "repairs_sheet_cost": ("Relaxing price", "Prix d'assouplissement"),
    "repairs_sheet_reached": (
        "Repair {number}: the plan then costs {cost} {currency}, with penalties for missed targets and work left undone of {targets} {currency}",
        "Réparation {number}\u00a0: le plan coûte alors {cost} {currency}, avec {targets} {currency} de pénalités pour cibles manquées et travail non fait",
    ),
    "repairs_sheet_none": (
        "No repair was found that leaves unchanged what the Rules sheet protects (column “May be relaxed”).",
        "Aucune réparation n'a été trouvée sans toucher à ce que protège la feuille Règles (colonne «\u00a0Peut être assouplie\u00a0»).",
    ),
    "repairs_sheet_prices": (
        "A price is that of one unit on the Rules sheet: an FTE, or a month for a date; a share counts as the FTE of its largest month.",
        "Un prix est celui d'une unité de la feuille Règles\u00a0: un ETP, ou un mois pour une date\u00a0; une part compte pour les ETP de son plus grand mois.",
    ),
    "repairs_sheet_how": (
        "To plan with one of them: planner solve CASE --repair NUMBER",
        "Pour planifier avec l'une d'elles\u00a0: planner solve CAS --repair NUMÉRO",
    ),
    # On the terminal -------------------------------------------------------------------------------------------
    "report.conflicts": ("Why:", "Pourquoi\u00a0:"),
    "report.repairs": ("What would make a plan possible:", "Ce qui rendrait un plan possible\u00a0:"),
    "report.repair": (
        "{number}. {text} (relaxing price: {cost} {currency})",
        "{number}. {text} (prix d'assouplissement : {cost} {currency})",
    ),
    "report.no_conflict": (
        "No rule is the cause: even without any rule the figures do not fit together. Check past moves and trainers: people in training may need trainers who are not there yet.",
        "Aucune règle n'est en cause : même sans règle, les chiffres ne s'accordent pas. Vérifiez les transferts passés et les formateurs : des personnes en formation ont peut-être besoin de formateurs qui ne sont pas encore là.",
    ),
    "report.no_repair": (
        "No repair was found that leaves unchanged what the Rules sheet protects.",
        "Aucune réparation n'a été trouvée sans toucher à ce que protège la feuille Règles.",
    ),
    "report.no_repair_at_all": (
        "No repair was found: no change of the conflicting limits gives a plan.",
        "Aucune réparation n'a été trouvée : aucun changement des limites en conflit ne donne de plan.",
    ),
    "report.apply_repair": (
        "Each was solved and verified. To plan with one:",
        "Chacune a été résolue et vérifiée. Pour planifier avec l'une d'elles\u00a0:",
    ),
    "report.incomplete": (
        "Time ran out before every conflict was found. To find more, give more time with --time-limit.",
        "Le temps imparti n'a pas suffi à trouver tous les conflits. Pour en trouver d'autres, donnez plus de temps avec --time-limit.",
    ),
    "report.out_of_time": (
        "Time was too short to find which rules clash, and what would mend it. Give more time, such as --time-limit 600.",
        "Le temps imparti n'a pas suffi à trouver quelles règles se contredisent, ni ce qui y remédierait. Donnez plus de temps, par exemple --time-limit 600.",
    ),
    "report.figures_cut": (
        "Time ran out before every amount in these conflicts was found.",
        "Le temps imparti n'a pas suffi à trouver chaque montant de ces conflits.",
    ),
    "report.repairs_cut": (
        "Time ran out before every repair was tried. To try more, give more time with --time-limit.",
        "Le temps imparti n'a pas suffi à essayer toutes les réparations. Pour en essayer d'autres, donnez plus de temps avec --time-limit.",
    ),
    "report.explanation": ("Explained in: {path}", "Expliqué dans\u00a0: {path}"),
    "explain.repaired": (
        "Repair {number} was applied to the inputs: {text}",
        "La réparation {number} a été appliquée aux entrées\u00a0: {text}",
    ),
    "explain.no_such_repair": (
        "There is no repair {number}; the case has {count}. Run planner solve without --repair to see them.",
        "Il n'y a pas de réparation {number}\u00a0; le cas en a {count}. Lancez planner solve sans --repair pour les voir.",
    ),
    "explain.nothing_to_repair": (
        "The case has a plan as it is: there is nothing to repair. Run planner solve without --repair.",
        "Le cas a un plan tel quel\u00a0: il n'y a rien à réparer. Lancez planner solve sans --repair.",
    ),
    # What limits the plan: what is done by one unit ------------------------------------------------------------
    "step.envelope_min": ("one less in the minimum of the envelope", "un de moins au minimum de l'enveloppe"),
    "step.envelope_max": ("one more in the envelope", "un de plus dans l'enveloppe"),
    "step.minimum_staff": ("a minimum lower by one", "un minimum plus bas d'un conseiller"),
    "step.training_group": ("a group smaller by one", "un groupe plus petit d'un conseiller"),
    "step.maximum_staff": ("a maximum higher by one", "un maximum plus haut d'un conseiller"),
    "step.training_seats": ("one more seat in each month", "une place de plus chaque mois"),
    "step.accompaniment": ("one more accompanied each month", "un de plus accompagné chaque mois"),
    "step.pool_floor": ("a floor lower by 1 FTE", "un plancher plus bas d'1 ETP"),
    "step.release_rate": ("1 FTE more released each month", "1 ETP de plus libéré chaque mois"),
    "step.release_total": ("1 FTE more released in all", "1 ETP de plus libéré en tout"),
    "step.mobility_year": (
        "1 point more of the year's transfers",
        "1 point de plus des transferts de l'année",
    ),
    "step.mobility_years": (
        "1 point more of each year's transfers",
        "1 point de plus des transferts de chaque année",
    ),
    "step.mobility_max": ("one more on this route", "un de plus sur ce trajet"),
    "step.outsourced_share_month": ("1 point more in this month", "1 point de plus ce mois-là"),
    "step.training_seats_month": ("one more seat in this month", "une place de plus ce mois-là"),
    "step.pool_floor_derived": (
        "1 point more of its source activity outsourced",
        "1 point de plus de son activité d'origine sous-traité",
    ),
    "step.pool_floor_month": (
        "a floor lower by 1 FTE in this month",
        "un plancher plus bas d'1 ETP ce mois-là",
    ),
    "step.activity_outsourcing_min": (
        "a minimum lower by 1 point each month",
        "un minimum plus bas d'1 point chaque mois",
    ),
    "step.activity_outsourcing_max": (
        "a maximum higher by 1 point each month",
        "un maximum plus haut d'1 point chaque mois",
    ),
    "step.partner_capacity": ("1 FTE more capacity each month", "1 ETP de capacité de plus chaque mois"),
    "step.partner_change": ("1 FTE more change each month", "1 ETP de variation de plus chaque mois"),
    "step.mutual_aid": ("1 point more served elsewhere", "1 point de plus servi ailleurs"),
    "step.decision_min": ("one less decided", "un de moins décidé"),
    "step.decision_max": ("one more decided", "un de plus décidé"),
    "step.decision_fix": ("one more decided", "un de plus décidé"),
    "sensitivity_subtitle": (
        "What one more FTE, seat or point of share is worth at the limits of this plan; what helps most first",
        "Ce que vaut un ETP, une place ou un point de part de plus aux limites de ce plan\u00a0; d'abord ce qui aide le plus",
    ),
    "sensitivity_rule": ("Rule", "Règle"),
    "sensitivity_limit": ("Limit", "Limite"),
    "sensitivity_step": ("One unit", "Une unité"),
    "sensitivity_sheet": ("Sheet", "Feuille"),
    "sensitivity_cell": ("Cell", "Cellule"),
    "sensitivity_loosened": ("Gain, one unit looser", "Gain, une unité de plus"),
    "sensitivity_tightened": ("Cost, one unit tighter", "Coût, une unité de moins"),
    "sensitivity_until": ("Valid for (units)", "Valable pour (unités)"),
    "sensitivity_note": ("Note", "Remarque"),
    "sensitivity_not_unique": (
        "one more and one less differ in value",
        "une unité de plus et une de moins n'ont pas la même valeur",
    ),
    "sensitivity_at_end": (
        "cannot be tightened by one unit",
        "ne peut pas être durcie d'une unité",
    ),
    "sensitivity_no_plan": ("one unit tighter: no plan", "une unité de moins\u00a0: aucun plan"),
    "sensitivity_method": (
        "Each figure comes from solving again with the limit moved. Valid for: each of so many units is worth nearly as much as the first (within 10 %).",
        "Chaque chiffre vient d'un nouveau calcul avec la limite déplacée. Valable pour\u00a0: chacune de ces unités vaut presque autant que la première (à 10\u00a0% près).",
    ),
    "sensitivity_fractions": (
        "The plan is in whole people; these figures are for fractions.",
        "Le plan est en personnes entières\u00a0; ces chiffres valent pour des fractions.",
    ),
    "sensitivity_tolerance": (
        "A goal has a tolerance: these figures are for its best value, before a later goal takes of the tolerance.",
        "Un objectif a une tolérance\u00a0: ces chiffres valent pour sa meilleure valeur, avant qu'un objectif suivant n'use de la tolérance.",
    ),
    "sensitivity_left_out": (
        "{count} further {count?limit is|limits are} reached; those that promise more are shown.",
        "{count} {count?autre limite est atteinte|autres limites sont atteintes}\u00a0; celles qui promettent le plus sont montrées.",
    ),
    "sensitivity_none": (
        "No limit of a rule holds this plan back.",
        "Aucune limite d'une règle ne freine ce plan.",
    ),
    "report.sensitivity": ("What would help most:", "Ce qui aiderait le plus\u00a0:"),
    "report.worth": (
        "{step}: gains {gains} — {limit}",
        "{step}\u00a0: gain {gains} — {limit}",
    ),
    "report.gain": ("{amount} {unit} ({goals})", "{amount} {unit} ({goals})"),
}
