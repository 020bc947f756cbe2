"""Messages of the stage "history": what a plan workbook says of the plan before, and what became of it."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "history.author_unknown": ("author not given", "auteur non indiqué"),
    # Reading a plan workbook.
    "history.damaged": (
        "The sheets of the plan before cannot be read ({detail}): this case is solved as if there had been none.",
        "Les feuilles du plan précédent sont illisibles ({detail}) : ce cas est résolu comme s'il n'y en avait pas.",
    ),
    "history.unreadable": (
        "{sheet}: the records of the plan before cannot be read any more. The new plan does not know it: take an unchanged copy with --base.",
        "{sheet} : les enregistrements du plan précédent ne sont plus lisibles. Le nouveau plan ne le connaît pas : donnez une copie intacte avec --base.",
    ),
    "history.record_damaged": (
        "{sheet}, {cell}: records of the program that are damaged are left out: {found}. To keep to an unchanged copy of the plan, name it with --base.",
        "{sheet}, {cell} : des enregistrements du programme sont endommagés et laissés de côté : {found}. Pour s'en tenir à une copie intacte du plan, donnez-la avec --base.",
    ),
    "history.sheet_renamed": (
        "{sheet}: this sheet is read as {expected} of the last version, whose columns it has. It keeps its name.",
        "{sheet} : cette feuille est lue comme {expected} de la version précédente, dont elle a les colonnes. Elle garde son nom.",
    ),
    "history.sheets_lost": (
        "Sheets of the last version are not found any more: {found}. What was typed on them is not read; the plan writes them again.",
        "Des feuilles de la version précédente ne se retrouvent plus : {found}. Ce qui y a été saisi n'est pas lu ; le plan les écrit à nouveau.",
    ),
    "history.decisions_elsewhere": (
        "{sheet}: decisions on this sheet are not read, only those on {expected}. Move them there, or to the sheet of decisions.",
        "{sheet} : les décisions de cette feuille ne sont pas lues, seules celles de {expected} le sont. Reportez-les là, ou sur la feuille des décisions.",
    ),
    "history.decision_column_lost": (
        "{sheet}, {cell}: no column is called “{expected}” any more, so no such decision is read. Columns that are not read: {found}.{hint}",
        "{sheet}, {cell} : aucune colonne ne s'appelle plus « {expected} », aucune décision de ce genre n'est donc lue. Colonnes non lues : {found}.{hint}",
    ),
    "history.decision_column_gone": (
        "{sheet}, {cell}: the column “{expected}” of the last version is gone; the plan writes it again.",
        "{sheet}, {cell} : la colonne « {expected} » de la version précédente n'est plus là ; le plan l'écrit à nouveau.",
    ),
    "history.no_records": (
        "The workbook has lost its sheet of records, so what stands on {sheet} now is taken as the agreed plan, figures typed over included. To keep to another file's plan, name it with --base.",
        "Le classeur a perdu sa feuille d'enregistrements : ce qui figure maintenant dans {sheet} est pris pour le plan convenu, chiffres ressaisis compris. Pour s'en tenir au plan d'un autre fichier, donnez-le avec --base.",
    ),
    "history.properties_disagree": (
        "{sheet} says plan {plan}, version {version}; the document's properties say plan {other_plan}, version {other_version}. Perhaps sheets were copied between files. {sheet} counts.",
        "{sheet} indique le plan {plan}, version {version} ; les propriétés du document indiquent le plan {other_plan}, version {other_version}. Des feuilles ont peut-être été copiées d'un fichier à l'autre. {sheet} fait foi.",
    ),
    "history.summary_disagrees": (
        "{sheet} says plan {plan}, version {version}; {summary} says plan {other_plan}, version {other_version}. Perhaps sheets were copied between files. {sheet} counts.",
        "{sheet} indique le plan {plan}, version {version} ; {summary} indique le plan {other_plan}, version {other_version}. Des feuilles ont peut-être été copiées d'un fichier à l'autre. {sheet} fait foi.",
    ),
    "history.transfers_unreadable": (
        "{sheet} has no row any more that names its columns: decisions beside its rows, if any, are not read. Undo the change, or write them on the sheet of decisions.",
        "{sheet} n'a plus de ligne qui nomme ses colonnes : les décisions portées à côté de ses lignes ne sont pas lues. Annulez le changement, ou écrivez-les dans la feuille des décisions.",
    ),
    "history.typed_over": (
        "{sheet}!{cell}: the plan proposed {expected} FTE for {pool} → {to} in {month}, and {found} was typed over it. Is that decided? Then write it beside the row, under {fixed}, {at_least}, {at_most} or {lock}, or for this month alone on the sheet of decisions. Until then the plan takes no notice of it, and the cell shows the plan's figure again.",
        "{sheet}!{cell} : le plan proposait {expected} ETP pour {pool} → {to} en {month}, et {found} a été saisi par-dessus. Est-ce décidé ? Alors écrivez-le à côté de la ligne, sous {fixed}, {at_least}, {at_most} ou {lock}, ou pour ce mois seul dans la feuille des décisions. D'ici là, le plan n'en tient pas compte et la cellule reprend le chiffre du plan.",
    ),
    "history.decision_without_row": (
        "{sheet}!{cell}: there is a decision beside “{found}”, which names no {expected} of the case. For a sum over several rows, write it on the sheet of decisions and leave blank what may be any.{hint}",
        "{sheet}!{cell} : une décision figure à côté de « {found} », qui ne désigne aucun élément connu ({expected}). Pour une somme sur plusieurs lignes, écrivez-la dans la feuille des décisions en laissant vide ce qui est indifférent.{hint}",
    ),
    "history.row_contradicts": (
        "{sheet}!{cell}: {low_name} {low} and {high_name} {high} (in {other}) cannot both hold on this row: no plan keeps both. Keep one of them.",
        "{sheet}!{cell} : {low_name} {low} et {high_name} {high} (en {other}) ne peuvent valoir ensemble sur cette ligne : aucun plan ne respecte les deux. Gardez l'un des deux.",
    ),
    "history.total_moved": (
        "{sheet}!{cell}: {heading} is on the row's total, which counts from {first} now and counted from {before} when it was decided. Take off who has left already.",
        "{sheet}!{cell} : {heading} porte sur le total de la ligne, qui compte maintenant à partir de {first} et comptait à partir de {before} lors de la décision. Retranchez ceux qui sont déjà partis.",
    ),
    "history.lock_contradicts": (
        "{sheet}!{cell}: {lock} keeps the row's total at {proposed}, and {others} on the same row asks for something else: no plan keeps both. Keep one of them.",
        "{sheet}!{cell} : {lock} garde le total de la ligne à {proposed}, et {others} sur la même ligne demande autre chose : aucun plan ne respecte les deux. Gardez l'un des deux.",
    ),
    "history.names_gone": (
        "The agreed plan (version {version}) moves {fte} FTE from or to {found}, which the case no longer has: those moves are planned anew.",
        "Le plan convenu (version {version}) fait partir {fte} ETP de ou vers {found}, que le cas ne contient plus : ces mouvements sont replanifiés.",
    ),
    # What was edited, and why a move changed.
    "history.blank": ("blank", "vide"),
    "history.row_added": ("row added", "ligne ajoutée"),
    "history.row_gone_edit": ("row removed", "ligne retirée"),
    "history.cause_actual": ("this is what happened ({place})", "c'est ce qui s'est passé ({place})"),
    "history.cause_decision": ("decided: {place}", "décidé : {place}"),
    "history.cause_edit": ("input edited: {place}", "entrée modifiée : {place}"),
    "history.cause_knock_on": ("follows from {place}", "découle de {place}"),
    "history.cause_replanned": ("planned anew, nothing was edited", "replanifié, rien n'a été modifié"),
    "history.cause_unknown": (
        "not known: the workbook has lost the record of its inputs",
        "inconnue : le classeur a perdu l'enregistrement de ses entrées",
    ),
    "history.edited_none": ("nothing", "rien"),
    "history.edited_one": ("1 input ({places})", "1 entrée ({places})"),
    "history.edited_some": ("{count} inputs ({places})", "{count} entrées ({places})"),
    "history.rows_gone": (
        "{sheet}: proposed rows that were deleted: {count} ({found}). What the plan proposes there comes back; to keep people from moving, write 0 under the heading for what is fixed.",
        "{sheet} : lignes proposées qui ont été supprimées : {count} ({found}). Ce que le plan y propose revient ; pour que personne ne parte, écrivez 0 dans la colonne des valeurs fixées.",
    ),
    "history.decision_gone": (
        "{sheet}: the row {found} is not there any more, and the decision beside it no longer holds.",
        "{sheet} : la ligne {found} n'y est plus, et la décision portée à côté ne vaut plus.",
    ),
    "history.decision_names_gone": (
        "{sheet}: the case has the pool or the Direction of the row {found} no more, and the decision beside it no longer holds.",
        "{sheet} : le cas n'a plus le vivier ou la Direction de la ligne {found}, et la décision portée à côté ne vaut plus.",
    ),
    # A base named with --base.
    "history.base_no_plan": (
        "{file} holds no plan: name a workbook that was written by a solve.",
        "{file} ne contient pas de plan : donnez un classeur écrit par une résolution.",
    ),
    "history.base_other_plan": (
        "{base} is plan {base_plan}, but the workbook comes from plan {plan}. The new plan keeps to {base}.",
        "{base} est le plan {base_plan}, mais le classeur vient du plan {plan}. Le nouveau plan s'en tient à {base}.",
    ),
    "history.base_newer": (
        "The workbook was made from version {version}, and {base} is version {base_version} already: what was edited or decided for it in between is missing here. Bring those edits over, or edit {base} itself.",
        "Le classeur a été fait à partir de la version {version}, et {base} est déjà la version {base_version} : ce qui a été modifié ou décidé entre-temps manque ici. Reportez ces modifications, ou modifiez {base} lui-même.",
    ),
    "history.base_older": (
        "{base} is version {base_version}, and the workbook is version {version} already: the new plan keeps to the older one.",
        "{base} est la version {base_version}, et le classeur est déjà la version {version} : le nouveau plan s'en tient à la plus ancienne.",
    ),
    "history.base_differs": (
        "{base} and the workbook are both version {version}, made independently of each other. The new plan keeps to {base}; edits that only the other one had are missing.",
        "{base} et le classeur sont tous deux la version {version}, faits indépendamment l'un de l'autre. Le nouveau plan s'en tient à {base} ; les modifications propres à l'autre manquent.",
    ),
    # After a solve.
    "history.no_input_changed": (
        "No input changed since version {version}.",
        "Aucune entrée n'a changé depuis la version {version}.",
    ),
    # The changes in sentences.
    "history.since": (
        "Compared with version {version} ({time}, {author}).",
        "Comparé à la version {version} ({time}, {author}).",
    ),
    "history.since_unknown": (
        "Compared with what was on Transfers: the workbook has lost its records.",
        "Comparé à ce qui figurait dans Transferts : le classeur a perdu ses enregistrements.",
    ),
    "history.edited": ("Edited since: {edited}.", "Modifié depuis : {edited}."),
    "history.told": (
        "Staff whose assignment changes against what was agreed: {fte} FTE (figures changed: {count}). Counted by pool: the larger of what is added and what is taken away, so that somebody whose month or Direction changes counts once.",
        "Personnel dont l'affectation change par rapport à ce qui était convenu : {fte} ETP (chiffres changés : {count}). Compté par vivier : le plus grand de ce qui est ajouté et de ce qui est retiré ; qui change de mois ou de Direction compte une fois.",
    ),
    "history.nothing_moved": (
        "No assignment changes: every transfer is as agreed.",
        "Aucune affectation ne change : chaque transfert est comme convenu.",
    ),
    "history.new_months": (
        "Leaving in months that are planned for the first time: {fte} FTE.",
        "Départs dans des mois planifiés pour la première fois : {fte} ETP.",
    ),
    "history.move": (
        "{pool} → {to}, {month}: {before} → {after} FTE ({reason})",
        "{pool} → {to}, {month} : {before} → {after} ETP ({reason})",
    ),
    "history.more_moves": (
        "… and {count} more: see the sheet {sheet}.",
        "… et {count} de plus : voir la feuille {sheet}.",
    ),
    "history.kept_all": (
        "None of your {cells} cells changed.",
        "Aucune de vos {cells} cellules n'a changé.",
    ),
    "history.kept_but_one": (
        "{changed} of your {cells} cells changed.",
        "{changed} de vos {cells} cellules a changé.",
    ),
    "history.kept": (
        "{changed} of your {cells} cells changed.",
        "{changed} de vos {cells} cellules ont changé.",
    ),
    "history.copies": (
        "What was added to result sheets and could not be carried over in full stays on copies of them: {copies}.",
        "Ce qui a été ajouté à des feuilles de résultats et n'a pu être repris en entier reste sur des copies : {copies}.",
    ),
    # References of the user's to result sheets.
    "history.followed": (
        "References of yours to result sheets that follow their rows and columns to where these stand now: {places}.",
        "Vos références aux feuilles de résultats suivent leurs lignes et colonnes là où elles se trouvent désormais : {places}.",
    ),
    "history.reference_gone": (
        "{place}: {target} read “{before}”, which the new plan does not have there or elsewhere. The reference is left as it is; it reads “{now}” now. Point it to what it should read, or delete it.",
        "{place} : {target} lisait « {before} », que le nouveau plan n'a plus. La référence reste telle quelle ; elle lit désormais « {now} ». Faites-la pointer vers ce qu'elle doit lire, ou supprimez-la.",
    ),
    "history.reference_parted": (
        "{place}: {target} read “{before}”; other rows or columns stand between these now. The reference is left as it is; it reads “{now}” now. Name the cells one by one, or look them up by their labels.",
        "{place} : {target} lisait « {before} » ; d'autres lignes ou colonnes s'y sont intercalées. La référence reste telle quelle ; elle lit désormais « {now} ». Nommez les cellules une à une, ou recherchez-les par leurs libellés.",
    ),
    "history.reference_no_sheet": (
        "{place}: it reads {target}, and the new plan has no sheet {title}. It says #REF! now.",
        "{place} : la référence lit {target}, et le nouveau plan n'a pas de feuille {title}. Elle indique désormais #REF!.",
    ),
    "history.reference_name": ("the name {name}", "le nom {name}"),
    "history.reference_drawn": ("a chart on {sheet}", "un graphique de {sheet}"),
    "history.reference_nothing": ("nothing", "rien"),
}
