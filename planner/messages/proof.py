"""Messages of the stage "proof": what is proven of a plan, and the sum that no plan can satisfy."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "proof.best": (
        "{goals}: {value} {unit} in this plan; no plan{caps} has less than {bound}.",
        "{goals} : {value} {unit} dans ce plan ; aucun plan{caps} n'a moins de {bound}.",
    ),
    "proof.open": (
        "{goals}: {value} {unit} in this plan; no plan{caps} has less than {bound}, so at most {gap} % could be gained.",
        "{goals} : {value} {unit} dans ce plan ; aucun plan{caps} n'a moins de {bound}, on pourrait donc gagner {gap}\u00a0% au plus.",
    ),
    "proof.tolerated": (
        "{goals}: {value} {unit} in this plan; no plan{caps} has less than {bound}. The goals that follow were granted {tolerance} % of it.",
        "{goals} : {value} {unit} dans ce plan ; aucun plan{caps} n'a moins de {bound}. {tolerance}\u00a0% en étaient laissés aux objectifs suivants.",
    ),
    "proof.caps": (
        " that is as good in the goals that come first",
        " aussi bon pour les objectifs qui passent avant",
    ),
    "proof.relaxed": (
        "The bounds are those of plans in fractions of people and groups; plans in whole ones can only be dearer.",
        "Les bornes valent pour des plans en fractions de personnes et de groupes ; en nombres entiers, un plan ne peut qu'être plus cher.",
    ),
    "proof.left_out": (
        "Nothing is claimed about {goals}: the version that this plan was kept close to is not in the file. `planner solve --prove` proves it when the plan is made.",
        "Rien n'est affirmé sur {goals} : la version dont ce plan est resté proche n'est pas dans le fichier. «\u00a0planner solve --prove\u00a0» le prouve quand le plan est fait.",
    ),
    "proof.no_plan": (
        "{file} holds no plan, and one may exist: there is nothing to prove yet. Plan it first: planner solve {file}",
        "{file} ne contient pas de plan, et il peut en exister un : il n'y a encore rien à prouver. Planifiez-le d'abord : planner solve {file}",
    ),
    "proof.no_whole_plan": (
        "{file} holds no plan, and one may exist in fractions of people and groups: no sum of rules can show that there is none in whole ones. What a search finds: planner solve {file}",
        "{file} ne contient pas de plan, et il peut en exister un en fractions de personnes et de groupes : aucune somme de règles ne peut montrer qu'il n'y en a pas en nombres entiers. Ce que trouve une recherche : planner solve {file}",
    ),
    "proof.edited": (
        "The inputs of {file} were edited after its plan was made, so it is no longer the plan of these inputs. Plan it again: planner solve {file}",
        "Les entrées de {file} ont été modifiées après le calcul de son plan, qui n'est donc plus le leur. Replanifiez : planner solve {file}",
    ),
    "proof.impossible": (
        "No plan can keep every rule. Add up these {count} lines, each times its weight: {needed} FTE are needed and {possible} are possible.",
        "Aucun plan ne peut tenir toutes les règles. Additionnez ces {count} lignes, chacune multipliée par son poids : il faut {needed} ETP, et {possible} sont possibles.",
    ),
    "proof.line": (
        "{weight} × {text} ({sheet}, {cell}) {amount}",
        "{weight} × {text} ({sheet}, {cell}) {amount}",
    ),
    "proof.where": (
        "Proof: {path}. Check it with scripts/check_proof.py or with a program of your own.",
        "Preuve : {path}. Vérifiez-la avec scripts/check_proof.py ou avec votre propre programme.",
    ),
    "proof.sheet": ("Sheet added in {path}.", "Feuille ajoutée dans {path}."),
    "proof.subtitle": (
        "Why no plan is better: a price on each rule that limits, times its limit, adds up to a bound below which no plan can go",
        "Pourquoi aucun plan n'est meilleur : un prix sur chaque règle qui limite, multiplié par sa limite, donne au total une borne sous laquelle aucun plan ne descend",
    ),
    "proof.head.claim": ("Claim", "Affirmation"),
    "proof.head.family": ("Rule", "Règle"),
    "proof.head.place": ("Of", "De"),
    "proof.head.month": ("Month", "Mois"),
    "proof.head.sheet": ("Sheet", "Feuille"),
    "proof.head.cell": ("Cell", "Cellule"),
    "proof.head.price": ("Price", "Prix"),
    "proof.head.limit": ("Limit", "Limite"),
    "proof.head.part": ("Price × limit", "Prix × limite"),
    "proof.head.bound": ("Bound", "Borne"),
    "proof.head.plan": ("This plan", "Ce plan"),
    "proof.head.gap": ("Above the bound", "Au-dessus de la borne"),
    "proof.subtotals": ("What each rule adds to the bounds", "Ce que chaque règle ajoute aux bornes"),
    "proof.lines": ("Every line of the sums", "Toutes les lignes des sommes"),
    "proof.family.staff_balance": (
        "Staff at the start and those on their way",
        "Effectif au départ et personnes en route",
    ),
    "proof.family.pool_balance": ("People available in the pools", "Personnes disponibles dans les viviers"),
    "proof.family.workload": ("Work to be done", "Travail à faire"),
    "proof.family.effective_staff": ("What staff can do", "Ce que l'effectif peut faire"),
    "proof.family.staff_at_work": ("Work done in-house", "Travail fait en interne"),
    "proof.family.served_balance": ("Work served elsewhere", "Travail servi ailleurs"),
    "proof.family.trainer_balance": ("Trainers", "Formateurs"),
    "proof.family.paid": ("Partners paid for what they do", "Prestataires payés pour ce qu'ils font"),
    "proof.family.unmet_in": ("Work left undone in a Direction", "Travail non fait dans une Direction"),
    "proof.family.largest_share": ("Largest share of a pool", "Part maximale d'un vivier"),
    "proof.family.group_starts": ("Groups that start", "Groupes qui partent"),
    "proof.family.cap": (
        "Goals that come first stay as good",
        "Les objectifs qui passent avant restent aussi bons",
    ),
    "proof.family.columns": ("Limits of single quantities", "Limites de quantités isolées"),
    "proof.family.constant": ("Fixed part", "Part fixe"),
    "proof.family.allowance": (
        "Rounding: how far rules may be missed",
        "Arrondi : écart toléré sur les règles",
    ),
    "proof.family.other": ("Balances", "Bilans"),
}
