"""What is said of a plan: on the terminal for people, as JSON for machines."""
