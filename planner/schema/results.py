"""The sheets that a solve writes. They belong to the tool: a re-solve replaces them."""

from __future__ import annotations

from planner.schema.types import Label

MARK = " · "
"""Stands between a result sheet's official name and the case's title in its first cell: by it we know our own."""

RESULTS: dict[str, Label] = {
    "summary": Label("Summary", "Synthèse"),
    "charts": Label("Charts", "Graphiques"),
    "transfers": Label("Transfers", "Transferts"),
    "staff": Label("Staff", "Effectifs"),
    "chances": Label("Chances", "Probabilités"),
    "training": Label("Training", "Formation"),
    "pool_stock": Label("Pool stock", "Stock des viviers"),
    "outsourcing_plan": Label("Outsourcing plan", "Plan de sous-traitance"),
    "costs": Label("Costs", "Coûts"),
    "what_if": Label("What if", "Et si"),
    "sensitivity": Label("Sensitivity", "Sensibilité"),
    "changes": Label("Changes", "Écarts"),
    "realised": Label("Plan and actuals", "Prévu et réalisé"),
    "findings": Label("Findings", "Constats"),
    "checks": Label("Checks", "Contrôles"),
    "conflict": Label("Conflict", "Conflit"),
    "repairs": Label("Repairs", "Réparations"),
    "proof": Label("Proof", "Preuve"),
    "grade": Label("Grade", "Évaluation"),
    "history": Label("Versions", "Versions", ("History", "Historique")),
    "identity": Label("Planner", "Planificateur"),
}
"""Key in the code → sheet name, in the order of the tabs. ``identity`` is the tool's own sheet: plan id, version, fingerprint."""


FOR_THE_MEETING = ("summary", "charts", "transfers", "staff")
"""What is laid on the table: their tabs have a colour of their own, and they print on six pages at most."""

RESERVED_SHEETS: frozenset[str] = frozenset(
    {
        "history",
        "historique",
        "verlauf",
        "historial",
        "historia",
        "cronologia",
        "histórico",
        "geschiedenis",
        "historik",
    }
)
"""Names that Excel keeps for its own sheet of tracked changes, in the languages it comes in; it opens none called so."""

RESERVED_NAMES: frozenset[str] = frozenset(
    {
        "r", "c", "l", "z", "s", "true", "false", "vrai", "faux",
        "print_area", "print_titles", "criteria", "database", "extract", "consolidate_area", "sheet_title",
        "auto_open", "auto_close", "auto_activate", "auto_deactivate", "recorder", "data_form", "_filterdatabase",
        "zone_d_impression", "impression_des_titres", "critères", "base_de_données", "extraire",
    }
)  # fmt: skip
"""Names that Excel keeps for itself: rows and columns in its languages, truth values, and its built-in names."""
