"""What would make a plan possible: the changes of input cells, each solved and verified."""
