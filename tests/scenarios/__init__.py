"""Scenarios: stated, drawn, solved and compared."""
