"""Messages of the stage "solving"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # A plan was found; something that it can do without was not, by a fault of this program.
    "solving.no_baseline": (
        "What the case comes to without transfers could not be computed, by a fault of this program ({fault}); the plan is whole. Run again with --verbose and report what it prints.",
        "Ce que donne le cas sans aucune mobilité n'a pas pu être calculé, par une panne de ce programme ({fault}) ; le plan est entier. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    "solving.no_sensitivity": (
        "What each limit is worth could not be computed, by a fault of this program ({fault}); the plan is whole. Run again with --verbose and report what it prints.",
        "Ce que vaut chaque limite n'a pas pu être calculé, par une panne de ce programme ({fault}) ; le plan est entier. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    "solving.no_proof": (
        "The proof could not be made, by a fault of this program ({fault}); the plan is whole. Run again with --verbose and report what it prints.",
        "La preuve n'a pas pu être établie, par une panne de ce programme ({fault}) ; le plan est entier. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    "solving.no_history": (
        "The plan has no version and no list of changes, by a fault of this program ({fault}); its numbers are whole. Run again with --verbose and report what it prints.",
        "Le plan n'a ni version ni liste d'écarts, par une panne de ce programme ({fault}) ; ses chiffres sont entiers. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
    "solving.not_compared": (
        "Whether your own cells are unchanged could not be seen, by a fault of this program ({fault}); the plan is whole. Run again with --verbose and report what it prints.",
        "Impossible de voir si vos cellules sont inchangées, par une panne de ce programme ({fault}) ; le plan est entier. Relancez avec --verbose et signalez ce qui s'affiche.",
    ),
}
