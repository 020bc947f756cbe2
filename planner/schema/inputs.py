"""The input sheets of a case: every column with its names, kind, unit, default and meaning.

This table is the only place where they are written. Reading, checks, the blank template, validation lists
and the reference page all come from it. It is long because the contract is.
"""

from __future__ import annotations

from planner.schema.changes import How
from planner.schema.limits import DecisionKind
from planner.schema.rules import DEFAULT_PRICE, GOALS, MODES, RULES
from planner.schema.types import Choice, Column, Kind, Label, Sheet

YES_NO = (
    Choice("yes", Label("yes", "oui", ("y", "o", "true", "vrai", "1", "x"))),
    Choice("no", Label("no", "non", ("n", "false", "faux", "0"))),
)

SOURCES = (
    Choice("F", Label("F", "F", ("fact", "fait"))),
    Choice("A", Label("A", "A", ("assumption", "hypothèse", "H"))),
    Choice("D", Label("D", "D", ("decision", "décision"))),
)

KINDS = (
    Choice(DecisionKind.FIX, Label("fix", "fixer", ("fixed", "fixe", "fixé", "="))),
    Choice(DecisionKind.AT_LEAST, Label("at least", "au moins", ("minimum", "min", ">=", "≥"))),
    Choice(DecisionKind.AT_MOST, Label("at most", "au plus", ("maximum", "max", "<=", "≤"))),
)

CHANGES = (
    Choice(How.SET, Label("set", "fixer", ("=", "remplacer", "replace"))),
    Choice(How.MULTIPLY, Label("×", "×", ("x", "*", "multiply", "multiplier", "fois", "times"))),
    Choice(How.ADD, Label("+", "+", ("add", "ajouter", "plus"))),
)

CUSTOMER_LINES = (
    Choice("customers", Label("customers", "clients", ("customer", "client", "parc", "parc clients"))),
    Choice(
        "new customers",
        Label("new customers", "nouveaux clients", ("new customer", "nouveau client", "nouveaux", "new")),
    ),
)

QUEUES = (
    Choice("own", Label("own", "propre", ("by direction", "par direction", "each", "chacune"))),
    Choice("shared", Label("shared", "commune", ("common", "one", "partagée", "unique", "mutualisée"))),
)

OUTSOURCING_LINES = (
    Choice(
        "max share",
        Label("max share", "part maximale", ("maximum share", "part max", "part maximum", "max", "maximum")),
    ),
)

_NOTE = Column(
    "note",
    Label("Note", "Note", ("notes", "commentaire", "comment", "remarque")),
    Kind.TEXT,
    Label("A remark, for people.", "Une remarque, pour les personnes."),
    width=44,
)
_SOURCE = Column(
    "source",
    Label("Source", "Source", ("sources", "origine")),
    Kind.CHOICE,
    Label("F a fact, A an assumption, D a decision.", "F un fait, A une hypothèse, D une décision."),
    choices=SOURCES,
    width=8,
)


def _name(key: str, label: Label, meaning: Label, refers_to: str, *, required: bool = False) -> Column:
    return Column(key, label, Kind.NAME, meaning, refers_to=refers_to, required=required, width=20)


SETTINGS: tuple[Column, ...] = (
    Column("title", Label("title", "titre"), Kind.TEXT, Label("Title of the case.", "Titre du cas.")),
    Column("first_month", Label("first month", "premier mois", ("start", "début", "first", "mois de début")), Kind.MONTH,
           Label("First month that is planned.", "Premier mois planifié."), unit="month", required=True),
    Column("months", Label("months", "nombre de mois", ("mois", "number of months", "horizon")), Kind.INTEGER,
           Label("How many months are planned.", "Combien de mois sont planifiés."), unit="months", default=12,
           minimum=1, maximum=600),
    Column("currency", Label("currency", "devise", ("monnaie",)), Kind.TEXT,
           Label("Currency of every cost.", "Devise de tous les coûts."), default="EUR"),
    Column("headcount_unit", Label("headcount unit", "unité d'effectif", ("unité d'effectifs", "unité effectif")), Kind.NUMBER,
           Label("Transfers are multiples of it; 0 allows any fraction.",
                 "Les transferts en sont des multiples ; 0 permet toute fraction."), unit="FTE", default=0.0),
    Column("productive_hours", Label("productive hours", "heures productives"), Kind.NUMBER,
           Label("Hours an FTE works at its post in a month.", "Heures de travail au poste par ETP et par mois."),
           unit="h/FTE-month", default=130.0),
    Column("occupancy", Label("occupancy", "taux d'occupation", ("occupation",)), Kind.SHARE,
           Label("Share of productive hours spent on contacts.", "Part des heures productives passée en contact."),
           unit="share", default=0.85, maximum=1.0),
    Column("internal_cost", Label("internal cost", "coût interne"), Kind.NUMBER,
           Label("Cost of an advisor of the centres, in training or trained.",
                 "Coût d'un conseiller des centres, en formation ou formé."), unit="EUR/FTE-month", default=0.0),
    Column("unmet_cost", Label("unmet cost", "coût du travail non fait", ("coût non fait", "coût de la charge non servie", "coût du non fait")),
           Kind.NUMBER, Label("Price of work that nobody does.", "Prix du travail que personne ne fait."),
           unit="EUR/FTE-month", default=20_000.0),
    Column("mobility_share", Label("mobility share", "part de mobilité", ("part mobilité",)), Kind.SHARE,
           Label("Largest share of a calendar year's transfers that may change Direction; blank: no limit.",
                 "Part maximale des transferts d'une année civile qui changent de Direction ; vide : sans limite."),
           unit="share", maximum=1.0),
    Column("maximum_move_distance",
           Label("maximum move distance", "distance maximale de mobilité",
                 ("distance maximale", "max move distance", "distance de mobilité maximale")),
           Kind.NUMBER,
           Label("Pairs that Routes does not list are allowed up to this distance; blank: only listed pairs are.",
                 "Les paires absentes de Mobilité sont permises jusqu'à cette distance ; vide : seules les paires listées le sont."),
           unit="km"),
    Column("move_cost", Label("move cost", "coût de mobilité", ("coût d'une mobilité", "coût mobilité")), Kind.NUMBER,
           Label("Cost of a move on a pair that Routes does not list.",
                 "Coût d'une mobilité sur une paire absente de Mobilité."), unit="EUR/FTE", default=0.0),
    Column("as_of", Label("as of", "à date du", ("date d'arrêté", "arrêté au", "as of month", "à date", "mois d'arrêté")), Kind.MONTH,
           Label("Months before this one are what the Actuals sheet says; blank: everything is planned.",
                 "Les mois avant celui-ci sont ce que dit Réalisé ; vide : tout est planifié."), unit="month"),
)  # fmt: skip

INPUTS: tuple[Sheet, ...] = (
    Sheet(
        "settings", Label("Settings", "Paramètres", ("parametres", "réglages")), Label("setting", "paramètre"),
        Label("The horizon, the unit of headcount, and the costs that hold everywhere.",
              "L'horizon, l'unité d'effectif et les coûts valables partout."),
        (
            Column("setting", Label("Setting", "Paramètre", ("clé", "key", "réglage")), Kind.TEXT,
                   Label("Which setting.", "Quel paramètre."), required=True, width=26),
            Column("value", Label("Value", "Valeur"), Kind.ANY, Label("Its value.", "Sa valeur."), width=18),
            Column("unit", Label("Unit", "Unité"), Kind.TEXT, Label("Its unit, for people.", "Son unité, pour les personnes.")),
            _SOURCE,
            _NOTE,
        ),
        key_columns=("setting",), required=True,
    ),
    Sheet(
        "directions", Label("Directions", "Directions"), Label("Direction", "Direction"),
        Label("The regional Directions and the service centre of each.", "Les Directions régionales et le centre de chacune."),
        (
            Column("direction", Label("Direction", "Direction", ("name", "nom")), Kind.TEXT,
                   Label("Name of the Direction.", "Nom de la Direction."), required=True, width=20),
            Column("city", Label("City", "Ville"), Kind.TEXT, Label("Where its centre is.", "Où est son centre.")),
            Column("latitude", Label("Latitude", "Latitude", ("lat",)), Kind.NUMBER,
                   Label("Of the centre, north positive.", "Du centre, nord positif."), unit="°", minimum=-90, maximum=90),
            Column("longitude", Label("Longitude", "Longitude", ("lon", "long")), Kind.NUMBER,
                   Label("Of the centre, east positive.", "Du centre, est positif."), unit="°", minimum=-180, maximum=180),
            Column("opens", Label("Opens", "Ouverture", ("opening", "ouvre", "date d'ouverture", "opening month")), Kind.MONTH,
                   Label("First month of its centre; blank: open already.", "Premier mois de son centre ; vide : déjà ouvert."), unit="month"),
            Column("starting_staff", Label("Starting staff", "Effectif initial", ("effectif de départ", "effectif au départ")), Kind.NUMBER,
                   Label("Trained advisors before the first month.", "Conseillers formés avant le premier mois."), unit="FTE", default=0.0),
            Column("minimum_staff", Label("Minimum staff", "Effectif minimum", ("minimum", "effectif minimal")), Kind.NUMBER,
                   Label("Trained advisors the centre must have; blank: no minimum.", "Conseillers formés que le centre doit avoir ; vide : pas de minimum."), unit="FTE"),
            Column("minimum_from", Label("Minimum from", "Minimum à partir de", ("minimum dès", "minimum depuis", "minimum à partir du", "minimum holds from")), Kind.MONTH,
                   Label("Month from which the minimum holds; blank: from the opening.", "Mois à partir duquel le minimum vaut ; vide : dès l'ouverture."), unit="month"),
            Column("maximum_staff", Label("Maximum staff", "Effectif maximum", ("maximum", "effectif maximal")), Kind.NUMBER,
                   Label("Trained advisors the centre can hold; blank: no limit.", "Conseillers formés que le centre peut accueillir ; vide : sans limite."), unit="FTE"),
            Column("attrition", Label("Attrition", "Attrition", ("attrition mensuelle", "taux d'attrition")), Kind.SHARE,
                   Label("Share of its advisors that leave in a month.", "Part de ses conseillers qui partent chaque mois."), unit="share/month", default=0.0, maximum=1.0),
            Column("customers_share", Label("Share of customers", "Part des clients", ("customer share", "part clients", "share")), Kind.SHARE,
                   Label("Share of all customers, and so of work counted in total.", "Part de tous les clients, et donc du travail compté au total."), unit="share", maximum=1.0),
            Column("training_seats", Label("Training seats", "Places de formation", ("seats", "places")), Kind.NUMBER,
                   Label("People who can be in training for the centre in a month; blank: no limit.", "Personnes qui peuvent être en formation pour le centre dans un mois ; vide : sans limite."), unit="FTE"),
            Column("accompaniment", Label("Accompaniment", "Accompagnement"), Kind.NUMBER,
                   Label("Departures for the centre in a month that health and social staff can accompany; blank: no limit.", "Départs vers le centre dans un mois que le réseau santé et social peut accompagner ; vide : sans limite."), unit="FTE/month"),
            Column("served_elsewhere", Label("Served elsewhere", "Servi ailleurs", ("part servie ailleurs",)), Kind.SHARE,
                   Label("Largest share of its work that other Directions may do; blank: no limit.", "Part maximale de son travail que d'autres Directions peuvent faire ; vide : sans limite."), unit="share", maximum=1.0),
            Column("confidence", Label("Confidence", "Confiance", ("niveau de confiance",)), Kind.SHARE,
                   Label("How sure the minimum must be in each month, above 0 and below 100 %; blank: as the average gives it.",
                         "Certitude voulue du minimum chaque mois, au-dessus de 0 et en dessous de 100 % ; vide : comme la moyenne le donne."), unit="share", maximum=1.0),
            _SOURCE, _NOTE,
        ),
        key_columns=("direction",), required=True,
    ),
    Sheet(
        "types", Label("Advisor types", "Types de conseillers", ("types", "types de conseiller", "advisor type")), Label("type", "type"),
        Label("The kinds of advisors, and what their training takes.", "Les types de conseillers et ce que demande leur formation."),
        (
            Column("type", Label("Type", "Type", ("advisor type", "type de conseiller")), Kind.TEXT, Label("Name of the type.", "Nom du type."), required=True),
            Column("training_months", Label("Training months", "Mois de formation", ("durée de formation",)), Kind.INTEGER,
                   Label("Months from leaving the pool to being trained; 0: productive at once.", "Mois entre le départ du vivier et la fin de formation ; 0 : productif tout de suite."), unit="months", default=0, maximum=60),
            Column("training_cost", Label("Training cost", "Coût de formation"), Kind.NUMBER, Label("Cost of training one FTE.", "Coût de formation d'un ETP."), unit="EUR/FTE", default=0.0),
            Column("productivity_1", Label("Productivity month 1", "Productivité mois 1", ("productivité du mois 1",)), Kind.SHARE,
                   Label("Productivity in the first month after training.", "Productivité le premier mois après la formation."), unit="share", default=1.0, maximum=1.0),
            Column("productivity_2", Label("Productivity month 2", "Productivité mois 2", ("productivité du mois 2",)), Kind.SHARE,
                   Label("Productivity in the second month after training.", "Productivité le deuxième mois après la formation."), unit="share", default=1.0, maximum=1.0),
            Column("productivity_3", Label("Productivity month 3", "Productivité mois 3", ("productivité du mois 3",)), Kind.SHARE,
                   Label("Productivity in the third month after training.", "Productivité le troisième mois après la formation."), unit="share", default=1.0, maximum=1.0),
            Column("trainer_load", Label("Trainer load", "Charge de formateur", ("charge formateur", "charge de formation", "charge de tutorat")), Kind.NUMBER,
                   Label("Trained staff tied up per person in training.", "Personnel formé mobilisé par personne en formation."), unit="FTE/FTE", default=0.0),
            Column("pass_rate", Label("Pass rate", "Taux de réussite", ("réussite",)), Kind.SHARE,
                   Label("Share of those trained who become advisors of the centre.", "Part des personnes formées qui deviennent conseillers du centre."), unit="share", default=1.0, maximum=1.0),
            Column("pay_in_training", Label("Pay in training", "Rémunération en formation", ("paie en formation", "salaire en formation", "coût en formation")), Kind.SHARE,
                   Label("Share of the internal cost paid during training.", "Part du coût interne payée pendant la formation."), unit="share", default=1.0, maximum=1.0),
            Column("smallest_group", Label("Smallest group", "Groupe minimal", ("groupe minimum", "groupe de formation", "training group")), Kind.NUMBER,
                   Label("Advisors who leave together for one Direction's training: so many at least, or none; blank or 0: any number.",
                         "Conseillers qui partent ensemble en formation pour une Direction : au moins autant, ou aucun ; vide ou 0 : sans minimum."), unit="FTE", default=0.0),
            _SOURCE, _NOTE,
        ),
        key_columns=("type",), required=True,
    ),
    Sheet(
        "pools", Label("Pools", "Viviers", ("vivier", "pool")), Label("pool", "vivier"),
        Label("Advisors whose activity declines: one pool per type and Direction.", "Les conseillers dont l'activité décline : un vivier par type et Direction."),
        (
            Column("pool", Label("Pool", "Vivier", ("name", "nom")), Kind.TEXT, Label("Name of the pool.", "Nom du vivier."), required=True, width=24),
            _name("type", Label("Type", "Type"), Label("Their type.", "Leur type."), "types", required=True),
            _name("direction", Label("Direction", "Direction"), Label("Their home Direction.", "Leur Direction d'origine."), "directions", required=True),
            Column("available", Label("Available", "Disponible", ("disponibles", "effectif", "effectif disponible")), Kind.NUMBER,
                   Label("Advisors in the pool before the first month.", "Conseillers du vivier avant le premier mois."), unit="FTE", required=True, maximum=1e8),
            Column("release_rate", Label("Release per month", "Départs par mois", ("libération par mois", "release rate", "départs mensuels")), Kind.NUMBER,
                   Label("Most that may leave in a month; blank: no limit.", "Départs au plus par mois ; vide : sans limite."), unit="FTE/month"),
            Column("release_total", Label("Release total", "Départs au total", ("libération totale", "total release", "départs total")), Kind.NUMBER,
                   Label("Most that may leave over the horizon; blank: no limit.", "Départs au plus sur l'horizon ; vide : sans limite."), unit="FTE"),
            Column("attrition", Label("Attrition", "Attrition"), Kind.SHARE,
                   Label("Share of the pool that leaves the company in a month.", "Part du vivier qui quitte l'entreprise chaque mois."), unit="share/month", default=0.0, maximum=1.0),
            Column("floor", Label("Floor", "Plancher"), Kind.NUMBER,
                   Label("Advisors its own activity still needs, at least; blank: none.", "Conseillers dont sa propre activité a encore besoin, au moins ; vide : aucun."), unit="FTE"),
            _SOURCE, _NOTE,
        ),
        key_columns=("pool",), required=True,
    ),
    Sheet(
        "routes", Label("Routes", "Mobilité", ("mobilités", "trajets")), Label("pair of Directions", "paire de Directions"),
        Label("Which moves between Directions are allowed, one way, and what they take.", "Quelles mobilités entre Directions sont permises, dans un sens, et ce qu'elles demandent."),
        (
            _name("from", Label("From", "De", ("origine", "départ", "depuis")), Label("Home Direction.", "Direction d'origine."), "directions", required=True),
            _name("to", Label("To", "Vers", ("à", "destination", "arrivée")), Label("Destination.", "Destination."), "directions", required=True),
            Column("allowed", Label("Allowed", "Autorisé", ("permis", "autorisée", "permise")), Kind.YESNO,
                   Label("Whether advisors may move this way; blank: yes.", "Si cette mobilité est permise ; vide : oui."), default=True),
            Column("distance", Label("Distance", "Distance"), Kind.NUMBER, Label("By default the great circle between the two cities.", "Par défaut, l'orthodromie entre les deux villes."), unit="km"),
            Column("cost", Label("Cost", "Coût"), Kind.NUMBER, Label("Cost of moving one FTE.", "Coût de mobilité d'un ETP."), unit="EUR/FTE", default=0.0),
            Column("maximum", Label("Maximum", "Maximum", ("max",)), Kind.NUMBER, Label("Most that may move this way over the horizon; blank: no limit.", "Mobilités au plus sur l'horizon ; vide : sans limite."), unit="FTE"),
            _SOURCE, _NOTE,
        ),
        key_columns=("from", "to"),
    ),
    Sheet(
        "seats", Label("Training seats", "Places de formation", ("places",)), Label("Direction", "Direction"),
        Label("Seats by month, where they differ from the Direction's constant.", "Places par mois, là où elles diffèrent de la constante de la Direction."),
        (_name("direction", Label("Direction", "Direction"), Label("For which centre.", "Pour quel centre."), "directions", required=True), _SOURCE, _NOTE),
        key_columns=("direction",),
        months=Column("seats", Label("Seats", "Places"), Kind.NUMBER, Label("People in training; blank: the Direction's constant.", "Personnes en formation ; vide : la constante de la Direction."), unit="FTE"),
    ),
    Sheet(
        "floors", Label("Pool floors", "Planchers", ("planchers des viviers", "pool floor")), Label("pool", "vivier"),
        Label("Floors by month, where they differ from the pool's constant.", "Planchers par mois, là où ils diffèrent de la constante du vivier."),
        (_name("pool", Label("Pool", "Vivier"), Label("Which pool.", "Quel vivier."), "pools", required=True), _SOURCE, _NOTE),
        key_columns=("pool",),
        months=Column("floor", Label("Floor", "Plancher"), Kind.NUMBER, Label("Advisors still needed; blank: the larger of the pool's constant and what its source activities need.", "Conseillers encore nécessaires ; vide : le plus grand de la constante du vivier et de ce que demandent ses activités d'origine."), unit="FTE"),
    ),
    Sheet(
        "sources", Label("Source activities", "Activités d'origine", ("source activity", "activité d'origine", "activités sources")),
        Label("activity that pools do today", "activité que font les viviers aujourd'hui"),
        Label("What the pools do today: its work, in house, gives their floors by month.", "Ce que font les viviers aujourd'hui : sa charge en interne donne leurs planchers par mois."),
        (
            Column("activity", Label("Activity", "Activité", ("name", "nom")), Kind.TEXT, Label("Name of the activity.", "Nom de l'activité."), required=True, width=24),
            _name("type", Label("Type", "Type"), Label("The type of advisor that does it.", "Le type de conseiller qui la fait."), "types", required=True),
            _name("direction", Label("Direction", "Direction"), Label("Only the pools of this Direction; blank: all pools of the type.", "Les viviers de cette Direction seulement ; vide : tous ceux du type."), "directions"),
            Column("contacts", Label("Contacts per month", "Contacts par mois", ("contacts", "contacts mensuels", "monthly contacts")), Kind.NUMBER,
                   Label("Contacts of a month; a quarter's flow is divided by 3. May be blank where Source volumes fills every month.", "Contacts d'un mois ; le flux d'un trimestre est divisé par 3. Peut rester vide si Volumes d'origine remplit chaque mois."), unit="contacts/month"),
            Column("month", Label("In month", "Au mois de", ("month", "mois", "as of", "en")), Kind.MONTH,
                   Label("The month of these contacts; blank: the first month.", "Le mois de ces contacts ; vide : le premier mois."), unit="month"),
            Column("earlier_contacts", Label("Earlier contacts", "Contacts antérieurs", ("contacts before", "anciens contacts")), Kind.NUMBER,
                   Label("Contacts of an earlier month: the trend between the two goes on.", "Contacts d'un mois antérieur : la tendance entre les deux se poursuit."), unit="contacts/month"),
            Column("earlier_month", Label("Earlier month", "Mois antérieur", ("ancien mois",)), Kind.MONTH,
                   Label("The month of the earlier contacts.", "Le mois des contacts antérieurs."), unit="month"),
            Column("yearly_change", Label("Yearly change", "Évolution annuelle", ("change per year", "évolution par an", "variation annuelle")), Kind.SHARE,
                   Label("The trend, −10 % a year for instance, instead of earlier contacts; neither: no change.", "La tendance, −10 % par an par exemple, au lieu des contacts antérieurs ; ni l'un ni l'autre : aucune évolution."), unit="share/year", minimum=None),
            Column("stated_change", Label("Stated change", "Évolution annoncée", ("claimed change", "évolution affichée", "variation annoncée")), Kind.SHARE,
                   Label("What a document claims from the earlier to the later contacts; only compared with them.", "Ce qu'un document annonce des contacts antérieurs aux contacts ultérieurs ; seulement comparé avec eux."), unit="share", minimum=None),
            Column("handling_time", Label("Handling time", "Durée de traitement", ("handling time (min)", "dmt", "temps de traitement", "durée moyenne de traitement")), Kind.NUMBER,
                   Label("Minutes per contact.", "Minutes par contact."), unit="min", required=True),
            Column("outsourced", Label("Outsourced", "Sous-traité", ("outsourced share", "part sous-traitée")), Kind.SHARE,
                   Label("Share that partners do.", "Part que font les prestataires."), unit="share", default=0.0, maximum=1.0),
            _SOURCE, _NOTE,
        ),
        key_columns=("activity",),
    ),
    Sheet(
        "source_volumes", Label("Source volumes", "Volumes d'origine", ("source volume", "volumes sources")), Label("source activity", "activité d'origine"),
        Label("Contacts of source activities by month, where they differ from the trend.", "Contacts des activités d'origine par mois, là où ils diffèrent de la tendance."),
        (Column("activity", Label("Activity", "Activité", ("name", "nom")), Kind.NAME, Label("Which source activity.", "Quelle activité d'origine."), refers_to="sources", required=True, width=24), _SOURCE, _NOTE),
        key_columns=("activity",),
        months=Column("contacts", Label("Contacts", "Contacts"), Kind.NUMBER, Label("Contacts of the month; blank: the trend.", "Contacts du mois ; vide : la tendance."), unit="contacts"),
    ),
    Sheet(
        "customers", Label("Customers", "Parc clients", ("clients", "parc")), Label("line", "ligne"),
        Label("The forecast of customers that drives the work.", "La prévision de clients dont dépend le travail."),
        (Column("line", Label("Line", "Ligne"), Kind.TEXT, Label("customers (end of month) or new customers (in the month).", "clients (fin de mois) ou nouveaux clients (dans le mois)."), required=True, width=20), _SOURCE, _NOTE),
        key_columns=("line",), lines=CUSTOMER_LINES,
        months=Column("customers", Label("Customers", "Clients"), Kind.NUMBER, Label("Number of customers.", "Nombre de clients."), unit="customers"),
    ),
    Sheet(
        "activities", Label("Activities", "Activités", ("activité",)), Label("activity", "activité"),
        Label("The activities of a centre, what drives their work and what partners may do of it.", "Les activités d'un centre, ce qui en détermine la charge et ce que les prestataires peuvent en faire."),
        (
            Column("activity", Label("Activity", "Activité", ("name", "nom")), Kind.TEXT, Label("Name of the activity.", "Nom de l'activité."), required=True, width=24),
            Column("level", Label("Level", "Niveau"), Kind.TEXT, Label("N1 or N2, for people.", "N1 ou N2, pour les personnes.")),
            Column("driver", Label("Driver", "Inducteur", ("pilote", "moteur", "base")), Kind.CHOICE, Label("The line of Customers that drives its work.", "La ligne de Parc clients qui détermine sa charge."), choices=CUSTOMER_LINES, default="customers"),
            Column("units_per_fte", Label("Units per FTE", "Unités par ETP", ("clients par etp", "customers per fte")), Kind.NUMBER,
                   Label("Customers that one FTE serves; or fill the two next columns.", "Clients que sert un ETP ; ou remplir les deux colonnes suivantes."), unit="customers/FTE"),
            Column("contacts_per_1000", Label("Contacts per 1,000", "Contacts pour 1 000", ("contacts per 1000", "contacts pour 1000", "contacts pour mille", "contacts / 1000", "contacts pour 1 000 clients")), Kind.NUMBER,
                   Label("Contacts a month per 1,000 units of the driver.", "Contacts par mois pour 1 000 unités de l'inducteur."), unit="contacts"),
            Column("handling_time", Label("Handling time", "Durée de traitement", ("handling time (min)", "dmt", "temps de traitement", "durée moyenne de traitement")), Kind.NUMBER,
                   Label("Minutes per contact.", "Minutes par contact."), unit="min"),
            Column("service_level", Label("Service level", "Niveau de service", ("taux de service", "qualité de service")), Kind.SHARE,
                   Label("Share of contacts answered in time: the work is then what the queue needs. Above 0, below 100 %; blank: none.", "Part des contacts pris à temps : la charge est alors ce que demande la file. Plus de 0, moins de 100 % ; vide : aucun."), unit="share", maximum=1.0),
            Column("answer_within", Label("Answer within", "Réponse sous", ("answered within", "réponse en", "délai de réponse")), Kind.NUMBER,
                   Label("Seconds within which these contacts are answered.", "Secondes sous lesquelles ces contacts sont pris."), unit="s", default=20.0),
            Column("opening_hours", Label("Opening hours", "Heures d'ouverture", ("opening hours per week", "heures d'ouverture par semaine", "hours open")), Kind.NUMBER,
                   Label("Hours a week during which contacts come; needed with a service level.", "Heures par semaine pendant lesquelles arrivent les contacts ; nécessaires avec un niveau de service."), unit="h/week", maximum=168.0),
            Column("queue", Label("Queue", "File", ("file d'attente", "type de file")), Kind.CHOICE,
                   Label("own: a queue in each Direction; shared: one for all Directions.", "propre : une file par Direction ; commune : une seule pour toutes."), choices=QUEUES, default="own"),
            Column("outsourced_min", Label("Outsourced min", "Sous-traité min", ("outsourced minimum", "outsourced at least", "sous-traité minimum", "part sous-traitée min", "min sous-traité", "sous-traitance min")), Kind.SHARE,
                   Label("Share that partners do at least; blank: none.", "Part que les prestataires font au moins ; vide : aucune."), unit="share", maximum=1.0),
            Column("outsourced_max", Label("Outsourced max", "Sous-traité max", ("outsourced maximum", "outsourced at most", "sous-traité maximum", "part sous-traitée max", "max sous-traité", "sous-traitance max")), Kind.SHARE,
                   Label("Share that partners do at most; blank: no limit.", "Part que les prestataires font au plus ; vide : sans limite."), unit="share", maximum=1.0),
            _SOURCE, _NOTE,
        ),
        key_columns=("activity",),
    ),
    Sheet(
        "workload", Label("Workload", "Charge", ("charge de travail", "charges")), Label("activity (and Direction)", "activité (et Direction)"),
        Label("Work in FTE where it is known; a filled month overrides the driver.", "La charge en ETP là où elle est connue ; un mois rempli remplace l'inducteur."),
        (
            Column("activity", Label("Activity", "Activité"), Kind.NAME, Label("Which activity.", "Quelle activité."), refers_to="activities", required=True, width=24),
            _name("direction", Label("Direction", "Direction"), Label("Of which Direction's customers; blank: all, spread by share of customers.", "Des clients de quelle Direction ; vide : toutes, réparties par part des clients."), "directions"),
            _SOURCE, _NOTE,
        ),
        key_columns=("activity", "direction"),
        months=Column("work", Label("Work", "Charge"), Kind.NUMBER, Label("Work in the month; blank: the driver's.", "Charge du mois ; vide : celle de l'inducteur."), unit="FTE"),
    ),
    Sheet(
        "partners", Label("Partners", "Prestataires", ("partenaires", "partner")), Label("partner", "prestataire"),
        Label("The outsourcing partners.", "Les prestataires."),
        (
            Column("partner", Label("Partner", "Prestataire", ("partenaire", "name", "nom")), Kind.TEXT, Label("Name of the partner.", "Nom du prestataire."), required=True, width=20),
            Column("site", Label("Site", "Site"), Kind.TEXT, Label("Where it works.", "Où il travaille.")),
            Column("capacity", Label("Capacity", "Capacité"), Kind.NUMBER, Label("Most it can do in a month; blank: no limit.", "Ce qu'il peut faire au plus par mois ; vide : sans limite."), unit="FTE"),
            Column("commitment", Label("Commitment", "Engagement"), Kind.NUMBER, Label("What is paid in any month, used or not.", "Ce qui est payé chaque mois, utilisé ou non."), unit="FTE", default=0.0),
            Column("cost", Label("Cost", "Coût"), Kind.NUMBER, Label("Price of its work.", "Prix de son travail."), unit="EUR/FTE-month", default=0.0),
            Column("change", Label("Change per month", "Variation par mois", ("variation mensuelle", "change", "variation")), Kind.NUMBER, Label("Most its work may rise or fall between two months; blank: no limit.", "Variation au plus de son travail entre deux mois ; vide : sans limite."), unit="FTE/month"),
            Column("activities", Label("Activities", "Activités"), Kind.NAMES, Label("What it does, separated by ; — blank: all.", "Ce qu'il fait, séparé par ; — vide : tout."), refers_to="activities", width=30),
            _SOURCE, _NOTE,
        ),
        key_columns=("partner",),
    ),
    Sheet(
        "outsourcing", Label("Outsourcing", "Sous-traitance"), Label("line", "ligne"),
        Label("The largest share of all work that partners may do, by month.", "La part maximale de tout le travail que les prestataires peuvent faire, par mois."),
        (Column("line", Label("Line", "Ligne"), Kind.TEXT, Label("max share.", "part maximale."), required=True, width=20), _SOURCE, _NOTE),
        key_columns=("line",), lines=OUTSOURCING_LINES,
        months=Column("share", Label("Share", "Part"), Kind.SHARE, Label("Blank: no limit.", "Vide : sans limite."), unit="share", maximum=1.0),
    ),
    Sheet(
        "envelopes", Label("Envelopes", "Enveloppes", ("enveloppe", "envelope")), Label("window", "fenêtre"),
        Label("How many transfers are expected in a window of months.", "Combien de transferts sont attendus dans une fenêtre de mois."),
        (
            Column("envelope", Label("Envelope", "Enveloppe", ("name", "nom")), Kind.TEXT, Label("Name of the envelope.", "Nom de l'enveloppe."), required=True, width=24),
            Column("from", Label("From", "De", ("début", "du", "depuis")), Kind.MONTH, Label("First month of departure; blank: the first month.", "Premier mois de départ ; vide : le premier mois."), unit="month"),
            Column("to", Label("To", "À", ("fin", "au", "jusqu'à", "vers")), Kind.MONTH, Label("Last month of departure; blank: the last month.", "Dernier mois de départ ; vide : le dernier mois."), unit="month"),
            Column("minimum", Label("Minimum", "Minimum", ("min",)), Kind.NUMBER, Label("Blank: no minimum.", "Vide : pas de minimum."), unit="FTE"),
            Column("maximum", Label("Maximum", "Maximum", ("max",)), Kind.NUMBER, Label("Blank: no maximum.", "Vide : pas de maximum."), unit="FTE"),
            _name("type", Label("Type", "Type"), Label("Only this type; blank: all.", "Ce type seulement ; vide : tous."), "types"),
            _name("direction", Label("Direction", "Direction"), Label("Only this destination; blank: all.", "Cette destination seulement ; vide : toutes."), "directions"),
            _SOURCE, _NOTE,
        ),
        key_columns=("envelope",),
    ),
    Sheet(
        "rules", Label("Rules", "Règles", ("regle", "règle", "rule")), Label("rule family", "famille de règles"),
        Label("How each rule is applied; after a solve, whether it was kept and where it is tightest.", "Comment chaque règle s'applique ; après calcul, si elle est tenue et où elle est la plus serrée."),
        (
            Column("rule", Label("Rule", "Règle"), Kind.CHOICE, Label("The rule family.", "La famille de règles."), required=True, choices=tuple(Choice(r.id, Label(r.id, r.label.fr, (r.label.en, *r.label.also))) for r in RULES), width=28),
            Column("mode", Label("Mode", "Mode"), Kind.CHOICE, Label("hard: always kept; soft: may be missed at a price; off: not applied.", "ferme : toujours tenue ; souple : peut être manquée à un prix ; inactive : non appliquée."), choices=MODES, default="hard"),
            Column("price", Label("Price", "Prix"), Kind.NUMBER, Label("Of a unit of shortfall, when soft.", "D'une unité de manque, quand elle est souple."), unit="EUR", default=DEFAULT_PRICE),
            Column("unit", Label("Unit", "Unité"), Kind.TEXT, Label("Unit of the shortfall, for people.", "Unité du manque, pour les personnes.")),
            Column("may_relax", Label("May be relaxed", "Peut être assouplie", ("assouplissable", "may relax")), Kind.YESNO, Label("Whether a repair may touch it when no plan exists; blank: yes.", "Si une réparation peut y toucher quand aucun plan n'existe ; vide : oui."), default=True),
            Column("relax_price", Label("Relaxing price", "Prix d'assouplissement", ("prix assouplissement",)), Kind.NUMBER, Label("Price of a unit in a repair; blank: its price.", "Prix d'une unité dans une réparation ; vide : son prix."), unit="EUR"),
            _SOURCE, _NOTE,
            Column("status", Label("Status", "Statut", ("état",)), Kind.TEXT, Label("Kept, at its limit, missed, or broken by the past: by what happened before the as-of month, while the plan adds nothing to it.", "Tenue, à sa limite, manquée, ou enfreinte par le passé : par ce qui est arrivé avant la date d'arrêté, sans que le plan y ajoute."), result=True, width=24),
            Column("tightest", Label("Tightest where", "Le plus serré", ("où le plus serré", "plus serré où")), Kind.TEXT, Label("The place and month with the least room.", "Le lieu et le mois où il reste le moins de marge."), result=True, width=34),
            Column("slack", Label("Slack", "Marge"), Kind.NUMBER, Label("Room left there.", "Marge restante à cet endroit."), result=True, minimum=None),
        ),
        key_columns=("rule",),
    ),
    Sheet(
        "goals", Label("Goals", "Objectifs", ("objectif", "goal")), Label("goal", "objectif"),
        Label("What is pursued, and in which order.", "Ce qui est recherché, et dans quel ordre."),
        (
            Column("goal", Label("Goal", "Objectif"), Kind.CHOICE, Label("Which goal.", "Quel objectif."), required=True, choices=tuple(Choice(g.id, g.label) for g in GOALS), width=18),
            Column("priority", Label("Priority", "Priorité"), Kind.ANY, Label("Lower numbers are met first; equal numbers are added; off removes it.", "Les plus petits d'abord ; les égaux s'ajoutent ; inactive : retiré."), minimum=None),
            Column("weight", Label("Weight", "Poids"), Kind.NUMBER, Label("Within its priority.", "Dans sa priorité."), default=1.0),
            Column("tolerance", Label("Tolerance", "Tolérance"), Kind.SHARE, Label("How far it may worsen for the next priority.", "De combien il peut se dégrader pour la priorité suivante."), unit="share", default=0.0),
            _SOURCE, _NOTE,
        ),
        key_columns=("goal",),
    ),
    Sheet(
        "decisions", Label("Decisions", "Décisions", ("decision",)), Label("decision", "décision"),
        Label("What people decided by hand: the plan keeps to it.", "Ce que des personnes ont décidé : le plan s'y tient."),
        (
            _name("pool", Label("Pool", "Vivier"), Label("Blank: all pools together.", "Vide : tous les viviers ensemble."), "pools"),
            _name("to", Label("To", "Vers", ("à", "destination")), Label("Blank: all destinations together.", "Vide : toutes les destinations ensemble."), "directions"),
            Column("month", Label("Month", "Mois"), Kind.MONTH, Label("Blank: all months together.", "Vide : tous les mois ensemble."), unit="month"),
            Column("kind", Label("Kind", "Nature", ("genre", "sens")), Kind.CHOICE, Label("fix, at least or at most.", "fixer, au moins ou au plus."), required=True, choices=KINDS),
            Column("fte", Label("FTE", "ETP"), Kind.NUMBER, Label("How many advisors.", "Combien de conseillers."), unit="FTE", required=True),
            Column("by", Label("By", "Par", ("auteur", "qui")), Kind.TEXT, Label("Who decided.", "Qui a décidé.")),
            Column("why", Label("Why", "Pourquoi", ("motif", "raison")), Kind.TEXT, Label("For what reason.", "Pour quelle raison."), width=34),
        ),
    ),
    Sheet(
        "actuals", Label("Actuals", "Réalisé", ("réalisés", "actual")), Label("past move", "mobilité passée"),
        Label("Transfers that happened; before the as-of month nothing is planned again.", "Les transferts qui ont eu lieu ; avant la date d'arrêté rien n'est replanifié."),
        (
            _name("pool", Label("Pool", "Vivier"), Label("Which pool they left.", "Quel vivier ils ont quitté."), "pools", required=True),
            _name("to", Label("To", "Vers", ("à", "destination")), Label("For which centre.", "Pour quel centre."), "directions", required=True),
            Column("month", Label("Month", "Mois"), Kind.MONTH, Label("When they left.", "Quand ils sont partis."), unit="month", required=True),
            Column("fte", Label("FTE", "ETP"), Kind.NUMBER, Label("How many advisors.", "Combien de conseillers."), unit="FTE", required=True),
        ),
    ),
    Sheet(
        "scenarios", Label("Scenarios", "Scénarios", ("scénario", "scenario")), Label("change", "changement"),
        Label("Scenarios to compare: each line changes one input in one of them.", "Scénarios à comparer : chaque ligne change une entrée de l'un d'eux."),
        (
            Column("scenario", Label("Scenario", "Scénario"), Kind.TEXT, Label("Name of the scenario.", "Nom du scénario."), required=True, width=28),
            Column("sheet", Label("Sheet", "Feuille"), Kind.TEXT, Label("Which sheet is changed.", "Quelle feuille est changée."), width=18),
            Column("row", Label("Row", "Ligne"), Kind.TEXT, Label("Which row, by its name; blank: all.", "Quelle ligne, par son nom ; vide : toutes."), width=22),
            Column("column", Label("Column", "Colonne"), Kind.ANY, Label("Which column or month; blank: all months.", "Quelle colonne ou quel mois ; vide : tous les mois."), width=18, minimum=None),
            Column("change", Label("Change", "Changement"), Kind.CHOICE, Label("set, × or +.", "fixer, × ou +."), choices=CHANGES),
            Column("value", Label("Value", "Valeur"), Kind.ANY, Label("The new value, factor or amount.", "La nouvelle valeur, le facteur ou le montant."), minimum=None),
            _SOURCE, _NOTE,
        ),
    ),
)  # fmt: skip

_BY_KEY = {sheet.key: sheet for sheet in INPUTS}


def input_sheet(key: str) -> Sheet:
    """The input sheet called ``key`` in the code; KeyError where there is none."""
    return _BY_KEY[key]
