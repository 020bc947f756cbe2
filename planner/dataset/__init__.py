"""The case in the model's terms: sets, indexes and numbers, checked against one another."""
