"""Other futures, trade-offs and plans that hold whatever happens: many solves of one case, compared."""
