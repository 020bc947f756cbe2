"""Bounds that an opponent can verify: no plan is better than so much, by prices on the rules, in exact arithmetic."""
