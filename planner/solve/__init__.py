"""Solves a model, priority by priority, and reads the plan's numbers once the solver's status is known."""
