"""Scenarios of a case: stated, swept and drawn, solved from near bases, and compared."""
