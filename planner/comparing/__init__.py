"""Compares two workbooks: what was edited, what it did to the plan, and who has to be told something else."""
