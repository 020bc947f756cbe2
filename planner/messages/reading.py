"""Messages of the stage "reading": files that are no workbook, and cells that are not what they should be."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # The file as a whole. {hint} names the file that was probably meant.
    "reading.no_file": (
        "{file}: there is no such file.{hint}",
        "{file} : ce fichier n'existe pas.{hint}",
    ),
    "reading.special_file": (
        "{file} is a pipe or a device. Save the workbook as a file, and name that.",
        "{file} est un tube ou un périphérique. Enregistrez le classeur dans un fichier, et indiquez celui-ci.",
    ),
    "reading.directory": (
        "{file} is a folder. Name a workbook in it.",
        "{file} est un dossier. Indiquez un classeur qu'il contient.",
    ),
    "reading.unreadable": (
        "{file} cannot be read ({detail}). Close it elsewhere, or check that you may open it.",
        "{file} ne peut pas être lu ({detail}). Fermez-le ailleurs, ou vérifiez que vous avez le droit de l'ouvrir.",
    ),
    "reading.empty_file": (
        "{file} is empty: it holds nothing at all. Take an earlier copy, or save the workbook again.",
        "{file} est vide : il ne contient rien. Reprenez une copie antérieure, ou enregistrez à nouveau le classeur.",
    ),
    "reading.file_too_large": (
        "{file} is larger than {limit} MB, more than a case needs. Remove what the plan does not need, such as pictures.",
        "{file} dépasse {limit} Mo, plus qu'il n'en faut pour un cas. Retirez ce dont le plan n'a pas besoin, par exemple les images.",
    ),
    "reading.lock_file": (
        "{file} is only the lock file that a spreadsheet program keeps while a workbook is open. Name the workbook itself.{hint}",
        "{file} n'est que le fichier de verrouillage d'un tableur dont un classeur est ouvert. Indiquez le classeur lui-même.{hint}",
    ),
    "reading.encrypted": (
        "{file} is protected by a password. Open it, remove the password (File > Info > Protect Workbook) and save it.",
        "{file} est protégé par un mot de passe. Ouvrez-le, retirez le mot de passe (Fichier > Informations > Protéger le classeur) et enregistrez-le.",
    ),
    "reading.xls": (
        "{file} is in the old .xls format. Open it and save it as an Excel workbook (.xlsx).",
        "{file} est dans l'ancien format .xls. Ouvrez-le et enregistrez-le comme classeur Excel (.xlsx).",
    ),
    "reading.xlsb": (
        "{file} is in the binary format .xlsb. Open it and save it as an Excel workbook (.xlsx).",
        "{file} est dans le format binaire .xlsb. Ouvrez-le et enregistrez-le comme classeur Excel (.xlsx).",
    ),
    "reading.ods": (
        "{file} is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx).",
        "{file} est un classeur OpenDocument (.ods). Enregistrez-le comme classeur Excel (.xlsx).",
    ),
    "reading.csv": (
        "{file} is plain text, such as a .csv file. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).",
        "{file} est du texte simple, par exemple un fichier .csv. Ouvrez-le dans un tableur et enregistrez-le comme classeur Excel (.xlsx).",
    ),
    "reading.html": (
        "{file} is a web page under the name of a workbook. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).",
        "{file} est une page web sous un nom de classeur. Ouvrez-le dans un tableur et enregistrez-le comme classeur Excel (.xlsx).",
    ),
    "reading.xml": (
        "{file} is a single XML file, not a workbook. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).",
        "{file} est un simple fichier XML, pas un classeur. Ouvrez-le dans un tableur et enregistrez-le comme classeur Excel (.xlsx).",
    ),
    "reading.pdf": (
        "{file} is a PDF document, not a workbook. Ask for the workbook it was printed from.",
        "{file} est un document PDF, pas un classeur. Demandez le classeur dont il est tiré.",
    ),
    "reading.not_a_workbook": (
        "{file} is not an Excel workbook. Name a file saved as .xlsx or .xlsm.",
        "{file} n'est pas un classeur Excel. Indiquez un fichier enregistré en .xlsx ou .xlsm.",
    ),
    "reading.truncated": (
        "{file} is cut off or damaged: its end is missing. Copy or download it again.",
        "{file} est tronqué ou endommagé : il en manque la fin. Copiez-le ou téléchargez-le à nouveau.",
    ),
    "reading.damaged": (
        "{file} is damaged ({detail}). Open it in a spreadsheet program, let it repair the file, and save it.",
        "{file} est endommagé ({detail}). Ouvrez-le dans un tableur, laissez-le réparer le fichier, puis enregistrez-le.",
    ),
    "reading.duplicate_part": (
        "{file} holds two parts of the same name ({detail}), so it is not clear which one counts. Open it in a spreadsheet program and save it again.",
        "{file} contient deux parties du même nom ({detail}) : on ne sait pas laquelle compte. Ouvrez-le dans un tableur et enregistrez-le à nouveau.",
    ),
    "reading.too_many_parts": (
        "{file} holds more than {limit} parts, which no case needs. Copy its sheets into a new workbook.",
        "{file} contient plus de {limit} parties, ce dont aucun cas n'a besoin. Copiez ses feuilles dans un nouveau classeur.",
    ),
    "reading.doctype": (
        "{file} declares a document type ({detail}), which no spreadsheet program writes and which can do harm. It was not opened.",
        "{file} déclare un type de document ({detail}), ce qu'aucun tableur n'écrit et qui peut nuire. Il n'a pas été ouvert.",
    ),
    "reading.unpacks_too_large": (
        "{file} unpacks to more than {limit} MB and was not opened. Copy the sheets of the case into a new workbook.",
        "{file} occupe plus de {limit} Mo une fois décompressé et n'a pas été ouvert. Copiez les feuilles du cas dans un nouveau classeur.",
    ),
    "reading.sheet_too_large": (
        "{sheet}, {cell}: the sheet reaches too far (at most {filled} filled cells, and {area} from the first to the last). Delete the rows and columns beyond the table.",
        "{sheet}, {cell} : la feuille s'étend trop loin ({filled} cellules remplies au plus, et {area} de la première à la dernière). Supprimez les lignes et colonnes au-delà du tableau.",
    ),
    # Words that complete other messages.
    "reading.hint": ("Did you mean “{nearest}”?", "Vouliez-vous dire « {nearest} » ?"),
    "reading.hint_there": ("Is it “{nearest}”?", "Est-ce « {nearest} » ?"),
    "reading.hint_cell": ("Is it “{nearest}” in {cell}?", "Est-ce « {nearest} » en {cell} ?"),
    "reading.expected.month": ("a month, such as 2012-03 or Mar 2012", "un mois, comme 2012-03 ou mars 2012"),
    "reading.expected.share": ("a share, such as 60 % or 0.6", "une part, comme 60 % ou 0,6"),
    "reading.expected.whole": (
        "a whole number from {minimum} to {maximum}",
        "un nombre entier de {minimum} à {maximum}",
    ),
    "reading.expected.number": ("a number", "un nombre"),
    "reading.expected.number_in": ("a number in {unit}", "un nombre en {unit}"),
    # Sheets.
    "reading.sheet_missing": (
        "The sheet “{expected}” is missing, and no plan can do without it.{hint}",
        "Il manque la feuille « {expected} », sans laquelle aucun plan n'est possible.{hint}",
    ),
    "reading.sheet_twice": (
        "{sheet}: this sheet holds the same input as the sheet “{other}”. Keep one of them, or rename the other.",
        "{sheet} : cette feuille contient la même entrée que la feuille « {other} ». Gardez l'une des deux, ou renommez l'autre.",
    ),
    "reading.sheet_near": (
        "{sheet}: no input sheet has this name, so it is not read.{hint}",
        "{sheet} : aucune feuille d'entrée ne porte ce nom, elle n'est donc pas lue.{hint}",
    ),
    "reading.sheet_like": (
        "{sheet}: this sheet has the columns of {expected}, but not the name, so it is not read. Call it so if it is meant.",
        "{sheet} : cette feuille a les colonnes de {expected}, mais pas le nom ; elle n'est donc pas lue. Nommez-la ainsi si elle est à lire.",
    ),
    "reading.own_columns": (
        "{sheet}, {cell}: no column of this sheet is called so; what stands below is yours and is not read: {found}.",
        "{sheet}, {cell} : aucune colonne de cette feuille ne s'appelle ainsi ; ce qui est en dessous est à vous et n'est pas lu : {found}.",
    ),
    "reading.sheet_by_columns": (
        "{sheet}: this sheet is read as {expected}, which the last version had and whose columns it has. Give it that name, or another heading if it is your own.",
        "{sheet} : cette feuille est lue comme {expected}, que la version précédente avait et dont elle a les colonnes. Donnez-lui ce nom, ou d'autres en-têtes si elle est à vous.",
    ),
    "reading.sheet_lost": (
        "The last version had the input sheet {expected}; no sheet has this name any more, so its rows have no effect. Sheets with its columns: {found}.",
        "La version précédente avait la feuille d'entrée {expected} ; aucune feuille ne porte plus ce nom, ses lignes sont donc sans effet. Feuilles qui en ont les colonnes : {found}.",
    ),
    "reading.sheet_gone": (
        "The last version had the input sheet {expected}; it is not there any more, so its rows have no effect.",
        "La version précédente avait la feuille d'entrée {expected} ; elle n'est plus là, ses lignes sont donc sans effet.",
    ),
    "reading.sheet_of_the_user": (
        "{sheet}: this sheet has none of the columns of {expected}; it is taken to be your own and is not read. Expected columns: {found}.",
        "{sheet} : cette feuille n'a aucune des colonnes de {expected} ; elle est considérée comme la vôtre et n'est pas lue. Colonnes attendues : {found}.",
    ),
    "reading.no_sheets": (
        "This workbook has none of the sheets that a case needs: {expected}. To start, write an empty case with “planner new case.xlsx” and fill it in.",
        "Ce classeur n'a aucune des feuilles nécessaires à un cas : {expected}. Pour commencer, créez un cas vide avec « planner new cas.xlsx » et remplissez-le.",
    ),
    "reading.sheet_empty": (
        "{sheet}: there is no row. Give one row per {expected}.",
        "{sheet} : il n'y a aucune ligne. Donnez une ligne par {expected}.",
    ),
    "reading.unshowable": (
        "{sheet}, {cell}: characters that no workbook can show (control characters) are read as “�”; cells concerned: {found}. Type these texts again.",
        "{sheet}, {cell} : des caractères qu'aucun classeur ne peut afficher (caractères de contrôle) sont lus comme « � » ; cellules concernées : {found}. Retapez ces textes.",
    ),
    "reading.hidden_sheet": (
        "{sheet}: this sheet is hidden; it is read all the same.",
        "{sheet} : cette feuille est masquée ; elle est lue quand même.",
    ),
    "reading.hidden_rows": (
        "{sheet}, {cell}: {count} hidden rows are read all the same.",
        "{sheet}, {cell} : {count} {count?ligne masquée est lue|lignes masquées sont lues} quand même.",
    ),
    # Headers.
    "reading.no_header": (
        "{sheet}, {cell}: no row of this sheet holds the column headings. Expected: {expected}.",
        "{sheet}, {cell} : aucune ligne de cette feuille ne porte les en-têtes des colonnes. Attendu : {expected}.",
    ),
    "reading.key_without_header": (
        "{sheet}, {cell}: this column is read as “{expected}”, though its heading does not say so.",
        "{sheet}, {cell} : cette colonne est lue comme « {expected} », bien que son en-tête ne le dise pas.",
    ),
    "reading.header_twice": (
        "{sheet}, {cell}: “{found}” heads the same column as {other}. Keep one of them.",
        "{sheet}, {cell} : « {found} » désigne la même colonne que {other}. Gardez l'une des deux.",
    ),
    "reading.column_missing": (
        "{sheet}: the column “{expected}” is missing.{hint}",
        "{sheet} : il manque la colonne « {expected} ».{hint}",
    ),
    "reading.column_lost": (
        "{sheet}: the last version read {count} values under “{expected}”; no column is called so any more, so they have no effect.",
        "{sheet} : la version précédente lisait {count} valeurs sous « {expected} » ; aucune colonne ne s'appelle plus ainsi, elles sont donc sans effet.",
    ),
    "reading.setting_lost": (
        "{sheet}: the last version had the setting “{expected}”; no row is called so any more, so its default holds.",
        "{sheet} : la version précédente avait le paramètre « {expected} » ; aucune ligne ne s'appelle plus ainsi, sa valeur par défaut s'applique donc.",
    ),
    "reading.column_missing_here": (
        "{sheet}: the column “{expected}” is missing.{hint} If the sheet is your own, rename it: its name is that of an input.",
        "{sheet} : il manque la colonne « {expected} ».{hint} Si la feuille est à vous, renommez-la : son nom est celui d'une entrée.",
    ),
    "reading.header_near": (
        "{sheet}, {cell}: no column is called “{found}”, so it is not read.{hint}",
        "{sheet}, {cell} : aucune colonne ne s'appelle « {found} », elle n'est donc pas lue.{hint}",
    ),
    "reading.header_not_a_month": (
        "{sheet}, {cell}: “{found}” is not a month, so the numbers below it cannot be read. Write a date, or 2012-01.{hint}",
        "{sheet}, {cell} : « {found} » n'est pas un mois, les nombres en dessous ne peuvent donc pas être lus. Écrivez une date, ou 2012-01.{hint}",
    ),
    "reading.header_no_time": (
        "{sheet}, {cell}: “{found}” is not a month, and on this sheet numbers stand under months only. Write a date, or 2012-01; if the column is your own, move it to the left of the table or to another sheet.",
        "{sheet}, {cell} : « {found} » n'est pas un mois, et sur cette feuille les nombres ne figurent que sous des mois. Écrivez une date, ou 2012-01 ; si la colonne est à vous, déplacez-la à gauche du tableau ou sur une autre feuille.",
    ),
    "reading.months_without_header": (
        "{sheet}, {cell}: the numbers in column {found} have no heading, so their month is not known. Write a date, or 2012-01.",
        "{sheet}, {cell} : les nombres de la colonne {found} n'ont pas d'en-tête, leur mois n'est donc pas connu. Écrivez une date, ou 2012-01.",
    ),
    "reading.column_no_sum": (
        "{sheet}, {cell}: the numbers under “{found}” are not the sum of the months of their rows, and have no effect: only months are read.",
        "{sheet}, {cell} : les nombres sous « {found} » ne sont pas la somme des mois de leurs lignes, et restent sans effet : seuls les mois sont lus.",
    ),
    "reading.months_run_down": (
        "{sheet}, {cell}: the months stand below one another here. Give each month a column of its own, with the month as its heading (Paste Special > Transpose).",
        "{sheet}, {cell} : les mois sont ici les uns sous les autres. Donnez à chaque mois sa colonne, avec le mois pour en-tête (Collage spécial > Transposer).",
    ),
    "reading.header_month_ambiguous": (
        "{sheet}, {cell}: “{found}” may be {first} or {second}. Write a date, or 2012-01.",
        "{sheet}, {cell} : « {found} » peut être {first} ou {second}. Écrivez une date, ou 2012-01.",
    ),
    "reading.header_month_without_year": (
        "{sheet}, {cell}: “{found}” does not say which year. Write a date, or 2012-01.",
        "{sheet}, {cell} : « {found} » ne dit pas quelle année. Écrivez une date, ou 2012-01.",
    ),
    "reading.header_other_unit": (
        "{sheet}, {cell}: “{found}” gives its numbers in {unit}, but this column is read in {expected}. Convert the numbers and correct the header.",
        "{sheet}, {cell} : « {found} » donne ses nombres en {unit}, mais cette colonne est lue en {expected}. Convertissez les nombres et corrigez l'en-tête.",
    ),
    "reading.column_without_header": (
        "{sheet}, {cell}: column {found} has values but no header, so it is not read.",
        "{sheet}, {cell} : la colonne {found} a des valeurs mais pas d'en-tête, elle n'est donc pas lue.",
    ),
    "reading.months_outside": (
        "{sheet}, {cell}: these months lie outside the horizon and have no effect: {found}.",
        "{sheet}, {cell} : ces mois sont hors de l'horizon et sans effet : {found}.",
    ),
    # Rows.
    "reading.second_table": (
        "{sheet}, {cell}: another header stands here; the table's own is in row {other}. Move the other table to a sheet of its own.",
        "{sheet}, {cell} : un autre en-tête se trouve ici ; celui du tableau est en ligne {other}. Déplacez l'autre tableau sur une autre feuille.",
    ),
    "reading.total_ignored": (
        "{sheet}, {cell}: the row “{found}” is a total and is not read.",
        "{sheet}, {cell} : la ligne « {found} » est un total et n'est pas lue.",
    ),
    "reading.total_doubtful": (
        "{sheet}, {cell}: the row “{found}” is called a total, though its figures are no sum of other rows; it is not read. If it is a row of the table, give it another name.",
        "{sheet}, {cell} : la ligne « {found} » porte le nom d'un total, mais ses chiffres ne sont la somme d'aucune autre ligne ; elle n'est pas lue. Si c'est une ligne du tableau, donnez-lui un autre nom.",
    ),
    "reading.total_maybe": (
        "{sheet}, {cell}: each figure of the row “{found}” is the sum of the rows above. It is read as a row like them; if it is a total, delete it or call it Total.",
        "{sheet}, {cell} : chaque chiffre de la ligne « {found} » est la somme des lignes au-dessus. Elle est lue comme les autres ; si c'est un total, supprimez-la ou nommez-la Total.",
    ),
    "reading.spare_rows": (
        "{sheet}, {cell}: rows without a name whose formulas give nothing are not read: {found}.",
        "{sheet}, {cell} : les lignes sans nom dont les formules ne donnent rien ne sont pas lues : {found}.",
    ),
    "reading.note_ignored": (
        "{sheet}, {cell}: “{found}” is a note and is not read.",
        "{sheet}, {cell} : « {found} » est une note et n'est pas lue.",
    ),
    "reading.name_taken_as_note": (
        "{sheet}, {cell}: “{found}” stands alone below the table and is taken for a note. If it is a row of the table, remove the blank row above it.",
        "{sheet}, {cell} : « {found} » est seul sous le tableau et est pris pour une note. Si c'est une ligne du tableau, supprimez la ligne vide au-dessus.",
    ),
    "reading.row_without_key": (
        "{sheet}, {cell}: this row has values but “{expected}” is blank. Fill it, or clear the row.",
        "{sheet}, {cell} : cette ligne a des valeurs mais « {expected} » est vide. Remplissez-le, ou effacez la ligne.",
    ),
    "reading.row_twice": (
        "{sheet}, {cell}: “{found}” has a row already, at {other}. Keep one of them.",
        "{sheet}, {cell} : « {found} » a déjà une ligne, en {other}. Gardez l'une des deux.",
    ),
    "reading.merged": (
        "{sheet}, {cell}: the cells {found} are merged, so only the first holds a value. Unmerge them and fill each one.",
        "{sheet}, {cell} : les cellules {found} sont fusionnées, seule la première a une valeur. Séparez-les et remplissez chacune.",
    ),
    # Cells.
    "reading.cell_required": (
        "{sheet}, {cell}: “{expected}” is blank and has no default. Fill it.",
        "{sheet}, {cell} : « {expected} » est vide et n'a pas de valeur par défaut. Remplissez-le.",
    ),
    "reading.error_cell": (
        "{sheet}, {cell}: the cell shows the error {found}. Correct its formula or type the value.",
        "{sheet}, {cell} : la cellule affiche l'erreur {found}. Corrigez sa formule ou saisissez la valeur.",
    ),
    "reading.formula_without_result": (
        "{sheet}, {cell}: the formula has no stored result. Open the workbook in Excel or LibreOffice, save it, and try again.",
        "{sheet}, {cell} : la formule n'a pas de résultat enregistré. Ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le et réessayez.",
    ),
    "reading.formula_zero": (
        "{sheet}, {cell}: the formula's stored result is 0, and no spreadsheet program has calculated this workbook yet. Open and save it in Excel or LibreOffice to be sure.",
        "{sheet}, {cell} : le résultat enregistré de la formule est 0, et aucun tableur n'a encore calculé ce classeur. Ouvrez-le et enregistrez-le dans Excel ou LibreOffice pour en être sûr.",
    ),
    "reading.not_a_number": (
        "{sheet}, {cell}: “{found}” is not a number. Expected: {expected}. A blank cell means the default.",
        "{sheet}, {cell} : « {found} » n'est pas un nombre. Attendu : {expected}. Une cellule vide vaut la valeur par défaut.",
    ),
    "reading.number_ambiguous": (
        "{sheet}, {cell}: “{found}” is text that may mean {first} or {second}. Type the number without separators.",
        "{sheet}, {cell} : « {found} » est un texte qui peut vouloir dire {first} ou {second}. Saisissez le nombre sans séparateur.",
    ),
    "reading.other_unit": (
        "{sheet}, {cell}: “{found}” is given in {unit}. Expected: {expected}.",
        "{sheet}, {cell} : « {found} » est exprimé en {unit}. Attendu : {expected}.",
    ),
    "reading.truth_for_number": (
        "{sheet}, {cell}: {found} is a yes or a no, not a number. Expected: {expected}.",
        "{sheet}, {cell} : {found} est un oui ou un non, pas un nombre. Attendu : {expected}.",
    ),
    "reading.date_for_number": (
        "{sheet}, {cell}: {found} is a date. Expected: {expected}. Perhaps {typed} was typed and turned into a date, or {serial} is shown as one: set the cell's format to Number and type the value again.",
        "{sheet}, {cell} : {found} est une date. Attendu : {expected}. Peut-être {typed} a-t-il été saisi et changé en date, ou {serial} est-il affiché comme une date : mettez la cellule au format Nombre et saisissez la valeur à nouveau.",
    ),
    "reading.time_for_number": (
        "{sheet}, {cell}: {found} is a time of day or a duration. Expected: {expected}. Set the cell's format to Number and type the value again.",
        "{sheet}, {cell} : {found} est une heure ou une durée. Attendu : {expected}. Mettez la cellule au format Nombre et saisissez la valeur à nouveau.",
    ),
    "reading.not_whole": (
        "{sheet}, {cell}: {found} is not a whole number. Expected: {expected}.",
        "{sheet}, {cell} : {found} n'est pas un nombre entier. Attendu : {expected}.",
    ),
    "reading.below_minimum": (
        "{sheet}, {cell}: {found} is below {limit}, the least allowed here. Expected: {expected}.",
        "{sheet}, {cell} : {found} est inférieur à {limit}, le minimum permis ici. Attendu : {expected}.",
    ),
    "reading.too_large": (
        "{sheet}, {cell}: {found} is too large to compute with; at most {limit}. Where there is no limit, leave the cell blank.",
        "{sheet}, {cell} : {found} est trop grand pour le calcul ; {limit} au plus. Pour une absence de limite, laissez la cellule vide.",
    ),
    "reading.above_maximum": (
        "{sheet}, {cell}: {found} is above {limit}, the most allowed here. Expected: {expected}.",
        "{sheet}, {cell} : {found} dépasse {limit}, le maximum permis ici. Attendu : {expected}.",
    ),
    "reading.share_above_one": (
        "{sheet}, {cell}: {found} may mean {percent} or {multiple}. Type {percent} or {fraction} for the first; {multiple} for the second, where so much is allowed.",
        "{sheet}, {cell} : {found} peut vouloir dire {percent} ou {multiple}. Saisissez {percent} ou {fraction} pour le premier ; {multiple} pour le second, là où autant est permis.",
    ),
    "reading.share_shown_as_text": (
        "{sheet}, {cell}: the cell shows “{beside}”, but its format only writes the sign, and {found} is {percent}. Type {part} if {part} is meant, else {percent}.",
        "{sheet}, {cell} : la cellule affiche « {beside} », mais son format ne fait qu'écrire le signe, et {found} vaut {percent}. Saisissez {part} si c'est {part}, sinon {percent}.",
    ),
    "reading.share_under_percent": (
        "{sheet}, {cell}: {found} below a header in % is read as {percent}, and so is the rest of the column. If {other} is meant, type {other}.",
        "{sheet}, {cell} : {found} sous un en-tête en % est lu comme {percent}, et de même pour toute la colonne. Si c'est {other}, saisissez {other}.",
    ),
    "reading.not_a_month": (
        "{sheet}, {cell}: “{found}” is not a month. Expected: {expected}.",
        "{sheet}, {cell} : « {found} » n'est pas un mois. Attendu : {expected}.",
    ),
    "reading.month_ambiguous": (
        "{sheet}, {cell}: “{found}” may be {first} or {second}. Expected: {expected}.",
        "{sheet}, {cell} : « {found} » peut être {first} ou {second}. Attendu : {expected}.",
    ),
    "reading.month_number": (
        "{sheet}, {cell}: {found} is a number, not a month. If {reading} is meant, type {reading}.",
        "{sheet}, {cell} : {found} est un nombre, pas un mois. Si c'est {reading}, saisissez {reading}.",
    ),
    "reading.day_ignored": (
        "{sheet}, {cell}: {found} is read as the whole month, {month}.",
        "{sheet}, {cell} : {found} est lu comme le mois entier, {month}.",
    ),
    "reading.not_a_choice": (
        "{sheet}, {cell}: “{found}” is not one of: {expected}.{hint}",
        "{sheet}, {cell} : « {found} » ne fait pas partie de : {expected}.{hint}",
    ),
    "reading.strict": (
        "{file} is a “Strict Open XML” workbook. The workbook written from it is an ordinary Excel workbook, which Excel opens just as well.",
        "{file} est un classeur « Open XML strict ». Le classeur qui en est tiré est un classeur Excel ordinaire, qu'Excel ouvre tout aussi bien.",
    ),
    "reading.saved_meanwhile": (
        "{file} was saved while the planner worked on it. Everything here comes from the file as it was before; run the command again for the file as it is now.",
        "{file} a été enregistré pendant que le planificateur y travaillait. Tout ceci vient du fichier tel qu'il était avant ; relancez la commande pour le fichier tel qu'il est maintenant.",
    ),
    "reading.unknown_name": (
        "{sheet}, {cell}: the sheet “{other}” has no row “{found}”. It has: {expected}.{hint}",
        "{sheet}, {cell} : la feuille « {other} » n'a pas de ligne « {found} ». Elle a : {expected}.{hint}",
    ),
    "reading.names_with_commas": (
        "{sheet}, {cell}: “{found}” names several rows of the sheet “{other}” with commas. Put semicolons between them: {expected}",
        "{sheet}, {cell} : « {found} » nomme plusieurs lignes de la feuille « {other} » avec des virgules. Séparez-les par des points-virgules : {expected}",
    ),
    "reading.never_soft": (
        "{sheet}, {cell}: the rule “{name}” cannot be {found}. Choose one of: {expected}.",
        "{sheet}, {cell} : la règle « {name} » ne peut pas être {found}. Choisissez l'un de : {expected}.",
    ),
    # Settings.
    "reading.setting_missing": (
        "{sheet}: the setting “{expected}” is missing, and no plan can do without it.{hint}",
        "{sheet} : il manque le paramètre « {expected} », sans lequel aucun plan n'est possible.{hint}",
    ),
    "reading.setting_twice": (
        "{sheet}, {cell}: “{found}” is given already, at {other}. Keep one of them.",
        "{sheet}, {cell} : « {found} » est déjà donné, en {other}. Gardez l'un des deux.",
    ),
    "reading.setting_near": (
        "{sheet}, {cell}: no setting is called “{found}”, so it has no effect.{hint}",
        "{sheet}, {cell} : aucun paramètre ne s'appelle « {found} », il est donc sans effet.{hint}",
    ),
    "reading.setting_other_unit": (
        "{sheet}, {cell}: “{found}” is given here in {unit}, but it is read in {expected}. Convert the value and correct the unit.",
        "{sheet}, {cell} : « {found} » est donné ici en {unit}, mais il est lu en {expected}. Convertissez la valeur et corrigez l'unité.",
    ),
    "reading.setting_unknown": (
        "{sheet}, {cell}: “{found}” is not a setting and has no effect.",
        "{sheet}, {cell} : « {found} » n'est pas un paramètre et reste sans effet.",
    ),
}
