"""The site of the documentation: it builds without a warning, and its pages say what the code does."""
