"""Columns of the plan workbook's own sheets that are read back: decisions on Transfers, records on Planner."""

from __future__ import annotations

import enum

from planner.schema.results import RESULTS
from planner.schema.types import Choice, Column, Kind, Label, Sheet

DECISION_COLUMNS: tuple[Column, ...] = (
    Column("fixed", Label("Fixed", "Fixé", ("fix", "fixe", "fixer")), Kind.NUMBER,
           Label("Exactly so many advisors take this way over the whole horizon; blank: open.",
                 "Exactement tant de conseillers prennent ce chemin sur tout l'horizon ; vide : libre."), unit="FTE", width=6),
    Column("at_least", Label("At least", "Au moins", ("minimum", "min")), Kind.NUMBER,
           Label("At least so many over the whole horizon; blank: no minimum.",
                 "Au moins tant sur tout l'horizon ; vide : pas de minimum."), unit="FTE", width=6),
    Column("at_most", Label("At most", "Au plus", ("maximum", "max")), Kind.NUMBER,
           Label("At most so many over the whole horizon; blank: no limit.",
                 "Au plus tant sur tout l'horizon ; vide : sans limite."), unit="FTE", width=6),
    Column("lock", Label("Lock", "Verrou", ("locked", "verrouillé", "verrouiller")), Kind.YESNO,
           Label("yes: each month stays as the plan proposes it.", "oui : chaque mois reste tel que le plan le propose."),
           default=False, width=7),
    Column("note", Label("Comment", "Commentaire", ("comments", "commentaires", "remarque")), Kind.TEXT,
           Label("Why, or any remark; kept with its row.", "Pourquoi, ou toute remarque ; gardée avec sa ligne."), width=12),
)  # fmt: skip
"""What people fill in beside a proposed row of Transfers; numbers are on the row's total over the horizon."""

TRANSFERS = Sheet(
    "transfers",
    RESULTS["transfers"],
    Label("proposed row", "ligne proposée"),
    Label("What the plan proposes, and what people decide about it.", "Ce que le plan propose, et ce que l'on en décide."),
    (
        Column("pool", Label("Pool", "Vivier"), Kind.NAME, Label("Whom it concerns.", "Qui est concerné."), refers_to="pools", required=True, width=20),
        Column("type", Label("Type", "Type"), Kind.TEXT, Label("Their type.", "Leur type."), result=True),
        Column("from", Label("From", "De", ("origin", "origine")), Kind.TEXT, Label("Their home Direction.", "Leur Direction d'origine."), result=True),
        Column("to", Label("To", "Vers", ("à", "destination")), Kind.NAME, Label("For which centre.", "Pour quel centre."), refers_to="directions", required=True, width=20),
        Column("total", Label("Total", "Total"), Kind.NUMBER, Label("Over the horizon.", "Sur l'horizon."), unit="FTE", result=True),
        Column("move_cost", Label("Move cost", "Coût de mobilité"), Kind.NUMBER, Label("What each move this way costs.", "Ce que coûte chaque départ par ce chemin."), unit="EUR/FTE", result=True, width=11),
        Column("distance", Label("Distance", "Distance"), Kind.NUMBER, Label("How far it is.", "La distance à parcourir."), unit="km", result=True, width=10),
        *DECISION_COLUMNS,
    ),
    key_columns=("pool", "to"),
    months=Column("fte", Label("FTE", "ETP"), Kind.NUMBER, Label("Who leave in the month.", "Qui partent dans le mois."), unit="FTE"),
    result=True,
)  # fmt: skip


class RecordKind(enum.StrEnum):
    """What a line of the tool's own sheet records."""

    IDENTITY = "identity"
    MOVE = "move"
    PAST = "past"
    INPUT = "input"
    VERSION = "version"
    SHEET = "sheet"
    MARGIN = "margin"
    PRICE = "price"
    FIGURES = "figures"


RECORDS = Sheet(
    "identity",
    RESULTS["identity"],
    Label("record", "enregistrement"),
    Label("What the next version needs to know of this one.", "Ce que la prochaine version doit savoir de celle-ci."),
    (
        Column("record", Label("Record", "Enregistrement"), Kind.CHOICE, Label("What the line is.", "Ce qu'est la ligne."), required=True, width=20,
               choices=(
                   Choice(RecordKind.IDENTITY, Label("identity", "identité")),
                   Choice(RecordKind.MOVE, Label("agreed move", "mobilité convenue")),
                   Choice(RecordKind.PAST, Label("planned before", "prévu avant")),
                   Choice(RecordKind.INPUT, Label("input", "entrée")),
                   Choice(RecordKind.VERSION, Label("version", "version")),
                   Choice(RecordKind.SHEET, Label("sheet", "feuille")),
                   Choice(RecordKind.MARGIN, Label("margin", "marge")),
                   Choice(RecordKind.PRICE, Label("price of margins", "prix des marges")),
                   Choice(RecordKind.FIGURES, Label("figures", "chiffres")),
               )),
        Column("name", Label("Name", "Nom"), Kind.TEXT, Label("Of what, or of whom.", "De quoi, ou de qui."), width=30),
        Column("to", Label("To", "Vers"), Kind.TEXT, Label("For which centre, or which row.", "Pour quel centre, ou quelle ligne."), width=30),
        Column("month", Label("Month", "Mois"), Kind.MONTH, Label("When they leave.", "Quand ils partent."), unit="month", width=12),
        Column("fte", Label("FTE", "ETP"), Kind.NUMBER, Label("How many, at full precision.", "Combien, en toute précision."), unit="FTE", width=16),
        Column("content", Label("Content", "Contenu"), Kind.TEXT, Label("What is recorded.", "Ce qui est enregistré."), width=90),
    ),
    result=True,
)  # fmt: skip
"""The tool's own sheet: one table whose lines may stand in any order."""

_BY_KEY = {sheet.key: sheet for sheet in (TRANSFERS, RECORDS)}


def plan_sheet(key: str) -> Sheet:
    """The sheet of the plan workbook called ``key`` in the code; KeyError where there is none."""
    return _BY_KEY[key]
