"""What building the dataset says of a case."""
