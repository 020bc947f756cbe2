"""Explains: why no plan exists, what would make one possible, what limits the plan, and why a cell is as it is."""
