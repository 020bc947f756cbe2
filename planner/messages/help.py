"""Messages of the stage "help": what each command does, its options and arguments, and its exit codes."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # Help ---------------------------------------------------------------------------------------------------
    "help.usage": ("Usage: {usage}", "Utilisation : {usage}"),
    "help.commands": ("Commands:", "Commandes :"),
    "help.arguments": ("Arguments:", "Arguments :"),
    "help.options": ("Options:", "Options :"),
    "help.examples": ("Examples:", "Exemples :"),
    "help.exits": ("Exit codes:", "Codes de sortie :"),
    "help.more": (
        "`planner COMMAND --help` explains a command, with examples. All commands speak French with --lang fr or PLANNER_LANG=fr.",
        "«\u00a0planner COMMANDE --help\u00a0» explique une commande, avec des exemples. Toutes les commandes parlent anglais avec --lang en ou PLANNER_LANG=en.",
    ),
    "help.planner": (
        "Plans the transfer of advisors into new regional service centres: a workbook in, the best plan in a workbook out.",
        "Planifie le transfert de conseillers vers de nouveaux centres régionaux : un classeur en entrée, le meilleur plan dans un classeur en sortie.",
    ),
    "help.planner.examples": (
        "planner new case.xlsx --example small   # a workbook to start from\n"
        "planner check case.xlsx                 # is it complete and consistent?\n"
        "planner solve case.xlsx                 # writes case.plan.xlsx beside it",
        "planner new cas.xlsx --example small --lang fr   # un classeur pour commencer\n"
        "planner check cas.xlsx                           # complet et cohérent ?\n"
        "planner solve cas.xlsx                           # écrit cas.plan.xlsx à côté",
    ),
    "help.solve.short": ("Find the best plan and write it.", "Trouver le meilleur plan et l'écrire."),
    "help.solve": (
        "Reads CASE, finds the best plan, checks it by independent arithmetic, and writes a workbook that holds the same inputs and the plan.\n"
        "Without --output the plan goes beside the case, or into the folder outputs/ next to the case's folder inputs/. "
        "A name that is taken is never overwritten: the next free one is used, and said.",
        "Lit CASE, trouve le meilleur plan, le vérifie par un calcul indépendant et écrit un classeur qui contient les mêmes entrées et le plan.\n"
        "Sans --output, le plan va à côté du cas, ou dans le dossier outputs/ voisin du dossier inputs/ du cas. "
        "Un nom déjà pris n'est jamais écrasé : le suivant qui est libre est utilisé, et annoncé.",
    ),
    "help.solve.examples": (
        "planner solve inputs/open-2012.xlsx\n"
        "planner solve case.xlsx -o agreed.xlsx --force\n"
        "planner solve case.xlsx --json > plan.json\n"
        "planner solve case.xlsx --time-limit 300 --gap 0.001",
        "planner solve inputs/open-2012.xlsx\n"
        "planner solve cas.xlsx -o convenu.xlsx --force\n"
        "planner solve cas.xlsx --json > plan.json\n"
        "planner solve cas.xlsx --time-limit 300 --gap 0.001",
    ),
    "help.check.short": ("Report every fault of a workbook.", "Signaler tous les défauts d'un classeur."),
    "help.check": (
        "Reads CASE and reports everything that is wrong or odd, each with its sheet and cell, what was found and what was expected. Nothing is solved, and CASE is not changed.",
        "Lit CASE et signale tout ce qui est faux ou étrange, avec la feuille et la cellule, ce qui a été trouvé et ce qui était attendu. Rien n'est calculé et CASE n'est pas modifié.",
    ),
    "help.check.examples": (
        "planner check case.xlsx\nplanner check case.xlsx --mark case-marked.xlsx\nplanner check case.xlsx --json",
        "planner check cas.xlsx\nplanner check cas.xlsx --mark cas-annote.xlsx\nplanner check cas.xlsx --json",
    ),
    "help.new.short": ("Write a workbook to fill in.", "Écrire un classeur à remplir."),
    "help.new": (
        "Writes WORKBOOK, empty or with an example, in English or French (--lang).",
        "Écrit WORKBOOK, vide ou avec un exemple, en français ou en anglais (--lang).",
    ),
    "help.new.examples": (
        "planner new case.xlsx\nplanner new case.xlsx --example open-2012 --lang fr",
        "planner new cas.xlsx --lang fr\nplanner new cas.xlsx --example open-2012 --lang fr",
    ),
    "help.export.short": (
        "Write the linear program as a file.",
        "Écrire le programme linéaire dans un fichier.",
    ),
    "help.export": (
        "Writes the linear program of CASE to MODEL, with readable names of rows and columns. "
        "A file holds one objective: that of --goal, or the goals of the first priority. models/transfers.md explains the names.",
        "Écrit le programme linéaire de CASE dans MODEL, avec des noms de lignes et de colonnes lisibles. "
        "Un fichier porte un seul objectif : celui de --goal, ou les objectifs de la première priorité. models/transfers.md explique les noms.",
    ),
    "help.export.examples": (
        "planner export case.xlsx model.lp\nplanner export case.xlsx model.mps --goal cost",
        "planner export cas.xlsx modele.lp\nplanner export cas.xlsx modele.mps --goal cost",
    ),
    "help.solvers.short": (
        "List the solvers that --solver accepts.",
        "Lister les solveurs que --solver accepte.",
    ),
    "help.solvers": (
        "Lists the solvers that `planner solve --solver NAME` accepts, those installed on this machine first.",
        "Liste les solveurs que «\u00a0planner solve --solver NOM\u00a0» accepte, ceux de cette machine d'abord.",
    ),
    "help.solvers.examples": ("planner solvers", "planner solvers"),
    "help.completion.short": (
        "Print the completion script of a shell.",
        "Afficher le script de complétion d'un interpréteur.",
    ),
    "help.completion": (
        "Prints the script that lets SHELL complete the commands and options of planner with the Tab key.",
        "Affiche le script qui permet à SHELL de compléter les commandes et options de planner avec la touche Tab.",
    ),
    "help.completion.examples": (
        'eval "$(planner completion bash)"    # in ~/.bashrc\n'
        'eval "$(planner completion zsh)"     # in ~/.zshrc\n'
        "planner completion fish > ~/.config/fish/completions/planner.fish",
        'eval "$(planner completion bash)"    # dans ~/.bashrc\n'
        'eval "$(planner completion zsh)"     # dans ~/.zshrc\n'
        "planner completion fish > ~/.config/fish/completions/planner.fish",
    ),
    # Options and arguments --------------------------------------------------------------------------------------
    "option.lang": (
        "Language of messages and workbooks; default: the workbook's, then PLANNER_LANG, then the system's.",
        "Langue des messages et des classeurs ; par défaut celle du classeur, puis PLANNER_LANG, puis celle du système.",
    ),
    "option.quiet": ("Say nothing but errors.", "Ne rien dire d'autre que les erreurs."),
    "option.verbose": (
        "Say more, and show the traceback of an internal error.",
        "En dire plus, et montrer la trace d'une erreur interne.",
    ),
    "option.version": (
        "Show the versions of planner, PuLP, HiGHS and Python.",
        "Afficher les versions de planner, PuLP, HiGHS et Python.",
    ),
    "option.help": ("Show this help.", "Afficher cette aide."),
    "option.json": (
        "Print one JSON object on standard output and nothing else there.",
        "Écrire un objet JSON sur la sortie standard et rien d'autre.",
    ),
    "option.force": ("Replace an existing file.", "Remplacer un fichier existant."),
    "option.solve.case": ("The workbook with the inputs.", "Le classeur des entrées."),
    "option.solve.output": (
        "Where to write the plan: a file (.xlsx, .xlsm) or a folder; default: case.plan.xlsx.",
        "Où écrire le plan : un fichier (.xlsx, .xlsm) ou un dossier ; par défaut cas.plan.xlsx.",
    ),
    "option.solve.solver": (
        "Solver to use; default: HiGHS. `planner solvers` lists them.",
        "Solveur à utiliser ; par défaut HiGHS. «\u00a0planner solvers\u00a0» les liste.",
    ),
    "option.solve.time_limit": (
        "Stop after so many seconds and keep the best plan found; default: 60, and more for a large case in fractions.",
        "S'arrêter après ce nombre de secondes et garder le meilleur plan trouvé ; par défaut 60, et plus pour un grand cas en fractions.",
    ),
    "option.solve.gap": (
        "With whole people: how far from the best a plan may be, relative; default: 0.0001 in the first priority, 0.001 in later ones.",
        "En personnes entières : écart relatif admis avec le meilleur plan ; par défaut 0,0001 pour la première priorité, 0,001 pour les suivantes.",
    ),
    "option.solve.threads": ("Threads the solver may use.", "Fils d'exécution que le solveur peut utiliser."),
    "option.solve.confidence": (
        "Keep each minimum in each month with at least this probability, such as 95%; instead of the column Confidence.",
        "Tenir chaque minimum chaque mois avec au moins cette probabilité, par exemple 95% ; à la place de la colonne Confiance.",
    ),
    "help.risk.short": (
        "Say how sure a plan keeps its minimums.",
        "Dire avec quelle probabilité un plan tient ses minimums.",
    ),
    "help.risk": (
        "Reads the plan in PLAN and gives, for each centre, the probability that it keeps its minimum, month by month and in all months together: the plan counts with average attrition and pass rates, and what happens varies around them. Nothing is solved.\nWith --confidence it plans again, with the least margins over the minimums that make each of them as sure as asked, writes that plan and says what it costs.",
        "Lit le plan dans PLAN et donne, pour chaque centre, la probabilité de tenir son minimum, mois par mois et sur tous les mois ensemble : le plan compte avec une attrition et une réussite moyennes, autour desquelles la réalité varie. Rien n'est recalculé.\nAvec --confidence, un nouveau plan est calculé avec les plus petites marges au-dessus des minimums qui rendent chacun aussi sûr que demandé ; il est écrit, et son coût indiqué.",
    ),
    "help.risk.examples": (
        "planner risk case.plan.xlsx\n"
        "planner risk case.plan.xlsx --json\n"
        "planner risk case.plan.xlsx --confidence 95% -o surer.xlsx",
        "planner risk cas.plan.xlsx\n"
        "planner risk cas.plan.xlsx --json\n"
        "planner risk cas.plan.xlsx --confidence 95% -o plus-sur.xlsx",
    ),
    "help.serve.short": (
        "Open a local page: drop a workbook, solve it, edit the plan and see what follows.",
        "Ouvrir une page locale : déposer un classeur, le calculer, modifier le plan et voir les effets.",
    ),
    "help.serve": (
        "Serves a page for the browser of this machine alone, prints its address on one line and opens it. Drop a workbook on it or name CASE: findings are shown beside their cells, and each decision typed into the grid of transfers is planned again at once. "
        "The workbook that is downloaded is the one that `planner solve` writes. Ctrl-C or SIGTERM ends it. It needs the extra serve.",
        "Sert une page pour le navigateur de cette seule machine, écrit son adresse sur une ligne et l'ouvre. Déposez-y un classeur ou nommez CAS : les remarques s'affichent à côté de leurs cellules, et chaque décision saisie dans la grille des transferts est aussitôt replanifiée. "
        "Le classeur téléchargé est celui qu'écrit «\u00a0planner solve\u00a0». Ctrl-C ou SIGTERM y met fin. Il faut l'extra serve.",
    ),
    "help.serve.examples": (
        "planner serve\nplanner serve case.plan.xlsx\nplanner serve case.xlsx --no-open",
        "planner serve\nplanner serve cas.plan.xlsx\nplanner serve cas.xlsx --no-open",
    ),
    "option.serve.case": (
        "A case or a plan to put on the page; it is copied, and never changed.",
        "Un cas ou un plan à mettre sur la page ; il est copié, et jamais modifié.",
    ),
    "option.serve.no_open": ("Do not open a browser.", "Ne pas ouvrir de navigateur."),
    "help.report.short": (
        "Write a plan as one page to send: story, charts, map.",
        "Écrire un plan en une page à envoyer : récit, graphiques, carte.",
    ),
    "help.report": (
        "Reads the plan in PLAN and writes one page: what is proposed, against what, what it costs, what is at risk, what limits it and what was changed, with charts, a map by month, and the figures behind each chart. The page is a single file that asks nothing of any network; a PDF is printed by an installed Chromium, Chrome or Edge. Nothing is solved.\n"
        "Names of people stand in it only with --authors. It needs the extra “report”.",
        "Lit le plan dans PLAN et écrit une page : ce qui est proposé, par rapport à quoi, ce que cela coûte, ce qui est à risque, ce qui le limite et ce qui a changé, avec des graphiques, une carte mois par mois, et les chiffres derrière chaque graphique. La page est un seul fichier qui ne demande rien à aucun réseau ; un PDF est imprimé par Chromium, Chrome ou Edge s'il est installé. Rien n'est recalculé.\n"
        "Les noms de personnes n'y figurent qu'avec --authors. L'extra « report » est nécessaire.",
    ),
    "help.report.examples": (
        "planner report case.plan.xlsx -o report.html\n"
        "planner report case.plan.xlsx -o report.pdf --lang fr\n"
        "planner report case.plan.xlsx -o report.html --scenarios case.scenarios.xlsx",
        "planner report cas.plan.xlsx -o rapport.html\n"
        "planner report cas.plan.xlsx -o rapport.pdf --lang en\n"
        "planner report cas.plan.xlsx -o rapport.html --scenarios cas.scenarios.xlsx",
    ),
    "help.prove.short": (
        "Prove that no plan is better, as a file that anybody can check.",
        "Prouver qu'aucun plan n'est meilleur, dans un fichier que chacun peut vérifier.",
    ),
    "help.prove": (
        "Reads the plan in PLAN and proves, priority by priority, that no plan of its inputs is better: a price on each rule that limits, in exact fractions, adds up to a bound that no plan can pass. "
        "The proof names every row with its cell; scripts/check_proof.py, 120 lines that share nothing with planner, checks it. PLAN is not changed.\n"
        "Of a case without a plan it gives the lines whose sum no plan can satisfy.",
        "Lit le plan dans PLAN et prouve, priorité par priorité, qu'aucun plan de ses entrées n'est meilleur : un prix sur chaque règle qui limite, en fractions exactes, donne une borne qu'aucun plan ne peut passer. "
        "La preuve nomme chaque ligne avec sa cellule ; scripts/check_proof.py, 120 lignes qui ne partagent rien avec planner, la vérifie. PLAN n'est pas modifié.\n"
        "D'un cas sans plan, il donne les lignes dont aucun plan ne peut satisfaire la somme.",
    ),
    "help.prove.examples": (
        "planner prove case.plan.xlsx\n"
        "planner prove case.plan.xlsx --sheet proven.xlsx\n"
        "python scripts/check_proof.py case.plan.xlsx case.plan.proof.json",
        "planner prove cas.plan.xlsx\n"
        "planner prove cas.plan.xlsx --sheet prouve.xlsx\n"
        "python scripts/check_proof.py cas.plan.xlsx cas.plan.proof.json",
    ),
    "option.prove.plan": (
        "The plan workbook, or a case that has no plan.",
        "Le classeur du plan, ou un cas qui n'a pas de plan.",
    ),
    "option.prove.output": (
        "Where to write the proof (.json); default: beside PLAN, under its name.",
        "Où écrire la preuve (.json) ; par défaut à côté de PLAN, sous son nom.",
    ),
    "option.prove.sheet": (
        "Also write a copy of PLAN with the sheet Proof: the sums as formulas.",
        "Écrire aussi une copie de PLAN avec la feuille Preuve : les sommes en formules.",
    ),
    "option.solve.for_meeting": (
        "Let the workbook print only Summary, Charts, Transfers, Staff and sheets of your own; without it, everything that is filled.",
        "Que le classeur n'imprime que Synthèse, Graphiques, Transferts, Effectifs et vos propres feuilles ; sans cette option, tout ce qui est rempli.",
    ),
    "option.solve.scenarios": (
        "Results of `planner scenarios` for the same inputs, a workbook or a folder: the Summary tells between where and where the forecasts lead.",
        "Résultats de «\u00a0planner scenarios\u00a0» pour les mêmes entrées, classeur ou dossier : la Synthèse dit entre quelles bornes les prévisions mènent.",
    ),
    "option.solve.prove": (
        "Also prove that no plan is better: sheet Proof, and a proof file beside the plan (see `planner prove`).",
        "Prouver aussi qu'aucun plan n'est meilleur : feuille Preuve, et un fichier de preuve à côté du plan (voir «\u00a0planner prove\u00a0»).",
    ),
    "stage.proof": ("Proving the plan … {seconds} s", "Preuve du plan … {seconds} s"),
    "option.report.plan": ("The plan workbook.", "Le classeur du plan."),
    "option.report.output": (
        "Where to write it, as .html or .pdf; default: PLAN.report.html, or the next free name.",
        "Où l'écrire, en .html ou .pdf ; par défaut PLAN.report.html, ou le prochain nom libre.",
    ),
    "option.report.scenarios": (
        "The workbook or folder that planner scenarios wrote for the same inputs: the page shows what they make of the in-house share.",
        "Le classeur ou le dossier que planner scenarios a écrit pour les mêmes entrées : la page montre ce qu'ils font de la part interne.",
    ),
    "option.report.authors": (
        "Also say who made each version.",
        "Dire aussi qui a fait chaque version.",
    ),
    "option.risk.plan": ("The plan workbook.", "Le classeur du plan."),
    "option.risk.confidence": (
        "Plan again so that each minimum is kept in each month with at least this probability, such as 95% or 0.95.",
        "Replanifier pour que chaque minimum soit tenu chaque mois avec au moins cette probabilité, par exemple 95% ou 0.95.",
    ),
    "option.risk.output": (
        "With --confidence: where to write the new plan; default: as solve.",
        "Avec --confidence : où écrire le nouveau plan ; par défaut comme solve.",
    ),
    "option.risk.time_limit": (
        "With --confidence: seconds that each solve may take.",
        "Avec --confidence : secondes que chaque calcul peut prendre.",
    ),
    "stage.margins": (
        "Making the minimums as sure as asked … {seconds} s",
        "Recherche des marges pour la confiance demandée … {seconds} s",
    ),
    "option.solve.explain": (
        "Also say what one more FTE, seat or point of share would be worth (sheet Sensitivity); takes a few seconds more.",
        "Dire aussi ce que vaudrait un ETP, une place ou un point de part de plus (feuille Sensibilité) ; quelques secondes de plus.",
    ),
    "option.solve.repair": (
        "Where no plan exists: apply this repair, of those that solve lists, and plan with it.",
        "Quand aucun plan n'existe : appliquer cette réparation, parmi celles que solve liste, et planifier avec elle.",
    ),
    "option.solve.base": (
        "The plan workbook whose plan is the agreed one, to keep to; without it, the plan that CASE holds, if any.",
        "Le classeur dont le plan est le plan convenu, à suivre ; sans cette option, le plan que CASE contient, s'il y en a un.",
    ),
    "option.solve.fresh": (
        "Do not keep to the agreed plan: find the best one as if nobody had been told anything.",
        "Ne pas s'en tenir au plan convenu : chercher le meilleur, comme si rien n'avait été annoncé.",
    ),
    "option.solve.author": (
        "Who makes this version, for its history; by default who saved the workbook last, as its properties say, else the name of the account.",
        "Qui fait cette version, pour son historique ; par défaut la dernière personne qui a enregistré le classeur, selon ses propriétés, sinon le nom du compte.",
    ),
    "option.solve.why": (
        "What this version is for, for its history.",
        "À quoi sert cette version, pour son historique.",
    ),
    "option.check.case": ("The workbook to check.", "Le classeur à vérifier."),
    "option.check.mark": (
        "Write a copy of the workbook with each faulty cell marked and commented.",
        "Écrire une copie du classeur où chaque cellule fautive est marquée et commentée.",
    ),
    "option.new.workbook": ("The workbook to write (.xlsx).", "Le classeur à écrire (.xlsx)."),
    "option.new.example": (
        "What to fill it with; default: blank.",
        "De quoi le remplir ; par défaut blank (vide).",
    ),
    "option.export.case": ("The workbook with the inputs.", "Le classeur des entrées."),
    "option.export.model": ("The file to write: .lp or .mps.", "Le fichier à écrire : .lp ou .mps."),
    "option.export.goal": (
        "The goal to minimize; default: those of the first priority.",
        "L'objectif à minimiser ; par défaut ceux de la première priorité.",
    ),
    "option.completion.shell": ("bash, zsh or fish.", "bash, zsh ou fish."),
    # Exit codes -------------------------------------------------------------------------------------------------
    "exit.solved": (
        "Done: the plan is the best, or the workbook is valid.",
        "Fait : le plan est le meilleur, ou le classeur est valide.",
    ),
    "exit.fault": (
        "An internal error of planner; please report it.",
        "Une erreur interne de planner ; merci de la signaler.",
    ),
    "exit.bad_input": (
        "The workbook or the command has errors, or a file cannot be read or written.",
        "Le classeur ou la commande a des erreurs, ou un fichier ne peut être lu ou écrit.",
    ),
    "exit.infeasible": (
        "No plan can keep every rule, or the plan graded breaks some.",
        "Aucun plan ne peut tenir toutes les règles, ou le plan évalué en enfreint.",
    ),
    "exit.limit": (
        "Stopped at a limit; the best plan found, if any, was written.",
        "Arrêté à une limite ; le meilleur plan trouvé, s'il y en a un, a été écrit.",
    ),
    "exit.solver": (
        "The solver failed, or the goals have no bound.",
        "Le solveur a échoué, ou les objectifs n'ont pas de borne.",
    ),
    "exit.interrupted": (
        "Interrupted with Ctrl-C; what had been written by then is named.",
        "Interrompu par Ctrl-C ; ce qui était déjà écrit est nommé.",
    ),
}
