"""Messages of the stage "serve": the local page, and what its server answers."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # The command --------------------------------------------------------------------------------------------
    "serve.not_installed": (
        'The local page needs libraries that are not installed: pip install "transfer-planner[serve]".',
        'La page locale demande des bibliothèques qui ne sont pas installées : pip install "transfer-planner[serve]".',
    ),
    "serve.running": (
        "The page is at the address above, for this machine alone. Ctrl-C ends it.",
        "La page est à l'adresse ci-dessus, pour cette machine seulement. Ctrl-C y met fin.",
    ),
    # Refusals -----------------------------------------------------------------------------------------------
    "serve.not_a_workbook": (
        "{file} is not a workbook that can be read: choose a file that ends in .xlsx or .xlsm.",
        "{file} n'est pas un classeur qui puisse être lu : choisissez un fichier en .xlsx ou .xlsm.",
    ),
    "serve.too_many": (
        "{count} workbooks are open, which is the limit. Close one of them first.",
        "{count} classeurs sont ouverts, c'est la limite. Fermez-en d'abord un.",
    ),
    "serve.bad_request": (
        "The request cannot be read. Reload the page.",
        "La demande est illisible. Rechargez la page.",
    ),
    "serve.bad_choice": (
        "A decision is a number of FTE from 0 up, or nothing; a comment has at most 1,000 characters.",
        "Une décision est un nombre d'ETP à partir de 0, ou rien ; un commentaire a 1 000 caractères au plus.",
    ),
    "serve.not_ready": (
        "There is no plan on the table yet. Solve the workbook first.",
        "Il n'y a pas encore de plan sur la table. Lancez d'abord le calcul.",
    ),
    "serve.unknown": (
        "There is nothing of that name here; the workbook may have been closed.",
        "Il n'y a rien de ce nom ici ; le classeur a peut-être été fermé.",
    ),
    "serve.fault": ("A fault of planner: {said}", "Une panne de planner : {said}"),
    # Progress -----------------------------------------------------------------------------------------------
    "serve.stage.dataset": ("Checking the figures …", "Vérification des chiffres …"),
    "serve.stage.model": ("Formulating …", "Mise en équations …"),
    "serve.stage.solve": ("Searching for the best plan …", "Recherche du meilleur plan …"),
    "serve.stage.step": (
        "Searching for the best plan: step {step} of {steps} …",
        "Recherche du meilleur plan : étape {step} sur {steps} …",
    ),
    "serve.stage.margins": ("Making the minimums surer …", "Recherche de minimums plus sûrs …"),
    "serve.stage.explain": (
        "No plan keeps every rule. Looking for the reason …",
        "Aucun plan ne tient toutes les règles. Recherche de la raison …",
    ),
    "serve.stage.verify": ("Verifying the plan …", "Vérification du plan …"),
    "serve.stage.writing": ("Writing the plan workbook …", "Écriture du classeur du plan …"),
    "serve.stage.warm": ("Preparing for edits …", "Préparation des modifications …"),
    # Decisions in words -------------------------------------------------------------------------------------
    "serve.decided.fixed": ("exactly {fte} FTE", "exactement {fte} ETP"),
    "serve.decided.at_least": ("at least {fte} FTE", "au moins {fte} ETP"),
    "serve.decided.at_most": ("at most {fte} FTE", "au plus {fte} ETP"),
    "serve.decided.lock": ("locked", "verrouillé"),
    # The page; places are filled by the page itself ---------------------------------------------------------
    "serve.page.title": ("Transfer planner", "Planification des transferts"),
    "serve.page.skip": ("Skip to the content", "Aller au contenu"),
    "serve.page.language": ("Language", "Langue"),
    "serve.page.start": ("Open a workbook", "Ouvrir un classeur"),
    "serve.page.start.hint": (
        "Drop a case or a plan here (.xlsx, .xlsm), or choose one. It stays on this machine, and your file is not changed.",
        "Déposez ici un cas ou un plan (.xlsx, .xlsm), ou choisissez-en un. Il reste sur cette machine, et votre fichier n'est pas modifié.",
    ),
    "serve.page.choose": ("Choose a file …", "Choisir un fichier …"),
    "serve.page.others": ("Open already:", "Déjà ouverts :"),
    "serve.page.reading": ("Reading {file} …", "Lecture de {file} …"),
    "serve.page.checked": ("What was noticed", "Ce qui a été remarqué"),
    "serve.page.checked.fine": (
        "Nothing is wrong with this workbook.",
        "Ce classeur ne présente aucune anomalie.",
    ),
    "serve.page.checked.some": (
        "Nothing stops the solve. Noticed: {count}.",
        "Rien n'empêche le calcul. Remarques : {count}.",
    ),
    "serve.page.checked.errors": (
        "Errors to correct in the workbook before it can be solved: {errors}. Correct them, save, and open it again.",
        "Erreurs à corriger dans le classeur avant le calcul : {errors}. Corrigez-les, enregistrez, et rouvrez-le.",
    ),
    "serve.page.checked.show": (
        "Show what was noticed, with its cells",
        "Montrer les remarques, avec leurs cellules",
    ),
    "serve.page.level.error": ("Error", "Erreur"),
    "serve.page.level.warning": ("Warning", "Avertissement"),
    "serve.page.level.info": ("Note", "Remarque"),
    "serve.page.solving": ("The plan", "Le plan"),
    "serve.page.solve": ("Find the best plan", "Chercher le meilleur plan"),
    "serve.page.close": ("Close this workbook", "Fermer ce classeur"),
    "serve.page.close.sure": (
        "Close this workbook? Decisions that were not downloaded are lost.",
        "Fermer ce classeur ? Les décisions qui n'ont pas été téléchargées sont perdues.",
    ),
    "serve.page.close_first": (
        "A workbook is open. Close it before you open another, or use another tab.",
        "Un classeur est ouvert. Fermez-le avant d'en ouvrir un autre, ou utilisez un autre onglet.",
    ),
    "serve.page.progress": ("Progress", "Progression"),
    "serve.page.working": ("Working …", "Calcul en cours …"),
    "serve.page.solved": ("The plan is there.", "Le plan est là."),
    "serve.page.table": ("On the table", "Sur la table"),
    "serve.page.against": (
        "Differences are from version {version}, which the workbook holds.",
        "Les écarts se lisent par rapport à la version {version}, que contient le classeur.",
    ),
    "serve.page.same": ("as before", "comme avant"),
    "serve.page.better": ("{change} {unit} (better)", "{change} {unit} (mieux)"),
    "serve.page.worse": ("{change} {unit} (worse)", "{change} {unit} (moins bien)"),
    "serve.page.acts": ("Steps and proposals", "Étapes et propositions"),
    "serve.page.undo": ("Undo", "Annuler"),
    "serve.page.redo": ("Redo", "Rétablir"),
    "serve.page.keep": ("Keep aside", "Mettre de côté"),
    "serve.page.keep.name": ("Name of this proposal", "Nom de cette proposition"),
    "serve.page.keep.default": ("Proposal {number}", "Proposition {number}"),
    "serve.page.grid": ("Transfers", "Transferts"),
    "serve.page.grid.hint": (
        "Type a decision on a row's total: exactly so many, at least, at most; lock keeps each month as in the version that the workbook holds. Everything else is planned again at once. ▲ more and ▼ less than in that version.",
        "Saisissez une décision sur le total d'une ligne : exactement tant, au moins, au plus ; le verrou garde chaque mois tel qu'il est dans la version que contient le classeur. Tout le reste est aussitôt replanifié. ▲ plus et ▼ moins que dans cette version.",
    ),
    "serve.page.grid.pool": ("Pool", "Vivier"),
    "serve.page.grid.to": ("To", "Vers"),
    "serve.page.grid.before": ("Before", "Avant"),
    "serve.page.grid.total": ("Now", "À présent"),
    "serve.page.grid.fixed": ("Fixed", "Fixé"),
    "serve.page.grid.at_least": ("At least", "Au moins"),
    "serve.page.grid.at_most": ("At most", "Au plus"),
    "serve.page.grid.lock": ("Lock", "Verrou"),
    "serve.page.grid.note": ("Comment", "Commentaire"),
    "serve.page.grid.why": ("Why", "Pourquoi"),
    "serve.page.pool": ("Pool", "Vivier"),
    "serve.page.to": ("To", "Vers"),
    "serve.page.add": ("Decide about another row", "Décider d'une autre ligne"),
    "serve.page.not_a_number": (
        "That is not a number of people: type a number from 0 up, or leave the cell blank.",
        "Ce n'est pas un nombre de personnes : saisissez un nombre à partir de 0, ou laissez la case vide.",
    ),
    "serve.page.answered": (
        "Planned again. Cost: {cost}. Transfers that differ: {count}.",
        "Replanifié. Coût : {cost}. Transferts qui diffèrent : {count}.",
    ),
    "serve.page.stale": (
        "This row was changed in another tab meanwhile. Your edit was not made; the page shows the present state.",
        "Cette ligne a été modifiée entre-temps dans un autre onglet. Votre modification n'a pas été faite ; la page montre l'état présent.",
    ),
    "serve.page.impossible": (
        "No plan keeps this decision and every rule.",
        "Aucun plan ne tient cette décision et toutes les règles.",
    ),
    "serve.page.impossible.looking": (
        "No plan keeps this decision and every rule. Looking for the reason …",
        "Aucun plan ne tient cette décision et toutes les règles. Recherche de la raison …",
    ),
    "serve.page.repairs": (
        "Each of these changes makes a plan possible:",
        "Chacune de ces modifications rend un plan possible :",
    ),
    "serve.page.repair": ("Plan with repair {number}", "Planifier avec la réparation {number}"),
    "serve.page.why.head": ("Why {pool} → {to}", "Pourquoi {pool} → {to}"),
    "serve.page.why.close": ("Close", "Fermer"),
    "serve.page.moved": ("What moved, and why", "Ce qui a changé, et pourquoi"),
    "serve.page.moved.none": (
        "Nobody is told anything else than in the version before.",
        "Personne n'apprend autre chose que dans la version précédente.",
    ),
    "serve.page.moved.said": (
        "Transfers that differ: {count}. People who are told again: {told} FTE.",
        "Transferts qui diffèrent : {count}. Personnes à informer de nouveau : {told} ETP.",
    ),
    "serve.page.moved.line": (
        "{pool} → {to}, {month}: {before} → {after} ({change})",
        "{pool} → {to}, {month} : {before} → {after} ({change})",
    ),
    "serve.page.rules": ("What limits the plan", "Ce qui limite le plan"),
    "serve.page.rules.none": (
        "No rule is missed or at its limit.",
        "Aucune règle n'est manquée ni à sa limite.",
    ),
    "serve.page.rule.line": ("{rule}: {said}", "{rule} : {said}"),
    "serve.page.rule.missed": ("{rule}: {said} by {by} FTE", "{rule} : {said}, de {by} ETP"),
    "serve.page.rule.new": ("new", "nouveau"),
    "serve.page.proposals": ("Two proposals side by side", "Deux propositions côte à côte"),
    "serve.page.left": ("Left", "À gauche"),
    "serve.page.right": ("Right", "À droite"),
    "serve.page.now": ("On the table", "Sur la table"),
    "serve.page.compare": ("Compare", "Comparer"),
    "serve.page.take": ("Put the right one on the table", "Mettre celle de droite sur la table"),
    "serve.page.aim": ("Aim", "Objectif"),
    "serve.page.transfer": ("Transfer (FTE)", "Transfert (ETP)"),
    "serve.page.difference": ("Difference", "Écart"),
    "serve.page.undecided": ("Nothing decided", "Rien de décidé"),
    "serve.page.compared.same": ("All totals are the same.", "Tous les totaux sont les mêmes."),
    "serve.page.compared.decisions": ("Decisions", "Décisions"),
    "serve.page.compared.transfers": ("Totals that differ", "Totaux qui diffèrent"),
    "serve.page.download.head": ("Take it with you", "L'emporter"),
    "serve.page.download.hint": (
        "The plan workbook with your decisions in it, as planner solve writes it.",
        "Le classeur du plan avec vos décisions, tel que planner solve l'écrit.",
    ),
    "serve.page.download": ("Download the workbook", "Télécharger le classeur"),
    "serve.page.author": ("Who decides", "Qui décide"),
    "serve.page.reason": ("What for", "Pourquoi"),
    "serve.page.writing": ("Writing the workbook …", "Écriture du classeur …"),
    "serve.page.written": ("{file} is written.", "{file} est écrit."),
    "serve.page.lost": (
        "planner does not answer. What you typed is kept here and sent when it answers again.",
        "planner ne répond pas. Ce que vous avez saisi est gardé ici et sera envoyé dès qu'il répondra.",
    ),
    "serve.page.ended": (
        "planner has ended or cannot be reached. Start it again with planner serve, and open the workbook that you downloaded last.",
        "planner s'est arrêté ou reste injoignable. Relancez-le avec planner serve, et ouvrez le dernier classeur téléchargé.",
    ),
    "serve.page.fault": (
        "The answer cannot be read. Reload the page.",
        "La réponse est illisible. Rechargez la page.",
    ),
}
