"""The sheets that a solve writes. They belong to the tool: a re-solve replaces them."""

from __future__ import annotations

from planner.schema.types import Label

RESULTS: dict[str, Label] = {
    "summary": Label("Summary", "Synthèse"),
    "transfers": Label("Transfers", "Transferts"),
    "staff": Label("Staff", "Effectifs"),
    "training": Label("Training", "Formation"),
    "outsourcing_plan": Label("Outsourcing plan", "Plan de sous-traitance"),
    "sensitivity": Label("Sensitivity", "Sensibilité"),
    "changes": Label("Changes", "Écarts"),
    "findings": Label("Findings", "Constats"),
    "conflict": Label("Conflict", "Conflit"),
    "repairs": Label("Repairs", "Réparations"),
    "history": Label("History", "Historique"),
    "identity": Label("Planner", "Planificateur"),
}
"""Key in the code → sheet name. ``identity`` is the tool's own sheet: plan id, version, fingerprint."""
