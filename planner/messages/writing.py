"""Messages of the stage "writing"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # A new workbook: cover page, Sources sheet, comments and validation.
    "template_cover": ("Read me", "Lisez-moi"),
    "template_sources": ("Sources", "Sources"),
    "template_about": ("What this workbook is for", "À quoi sert ce classeur"),
    "template_steps": ("Three steps", "Trois étapes"),
    "template_step_1": (
        "Fill in the yellow cells, the required sheets first. Each heading has a comment that says what is meant, in which unit, and what a blank cell stands for.",
        "Remplissez les cellules jaunes, les feuilles obligatoires d'abord. Chaque en-tête porte un commentaire : ce qui est attendu, dans quelle unité, et ce que vaut une cellule vide.",
    ),
    "template_step_2": (
        "planner check {file} — lists everything that is wrong or odd, with its sheet and cell.",
        "planner check {file} — liste tout ce qui est faux ou étrange, avec la feuille et la cellule.",
    ),
    "template_step_3": (
        "planner solve {file} — writes the plan to a new workbook beside this one; this file is left as it is.",
        "planner solve {file} — écrit le plan dans un nouveau classeur à côté de celui-ci ; ce fichier reste tel quel.",
    ),
    "template_legend": ("Colours", "Couleurs"),
    "template_legend_input": ("input: yours to fill in or change", "saisie : à remplir ou à changer"),
    "template_legend_fact": (
        "fact: Source is F, or the cell's comment cites the fact",
        "fait : la Source est F, ou le commentaire de la cellule cite le fait",
    ),
    "template_legend_required": ("heading of a required column", "en-tête d'une colonne obligatoire"),
    "template_legend_optional": ("heading of an optional column", "en-tête d'une colonne facultative"),
    "template_legend_source": (
        "Source column: F a fact, A an assumption, D a decision",
        "colonne Source : F un fait, A une hypothèse, D une décision",
    ),
    "template_sample": ("sample", "exemple"),
    "template_sheets": ("Sheets", "Feuilles"),
    "template_sheet": ("Sheet", "Feuille"),
    "template_needed": ("Needed", "Nécessaire"),
    "template_required": ("required", "obligatoire"),
    "template_optional": ("optional", "facultative"),
    "template_either": ("one of the two *", "l'une des deux *"),
    "template_row": ("One row per", "Une ligne par"),
    "template_purpose": ("What it holds", "Ce qu'elle contient"),
    "template_either_note": (
        "* The work to be done: Customers with Activities, or Workload, or both (a filled month of Workload comes first).",
        "* Le travail à faire : Parc clients avec Activités, ou Charge, ou les deux (un mois rempli de Charge l'emporte).",
    ),
    "template_results": (
        "Sheets that a solve adds",
        "Feuilles ajoutées par un calcul",
    ),
    "template_print": (
        "On paper, for a meeting: click the tab {first}, hold Shift and click the tab {last}, then print the selected sheets. Those are the four orange tabs: six pages for two years. The entire workbook prints every filled input and every result too; `planner solve --for-meeting` writes one that prints the four orange tabs and your own sheets only.",
        "Sur papier, pour une réunion : cliquez sur l'onglet {first}, puis sur l'onglet {last} en tenant Maj, et imprimez les feuilles sélectionnées. Ce sont les quatre onglets orange : six pages pour deux ans. Le classeur entier imprime aussi chaque entrée remplie et chaque résultat ; « planner solve --for-meeting » en écrit un qui n'imprime que les quatre onglets orange et vos propres feuilles.",
    ),
    "template_tips": ("Good to know", "Bon à savoir"),
    "template_tip_blank": (
        "A blank cell stands for its default; for a limit: no limit. Zero means zero.",
        "Une cellule vide vaut sa valeur par défaut ; pour une limite : sans limite. Zéro signifie zéro.",
    ),
    "template_tip_months": (
        "Month headings are dates (the first of the month). To plan longer, add months to the right and change “{setting}” on {sheet}.",
        "Les en-têtes de mois sont des dates (le premier du mois). Pour planifier plus loin, ajoutez des mois à droite et changez « {setting} » dans {sheet}.",
    ),
    "template_tip_yours": (
        "Your own sheets, columns, colours and comments are kept; rows and columns may be sorted and inserted. Keep the names of sheets and headings.",
        "Vos propres feuilles, colonnes, couleurs et commentaires sont conservés ; lignes et colonnes peuvent être triées et insérées. Gardez les noms des feuilles et des en-têtes.",
    ),
    "template_tip_fte": (
        "FTE: full-time equivalent. Costs are in {currency}.",
        "ETP : équivalent temps plein. Les coûts sont en {currency}.",
    ),
    "template_unit": ("Unit: {unit}.", "Unité : {unit}."),
    "template_blank": ("Blank: {default}.", "Vide : {default}."),
    "template_must": ("Required.", "Obligatoire."),
    "template_facts_title": ("Facts of the source document", "Faits du document source"),
    "template_facts_purpose": (
        "What is marked F rests on these. Everything marked A was assumed so that a plan can be computed; D was decided.",
        "Ce qui est marqué F repose sur eux. Tout ce qui est marqué A est supposé pour pouvoir calculer un plan ; D est décidé.",
    ),
    "template_fact_number": ("Fact", "Fait"),
    "template_fact_text": ("What the document says", "Ce que dit le document"),
    "template_doubts": ("Where the figures disagree", "Là où les chiffres se contredisent"),
    "template_error_at_least": ("A number of at least {minimum}.", "Un nombre d'au moins {minimum}."),
    "template_error_between": (
        "A number from {minimum} to {maximum}.",
        "Un nombre de {minimum} à {maximum}.",
    ),
    "template_error_whole": (
        "A whole number from {minimum} to {maximum}.",
        "Un nombre entier de {minimum} à {maximum}.",
    ),
    "template_error_share": (
        "A share from 0 % to {maximum}: type 60 % or 0.6.",
        "Une part de 0 % à {maximum} : tapez 60 % ou 0,6.",
    ),
    "template_error_month": (
        "A month, such as 2012-03: it becomes the date of the month's first day.",
        "Un mois, comme 2012-03 : il devient la date du premier jour du mois.",
    ),
    "template_error_choice": ("One of: {choices}.", "Au choix : {choices}."),
    "template_error_name": (
        "A name from the sheet “{sheet}”: choose it from the list, or add it there first.",
        "Un nom de la feuille « {sheet} » : choisissez-le dans la liste, ou ajoutez-le d'abord là-bas.",
    ),
    "template_error_once": (
        "This name is on the sheet already: each may be there once.",
        "Ce nom est déjà sur la feuille : chacun n'y figure qu'une fois.",
    ),
    "template_names": (
        "Names from the sheet “{sheet}”, separated by ;",
        "Des noms de la feuille « {sheet} », séparés par ;",
    ),
    # The workbook that results are written into.
    "writing.macros_left": (
        "The macros of {file} are not carried over: an .xlsx workbook cannot hold them. To keep them, write to a name that ends in {expected}.",
        "Les macros de {file} ne sont pas reprises : un classeur .xlsx ne peut pas en contenir. Pour les garder, écrivez sous un nom en {expected}.",
    ),
    "writing.cut": (
        "{sheet}, {cell}: the text is longer than the {limit} characters that a cell can hold. It is cut there and ends in “…”.",
        "{sheet}, {cell} : le texte dépasse les {limit} caractères qu'une cellule peut contenir. Il est coupé là et finit par « … ».",
    ),
    "writing.cut_property": (
        "The document property “{name}” is longer than the {limit} characters that Excel keeps. It is cut there and ends in “…”; the sheets hold the whole text.",
        "La propriété « {name} » du document dépasse les {limit} caractères qu'Excel garde. Elle est coupée là et finit par « … » ; les feuilles ont le texte entier.",
    ),
    "writing.currency": (
        "Headings and units that named {found} now name {expected}, the currency of the case ({count} {count?cell|cells}: {cells}).",
        "Les en-têtes et unités qui nommaient {found} nomment désormais {expected}, la devise du cas ({count} {count?cellule|cellules} : {cells}).",
    ),
    "writing.alone": (
        "The results are in a workbook of their own, which cannot be solved again: it lacks all sheets of {file}, inputs, decisions and your own ({detail}). Decide in {file}. To have both in one, open {file} in Excel or LibreOffice, save it and run the command again.",
        "Les résultats sont dans un classeur à part, qui ne peut pas être recalculé : toutes les feuilles de {file} y manquent, données, décisions et les vôtres ({detail}). Décidez dans {file}. Pour avoir les deux ensemble, ouvrez {file} dans Excel ou LibreOffice, enregistrez-le et relancez la commande.",
    ),
    "writing.alone_fault": (
        "a fault of this program, {fault}; run again with --verbose and report what it prints",
        "une panne de ce programme, {fault} ; relancez avec --verbose et signalez ce qui s'affiche",
    ),
    "writing.left_out": (
        "These sheets are left out, by a fault of this program ({fault}): {sheets}. The others are whole. Run again with --verbose and report what it prints.",
        "Ces feuilles manquent, par une panne de ce programme ({fault}) : {sheets}. Les autres sont entières. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    "writing.nothing": (
        "The workbook could not be written, by a fault of this program ({fault}). The results are told here, and with --json in full. Run again with --verbose and report what it prints.",
        "Le classeur n'a pas pu être écrit, par une panne de ce programme ({fault}). Les résultats sont donnés ici, et en entier avec --json. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    "writing.plain": (
        "These sheets hold their numbers only, by a fault of this program ({fault}): {sheets}. Run again with --verbose and report what it prints.",
        "Ces feuilles ne contiennent que leurs chiffres, par une panne de ce programme ({fault}) : {sheets}. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    # Changing a workbook without touching the rest of it.
    "package_sheet_taken": (
        "Your workbook has a sheet of its own called “{sheet}”, a name that the planner needs for its results. Rename your sheet, or delete it if it holds old results only.",
        "Votre classeur a déjà une feuille à vous nommée « {sheet} », un nom dont le planificateur a besoin pour ses résultats. Renommez-la, ou supprimez-la si elle ne contient que d’anciens résultats.",
    ),
    "package_exists": (
        "“{path}” exists already and was not touched. Give another name, such as “{other}”, or --force to replace it.",
        "« {path} » existe déjà et n’a pas été modifié. Donnez un autre nom, par exemple « {other} », ou --force pour le remplacer.",
    ),
    "package_locked": (
        "“{path}” cannot be written: it is open in Excel, or you may not write there. Close it, or give another name, such as “{other}”.",
        "« {path} » ne peut pas être écrit : il est ouvert dans Excel, ou vous n’avez pas le droit d’y écrire. Fermez-le, ou donnez un autre nom, par exemple « {other} ».",
    ),
    # A copy of the user's workbook with faulty cells marked.
    "mark_sheet": ("Findings", "Constats"),
    "mark_subtitle": (
        "Errors (red): {errors}. Warnings (amber): {warnings}. This copy is for reading: correct your own workbook, then check it again.",
        "Erreurs (en rouge) : {errors}. Avertissements (en orange) : {warnings}. Cette copie est faite pour être lue : corrigez votre classeur, puis vérifiez-le de nouveau.",
    ),
    "mark_none": (
        "Nothing was found: the workbook has no faults.",
        "Rien à signaler : le classeur est sans défaut.",
    ),
    "mark_level": ("Level", "Niveau"),
    "mark_place_sheet": ("Sheet", "Feuille"),
    "mark_place_cell": ("Cell", "Cellule"),
    "mark_found": ("Found", "Trouvé"),
    "mark_expected": ("Expected", "Attendu"),
    "mark_message": ("What to do", "Que faire"),
    "mark_error": ("Error", "Erreur"),
    "mark_warning": ("Warning", "Avertissement"),
    "mark_info": ("Note", "Remarque"),
    "mark_note": ("{level}: {message}", "{level} : {message}"),
    "mark_author": ("Planner", "Planificateur"),
    "mark_damaged": (
        "No copy could be marked: part of the file is damaged ({detail}). Open it in Excel or LibreOffice, save it, and check it again.",
        "Aucune copie n'a pu être annotée : une partie du fichier est endommagée ({detail}). Ouvrez-le dans Excel ou LibreOffice, enregistrez-le, puis vérifiez-le de nouveau.",
    ),
    "carried_author": ("planner", "planner"),
}
