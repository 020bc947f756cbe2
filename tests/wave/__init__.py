"""One first wave for all scenarios."""
