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
        "{place} must have {limit} advisors {when}",
        "{place} doit avoir {limit} conseillers {when}",
    ),
    "rule.maximum_staff": (
        "{place} may have at most {limit} advisors {when}",
        "{place} peut avoir au plus {limit} conseillers {when}",
    ),
    "rule.opening": ("{place} opens in {month}", "{place} ouvre en {month}"),
    "rule.training_seats": (
        "{place} has {limit} training seats {when}",
        "{place} a {limit} places de formation {when}",
    ),
    "rule.training_seats_most": (
        "{place} has at most {limit} training seats {when}",
        "{place} a au plus {limit} places de formation {when}",
    ),
    "rule.accompaniment": (
        "at most {limit} advisors a month can be accompanied to {place}",
        "au plus {limit} conseillers par mois peuvent être accompagnés vers {place}",
    ),
    "rule.envelope_min": (
        "at least {limit} advisors must leave {window} ({place})",
        "au moins {limit} conseillers doivent partir {window} ({place})",
    ),
    "rule.envelope_max": (
        "at most {limit} advisors may leave {window} ({place})",
        "au plus {limit} conseillers peuvent partir {window} ({place})",
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
        "au plus {limit} % des transferts de {place} peuvent changer de Direction",
    ),
    "rule.mobility_max": (
        "at most {limit} FTE may move from {origin} to {place}",
        "au plus {limit} ETP peuvent aller de {origin} vers {place}",
    ),
    "rule.mobility_routes": (
        "only advisors from {origins} may transfer to {place}",
        "seuls les conseillers de {origins} peuvent être transférés vers {place}",
    ),
    "rule.outsourced_share": (
        "partners may do at most {share} % of the work {when}, {limit} FTE",
        "les prestataires peuvent faire au plus {share} % du travail {when}, soit {limit} ETP",
    ),
    "rule.activity_outsourcing_min": (
        "partners must do at least {share} % of {place} {when}, {limit} FTE",
        "les prestataires doivent faire au moins {share} % de {place} {when}, soit {limit} ETP",
    ),
    "rule.activity_outsourcing_max": (
        "partners may do at most {share} % of {place} {when}, {limit} FTE",
        "les prestataires peuvent faire au plus {share} % de {place} {when}, soit {limit} ETP",
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
    "rule.mutual_aid": (
        "other Directions may do at most {share} % of the work of {place} {when}, {limit} FTE",
        "d'autres Directions peuvent faire au plus {share} % du travail de {place} {when}, soit {limit} ETP",
    ),
    "rule.decision_fix": (
        "it is decided that {limit} FTE leave {who} {when}{by}",
        "il est décidé que {limit} ETP partent {who} {when}{by}",
    ),
    "rule.decision_min": (
        "it is decided that at least {limit} FTE leave {who} {when}{by}",
        "il est décidé qu'au moins {limit} ETP partent {who} {when}{by}",
    ),
    "rule.decision_max": (
        "it is decided that at most {limit} FTE leave {who} {when}{by}",
        "il est décidé qu'au plus {limit} ETP partent {who} {when}{by}",
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
    "rule.whole_people": (
        "advisors transfer in multiples of {unit}",
        "les transferts sont des multiples de {unit}",
    ),
    # Facts that are no rules -----------------------------------------------------------------------------------
    "fact.training": ("training takes {months} months", "la formation prend {months} mois"),
    "fact.range": ("{low}–{high}", "de {low} à {high}"),
    "fact.training_one": ("training takes 1 month", "la formation prend 1 mois"),
    "fact.start": (
        "{start} advisors are there at the start, of whom {left} are left by then",
        "{start} conseillers sont là au départ, dont {left} restent à cette date",
    ),
    "fact.start_all": ("{start} advisors are there at the start", "{start} conseillers sont là au départ"),
    "fact.pools": (
        "the pools that may transfer there have {available} FTE",
        "les viviers qui peuvent y transférer ont {available} ETP",
    ),
    "fact.pool": ("{place} has {available} FTE", "{place} a {available} ETP"),
    # The conflict ----------------------------------------------------------------------------------------------
    "conflict.staff": (
        "{limits}: at most {most} advisors can be there by then, {short} short.",
        "{limits} : au plus {most} conseillers peuvent y être à cette date, il en manque {short}.",
    ),
    "conflict.nobody": (
        "{limits}: nobody can be there by then, {short} short.",
        "{limits} : personne ne peut y être à cette date, il en manque {short}.",
    ),
    "conflict.staff_alone": (
        "At most {most} advisors can be there by then: {short} short.",
        "Au plus {most} conseillers peuvent y être à cette date : il en manque {short}.",
    ),
    "conflict.sum": (
        "{start} are there at the start and at most {limit} may leave {window} ({place}): {start} + {limit} = {total}, {short} short.",
        "{start} sont là au départ et au plus {limit} peuvent partir {window} ({place}) : {start} + {limit} = {total}, il en manque {short}.",
    ),
    "conflict.sum_after_attrition": (
        "{start} are there at the start and at most {limit} may leave {window} ({place}): {start} + {limit} = {total}, and {most} after attrition, {short} short.",
        "{start} sont là au départ et au plus {limit} peuvent partir {window} ({place}) : {start} + {limit} = {total}, et {most} après l'attrition, il en manque {short}.",
    ),
    "conflict.together": (
        "{places} must have {demanded} advisors together {when}{each}.",
        "{places} doivent avoir ensemble {demanded} conseillers {when}{each}.",
    ),
    "conflict.each": (" ({count} × {limit})", " ({count} × {limit})"),
    "conflict.already": (
        "{places} alone already ask for {demanded} where {most} are possible.",
        "À eux seuls, {places} demandent déjà {demanded} là où {most} sont possibles.",
    ),
    "conflict.amount": (
        "{limits}: {most} FTE are possible, {short} short.",
        "{limits} : {most} ETP sont possibles, il en manque {short}.",
    ),
    "conflict.amount_alone": (
        "Only {most} FTE are possible: {short} short.",
        "Seuls {most} ETP sont possibles : il en manque {short}.",
    ),
    "conflict.excess": (
        "At least {most} FTE are certain: {short} too many.",
        "Au moins {most} ETP sont certains : {short} de trop.",
    ),
    "conflict.many": (
        "{limits}: together {short} FTE are missing.",
        "{limits} : il manque {short} ETP au total.",
    ),
    "conflict.bare": (
        "{limits}. These cannot hold together.",
        "{limits}. Ces règles ne peuvent pas être tenues ensemble.",
    ),
    "conflict.unproven": (
        "Time ran out before every one of these rules was shown to be needed.",
        "Le temps imparti n'a pas suffi à montrer que chacune de ces règles est nécessaire.",
    ),
}
