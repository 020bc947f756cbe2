"""Messages of the stage "cli": what commands say while they work and of mistakes, and words that others share."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Words that complete other messages -----------------------------------------------------------------------
    "words.goal.targets": ("penalties for missed targets", "pénalités pour cibles manquées"),
    "words.goal.service": ("penalties for work left undone", "pénalités pour travail non fait"),
    "words.goal.penalties": ("penalties", "pénalités"),
    "words.goal.cost": ("cost", "coût"),
    "words.goal.wellbeing": ("well-being", "bien-être"),
    "words.goal.stability": ("change to the agreed plan", "écart au plan convenu"),
    "words.percent": ("{value} %", "{value}\u00a0%"),
    "words.named": ("{name}: {what}", "{name} : {what}"),
    # What the commands say --------------------------------------------------------------------------------------
    "cli.usage": ("{problem}", "{problem}"),
    "cli.file": ("{file}: {reason}.", "{file} : {reason}."),
    "cli.file_said": ("{reason}", "{reason}"),
    "cli.fault": (
        "An internal error occurred, and it is not your fault: {fault}. Run again with --verbose and report what it prints, with the workbook if you may share it.",
        "Une erreur interne s'est produite, et vous n'y êtes pour rien : {fault}. Relancez avec --verbose et signalez ce qui s'affiche, avec le classeur si vous pouvez le partager.",
    ),
    "cli.output": ("standard output", "sortie standard"),
    "cli.written_before": ("Written before that: {path}", "Écrit avant cela : {path}"),
    "cli.interrupted": (
        "Interrupted. No incomplete file is left behind.",
        "Interrompu. Aucun fichier incomplet n'est laissé.",
    ),
    "cli.unverified": (
        "The solver's plan breaks a rule or a balance by {violation} FTE, so it is not written. Try another solver (--solver), and please report the case.",
        "Le plan du solveur rompt une règle ou un équilibre de {violation} ETP ; il n'est donc pas écrit. Essayez un autre solveur (--solver) et merci de signaler le cas.",
    ),
    "cli.next_name": (
        "{taken} exists and is kept; writing {path}.",
        "{taken} existe et reste intact ; écriture de {path}.",
    ),
    "cli.locked": (
        "{file} cannot be replaced; is it open in Excel? Writing {path} instead.",
        "{file} ne peut pas être remplacé ; est-il ouvert dans Excel ? Écriture de {path} à la place.",
    ),
    "cli.suffix": (
        "{file}: the name must end in {expected}.",
        "{file} : le nom doit se terminer par {expected}.",
    ),
    "cli.is_folder": (
        "{file} is a folder; give the name of a file.",
        "{file} est un dossier ; donnez le nom d'un fichier.",
    ),
    "cli.is_no_folder": (
        "{file} is no folder; give the name of one, or of one to be made.",
        "{file} n'est pas un dossier ; donnez le nom d'un dossier, ou d'un dossier à créer.",
    ),
    "cli.is_input": (
        "{file} is the workbook to read. Choose another name for the result.",
        "{file} est le classeur à lire. Choisissez un autre nom pour le résultat.",
    ),
    "cli.no_file": (
        "{file} is a pipe or a device. Choose the name of a file.",
        "{file} est un tube ou un périphérique. Choisissez le nom d'un fichier.",
    ),
    "cli.exists": (
        "{file} exists. Choose another name, or add --force to replace it.",
        "{file} existe. Choisissez un autre nom, ou ajoutez --force pour le remplacer.",
    ),
    "cli.no_folder": (
        "The folder {folder} does not exist, so {file} cannot be written there. Create it, or choose another with --output.",
        "Le dossier {folder} n'existe pas, {file} ne peut donc pas y être écrit. Créez-le, ou choisissez-en un autre avec --output.",
    ),
    "cli.read_only": (
        "The folder {folder} is read-only, so {file} cannot be written there. Choose another with --output.",
        "Le dossier {folder} est en lecture seule, {file} ne peut donc pas y être écrit. Choisissez-en un autre avec --output.",
    ),
    "cli.marked": ("Marked copy: {path}", "Copie annotée : {path}"),
    "cli.valid": ("The workbook has no errors.", "Le classeur ne contient aucune erreur."),
    "cli.next": ("Next: {command}", "Ensuite : {command}"),
    "cli.next_fill": ("Fill it in, then: {command}", "Remplissez-le, puis : {command}"),
    "cli.next_mark": (
        "To mark the cells in a copy: {command}",
        "Pour annoter les cellules dans une copie : {command}",
    ),
    "cli.created": ("Written: {path}", "Écrit : {path}"),
    "cli.exported": (
        "Written: {path} ({rows} rows, {columns} columns)",
        "Écrit : {path} ({rows} lignes, {columns} colonnes)",
    ),
    "cli.goal_off": (
        "The case does not pursue the goal {goal}; choose another with --goal, or give it a priority on the sheet Goals.",
        "Le cas ne poursuit pas l'objectif {goal} ; choisissez-en un autre avec --goal, ou donnez-lui une priorité dans la feuille Objectifs.",
    ),
    "cli.no_solver": (
        "The solver {name} is not available here. Choose one of: {available}.",
        "Le solveur {name} n'est pas disponible ici. Choisissez parmi : {available}.",
    ),
    "cli.solver_lacks": (
        "The solver {name} does not take {options}; its own settings apply.",
        "Le solveur {name} n'accepte pas {options} ; ses propres réglages s'appliquent.",
    ),
    "cli.solver_broke_down": (
        "The solver {name} failed: {said}",
        "Le solveur {name} a échoué : {said}",
    ),
    "cli.solver_here": ("{name}", "{name}"),
    "cli.solver_absent": ("{name} (not installed)", "{name} (non installé)"),
    "cli.shell": (
        "There is no completion for the shell {name}.",
        "Il n'y a pas de complétion pour l'interpréteur {name}.",
    ),
    # Mistakes in the words of a command ---------------------------------------------------------------------------
    "usage.hint": ("See `{command}`.", "Voir «\u00a0{command}\u00a0»."),
    "usage.option": ("There is no option {name}.", "Il n'y a pas d'option {name}."),
    "usage.command": ("There is no command {name}.", "Il n'y a pas de commande {name}."),
    "usage.near": ("Did you mean {name}?", "Vouliez-vous dire {name} ?"),
    "usage.missing": ("{name} is missing.", "{name} manque."),
    "usage.choice": (
        "{name} must be one of: {choices}.",
        "{name} doit être l'une de ces valeurs : {choices}.",
    ),
    "usage.number": ("{name} must be a number {range}.", "{name} doit être un nombre {range}."),
    "usage.whole": ("{name} must be a whole number {range}.", "{name} doit être un nombre entier {range}."),
    "usage.from_to": ("from {low} to {high}", "de {low} à {high}"),
    "usage.above": ("above {low}", "supérieur à {low}"),
    "usage.at_least": ("of at least {low}", "d'au moins {low}"),
    "usage.share": (
        "{name} must be a share from 0 % to 100 %, such as 5 %.",
        "{name} doit être une part de 0\u00a0% à 100\u00a0%, comme 5\u00a0%.",
    ),
    "usage.confidence": (
        "{name} must be a share above 0 % and below 100 %, such as 95 %.",
        "{name} doit être une part de plus de 0\u00a0% et de moins de 100\u00a0%, comme 95\u00a0%.",
    ),
    "usage.value": ("{name} needs a value.", "{name} demande une valeur."),
    "usage.no_value": ("{name} takes no value.", "{name} ne prend pas de valeur."),
    "usage.values": ("{name} needs {count} values.", "{name} demande {count} valeurs."),
    "usage.extra": ("“{words}” is too much.", "«\u00a0{words}\u00a0» est de trop."),
    # Progress ---------------------------------------------------------------------------------------------------
    "stage.reading": ("Reading the workbook … {seconds} s", "Lecture du classeur … {seconds} s"),
    "stage.dataset": ("Checking the figures … {seconds} s", "Vérification des chiffres … {seconds} s"),
    "stage.model": ("Formulating … {seconds} s", "Mise en équations … {seconds} s"),
    "stage.solve": ("Searching for the best plan … {seconds} s", "Recherche du meilleur plan … {seconds} s"),
    "stage.step": (
        "Searching for the best plan, step {step} of {steps} … {seconds} s",
        "Recherche du meilleur plan, étape {step} sur {steps} … {seconds} s",
    ),
    "stage.baseline": (
        "Comparing with no transfers … {seconds} s",
        "Comparaison avec l'absence de transferts … {seconds} s",
    ),
    "progress.left": ("{line}, about {left} left", "{line}, encore {left} environ"),
    "progress.at_most": (
        "{line}; the search ends within {left}",
        "{line} ; la recherche se termine d'ici {left}",
    ),
    "stage.sensitivity": (
        "Trying each limit one unit looser and tighter … {seconds} s",
        "Essai de chaque limite, une unité de plus et de moins … {seconds} s",
    ),
    "stage.explain": (
        "No plan exists; searching for the reasons and for repairs … {seconds} s",
        "Aucun plan n'existe ; recherche des raisons et de réparations … {seconds} s",
    ),
    "stage.verify": ("Verifying the plan … {seconds} s", "Vérification du plan … {seconds} s"),
    "stage.export": (
        "Writing the linear program … {seconds} s",
        "Écriture du programme linéaire … {seconds} s",
    ),
    # Findings on the terminal -------------------------------------------------------------------------------------
    "report.error": ("{count} error", "{count} erreur"),
    "report.errors": ("{count} errors", "{count} erreurs"),
    "report.warning": ("{count} warning", "{count} avertissement"),
    "report.warnings": ("{count} warnings", "{count} avertissements"),
    "report.info": ("{count} note", "{count} remarque"),
    "report.infos": ("{count} notes", "{count} remarques"),
    "report.alone": ("Error: {message}", "Erreur : {message}"),
    "report.more_alike": ("{count} more like this: {cells}", "{count} autres du même genre : {cells}"),
    "report.found": ("found: {value}", "trouvé : {value}"),
    "report.expected": ("expected: {value}", "attendu : {value}"),
    "report.nearest": ("nearest: {value}", "le plus proche : {value}"),
}
