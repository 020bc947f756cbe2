"""What became of the plan before: edits of inputs, changed moves and their causes, and the versions' history."""
