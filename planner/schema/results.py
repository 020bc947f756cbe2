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
    "training": Label("Training", "Formation"),
    "pool_stock": Label("Pool stock", "Stock des viviers"),
    "outsourcing_plan": Label("Outsourcing plan", "Plan de sous-traitance"),
    "costs": Label("Costs", "Coûts"),
    "sensitivity": Label("Sensitivity", "Sensibilité"),
    "changes": Label("Changes", "Écarts"),
    "realised": Label("Plan and actuals", "Prévu et réalisé"),
    "findings": Label("Findings", "Constats"),
    "checks": Label("Checks", "Contrôles"),
    "conflict": Label("Conflict", "Conflit"),
    "repairs": Label("Repairs", "Réparations"),
    "grade": Label("Grade", "Évaluation"),
    "history": Label("History", "Historique"),
    "identity": Label("Planner", "Planificateur"),
}
"""Key in the code → sheet name, in the order of the tabs. ``identity`` is the tool's own sheet: plan id, version, fingerprint."""
