"""The sheets that a solve writes. They belong to the tool: a re-solve replaces them."""

from __future__ import annotations

from planner.schema.types import Label

RESULTS: dict[str, Label] = {
    "summary": Label("Summary", "Synthèse"),
    "charts": Label("Charts", "Graphiques"),
    "transfers": Label("Transfers", "Transferts"),
    "staff": Label("Staff", "Effectifs"),
    "training": Label("Training", "Formation"),
    "pool_stock": Label("Pool stock", "Stock des viviers"),
    "outsourcing_plan": Label("Outsourcing plan", "Plan de sous-traitance"),
    "costs": Label("Costs", "Coûts"),
    "sensitivity": Label("Sensitivity", "Sensibilité"),
    "changes": Label("Changes", "Écarts"),
    "findings": Label("Findings", "Constats"),
    "checks": Label("Checks", "Contrôles"),
    "conflict": Label("Conflict", "Conflit"),
    "repairs": Label("Repairs", "Réparations"),
    "history": Label("History", "Historique"),
    "identity": Label("Planner", "Planificateur"),
}
"""Key in the code → sheet name, in the order of the tabs. ``identity`` is the tool's own sheet: plan id, version, fingerprint."""
