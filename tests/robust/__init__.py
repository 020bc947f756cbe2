"""What users do to files and runs, and what must never be lost for it."""
