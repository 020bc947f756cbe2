"""Scenarios, trade-offs, alternatives and first waves."""
