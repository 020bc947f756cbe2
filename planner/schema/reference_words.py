"""The words of the reference pages of the workbook, in both languages."""

from __future__ import annotations

from planner.schema.types import Label

INTRODUCTION = Label(
    """\
# The workbook

One workbook holds a case. This page lists every input sheet and column. It is written from the table that the program
itself reads by (`planner/schema/inputs.py`): `python -m planner.schema.reference > docs/workbook.md`.

How a workbook is read:

- Sheets and columns are known by their **English or French** name, in any order, whatever the capitals, accents and
  spaces. A unit in brackets after a column's name is allowed: `Distance (km)`. Your own sheets and columns are left alone.
- **Months** are columns headed by a date, the first of the month: `2012-01`, `janv. 2012`, `Jan-12` or a date
  cell. A month in a cell is typed the same ways. The first column of a table by month needs no heading of its own
  where only one column can be meant.
- **Blank** means the default; for a limit it means no limit. **Zero is zero.**
- **Shares** are typed as `60 %` or as `0.6`. A bare number above 1 is an error that offers both readings.
- `Source` says where a row comes from: `F` a fact, `A` an assumption, `D` a decision. `Note` is for people.
- Columns in *italics* are written by a solve and ignored when read.

`planner new case.xlsx --example blank` writes an empty workbook with all of this; `planner check case.xlsx` lists what
is wrong with a filled one.
""",
    """\
# Le classeur

Un classeur contient un cas. Cette page décrit chaque feuille d'entrée et chaque colonne. Elle est écrite à partir de la table par
laquelle le programme lit lui-même (`planner/schema/inputs.py`) : `python -m planner.schema.reference fr > docs/fr/workbook.md`.

Comment un classeur est lu :

- Feuilles et colonnes se reconnaissent à leur nom **français ou anglais**, dans n'importe quel ordre, quels que soient majuscules,
  accents et espaces. Une unité entre parenthèses après le nom d'une colonne est admise : `Distance (km)`. Vos propres feuilles et
  colonnes ne sont pas touchées.
- Les **mois** sont des colonnes titrées par une date, le premier du mois : `2012-01`, `janv. 2012`, `Jan-12` ou une cellule de date.
  Un mois dans une cellule se saisit de même. La première colonne d'un tableau par mois peut se passer de titre quand une
  seule colonne est possible.
- Une cellule **vide** vaut la valeur par défaut ; pour une limite : pas de limite. **Zéro, c'est zéro.**
- Les **parts** se saisissent `60 %` ou `0,6`. Un nombre nu supérieur à 1 est une erreur, qui propose les deux lectures.
- `Source` dit d'où vient une ligne : `F` un fait, `A` une hypothèse, `D` une décision. `Note` est pour les personnes.
- Les colonnes en *italique* sont écrites par le calcul du plan et ignorées à la lecture.

`planner new cas.xlsx --example blank --lang fr` écrit un classeur vide avec tout cela ; `planner check cas.xlsx` dit ce qui ne va pas
dans un classeur rempli.
""",
)

WORDS: dict[str, Label] = {
    "yes": Label("yes", "oui"),
    "no": Label("no", "non"),
    "required": Label("required", "obligatoire"),
    "needed": Label("Required.", "Obligatoire."),
    "optional": Label("Optional.", "Facultative."),
    "row": Label("One row per {row}.", "Une ligne par {row}."),
    "at_least": Label(", at least {low}", ", au moins {low}"),
    "range": Label(", {low} to {high}", ", de {low} à {high}"),
    "rule": Label(
        "a rule's id or name, see [Rules](#rule-families)",
        "identifiant ou nom d'une règle, voir [Règles](#familles-de-règles)",
    ),
    "from": Label("{kind}, from {sheet}", "{kind}, de {sheet}"),
    "columns": Label(
        "Column | Holds | Unit | Blank means | Meaning", "Colonne | Contient | Unité | Vide vaut | Sens"
    ),
    "months": Label("month columns: {name}", "colonnes de mois : {name}"),
    "lines": Label("Lines: {lines}.", "Lignes : {lines}."),
    "setting": Label("Setting", "Paramètre"),
    "families": Label("Rule families", "Familles de règles"),
    "hard": Label(
        "A rule is `hard` unless the Rules sheet says otherwise. A `soft` rule may be missed; each unit of shortfall costs its price ({price} EUR where the cell is blank).",
        "Une règle est `ferme` sauf si la feuille Règles en dit autrement. Une règle `souple` peut être manquée ; chaque unité manquante coûte son prix ({price} EUR si la cellule est vide).",
    ),
    "rules": Label(
        "Id | Name | Unit | May be soft | What it demands",
        "Identifiant | Nom | Unité | Peut être souple | Ce qu'elle exige",
    ),
    "values": Label("Goal values", "Valeurs des objectifs"),
    "priorities": Label(
        "Goals with a smaller priority number are met first. A goal that the Goals sheet does not list keeps its default.",
        "Les objectifs de plus petit numéro de priorité passent d'abord. Un objectif absent de la feuille Objectifs garde sa valeur par défaut.",
    ),
    "goals": Label(
        "Goal | Default priority | Unit | What it sums",
        "Objectif | Priorité par défaut | Unité | Ce qu'il additionne",
    ),
    "results": Label("Sheets that a solve writes", "Feuilles écrites par le calcul du plan"),
    "replaced": Label(
        "They belong to the planner, which replaces them at each solve. Write decisions on Decisions, not over results,\nor beside the rows of Transfers, in the columns below.",
        "Elles appartiennent au planificateur, qui les remplace à chaque calcul. Les décisions s'écrivent dans Décisions, pas par-dessus les résultats,\nou à côté des lignes de Transferts, dans les colonnes ci-dessous.",
    ),
    "beside": Label("Decisions beside the rows of {sheet}", "Décisions à côté des lignes de {sheet}"),
    "sheets": Label("Sheet | One row per | Required", "Feuille | Une ligne par | Obligatoire"),
    "work": Label(
        "The work to be done comes from Customers with Activities, from Workload, or from both: one of them is needed.",
        "Le travail à faire vient de Parc clients avec Activités, de Charge, ou des deux : il faut l'un d'eux.",
    ),
}
